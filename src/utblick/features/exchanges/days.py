"""Days of exchanges: years apart stand beside each other, so a day says its year unless that is this year's."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def full_day(on: date, today: date | None = None) -> str:
    """Give a day as `2 dec`, or as `2 dec 2025` when its year is another than today's."""
    day = _day_and_month(on)
    return day if on.year == (today or timezone.localdate()).year else f"{day} {on.year}"


def full_day_html(on: date, today: date | None = None) -> SafeString:
    """Give `full_day` as markup."""
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), full_day(on, today))


def days_html(first: date, last: date, today: date | None = None) -> SafeString:
    """Give the days from the first to the last, without saying a month or a year twice: `3–5 mar 2025`."""
    end = full_day_html(last, today)
    if first == last:
        return format_html('<span class="nowrap">{}</span>', end)
    if first.year != last.year:
        begins, between = full_day(first, today), " – "
    elif first.month != last.month:
        begins, between = _day_and_month(first), " – "
    else:
        begins, between = str(first.day), "–"
    start = format_html('<time datetime="{}">{}</time>', first.isoformat(), begins)
    if between == "–":
        return format_html('<span class="nowrap">{}–{}</span>', start, end)
    return format_html('<span class="nowrap">{}</span> – <span class="nowrap">{}</span>', start, end)


def _day_and_month(on: date) -> str:
    return date_format(on, "j b" if (get_language() or "").startswith("sv") else "j M")
