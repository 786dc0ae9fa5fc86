"""Versions by date: a day's version is what was public when the day ended in Sweden."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def end_of(day: date) -> datetime:
    """Give the last moment of a day in Swedish time."""
    midnight = datetime.combine(day + timedelta(days=1), time(), timezone.get_default_timezone())
    return midnight - timedelta(microseconds=1)


def day_read(written: str) -> date | None:
    """Read a day that stands in an address, or give None for what is none that has been."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if date(2000, 1, 1) <= day <= timezone.localdate() else None
