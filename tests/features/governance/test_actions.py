"""Meetings, items and decisions: who may, what is checked, what happens with what was there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from utblick.features.governance import actions, queries
from utblick.features.governance.models import Decision, Item, Meeting, YearDay
from utblick.features.governance.wheel import occurrences
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

Person = Callable[[str], Viewer]
Make = Callable[..., Any]
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "sets", "writes", "records", "years"),
    [
        ("strateg", True, True, True, True),
        ("admin", True, False, False, True),
        ("bryssel", False, True, False, False),
        ("sekreterare.tsn", True, True, True, False),
        ("sekreterare.hsn", False, False, False, False),
        ("majoritet.tsn", False, False, False, False),
        ("opposition.tsn", False, False, False, False),
        ("kontakt.kollektivtrafik", False, False, False, False),
        ("kommunikator", False, False, False, False),
        ("contactpoint", False, False, False, False),
        ("projektledare.biogas", False, False, False, False),
    ],
)
def test_who_may_do_what_for_a_board(
    name: str,
    sets: bool,
    writes: bool,
    records: bool,
    years: bool,
    person: Person,
    meeting: Make,
    item: Make,
    decision: Make,
    at: datetime,
) -> None:
    by, board = person(name), Board.objects.get(key="TSN")
    there, paper, made = meeting(), item(), decision()
    acts: list[tuple[bool, Callable[[], object]]] = [
        (sets, lambda: actions.create_meeting(board, on=date(2027, 1, 5), by=by, at=at)),
        (sets, lambda: actions.change_meeting(there, version=1, note="Flyttat", by=by, at=at)),
        (sets, lambda: actions.cancel_meeting(there, by=by, at=at)),
        (sets, lambda: actions.restore_meeting(there, by=by, at=at)),
        (writes, lambda: actions.create_item(board, title="Ny", by=by, at=at)),
        (writes, lambda: actions.change_item(paper, version=1, title="Annan", by=by, at=at)),
        (writes, lambda: actions.withdraw_item(paper, by=by, at=at)),
        (writes, lambda: actions.put_back_item(paper, by=by, at=at)),
        (
            records,
            lambda: actions.record_decision(board, title="X", on=TODAY, number="§ 1", text="Y", by=by, at=at),
        ),
        (records, lambda: actions.change_decision(made, version=1, text="Rättat", by=by, at=at)),
        (records, lambda: actions.follow_up(made, "Det blev bra", version=2, by=by, at=at)),
        (records, lambda: actions.reopen_follow_up(made, by=by, at=at)),
        (years, lambda: actions.create_year_day(name_sv="A", name_en="B", on=TODAY, by=by, at=at)),
    ]
    for may, act in acts:
        if may:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("strateg", True),
        ("bryssel", True),
        ("sekreterare.tsn", True),
        ("sekreterare.hsn", False),
        ("admin", False),
        ("majoritet.tsn", False),
        ("opposition.tsn", False),
        ("kontakt.kollektivtrafik", False),
    ],
)
def test_a_paper_being_written_is_for_those_who_write(
    name: str, sees: bool, person: Person, item: Make
) -> None:
    item(title="Utkast", is_ready=False)
    ready = item(title="Klar")
    titles = {row.title for row in queries.items(person(name))}
    assert titles == ({"Utkast", "Klar"} if sees else {"Klar"})
    ready.secrecy = "OSL 15:1"
    assert queries.sees_secret(person(name), ready) == sees


def test_all_parties_see_the_same(person: Person, item: Make, decision: Make) -> None:
    item()
    item(key="HSN", is_ready=False)
    decision()
    for board in ("rs", "run", "tsn", "hsn"):
        one, other = person(f"majoritet.{board}"), person(f"opposition.{board}")
        assert list(queries.items(one)) == list(queries.items(other))
        assert list(queries.decisions(one)) == list(queries.decisions(other))


def test_a_cancelled_meeting_frees_what_is_undecided(
    meeting: Make, item: Make, decision: Make, at: datetime
) -> None:
    there = meeting(on=date(2026, 11, 20))
    waiting, decided = item(meeting=there), item(meeting=there)
    decision(item=decided)
    actions.cancel_meeting(there, by=Viewer(None, "x", is_system=True), at=at)
    assert Item.objects.get(pk=waiting.pk).meeting is None
    assert Item.objects.get(pk=decided.pk).meeting == there
    with pytest.raises(RuleBroken, match="inställt"):
        item(meeting=there)


def test_a_decided_paper_stays_as_it_was(item: Make, decision: Make, person: Person, at: datetime) -> None:
    paper = item()
    decision(item=paper)
    by = person("strateg")
    for act in (
        lambda: actions.change_item(paper, version=1, title="Annan", by=by, at=at),
        lambda: actions.withdraw_item(paper, by=by, at=at),
        lambda: decision(item=paper, number="§ 100"),
    ):
        with pytest.raises(RuleBroken, match="står kvar som den var"):
            act()


def test_two_writers_never_overwrite_each_other(item: Make, person: Person, at: datetime) -> None:
    paper, by = item(), person("strateg")
    actions.change_item(paper, version=1, title="Först", by=by, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.change_item(paper, version=1, title="Sedan", by=by, at=at)
    assert Item.objects.get().title == "Först"


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("meeting", {"papers_by": date(2026, 12, 12)}, "Handlingarna ska vara inne"),
        ("meeting", {"presidium_on": date(2026, 12, 12)}, "presidiet mötas före"),
        ("meeting", {"on": date(2010, 1, 1)}, "finns inte den dagen"),
        ("item", {"title": " "}, "Ge punkten en rubrik"),
        ("item", {"proposal": ""}, "vad som föreslås"),
        ("item", {"background": " ", "kind": "information"}, "vad den handlar om"),
        ("decision", {"on": date(2026, 11, 24)}, "ligger i framtiden"),
        ("decision", {"follow_up_on": date(2026, 11, 12)}, "efter att det har fattats"),
        ("decision", {"title": ""}, "Ge beslutet en rubrik"),
    ],
)
def test_what_cannot_be_is_said(
    kind: str, fields: dict[str, Any], sentence: str, meeting: Make, item: Make, decision: Make
) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        {"meeting": meeting, "item": item, "decision": decision}[kind](**fields)
    for model in (Meeting, Item, Decision):
        assert not model.objects.exists()


def test_a_meeting_of_another_board_is_refused(meeting: Make, item: Make) -> None:
    with pytest.raises(RuleBroken, match="den nämnd som punkten gäller"):
        item(meeting=meeting("HSN"))


def test_rows_that_cannot_be_twice(meeting: Make, decision: Make) -> None:
    meeting()
    with pytest.raises(ValidationError, match="sammanträder redan"):
        meeting()
    decision()
    with pytest.raises(RuleBroken, match="redan ett beslut"):
        decision()
    with pytest.raises(RuleBroken, match="vilken roll"):
        decision(number="D 1", is_delegated=True)


def test_a_decision_is_followed_up_and_reported_back(
    decision: Make, meeting: Make, person: Person, at: datetime
) -> None:
    made = decision(follow_up_on=date(2026, 11, 20))
    by = person("sekreterare.tsn")
    assert list(queries.to_follow_up(by, "TSN")) == [made]
    with pytest.raises(RuleBroken, match="vad beslutet ledde till"):
        actions.follow_up(made, " ", version=1, by=by, at=at)
    with pytest.raises(RuleBroken, match="den nämnd"):
        actions.follow_up(made, "Bra", version=1, reported_at=meeting("HSN"), by=by, at=at)
    done = actions.follow_up(
        made, "Två linjer körs på biogas", version=1, reported_at=meeting(), by=by, at=at
    )
    assert done.followed_up_on == TODAY
    assert not queries.to_follow_up(by).exists()
    event = AuditEvent.objects.get(action="governance.decision.followed_up")
    assert (event.board, event.changes["outcome"][1]) == ("TSN", "Två linjer körs på biogas")


@pytest.mark.parametrize(
    ("on", "until", "yearly", "expected"),
    [
        (date(2025, 5, 9), None, True, [date(2026, 5, 9)]),
        (date(2027, 5, 9), None, True, []),
        (date(2026, 5, 9), None, False, [date(2026, 5, 9)]),
        (date(2025, 5, 9), None, False, []),
        (date(2024, 2, 29), None, True, [date(2026, 2, 28)]),
        (date(2024, 12, 20), date(2025, 1, 7), True, [date(2025, 12, 20), date(2026, 12, 20)]),
        (date(2025, 12, 30), date(2026, 1, 2), False, [date(2025, 12, 30)]),
    ],
)
def test_days_come_back_every_year(on: date, until: date | None, yearly: bool, expected: list[date]) -> None:
    found = occurrences(on, until, yearly, date(2026, 1, 1), date(2026, 12, 31))
    assert [begins for begins, _ends in found] == expected


def test_days_of_the_year_are_changed_and_removed(person: Person, at: datetime) -> None:
    by = person("strateg")
    day = actions.create_year_day(name_sv="Budget", name_en="Budget", on=TODAY, by=by, at=at)
    actions.change_year_day(day, on=date(2026, 11, 24), by=by, at=at)
    with pytest.raises(ValidationError, match="före den första"):
        actions.change_year_day(day, until=date(2026, 1, 1), by=by, at=at)
    actions.remove_year_day(day, by=by, at=at)
    assert not YearDay.objects.exists()
