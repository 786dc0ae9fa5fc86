"""Where an answer stands, from its dated steps alone."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.features.advocacy.answer_states import NAMES, State, state_of, steps_of

TODAY = date(2026, 11, 23)
STEPS = (
    "opened_on",
    "input_by",
    "proposed_on",
    "signed_on",
    "reported_on",
    "sent_on",
    "dropped_on",
)


def answer(**days: date) -> Any:
    return SimpleNamespace(**{**dict.fromkeys(STEPS), **days})


def asked(answered_on: date | None = None, reminded_on: date | None = None) -> Any:
    return SimpleNamespace(
        asked_on=TODAY - timedelta(days=9), reminded_on=reminded_on, answered_on=answered_on
    )


@pytest.mark.parametrize(
    ("steps", "rows", "state"),
    [
        ({}, [], State.DRAFTING),
        ({"opened_on": TODAY, "input_by": TODAY}, [], State.DRAFTING),
        ({"input_by": TODAY}, [asked()], State.OUT),
        ({}, [asked(TODAY), asked()], State.OUT),
        ({"input_by": TODAY}, [asked(TODAY), asked(TODAY)], State.IN),
        ({"input_by": TODAY - timedelta(days=1)}, [asked()], State.IN),
        ({"proposed_on": TODAY}, [asked()], State.PROPOSED),
        ({"proposed_on": TODAY, "signed_on": TODAY}, [], State.SIGNED),
        ({"signed_on": TODAY, "dropped_on": TODAY}, [], State.DROPPED),
        ({"signed_on": TODAY, "sent_on": TODAY}, [], State.SENT),
    ],
)
def test_the_state_is_read_from_the_steps(steps: dict[str, date], rows: list[Any], state: State) -> None:
    assert state_of(answer(**steps), rows, TODAY) == state


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1))


@given(st.fixed_dictionaries(dict.fromkeys(STEPS, DAYS)), st.lists(st.tuples(DAYS, DAYS), max_size=4))
def test_there_is_always_a_state_and_the_steps_stand_in_order(
    days: dict[str, Any], rows: list[tuple[Any, Any]]
) -> None:
    row, others = answer(**days), [asked(*one) for one in rows]
    assert state_of(row, others, TODAY) in NAMES
    told = [step.on for step in steps_of(row, others, TODAY)]
    assert told == sorted(told)
