"""Make two records of one body one, and two again.

Everything that points to the body that goes is moved, whichever app it belongs to, and remembered row by row; its
names and numbers stay with the one that is kept, so that the next list finds it. What contacts froze is not touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import models, transaction

from utblick.features.actors import rules
from utblick.features.actors.actions.joining import (
    Fields,
    Moved,
    give_back,
    move,
    move_back,
    note_made,
    take_fields,
)
from utblick.features.actors.actions.merging import MERGE
from utblick.features.actors.actions.saving import check_version, told
from utblick.features.actors.models import Body, BodyMerge, BodyName
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

NOT_MOVED = (BodyMerge,)
NAMES = ("name_sv", "name_en", "abbreviation")
# What is compared side by side; the rest of a body's rows are joined.
COMPARED = (
    *NAMES,
    "kind",
    "parent",
    "country",
    "place",
    "address",
    "valid_from",
    "valid_until",
    "source",
    "certainty",
)


def differing_numbers(one: Body, other: Body) -> list[str]:
    """Name the registers in which the two have different numbers, with both numbers."""
    held: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for body in (one, other):
        for number in body.identifiers.all():
            held.setdefault(number.scheme, []).append(number.value)
            labels[number.scheme] = str(number.get_scheme_display())
    mine = {number.scheme for number in one.identifiers.all()}
    theirs = {number.scheme for number in other.identifiers.all()}
    return [f"{labels[scheme]}: {', '.join(held[scheme])}" for scheme in sorted(mine & theirs)]


def is_above(upper: Body, lower: Body) -> bool:
    """Say whether one body is the other, or one that it is part of, however far up."""
    above: Body | None = lower
    seen: set[int] = set()
    while above is not None and above.pk not in seen:
        if above.pk == upper.pk:
            return True
        seen.add(above.pk)
        above = above.parent
    return False


def check_can_be_one(one: Body, other: Body, *, numbers_seen: bool) -> None:
    """Raise RuleBroken with the reason why two records are not one body."""
    rules.check_not_the_same(one.pk, other.pk)
    rules.check_none_is_part(is_above(one, other) or is_above(other, one))
    rules.check_none_continues(one.successor_id == other.pk or other.successor_id == one.pk)
    if not numbers_seen:
        rules.check_numbers_agree(differing_numbers(one, other))


@transaction.atomic
def merge_bodies(
    kept: Body,
    gone: Body,
    take: Mapping[str, str],
    *,
    numbers_seen: bool = False,
    versions: tuple[int, int] | None = None,
    by: Viewer,
    at: datetime,
) -> BodyMerge:
    """Join `gone` into `kept`; `take` says for each compared field whose value stands, `kept` or `gone`.

    `numbers_seen` says that somebody has seen that the two have different numbers in one register. `versions` are
    those that somebody compared; None compares nothing.
    """
    by.check(MERGE)
    kept, gone = _locked(kept, gone)
    rules.check_stand(any(row.merged_into_id for row in (kept, gone)))
    check_can_be_one(kept, gone, numbers_seen=numbers_seen)
    if versions is not None:
        check_version(kept, versions[0])
        check_version(gone, versions[1])
    fields = take_fields(kept, gone, COMPARED, take)
    moved = move(gone, kept, NOT_MOVED)
    _keep_names(kept, gone, fields, moved)
    gone.merged_into = kept
    for row in (gone, kept):
        row.version += 1
        row.save()
    merge = BodyMerge.objects.create(
        kept=kept,
        gone=gone,
        at=at,
        by_id=by.account_id,
        by_name=by.name[:120],
        fields=fields,
        moved=moved,
    )
    changes = {**told(fields), "merged": f"#{gone.pk} {gone.name}"}
    audit.record("actors.body.merged", by=by, at=at, target=kept, changes=changes)
    return merge


def _locked(kept: Body, gone: Body) -> tuple[Body, Body]:
    rows = Body.with_merged.select_for_update(of=("self",)).filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    return found[kept.pk], found[gone.pk]


def _keep_names(kept: Body, gone: Body, fields: Fields, moved: Moved) -> None:
    """Keep what the record that goes was called, and what the kept one is called no more, as other names."""
    names = {getattr(gone, name) for name in NAMES} | {fields[name][0] for name in NAMES if name in fields}
    stands = {getattr(kept, name) for name in NAMES} | {""}
    for name in sorted(names - stands):
        alias, made = BodyName.objects.get_or_create(body=kept, name=name, defaults={"source": gone.source})
        if made:
            note_made(moved, alias)


@transaction.atomic
def undo_body_merge(merge: BodyMerge, *, by: Viewer, at: datetime) -> BodyMerge:
    """Make two bodies of one again: each has the roles, contacts, parts and numbers that it had."""
    by.check(MERGE)
    merge = BodyMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    kept, gone = _locked(merge.kept, merge.gone)
    later = BodyMerge.objects.filter(undone_at=None, pk__gt=merge.pk).filter(
        models.Q(kept=kept) | models.Q(gone=kept) | models.Q(kept=gone)
    )
    rules.check_merge_can_be_undone(merge.undone_at is not None, later.exists())
    move_back(merge.moved, kept, gone)
    give_back(kept, merge.fields)
    gone.merged_into = None
    for row in (kept, gone):
        row.version += 1
        row.save()
    rules.check_no_circle(any(_in_circle(Body.objects.get(pk=row.pk)) for row in (kept, gone)))
    merge.undone_at = at
    merge.save()
    changes = {"merged": f"#{gone.pk} {gone.name}"}
    audit.record("actors.body.merge_undone", by=by, at=at, target=kept, changes=changes)
    return merge


def _in_circle(body: Body) -> bool:
    return body.parent is not None and is_above(body, body.parent)
