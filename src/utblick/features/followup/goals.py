"""Read goals and indicators: the figures of each year, kept, entered or worked out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Min
from django.utils.functional import Promise

from utblick.features.exchanges.models import Exchange
from utblick.features.followup.coverage import definition_on
from utblick.features.followup.indicators import COMPUTED
from utblick.features.followup.models import (
    ClosedYear,
    Goal,
    Indicator,
    IndicatorValue,
    ParticipationDefinition,
)
from utblick.foundation.accounts.viewer import Viewer

VIEW = "followup.coverage.view"


@dataclass(frozen=True, slots=True)
class YearFigure:
    """An indicator's figure of a year; None is not known. `is_live` follows the data."""

    year: int
    value: float | Decimal | None
    note: str = ""
    is_live: bool = False
    is_followed: bool = True
    # Which version of what counts it was worked out with, where it was.
    version: int | None = None
    first_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its figures, the earliest year first."""

    indicator: Indicator
    figures: list[YearFigure]

    @property
    def formula(self) -> str | Promise:
        """The formula in words: the region's own, else that of how it is worked out."""
        worked_out = COMPUTED.get(self.indicator.computed)
        return self.indicator.formula or (worked_out.formula if worked_out else "")

    @property
    def latest(self) -> YearFigure | None:
        """The last year that has a figure."""
        return next((one for one in reversed(self.figures) if one.value is not None), None)


def year_span(year: int, today: date) -> tuple[date, date]:
    """Give the first and the last day of a year; of the running year, until today."""
    return date(year, 1, 1), max(date(year, 1, 1), min(date(year, 12, 31), today))


def closed_years() -> frozenset[int]:
    """Give the years that are closed."""
    return frozenset(ClosedYear.objects.values_list("year", flat=True))


def goals_with_figures(
    viewer: Viewer, years: Sequence[int], today: date
) -> list[tuple[Goal, list[IndicatorRow]]]:
    """Give each goal with its indicators and their figures of these years."""
    viewer.check(VIEW)
    goals = list(Goal.objects.select_related("board").prefetch_related("indicators"))
    rows = {
        row.indicator.pk: row
        for row in figured([one for goal in goals for one in goal.indicators.all()], years, today)
    }
    return [(goal, [rows[one.pk] for one in goal.indicators.all()]) for goal in goals]


def figured(indicators: Iterable[Indicator], years: Sequence[int], today: date) -> list[IndicatorRow]:
    """Give the indicators with their figures: what is stored goes before what is worked out."""
    closed = closed_years()
    stored = {(row.indicator_id, row.year): row for row in IndicatorValue.objects.filter(year__in=years)}
    began = Exchange.objects.filter(is_draft=False).aggregate(first=Min("ends_on"))["first"]
    versions = list(ParticipationDefinition.objects.all())
    found = []
    for one in indicators:
        # Before the first exchange that anybody told of, nothing is known; it is not nought.
        open_years = [
            year
            for year in years
            if one.is_followed(year)
            and year not in closed
            and (one.pk, year) not in stored
            and (began is None or began.year <= year)
        ]
        live: dict[int, int | None] = {}
        if one.computed in COMPUTED:
            spans = [year_span(year, today) for year in open_years]
            live = dict(zip(open_years, COMPUTED[one.computed].compute(spans), strict=True))
        figures = []
        for year in years:
            row = stored.get((one.pk, year))
            is_live = row is None and live.get(year) is not None
            version = version_used(one, year, today, versions) if is_live else None
            figures.append(
                YearFigure(
                    year,
                    row.value if row else live.get(year),
                    row.note if row else "",
                    is_live=is_live,
                    is_followed=one.is_followed(year),
                    version=row.version if row else version,
                    first_value=row.first_value if row else None,
                )
            )
        found.append(IndicatorRow(one, figures))
    return found


def version_used(
    indicator: Indicator, year: int, today: date, versions: Sequence[ParticipationDefinition]
) -> int | None:
    """Give the version of what counts that an indicator's figure of a year rests on, if on any."""
    if indicator.computed != "coverage":
        return None
    holding = definition_on(year_span(year, today)[1], versions)
    return holding.number if holding else None
