"""The participation goal as the site draws it: how many of all units took part, year by year and board by board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.features.publishing.models import Release
from utblick.features.publishing.site import addresses, facts
from utblick.features.publishing.site.holdings import Holdings
from utblick.ui.charts import Bar, across, bars

AREA = "area"


@dataclass(frozen=True, slots=True)
class Share:
    """How many took part of all that count, on a day; `level` says what is counted, `slug` is its record's address."""

    year: int
    took_part: int
    count: int
    on: str
    months: int
    level: str
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
    return Share(
        values["year"],
        values["done"] or 0,
        values["counted"],
        str(values.get("on") or ""),
        int(values.get("months") or 0),
        str(values.get("level") or ""),
        years[-1].slug,
    )


def label(share: Share) -> str:
    """Say what the share counts, in words that stand after it."""
    if not (share.months and share.on):  # what was let through before these were told
        return _("operations took part in exchanges in %(year)s") % {"year": share.year}
    words = {"months": share.months, "day": facts.day(share.on)}
    if share.level == AREA:
        return _("areas took part in exchanges in the %(months)s months before %(day)s") % words
    return _("operations took part in exchanges in the %(months)s months before %(day)s") % words


def by_year(held: Holdings, language: str) -> SafeString:
    """Draw the share by year, or nothing where none is public.

    Years that were counted in different ways are drawn apart, the latest way first: they cannot be compared.
    """
    ways = [list(rows) for _way, rows in groupby(_years(held), key=_way_of_counting)]
    drawn = [_one_way(rows, language) for rows in reversed(ways)]
    if len(ways) > 1:
        first = {"year": ways[-1][0].values["year"]}
        note = _(
            "From %(year)s on the goal is counted in another way. Earlier years cannot be compared with it."
        )
        drawn.insert(1, format_html('<p class="muted small">{}</p>', note % first))
    return format_html_join("", "{}", ((one,) for one in drawn))


def _way_of_counting(row: Release) -> tuple[str, ...]:
    values = row.values
    told = [str(values.get(key)) for key in ("level", "months", "types", "directions")]
    return (*told, str(bool(values.get("needs_evidence"))))


def _one_way(rows: Sequence[Release], language: str) -> SafeString:
    values = rows[-1].values
    words = {"months": values.get("months")}
    if values.get("level") == AREA:
        title = _("Share of the areas that took part within %(months)s months, by year") % words
    else:
        title = _("Share of the operations that took part within %(months)s months, by year") % words
    if len(rows) == 1:
        return _one_year(rows[0], language)
    years = [
        Bar(
            str(row.values["year"]),
            row.values.get("share") or 0,
            addresses.record("coverage", row.slug, language),
        )
        for row in rows
    ]
    return bars(title, years, unit=_("per cent"), period=_("Year"), is_sum=False)


def _one_year(row: Release, language: str) -> SafeString:
    """Say a year that stands alone: one bar would be a picture of nothing."""
    values = row.values
    words = {"part": values.get("done") or 0, "all": values["counted"], "months": values.get("months")}
    if values.get("level") == AREA:
        said = _("%(part)s of %(all)s areas took part within %(months)s months") % words
    else:
        said = _("%(part)s of %(all)s operations took part within %(months)s months") % words
    url, share = addresses.record("coverage", row.slug, language), values.get("share") or 0
    return format_html('<p><a href="{}">{}</a>: {}, <b>{}&nbsp;%</b></p>', url, values["year"], said, share)


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
