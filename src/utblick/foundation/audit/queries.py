"""Read the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.naming import called
from utblick.foundation.audit.registry import name_of, values_of, walls

NOTHING = "–"


def events_for(viewer: Viewer) -> QuerySet[AuditEvent]:
    """Give the trail, newest first, to those who may read it, and nothing to others.

    What stands behind a wall is left out for those whom it keeps out.
    """
    if not viewer.may("audit.event.view"):
        return AuditEvent.objects.none()
    rows = AuditEvent.objects.all()
    for start in walls_before(viewer):
        rows = rows.exclude(action__startswith=start).exclude(target_type__startswith=start)
    return rows


def walls_before(viewer: Viewer) -> list[str]:
    """Give the first letters of the codes that the viewer is not to know of."""
    return [start for start, permission in walls().items() if not viewer.may(permission)]


def history_of(target: Model | QuerySet[Any]) -> QuerySet[AuditEvent]:
    """Give what was done to a record, or to any of several, newest first.

    It is for whoever may see the record itself.
    """
    if isinstance(target, QuerySet):
        kind, numbers = target.model._meta.label_lower, list(target.values_list("pk", flat=True))
    else:
        kind, numbers = target._meta.label_lower, [target.pk]
    return AuditEvent.objects.filter(target_type=kind, target_id__in=[str(number) for number in numbers])


def last_hand(target: Model) -> str:
    """Give what whoever did the last thing to a record is called; somebody where the trail has nothing of it."""
    event = history_of(target).first()
    return called(event.by_name) if event else _("Somebody")


def changes_in_words(event: AuditEvent) -> Iterator[str]:
    """Give each change of an event in the page's language: "field: before → after", or "word: value"."""
    model = _model(event.target_type)
    for name, value in event.changes.items():
        field = _field(model, name)
        label = str(_label(field, name))
        choices = (dict(field.flatchoices) if field else {}) or values_of(name)
        if isinstance(value, list) and len(value) == 2:
            before, after = (_shown(part, choices) for part in value)
            yield f"{label}: {after}" if before == NOTHING else f"{label}: {before} → {after}"
        else:
            yield f"{label}: {_shown(value, choices)}"


def unnamed(event: AuditEvent) -> list[str]:
    """Give the words among an event's changes that nobody has said in the page's languages what they mean."""
    model = _model(event.target_type)
    return [name for name in event.changes if not isinstance(_label(_field(model, name), name), Promise)]


def _label(field: Field[Any, Any] | None, name: str) -> str | Promise:
    """Give what a field says of itself; what the apps say of the word where it says nothing."""
    return field.verbose_name if field and isinstance(field.verbose_name, Promise) else name_of(name)


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label) if label else None
    except LookupError:  # a kind of record that this version no longer has
        return None


def _field(model: type[Model] | None, name: str) -> Field[Any, Any] | None:
    try:
        found = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, Field) else None


def _shown(value: Any, choices: dict[Any, Any]) -> str:
    if value is None or value == "" or value == []:
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_shown(part, choices) for part in value)
    return str(choices.get(value, value)) if isinstance(value, str | int) else str(value)
