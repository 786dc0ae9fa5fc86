"""The participation goal as the site draws it: how many of all units took part, year by year and board by board."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.features.publishing.models import Release
from utblick.features.publishing.site import addresses, facts
from utblick.features.publishing.site.holdings import Holdings
from utblick.ui.charts import Bar, across, bars


@dataclass(frozen=True, slots=True)
class Share:
    """How many units took part, of how many that count, in a year; `slug` is its record's address."""

    year: int
    took_part: int
    count: int
    slug: str


def _years(held: Holdings) -> list[Release]:
    known = [row for row in held.of("coverage") if row.values.get("year") and row.values.get("counted")]
    return sorted(known, key=lambda row: int(row.values["year"]))


def latest(held: Holdings) -> Share | None:
    """Give the share in the last year that is public, or None."""
    years = _years(held)
    if not years:
        return None
    values = years[-1].values
    return Share(values["year"], values["done"] or 0, values["counted"], years[-1].slug)


def by_year(held: Holdings, language: str) -> SafeString:
    """Draw the share by year, or nothing where none is public."""
    years = [
        Bar(
            str(row.values["year"]),
            row.values.get("share") or 0,
            addresses.record("coverage", row.slug, language),
        )
        for row in _years(held)
    ]
    if not years:
        return SafeString("")
    title = _("Share of the units that take part, by year")
    return bars(title, years, unit=_("per cent"), period=_("Year"), is_sum=False)


def by_board(row: Release, language: str) -> SafeString:
    """Draw the share of each board's units in a year, or nothing where no board is told."""
    boards = [
        Bar(facts.both(one.get("name"), language).text, one.get("share") or 0)
        for one in row.values.get("boards", ())
        if one.get("counted")
    ]
    if not boards:
        return SafeString("")
    title = _("Share of each board's units that take part")
    return across(title, boards, unit=_("per cent"), group=_("Board"))
