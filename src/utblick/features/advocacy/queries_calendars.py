"""Reading the calendars of institutions."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from utblick.features.advocacy.models import DAYS_OFF, CalendarPeriod, Institution
from utblick.features.advocacy.queries import VIEW
from utblick.foundation.accounts.viewer import Viewer

FIRST_YEAR, LAST_YEAR, AHEAD = 1979, 2199, 3
# Whose days off move dates, so that a year without them is told of.
NEEDED = (
    Institution.PARLIAMENT,
    Institution.COUNCIL,
    Institution.COMMISSION,
    Institution.EU,
    Institution.NATIONAL_PARLIAMENTS,
)


def periods(viewer: Viewer) -> QuerySet[CalendarPeriod]:
    """Give the days of all calendars, in order of time."""
    viewer.check(VIEW)
    return CalendarPeriod.objects.all()


def within(rows: QuerySet[CalendarPeriod], first: date, last: date) -> QuerySet[CalendarPeriod]:
    """Give those that touch the time between two days."""
    begun = Q(until__gte=first) | Q(until__isnull=True, on__gte=first)
    return rows.filter(begun, on__lte=last)


def years(viewer: Viewer, this_year: int) -> list[int]:
    """Give the years to choose among: this one, the next three, and those that have days."""
    viewer.check(VIEW)
    held = {one.year for one in CalendarPeriod.objects.order_by().values_list("on", flat=True).distinct()}
    return sorted(held | set(range(this_year, this_year + AHEAD + 1)))


def missing_years(viewer: Viewer, year: int) -> list[str]:
    """Give the institutions whose days off of a year are not there, by what they are called."""
    viewer.check(VIEW)
    held = set(
        CalendarPeriod.objects.filter(kind__in=DAYS_OFF, on__year=year).values_list("institution", flat=True)
    )
    return [str(one.label) for one in NEEDED if one not in held]


def year_asked(written: str) -> int | None:
    """Give the year that is written, where it is one."""
    is_year = len(written) == 4 and written.isascii() and written.isdigit()
    return int(written) if is_year and FIRST_YEAR <= int(written) <= LAST_YEAR else None
