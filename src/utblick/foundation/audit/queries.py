"""Read the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.models import AuditEvent


def events_for(viewer: Viewer) -> QuerySet[AuditEvent]:
    """Give the whole trail, newest first, to those who may read it, and nothing to others."""
    return AuditEvent.objects.all() if viewer.may("audit.event.view") else AuditEvent.objects.none()


def history_of(target: Model) -> QuerySet[AuditEvent]:
    """Give what was done to one record, newest first; for whoever may see the record itself."""
    return AuditEvent.objects.filter(target_type=target._meta.label_lower, target_id=str(target.pk))


def changes_in_words(event: AuditEvent) -> Iterator[str]:
    """Give each change of an event: "field: before → after", or "word: value"."""
    for name, value in event.changes.items():
        if isinstance(value, list) and len(value) == 2:
            yield f"{name}: {_shown(value[0])} → {_shown(value[1])}"
        else:
            yield f"{name}: {_shown(value)}"


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, list):
        return ", ".join(_shown(part) for part in value)
    return str(value)
