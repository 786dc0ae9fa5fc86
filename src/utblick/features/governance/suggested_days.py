"""Days that a Swedish region's year turns around: a start, all of it editable, each with its certainty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from utblick.engine.deadlines.elections import is_election_year
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
    """Give the days to suggest: the yearly ones, and new terms and presidencies from this year on.

    The elections themselves come from the calendars of institutions.
    """
    yield from YEARLY
    for year in range(today.year, today.year + YEARS_AHEAD + 1):
        if is_election_year(year):
            yield from _after_election(year)
    for begins, name_sv, name_en in PRESIDENCIES:
        if today.year <= begins.year <= today.year + YEARS_AHEAD:
            ends = date(begins.year, 6, 30) if begins.month == 1 else date(begins.year, 12, 31)
            yield SuggestedDay(f"presidency-{begins.isoformat()}", f"Ordförande i EU:s råd: {name_sv}", f"Presidency of the Council: {name_en}", begins, ends, YearKind.EU, False, "known")  # fmt: skip


def _after_election(year: int) -> Iterator[SuggestedDay]:
    # Kommunallagen 2017:725, 5 kap. 7 §.
    yield SuggestedDay(f"mandates-{year}", "Ny mandatperiod för regionfullmäktige", "New term of the regional assembly", date(year, 10, 15), None, YearKind.ELECTION, False, "known")  # fmt: skip
    yield SuggestedDay(f"boards-{year + 1}", "Nya nämnder tillträder", "New boards take office", date(year + 1, 1, 1), None, YearKind.ELECTION, False, "unsure")  # fmt: skip
