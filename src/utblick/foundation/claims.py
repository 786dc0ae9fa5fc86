"""Claim rows of work so that several workers, threads or machines never take the same one.

A claim is a name and an hour it runs out. A worker that dies leaves a claim behind, and when it has run out
the row may be claimed again: so whatever is done under a claim may, rarely, be done twice, and must bear it.
"""

from __future__ import annotations

import os
import socket
import uuid
from datetime import datetime
from typing import Any, TypeVar

from django.db import connections, models, transaction

Row = TypeVar("Row", bound=models.Model)


def claimant() -> str:
    """Give a name for this worker that no other worker has or will have."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:12]}"


def claim(rows: models.QuerySet[Row], *, by: str, until: datetime, limit: int, **changes: Any) -> list[Row]:
    """Claim at most `limit` of `rows` in their order and give those that became ours.

    `rows` must select only rows that are free to claim, by conditions on the model's own columns; the model
    has `claimed_by` and `claimed_until`. `changes` are further columns to set. On PostgreSQL rows that
    another worker is claiming are skipped; elsewhere, and as a second lock there, the update repeats the
    conditions, so that a row claimed in between is left alone.
    """
    if not rows.exists():
        # Reading first keeps an idle worker from taking SQLite's single write lock every second.
        return []
    using = rows.db
    with transaction.atomic(using=using):
        candidates = rows
        if connections[using].features.has_select_for_update_skip_locked:
            candidates = rows.select_for_update(skip_locked=True)
        keys = list(candidates.values_list("pk", flat=True)[:limit])
        rows.filter(pk__in=keys).order_by().update(claimed_by=by, claimed_until=until, **changes)
        ours = {
            row.pk: row for row in rows.model._default_manager.using(using).filter(pk__in=keys, claimed_by=by)
        }
    return [ours[key] for key in keys if key in ours]
