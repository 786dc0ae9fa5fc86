"""Queue the telling at once, from an import that brought something to tell."""

from __future__ import annotations

from datetime import datetime

from utblick.features.monitoring.models.profiles import Rhythm
from utblick.features.monitoring.queries.untold import changed_since_told, untold
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs import enqueue_job

INSTANT_JOB = "monitoring.digests.instant"


def announce(*, by: Viewer, at: datetime) -> bool:
    """Queue the sending when what came in at `at` is to be told somebody at once; say whether it is.

    The job itself decides who may be told now. If the process ends before this, the pulse finds it.
    """
    found = untold().filter(wanted=Rhythm.INSTANT, found_at=at)
    if not (found.exists() or changed_since_told().filter(hit__document__corrected_at=at).exists()):
        return False
    enqueue_job(INSTANT_JOB, by=by, at=at, key="waiting")
    return True
