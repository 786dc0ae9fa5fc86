"""When digests are due, and how hits become matters: pure."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.features.monitoring.digests import (
    REGULAR,
    Calendar,
    Pending,
    chosen,
    fits,
    longest,
    next_end,
    slot,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
CALENDAR = Calendar(zone=STOCKHOLM)


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("rhythm", "moment", "key", "since", "until"),
    [
        ("daily", "2026-11-24T07:00", "2026-11-24", "2026-11-23T07:00", "2026-11-24T07:00"),
        ("daily", "2026-11-24T06:59", "2026-11-23", "2026-11-20T07:00", "2026-11-23T07:00"),
        # Monday covers the weekend; on Sunday Friday's is still the last.
        ("daily", "2026-11-23T07:00", "2026-11-23", "2026-11-20T07:00", "2026-11-23T07:00"),
        ("daily", "2026-11-22T23:00", "2026-11-20", "2026-11-19T07:00", "2026-11-20T07:00"),
        ("weekly", "2026-11-25T12:00", "2026-W48", "2026-11-16T07:00", "2026-11-23T07:00"),
        # The first days of January may be the last week of the year before.
        ("weekly", "2027-01-01T12:00", "2026-W53", "2026-12-21T07:00", "2026-12-28T07:00"),
        # 1 November 2026 is a Sunday, so the month's first weekday is the 2nd.
        ("monthly", "2026-11-02T07:00", "2026-11", "2026-10-01T07:00", "2026-11-02T07:00"),
        ("monthly", "2026-11-01T12:00", "2026-10", "2026-09-01T07:00", "2026-10-01T07:00"),
        # The clock goes back on 25 October: seven in the morning is seven in the morning.
        ("daily", "2026-10-26T07:00", "2026-10-26", "2026-10-23T07:00", "2026-10-26T07:00"),
    ],
)
def test_the_slot_that_ended_last(rhythm: str, moment: str, key: str, since: str, until: str) -> None:
    found = slot(rhythm, at(moment), CALENDAR)
    assert (found.key, found.since, found.until) == (key, at(since), at(until))


@given(
    st.sampled_from(REGULAR),
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
)
@settings(max_examples=150, deadline=None)
def test_slots_follow_each_other_without_a_gap(rhythm: str, moment: datetime) -> None:
    now = slot(rhythm, moment, CALENDAR)
    assert now.since < now.until <= moment < next_end(rhythm, moment, CALENDAR)
    before = slot(rhythm, now.since, CALENDAR)
    after = slot(rhythm, next_end(rhythm, moment, CALENDAR), CALENDAR)
    assert before.until == now.since
    assert after.since == now.until
    assert len({before.key, now.key, after.key}) == 3
    local = now.until.astimezone(STOCKHOLM)
    assert local.time() == time(7)
    assert local.weekday() < 5


def test_the_table_says_when() -> None:
    other = Calendar(zone=STOCKHOLM, at=time(16, 30), weekly_on=4)
    assert slot("weekly", at("2026-11-27T16:30"), other).until == at("2026-11-27T16:30")
    assert not CALENDAR.is_open(at("2026-11-22T12:00"))
    assert CALENDAR.is_open(at("2026-11-23T12:00"))
    with pytest.raises(ValueError, match="never comes round"):
        slot("instant", at("2026-11-27T16:30"), CALENDAR)


def test_the_longest_slot_holds_the_mail() -> None:
    slots = [slot(rhythm, at("2026-06-01T07:00"), CALENDAR) for rhythm in REGULAR]
    assert [s.rhythm for s in longest(slots)] == ["monthly", "weekly", "daily"]


def hit(matter: int, rhythm: str, found: str) -> Pending:
    fake: Any = SimpleNamespace(
        document=SimpleNamespace(matter=SimpleNamespace(pk=matter)), found_at=at(found)
    )
    return Pending(fake, rhythm)


def test_what_is_due_takes_the_rest_of_its_matter_along() -> None:
    day, week = hit(1, "daily", "2026-11-24T06:00"), hit(1, "weekly", "2026-11-24T08:00")
    other, late = hit(2, "weekly", "2026-11-24T06:00"), hit(3, "daily", "2026-11-24T07:00")
    until = {"daily": at("2026-11-24T07:00")}
    assert chosen([day, week, other, late], until) == [day, week]
    assert chosen([day, week, other, late], None) == [day, week, other, late]
    # A matter of one's own is told in the rhythm of one's own matters.
    assert chosen([other, late], until, mine=frozenset({2}), own_rhythm="daily") == [other]


@given(st.integers(1, 5000), st.integers(1, 10**7), st.integers(1, 10**6))
def test_fewer_are_shown_until_it_fits(total: int, size: int, limit: int) -> None:
    assert 0 <= fits(total, size, limit) < total


def test_nothing_is_due_before_its_end() -> None:
    end = at("2026-11-24T07:00")
    just_before = hit(1, "daily", "2026-11-24T06:59")
    assert chosen([just_before], {"daily": end}) == [just_before]
    assert chosen([just_before], {"daily": end - timedelta(hours=1)}) == []
