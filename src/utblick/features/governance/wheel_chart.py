"""The year as a wheel: months around, one ring for each kind of day. The list beside it says the same in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.dates import MONTHS_3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from utblick.ui.wheel import Day

SIZE, MIDDLE, OUTER, LETTERS = 400, 200.0, 165.0, 184.0
# What lies on which ring (share of the radius), outermost first.
RINGS = {
    "meeting": 0.94,
    "papers": 0.83,
    "presidium": 0.83,
    "follow_up": 0.72,
    "exchange": 0.6,
    "place": 0.6,
    "renewal": 0.48,
    "call": 0.66,
    "budget": 0.37,
    "report": 0.37,
    "election": 0.37,
    "eu": 0.48,
    "institution": 0.54,
    "other": 0.28,
}
# Kinds that share a colour are told apart by their shape.
SHAPES = {
    "meeting": "round",
    "papers": "round",
    "presidium": "diamond",
    "follow_up": "round",
    "exchange": "round",
    "place": "diamond",
    "renewal": "round",
    "call": "diamond",
    "budget": "round",
    "report": "diamond",
    "election": "diamond",
    "eu": "diamond",
    "institution": "diamond",
    "other": "round",
}
SHORTEST_ARC = timedelta(days=3)


def wheel(title: str, days: Sequence[Day], year: int, today: date) -> SafeString:
    """Draw the days of one year; January begins at the top, and the year goes round as a clock does."""
    months = format_html_join(
        "",
        '<line x1="{}" y1="{}" x2="{}" y2="{}"/><text x="{}" y="{}">{}</text>',
        (
            (
                *_point(date(year, month, 1), 0.2 * OUTER),
                *_point(date(year, month, 1), OUTER),
                *_point(date(year, month, 15), LETTERS),
                MONTHS_3[month],
            )
            for month in range(1, 13)
        ),
    )
    marks = format_html_join("", "{}", ((_mark(day, year),) for day in days))
    hand = SafeString("")
    if today.year == year:
        x, y = _point(today, OUTER)
        hand = format_html(
            '<line class="today" x1="{}" y1="{}" x2="{}" y2="{}"/>', *_point(today, 0.2 * OUTER), x, y
        )
    return format_html(
        '<svg class="year-wheel" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<circle class="rim" cx="{}" cy="{}" r="{}"/><g class="months">{}</g>{}<g class="days">{}</g></svg>',
        SIZE,
        SIZE,
        title,
        MIDDLE,
        MIDDLE,
        OUTER,
        months,
        hand,
        marks,
    )


def _mark(day: Day, year: int) -> SafeString:
    """Draw one day, or the arc of a stretch, the part of it that lies in the year."""
    radius = RINGS.get(day.kind, 0.28) * OUTER
    first, last = max(day.on, date(year, 1, 1)), min(day.until or day.on, date(year, 12, 31))
    if last < first:
        return SafeString("")
    told = f"{day.on.isoformat()} {day.title}"
    x, y = _point(first, radius)
    if last - first >= SHORTEST_ARC:
        end_x, end_y = _point(last, radius)
        is_long = 1 if (last - first).days > 182 else 0
        path = f"M{x} {y}A{radius:.1f} {radius:.1f} 0 {is_long} 1 {end_x} {end_y}"
        return format_html('<path class="kind-{}" d="{}"><title>{}</title></path>', day.kind, path, told)
    if SHAPES.get(day.kind) == "diamond":
        left, top = f"{float(x) - 4.2:.1f}", f"{float(y) - 4.2:.1f}"
        return format_html(
            '<rect class="kind-{}" x="{}" y="{}" width="8.4" height="8.4" transform="rotate(45 {} {})">'
            "<title>{}</title></rect>",
            day.kind,
            left,
            top,
            x,
            y,
            told,
        )
    return format_html(
        '<circle class="kind-{}" cx="{}" cy="{}" r="5"><title>{}</title></circle>', day.kind, x, y, told
    )


def _point(day: date, radius: float) -> tuple[str, str]:
    of_year = (day - date(day.year, 1, 1)).days / (366 if _is_leap(day.year) else 365)
    angle = 2 * math.pi * of_year - math.pi / 2
    return f"{MIDDLE + radius * math.cos(angle):.1f}", f"{MIDDLE + radius * math.sin(angle):.1f}"


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
