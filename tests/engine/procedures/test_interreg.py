"""Interreg, 2018/0199(COD), from proposal to publication, as it stood on each day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.procedures.files import INTERREG
from utblick.engine.procedures.deriving import derive

# as of, main phase, all states that hold, what comes next
STOOD = [
    ("2018-05-28", None, [], []),
    ("2018-05-29", "proposed", ["proposed", "feedback", "subsidiarity"], ["ep_committee", "council_wp"]),
    ("2018-12-10", "proposed", ["proposed"], ["ep_committee", "council_wp"]),
    ("2018-12-17", "ep_committee_vote", ["ep_committee_vote"], ["trilogue", "ep_plenary_1r"]),
    ("2019-01-16", "ep_committee_vote", ["ep_committee_vote"], ["trilogue", "ep_plenary_1r"]),
    ("2019-03-26", "ep_plenary_1r", ["ep_plenary_1r"], ["trilogue", "council_1r"]),
    ("2019-05-27", "ep_plenary_1r", ["ep_plenary_1r"], ["trilogue", "council_1r"]),
    ("2020-12-01", "ep_plenary_1r", ["ep_plenary_1r"], ["trilogue", "council_1r"]),
    ("2020-12-02", "provisional_agreement", ["provisional_agreement"], ["council_1r"]),
    ("2021-05-27", "council_1r", ["council_1r"], ["ep_2r"]),
    ("2021-06-23", "ep_2r", ["ep_2r"], ["signed"]),
    ("2021-06-24", "signed", ["signed"], ["published"]),
    ("2021-06-30", "published", ["published"], ["transposition", "delegated_implementing", "review"]),
]


@pytest.mark.parametrize(("day", "main", "states", "coming"), STOOD)
def test_it_stood_so_on_each_day(day: str, main: str | None, states: list[str], coming: list[str]) -> None:
    standing = derive("COD", INTERREG, date.fromisoformat(day))
    assert (standing.main.state.key if standing.main else None) == main
    assert [active.state.key for active in standing.active] == states
    assert [one.state.key for one in standing.next] == coming
    assert standing.is_open == (day < "2021-06-30")


def test_it_is_closed_by_its_publication() -> None:
    standing = derive("COD", INTERREG, date(2026, 11, 28))
    assert (standing.closed_as, standing.closed_on) == ("adopted", date(2021, 6, 30))
    assert [past.state.key for past in standing.past][-1] == "signed"
    assert standing.unused == ()


def keys_of_notes(day: date) -> list[str]:
    return [note.key for note in derive("COD", INTERREG, day).notes]


def test_its_position_comes_later_than_its_amendments() -> None:
    assert "position_later" in keys_of_notes(date(2019, 2, 1))
    assert "position_later" not in keys_of_notes(date(2019, 4, 1))


def test_after_the_election_the_rapporteurs_are_to_be_checked() -> None:
    assert keys_of_notes(date(2019, 6, 1)) == ["position_before_election"]
    assert keys_of_notes(date(2019, 10, 1)) == ["resumed", "position_before_election"]


def test_its_second_reading_was_an_early_one() -> None:
    assert "early_second_reading" not in keys_of_notes(date(2020, 12, 31))
    assert "early_second_reading" in keys_of_notes(date(2021, 6, 1))


def test_the_windows_end_at_the_earliest_and_move_while_translations_are_unknown() -> None:
    feedback = derive("COD", INTERREG, date(2018, 6, 1)).active[1]
    assert (feedback.until, feedback.until_is_earliest) == (date(2018, 7, 27), True)
    assert derive("COD", INTERREG, date(2018, 6, 2)).active[1].until == date(2018, 7, 28)


def test_a_window_that_nobody_told_of_is_taken_to_be_over_after_half_a_year() -> None:
    step = next(step for step in derive("COD", INTERREG, date(2019, 1, 1)).steps if not step.is_sure)
    assert step.on == date(2018, 11, 28)
    assert "no source has said" in step.sentence_en
    assert "ingen källa har sagt" in step.sentence_sv


def test_the_derivation_can_be_read() -> None:
    standing = derive("COD", INTERREG, date(2021, 6, 30))
    assert standing.steps[0].sentence_sv == (
        "Eftersom förslaget antogs den 29 maj 2018 (COM(2018) 374), gick ärendet in i ”Förslag antaget”, "
        "”Återkoppling på förslaget” och ”Subsidiaritetskontroll”."
    )
    assert standing.steps[-1].sentence_en == (
        "Because the act was published in the Official Journal on 30 June 2021 (32021R1059), the file went from "
        "“Signed” to “Published in the Official Journal”."
    )
    assert standing.main_sv == (
        "Huvudfasen är ”Publicerad i EUT”, eftersom akten publicerades i EUT den 30 juni 2021 (32021R1059)."
    )
    assert len([step for step in standing.steps if step.event and step.event.kind == "cor_opinion"]) == 1
