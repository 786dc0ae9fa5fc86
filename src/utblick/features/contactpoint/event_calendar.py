"""An event as a file for a calendar (RFC 5545): what anybody may know of it, and nothing of who comes."""

from __future__ import annotations

from datetime import UTC, datetime

import icalendar
from django.conf import settings
from django.urls import reverse

from utblick.features.contactpoint.models import Event


def calendar_of(event: Event, language: str, at: datetime) -> bytes:
    """Write when and where an event is, in the language of the page."""
    made = icalendar.Calendar()
    made.add("prodid", "-//Utblick//Utblick//SV")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    one = icalendar.Event()
    page = reverse("contactpoint:sign_up", args=[event.key])
    one.add("uid", f"event-{event.key}@{settings.UTBLICK_ADDRESS.partition('://')[2]}")
    one.add("dtstamp", at)
    one.add("sequence", event.version)
    # In UTC a moment needs no table of the zone's summer times beside it.
    one.add("dtstart", event.starts_at.astimezone(UTC))
    one.add("dtend", event.ends_at.astimezone(UTC))
    one.add("summary", event.title)
    one.add("location", event.place)
    if event.about:
        one.add("description", event.about)
    one.add("url", f"{settings.UTBLICK_ADDRESS}{page}?language={language}")
    made.add_component(one)
    return bytes(made.to_ical())
