"""Days that a Swedish region's year turns around: a start, all of it editable, each with its certainty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from utblick.features.governance.models import YearKind

YEARS_AHEAD = 4


class SuggestedDay(NamedTuple):
    """`certainty`: known where a law or a treaty decides the day, unsure where the region must say."""

    key: str
    name_sv: str
    name_en: str
    on: date
    until: date | None
    kind: YearKind
    is_yearly: bool
    certainty: str


# Half-year from -> country, in Swedish and English. Council Decision (EU) 2016/1316.
PRESIDENCIES = (
    (date(2026, 7, 1), "Irland", "Ireland"),
    (date(2027, 1, 1), "Litauen", "Lithuania"),
    (date(2027, 7, 1), "Grekland", "Greece"),
    (date(2028, 1, 1), "Italien", "Italy"),
    (date(2028, 7, 1), "Lettland", "Latvia"),
    (date(2029, 1, 1), "Luxemburg", "Luxembourg"),
    (date(2029, 7, 1), "Nederländerna", "the Netherlands"),
    (date(2030, 1, 1), "Slovakien", "Slovakia"),
    (date(2030, 7, 1), "Malta", "Malta"),
)

YEARLY = (
    SuggestedDay("plan", "Strategisk plan med treårsbudget beslutas", "Strategic plan with three-year budget is adopted", date(2025, 11, 25), None, YearKind.BUDGET, True, "unsure"),
    SuggestedDay("interim-report", "Delårsrapport", "Interim report", date(2025, 9, 30), None, YearKind.REPORT, True, "unsure"),
    SuggestedDay("annual-report", "Årsredovisning", "Annual report", date(2025, 3, 31), None, YearKind.REPORT, True, "unsure"),
    SuggestedDay("eu-review", "EU-årsöversikten ges ut", "The EU annual review is published", date(2025, 2, 15), None, YearKind.REPORT, True, "unsure"),
    SuggestedDay("europe-day", "Europadagen", "Europe Day", date(2025, 5, 9), None, YearKind.EU, True, "known"),
    SuggestedDay("state-of-the-union", "Talet om tillståndet i unionen", "State of the Union address", date(2025, 9, 10), None, YearKind.EU, True, "unsure"),
    SuggestedDay("work-programme", "Kommissionens arbetsprogram läggs fram", "The Commission's work programme is presented", date(2025, 10, 20), None, YearKind.EU, True, "unsure"),
    SuggestedDay("regions-week", "Europaveckan för regioner och städer", "European Week of Regions and Cities", date(2025, 10, 12), date(2025, 10, 15), YearKind.EU, True, "unsure"),
)  # fmt: skip


def suggested(today: date) -> Iterator[SuggestedDay]:
    """Give the days to suggest: the yearly ones, and elections and presidencies from this year on."""
    yield from YEARLY
    for year in range(today.year, today.year + YEARS_AHEAD + 1):
        if is_election_year(year):
            yield from _after_election(year)
        if is_european_election_year(year):
            # The days are set by the Council for each election; Sweden votes on the Sunday.
            yield SuggestedDay(f"european-election-{year}", "Val till Europaparlamentet", "European elections", date(year, 6, 6), date(year, 6, 9), YearKind.ELECTION, False, "unsure")  # fmt: skip
    for begins, name_sv, name_en in PRESIDENCIES:
        if today.year <= begins.year <= today.year + YEARS_AHEAD:
            ends = date(begins.year, 6, 30) if begins.month == 1 else date(begins.year, 12, 31)
            yield SuggestedDay(f"presidency-{begins.isoformat()}", f"Ordförande i EU:s råd: {name_sv}", f"Presidency of the Council: {name_en}", begins, ends, YearKind.EU, False, "known")  # fmt: skip


def is_election_year(year: int) -> bool:
    """Tell whether Sweden has ordinary elections: every fourth year (Vallagen 2005:837, 1 kap. 3 §)."""
    return year % 4 == 2


def is_european_election_year(year: int) -> bool:
    """Tell whether the European Parliament is elected: every fifth year (Act of 20 September 1976, art. 5)."""
    return year % 5 == 4


def election_day(year: int) -> date:
    """Give the day of ordinary elections: the second Sunday in September (Vallagen 2005:837, 1 kap. 3 §)."""
    first = date(year, 9, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7)


def _after_election(year: int) -> Iterator[SuggestedDay]:
    yield SuggestedDay(f"election-{year}", "Val till regionfullmäktige", "Election of the regional assembly", election_day(year), None, YearKind.ELECTION, False, "known")  # fmt: skip
    # Kommunallagen 2017:725, 5 kap. 7 §.
    yield SuggestedDay(f"mandates-{year}", "Ny mandatperiod för regionfullmäktige", "New term of the regional assembly", date(year, 10, 15), None, YearKind.ELECTION, False, "known")  # fmt: skip
    yield SuggestedDay(f"boards-{year + 1}", "Nya nämnder tillträder", "New boards take office", date(year + 1, 1, 1), None, YearKind.ELECTION, False, "unsure")  # fmt: skip
