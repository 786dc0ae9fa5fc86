"""What records become: keys that find them again, places as ids, numbers in votes, results."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.advocacy import records
from utblick.features.advocacy import intake
from utblick.features.advocacy.models import Stage


def test_an_event_of_no_kind_keeps_the_words_of_its_source() -> None:
    record = records.procedure(
        records.event("2026-04-10", "PLENARY_DEBATE", title="MTG-PL-2026-04-10-ITM-17", documents=("A", "B")),
        records.event("2026-04-11", "Debate", title="Debate in Parliament"),
        records.event("2026-04-12", "Vote in committee", "committee_vote", documents=("A9-0001/2026",)),
        records.event("", "Referral"),
    )
    debate, named, voted = intake.events(record)
    assert (debate.columns["kind"], debate.columns["words_en"]) == ("", "Plenary debate")
    assert debate.columns["reference"] == "", "of several documents none is the event's own"
    assert named.columns["words_en"] == "Debate in Parliament"
    assert (voted.columns["kind"], voted.columns["words_en"]) == ("committee_vote", "")
    assert voted.columns["reference"] == "A9-0001/2026"


def test_an_event_that_moves_keeps_its_key_and_two_alike_have_two() -> None:
    first = records.procedure(records.event("2026-04-10", "Vote", "committee_vote"))
    moved = records.procedure(
        records.event("2026-04-12", "Vote", "committee_vote"), records.event("2026-05-01", "Vote")
    )
    (before,), (after, other) = list(intake.events(first)), list(intake.events(moved))
    assert before.key == after.key != other.key
    assert before.digest != after.digest


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("12", [("12", False)]),
        ("4= 10=", [("4", False), ("10", False)]),
        ("1CP2", [("1", True)]),
        ("5-7", [("5", False), ("6", False), ("7", False)]),
        ("§", []),
        ("", []),
        ("9-2", []),
        ("1-99999", []),
    ],
)
def test_the_numbers_that_a_list_of_votes_writes(written: str, numbers: list[tuple[str, bool]]) -> None:
    assert intake.numbers(written) == numbers


@pytest.mark.parametrize(
    ("votes", "result"),
    [
        ([], ""),
        ([("", False)], ""),
        ([("adopted", False)], "adopted"),
        ([("adopted", True), ("rejected", True)], "partly"),
        ([("adopted", True), ("rejected", False)], "rejected"),
        ([("lapsed", True), ("rejected", True)], "rejected"),
    ],
)
def test_what_votes_on_one_amendment_came_to(votes: list[tuple[str, bool]], result: str) -> None:
    assert intake.result_of(votes) == result


@given(st.lists(st.sampled_from(["Article 2(5g)", "Recital 6a", "Formula", "Annex III, point 7", ""])))
def test_no_two_passages_of_a_text_share_an_id(places: list[str]) -> None:
    found = intake.counted(intake.place(place) for place in places)
    assert len(set(found)) == len(found) == len(places)


def test_an_amendment_without_anybody_is_the_plenarys() -> None:
    tabled = intake.amendment(records.amendment(), "")
    voted = intake.amendment(records.amendment(authors=(), group=""), "A9-0001/2026")
    assert tabled.columns["stage"] == Stage.COMMITTEE
    assert tabled.columns["passage"] == "art-13.par-1"
    assert tabled.columns["authors"] == "Ada Example, Bo Example"
    assert (voted.columns["stage"], voted.columns["document"]) == (Stage.PARLIAMENT, "A9-0001/2026")


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_is_written_can_be_stored(target: str, new: str) -> None:
    found = intake.amendment(records.amendment(target=target, new=new, number="1" * 90), "")
    assert len(found.columns["target"]) <= 300
    assert len(found.columns["number"]) <= 30
    assert "\x00" not in found.columns["new"]
    assert len(found.key) <= 200
