"""What holds for any events whatever."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.procedures.deriving import derive
from utblick.engine.procedures.events import Event
from utblick.engine.procedures.kinds import KINDS
from utblick.engine.procedures.states import AFTER, STATES_OF
from utblick.engine.procedures.types import TYPES

FIRST, LAST = date(2015, 1, 1), date(2027, 12, 31)
days = st.dates(FIRST, LAST)
types = st.sampled_from(sorted(TYPES))


@st.composite
def files(draw: st.DrawFn, types: st.SearchStrategy[str] = types) -> tuple[str, list[Event]]:
    """Draw a type and events, most of which may occur in it."""
    type = draw(types)
    track = TYPES[type].track
    own = sorted(key for key, kind in KINDS.items() if track in kind.tracks)
    kinds = st.sampled_from(own) | st.sampled_from(own) | st.sampled_from(sorted(KINDS))
    return type, draw(st.lists(events(kinds), max_size=14))


def events(kinds: st.SearchStrategy[str]) -> st.SearchStrategy[Event]:
    return st.builds(
        Event,
        days,
        kinds,
        until=st.none() | days,
        reference=st.sampled_from(["", "COM(2018) 374"]),
        body=st.sampled_from(["", "REGI"]),
        part=st.sampled_from(["", "the money"]),
        is_sure=st.booleans(),
        source=st.sampled_from(["", "a", "b"]),
        is_preferred=st.booleans(),
    )


@given(files(), days, st.randoms(use_true_random=False))
def test_the_order_of_events_and_repeated_ones_do_not_matter(file, on, random) -> None:
    type, history = file
    shuffled = history + history[:3]
    random.shuffle(shuffled)
    assert derive(type, shuffled, on) == derive(type, history, on)


@given(files(), days)
def test_what_comes_after_the_day_has_no_effect(file, on) -> None:
    type, history = file
    assert derive(type, history, on) == derive(type, [event for event in history if event.on <= on], on)


@given(files(), days)
def test_a_closed_file_has_only_what_comes_after(file, on) -> None:
    type, history = file
    standing = derive(type, history, on)
    if not standing.is_open:
        assert {active.state.key for active in standing.active} <= AFTER
        assert standing.closed_on is not None
        assert standing.closed_on <= on


@given(files(), days)
def test_every_state_has_a_cause_and_a_place_on_its_track(file, on) -> None:
    type, history = file
    standing = derive(type, history, on)
    for active in standing.active:
        assert active.cause in history
        assert active.cause.on <= active.since <= on
        assert active.state.key in STATES_OF[standing.type.track]
        assert active.events
    for past in standing.past:
        assert past.cause in history
        assert past.since <= past.until <= on
        assert past.ended_by is None or past.ended_by in history


@given(files(), days)
def test_every_event_is_used_or_said_why_not(file, on) -> None:
    type, history = file
    standing = derive(type, history, on)
    told = {step.event for step in standing.steps} | {unused.event for unused in standing.unused}
    told |= {other for found in standing.duplicates for other in found.others}
    assert told == {event for event in history if event.on <= on}


@given(files(), days)
def test_there_is_a_main_phase_when_something_holds_and_it_is_one_of_them(file, on) -> None:
    type, history = file
    standing = derive(type, history, on)
    assert (standing.main is None) == (not standing.active)
    assert standing.main is None or standing.main in standing.active
    keys = [(active.state.key, active.body) for active in standing.active]
    assert len(keys) == len(set(keys))


@given(files(), days)
def test_what_comes_next_does_not_hold_already(file, on) -> None:
    type, history = file
    standing = derive(type, history, on)
    assert not {one.state.key for one in standing.next} & {active.state.key for active in standing.active}
    assert all(one.state.key in STATES_OF[standing.type.track] for one in standing.next)


@given(files(), days)
def test_all_is_said_in_both_languages(file, on) -> None:
    type, history = file
    standing = derive(type, history, on)
    said = [*standing.steps, *standing.next, *standing.notes, *standing.duplicates, *standing.unused]
    for one in said:
        for sentence in (one.sentence_sv, one.sentence_en):
            assert sentence.endswith(".")
            assert "{" not in sentence
    assert standing.main_sv.endswith(".")
    assert standing.main_en.endswith(".")


@given(files(st.just("COD")), days)
def test_past_and_present_do_not_overlap_within_one_state(file, on) -> None:
    type, history = file
    standing = derive(type, history, on)
    spans: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for past in standing.past:
        spans.setdefault((past.state.key, past.body), []).append((past.since, past.until))
    for active in standing.active:
        spans.setdefault((active.state.key, active.body), []).append((active.since, on + timedelta(days=1)))
    for own in spans.values():
        own.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(own))
