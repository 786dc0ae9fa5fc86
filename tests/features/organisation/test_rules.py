"""Rules: what they refuse, and what they must let through."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.features import organisation
from utblick.features.organisation import rules
from utblick.features.organisation.rules import Period, RemitFact, choose_owner
from utblick.foundation.rules import RuleBroken

ORDER = ("RS", "RUN", "TSN", "HSN", "RF")
DAY = date(2026, 1, 1)

days = st.integers(0, 40).map(lambda number: DAY + timedelta(days=number))
periods = st.builds(
    lambda start, length: Period(start, None if length is None else start + timedelta(days=length)),
    days,
    st.none() | st.integers(1, 20),
)


def _days_of(period: Period) -> set[date]:
    """Give a period's days one by one, far enough to stand for all."""
    end = period.end or DAY + timedelta(days=100)
    return {period.start + timedelta(days=number) for number in range((end - period.start).days)}


@given(periods, periods)
@settings(max_examples=60)
def test_periods_overlap_and_cover_as_their_days_do(one: Period, other: Period) -> None:
    assert one.overlaps(other) == bool(_days_of(one) & _days_of(other))
    assert one.covers(other) == (_days_of(one) >= _days_of(other))


def test_the_last_day_of_one_remit_may_be_the_first_of_the_next() -> None:
    rules.one_remit_at_a_time(Period(DAY), [Period(date(2023, 1, 1), DAY)])
    with pytest.raises(RuleBroken, match="another owner"):
        rules.one_remit_at_a_time(Period(DAY), [Period(date(2023, 1, 1), DAY + timedelta(days=1))])


@pytest.mark.parametrize(("level", "parent"), [(1, None), (2, 1), (3, 2)])
def test_a_unit_belongs_one_level_up(level: int, parent: int | None) -> None:
    rules.parent_is_one_level_above(level, parent)


@pytest.mark.parametrize(("level", "parent"), [(1, 1), (2, None), (2, 2), (3, 1), (3, 3), (3, None)])
def test_a_unit_belongs_nowhere_else(level: int, parent: int | None) -> None:
    with pytest.raises(RuleBroken):
        rules.parent_is_one_level_above(level, parent)


@pytest.mark.parametrize(
    ("role", "board", "unit"),
    [
        ("strategist", False, False),
        ("elected", True, False),
        ("unit_contact", False, True),
        ("brussels_officer", False, True),
    ],
)
def test_roles_have_their_place(role: str, board: bool, unit: bool) -> None:
    rules.role_has_its_place(role, board, unit)


@pytest.mark.parametrize(
    ("role", "board", "unit"),
    [
        ("elected", False, False),
        ("board_secretary", False, True),
        ("unit_contact", True, False),
        ("project_manager", False, False),
        ("strategist", True, True),
    ],
)
def test_roles_without_their_place_are_refused(role: str, board: bool, unit: bool) -> None:
    with pytest.raises(RuleBroken):
        rules.role_has_its_place(role, board, unit)


BIOFUELS = RemitFact("biofuels", "TSN", ("RS", "RUN"))
TRANSPORT = RemitFact("transport", "TSN", ("RS", "RUN"))
COHESION = RemitFact("cohesion-policy", "RUN", ("RS",))
HEALTH = RemitFact("health", "HSN", ("RS",))
CPMR = RemitFact("cpmr", "TSN", ("RS",), joint_with="RUN")


@pytest.mark.parametrize(
    ("remits", "owner", "concerned", "rule"),
    [
        ([], "RS", (), "executive"),
        ([BIOFUELS], "TSN", ("RS", "RUN"), "one"),
        ([BIOFUELS, TRANSPORT], "TSN", ("RS", "RUN"), "one"),
        ([COHESION, BIOFUELS], "RUN", ("RS", "TSN"), "first"),
        ([BIOFUELS, COHESION], "TSN", ("RS", "RUN"), "first"),
        ([COHESION, BIOFUELS, TRANSPORT], "TSN", ("RS", "RUN"), "most"),
        ([HEALTH, COHESION, BIOFUELS], "HSN", ("RS", "RUN", "TSN"), "first"),
        ([CPMR], "TSN", ("RS", "RUN"), "one"),
    ],
)
def test_who_owns_a_matter(
    remits: list[RemitFact], owner: str, concerned: tuple[str, ...], rule: str
) -> None:
    choice = choose_owner(remits, "RS", ORDER)
    assert (choice.owner, choice.concerned, choice.rule) == (owner, concerned, rule)


facts = st.builds(
    RemitFact,
    st.sampled_from("abcdef"),
    st.sampled_from(ORDER),
    st.lists(st.sampled_from(ORDER), max_size=3).map(tuple),
    st.none() | st.sampled_from(ORDER),
)


@given(st.lists(facts, max_size=6))
@settings(max_examples=60)
def test_a_matter_always_has_one_owner_who_is_not_also_concerned(remits: list[RemitFact]) -> None:
    choice = choose_owner(remits, "RS", ORDER)
    assert choice.owner in ORDER
    assert choice.owner not in choice.concerned
    touched = {key for fact in remits for key in (fact.owner, fact.joint_with, *fact.concerned)} - {None}
    assert set(choice.concerned) | {choice.owner} >= touched


def test_every_rule_has_its_sentence_in_swedish() -> None:
    catalogue = Path(organisation.__file__).parent / "locale/sv/LC_MESSAGES/django.po"
    swedish = {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalogue))}
    assert len(rules.RULES) >= 15
    assert [sentence for sentence in rules.RULES if not swedish.get(sentence)] == []
