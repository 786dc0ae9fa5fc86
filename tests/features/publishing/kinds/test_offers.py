"""Calls, and what the Contact Point lets out of itself: what they tell, what cannot pass, and the wall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import models
from django.http import Http404
from django.utils import timezone

from tests.features.publishing.states import lay_out
from tests.laid import state
from utblick.features.contactpoint.models import Case, Consent, Event, Profile, SignUp
from utblick.features.organisation.models import Board
from utblick.features.programmes.models import Call, CallMoment, CallVerdict, Programme
from utblick.features.publishing.gate import actions
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Facts
from utblick.features.publishing.models import Publication, Release
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
BY = system("test")
WORD = "zyxplanterat"
Who = Callable[[str], Viewer]
OUTSIDERS = (
    "kommunikator",
    "strateg",
    "bryssel",
    "projektledare",
    "sekreterare.run",
    "majoritet.rs",
    "admin",
)


@state
def offers() -> None:
    lay_out("programmes", "contactpoint")


pytestmark = pytest.mark.usefixtures("offers")


@pytest.fixture
def call(db: None) -> Call:
    """Give a call that closes at noon in Finland."""
    row = Call.objects.filter(programme__key="cb-2021").earliest("pk")
    row.moments.all().delete()
    fields: dict[str, Any] = {
        "title": "Seventh call",
        "title_sv": "Sjunde utlysningen",
        "budget_eur": 20_000_000,
        "address": "https://programme.example/calls/7",
        "zone": "Europe/Helsinki",
        "certainty": "sourced",
        "note": WORD,
        "source_note": WORD,
    }
    Call.objects.filter(pk=row.pk).update(**fields)
    today = timezone.localdate()
    for kind, days, hour in (("opens", -5, time(9)), ("closes", 30, time(12)), ("decision", 90, None)):
        on = today + timedelta(days=days)
        CallMoment.objects.create(call=row, kind=kind, on=on, hour=hour, note=WORD)
    return Call.objects.get(pk=row.pk)


@pytest.fixture
def event(db: None) -> Event:
    return Event.objects.get(key="soka-central-baltic")


@pytest.fixture
def search(db: None) -> Profile:
    # Whether it has run out is asked of the day itself.
    rows = Profile.objects.filter(title_en="Healthier bays with reed as a resource")
    rows.update(expires_on=timezone.localdate() + timedelta(days=20))
    return rows.get()


def told(kind: str, row: Any) -> tuple[Facts, dict[str, Any]]:
    """Give the facts of a record as the gate reads them, and its values as they would be kept."""
    record = KINDS[kind].record(BY, str(row.pk))
    assert record is not None
    facts = KINDS[kind].facts(record)
    assert [str(one) for one in KINDS[kind].obstacles(record)] == [str(one) for one in facts.obstacles]
    return facts, KINDS[kind].shape.checked(facts.values)


def test_a_call_goes_out_in_its_own_words_with_its_moments_on_its_own_clock(
    call: Call, who: Who, at: datetime
) -> None:
    made = actions.release("call", str(call.pk), by=who("kommunikator"), at=at)
    values = made.values
    assert made.title("en") == "Interreg Central Baltic 2021–2027: seventh call"
    assert values["status"] == "open"
    closes = datetime.fromisoformat(values["closes"])
    assert (closes.hour, values["zone"]) == (12, "Europe/Helsinki")
    assert closes.utcoffset() in (timedelta(hours=2), timedelta(hours=3))
    assert [(row["what"], row["at"] is None) for row in values["moments"]] == [
        ("opens", False),
        ("closes", False),
        ("decision", True),
    ]
    assert values["budget_eur"] == 20_000_000
    assert values["programme"]["sv"] == call.programme.name_sv  # type: ignore[union-attr]
    assert made.shown("summary", "en").text.startswith(call.programme.name_en)  # type: ignore[union-attr]
    assert WORD not in str(made.content)


def test_what_units_and_boards_said_of_a_call_is_never_told(call: Call, at: datetime) -> None:
    before = told("call", call)[1]
    board = Board.objects.get(key="RUN")
    CallVerdict.objects.create(
        call=call, board=board, verdict="not_for_us", reason="money", words=WORD, at=at
    )
    assert told("call", call)[1] == before


def test_a_call_that_nobody_can_look_up_cannot_pass(call: Call, who: Who, at: datetime) -> None:
    Call.objects.filter(pk=call.pk).update(address="", certainty="unsure")
    Programme.objects.filter(pk=call.programme_id).update(address="https://programme.example/")
    _facts, values = told("call", call)
    assert values["address"] == "https://programme.example/"
    assert values["is_sure"] is False
    Programme.objects.update(address="")
    with pytest.raises(RuleBroken, match="webbadress"):
        actions.release("call", str(call.pk), by=who("strateg"), at=at)


def test_a_numbered_call_is_called_by_its_programme_too(call: Call) -> None:
    facts, _values = told("call", call)
    assert facts.drafts["sv"].title == "Interreg Central Baltic 2021–2027: sjunde utlysningen"
    Call.objects.filter(pk=call.pk).update(key="topic-1")
    facts, _values = told("call", call)
    assert facts.drafts["sv"].title == "Sjunde utlysningen"


def test_each_language_is_whole(call: Call) -> None:
    facts, _values = told("call", call)
    assert "finsk tid" in facts.drafts["sv"].summary
    assert "Finnish time" in facts.drafts["en"].summary
    assert "Öppnar" not in facts.drafts["en"].summary


def test_an_event_goes_out_with_its_hour_place_and_page_and_nobody_on_its_list(
    event: Event, who: Who, at: datetime
) -> None:
    SignUp.objects.create(
        event=event, name="Nils Anmäld", mail="nils@a.example", county="SE123", at=at, organisation=WORD
    )
    made = actions.release("event", str(event.pk), by=who("contactpoint"), at=at)
    values = made.values
    assert made.title("en") == "How to apply in Central Baltic"
    assert values["place"] == "Linköping"
    assert datetime.fromisoformat(values["starts_at"]) == event.starts_at
    assert values["sign_up"] == "/kontaktpunkt/anmalan/soka-central-baltic/"
    assert values["programme"]["en"] == "Interreg Central Baltic 2021–2027"
    assert not {"seats", "signed_up", "came"} & values.keys()
    assert WORD not in str(made.content)
    assert "Nils" not in str(made.content)


def test_the_name_of_who_signed_up_does_not_slip_out(event: Event, who: Who, at: datetime) -> None:
    SignUp.objects.create(event=event, name="Nils Anmäld", mail="nils@a.example", county="SE123", at=at)
    texts = {"title": "Träff", "summary": "Nils Anmäld kommer."}
    by = who("contactpoint")
    actions.write_wording("event", str(event.pk), "sv", texts, version=1, by=by, at=at)
    with pytest.raises(RuleBroken, match="Nils Anmäld"):
        actions.release("event", str(event.pk), by=by, at=at)


def test_an_event_that_is_not_open_cannot_pass_but_one_that_was_held_may_stay(
    event: Event, who: Who, at: datetime
) -> None:
    Event.objects.filter(pk=event.pk).update(is_open=False)
    with pytest.raises(RuleBroken, match="inte öppen för anmälan"):
        actions.release("event", str(event.pk), by=who("contactpoint"), at=at)
    Event.objects.filter(pk=event.pk).update(erased_on=at.date())
    facts, values = told("event", event)
    assert facts.obstacles == ()
    assert values["sign_up"] is None


def test_a_search_is_the_text_of_the_idea_bank_and_nothing_else(
    search: Profile, who: Who, at: datetime
) -> None:
    for kind in (Profile, Case):
        texts = {
            field.name: WORD
            for field in kind._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and field.name not in {"bank_sv", "bank_en", "programme", "priority"}
        }
        kind._default_manager.update(**texts)
    Case.objects.update(secrecy="")
    made = actions.release("partner", str(search.pk), by=who("contactpoint"), at=at)
    assert WORD not in str(made.content)
    assert made.values["text"] == {"sv": search.bank_sv, "en": search.bank_en}
    assert made.shown("summary", "sv").text == search.bank_sv
    assert made.title("en").startswith("Partner wanted: PO4")
    assert made.values["holds_until"] == search.expires_on.isoformat()
    assert made.content["people"] == []


@pytest.mark.parametrize("field", ["organisation", "person"])
def test_no_text_of_a_search_may_name_whose_it_is(
    field: str, search: Profile, who: Who, at: datetime
) -> None:
    Case.objects.filter(pk=search.case_id).update(**{field: "Vikarnas Vänner"})
    by = who("contactpoint")
    texts = {"title": "Partner sökes", "summary": "Vikarnas vänner vill skörda vass."}
    actions.write_wording("partner", str(search.pk), "sv", texts, version=1, by=by, at=at)
    with pytest.raises(RuleBroken, match="Vikarnas Vänner"):
        actions.release("partner", str(search.pk), people=["organisation"], by=by, at=at)
    assert not Release.objects.exists()


def _without_consent(search: Profile) -> None:
    search.consents.filter(purpose="bank").delete()


def _taken_back(search: Profile) -> None:
    search.consents.filter(purpose="bank").update(withdrawn_on=timezone.localdate())


def _not_reviewed(search: Profile) -> None:
    Profile.objects.filter(pk=search.pk).update(reviewed_on=None)


def _in_one_language(search: Profile) -> None:
    Profile.objects.filter(pk=search.pk).update(bank_en=" ")


def _run_out(search: Profile) -> None:
    Profile.objects.filter(pk=search.pk).update(expires_on=timezone.localdate() - timedelta(days=1))


def _secret(search: Profile) -> None:
    Case.objects.filter(pk=search.case_id).update(secrecy="osl-31-16", secrecy_reason="Skäl")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_without_consent, "samtyck|gått med"),
        (_taken_back, "samtyck|gått med"),
        (_not_reviewed, "idébanken"),
        (_in_one_language, "idébanken"),
        (_run_out, "tid"),
        (_secret, "sekretessmarkerat"),
    ],
)
def test_what_of_a_search_cannot_pass(
    change: Callable[[Profile], None], said: str, search: Profile, who: Who, at: datetime
) -> None:
    change(search)
    facts, _values = told("partner", search)
    assert len(facts.obstacles) == 1
    with pytest.raises(RuleBroken, match=said):
        actions.release("partner", str(search.pk), by=who("contactpoint"), at=at)


def test_searches_from_abroad_are_no_records(who: Who, at: datetime) -> None:
    row = Profile.objects.get(way="in")
    assert KINDS["partner"].record(BY, str(row.pk)) is None
    assert "våra egna ärenden" in str(KINDS["partner"].facts(row).obstacles[0])


@pytest.mark.parametrize("name", OUTSIDERS)
def test_the_wall_holds_at_the_gate(name: str, event: Event, search: Profile, who: Who, at: datetime) -> None:
    outsider = who(name)
    for kind, row in (("event", event), ("partner", search)):
        assert list(KINDS[kind].rows(outsider)) == []
        assert KINDS[kind].record(outsider, str(row.pk)) is None
        with pytest.raises(NotAllowed):
            actions.release(kind, str(row.pk), by=outsider, at=at)
        with pytest.raises((NotAllowed, Http404)):
            actions.write_wording(kind, str(row.pk), "sv", {"title": "x"}, version=1, by=outsider, at=at)
    assert not Publication.objects.exists()
    assert len(list(KINDS["partner"].rows(who("contactpoint")))) == 1


def test_the_trail_of_what_was_let_out_tells_nothing_of_a_case(
    search: Profile, who: Who, at: datetime
) -> None:
    Case.objects.update(organisation=WORD, question=WORD)
    Consent.objects.update(who=WORD)
    actions.release("partner", str(search.pk), by=who("contactpoint"), at=at)
    told = " ".join(
        f"{one.target_text} {one.changes}"
        for one in AuditEvent.objects.filter(action__startswith="publishing.")
    )
    assert "partner" in told
    assert WORD not in told


def test_others_may_withdraw_what_the_desk_let_out(event: Event, who: Who, at: datetime) -> None:
    made = actions.release("event", str(event.pk), by=who("contactpoint"), at=at)
    withdrawn = actions.withdraw(made.publication, by=who("kommunikator"), at=at)
    assert withdrawn.is_withdrawn
    with pytest.raises(NotAllowed):
        actions.release("event", str(event.pk), by=who("kommunikator"), at=at)
