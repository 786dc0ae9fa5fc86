"""Background work of advocacy: asks are compared with the texts."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from utblick.features.advocacy.actions.leads import refresh_leads
from utblick.features.advocacy.actions.texts import LEADS_JOB
from utblick.features.advocacy.actions.warnings import warn_of_dates
from utblick.features.advocacy.models import Procedure
from utblick.foundation.jobs import READ, Running, job

COUNTS = {"mails": _("mails"), "compared": _("wordings compared"), "unchanged": _("wordings unchanged")}


@job(LEADS_JOB, _("Compare asks with the versions of a text"), by_hand=READ)
def compare(job: Running, procedure: int) -> dict[str, int]:
    """Compare the wordings of one procedure with its texts."""
    row = Procedure.objects.filter(pk=procedure).first()
    return refresh_leads(row, by=job.by, at=job.at) if row is not None else {}


@job(
    "advocacy.warn",
    _("Warn of dates in EU files"),
    timedelta(days=1),
    at_time=time(7, 35),
    tries=5,
)
def warn(job: Running) -> dict[str, int]:
    """Write to those who work with files where a warning has been reached."""
    return {"mails": warn_of_dates(by=job.by, at=job.at)}
