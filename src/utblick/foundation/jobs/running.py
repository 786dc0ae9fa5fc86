"""Take runs from the queue and carry them out.

A run belongs to the worker whose claim is on it. While it works, a second thread renews the claim; a worker
that is killed stops renewing, the claim runs out, and the next worker takes the run up again. A run that was
taken up three times without ever ending is given up, so that one poisonous run cannot stop the others.
"""

from __future__ import annotations

import logging
import threading
import traceback as tracebacks
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.foundation.claims import claim
from utblick.foundation.jobs.models import JobRun, State
from utblick.foundation.jobs.registry import Job, JobFailed, Running, UnknownJob, all_jobs, job_of

log = logging.getLogger("utblick.jobs")

CLAIM = timedelta(seconds=120)
RENEW_EVERY = 20.0
TAKEN_AT_MOST = 3
RETRY_WAIT = timedelta(minutes=2)


def schedule_due(at: datetime) -> int:
    """Queue each periodic job whose period has begun and that has no run for it, and give how many.

    A job that still waits or runs from an earlier period is left to finish. However many workers call this, a
    period gets one run: the database holds name and period unique.
    """
    due = {name: slot for name, job in all_jobs().items() if (slot := job.due_slot(at)) is not None}
    if not due:
        return 0
    same_slot = Q()
    for name, slot in due.items():
        same_slot |= Q(name=name, slot=slot)
    active = Q(name__in=due, state__in=[State.QUEUED, State.RUNNING])
    settled = set(JobRun.objects.filter(same_slot | active).values_list("name", flat=True))
    fresh = [
        JobRun(name=name, slot=slot, queued_at=at, run_after=at)
        for name, slot in due.items()
        if name not in settled
    ]
    if not fresh:
        return 0
    JobRun.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def claim_run(at: datetime, worker: str) -> JobRun | None:
    """Take the next run that is due, or one whose worker died, and give it; None when nothing waits."""
    waiting = Q(state=State.QUEUED, run_after__lte=at)
    abandoned = Q(state=State.RUNNING, claimed_until__lte=at)
    free = JobRun.objects.filter(waiting | abandoned).order_by("run_after", "id")
    taken = claim(
        free,
        by=worker,
        until=at + CLAIM,
        limit=1,
        state=State.RUNNING,
        started_at=at,
        attempt=F("attempt") + 1,
    )
    return taken[0] if taken else None


def run_claimed(run: JobRun, worker: str, *, renew_every: float = RENEW_EVERY) -> JobRun:
    """Carry out a claimed run, note how it ended, and give it as it then stands.

    Nothing that the job raises gets past this, save what ends the process.
    """
    language = "sv"
    with override(language):
        try:
            job = job_of(run.name)
        except UnknownJob:
            return _end(run, worker, State.FAILED, error=_("This job no longer exists in this version."))
        if run.attempt > max(TAKEN_AT_MOST, job.tries):
            sentence = _("Stopped without ending %d times; it is not tried again by itself.")
            return _end(run, worker, State.FAILED, error=sentence % (run.attempt - 1))
    running = Running(
        name=run.name,
        at=timezone.now(),
        run_id=run.pk,
        attempt=run.attempt,
        report=lambda counts: _show(run, worker, counts),
    )
    stop = threading.Event()
    renewal = threading.Thread(
        target=_renew, args=(run.pk, worker, stop, renew_every), name=f"renew-{run.pk}", daemon=True
    )
    renewal.start()
    try:
        counts = job.work(running, **run.arguments)
        running.counts.update(counts or {})
        outcome: dict[str, Any] = {"state": State.DONE}
    except JobFailed as reason:
        outcome = _failed(run, job, str(reason), "")
    except Exception as error:
        log.exception("the job %s (run %d) stopped on an unexpected fault", run.name, run.pk)
        with override(language):
            sentence = _(
                "Stopped on a fault in the program (%(kind)s). An administrator can read the report."
            )
            outcome = _failed(
                run, job, sentence % {"kind": type(error).__name__}, tracebacks.format_exc()[-20_000:]
            )
    finally:
        stop.set()
        renewal.join()
    return _end(run, worker, outcome.pop("state"), counts=running.counts, **outcome)


def _failed(run: JobRun, job: Job, sentence: str, report: str) -> dict[str, Any]:
    outcome: dict[str, Any] = {"state": State.FAILED, "error": sentence[:500], "traceback": report}
    if run.attempt < job.tries:
        outcome["state"] = State.QUEUED
        outcome["run_after"] = timezone.now() + RETRY_WAIT * 2 ** (run.attempt - 1)
    return outcome


def _end(run: JobRun, worker: str, state: State, **columns: Any) -> JobRun:
    ended = None if state == State.QUEUED else timezone.now()
    columns = {"error": "", "traceback": "", **columns}
    # Only while the claim is ours: a worker that was thought dead must not overwrite its successor's result.
    mine = JobRun.objects.filter(pk=run.pk, claimed_by=worker, state=State.RUNNING)
    kept = mine.update(state=state, ended_at=ended, claimed_by="", claimed_until=None, **columns)
    if not kept:
        log.warning("run %d of %s had been taken over by another worker", run.pk, run.name)
    run.refresh_from_db()
    return run


def _show(run: JobRun, worker: str, counts: Mapping[str, int]) -> None:
    JobRun.objects.filter(pk=run.pk, claimed_by=worker).update(counts=dict(counts))


def _renew(run_id: int, worker: str, stop: threading.Event, every: float) -> None:
    try:
        while not stop.wait(every):
            try:
                mine = JobRun.objects.filter(pk=run_id, claimed_by=worker, state=State.RUNNING)
                mine.update(claimed_until=timezone.now() + CLAIM)
            except DatabaseError as error:
                # A busy database now; the claim lasts six times as long as the pause, so the next try will
                # do.
                log.warning("the claim on run %d could not be renewed: %s", run_id, error)
                close_old_connections()
    finally:
        connection.close()
