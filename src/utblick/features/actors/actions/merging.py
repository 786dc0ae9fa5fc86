"""Make two records of one person one, and two again.

Everything that points to the person that goes is moved, whichever app it belongs to, and remembered row by row.
What came after the merge stays with the person that was kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from utblick.features.actors import rules
from utblick.features.actors.actions.saving import schedule_review, told
from utblick.features.actors.models import Merge, Person, PersonName
from utblick.features.actors.purposes import may_keep
from utblick.features.organisation.actions.saving import as_audited
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

MERGE = "actors.person.merge"
# What is compared side by side; the rest of a person's rows are joined.
COMPARED = (
    "name",
    "country",
    "mail",
    "phone",
    "address",
    "source",
    "how_known",
    "informed_on",
    "certainty",
)


def pointers() -> Iterator[tuple[type[models.Model], str]]:
    """Give every model and field that points to a person, in whichever app; merges themselves are not moved."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            model = relation.related_model
            if isinstance(model, type) and model not in (Merge, Person):
                yield model, relation.field.name


@transaction.atomic
def merge_people(kept: Person, gone: Person, take: Mapping[str, str], *, by: Viewer, at: datetime) -> Merge:
    """Join `gone` into `kept`; `take` says for each compared field whose value stands, `kept` or `gone`."""
    by.check(MERGE)
    rules.check_not_itself(kept.pk, gone.pk)
    rows = {
        row.pk: row
        for row in Person.objects.select_for_update(of=("self",))
        .filter(pk__in=[kept.pk, gone.pk])
        .order_by("pk")
    }
    kept, gone = rows[kept.pk], rows[gone.pk]
    rules.check_both_stand(any(row.merged_into_id or row.forgotten_on for row in rows.values()))
    rules.check_same_kind(kept.kind, gone.kind)
    fields = {}
    for name in COMPARED:
        if take.get(name) == "gone" and getattr(gone, name) != getattr(kept, name):
            fields[name] = [as_audited(getattr(kept, name)), as_audited(getattr(gone, name))]
            setattr(kept, name, getattr(gone, name))
    if gone.is_protected and not kept.is_protected:
        fields["is_protected"] = [False, True]
        kept.is_protected = True
    moved = _move(gone, kept)
    for name in {gone.name, *(old for old, _new in [fields.get("name", ["", ""])])} - {kept.name, ""}:
        if may_keep("aliases", kept.kind):
            alias, made = PersonName.objects.get_or_create(person=kept, name=name)
            if made:
                moved.setdefault("made", {}).setdefault("actors.personname", []).append(alias.pk)
    gone.merged_into = kept
    gone.save()
    kept.version += 1
    schedule_review(kept, day_of(at))
    kept.save()
    merge = Merge.objects.create(
        kept=kept,
        gone=gone,
        at=at,
        by_id=by.account_id,
        by_name=by.name[:120],
        fields=fields,
        moved=moved,
    )
    changes = {**told(fields), "merged": f"#{gone.pk}"}
    audit.record("actors.person.merged", by=by, at=at, target=kept, changes=changes)
    return merge


def _move(gone: Person, kept: Person) -> dict[str, dict[str, list[Any]]]:
    """Let all that points to one person point to the other; a row that the other has already stays."""
    moved: dict[str, dict[str, list[Any]]] = {}
    for model, field in pointers():
        label = model._meta.label_lower
        for key in model._default_manager.filter(**{field: gone}).values_list("pk", flat=True):
            try:
                with transaction.atomic():
                    model._default_manager.filter(pk=key).update(**{field: kept})
            except IntegrityError:
                continue
            moved.setdefault(label, {}).setdefault(field, []).append(key)
    return moved


@transaction.atomic
def undo_merge(merge: Merge, *, by: Viewer, at: datetime) -> Merge:
    """Make two people of one again: each has the posts, contacts and numbers that it had."""
    by.check(MERGE)
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    kept = Person.objects.select_for_update(of=("self",)).get(pk=merge.kept_id)
    gone = Person.objects.select_for_update(of=("self",)).get(pk=merge.gone_id)
    later = Merge.objects.filter(undone_at=None, pk__gt=merge.pk).filter(
        models.Q(kept=kept) | models.Q(gone=kept) | models.Q(kept=gone)
    )
    rules.check_can_be_undone(merge.undone_at is not None, later.exists())
    for label, fields in merge.moved.items():
        if label == "made":
            for made, keys in fields.items():
                apps.get_model(made)._default_manager.filter(pk__in=keys, person=kept).delete()
            continue
        model = apps.get_model(label)
        for field, keys in fields.items():
            model._default_manager.filter(pk__in=keys, **{field: kept}).update(**{field: gone})
    for name, (before, after) in merge.fields.items():
        if as_audited(getattr(kept, name)) == after:
            column: Any = Person._meta.get_field(name)
            setattr(kept, name, column.to_python(before))
    gone.merged_into = None
    for row in (kept, gone):
        row.version += 1
        schedule_review(row, day_of(at))
        row.save()
    merge.undone_at = at
    merge.save()
    audit.record("actors.person.merge_undone", by=by, at=at, target=kept, changes={"merged": f"#{gone.pk}"})
    return merge
