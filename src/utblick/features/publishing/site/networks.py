"""What the memberships cost in all, year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.features.publishing.models import Release
from utblick.ui.charts import Bar, bars


def costs(rows: Iterable[Release]) -> SafeString:
    """Draw the fees of all networks by year, in kronor, or nothing where no fee is told."""
    fees: dict[int, float] = defaultdict(float)
    for row in rows:
        for cost in row.values.get("costs", ()):
            if cost.get("year") and cost.get("fee") is not None:
                fees[int(cost["year"])] += cost["fee"]
    if not fees:
        return SafeString("")
    years = [Bar(str(year), fees[year]) for year in sorted(fees)]
    return bars(_("Fees by year"), years, unit=_("kronor"), period=_("Year"))
