"""The tables of types, states and kinds fit each other."""

from __future__ import annotations

import pytest

from utblick.engine.deadlines.rules import RULES
from utblick.engine.procedures.influence import INFLUENCE
from utblick.engine.procedures.kinds import KINDS
from utblick.engine.procedures.order import CLOCKS, NOT_AFTER
from utblick.engine.procedures.states import STATES, STATES_OF, Lane
from utblick.engine.procedures.types import TYPES, Track


def test_names_are_found_once() -> None:
    assert len({kind.name_sv for kind in KINDS.values()}) == len(KINDS)
    assert len({kind.name_en for kind in KINDS.values()}) == len(KINDS)
    assert len({state.name_sv for state in STATES.values()}) == len(STATES)


def test_every_state_says_whom_and_how() -> None:
    assert set(INFLUENCE) == set(STATES)
    for state in STATES.values():
        assert all((state.who_sv, state.who_en, state.how_sv, state.how_en, state.entry_sv, state.entry_en))
        assert 0 <= state.value <= 5


def test_clocks_have_rules() -> None:
    used = {state.clock for state in STATES.values() if state.clock} | set(CLOCKS.values())
    assert used <= set(RULES)


def test_what_kinds_enter_and_end_exists() -> None:
    for kind in KINDS.values():
        named = {*kind.enters, *kind.first, *kind.ends, *kind.begins_clock, *kind.next}
        assert named <= set(STATES), kind.key
        assert kind.tracks
        assert kind.clause_sv[0].islower() or kind.clause_sv.startswith(("ReK", "EESK", "Coreper"))
    assert set(NOT_AFTER) <= set(STATES)


@pytest.mark.parametrize("track", list(Track))
def test_every_state_of_a_track_can_be_entered_on_it(track: Track) -> None:
    entered = {key for kind in KINDS.values() if track in kind.tracks for key in (*kind.enters, *kind.first)}
    entered |= {STATES[key].then for key in entered if STATES[key].then}
    entered |= {"lapsed", "ep_awaiting_resumption", "in_court"}
    assert STATES_OF[track] <= entered


def test_no_kind_ends_states_on_a_track_where_it_enters_none() -> None:
    empty = {
        (kind.key, track)
        for kind in KINDS.values()
        for track in kind.tracks
        if {*kind.enters, *kind.first} and not {*kind.enters, *kind.first} & STATES_OF[track]
        if kind.ends & STATES_OF[track]
    }
    # The act that a delegated act belongs to has no state for what comes after the period.
    assert {key for key, _ in empty} == {"objection_period_ends"}


def test_every_type_runs_on_a_track_that_has_states() -> None:
    assert {type.track for type in TYPES.values()} == set(Track) == set(STATES_OF)


def test_only_states_after_the_decision_close_a_file() -> None:
    assert all(state.lane is Lane.AFTER for state in STATES.values() if state.closes)
