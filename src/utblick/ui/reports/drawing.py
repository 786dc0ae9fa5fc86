"""A report's charts for print: in the language of the page layout program, and as a picture."""

from __future__ import annotations

import typst
from django.utils.translation import gettext as _

from utblick.ui.columns import grouped
from utblick.ui.reports.data import Chart
from utblick.ui.typesetting import literal

HEIGHT_CM = 3.6
LENGTH_CM = 8
PIXELS_PER_INCH = 220
# Deep water: dark enough to be told from white in a copy without colour.
COLOUR = "#0b4a6f"


def alternative(chart: Chart) -> str:
    """Say all that the chart shows, for those who do not see it."""
    said = "; ".join(f"{label}: {grouped(value)}" for label, value in chart.known)
    return _("Bars. %(caption)s (%(unit)s). %(figures)s") % {
        "caption": chart.caption,
        "unit": chart.unit,
        "figures": said,
    }


def drawn(chart: Chart) -> list[str]:
    """Draw the bars with their figures and labels; nothing is told by colour alone."""
    known = chart.known
    highest = max((value for _label, value in known), default=0) or 1
    if chart.across:
        return [
            "grid(columns: (auto, 1fr), column-gutter: 8pt, row-gutter: 5pt, align: left + horizon,",
            ", ".join(
                f"text(size: 8pt, {literal(label)}), "
                f"stack(dir: ltr, spacing: 4pt, "
                f'rect(width: {LENGTH_CM * value / highest:.2f}cm, height: 9pt, fill: rgb("{COLOUR}")), '
                f"text(size: 8pt, {literal(grouped(value))}))"
                for label, value in known
            ),
            ")",
        ]
    bars = [
        "stack(dir: ttb, spacing: 3pt, "
        f"text(size: 8pt, {literal(grouped(value))}), "
        f'rect(width: 62%, height: {HEIGHT_CM * value / highest:.2f}cm, fill: rgb("{COLOUR}")))'
        for _label, value in known
    ]
    labels = [f"text(size: 8pt, {literal(label)})" for label, _value in known]
    return [
        "grid(",
        f"columns: (1fr,) * {len(known)}, row-gutter: 4pt, align: center + bottom,",
        ", ".join(bars) + ",",
        'grid.hline(stroke: 0.6pt + rgb("#9aa7ad")),',
        ", ".join(labels),
        ")",
    ]


def figure(chart: Chart) -> list[str]:
    """Give the chart as a figure of a page, with its alternative text."""
    return [
        "#figure(kind: image, supplement: none, numbering: none,",
        f"alt: {literal(alternative(chart))},",
        *drawn(chart),
        ")",
    ]


def picture(chart: Chart) -> bytes:
    """Give the chart as a PNG."""
    page = ["#set page(width: 16cm, height: auto, margin: 4pt)", "#" + "\n".join(drawn(chart))]
    made = typst.compile("\n".join(page).encode(), format="png", ppi=PIXELS_PER_INCH)
    return bytes(made)
