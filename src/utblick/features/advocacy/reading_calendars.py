"""A calendar as a person brings it: Parliament's open data, or an iCal file with its days told apart by words."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.connectors.europarl_calendar import adapt
from utblick.connectors.ical.days import NoCalendar, read_days
from utblick.connectors.record import CalendarPeriodRecord, Reject
from utblick.features.advocacy.models import PeriodKind
from utblick.foundation.rules import RuleBroken

BACK, AHEAD = timedelta(days=3 * 366), timedelta(days=4 * 366)
# What stands in an event's words, in the order in which it counts, and which kind of days it then is.
WORDS: tuple[tuple[str, PeriodKind], ...] = (
    ("election", PeriodKind.ELECTION),
    ("part-session", PeriodKind.PART_SESSION),
    ("plenary", PeriodKind.PART_SESSION),
    ("plenar", PeriodKind.PART_SESSION),
    ("sammanträdesperiod", PeriodKind.PART_SESSION),
    ("recess", PeriodKind.RECESS),
    ("uppehåll", PeriodKind.RECESS),
    ("holiday", PeriodKind.HOLIDAY),
    ("helgdag", PeriodKind.HOLIDAY),
    ("closed", PeriodKind.CLOSED),
    ("closure", PeriodKind.CLOSED),
    ("stängt", PeriodKind.CLOSED),
    ("constituency", PeriodKind.EXTERNAL),
    ("external", PeriodKind.EXTERNAL),
    ("extern", PeriodKind.EXTERNAL),
    ("valkrets", PeriodKind.EXTERNAL),
    ("committee", PeriodKind.COMMITTEE),
    ("utskott", PeriodKind.COMMITTEE),
    ("group", PeriodKind.GROUP),
    ("grupp", PeriodKind.GROUP),
)
# What the connector says of a file that is no calendar, and how it is told.
_SAID = (
    ("no readable Turtle", gettext_lazy("The file is damaged. Fetch it anew.")),
    ("larger than", gettext_lazy("The file is larger than 5 MB: that is no calendar of a year.")),
    ("no part-session", gettext_lazy("The file holds no part-session of the Parliament.")),
)


def periods_of_file(institution: str, name: str, content: bytes, today: date) -> list[CalendarPeriodRecord]:
    """Read the periods of a file; of a part-session without a day nothing. Raises RuleBroken with what is wrong."""
    if b"BEGIN:VCALENDAR" in content[:4000].upper():
        return _of_ical(institution, content, today)
    if b"@prefix" not in content[:4000].lower():
        raise RuleBroken(
            _("The file is neither a calendar (iCal, .ics) nor Parliament's open data (Turtle, .ttl).")
        )
    found = list(adapt.read(content, name))
    periods = [one for one in found if isinstance(one, CalendarPeriodRecord)]
    if not periods:
        reason = next(one.reason for one in found if isinstance(one, Reject))
        raise RuleBroken(next((str(said) for part, said in _SAID if part in reason), reason))
    return periods


def kind_of(title: str) -> PeriodKind:
    """Tell from an event's words which kind of days it is; other days where they say nothing."""
    words = title.casefold()
    return next((kind for part, kind in WORDS if part in words), PeriodKind.OTHER)


def _of_ical(institution: str, content: bytes, today: date) -> list[CalendarPeriodRecord]:
    try:
        read = read_days(content, today - BACK, today + AHEAD)
    except NoCalendar as reason:
        raise RuleBroken(reason.sentence_en if get_language() == "en" else reason.sentence_sv) from None
    if not read.days:
        raise RuleBroken(_("The calendar has no days from three years ago to four years ahead."))
    return [
        CalendarPeriodRecord(
            source=read.name or "iCal",
            source_id=day.key,
            url=day.address,
            institution=institution,
            type=kind_of(day.title),
            first=day.on.isoformat(),
            last=day.until.isoformat(),
            title=day.title,
        )
        for day in read.days
    ]
