"""Make two records of one person one, and two again.

Everything that points to the person that goes is moved, whichever app it belongs to, and remembered row by row.
What came after the merge stays with the person that was kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import models, transaction

from utblick.features.actors import rules
from utblick.features.actors.actions.joining import give_back, move, move_back, note_made, take_fields
from utblick.features.actors.actions.saving import check_version, schedule_review, told
from utblick.features.actors.models import Merge, Person, PersonName
from utblick.features.actors.purposes import may_keep
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

MERGE = "actors.person.merge"
NOT_MOVED = (Merge, Person)
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


@transaction.atomic
def merge_people(
    kept: Person,
    gone: Person,
    take: Mapping[str, str],
    *,
    versions: tuple[int, int] | None = None,
    by: Viewer,
    at: datetime,
) -> Merge:
    """Join `gone` into `kept`; `take` says for each compared field whose value stands, `kept` or `gone`.

    `versions` are those that somebody compared; None compares nothing.
    """
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
    if versions is not None:
        check_version(kept, versions[0])
        check_version(gone, versions[1])
    fields = take_fields(kept, gone, COMPARED, take)
    if gone.is_protected and not kept.is_protected:
        fields["is_protected"] = [False, True]
        kept.is_protected = True
    moved = move(gone, kept, NOT_MOVED)
    for name in {gone.name, *(old for old, _new in [fields.get("name", ["", ""])])} - {kept.name, ""}:
        if may_keep("aliases", kept.kind):
            alias, made = PersonName.objects.get_or_create(person=kept, name=name)
            if made:
                note_made(moved, alias)
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
    move_back(merge.moved, kept, gone)
    give_back(kept, merge.fields)
    gone.merged_into = None
    for row in (kept, gone):
        row.version += 1
        schedule_review(row, day_of(at))
        row.save()
    merge.undone_at = at
    merge.save()
    audit.record("actors.person.merge_undone", by=by, at=at, target=kept, changes={"merged": f"#{gone.pk}"})
    return merge
