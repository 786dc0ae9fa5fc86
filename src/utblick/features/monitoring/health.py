"""How a source is doing: fresh, silent for longer than usual, failing, or never reached. Pure rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from django.db import models
from django.utils.translation import gettext_lazy as _

# With fewer gaps than this, experience says too little and the stated rhythm counts.
FEWEST_GAPS = 4
UNKNOWN_RHYTHM = timedelta(days=7)
# How much longer than usual is an alarm: a weekend more, and never less than two and a half times the rhythm.
PATIENCE = 2.5
WEEKEND = timedelta(hours=60)
# One failure happens to everyone; this long without a success is an alarm.
FAILING_AFTER = timedelta(hours=24)


class Health(models.TextChoices):
    FRESH = "fresh", _("fresh")
    SILENT = "silent", _("silent longer than usual")
    FAILING = "failing", _("could not be reached")
    UNVERIFIED = "unverified", _("not yet verified")
    BY_HAND = "by_hand", _("brought by hand")
    OFF = "off", _("switched off")


ALARMING = (Health.SILENT, Health.FAILING)


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a source."""

    is_active: bool
    has_address: bool
    verified_at: datetime | None
    last_attempt_at: datetime | None
    last_success_at: datetime | None
    last_new_at: datetime | None
    failures_in_row: int


def usual_gap(seen: Sequence[datetime], stated_hours: int | None) -> timedelta:
    """Give the usual time between news: the median gap of the latest moments, or the stated rhythm.

    `seen` are moments when something new came; those within an hour count as one.
    """
    moments: list[datetime] = []
    for moment in sorted(seen):
        if not moments or moment - moments[-1] > timedelta(hours=1):
            moments.append(moment)
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    if len(gaps) >= FEWEST_GAPS:
        return timedelta(seconds=median(gap.total_seconds() for gap in gaps))
    return timedelta(hours=stated_hours) if stated_hours else UNKNOWN_RHYTHM


def health(signs: Signs, usual: timedelta, at: datetime) -> Health:
    """Say how a source is doing at a moment."""
    if not signs.is_active:
        return Health.OFF
    if not signs.has_address:
        return Health.BY_HAND
    if signs.failures_in_row and (
        signs.last_success_at is None or at - signs.last_success_at > FAILING_AFTER
    ):
        return Health.FAILING
    if signs.verified_at is None:
        return Health.UNVERIFIED
    if signs.last_new_at and at - signs.last_new_at > max(usual * PATIENCE, usual + WEEKEND):
        return Health.SILENT
    return Health.FRESH
