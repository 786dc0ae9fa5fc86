"""Write the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from utblick.foundation.audit.words import OutsideTransaction

if TYPE_CHECKING:
    from django.db.models import Model

    from utblick.foundation.accounts.viewer import Viewer
    from utblick.foundation.audit.models import AuditEvent


def record(
    action: str,
    *,
    by: Viewer,
    at: datetime,
    target: Model | None,
    changes: Mapping[str, Any] | None = None,
    board: str = "",
) -> AuditEvent:
    """Add one event to the audit trail, in the transaction of the action that it tells of.

    `changes` maps a field to `[before, after]`, or any word to a JSON value. Raises OutsideTransaction
    outside a transaction and UnknownAction for a code that no app's `auditing.py` lists.
    """
    # Django loads this package before its models may be imported.
    from utblick.foundation.audit.models import AuditEvent
    from utblick.foundation.audit.registry import words_of

    words_of(action)
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransaction(action)
    return AuditEvent.objects.create(
        at=at,
        by_account_id=by.account_id,
        by_name=by.name[:120],
        action=action,
        target_type=target._meta.label_lower if target is not None else "",
        target_id="" if target is None or target.pk is None else str(target.pk),
        target_text=str(target)[:300] if target is not None else "",
        board=board,
        changes=dict(changes or {}),
    )
