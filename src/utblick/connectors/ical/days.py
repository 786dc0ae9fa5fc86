"""Read the days of a calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from dateutil.rrule import rrulestr

from utblick.connectors.reading.text import line

CLOCK = ZoneInfo("Europe/Stockholm")
LARGEST = 2_000_000
MOST_EVENTS = 5_000
MOST_TIMES = 400
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One thing in a calendar: `until` is its last day (inclusive). `key` is the same when it is read again."""

    key: str
    title: str
    on: date
    until: date
    address: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a calendar had between two days; `skipped` rows could not be used."""

    name: str
    days: list[CalendarDay]
    skipped: int


class NoCalendar(Exception):
    """The file is no calendar; with a sentence in each language."""

    def __init__(self, sentence_sv: str, sentence_en: str) -> None:
        super().__init__(sentence_en)
        self.sentence_sv, self.sentence_en = sentence_sv, sentence_en


def read_days(data: bytes, first: date, last: date) -> Read:
    """Give the days that touch the stretch from `first` to `last`, in order. Raises NoCalendar with a sentence."""
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
    if not calendars:
        raise NoCalendar("Kalendern är avhuggen.", "The calendar is cut off.")
    events: list[Any] = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if len(events) > MOST_EVENTS:
        raise NoCalendar("Kalendern har fler än 5 000 händelser.", "The calendar has more than 5,000 events.")
    name = next((line(str(one.get("X-WR-CALNAME", ""))) for one in calendars), "")
    changed = {_occurrence(event) for event in events if "RECURRENCE-ID" in event}
    found: dict[str, CalendarDay] = {}
    skipped = 0
    for event in events:
        try:
            days = list(_days(event, first, last, changed))
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            skipped += 1
            continue
        found.update((day.key, day) for day in days)
    return Read(name[:LONGEST_TITLE], sorted(found.values(), key=lambda day: (day.on, day.title)), skipped)


def _days(event: Any, first: date, last: date, changed: set[tuple[str, date]]) -> Iterator[CalendarDay]:
    title = line(str(event.get("SUMMARY", "")))[:LONGEST_TITLE]
    starts = event["DTSTART"].dt
    if not title:
        raise ValueError("an event without words")
    on = _day(starts)
    length = max(timedelta(0), _last_day(event, starts) - on)
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return
    uid = str(event.get("UID", "")) or f"{title} {on}"
    address = str(event.get("URL", ""))
    address = address if address.startswith(("https://", "http://")) else ""
    is_change = "RECURRENCE-ID" in event
    times = [on] if is_change else list(_times(event, starts, first - length, last))
    for day in times:
        if day + length < first or day > last:
            continue
        key = f"{uid} {_occurrence(event)[1] if is_change else day}"
        if not is_change and (uid, day) in changed:
            continue
        yield CalendarDay(key[:300], title, day, day + length, address[:300])


def _occurrence(event: Any) -> tuple[str, date]:
    """Name the occurrence that a changed one takes the place of."""
    try:
        return str(event.get("UID", "")), _day(event["RECURRENCE-ID"].dt)
    except (KeyError, AttributeError, ValueError, TypeError):
        return "", date.min


def _times(event: Any, starts: Any, first: date, last: date) -> Iterator[date]:
    """Give the days when it begins, those that are taken away left out."""
    gone = {_day(one.dt) for one in _listed(event, "EXDATE")}
    added = [_day(one.dt) for one in _listed(event, "RDATE")]
    if "RRULE" not in event:
        days = [_day(starts)]
    else:
        rule = event["RRULE"]
        rules = rule if isinstance(rule, list) else [rule]
        days = []
        begins = datetime.combine(_day(starts), time())
        for one in rules:
            # Days are all that is shown, so the rule is laid out on days; UNTIL must then be one too.
            text = one.to_ical().decode()
            if "UNTIL" in one:
                until = _day(one["UNTIL"][0])
                text = ";".join(
                    f"UNTIL={until:%Y%m%d}" if part.startswith("UNTIL=") else part for part in text.split(";")
                )
            if str(one.get("FREQ", [""])[0]).upper() in ("SECONDLY", "MINUTELY", "HOURLY"):
                raise ValueError("no calendar of days comes back that often")
            laid = rrulestr(text, dtstart=begins)
            between = laid.xafter(datetime.combine(first, time()), inc=True)
            for count, moment in enumerate(between):
                if moment.date() > last or count >= MOST_TIMES:
                    break
                days.append(moment.date())
    yield from sorted({*days, *added} - gone)


def _listed(event: Any, name: str) -> Iterator[Any]:
    """Give the dates of a property that may stand once or many times, each with many dates."""
    given = event.get(name, [])
    for one in given if isinstance(given, list) else [given]:
        yield from getattr(one, "dts", [])


def _last_day(event: Any, starts: Any) -> date:
    if "DTEND" in event:
        ends = event["DTEND"].dt
    elif "DURATION" in event:
        ends = starts + event["DURATION"].dt
    else:
        return _day(starts)
    if isinstance(ends, datetime):
        # What ends at midnight ended the day before.
        return _day(ends - timedelta(microseconds=1)) if ends > starts else _day(ends)
    return ends - timedelta(days=1) if ends > _day(starts) else _day(starts)


def _day(moment: date | datetime) -> date:
    """Give the day on the region's clock; a moment without a zone is taken as it stands."""
    if not isinstance(moment, datetime):
        if not isinstance(moment, date):
            raise TypeError("no day")
        return moment
    if moment.tzinfo is None:
        return moment.date()
    return moment.astimezone(CLOCK).date()
