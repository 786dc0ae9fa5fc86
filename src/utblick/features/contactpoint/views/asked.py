"""Which time and which figure an address asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from utblick.features.contactpoint.figures import BY, CONVERSION, COUNTED, Asked, cases_with
from utblick.features.contactpoint.models import CountedCase


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure whose cases are to be shown: what it counts, in which time, and how many were weeded out since."""

    counted: str
    words: str
    asked: Asked
    weeded: int = 0


def day_in(text: str) -> date | None:
    """Give a day as the address has it; None where it is no day."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def asked_figure(request: HttpRequest) -> Figure | None:
    """Give the figure that an address asks for; None where it asks for none."""
    words = dict((*CONVERSION, *COUNTED))
    counted = request.GET.get("figure", "")
    first, last = day_in(request.GET.get("first", "")), day_in(request.GET.get("last", ""))
    if counted not in words or first is None or last is None:
        return None
    asked = Asked(first, last, request.GET.get("of", "")[:40])
    return Figure(counted, str(words[counted]), asked, _weeded(request, counted, asked))


def _weeded(request: HttpRequest, counted: str, asked: Asked) -> int:
    """Give how many cases that a figure counts are no longer here."""
    chosen = {key: request.GET[key].replace("\0", "") for key, _words in BY if request.GET.get(key)}
    rows = CountedCase.objects.filter(**{key: "" if one == "none" else one for key, one in chosen.items()})
    return len(cases_with(counted, asked, rows))


def half_year_of(day: date) -> tuple[date, date]:
    """Give the first and last day of the half-year that a day lies in."""
    if day.month < 7:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year, 7, 1), date(day.year, 12, 31)


def half_years(day: date, most: int) -> list[tuple[date, date]]:
    """Give the half-year of a day and those before it, the latest first."""
    found = [half_year_of(day)]
    while len(found) < most:
        first = found[-1][0]
        found.append(half_year_of(date.fromordinal(first.toordinal() - 1)))
    return found


def told_half_years(day: date, most: int, *, is_adviser: bool) -> list[tuple[date, date]]:
    """Give the half-years whose figures somebody may see: to others than advisers, those that are over.

    In one that runs, the difference between two days would tell of a single case.
    """
    found = half_years(day, most)
    return found if is_adviser else [one for one in found if one[1] < day]
