"""Background work of publishing: what may not be public any more is withdrawn."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.gate.closing import close
from utblick.foundation.jobs import READ, Running, job

CLOSE = "publishing.close"
COUNTS = {"withdrawn": _("withdrawn")}


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
