"""Background work of exchanges."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges.actions import ask_due, erase_due_names
from utblick.foundation.jobs import Running, job

COUNTS = {"questions": _("questions asked"), "names": _("names erased")}


@job("exchanges.ask", _("Ask what came of exchanges"), timedelta(days=1), at_time=time(7, 30), tries=5)
def ask(job: Running) -> dict[str, int]:
    """Ask the questions whose time has come."""
    return {"questions": ask_due(job.at, report=lambda n: job.progress(questions=n))}


@job(
    "exchanges.erase_names",
    _("Erase names of participants whose day has come"),
    timedelta(days=1),
    at_time=time(3, 10),
)
def erase_names(job: Running) -> dict[str, int]:
    """Erase what is no longer needed."""
    return {"names": erase_due_names(by=job.by, at=job.at)}
