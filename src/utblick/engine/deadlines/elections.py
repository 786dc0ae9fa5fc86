"""When elections are held, as far as a rule says it."""

from __future__ import annotations

from datetime import date, timedelta

_SUNDAY, _THURSDAY = 6, 3


def is_election_year(year: int) -> bool:
    """Tell whether Sweden has ordinary elections: every fourth year (Vallagen 2005:837, 1 kap. 3 §)."""
    return year % 4 == 2


def election_day(year: int) -> date:
    """Give the day of ordinary elections: the second Sunday in September (Vallagen 2005:837, 1 kap. 3 §)."""
    return _first(year, 9, _SUNDAY) + timedelta(weeks=1)


def is_european_election_year(year: int) -> bool:
    """Tell whether the European Parliament is elected: every fifth year (Act of 20 September 1976, Article 5)."""
    return year % 5 == 4


def european_election(year: int) -> tuple[date, date]:
    """Give the likely first and last day of a European election: Thursday to Sunday early in June.

    It falls in the period of the first election, in June 1979, unless the Council chooses another within some weeks
    of it (Act of 20 September 1976, Articles 10 and 11): a day to be confirmed.
    """
    first = _first(year, 6, _THURSDAY)
    return first, first + timedelta(days=3)


def _first(year: int, month: int, weekday: int) -> date:
    day = date(year, month, 1)
    return day + timedelta(days=(weekday - day.weekday()) % 7)
