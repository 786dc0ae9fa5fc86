"""Start background work by hand."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs.enqueueing import enqueue_job
from utblick.foundation.jobs.models import JobRun, State
from utblick.foundation.jobs.registry import Job, JobFailed, UnknownJob, all_jobs, job_of


def may_start(viewer: Viewer, name: str) -> bool:
    """Say whether somebody may start a job by hand; nobody may where it does not exist in this version."""
    job = all_jobs().get(name)
    return job is not None and viewer.may(job.by_hand)


def _listed(name: str) -> Job:
    try:
        return job_of(name)
    except UnknownJob:
        raise JobFailed(_("This job does not exist in this version.")) from None


def start_job(name: str, *, by: Viewer, at: datetime) -> JobRun:
    """Queue a periodic job now, outside its rhythm, and give the run.

    Raises NotAllowed, and JobFailed with a sentence when it cannot be started.
    """
    job = _listed(name)
    by.check(job.by_hand)
    if job.every is None:
        raise JobFailed(_("This job is started from the page it belongs to."))
    with transaction.atomic():
        run = enqueue_job(name, by=by, at=at, key="by-hand")
        audit.record("jobs.run.started", by=by, at=at, target=run)
    return run


def run_again(run: JobRun, *, by: Viewer, at: datetime) -> JobRun:
    """Queue the same work as an ended run once more and give the new run.

    Raises NotAllowed, and JobFailed with a sentence when it cannot be started.
    """
    by.check(_listed(run.name).by_hand)
    if run.state in (State.QUEUED, State.RUNNING):
        raise JobFailed(_("This run has not ended yet."))
    with transaction.atomic():
        again = enqueue_job(run.name, by=by, at=at, key=run.key or f"again:{run.pk}", **run.arguments)
        audit.record("jobs.run.started", by=by, at=at, target=again, changes={"again": run.pk})
    return again
