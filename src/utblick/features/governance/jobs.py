"""Background work of the boards: calendars that are followed."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from utblick.features.governance.actions.outside import take_answer
from utblick.features.governance.models import OutsideCalendar
from utblick.features.monitoring.fetching import default_fetcher
from utblick.foundation.jobs import READ, Running, job

COUNTS = {"calendars": _("calendars read"), "failed": _("could not be read")}


@job("governance.calendars", _("Read the calendars that are followed"), timedelta(days=1), by_hand=READ)
def read_calendars(job: Running) -> dict[str, int]:
    """Ask each address; one that fails does not stop the others."""
    counts = {"calendars": 0, "failed": 0}
    for made in OutsideCalendar.objects.exclude(address=""):
        answer = default_fetcher().fetch(made.address, etag=made.etag, last_modified=made.last_modified)
        read = take_answer(made, answer, by=job.by, at=job.at)
        counts["failed" if read.problem_sv else "calendars"] += 1
        job.progress(**counts)
    return counts
