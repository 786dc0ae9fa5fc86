"""Calls: written by hand, listed, on the wheel, as a calendar file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

import icalendar
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from utblick.features.programmes import queries, wheel
from utblick.features.programmes.actions.calls import add_call, change_call, remove_moment, set_moment
from utblick.features.programmes.example import load
from utblick.features.programmes.models import Call, CallMoment, Moment, Programme
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

SignIn = Callable[..., Client]


def test_a_call_is_written_with_its_first_days(cb: Programme, strategist: Viewer, at: datetime) -> None:
    call = add_call(
        cb,
        key="5",
        title="Fifth call",
        zone="Europe/Helsinki",
        certainty="unsure",
        opens=(date(2027, 2, 1), None),
        closes=(date(2027, 3, 1), time(12)),
        by=strategist,
        at=at,
    )
    row = queries.now(Call.objects.get(pk=call.pk), at)
    assert row.standing.state == "coming"
    assert row.closes is not None
    assert row.closes.is_unsure
    with pytest.raises(RuleBroken):
        add_call(cb, key="5", title="Again", by=strategist, at=at)


def test_days_of_a_call_are_checked_and_kept_in_the_history(
    ahead: Call, strategist: Viewer, at: datetime
) -> None:
    with pytest.raises(RuleBroken):
        set_moment(ahead, kind=Moment.OPENS, step=1, on=date(2026, 1, 1), by=strategist, at=at)
    closes = ahead.moments.get(kind=Moment.CLOSES, step=1)
    with pytest.raises(RuleBroken):
        set_moment(ahead, closes, on=date(2020, 1, 1), by=strategist, at=at)
    closes.refresh_from_db()
    set_moment(ahead, closes, hour=time(14, 30), certainty="known", by=strategist, at=at)
    remove_moment(closes, by=strategist, at=at)
    assert not ahead.moments.filter(kind=Moment.CLOSES, step=1).exists()


def test_a_call_changed_meanwhile_is_not_overwritten(ahead: Call, strategist: Viewer, at: datetime) -> None:
    change_call(ahead, version=1, note="Ny", by=strategist, at=at)
    with pytest.raises(ChangedMeanwhile):
        change_call(ahead, version=1, note="Annan", by=strategist, at=at)
    with pytest.raises(RuleBroken):
        change_call(ahead, version=2, key="1", by=strategist, at=at)
    with pytest.raises(ValidationError):
        change_call(ahead, version=2, title="", by=strategist, at=at)


def test_open_and_coming_calls_stand_in_the_order_that_they_close(
    loaded: None, strategist: Viewer, at: datetime
) -> None:
    rows = queries.open_and_coming(strategist, at)
    assert [row.call.programme.key for row in rows if row.call.programme] == [
        "ibsr-2021",
        "eu4health-2021",
        "cb-2021",
        "erasmus-2021",
        "creative-2021",
        "ie-2021",
    ]
    first = queries.next_call(strategist, Programme.objects.get(key="ie-2021"), at)
    assert first is not None
    assert first.standing.state == "coming"
    assert queries.next_call(strategist, Programme.objects.get(key="cb-2014"), at) is None


def test_every_call_of_both_generations_is_there(loaded: None) -> None:
    keys = Call.objects.values_list("programme__key", "key")
    assert {key for programme, key in keys if programme == "cb-2014"} == {"1", "2", "3", "4", "5"}
    assert {key for programme, key in keys if programme == "cb-2021"} >= {"1", "2", "3", "4a", "4b", "4c"}
    second = CallMoment.objects.get(call__programme__key="cb-2021", call__key="1", kind="closes", step=2)
    assert (second.on, second.hour) == (date(2022, 10, 3), time(12))
    assert (
        CallMoment.objects.get(call__key="1", kind="opens", step=1, on=date(2014, 12, 31)).certainty
        == "unsure"
    )


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ({}, "coastal and marine", "First call"),
        ({"all": "1"}, "First call", "no such"),
        ({"programme": "ie-2021"}, "regional policy", "coastal"),
        ({"q": "biogas"}, "climate-neutral", "coastal"),
        ({"unsure": "1"}, "coastal", "Second call"),
    ],
)
def test_the_list_is_narrowed(
    region: None, client_of: SignIn, asked: dict[str, str], there: str, gone: str
) -> None:
    load(timezone.now())
    page = client_of("strateg").get(f"{reverse('programmes:calls')}?{urlencode(asked)}").content.decode()
    body = page.partition("<tbody")[2]
    assert there in body
    assert gone not in body


def test_the_list_is_narrowed_to_what_suits_a_unit(region: None, client_of: SignIn) -> None:
    load(timezone.now())
    unit = Call.objects.get(key="exempel").programme and _unit("kollektivtrafik")
    page = client_of("strateg").get(f"{reverse('programmes:calls')}?unit={unit}").content.decode()
    assert "climate-neutral" in page
    assert "cooperation projects in culture" not in page


def _unit(key: str) -> int:
    from utblick.features.organisation.models import Unit

    return Unit.objects.get(key=key).pk


def test_days_are_a_file_for_a_calendar_in_their_instants(region: None, client_of: SignIn) -> None:
    load(timezone.now())
    call = Call.objects.get(programme__key="cb-2021", key="exempel")
    said = client_of("strateg", "sv").get(reverse("programmes:call_calendar", args=[call.pk]))
    assert said["Content-Type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(said.content).walk("VEVENT")
    closes = call.moments.get(kind="closes", step=1)
    starts = {event["summary"]: event["dtstart"].dt for event in events}
    assert closes.instant in starts.values()
    assert any("stänger, steg 2" in title and "inte bekräftad" in title for title in starts)
    assert len(events) == 5
    everything = client_of("strateg").get(reverse("programmes:calls_calendar"))
    assert len(icalendar.Calendar.from_ical(everything.content).walk("VEVENT")) > 15


def test_days_stand_on_the_wheel_without_programmes_closed_to_us(
    loaded: None, strategist: Viewer, at: datetime
) -> None:
    shut = Programme.objects.get(key="npa-2021")
    call = Call.objects.create(programme=shut, key="1", title="Arctic")
    CallMoment.objects.create(call=call, kind="closes", on=at.date() + timedelta(days=10))
    days = list(wheel.moments(strategist, at.date(), at.date() + timedelta(days=400)))
    assert days
    assert {day.kind for day in days} == {"call"}
    assert not any("Arctic" in day.title for day in days)
    assert all(day.is_unsure for day in days)


def test_calls_stand_by_their_numbers_and_those_without_days_last(
    cb: Programme, strategist: Viewer, at: datetime
) -> None:
    Call.objects.create(programme=cb, key="10", title="Tionde")
    Call.objects.create(programme=cb, key="11", title="Elfte").moments.create(
        kind="opens", on=date(2021, 1, 1)
    )
    keys = [row.call.key for row in queries.all_calls(strategist, cb, at)]
    assert keys == ["exempel", "11", "4a", "4b", "3", "2", "1", "10", "4c"]
