"""Load the example's advisory desk through the actions that people use; what is there already is left as it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import override

from utblick.features.contactpoint import actions
from utblick.features.contactpoint.actions import Enquiry
from utblick.features.contactpoint.example.rows import ANSWERS, CASES, STORIES, CaseRow
from utblick.features.contactpoint.example.rows_network import MEETINGS, WEEDING
from utblick.features.contactpoint.models import Case, Event
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system

ADVISER = "contactpoint@utblick.example"


def load(at: datetime) -> dict[str, int]:
    """Add the example's desk to one that is empty."""
    by = system("utblick example")
    with transaction.atomic(), override("sv"):
        if Case.objects.exists() or Event.objects.exists():
            return {"cases": 0}
        cases = [_case(row, by, at) for row in CASES]
        for title_sv, title_en, text_sv, text_en, words, passage in ANSWERS:
            texts: dict[str, Any] = {
                "title_sv": title_sv,
                "title_en": title_en,
                "text_sv": text_sv,
                "text_en": text_en,
            }
            said: dict[str, Any] = {"programme": "cb-2021", "words": words, "passage": passage}
            actions.save_answer(None, **texts, **said, by=by, at=at)
        for title_sv, title_en, text_sv, text_en, programme, project, county, place, day in STORIES:
            texts = {"title_sv": title_sv, "title_en": title_en, "text_sv": text_sv, "text_en": text_en}
            where: dict[str, Any] = {
                "programme": programme,
                "project": project,
                "county": county,
                "municipality": place,
            }
            actions.save_story(None, **texts, **where, on=date.fromisoformat(day), by=by, at=at)
        _searches(next(case for case in cases if case.priority == "PO4"), by, at)
        _event(by, at)
        _network(by, at)
        for sort, months in WEEDING:
            actions.keep_weeding_rule(sort, months=months, by=by, at=at)
        return {"cases": len(cases)}


def _day(said: str | int, at: datetime) -> date:
    return date.fromisoformat(said) if isinstance(said, str) else day_of(at) - timedelta(days=said)


def _case(row: CaseRow, by: Viewer, at: datetime) -> Case:
    enquiry = Enquiry(
        on=_day(row.on, at),
        channel=row.channel,
        programme=row.programme,
        county=row.county,
        question=row.question,
        organisation=row.organisation,
        priority=row.priority,
        minutes=row.minutes,
    )
    case = actions.note_enquiry(enquiry, by=by, at=at)
    if row.diary:
        fields = {"diary_number": row.diary}
        actions.change_case(case, version=case.version, **_kept(case), **fields, by=by, at=at)
    for kind, day, fields in row.steps:
        actions.note_step(case, kind, on=_day(day, at), by=by, at=at, **fields)
    owner = Account.objects.filter(email=ADVISER).first()
    words, days = row.next or ("", 0)
    next_on = day_of(at) + timedelta(days=days) if row.next else None
    return actions.plan_next(case, words, next_on, owner, by=by, at=at)


def _kept(case: Case) -> dict[str, Any]:
    names = ("on", "programme", "county", "question", "person", "reach", "person_until")
    return {name: getattr(case, name) for name in (*names, "next_step", "next_on")}


def _searches(case: Case, by: Viewer, at: datetime) -> None:
    """Write one search of ours that has been agreed to and sent, and one from Tartu that waits."""
    today = day_of(at)
    ours = actions.save_profile(
        None,
        case=case,
        whose=case.organisation,
        reach="kansli@havsvikar.example",
        place="SE123",
        programme="cb-2021",
        priority="PO4",
        title_sv="Friskare havsvikar med vass som resurs",
        title_en="Healthier bays with reed as a resource",
        objective_sv="Minska näringen i grunda vikar och ta reda på vad skördad vass kan bli.",
        objective_en="Lower the nutrients in shallow bays and find out what harvested reed can become.",
        offers_sv="Två vikar med mätningar sedan 2019 och maskiner för skörd.",
        offers_en="Two bays with measurements since 2019, and harvesting machines.",
        wants_sv="En kommun eller förening med liknande vikar och ett lärosäte som kan näringsflöden.",
        wants_en="A municipality or association with similar bays, and a university that knows nutrient flows.",
        partner_forms=["public", "ngo", "university"],
        countries=["AX", "EE", "FI", "LV"],
        expires_on=today + timedelta(days=20),
        by=by,
        at=at,
    )
    agreed: dict[str, Any] = {"who": "ordföranden", "on": today - timedelta(days=30), "how": "mail"}
    for purpose in ("forward", "bank"):
        actions.note_consent(ours, purpose=purpose, **agreed, by=by, at=at)
    sent = ["Kontaktpunkten i Finland", "Kontaktpunkten i Estland"]
    rows = actions.forward(ours, sent, today - timedelta(days=25), by=by, at=at)
    actions.note_reply(rows[0], "interested", "En kustkommun vill veta mer.", by=by, at=at)
    actions.list_in_bank(
        ours,
        "En förening vid Östersjön söker partner för att skörda vass i grunda vikar och minska övergödningen.",
        "An association by the Baltic Sea looks for partners to harvest reed in shallow bays against eutrophication.",
        by=by,
        at=at,
    )
    actions.save_profile(
        None,
        whose="Exempelinstitutet, Tartu",
        reach="office@naidis.example",
        place="EE",
        programme="cb-2021",
        priority="PO4",
        title_en="Wetlands that clean stormwater",
        objective_en="Try small coastal wetlands that catch nutrients and toxins.",
        wants_en="A Swedish municipality or association with a coastal wetland.",
        partner_forms=["public", "ngo"],
        countries=["SE"],
        expires_on=today + timedelta(days=75),
        by=by,
        at=at,
    )
    actions.save_listener(
        None,
        organisation="Exempelkommunens vattenråd",
        county="SE123",
        form="ngo",
        priorities=["PO4"],
        words="våtmark, vatten, wetland",
        reach="vattenrad@exempelkommun.example",
        agreed_on=today - timedelta(days=50),
        how="form",
        by=by,
        at=at,
    )


def _event(by: Viewer, at: datetime) -> None:
    """Write a coming event, open for signing up."""
    begins = (at + timedelta(days=24)).replace(hour=8, minute=0, second=0, microsecond=0)
    actions.save_event(
        None,
        key="soka-central-baltic",
        title_sv="Så söker du pengar i Central Baltic",
        title_en="How to apply in Central Baltic",
        about_sv="En förmiddag om mål, partnerskap och budget, med tid för egna idéer.",
        about_en="A morning on objectives, partnership and budget, with time for your own ideas.",
        programme="cb-2021",
        starts_at=begins,
        ends_at=begins + timedelta(hours=3),
        place="Linköping",
        seats=40,
        sign_up_until=begins - timedelta(days=3),
        erase_on=day_of(begins) + timedelta(days=60),
        is_open=True,
        minutes=240,
        by=by,
        at=at,
    )


def _network(by: Viewer, at: datetime) -> None:
    """Write meetings of the network: one that was held with what was noted, and one to come."""
    for row in MEETINGS:
        on = day_of(at) + timedelta(days=row.in_days)
        meeting = actions.save_meeting(
            None,
            title=row.title,
            on=on,
            until=on + timedelta(days=row.days - 1),
            place=row.place,
            programme="cb-2021",
            took_part=row.took_part,
            notes=row.notes,
            by=by,
            at=at,
        )
        for name, address in row.documents:
            actions.add_document(meeting, name=name, address=address, by=by, at=at)
