"""Read the appointments of a calendar file: when, where, what about, and with whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import icalendar

from utblick.connectors.ical.days import CLOCK, LARGEST, MOST_EVENTS, NoCalendar
from utblick.connectors.reading.text import line

LONGEST_NOTE = 4_000
MOST_PEOPLE = 60


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was asked to an appointment."""

    name: str
    mail: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment; `key` is the same when it is read again, `hours` is how long it was, where that is said."""

    key: str
    title: str
    on: date
    at: time | None
    hours: float | None
    place: str
    note: str
    people: tuple[Attendee, ...]


def read_appointments(data: bytes) -> list[Appointment]:
    """Give the appointments of a file in order, the cancelled left out. Raises NoCalendar with a sentence."""
    if len(data) > LARGEST:
        raise NoCalendar("Kalendern är större än 2 MB.", "The calendar is larger than 2 MB.")
    if b"BEGIN:VCALENDAR" not in data.upper():
        raise NoCalendar(
            "Filen är ingen kalender (iCalendar, .ics).", "The file is no calendar (iCalendar, .ics)."
        )
    try:
        calendars = icalendar.Calendar.from_ical(data.decode("utf-8", errors="replace"), multiple=True)
    except (ValueError, IndexError, KeyError, TypeError) as problem:
        raise NoCalendar(
            "Kalendern är trasig och går inte att läsa.", "The calendar is broken and cannot be read."
        ) from problem
    kept = [one for one in calendars if str(one.get("METHOD", "")).upper() != "CANCEL"]
    events = [event for calendar in kept for event in calendar.walk("VEVENT")]
    if len(events) > MOST_EVENTS:
        raise NoCalendar("Kalendern har fler än 5 000 händelser.", "The calendar has more than 5,000 events.")
    found = [one for event in events for one in _appointment(event)]
    return sorted(found, key=lambda one: (one.on, one.at or time(), one.title))


def _appointment(event: Any) -> Iterator[Appointment]:
    title = line(str(event.get("SUMMARY", "")))
    if not title or str(event.get("STATUS", "")).upper() == "CANCELLED" or "DTSTART" not in event:
        return
    starts = _here(event["DTSTART"].dt)
    on = starts.date() if isinstance(starts, datetime) else starts
    again = _here(event["RECURRENCE-ID"].dt) if "RECURRENCE-ID" in event else on
    yield Appointment(
        key=f"{event.get('UID', '') or title} {again}"[:300],
        title=title[:200],
        on=on,
        at=starts.time().replace(tzinfo=None) if isinstance(starts, datetime) else None,
        hours=_hours(event, starts),
        place=line(str(event.get("LOCATION", "")))[:120],
        note=str(event.get("DESCRIPTION", "")).replace("\r\n", "\n").strip()[:LONGEST_NOTE],
        people=tuple(dict.fromkeys(_people(event)))[:MOST_PEOPLE],
    )


def _here(moment: date | datetime) -> date | datetime:
    """Give a moment on the region's clock; one without a zone, and a day, as they stand."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(CLOCK)
    return moment


def _hours(event: Any, starts: date | datetime) -> float | None:
    if not isinstance(starts, datetime):
        return None
    try:
        ends = _here(event["DTEND"].dt) if "DTEND" in event else starts + event["DURATION"].dt
        hours = (ends - starts).total_seconds() / 3600
    except (KeyError, TypeError, AttributeError):
        return None
    return round(hours, 2) if 0 < hours <= 24 else None


def _people(event: Any) -> Iterator[Attendee]:
    for name in ("ORGANIZER", "ATTENDEE"):
        given = event.get(name, [])
        for one in given if isinstance(given, list) else [given]:
            kind = str(getattr(one, "params", {}).get("CUTYPE", "")).upper()
            if kind in ("ROOM", "RESOURCE"):
                continue
            mail = str(one).partition(":")[2] if str(one).lower().startswith("mailto:") else str(one)
            shown = line(str(getattr(one, "params", {}).get("CN", "")))
            if "@" in mail or shown:
                yield Attendee(shown if "@" not in shown else "", mail.strip().lower() if "@" in mail else "")
