"""Elections that are the same for all files: what they end, and where they say nothing."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.procedures.files import INTERREG, REFUEL, event
from tests.engine.procedures.test_properties import days, files
from utblick.engine.procedures.deriving import derive
from utblick.engine.procedures.events import Event

ELECTIONS = [event("2019-05-26", "election"), event("2024-06-09", "election")]
COMMITTEE = [event("2023-07-05", "proposal_adopted"), event("2024-02-01", "committee_vote")]


def test_a_file_in_committee_waits_for_the_new_parliament_without_anybody_noting_the_election() -> None:
    before = derive("COD", COMMITTEE, date(2024, 6, 9), elections=ELECTIONS[:1])
    after = derive("COD", COMMITTEE, date(2024, 6, 9), elections=ELECTIONS)
    assert "ep_awaiting_resumption" not in {one.state.key for one in before.active}
    assert "ep_awaiting_resumption" in {one.state.key for one in after.active}
    assert after == derive("COD", [*COMMITTEE, ELECTIONS[1]], date(2024, 6, 9))


def test_a_file_that_tells_of_the_election_itself_is_told_nothing_twice() -> None:
    for day in (date(2019, 6, 1), date(2019, 10, 1), date(2026, 1, 1)):
        assert derive("COD", INTERREG, day, elections=ELECTIONS) == derive("COD", INTERREG, day)


def test_what_is_decided_or_not_begun_says_nothing_of_an_election() -> None:
    for day in (date(2024, 7, 1), date(2026, 1, 1)):
        assert derive("COD", REFUEL, day, elections=ELECTIONS) == derive("COD", REFUEL, day)
    assert derive("COD", [], date(2026, 1, 1), elections=ELECTIONS) == derive("COD", [], date(2026, 1, 1))


@given(files(), days, st.lists(days.map(lambda day: Event(day, "election")), max_size=3))
def test_an_election_is_told_of_only_where_it_ends_something(file, on, elections) -> None:
    type, history = file
    found = derive(type, history, on, elections=elections)
    assert not {one.event for one in found.unused} - set(history)
    shared = set(elections) - set(history)
    assert not any("Noted" in step.sentence_en for step in found.steps if step.event in shared)
    assert found == derive(type, history, on, elections=list(reversed(elections)))
