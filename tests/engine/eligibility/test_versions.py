"""Marks tell which part of a programme's rules is another, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.eligibility import PROGRAMMES
from utblick.engine.eligibility.programme import Basis, Certainty, Rate
from utblick.engine.eligibility.versions import PARTS, changed_parts, marks

NEW = PROGRAMMES["cb-2021"]
ON = date(2024, 6, 1)


def test_the_same_rules_give_the_same_marks_in_whatever_order() -> None:
    turned = replace(NEW, rates=tuple(reversed(NEW.rates)), areas=tuple(reversed(NEW.areas)))
    assert marks(NEW, ON) == marks(turned, ON)
    assert set(marks(NEW, ON)) == set(PARTS)


def test_another_rate_is_told_and_nothing_else_is() -> None:
    first, *others = NEW.rates
    changed = replace(NEW, rates=(replace(first, percent=first.percent - 5), *others))
    assert changed_parts(marks(NEW, ON), marks(changed, ON)) == ("rates",)


def test_a_rule_that_has_become_certain_is_another_and_a_source_is_not() -> None:
    first, *others = NEW.rates
    unsure = replace(first, basis=replace(first.basis, certainty=Certainty.UNSURE))
    assert changed_parts(marks(NEW, ON), marks(replace(NEW, rates=(unsure, *others)), ON)) == ("rates",)
    elsewhere = replace(first, basis=replace(first.basis, source="another page"))
    assert changed_parts(marks(NEW, ON), marks(replace(NEW, rates=(elsewhere, *others)), ON)) == ()


@given(st.dates(date(2021, 1, 1), date(2029, 12, 31)))
def test_a_dated_row_changes_the_marks_on_its_day_and_not_before(day: date) -> None:
    row = Rate("DE", 50, Basis("test", valid_from=day))
    later = replace(NEW, rates=(*NEW.rates, row))
    assert changed_parts(marks(NEW, day), marks(later, day)) == ("rates",)
    before = date.fromordinal(day.toordinal() - 1)
    assert changed_parts(marks(NEW, before), marks(later, before)) == ()


def test_the_regions_that_joined_change_the_area() -> None:
    assert "areas" in changed_parts(marks(NEW, date(2023, 6, 1)), marks(NEW, ON))


def test_without_kept_marks_nothing_is_said() -> None:
    assert changed_parts({}, marks(NEW, ON)) == ()
