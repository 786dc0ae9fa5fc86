"""Charts as accessible SVG, with their figures as a table: bars standing or lying, stacked bars, sparklines.

No script and no inline style. Widths are percentages, so that text keeps its size on any screen; nothing is
told by colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.ui.columns import grouped

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure for a period or a group; `url` opens the records behind it."""

    label: Text
    value: float
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole."""

    label: Text
    value: float
    url: str = ""


def _steps(highest: float) -> int:
    """Give the top of the scale: the first round number that is not below the highest value."""
    power = int(math.pow(10, len(str(max(1, math.floor(highest)))) - 1))
    return next(top for factor in (1, 2, 5, 10) if (top := factor * power) >= highest)


def bars(
    title: Text,
    items: Sequence[Bar],
    *,
    unit: Text = "",
    period: Text = "",
    height: int = 140,
    most_labels: int = 12,
    is_sum: bool = True,
) -> SafeString:
    """Draw one bar for each item, with the figure above it where there is room, and the table below.

    `unit` says what is counted (`hits`), `period` what the labels are (`Month`). More than `most_labels` under
    the bars would run into each other: then every second, third … is left out, counted from the last. `is_sum`
    says whether the figures can be added up (counts can, shares cannot).
    """
    highest = max((item.value for item in items), default=0)
    top = _steps(highest) if highest else 1
    width = 100 / max(1, len(items))
    skip = -(-len(items) // most_labels)
    # The last one always has its name; of many, the highest and the last have their figures.
    last = len(items) - 1
    told = {last, max(range(len(items)), key=lambda at: items[at].value, default=0)}
    drawn = []  # numbers as text: a Swedish template would write them with a comma
    for at, item in enumerate(items):
        tall = height * item.value / top
        drawn.append(
            {
                "item": item,
                "x": f"{at * width + width * 0.14:.3f}%",
                "width": f"{width * 0.72:.3f}%",
                "middle": f"{at * width + width / 2:.3f}%",
                "y": f"{height - tall + 18:.1f}",
                "height": f"{tall:.1f}",
                "text_y": f"{height - tall + 13:.1f}",
                "said": grouped(item.value),
                "named": (last - at) % skip == 0,
                "figured": len(items) <= 16 or at in told,
            }
        )
    return _draw(
        "ui/charts/bars.html",
        title=title,
        drawn=drawn,
        unit=unit,
        period=period or _("Period"),
        base=height + 18,
        middle=f"{height / 2 + 18:.1f}",
        total_height=height + 40,
        desc=_bars_in_words(items, unit, is_sum),
    )


def _bars_in_words(items: Sequence[Bar], unit: Text, is_sum: bool) -> str:
    if not items:
        return _("No figures.")
    highest = max(items, key=lambda item: item.value)
    total = sum(item.value for item in items)
    if is_sum:
        said = _(
            "%(total)s %(unit)s in all; most in %(label)s: %(value)s. The last is %(last_label)s: %(last)s."
        )
    else:
        said = _("In %(unit)s; most in %(label)s: %(value)s. The last is %(last_label)s: %(last)s.")
    return said % {
        "total": grouped(total),
        "unit": unit,
        "label": highest.label,
        "value": grouped(highest.value),
        "last_label": items[-1].label,
        "last": grouped(items[-1].value),
    }


def across(title: Text, items: Sequence[Bar], *, unit: Text = "", group: Text = "") -> SafeString:
    """Draw bars that lie, one below the other, each under its label: for groups with long names."""
    # The longest bar leaves room for a figure of nine digits beside it on a telephone.
    highest = max((item.value for item in items), default=0) or 1
    drawn = [
        {
            "item": item,
            "label_y": at * 36 + 12,
            "y": at * 36 + 18,
            "figure_y": at * 36 + 28,
            "width": f"{70 * item.value / highest:.3f}%",
            "figure_x": f"{70 * item.value / highest + 1:.3f}%",
            "said": grouped(item.value),
        }
        for at, item in enumerate(items)
    ]
    said = ", ".join(f"{item.label} {grouped(item.value)}" for item in items) or _("No figures.")
    return _draw(
        "ui/charts/across.html",
        title=title,
        drawn=drawn,
        unit=unit,
        group=group or _("Group"),
        total_height=36 * len(items),
        desc=said,
    )


def stacked(title: Text, parts: Sequence[Part], *, unit: Text = "") -> SafeString:
    """Draw the parts of a whole beside each other, each with its own colour, pattern and words."""
    whole = sum(part.value for part in parts)
    drawn, at = [], 0.0
    for number, part in enumerate(parts):
        width = 100 * part.value / whole if whole else 0
        drawn.append(
            {
                "part": part,
                "x": f"{at:.3f}%",
                "width": f"{width:.3f}%",
                "tone": number % 6 + 1,
                "pattern": ("", "hatch", "dots")[number % 3],
                "said": grouped(part.value),
                "share": round(width),
            }
        )
        at += width
    said = ", ".join(f"{part.label} {grouped(part.value)}" for part in parts)
    return _draw("ui/charts/stacked.html", title=title, drawn=drawn, unit=unit, whole=whole, desc=said)


def sparkline(title: Text, values: Sequence[int]) -> SafeString:
    """Draw a small line without axes; its words say first, highest and last."""
    highest = max(values, default=0) or 1
    step = 96 / max(1, len(values) - 1)
    points = " ".join(f"{at * step:.1f},{22 - 20 * value / highest:.1f}" for at, value in enumerate(values))
    said = _("first %(first)s, highest %(highest)s, last %(last)s") % {
        "first": grouped(values[0]) if values else 0,
        "highest": grouped(max(values, default=0)),
        "last": grouped(values[-1]) if values else 0,
    }
    return _draw("ui/charts/sparkline.html", title=title, points=points, desc=said)


def _draw(template: str, **context: object) -> SafeString:
    name = crc32(f"{template}{context['title']}{context['desc']}".encode())
    return render_to_string(template, {**context, "id": f"chart-{name:x}"})
