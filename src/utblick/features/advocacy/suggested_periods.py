"""Periods to begin an institution's calendar with: a start, all of it editable, each with its certainty.

What a rule gives is computed, for any year. What institutions decide anew for each year, such as recesses, is not
here: the calendars are published by the institutions, and their holidays in the Official Journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.easter import easter

from utblick.engine.deadlines.elections import (
    election_day,
    european_election,
    is_election_year,
    is_european_election_year,
)
from utblick.features.advocacy.models import Institution, PeriodKind
from utblick.features.organisation.models import Certainty


class SuggestedPeriod(NamedTuple):
    """A period as an action takes it; `key` keeps it from being suggested twice."""

    institution: str
    kind: str
    on: date
    until: date | None
    name_sv: str
    name_en: str
    certainty: str
    key: str
    rule: str = ""


_SURE, _UNSURE = Certainty.KNOWN, Certainty.UNSURE

# Days from Easter Sunday, name, certainty: what the EU institutions usually keep.
_BY_EASTER = (
    (-3, "Skärtorsdagen", "Maundy Thursday", _UNSURE),
    (-2, "Långfredagen", "Good Friday", _UNSURE),
    (1, "Annandag påsk", "Easter Monday", _SURE),
    (39, "Kristi himmelsfärdsdag", "Ascension Day", _SURE),
    (40, "Dagen efter Kristi himmelsfärdsdag", "The day after Ascension Day", _UNSURE),
    (50, "Annandag pingst", "Whit Monday", _SURE),
)
# First and last (month, day), name, certainty.
_FIXED = (
    ((1, 1), None, "Nyårsdagen", "New Year's Day", _SURE),
    ((5, 1), None, "Första maj", "Labour Day", _SURE),
    ((5, 9), None, "Europadagen", "Europe Day", _UNSURE),
    ((8, 15), None, "Marie himmelsfärdsdag", "Assumption Day", _UNSURE),
    ((11, 1), (11, 2), "Allhelgonadagen och Alla själars dag", "All Saints' Day and All Souls' Day", _UNSURE),
    ((12, 24), (12, 31), "Jul till nyår", "Christmas to New Year", _UNSURE),
)
# Elections to the European Parliament that have been held: year, first and last day.
_HELD = (
    (date(2014, 5, 22), date(2014, 5, 25)),
    (date(2019, 5, 23), date(2019, 5, 26)),
    (date(2024, 6, 6), date(2024, 6, 9)),
)


def suggested(year: int) -> Iterator[SuggestedPeriod]:
    """Give what is suggested for a year: holidays, days not counted, elections; past elections always."""
    for first, last in _HELD:
        yield _election(Institution.PARLIAMENT, first, last, _SURE)
    if is_european_election_year(year) and all(first.year != year for first, _last in _HELD):
        yield _election(Institution.PARLIAMENT, *european_election(year), _UNSURE)
    if is_election_year(year):
        yield _election(Institution.SWEDEN, election_day(year), None, _SURE)
    sunday = easter(year)
    for days, sv, en, certainty in _BY_EASTER:
        yield _holiday(sunday + timedelta(days=days), None, sv, en, certainty)
    for (month, day), until, sv, en, certainty in _FIXED:
        yield _holiday(date(year, month, day), date(year, *until) if until else None, sv, en, certainty)
    closed = (
        PeriodKind.CLOSED,
        date(year, 12, 24),
        date(year, 12, 31),
        "Stängt över jul",
        "Closed over Christmas",
    )
    for institution in (Institution.COUNCIL, Institution.COMMISSION):
        yield _period(institution, *closed)
    august = (date(year, 8, 1), date(year, 8, 31), "Augusti räknas inte", "August is not counted")
    yield _period(Institution.NATIONAL_PARLIAMENTS, PeriodKind.NOT_COUNTED, *august, rule="subsidiarity")


def _period(
    institution: str, kind: str, on: date, until: date | None, sv: str, en: str, *, rule: str = ""
) -> SuggestedPeriod:
    key = f"suggested:{kind}:{on.isoformat()}"
    return SuggestedPeriod(institution, kind, on, until, sv, en, _UNSURE, key, rule)


def _holiday(on: date, until: date | None, sv: str, en: str, certainty: str) -> SuggestedPeriod:
    return _period(Institution.EU, PeriodKind.HOLIDAY, on, until, sv, en)._replace(certainty=certainty)


def _election(institution: str, on: date, until: date | None, certainty: str) -> SuggestedPeriod:
    names = {
        Institution.PARLIAMENT: ("Val till Europaparlamentet", "European elections"),
        Institution.SWEDEN: (
            "Val till riksdag, region- och kommunfullmäktige",
            "Elections to the Riksdag and to regional and municipal assemblies",
        ),
    }
    sv, en = names[Institution(institution)]
    return _period(institution, PeriodKind.ELECTION, on, until, sv, en)._replace(certainty=certainty)
