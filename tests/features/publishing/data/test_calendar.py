"""Calls that close and events, as a calendar that programs can follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import icalendar
import pytest
from django.test import Client

from utblick.features.publishing.models import Release

pytestmark = pytest.mark.django_db


def events(language: str = "sv") -> dict[str, Any]:
    body = Client().get(f"/data/calendar.ics?language={language}").content
    calendar = icalendar.Calendar.from_ical(body)
    return {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def test_it_holds_when_calls_close_and_events_begin(let_out: Callable[..., Release]) -> None:
    let_out("call", "steg-1", {"closes": "2027-01-15T14:00:00+02:00"}, ("Steg 1", "x"), ("Step 1", "x"))
    values = {
        "starts_at": "2027-02-01T09:00:00+01:00",
        "ends_at": "2027-02-01T11:30:00+01:00",
        "place": "Linköping",
    }
    let_out("event", "traff", values, ("Träff; om ansökan", "x"), ("Meeting", "x"))
    let_out("call", "utan-dag", {})
    told = events()
    assert set(told) == {"call-steg-1", "event-traff"}
    assert told["call-steg-1"].decoded("dtstart") == datetime.fromisoformat("2027-01-15T13:00:00+01:00")
    assert str(told["call-steg-1"]["summary"]) == "Stänger: Steg 1"
    event = told["event-traff"]
    assert str(event["summary"]) == "Träff; om ansökan"
    assert event.decoded("dtend") == datetime.fromisoformat(values["ends_at"])
    assert str(event["location"]) == "Linköping"
    assert str(events("en")["call-steg-1"]["summary"]) == "Closes: Step 1"


def test_without_any_it_is_an_empty_calendar(db: None) -> None:
    response = Client().get("/data/calendar.ics")
    assert response["Content-Type"].startswith("text/calendar")
    assert events() == {}
