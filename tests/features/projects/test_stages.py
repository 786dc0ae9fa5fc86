"""The stage of a project from its steps: what holds of any steps in any order, and the cases that people ask about."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.features.projects.stages import FOLLOWS, LEADS_TO, Event, Stage, day_of_step, standing

TODAY = date(2026, 11, 23)
DAYS = st.integers(-2000, 400).map(lambda n: TODAY + timedelta(days=n))
EVENTS = st.lists(
    st.builds(Event, st.sampled_from([*LEADS_TO, "corrected"]), DAYS, st.integers(1, 10_000), st.booleans()),
    max_size=12,
)


def step(kind: str, days_ago: int, *, undone: bool = False) -> Event:
    return Event(kind, TODAY - timedelta(days=days_ago), 10_000 - days_ago, undone)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], Stage.IDEA),
        ([step("idea", 9)], Stage.IDEA),
        ([step("idea", 9), step("applied", 5)], Stage.APPLIED),
        ([step("applied", 9), step("rejected", 5)], Stage.REJECTED),
        ([step("applied", 9), step("rejected", 5), step("applied", 2)], Stage.APPLIED),
        ([step("granted", 9), step("rejected", 5, undone=True)], Stage.GRANTED),
        (
            [step("granted", 9), step("granted", 5, undone=True), step("started", 4, undone=True)],
            Stage.GRANTED,
        ),
        ([step("started", 9), step("closed", 5), step("in_use", 1)], Stage.IN_USE),
        ([step("applied", 9), step("withdrawn", 5)], Stage.WITHDRAWN),
        ([step("idea", 3), step("applied", 3)], Stage.APPLIED),
        ([step("applied", 3), step("granted", -3)], Stage.APPLIED),
        ([Event("idea", TODAY, 1), Event("granted", TODAY - timedelta(days=90), 2)], Stage.GRANTED),
        ([Event("idea", TODAY, 1), Event("withdrawn", TODAY, 2), Event("idea", TODAY, 3)], Stage.WITHDRAWN),
        ([step("withdrawn", 9), step("idea", 12), step("idea", 2)], Stage.IDEA),
    ],
)
def test_where_it_stands(steps: list[Event], expected: Stage) -> None:
    assert standing(steps, TODAY).stage is expected


def test_what_is_granted_runs_from_its_first_day_and_is_late_after_its_last() -> None:
    steps = [step("granted", 50)]
    first = TODAY - timedelta(days=10)
    assert standing(steps, TODAY, TODAY + timedelta(days=1)).stage is Stage.GRANTED
    running = standing(steps, TODAY, first, TODAY)
    assert (running.stage, running.since, running.by_day, running.is_late) == (
        Stage.RUNNING,
        first,
        True,
        False,
    )
    assert standing(steps, TODAY, first, TODAY - timedelta(days=1)).is_late


def test_a_grant_after_the_first_day_counts_from_the_grant() -> None:
    told = standing([step("granted", 5)], TODAY, TODAY - timedelta(days=90))
    assert told.since == TODAY - timedelta(days=5)


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_writing_makes_no_difference_to_what_was_written(
    events: list[Event], dice: random.Random
) -> None:
    numbered = [Event(one.kind, one.on, at, one.is_undone) for at, one in enumerate(events)]
    mixed = numbered[:]
    dice.shuffle(mixed)
    assert standing(numbered, TODAY) == standing(mixed, TODAY)


@given(EVENTS)
def test_steps_to_come_undone_steps_and_corrections_count_for_nothing(events: list[Event]) -> None:
    counted = [one for one in events if one.on <= TODAY and not one.is_undone and one.kind != "corrected"]
    assert standing(events, TODAY) == standing(counted, TODAY)


@given(EVENTS)
def test_the_stage_rests_on_a_step_that_leads_to_it(events: list[Event]) -> None:
    told = standing(events, TODAY)
    if told.rests_on is None:
        assert told.stage is Stage.IDEA
    else:
        assert LEADS_TO[told.rests_on.kind] is told.stage
        assert told.rests_on in events
        assert told.since == told.rests_on.on


def test_every_stage_says_what_may_follow() -> None:
    assert set(FOLLOWS) == set(Stage)
    assert all(kind in LEADS_TO for kinds in FOLLOWS.values() for kind in kinds)


def test_the_day_of_a_kind_of_step() -> None:
    steps = [step("closed", 30), step("closed", 20, undone=True), step("closed", 25)]
    assert day_of_step(steps, "closed", TODAY) == TODAY - timedelta(days=25)
    assert day_of_step(steps, "granted", TODAY) is None
