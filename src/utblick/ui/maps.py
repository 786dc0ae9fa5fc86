"""Maps of NUTS 3 regions as accessible SVG with their figures in a table beside: land as dots, a disc for each region.

No borders, no script, no inline style. The largest have a number that leads to their row, so nothing is told by
colour or place alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.ui.charts import Text
from utblick.ui.columns import grouped
from utblick.ui.geography import LAND_STEP, Region, land, region

NUMBERED = 9
_WEST, _EAST, _NORTH, _SOUTH = -1750, 2080, -2230, 1800
_LEAST_WIDTH = 1300
_TALL = 1.12  # height of the frame beside its width


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure for a region by its NUTS 3 code of any version; `url` opens the records behind it.

    `name` replaces the region's own name, and is needed for codes that no version has.
    """

    code: str
    value: float
    url: str = ""
    name: Text = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    left: float
    top: float
    width: float
    height: float

    def holds(self, place: Region) -> bool:
        return (
            self.left <= place.x <= self.left + self.width and self.top <= place.y <= self.top + self.height
        )


def discs(title: Text, spots: Sequence[Spot], *, unit: Text = "", home: str = "") -> SafeString:
    """Draw a disc for each region, its area by the figure, around where the regions are; `home` is marked.

    Codes that are no place on the map (another continent's, or unknown) are in the table and told below it.
    """
    ordered = sorted(spots, key=lambda spot: (-spot.value, str(spot.name), spot.code))
    frame = _frame([place for spot in ordered if (place := _on_map(spot.code))] + _home(home))
    highest = max((spot.value for spot in ordered), default=0) or 1
    rows, drawn, outside = [], [], []
    for number, spot in enumerate(ordered, start=1):
        place = region(spot.code)
        name = spot.name or (place.name if place else spot.code)
        is_drawn = place is not None and frame.holds(place)
        rows.append(
            {
                "spot": spot,
                "name": name,
                "said": grouped(spot.value),
                "number": number if is_drawn and number <= NUMBERED else "",
            }
        )
        if not is_drawn or place is None:
            outside.append(str(name))
            continue
        radius = frame.width * (0.014 + 0.024 * math.sqrt(max(spot.value, 0) / highest))
        drawn.append(
            {
                "x": place.x,
                "y": place.y,
                "r": f"{radius:.1f}",
                "text_y": f"{place.y + radius * 0.36:.1f}",
                "size": f"{radius * 1.05:.1f}",
                "number": number if number <= NUMBERED else "",
                "title": f"{name}: {grouped(spot.value)}",
                "is_home": spot.code == home,
            }
        )
    said = ", ".join(f"{row['name']} {row['said']}" for row in rows[:12]) or _("No figures.")
    return render_to_string(
        "ui/charts/map.html",
        {
            "id": f"map-{crc32(f'{title}{said}'.encode()):x}",
            "title": title,
            "unit": unit,
            "rows": rows,
            "drawn": drawn,  # the largest first: a small one is not hidden under it
            "outside": outside,
            "desc": said,
            "box": f"{frame.left:.0f} {frame.top:.0f} {frame.width:.0f} {frame.height:.0f}",
            "land": _land(frame),
            "dash": f"0 {LAND_STEP}",
        },
    )


def _on_map(code: str) -> Region | None:
    place = region(code)
    if place is None or not (_WEST <= place.x <= _EAST and _NORTH <= place.y <= _SOUTH):
        return None
    return place


def _home(code: str) -> list[Region]:
    place = _on_map(code) if code else None
    return [place] if place else []


def _frame(places: Iterable[Region]) -> _Frame:
    """Give the frame around places: never so narrow that nobody sees where it is, never wider than Europe."""
    known = list(places)
    if not known:
        return _Frame(_WEST, _NORTH, _EAST - _WEST, _SOUTH - _NORTH)
    left, right = min(place.x for place in known), max(place.x for place in known)
    top, bottom = min(place.y for place in known), max(place.y for place in known)
    width = max(_LEAST_WIDTH, (right - left) * 1.25, (bottom - top) * 1.25 / _TALL)
    width = min(width, _EAST - _WEST)
    height = min(width * _TALL, _SOUTH - _NORTH)
    return _Frame(
        min(max((left + right - width) / 2, _WEST), _EAST - width),
        min(max((top + bottom - height) / 2, _NORTH), _SOUTH - height),
        width,
        height,
    )


def _land(frame: _Frame) -> str:
    """Give the path of the rows of dots that the frame holds some of; a dash of no length is a dot."""
    right, bottom = frame.left + frame.width, frame.top + frame.height
    parts = []
    for first, last, row in land():
        if frame.top <= row <= bottom and first <= right and last >= frame.left:
            parts.append(f"M{first} {row}H{last + 1}")
    return "".join(parts)
