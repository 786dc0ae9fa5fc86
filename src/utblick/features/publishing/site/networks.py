"""What the memberships cost in all, year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.features.publishing.models import Release
from utblick.ui.charts import Bar, bars


def costs(rows: Sequence[Release]) -> SafeString:
    """Draw the fees of all networks by year, in kronor, or nothing where no fee is told."""
    fees: dict[int, float] = defaultdict(float)
    for row in rows:
        for cost in row.values.get("costs", ()):
            if cost.get("year") and cost.get("fee") is not None:
                fees[int(cost["year"])] += cost["fee"]
    if not fees:
        return SafeString("")
    years = [Bar(str(year), fees[year]) for year in sorted(fees)]
    drawn = bars(_("Known fees by year, kronor"), years, unit=_("kronor"), period=_("Year"))
    return format_html("{}{}", drawn, _unknown(rows, sorted(fees)))


def _unknown(rows: Sequence[Release], years: Sequence[int]) -> SafeString:
    """Say how many of the memberships of each year have no known fee: what is drawn is then not the whole cost."""
    said = []
    for year in years:
        members = [row for row in rows if _is_member(row, year)]
        unknown = [row for row in members if not _has_fee(row, year)]
        if unknown:
            words = {"year": year, "unknown": len(unknown), "all": len(members)}
            said.append(_("%(year)s: %(unknown)s of %(all)s") % words)
    if not said:
        return SafeString("")
    note = _(
        "The fee is not known for all memberships, so the bars do not show the whole cost. Not known: %(years)s."
    )
    return format_html('<p class="muted small">{}</p>', note % {"years": "; ".join(said)})


def _is_member(row: Release, year: int) -> bool:
    since, until = str(row.values.get("since") or ""), str(row.values.get("until") or "")
    return (not since or since[:4] <= str(year)) and (not until or until[:4] >= str(year))


def _has_fee(row: Release, year: int) -> bool:
    return any(
        cost.get("year") == year and cost.get("fee") is not None for cost in row.values.get("costs", ())
    )
