"""Ask for background work."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from utblick.foundation.jobs.registry import job_of

if TYPE_CHECKING:
    from utblick.foundation.accounts.viewer import Viewer
    from utblick.foundation.jobs.models import JobRun


def enqueue_job(
    name: str,
    *,
    by: Viewer,
    at: datetime,
    key: str = "",
    run_after: datetime | None = None,
    **arguments: Any,
) -> JobRun:
    """Queue one run of a job, in the caller's transaction, and give it.

    `arguments` are JSON values. With a `key`, work that already waits under it is not queued again: the
    waiting run is given. Raises UnknownJob.
    """
    from utblick.foundation.jobs.models import JobRun, State

    job_of(name)
    waiting = JobRun.objects.filter(name=name, key=key, state=State.QUEUED)
    if key and (found := waiting.first()):
        return found
    try:
        with transaction.atomic():
            return JobRun.objects.create(
                name=name,
                key=key,
                arguments=arguments,
                queued_at=at,
                run_after=run_after or at,
                triggered_by_id=by.account_id,
                triggered_name=by.name[:120],
            )
    except IntegrityError:
        # Someone else queued the same key between our look and our write.
        return waiting.get()
