"""Keep the list of runs readable."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from utblick.foundation.jobs.models import JobRun, State
from utblick.foundation.jobs.registry import Running, job

KEPT = timedelta(days=90)

# Words that jobs of any app count with.
COUNTS = {
    "inserted": _("new"),
    "updated": _("changed"),
    "unchanged": _("unchanged"),
    "rejected": _("rejected"),
    "removed": _("removed"),
    "read": _("read"),
    "sent": _("sent"),
}


@job("jobs.forget", _("Forget old runs"), timedelta(days=1), at_time=time(2, 15))
def forget_old(job: Running) -> dict[str, int]:
    """Remove runs that ended more than 90 days ago."""
    old = JobRun.objects.filter(ended_at__lt=job.at - KEPT, state__in=[State.DONE, State.FAILED])
    removed, _by_model = old.delete()
    return {"removed": removed}
