"""Background work of programmes: calls out of what came in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from utblick.features.programmes.actions.lists import JOB, take_ordered
from utblick.features.programmes.actions.taking_calls import take_calls
from utblick.foundation.jobs import READ, Running, job

COUNTS = {"calls": _("new calls"), "calls_changed": _("changed calls")}


@job("programmes.calls", _("Make calls of what came in"), timedelta(minutes=5), tries=3, by_hand=READ)
def read_calls(job: Running) -> dict[str, int]:
    """Make calls of the documents that tell of one."""
    taken = take_calls(by=job.by, at=job.at)
    return {"calls": taken.inserted, "calls_changed": taken.updated}


@job(JOB, _("Bring in a list of projects or partners"), tries=2, by_hand=READ)
def take_list(job: Running, *, file: int, order: dict[str, Any]) -> dict[str, int]:
    """Bring in a list that somebody handed in."""
    taken = take_ordered(file, order, by=job.by, at=job.at)
    return {
        "inserted": taken.inserted,
        "updated": taken.updated,
        "unchanged": taken.unchanged,
        "rejected": len(taken.rejects),
    }
