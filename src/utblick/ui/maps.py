"""Maps of NUTS 3 regions as accessible SVG with their figures in a table beside: land as dots, a disc for each region.

No borders, no script, no inline style. Each has a number that leads to its row, so nothing is told by colour or place
alone. Discs that would cover each other stand beside each other, with a line to where they belong.
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

NUMBERED = 40  # further ones are in the table and on the map, but a number more would not be read
_WEST, _EAST, _NORTH, _SOUTH = -1750, 2080, -2230, 1800
_LEAST_WIDTH = 1300
_TALL = 1.12  # height of the frame beside its width
_ROUNDS = 60  # of moving discs that cover each other; most maps need fewer than ten


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


@dataclass(frozen=True, slots=True)
class _Circle:
    x: float
    y: float
    r: float


def discs(title: Text, spots: Sequence[Spot], *, unit: Text = "", home: str = "") -> SafeString:
    """Draw a disc for each region, its area by the figure, around where the regions are; `home` is marked.

    Codes that are no place on the map (another continent's, or unknown) are in the table and told below it.
    """
    ordered = sorted(spots, key=lambda spot: (-spot.value, str(spot.name), spot.code))
    frame = _frame([place for spot in ordered if (place := _on_map(spot.code))] + _home(home))
    highest = max((spot.value for spot in ordered), default=0) or 1
    rows, outside = [], []
    placed: list[tuple[int, Spot, Text, Region]] = []
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
        if is_drawn and place is not None:
            placed.append((number, spot, name, place))
        else:
            outside.append(str(name))
    circles = _apart(
        [
            _Circle(place.x, place.y, frame.width * (0.016 + 0.02 * math.sqrt(max(spot.value, 0) / highest)))
            for _number, spot, _name, place in placed[:NUMBERED]
        ],
        frame,
    ) + [_Circle(place.x, place.y, frame.width * 0.008) for _number, _spot, _name, place in placed[NUMBERED:]]
    drawn = [
        {
            "x": f"{circle.x:.0f}",
            "y": f"{circle.y:.0f}",
            "from_x": place.x,
            "from_y": place.y,
            "moved": math.hypot(circle.x - place.x, circle.y - place.y) > circle.r * 0.9,
            "r": f"{circle.r:.1f}",
            "text_y": f"{circle.y + circle.r * 0.36:.1f}",
            "size": f"{circle.r * (1.05 if number < 10 else 0.9):.1f}",
            "number": number if number <= NUMBERED else "",
            "title": f"{name}: {grouped(spot.value)}",
            "is_home": spot.code == home,
        }
        for (number, spot, name, place), circle in zip(placed, circles, strict=True)
    ]
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


def _apart(circles: Sequence[_Circle], frame: _Frame) -> list[_Circle]:
    """Move circles that cover each other apart, the smaller one more, and keep them within the frame."""
    placed = list(circles)
    for _round in range(_ROUNDS):
        is_still = True
        for second, first in ((two, one) for two in range(len(placed)) for one in range(two)):
            a, b = placed[first], placed[second]
            across, down = b.x - a.x, b.y - a.y
            distance = math.hypot(across, down)
            overlap = a.r + b.r - distance
            if overlap <= 0.5:
                continue
            is_still = False
            # Two on one spot go apart to the sides, always the same way.
            across, down = (across / distance, down / distance) if distance else (1.0, 0.0)
            share = a.r / (a.r + b.r)
            placed[first] = _within(
                frame, a.x - across * overlap * (1 - share), a.y - down * overlap * (1 - share), a.r
            )
            placed[second] = _within(frame, b.x + across * overlap * share, b.y + down * overlap * share, b.r)
        if is_still:
            break
    return placed


def _within(frame: _Frame, x: float, y: float, r: float) -> _Circle:
    return _Circle(
        min(max(x, frame.left + r), frame.left + frame.width - r),
        min(max(y, frame.top + r), frame.top + frame.height - r),
        r,
    )


def _land(frame: _Frame) -> str:
    """Give the path of the rows of dots that the frame holds some of; a dash of no length is a dot."""
    right, bottom = frame.left + frame.width, frame.top + frame.height
    parts = []
    for first, last, row in land():
        if frame.top <= row <= bottom and first <= right and last >= frame.left:
            parts.append(f"M{first} {row}H{last + 1}")
    return "".join(parts)
