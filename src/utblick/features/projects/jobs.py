"""Background work of projects."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from utblick.features.projects.actions import ask_due, remind_due
from utblick.foundation.jobs import Running, job

COUNTS = {
    "project_questions": _("questions about results"),
    "project_reminders": _("reminders of projects"),
}


@job(
    "projects.ask",
    _("Ask what came of projects a year after closing"),
    timedelta(days=1),
    at_time=time(7, 45),
    tries=5,
)
def ask(job: Running) -> dict[str, int]:
    """Ask of the projects whose time has come."""
    return {"project_questions": ask_due(job.at, report=lambda n: job.progress(project_questions=n))}


@job(
    "projects.remind",
    _("Remind of what waits in projects, on Mondays"),
    timedelta(days=1),
    at_time=time(7, 50),
    tries=5,
)
def remind(job: Running) -> dict[str, int]:
    """Write the week's mails."""
    return {"project_reminders": remind_due(job.at, report=lambda n: job.progress(project_reminders=n))}
