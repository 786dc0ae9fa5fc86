"""Background work of following up."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from utblick.features.followup.actions.confirmations import ask_contacts
from utblick.foundation.jobs import Running, job

COUNTS = {"asked": _("contacts asked")}


@job(
    "followup.confirm",
    _("Ask contacts to confirm the half-year that is over"),
    timedelta(days=1),
    at_time=time(7, 50),
    tries=5,
)
def ask(job: Running) -> dict[str, int]:
    """Ask those who have not been asked."""
    return {"asked": ask_contacts(by=job.by, at=job.at)}
