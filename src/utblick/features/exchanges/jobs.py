"""Background work of exchanges."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges.actions import ask_due, erase_due_names, tell_of_opened
from utblick.foundation.jobs import Running, job

COUNTS = {"mails": _("mails"), "questions": _("questions asked"), "names": _("names erased")}


@job("exchanges.ask", _("Ask what came of exchanges"), timedelta(days=1), at_time=time(7, 30), tries=5)
def ask(job: Running) -> dict[str, int]:
    """Ask the questions whose time has come."""
    return {"questions": ask_due(job.at, report=lambda n: job.progress(questions=n))}


@job(
    "exchanges.open_places",
    _("Tell all units of places that open"),
    timedelta(days=1),
    at_time=time(7, 40),
    tries=5,
)
def open_places(job: Running) -> dict[str, int]:
    """Tell the units that were not told first."""
    return {"mails": tell_of_opened(by=job.by, at=job.at)}


@job(
    "exchanges.erase_names",
    _("Erase names of participants whose day has come"),
    timedelta(days=1),
    at_time=time(3, 10),
)
def erase_names(job: Running) -> dict[str, int]:
    """Erase what is no longer needed."""
    return {"names": erase_due_names(by=job.by, at=job.at)}
