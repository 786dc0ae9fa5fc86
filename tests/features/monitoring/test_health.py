"""A source that is silent for longer than usual is an alarm; a quiet one that always is quiet is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from utblick.features.monitoring.health import Health, Signs, health, usual_gap

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WELL = Signs(
    is_active=True,
    has_address=True,
    verified_at=NOW - timedelta(days=90),
    last_attempt_at=NOW - timedelta(hours=1),
    last_success_at=NOW - timedelta(hours=1),
    last_new_at=NOW - timedelta(hours=5),
    failures_in_row=0,
)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (WELL, Health.FRESH),
        (replace(WELL, last_new_at=NOW - timedelta(days=3)), Health.FRESH),
        (replace(WELL, last_new_at=NOW - timedelta(days=4)), Health.SILENT),
        (replace(WELL, failures_in_row=1), Health.FRESH),
        (replace(WELL, failures_in_row=9, last_success_at=NOW - 2 * DAY), Health.FAILING),
        (replace(WELL, failures_in_row=1, last_success_at=None, verified_at=None), Health.FAILING),
        (replace(WELL, verified_at=None), Health.UNVERIFIED),
        (replace(WELL, has_address=False, last_new_at=NOW - 900 * DAY), Health.BY_HAND),
        (replace(WELL, is_active=False, failures_in_row=9), Health.OFF),
    ],
)
def test_health_of_a_daily_source(signs: Signs, expected: Health) -> None:
    assert health(signs, DAY, NOW) == expected


def test_a_monthly_source_may_be_silent_for_two_months() -> None:
    assert health(replace(WELL, last_new_at=NOW - 60 * DAY), 30 * DAY, NOW) == Health.FRESH
    assert health(replace(WELL, last_new_at=NOW - 80 * DAY), 30 * DAY, NOW) == Health.SILENT


def test_the_usual_gap_comes_from_experience_when_there_is_enough() -> None:
    daily = [NOW - n * DAY for n in range(10)]
    assert usual_gap(daily, 500) == DAY
    assert usual_gap(daily[:3], 500) == timedelta(hours=500)
    assert usual_gap([], None) == timedelta(days=7)


def test_twenty_items_of_one_minute_are_one_news() -> None:
    burst = [NOW - timedelta(seconds=n) for n in range(20)]
    assert usual_gap(burst, 24) == timedelta(hours=24)
