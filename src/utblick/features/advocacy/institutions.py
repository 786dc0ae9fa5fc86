"""What is known of institutions' calendars, as the engines take it: one question for all files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from utblick.engine.deadlines.calendars import Calendar, Pause, Recess
from utblick.engine.procedures.events import Event
from utblick.engine.procedures.standing import Standing
from utblick.engine.procedures.states import Lane
from utblick.features.advocacy.models import DAYS_OFF, CalendarPeriod, Institution, PeriodKind
from utblick.features.organisation.models import Certainty

_HOLIDAYS_OF = (Institution.EU, Institution.COMMISSION)
_NO_MEETINGS = (PeriodKind.RECESS, PeriodKind.CLOSED)


@dataclass(frozen=True, slots=True)
class Known:
    """What holds for all files: days off of institutions, and elections to the European Parliament."""

    calendar: Calendar
    elections: tuple[Event, ...]
    sessions: tuple[CalendarPeriod, ...] = ()

    def next_session(self, today: date) -> CalendarPeriod | None:
        """Give Parliament's part-session that goes on or comes next."""
        return next((one for one in self.sessions if one.last >= today), None)


def known() -> Known:
    """Read the calendars."""
    wanted = (*DAYS_OFF, PeriodKind.ELECTION, PeriodKind.PART_SESSION)
    rows = list(CalendarPeriod.objects.filter(kind__in=wanted))
    holidays = [row for row in rows if row.kind == PeriodKind.HOLIDAY and row.institution in _HOLIDAYS_OF]
    sure = {day for row in holidays if _is_sure(row) for day in _days(row)}
    every = {day for row in holidays for day in _days(row)}
    calendar = Calendar(
        pauses=tuple(
            Pause(row.rule, row.on, row.last, _is_sure(row))
            for row in rows
            if row.kind == PeriodKind.NOT_COUNTED and row.rule
        ),
        holidays=frozenset(every),
        unsure=frozenset(every - sure),
        recesses=tuple(
            Recess(row.institution, row.on, row.last, _is_sure(row))
            for row in rows
            if row.kind in _NO_MEETINGS
        ),
        # A recess over the turn of the year tells of the year that it begins in alone.
        years=frozenset((row.institution, row.on.year) for row in rows if row.kind in DAYS_OFF),
    )
    # On its last day Parliament has been elected: what was unfinished has then lapsed.
    elections = tuple(
        Event(row.last, "election", is_sure=_is_sure(row), source=row.source, key=f"calendar-{row.pk}")
        for row in rows
        if row.kind == PeriodKind.ELECTION and row.institution == Institution.PARLIAMENT
    )
    sessions = tuple(
        row
        for row in rows
        if row.kind == PeriodKind.PART_SESSION and row.institution == Institution.PARLIAMENT
    )
    return Known(calendar, elections, sessions)


def _is_sure(row: CalendarPeriod) -> bool:
    return row.certainty != Certainty.UNSURE


def _days(row: CalendarPeriod) -> list[date]:
    return [date.fromordinal(day) for day in range(row.on.toordinal(), row.last.toordinal() + 1)]


# How far ahead the page of a file looks, and whose calendar matters to whose work.
HORIZON = timedelta(weeks=26)
_INSTITUTIONS = {
    Lane.COMMISSION: (Institution.COMMISSION,),
    Lane.PARLIAMENT: (Institution.PARLIAMENT,),
    Lane.COUNCIL: (Institution.COUNCIL,),
    Lane.JOINT: (Institution.PARLIAMENT, Institution.COUNCIL),
}


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """What an institution's calendar says of the time ahead of a file."""

    words: str
    is_sure: bool = True


def calendar_lines(standing: Standing, known: Known, today: date) -> list[CalendarLine]:
    """Say when those who have the file meet next and when they do not, and whose calendar is not there."""
    lanes = {one.state.lane for one in standing.active} if standing.is_open else set()
    who = dict.fromkeys(one for lane in Lane if lane in lanes for one in _INSTITUTIONS.get(lane, ()))
    until = today + HORIZON
    found = []
    session = known.next_session(today) if Institution.PARLIAMENT in who else None
    if session is not None and session.on <= until:
        words = _("Next part-session of the Parliament: %(days)s") % {"days": _span(session.on, session.last)}
        found.append(CalendarLine(words, _is_sure(session)))
    for institution in who:
        found += _recess(institution, known, today, until)
        missing = [
            str(year)
            for year in range(today.year, until.year + 1)
            if (institution, year) not in known.calendar.years
        ]
        if missing:
            said = {"institution": institution.label, "years": ", ".join(missing)}
            words = _(
                "%(institution)s: the calendar for %(years)s is not here yet, so dates are counted without recess."
            )
            found.append(CalendarLine(words % said))
    return found


def _recess(institution: Institution, known: Known, today: date, until: date) -> list[CalendarLine]:
    """Say of the recess that goes on or comes next."""
    ahead = (
        one
        for one in known.calendar.recesses
        if one.institution == institution and one.last >= today and one.first <= until
    )
    recess = min(ahead, key=lambda one: one.first, default=None)
    if recess is None:
        return []
    said = {"institution": institution.label, "days": _span(recess.first, recess.last)}
    words = (
        _("%(institution)s: recess %(days)s, no votes")
        if institution == Institution.PARLIAMENT
        else _("%(institution)s: closed %(days)s")
    )
    return [CalendarLine(words % said, recess.is_sure)]


def _span(first: date, last: date) -> str:
    if first == last:
        return date_format(first, "j F Y")
    shown = date_format(first, "j F" if first.year == last.year else "j F Y")
    if (first.year, first.month) == (last.year, last.month):
        shown = date_format(first, "j")
    return f"{shown}–{date_format(last, 'j F Y')}"
