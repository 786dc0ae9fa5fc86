"""Where a case stands follows from its steps, and a consent holds from its day until it is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.features.contactpoint import rules
from utblick.features.contactpoint.kinds import STEPS, Purpose, Stage, StepKind
from utblick.features.contactpoint.rules import standing, waits_because

DAY = date(2026, 11, 23)


@dataclass(frozen=True)
class AStep:
    kind: str
    on: date = DAY


@dataclass(frozen=True)
class AConsent:
    on: date
    withdrawn_on: date | None = None
    purpose: str = Purpose.FORWARD


def stage_of(*kinds: str) -> Stage:
    return standing(DAY, [AStep(kind) for kind in kinds]).stage


@pytest.mark.parametrize(
    ("kinds", "stage"),
    [
        ((), Stage.ENQUIRY),
        (("advice",), Stage.ADVISED),
        (("advice", "idea"), Stage.IDEA),
        (("idea", "advice"), Stage.IDEA),
        (("idea", "search", "secretariat"), Stage.REFERRED),
        (("applied", "approved"), Stage.APPROVED),
        (("idea", "closed", "reopened"), Stage.IDEA),
        (("advice", "closed", "advice"), Stage.CLOSED),
        (("applied", "rejected", "reopened", "search"), Stage.SEARCHING),
    ],
)
def test_the_stage_is_what_was_noted_last(kinds: tuple[str, ...], stage: Stage) -> None:
    assert stage_of(*kinds) == stage


KINDS = st.lists(st.sampled_from(list(STEPS)), max_size=12)


@given(KINDS)
def test_a_case_is_open_unless_the_last_that_counts_ended_it(kinds: list[str]) -> None:
    found = standing(DAY, [AStep(kind) for kind in kinds])
    counting = [kind for kind in kinds if kind != StepKind.ADVICE]
    assert found.is_open == (not counting or not STEPS[counting[-1]].ends)


@given(KINDS)
def test_taking_it_up_again_opens_it_where_it_stood_before_it_ended(kinds: list[str]) -> None:
    before = standing(DAY, [AStep(kind) for kind in kinds])
    if before.is_open:
        again = [*kinds, "closed", "reopened"]
        assert stage_of(*again) == before.stage


@given(KINDS)
def test_nobody_waits_unseen(kinds: list[str]) -> None:
    """An open case without an answer, or without a next step, always says so."""
    found = standing(DAY, [AStep(kind) for kind in kinds])
    why = waits_because(found, None, DAY)
    assert bool(why) == found.is_open
    if found.is_open and not found.is_answered:
        assert why == "answer"


def test_a_next_step_waits_from_the_day_after_its_own() -> None:
    found = standing(DAY, [AStep("advice")])
    assert waits_because(found, DAY, DAY) == ""
    assert waits_because(found, DAY - timedelta(days=1), DAY) == "overdue"
    assert waits_because(standing(DAY, []), DAY + timedelta(days=9), DAY) == "answer", "a plan is no answer"


@pytest.mark.parametrize(
    ("consents", "agrees"),
    [
        ([], False),
        ([AConsent(DAY)], True),
        ([AConsent(DAY + timedelta(days=1))], False),
        ([AConsent(DAY - timedelta(days=9), DAY)], False),
        ([AConsent(DAY - timedelta(days=9), DAY), AConsent(DAY)], True),
        ([AConsent(DAY, purpose=Purpose.BANK)], False),
    ],
)
def test_a_consent_holds_for_its_purpose_until_it_is_taken_back(
    consents: list[AConsent], agrees: bool
) -> None:
    assert rules.agrees(consents, Purpose.FORWARD, DAY) == agrees


def test_names_are_seen_however_they_are_written() -> None:
    assert rules.named_in("Vi i exempel  FÖRENINGEN söker", ["Exempel föreningen", "", "AB"]) == [
        "Exempel föreningen"
    ]
