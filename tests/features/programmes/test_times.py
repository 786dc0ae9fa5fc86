"""A call's moments on both clocks, where it stands, and how long is left."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from utblick.features.programmes.models import Call, CallMoment
from utblick.features.programmes.times import State, clock_name, countdown, standing, title_of, told


def moment(
    kind: str, on: date, hour: time | None = None, step: int = 1, zone: str = "Europe/Helsinki"
) -> CallMoment:
    return CallMoment(call=Call(zone=zone), kind=kind, on=on, hour=hour, step=step)


def test_noon_in_helsinki_is_eleven_in_sweden_summer_and_winter() -> None:
    with override("sv"):
        assert (
            told(moment("closes", date(2022, 3, 31), time(12))).clocks == "12.00 finsk tid = 11.00 svensk tid"
        )
        assert (
            told(moment("closes", date(2023, 3, 10), time(12))).clocks == "12.00 finsk tid = 11.00 svensk tid"
        )
    with override("en"):
        assert (
            told(moment("closes", date(2022, 3, 31), time(12))).clocks
            == "12:00 Finnish time = 11:00 Swedish time"
        )


def test_a_clock_that_is_ours_is_told_once() -> None:
    with override("sv"):
        said = told(moment("closes", date(2027, 1, 13), time(17), zone="Europe/Brussels"))
    assert said.clocks == "17.00 svensk tid"


def test_midnight_in_helsinki_is_the_day_before_in_sweden() -> None:
    with override("sv"):
        said = told(moment("closes", date(2027, 3, 1), time(0, 30)))
    assert said.clocks == "00.30 finsk tid = 23.30 svensk tid (28 februari)"


def test_an_hour_that_is_not_known_is_not_invented() -> None:
    with override("en"):
        assert told(moment("closes", date(2024, 4, 30))).clocks == "the hour is not known"
        assert told(moment("opens", date(2024, 4, 9))).clocks == ""


def test_unknown_zones_are_called_by_their_town() -> None:
    with override("sv"):
        assert clock_name("Europe/Warsaw") == "tid i Warsaw"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2027, 1, 1, 12, tzinfo=UTC), "12 days"),
        (datetime(2027, 1, 11, 9, tzinfo=UTC), "2 days"),
        (datetime(2027, 1, 11, 10, 30, tzinfo=UTC), "47 hours"),
        (datetime(2027, 1, 13, 8, 59, tzinfo=UTC), "1 hour"),
        (datetime(2027, 1, 13, 9, 30, tzinfo=UTC), "less than an hour"),
        (datetime(2027, 1, 13, 10, 0, tzinfo=UTC), ""),
    ],
)
def test_days_are_counted_and_hours_during_the_last_two(now: datetime, said: str) -> None:
    with override("en"):
        assert countdown(moment("closes", date(2027, 1, 13), time(12)), now) == said


def test_without_an_hour_days_alone_are_counted() -> None:
    with override("en"):
        assert (
            countdown(moment("closes", date(2027, 1, 13)), datetime(2027, 1, 13, 10, tzinfo=UTC)) == "today"
        )


def _steps() -> list[CallMoment]:
    return [
        moment("opens", date(2024, 4, 9)),
        moment("closes", date(2024, 4, 30), time(12)),
        moment("decision", date(2024, 9, 11)),
        moment("opens", date(2024, 10, 10), step=2),
        moment("closes", date(2024, 10, 31), step=2),
    ]


@pytest.mark.parametrize(
    ("on", "state", "step"),
    [
        (date(2024, 3, 1), State.COMING, 1),
        (date(2024, 4, 20), State.OPEN, 1),
        (date(2024, 6, 1), State.BETWEEN, 2),
        (date(2024, 10, 20), State.OPEN, 2),
        (date(2024, 12, 1), State.CLOSED, 2),
    ],
)
def test_a_call_stands_in_the_step_that_its_days_say(on: date, state: str, step: int) -> None:
    found = standing(_steps(), datetime.combine(on, time(12), UTC))
    assert (found.state, found.step) == (state, step)


def test_a_call_without_days_is_told_so() -> None:
    now = datetime(2024, 1, 1, tzinfo=UTC)
    assert standing([], now).state == State.UNKNOWN
    assert standing([moment("decision", date(2024, 2, 1))], now).next is not None


def test_what_was_decided_has_closed_though_nobody_knows_when() -> None:
    rows = [moment("opens", date(2014, 12, 31)), moment("decision", date(2015, 8, 26), step=2)]
    assert standing(rows, datetime(2026, 1, 1, tzinfo=UTC)).state == State.CLOSED
    assert standing(rows, datetime(2015, 3, 1, tzinfo=UTC)).state == State.UNKNOWN


def test_several_cut_offs_of_one_step_close_one_after_the_other() -> None:
    rows = [moment("closes", date(2027, 2, 1)), moment("closes", date(2027, 9, 1))]
    for month, which in ((1, 0), (3, 1)):
        found = standing(rows, datetime(2027, month, 1, tzinfo=UTC))
        assert found.state == State.OPEN
        assert found.next is rows[which]


@given(
    opens=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    length=st.integers(1, 400),
    days=st.integers(-500, 900),
)
def test_a_call_of_one_step_is_open_between_its_two_moments(opens: date, length: int, days: int) -> None:
    first, last = moment("opens", opens), moment("closes", opens + timedelta(days=length), time(12))
    now = datetime.combine(opens, time(6), UTC) + timedelta(days=days)
    state = standing([last, first], now).state
    assert (state == State.OPEN) == (first.instant <= now < last.instant)
    assert (state == State.CLOSED) == (last.instant <= now)


def test_the_swedish_title_is_for_swedish_pages() -> None:
    call = Call(title="Call", title_sv="Utlysning", language="en")
    assert title_of(call, "sv") == ("Utlysning", "sv")
    assert title_of(call, "en") == ("Call", "en")
    assert title_of(Call(title="Call", language="en"), "sv") == ("Call", "en")
