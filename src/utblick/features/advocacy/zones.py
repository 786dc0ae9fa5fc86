"""A moment on the clocks of the towns where people work with it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ZONES = (
    ("Europe/Brussels", gettext_lazy("Brussels")),
    ("Europe/Stockholm", gettext_lazy("Stockholm")),
    ("Europe/Helsinki", gettext_lazy("Helsinki")),
)


class Moment(Protocol):
    """What has a moment, or only a day."""

    @property
    def at(self) -> datetime: ...

    @property
    def is_whole_day(self) -> bool: ...


def in_zones(row: Moment) -> str:
    """Give a moment in the three zones; a whole day as that."""
    if row.is_whole_day:
        return _("to the end of the day in Brussels")
    return ", ".join(
        f"{date_format(timezone.localtime(row.at, ZoneInfo(zone)), 'H:i')} {name}" for zone, name in ZONES
    )
