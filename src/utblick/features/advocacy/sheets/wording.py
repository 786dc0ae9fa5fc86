"""Sentences that stand in several documents."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day_words(on: date) -> str:
    """Write a day in full."""
    return date_format(on, "DATE_FORMAT")


def moment_words(at: datetime, *, is_whole_day: bool) -> str:
    """Write a moment in Swedish time, whoever's time it was set in; a whole day as that."""
    local = timezone.localtime(at)
    if is_whole_day:
        return day_words(local.date())
    return _("%(day)s at %(hour)s Swedish time") % {
        "day": day_words(local.date()),
        "hour": date_format(local, "TIME_FORMAT"),
    }
