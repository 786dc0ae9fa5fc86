"""Where the regions of Europe lie: NUTS 3 codes of versions 2013 to 2024 with their places on a flat map.

`regions.tsv` has a line for each code: code, name in the country's own language, kilometres east and south of
52° N 10° E in Lambert's equal-area projection (as in EPSG:3035), and the versions that have the code. `land.tsv`
has the runs of dots, 46 kilometres apart, that show where land is: first and last in a row, and the row.
Source: Eurostat and the Joint Research Centre's NUTS converter (release 2025.08), © EuroGeographics for the
administrative boundaries that the places were worked out from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils.translation import get_language

from utblick.ui.geography.swedish_names import SWEDISH

LAND_STEP = 46


@dataclass(frozen=True, slots=True)
class Region:
    """A NUTS 3 region: `x` and `y` are kilometres to the east and to the south, `versions` have its code."""

    code: str
    own_name: str
    x: int
    y: int
    versions: tuple[int, ...]

    @property
    def name(self) -> str:
        """Give the name in the country's own language, or in Swedish where there is one and the page is in Swedish."""
        return SWEDISH.get(self.own_name, self.own_name) if get_language() == "sv" else self.own_name

    @property
    def country(self) -> str:
        """Give the country's code as NUTS writes it (`EL` is Greece)."""
        return self.code[:2]


@cache
def regions() -> dict[str, Region]:
    """Give all regions of all versions by code."""
    found = {}
    for code, name, x, y, versions in _rows("regions.tsv"):
        found[code] = Region(code, name, int(x), int(y), tuple(int(one) for one in versions.split()))
    return found


def region(code: str) -> Region | None:
    """Give a region by its code, or None where no version has it."""
    return regions().get(code.strip().upper())


@cache
def land() -> tuple[tuple[int, int, int], ...]:
    """Give the runs of dots on land: first and last place in the row, and the row."""
    return tuple((int(first), int(last), int(row)) for first, last, row in _rows("land.tsv"))


def _rows(name: str) -> Iterator[list[str]]:
    for line in files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines():
        yield line.split("\t")
