"""Time limits counted: lengths, translations that are late, pauses, weekends, clocks, warnings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.deadlines.calendars import Calendar, Pause
from utblick.engine.deadlines.counting import due, warnings_due
from utblick.engine.deadlines.counting import given as given_end
from utblick.engine.deadlines.rules import RULES, Length

TODAY = date(2026, 11, 23)

# rule, start, last day, last day if extended
COUNTED = [
    ("cfe_feedback", "2026-03-02", "2026-03-30", None),
    ("pub_consult", "2026-03-02", "2026-05-25", None),
    ("proposal_feedback", "2025-09-19", "2025-11-14", None),
    ("subsidiarity", "2025-09-19", "2025-11-14", None),
    ("fakta_pm", "2025-07-16", "2025-08-20", None),
    ("ep_2r", "2026-01-20", "2026-04-20", "2026-05-20"),
    ("council_2r", "2026-11-30", "2027-02-28", "2027-03-28"),
    ("conciliation", "2026-01-05", "2026-02-16", "2026-03-02"),
    ("third_reading", "2026-01-05", "2026-02-16", "2026-03-02"),
    ("budget_conciliation", "2026-10-24", "2026-11-14", None),
    ("delegated_objection", "2025-12-31", "2026-02-28", "2026-04-28"),
    ("draft_act_feedback", "2026-03-02", "2026-03-30", None),
    ("remiss", "2026-03-02", "2026-06-02", None),
    ("sa_comments", "2024-03-05", "2024-04-05", None),
    ("sa_comments", "2026-04-02", "2026-05-04", None),
]


@pytest.mark.parametrize(("key", "start", "on", "extended"), COUNTED)
def test_lengths_run_from_the_day_after_the_event(
    key: str, start: str, on: str, extended: str | None
) -> None:
    found = due(RULES[key], date.fromisoformat(start), today=TODAY)
    assert found.on == date.fromisoformat(on)
    assert found.extended_on == (date.fromisoformat(extended) if extended else None)
    if extended:
        longer = due(RULES[key], date.fromisoformat(start), today=TODAY, is_extended=True)
        assert longer.on == date.fromisoformat(extended)
        assert "Förlängt med" in " ".join(longer.sentences_sv)


def test_feedback_moves_day_by_day_until_the_last_language_version() -> None:
    first = due(RULES["proposal_feedback"], None, today=date(2025, 7, 16))
    second = due(RULES["proposal_feedback"], None, today=date(2025, 7, 17))
    assert (first.on, second.on) == (date(2025, 9, 10), date(2025, 9, 11))
    assert first.is_earliest
    assert "Last day".casefold() in first.sentences_en[-1].casefold()
    assert "at the earliest 10 September 2025" in first.sentences_en[-1]
    assert "tidigast den 10 september 2025" in first.sentences_sv[-1]


def test_a_rule_that_needs_its_start_or_has_no_length_says_so() -> None:
    with pytest.raises(ValueError, match="needs the day"):
        due(RULES["cfe_feedback"], None, today=TODAY)
    with pytest.raises(ValueError, match="has no length"):
        due(RULES["ep_am_deadline"], TODAY, today=TODAY)


def test_days_in_a_pause_are_not_counted_where_the_rule_says_so() -> None:
    rule = replace(RULES["subsidiarity"], pauses=frozenset({"august"}))
    start = date(2025, 7, 16)
    summer = Calendar((Pause("august", date(2025, 8, 1), date(2025, 8, 31)),))
    found = due(rule, start, today=TODAY, calendar=summer)
    assert found.on == date(2025, 10, 11)
    assert "31" in found.sentences_sv[1]
    assert due(RULES["subsidiarity"], start, today=TODAY, calendar=summer).on == date(2025, 9, 10)
    recess = Calendar((Pause("ep_recess", date(2025, 9, 1), date(2025, 9, 7)),))
    assert due(rule, start, today=TODAY, calendar=recess).on == date(2025, 9, 10)


def test_an_end_on_a_day_off_rolls_to_the_next_working_day_where_the_rule_says_so() -> None:
    rule = replace(RULES["cfe_feedback"], rolls=True)
    found = due(
        rule, date(2025, 11, 29), today=TODAY, calendar=Calendar(holidays=frozenset({date(2025, 12, 29)}))
    )
    assert found.on == date(2025, 12, 30)
    assert "1182/71" in " ".join(found.sentences_en)
    assert "1182/71" in " ".join(found.sentences_sv)
    assert due(RULES["cfe_feedback"], date(2025, 11, 29), today=TODAY).on == date(2025, 12, 27)


def test_the_day_ends_in_brussels_and_later_in_helsinki() -> None:
    found = due(RULES["cfe_feedback"], date(2026, 3, 2), today=TODAY)
    assert found.at == datetime(2026, 3, 30, 21, 59, 59, tzinfo=UTC)
    assert [(one.town_en, f"{one.at:%d %H:%M}") for one in found.clocks()] == [
        ("Brussels", "30 23:59"),
        ("Stockholm", "30 23:59"),
        ("Helsinki", "31 00:59"),
    ]


def test_an_end_that_is_given_is_taken_as_it_is() -> None:
    rule = RULES["ep_am_deadline"]
    found = given_end(rule, datetime(2026, 2, 3, 11, 0, tzinfo=UTC))
    assert (found.on, f"{found.at:%H:%M}") == (date(2026, 2, 3), "12:00")
    assert given_end(rule, date(2026, 2, 3)).on == date(2026, 2, 3)
    assert found.warnings == (date(2026, 1, 13), date(2026, 1, 24), date(2026, 1, 31))
    with pytest.raises(ValueError, match="zone"):
        given_end(rule, datetime(2026, 2, 3, 12, 0))


def test_warnings_are_due_on_their_day_and_none_is_lost_over_a_weekend() -> None:
    found = due(RULES["cfe_feedback"], date(2026, 3, 2), today=TODAY)
    assert warnings_due(found, date(2026, 3, 16)) == (14,)
    assert warnings_due(found, date(2026, 3, 17)) == ()
    assert warnings_due(found, date(2026, 3, 29)) == (1,)
    assert warnings_due(found, date(2026, 3, 29), since=date(2026, 3, 20)) == (5, 1)
    assert warnings_due(found, date(2026, 3, 29), since=date(2026, 3, 29)) == ()


def test_a_rule_that_is_not_sure_says_so() -> None:
    rule = replace(RULES["fakta_pm"], is_sure=False)
    assert "confirmed" in due(rule, TODAY, today=TODAY).sentences_en[-1]
    assert "bekräftas" in due(rule, TODAY, today=TODAY).sentences_sv[-1]


def test_lengths_in_words() -> None:
    assert (Length(months=1, weeks=2).sv(), Length(months=1, weeks=2).en()) == (
        "1 månad, 2 veckor",
        "1 month, 2 weeks",
    )
    assert Length(days=21).en() == "21 days"


days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
counted = st.sampled_from(sorted(key for key, rule in RULES.items() if rule.length))


@given(counted, days, days)
def test_a_later_start_never_ends_earlier(key: str, one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert due(RULES[key], first, today=TODAY).on <= due(RULES[key], last, today=TODAY).on


@given(counted, days, st.lists(st.tuples(days, st.integers(0, 60)), max_size=3))
def test_pauses_add_just_the_days_that_are_not_counted(
    key: str, start: date, off: list[tuple[date, int]]
) -> None:
    rule = replace(RULES[key], pauses=frozenset({"off"}), rolls=False)
    pauses = tuple(Pause("off", first, first + timedelta(days=length)) for first, length in off)
    plain, found = due(rule, start, today=TODAY), due(rule, start, today=TODAY, calendar=Calendar(pauses))
    paused = {
        pause.first + timedelta(days=n)
        for pause in pauses
        for n in range((pause.last - pause.first).days + 1)
    }
    counted_days = {start + timedelta(days=n) for n in range(1, (found.on - start).days + 1)} - paused
    assert len(counted_days) == (plain.on - start).days


@given(counted, days, st.frozensets(days, max_size=5))
def test_a_rule_that_rolls_ends_on_a_working_day(key: str, start: date, holidays: frozenset[date]) -> None:
    found = due(replace(RULES[key], rolls=True), start, today=TODAY, calendar=Calendar(holidays=holidays))
    assert found.on.weekday() < 5
    assert found.on not in holidays
