"""Background work of the Contact Point."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from utblick.features.contactpoint.actions import erase_lists, erase_persons, propose_weeding
from utblick.foundation.jobs import Running, job

COUNTS = {"people": _("people on lists erased"), "mails": _("mails")}


@job(
    "contactpoint.erase",
    _("Erase personal data of the Contact Point whose day has come"),
    timedelta(days=1),
    at_time=time(3, 20),
)
def erase(job: Running) -> dict[str, int]:
    """Erase the lists of events; how many names of cases were erased is told nowhere outside the wall."""
    erase_persons(by=job.by, at=job.at)
    return {"people": erase_lists(by=job.by, at=job.at)}


@job(
    "contactpoint.weeding",
    _("Propose what the Contact Point may weed out by its rules; nothing is erased"),
    timedelta(days=1),
    at_time=time(3, 40),
)
def weeding(job: Running) -> dict[str, int]:
    """Write to those who decide; how many cases it is about is told to them alone."""
    return {"mails": propose_weeding(by=job.by, at=job.at)}
