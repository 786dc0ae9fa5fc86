"""Days and lengths of time in words, in Swedish and English."""

from __future__ import annotations

from datetime import date

_SV = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_sv(day: date) -> str:
    """Write a day in Swedish: 29 maj 2018."""
    return f"{day.day} {_SV[day.month - 1]} {day.year}"


def day_en(day: date) -> str:
    """Write a day in English: 29 May 2018."""
    return f"{day.day} {_EN[day.month - 1]} {day.year}"


def count_sv(number: int, one: str, many: str) -> str:
    """Write a number with its Swedish noun: 1 dag, 2 dagar."""
    return f"{number} {one if number == 1 else many}"


def count_en(number: int, one: str) -> str:
    """Write a number with its English noun, of regular plural: 1 day, 2 days."""
    return f"{number} {one if number == 1 else one + 's'}"
