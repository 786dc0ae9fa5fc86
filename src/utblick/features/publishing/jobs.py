"""Background work of publishing: what may not be public any more is withdrawn, what has moved since is marked."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.gate.closing import close
from utblick.features.publishing.gate.looking import look
from utblick.foundation.jobs import READ, Running, job

CLOSE = "publishing.close"
COUNTS = {"withdrawn": _("withdrawn"), "publications_moved": _("public records that have changed since")}


@job(
    CLOSE,
    _("Withdraw what may not be public any more"),
    timedelta(minutes=10),
    tries=3,
    by_hand=READ,
)
def close_ended(job: Running) -> dict[str, int]:
    """Withdraw public records whose source is gone, has become secret, or has lost what it rested on."""
    return {"withdrawn": close(by=job.by, at=job.at)}


@job(
    "publishing.look",
    _("See which public records have changed since they were let through"),
    timedelta(hours=1),
    tries=3,
    by_hand=READ,
)
def look_for_moved(job: Running) -> dict[str, int]:
    """Mark public records that have changed inside since."""
    return {"publications_moved": look(by=job.by)}
