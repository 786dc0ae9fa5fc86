"""What merging people and merging bodies share: what points to a record is moved, remembered, and moved back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

# {model label: {field name: [keys]}}; under "made", the rows that the merge itself added.
Moved = dict[str, dict[str, list[Any]]]
Fields = dict[str, list[Any]]


def pointers(
    model: type[models.Model], but: Sequence[type[models.Model]]
) -> Iterator[tuple[type[models.Model], str]]:
    """Give every model and field that points to a record of `model`, in whichever app, except merges."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            pointing = relation.related_model
            if isinstance(pointing, type) and pointing not in but and relation.field.name != "merged_into":
                yield pointing, relation.field.name


def move(gone: models.Model, kept: models.Model, but: Sequence[type[models.Model]]) -> Moved:
    """Let all that points to one record point to the other; a row that the other has already stays."""
    moved: Moved = {}
    for model, field in pointers(type(kept), but):
        rows = model._base_manager
        for key in rows.filter(**{field: gone}).values_list("pk", flat=True):
            try:
                with transaction.atomic():
                    rows.filter(pk=key).update(**{field: kept})
            except IntegrityError:
                continue
            moved.setdefault(model._meta.label_lower, {}).setdefault(field, []).append(key)
    return moved


def move_back(moved: Moved, kept: models.Model, gone: models.Model) -> None:
    """Let what was moved point to the record that it came from; what the merge added goes.

    What has been moved on since, by hand or by another merge, stays where it is.
    """
    for label, fields in moved.items():
        if label == "made":
            for made, keys in fields.items():
                apps.get_model(made)._base_manager.filter(pk__in=keys).delete()
            continue
        model = apps.get_model(label)
        for field, keys in fields.items():
            model._base_manager.filter(pk__in=keys, **{field: kept}).update(**{field: gone})


def note_made(moved: Moved, row: models.Model) -> None:
    """Remember a row that the merge added."""
    moved.setdefault("made", {}).setdefault(row._meta.label_lower, []).append(row.pk)


def take_fields(
    kept: models.Model, gone: models.Model, names: Sequence[str], take: Mapping[str, str]
) -> Fields:
    """Give the kept record the values that `take` asks of the other; give each as it was and as it became."""
    fields: Fields = {}
    for name in names:
        column = _column(kept, name)
        before, after = getattr(kept, column), getattr(gone, column)
        if take.get(name) == "gone" and before != after:
            fields[name] = [_plain(before), _plain(after)]
            setattr(kept, column, after)
    return fields


def give_back(kept: models.Model, fields: Fields) -> None:
    """Give the kept record its own values again, where nobody has changed them since."""
    for name, (before, after) in fields.items():
        column: Any = kept._meta.get_field(name)
        if _plain(getattr(kept, column.attname)) == after:
            setattr(kept, column.attname, column.to_python(before))


def _column(row: models.Model, name: str) -> str:
    """Give the attribute that holds a field's value: of a field that points elsewhere, the number."""
    column: Any = row._meta.get_field(name)
    return str(column.attname)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
