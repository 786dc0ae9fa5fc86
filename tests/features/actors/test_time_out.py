"""Out of time by the plan: what may go, what is held back and why, what stays of it, and that nothing goes by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some

from utblick.features.actors import actions, rules
from utblick.features.actors.actions.reminding import remind_of_time_out
from utblick.features.actors.intake import take_people
from utblick.features.actors.kinds import Covered, PersonKind, Scheme, Side
from utblick.features.actors.meeting_intake import take_meetings
from utblick.features.actors.models import (
    Body,
    Contact,
    Counterpart,
    Destruction,
    Person,
    Promise,
    PublishedMeeting,
    RetentionRule,
)
from utblick.features.actors.time_out import time_out, without_rule
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import RuleBroken

Someone = Callable[..., Person]
Made = Callable[..., Body]
Met = Callable[..., Contact]
Viewing = Callable[[str], Viewer]
SignIn = Callable[..., Client]
BY = system("test")
OLD = date(2024, 3, 1)


def rule(at: datetime, name: str = "Anteckningar", **fields: Any) -> RetentionRule:
    given = {"months": 24, "decision": "RÖ 2026-9", "certainty": Certainty.KNOWN, **fields}
    return actions.keep_rule(None, name_sv=name, name_en=name, by=BY, at=at, **given)


@pytest.fixture
def notes(region: None, at: datetime) -> RetentionRule:
    return rule(at, covers=Covered.NOTE)


def test_a_contact_is_out_of_time_by_its_own_rule_or_by_that_of_its_sort(
    notes: RetentionRule, someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    one, good = someone(), rule(at, "Bevaras", months=None)
    old, short = met(one, on=OLD), rule(at, "Kort", months=12)
    chosen = met(one, on=date(2025, 6, 1), retention=short)
    met(one, on=OLD, retention=good)
    met(one, on=OLD, standing="official")
    met(one, on=date(2025, 1, 1))
    found = time_out(person("admin"), at.date())
    assert [(due.row, due.rule, due.since) for due in found.contacts] == [
        (old, notes, date(2026, 3, 1)),
        (chosen, short, date(2026, 6, 1)),
    ]
    assert without_rule(person("admin")) == 1


HELD = {
    "diarienumret RÖ 2024-5": {"diary_number": "RÖ 2024-5"},
    "sekretessmarkerad": {"secrecy": "osl-15-1", "secrecy_reason": "Text"},
    "inte klart": {"promises": [actions.Promised(Side.US, "Skicka")]},
    "uppföljning": {"follow_up_on": date(2026, 12, 1)},
}


@pytest.mark.parametrize("why", HELD)
def test_what_must_stay_is_held_back_with_the_reason(
    why: str, notes: RetentionRule, someone: Someone, met: Met, at: datetime
) -> None:
    contact = met(someone(), on=OLD, **HELD[why])
    found = time_out(BY, at.date())
    assert (found.contacts, [due.row for due in found.held]) == ([], [contact])
    assert why in found.held[0].stays.casefold() or why in found.held[0].stays
    with pytest.raises(RuleBroken, match="måste vara kvar"):
        actions.destroy([contact.pk], [], "RÖ 2026-9", by=BY, at=at)
    assert Contact.objects.get().destroyed_on is None


@pytest.mark.parametrize("lacking", [{"decision": ""}, {"certainty": Certainty.UNSURE}])
def test_a_rule_that_is_not_decided_destroys_nothing(
    lacking: dict[str, Any], region: None, someone: Someone, met: Met, at: datetime
) -> None:
    rule(at, covers=Covered.NOTE, **lacking)
    met(someone(), on=OLD)
    found = time_out(BY, at.date())
    assert not found.contacts
    assert "inte beslutad" in found.held[0].stays


def figures() -> Counter[tuple[int, int | None]]:
    rows = Counterpart.objects.filter(contact__is_draft=False).values_list("contact__on__year", "body")
    return Counter(rows)


def test_destroying_takes_what_says_who_and_leaves_the_figures(
    notes: RetentionRule, body: Made, someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    regi = body()
    ada = someone(mail="ada@example.org", at_body=regi)
    gone = [
        met(ada, on=OLD, said="Vi talade om gränser.", boards="RUN", hours=2),
        met(regi, on=OLD, subject="Om Ada Example"),
    ]
    done = met(ada, on=OLD, promises=[actions.Promised(Side.US, "Skicka kartan")])
    actions.keep_promise(Promise.objects.get(), by=person("strateg"), at=at)
    stays = met(ada, subject="Nyss")
    before = figures()
    numbers = [contact.pk for contact in (*gone, done)]
    row = actions.destroy(numbers, [], "Beslut RÖ 2026-9", by=person("admin"), at=at)
    assert figures() == before
    first = Contact.objects.get(pk=gone[0].pk)
    counterpart = first.counterparts.get()
    assert (counterpart.words, counterpart.body, counterpart.person) == (
        "ledamot, Utskottet REGI",
        regi,
        None,
    )
    assert (first.hours, [one.key for one in first.boards.all()], first.on) == (2, ["RUN"], OLD)
    for contact in Contact.objects.filter(pk__in=numbers):
        assert (contact.subject, contact.said, contact.accounts.count()) == ("Gallrad enligt planen", "", 0)
        assert contact.destroyed_on == at.date()
    assert not Promise.objects.exists()
    assert Contact.objects.get(pk=stays.pk).subject == "Nyss"
    assert row.rules == [
        {
            "rule": {"sv": "Anteckningar", "en": "Anteckningar"},
            "version": 1,
            "decision": "RÖ 2026-9",
            "contacts": 3,
            "drafts": 0,
            "people": 0,
        }
    ]
    event = AuditEvent.objects.get(action="actors.contact.destroyed", target_id=str(first.pk))
    assert event.changes == {"by_rule": "Anteckningar", "version": 1, "ground": "Beslut RÖ 2026-9"}
    told = " ".join(f"{one.target_text} {one.changes}" for one in AuditEvent.objects.all())
    assert not any(word in told for word in ("Ada", "gränser", "kartan"))
    with pytest.raises(RuleBroken):
        actions.destroy(numbers, [], "Igen", by=person("admin"), at=at)
    first.refresh_from_db()
    with pytest.raises(NotAllowed):
        actions.change_contact(
            first, actions.standing_wish(first), version=first.version, by=person("strateg"), at=at
        )


def test_drafts_go_whole_and_nobody_reads_them_on_the_way(
    region: None, someone: Someone, met: Met, client_of: SignIn, at: datetime
) -> None:
    rule(at, "Utkast", covers=Covered.DRAFT, months=6)
    draft = met(someone(), on=OLD, subject="Hemligt utkast", is_draft=True)
    assert not time_out(BY, at.date()).count, "it was written today, though of a day long past"
    Contact.objects.update(written_at=at - timedelta(days=300))
    client = client_of("admin", "sv")
    page = client.get(reverse("actors:time_out")).content.decode()
    assert "Hemligt utkast" not in page
    assert "Utkast av" in page
    client.post(reverse("actors:time_out"), {"contact": [draft.pk], "reason": "RÖ 2026-9"})
    assert not Contact.objects.exists()


def people_rule(at: datetime, kind: str = PersonKind.OFFICE_HOLDER) -> RetentionRule:
    return rule(at, "Personer", person_kind=kind)


def test_people_go_when_their_last_role_and_contact_lie_long_back(
    body: Made, someone: Someone, met: Met, at: datetime
) -> None:
    people_rule(at)
    silent = someone("Tyst Example", numbers={Scheme.EP_ID.value: "7"})
    serving = someone("Kvar Example", at_body=body())
    official = someone("Annan Example", PersonKind.OFFICIAL)
    later = at + timedelta(days=750)
    bound, met_late = someone("Bunden Example"), someone("Sen Example")
    met(bound, diary_number="RÖ 2026-1")
    contact = met(met_late)
    Contact.objects.filter(pk=contact.pk).update(on=at.date() + timedelta(days=100))
    found = time_out(BY, later.date())
    assert [due.row for due in found.people] == [silent]
    assert [due.row for due in found.held] == [bound]
    assert "måste bevaras" in found.held[0].stays
    actions.destroy([], [silent.pk], "RÖ 2026-9", by=BY, at=later)
    silent.refresh_from_db()
    assert (silent.name, silent.forgotten_on) == ("", later.date())
    assert Person.objects.filter(pk__in=[serving.pk, official.pk], forgotten_on=None).count() == 2


def test_whose_time_was_out_comes_back_only_in_office(region: None, at: datetime) -> None:
    people_rule(at)
    place = {"type": "committee", "name": "REGI", "code": "REGI", "from": "2019-07-02", "until": "2024-07-15"}
    row = {"source": "Listan", "source_id": "7", "name": "Ada Example", "memberships": [place]}
    meeting = {"source": "Listan", "source_id": "m1", "date": "2025-05-05", "person_id": "7", "person": "Ada"}
    take_people([row | {"seen": "2024-01-01"}], by=BY, at=at)
    take_meetings([meeting], by=BY, at=at)
    (due,) = time_out(BY, at.date()).people
    actions.destroy([], [due.row.pk], "RÖ 2026-9", by=BY, at=at)
    assert take_people([row], by=BY, at=at)["rejected"] == 1
    assert take_meetings([meeting], by=BY, at=at)["rejected"] == 1
    assert PublishedMeeting.objects.get().person_name == ""
    anew = row | {"memberships": [place, {**place, "from": "2026-10-01", "until": None}]}
    assert take_people([anew], by=BY, at=at)["inserted"] == 1
    assert take_people([row], by=BY, at=at)["rejected"] == 0


MAY_NOT = ("strateg", "bryssel", "kommunikator", "majoritet.rs", "sekreterare.rs")


@pytest.mark.parametrize("who", MAY_NOT)
def test_who_does_not_destroy(
    who: str,
    notes: RetentionRule,
    someone: Someone,
    met: Met,
    person: Viewing,
    client_of: SignIn,
    at: datetime,
) -> None:
    contact = met(someone(), on=OLD)
    with pytest.raises(NotAllowed):
        time_out(person(who), at.date())
    with pytest.raises(NotAllowed):
        actions.destroy([contact.pk], [], "RÖ", by=person(who), at=at)
    client = client_of(who, "sv")
    assert client.get(reverse("actors:time_out")).status_code == 403
    assert "ska gallras" not in client.get("/").content.decode()


def test_on_the_page_what_is_unticked_stays_and_a_reason_is_asked_for(
    notes: RetentionRule, someone: Someone, met: Met, client_of: SignIn
) -> None:
    gone, kept = met(someone(), on=OLD, subject="Den ena"), met(someone("Bo"), on=OLD, subject="Den andra")
    secret = met(someone("Cy"), on=OLD, secrecy="osl-15-1", secrecy_reason="Text", subject="Hemlig")
    client, way = client_of("admin", "sv"), reverse("actors:time_out")
    assert "2 poster ska gallras" in client.get("/").content.decode()
    page = client.get(way).content.decode()
    assert page.count("checked") == 2
    assert secret.subject not in page
    assert "1 kontakt som du inte ser" in page
    answer = client.post(way, {"contact": [gone.pk], "reason": " "})
    assert answer.status_code == 422
    assert answer.content.decode().count("checked") == 1
    assert client.post(way, {"reason": "RÖ 2026-9"}).status_code == 422
    odd = client.post(way, {"contact": ["x", "9" * 30], "person": ["²"], "reason": "RÖ 2026-9"})
    assert odd.status_code == 422
    assert not Destruction.objects.exists()
    assert client.post(way, {"contact": [gone.pk], "reason": "RÖ 2026-9"}).status_code == 302
    assert Contact.objects.get(pk=kept.pk).destroyed_on is None
    page = client.get(way).content.decode()
    assert "RÖ 2026-9" in page
    assert "kontakter 1, utkast 0, personer 0" in page
    shown = client.get(reverse("actors:contact", args=[gone.pk])).content.decode()
    assert "gallrad enligt planen" in shown


def test_the_job_counts_and_reminds_once_a_month_and_destroys_nothing(
    notes: RetentionRule, someone: Someone, met: Met, at: datetime
) -> None:
    assert remind_of_time_out(by=BY, at=at)["mails"] == 0
    met(someone(), on=OLD)
    counts = remind_of_time_out(by=BY, at=at)
    assert counts == {"contacts": 1, "drafts": 0, "people": 0, "held": 0, "mails": 1}
    assert remind_of_time_out(by=BY, at=at + timedelta(days=1))["mails"] == 0
    assert remind_of_time_out(by=BY, at=at + timedelta(days=31))["mails"] == 1
    mail = OutboxMessage.objects.earliest("pk")
    assert mail.to.startswith("admin@")
    assert reverse("actors:time_out") in mail.text
    assert Contact.objects.get().destroyed_on is None


def test_as_many_queries_for_many_as_for_few(
    notes: RetentionRule, someone: Someone, met: Met, client_of: SignIn, at: datetime
) -> None:
    people_rule(at)
    client = client_of("admin", "sv")

    def add(number: int) -> None:
        one = someone(f"Person {number}", seen_on=OLD)
        met(one, on=OLD, subject=f"Ämne {number}")
        Person.objects.update(review_on=OLD)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("actors:time_out")).status_code == 200
        return len(queries)

    for number in range(2):
        add(number)
    count()
    few = count()
    for number in range(2, 8):
        add(number)
    assert count() == few


@given(some.dates(date(1950, 1, 1), date(2100, 1, 1)), some.integers(1, 400), some.integers(0, 900))
def test_the_cut_off_leaves_nobody_out(start: date, months: int, days: int) -> None:
    today = rules.time_is_out_on(start, months) + timedelta(days=days)
    assert start <= rules.cut_off(today, months)


def test_the_list_of_what_stays_names_what_the_destroyed_contact_still_shows(
    notes: RetentionRule, someone: Someone, met: Met, client_of: SignIn
) -> None:
    contact = met(someone(), on=OLD, by="bryssel")
    client = client_of("admin", "sv")
    page = client.get(reverse("actors:time_out")).content.decode()
    assert "vem som skrev den och när" in page
    client.post(reverse("actors:time_out"), {"contact": contact.pk, "reason": "RÖ 2026-9"})
    contact.refresh_from_db()
    assert contact.destroyed_on is not None
    assert contact.written_by is not None
    shown = client.get(reverse("actors:contact", args=[contact.pk])).content.decode()
    assert contact.written_by.name in shown
