"""What is missing of a project, for what; every form and field that a lack leads to is there."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.features.projects.forms import FactsForm, MoneyForm
from utblick.features.projects.kinds_of_parts import PARTS
from utblick.features.projects.lacks import (
    APPLICATION,
    AUDIT,
    NEEDED,
    NEEDS,
    RESULTS,
    RUNNING,
    Facts,
    is_asked,
    matters_now,
    missing,
    missing_for_audit,
)
from utblick.features.projects.stages import LEADS_TO, Stage

NAMES = [field.name for field in fields(Facts)]
ALL = replace(Facts(), **{name: name != "needs_rate" for name in NAMES})
FACTS = st.builds(Facts, **{name: st.booleans() for name in NAMES})
TODAY = date(2026, 11, 23)


def keys(facts: Facts, for_what: str) -> list[str]:
    return [lack.key for lack in missing(facts, for_what)]


def test_what_is_asked_when() -> None:
    nothing = Facts()
    assert keys(nothing, APPLICATION) == ["unit", "board", "programme", "call", "partners", "own", "financed"]
    assert keys(nothing, RUNNING) == ["granted", "grant", "starts", "ends", "reports"]
    assert keys(nothing, RESULTS) == ["result"]
    assert "decided" in keys(nothing, AUDIT)


@pytest.mark.parametrize("for_what", NEEDED)
def test_who_has_everything_lacks_nothing(for_what: str) -> None:
    assert missing(ALL, for_what) == ()


@given(FACTS, st.sampled_from(sorted(NEEDED)), st.sampled_from(NAMES))
def test_knowing_more_never_makes_more_missing_but_evidence(facts: Facts, for_what: str, name: str) -> None:
    more = replace(facts, **{name: name != "needs_rate"})
    assert set(keys(more, for_what)) <= set(keys(facts, for_what)) | {"evidence"}


def test_every_lack_leads_to_a_field_that_is_there() -> None:
    for key, need in NEEDS.items():
        if need.form == "facts":
            assert need.field in FactsForm.Meta.fields, key
        elif need.form == "money":
            assert need.field in MoneyForm.Meta.fields, key
        elif need.form == "step":
            assert need.field in LEADS_TO, key
        else:
            assert need.form in PARTS, key


@pytest.mark.parametrize(
    ("stage", "closed_on", "expected"),
    [
        (Stage.IDEA, None, APPLICATION),
        (Stage.APPLIED, None, APPLICATION),
        (Stage.GRANTED, None, RUNNING),
        (Stage.RUNNING, None, RUNNING),
        (Stage.CLOSED, date(2025, 11, 24), ""),
        (Stage.CLOSED, date(2025, 11, 23), RESULTS),
        (Stage.IN_USE, date(2026, 11, 1), RESULTS),
        (Stage.REJECTED, None, ""),
        (Stage.WITHDRAWN, None, ""),
    ],
)
def test_for_what_things_are_missing_at_each_stage(
    stage: Stage, closed_on: date | None, expected: str
) -> None:
    assert matters_now(stage, closed_on, TODAY) == expected


def test_the_auditors_ask_an_idea_only_whose_it_is_and_no_application_for_its_grant() -> None:
    nothing = Facts()
    asked = {lack.key for lack in missing_for_audit(nothing, Stage.IDEA, None, TODAY)}
    assert asked == {"unit", "board"}
    applied = {lack.key for lack in missing_for_audit(nothing, Stage.APPLIED, None, TODAY)}
    assert "decided" in applied
    assert not {"granted", "grant"} & applied
    closed = {lack.key for lack in missing_for_audit(nothing, Stage.CLOSED, date(2020, 1, 1), TODAY)}
    assert {"granted", "result"} <= closed


def test_a_year_after_closing() -> None:
    assert not is_asked(None, TODAY)
    assert is_asked(date(2024, 2, 29), date(2025, 2, 28))
