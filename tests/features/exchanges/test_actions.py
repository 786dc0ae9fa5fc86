"""Registering, changing, cancelling and removing: who may, what is checked, what the trail says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.features.exchanges.conftest import Register
from utblick.features.exchanges import actions
from utblick.features.exchanges.models import Exchange, Field, PersonNamed, Term
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

Person = Callable[[str], Viewer]
Find = Callable[[str], Unit]


def wish(*units: Unit, **given: Any) -> actions.Wish:
    return actions.Wish(
        **{"title": "Studiebesök", "starts_on": date(2026, 10, 1), "units": list(units), **given}
    )


def trail() -> list[str]:
    return list(
        AuditEvent.objects.filter(action__startswith="exchanges.exchange")
        .order_by("id")
        .values_list("action", flat=True)
    )


def test_four_answers_are_enough(terms: int, person: Person, unit: Find, at: datetime) -> None:
    contact = person("kontakt.us")
    made = actions.register(wish(unit("us-akut"), place="Tartu, Estland"), by=contact, at=at)
    assert (made.type.key, made.direction.key) == ("study-visit", "out")
    assert [term.key for term in made.purposes.all()] == ["development"]
    assert made.guessed == ["type", "direction", "purposes", "distance_km"]
    assert made.ends_on == made.starts_on
    assert made.registered_by_id == contact.account_id
    event = AuditEvent.objects.get(action="exchanges.exchange.registered")
    assert (event.by_account_id, event.board) == (contact.account_id, "HSN")


@pytest.mark.parametrize(
    ("name", "key", "may"),
    [
        ("kontakt.us", "us-akut", True),
        ("kontakt.us", "us", True),
        ("kontakt.us", "vrinnevi-akut", False),
        ("kontakt.vrinnevi", "us-akut", False),
        ("projektledare", "kmc", True),
        ("projektledare", "us-akut", False),
        ("strateg", "vreta", True),
        ("bryssel", "vreta", True),
        ("admin", "vreta", True),
        ("kommunikator", "kommunikation", False),
        ("sekreterare.hsn", "us-akut", False),
        ("majoritet.hsn", "us-akut", False),
        ("opposition.hsn", "us-akut", False),
        ("contactpoint", "us-akut", False),
    ],
)
def test_who_may_register_for_which_unit(
    name: str, key: str, may: bool, terms: int, person: Person, unit: Find, at: datetime
) -> None:
    if may:
        assert actions.register(wish(unit(key)), by=person(name), at=at).pk
        return
    with pytest.raises(NotAllowed):
        actions.register(wish(unit(key)), by=person(name), at=at)
    assert not Exchange.objects.exists()


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("kontakt.us", True),
        ("strateg", True),
        ("admin", True),
        ("kontakt.vrinnevi", False),
        ("bryssel", False),
        ("sekreterare.hsn", False),
        ("majoritet.hsn", False),
    ],
)
def test_who_may_change_cancel_and_remove(
    name: str, may: bool, register: Register, person: Person, unit: Find, at: datetime
) -> None:
    made, by = register(), person(name)
    attempts: list[Callable[[], object]] = [
        lambda: actions.confirm(made, by=by, at=at),
        lambda: actions.change(made, wish(unit("us-akut"), title="Annat"), version=2, by=by, at=at),
        lambda: actions.cancel(made, by=by, at=at),
        lambda: actions.restore(made, by=by, at=at),
        lambda: actions.remove(made, by=by, at=at),
    ]
    for attempt in attempts:
        if may:
            attempt()
        else:
            with pytest.raises(NotAllowed):
                attempt()
    assert Exchange.objects.exists() != may


def test_a_unit_that_took_part_may_change_it_too(
    register: Register, person: Person, unit: Find, at: datetime
) -> None:
    made = register(units="us-akut vrinnevi-akut")
    actions.change(
        made,
        wish(unit("us-akut"), unit("vrinnevi-akut"), learning="Ja"),
        version=1,
        by=person("kontakt.vrinnevi"),
        at=at,
    )
    made.refresh_from_db()
    assert (made.learning, made.guessed, made.version) == ("Ja", [], 2)


def test_two_who_change_at_once_never_overwrite_each_other(
    register: Register, person: Person, unit: Find, at: datetime
) -> None:
    made, by = register(), person("kontakt.us")
    actions.change(made, wish(unit("us-akut"), title="Först"), version=1, by=by, at=at)
    with pytest.raises(ChangedMeanwhile, match="ändrade utbytet"):
        actions.change(made, wish(unit("us-akut"), title="Sedan"), version=1, by=by, at=at)
    made.refresh_from_db()
    assert made.title == "Först"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": "  "}, "Skriv med några ord"),
        ({"ends_on": date(2026, 9, 30)}, "Sista dagen är före den första"),
        ({"starts_on": date(1994, 12, 31)}, "efter 1994"),
        ({"starts_on": date(2032, 1, 1)}, "inom fem år"),
        ({"ends_on": date(2028, 10, 3)}, "högst två år"),
        ({"starts_on": date(2014, 12, 31)}, "fanns inte de dagarna"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    given: dict[str, Any], sentence: str, terms: int, person: Person, unit: Find, at: datetime
) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        actions.register(wish(unit("us-akut"), **given), by=person("kontakt.us"), at=at)
    assert not Exchange.objects.exists()


def test_no_unit_is_no_exchange(terms: int, person: Person, at: datetime) -> None:
    with pytest.raises(RuleBroken, match="minst en enhet"):
        actions.register(wish(), by=person("strateg"), at=at)


def test_a_number_that_no_field_takes_is_refused(
    terms: int, person: Person, unit: Find, at: datetime
) -> None:
    with pytest.raises(ValidationError):
        actions.register(wish(unit("us-akut"), participants=10_001), by=person("strateg"), at=at)


def test_cancelling_keeps_it_and_can_be_undone(register: Register, at: datetime) -> None:
    made, by = register(), system("test")
    assert actions.cancel(made, by=by, at=at).cancelled_on == date(2026, 11, 23)
    actions.cancel(made, by=by, at=at)
    assert not Exchange.objects.get().is_held(date(2026, 11, 23))
    assert actions.restore(made, by=by, at=at).cancelled_on is None
    assert trail() == [f"exchanges.exchange.{word}" for word in ("registered", "cancelled", "restored")]


def test_lists_are_the_regions_own(terms: int, person: Person, at: datetime) -> None:
    assert terms == 33
    assert actions.add_suggested_terms(by=system("test"), at=at) == 0
    with pytest.raises(NotAllowed):
        actions.add_suggested_terms(by=person("kontakt.us"), at=at)
    by = person("strateg")
    fresh = actions.create_term(
        by=by, at=at, field=Field.TYPE, key="hackathon", name_sv="Hackaton", name_en="Hackathon", words=["hackat"],
        is_default=True, valid_from=date(2026, 1, 1),
    )  # fmt: skip
    assert list(Term.objects.filter(field=Field.TYPE, is_default=True)) == [fresh]
    with pytest.raises(ValidationError):
        actions.create_term(
            by=by,
            at=at,
            field=Field.TYPE,
            key="hackathon",
            name_sv="X",
            name_en="X",
            valid_from=date(2026, 1, 1),
        )
    actions.end_term(fresh, on=date(2026, 6, 1), by=by, at=at)
    assert fresh not in Term.objects.at(at)


def test_a_name_needs_a_purpose_and_a_day(register: Register, person: Person, at: datetime) -> None:
    made, by = register(), person("kontakt.us")
    later = at.date() + timedelta(days=30)
    for name, purpose, day, sentence in (
        ("", "Intyg", later, "skriv båda"),
        ("N.N.", " ", later, "skriv båda"),
        ("N.N.", "Intyg", at.date(), "efter i dag"),
        ("N.N.", "Intyg", at.date() + timedelta(days=1200), "inom tre år"),
    ):
        with pytest.raises(RuleBroken, match=sentence):
            actions.keep_name(made, name, purpose, day, by=by, at=at)
    actions.keep_name(made, "Rut  Exempel", "Intyg", later, by=by, at=at)
    assert "Rut" not in "".join(map(str, AuditEvent.objects.values_list("changes", "target_text")))
    assert actions.erase_due_names(by=system("test"), at=at) == 0
    assert actions.erase_due_names(by=system("test"), at=at + timedelta(days=31)) == 1
    assert not PersonNamed.objects.exists()


@pytest.mark.parametrize("name", ["strateg", "admin", "kontakt.vrinnevi", "sekreterare.hsn", "bryssel"])
def test_only_the_unit_keeps_names(name: str, register: Register, person: Person, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        actions.keep_name(register(), "N.N.", "Intyg", at.date() + timedelta(days=9), by=person(name), at=at)
