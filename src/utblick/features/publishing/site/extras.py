"""What some kinds show beside what their table tells: a map, a chart, a report to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.features.publishing.models import Release
from utblick.features.publishing.site import coverage, networks
from utblick.features.publishing.site.holdings import Holdings
from utblick.features.publishing.site.pages import HOME, partners_on_map
from utblick.ui.maps import Spot, discs

OfList = Callable[[Holdings, Sequence[Release], str], SafeString]
OfRecord = Callable[[Release, str], SafeString]


def _partners(release: Release, _language: str) -> SafeString:
    counts: dict[str, int] = {}
    for one in release.values.get("partners", ()):
        if code := one.get("nuts3"):
            counts[code] = counts.get(code, 0) + 1
    if not counts:
        return SafeString("")
    spots = [Spot(code, count) for code, count in counts.items()]
    return discs(_("Where the project's partners are"), spots, unit=_("partners"), home=HOME)


LISTS: dict[str, OfList] = {
    "project": lambda _held, rows, language: partners_on_map(rows, language),
    "network": lambda _held, rows, _language: networks.costs(rows),
    "coverage": lambda held, _rows, language: coverage.by_year(held, language),
}
RECORDS: dict[str, OfRecord] = {
    "project": _partners,
    "network": lambda release, _language: networks.costs([release]),
    "coverage": coverage.by_board,
}
# Above the list it is wanted at once, below it is a way to see more.
ABOVE = frozenset({"coverage"})
