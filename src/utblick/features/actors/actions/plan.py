"""The region's own plan of how long people and contacts are kept, and the names others write it by."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from utblick.features.actors.actions.saving import check_version, told
from utblick.features.actors.folding import fold
from utblick.features.actors.models import OwnName, PublishedMeeting, RetentionRule
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

PLAN = "actors.plan.change"
FIELDS = frozenset({"key", "name_sv", "name_en", "person_kind", "months", "decision", "certainty", "covers"})


@transaction.atomic
def keep_rule(
    rule: RetentionRule | None, *, version: int = 0, by: Viewer, at: datetime, **fields: Any
) -> RetentionRule:
    """Add a rule of how long something is kept, or change one as it was at `version`."""
    by.check(PLAN)
    row = RetentionRule()
    if rule is not None:
        row = RetentionRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
        check_version(row, version)
    if rule is None and not fields.get("key"):
        fields["key"] = _free_key(fields.get("name_sv", ""))
    changes = settable(row, fields, FIELDS)
    if rule is not None and changes:
        row.version += 1
    checked_and_saved(row)
    if changes:
        audit.record("actors.rule.kept", by=by, at=at, target=row, changes=changes)
    return row


def _free_key(name: str) -> str:
    start = key = slugify(name)[:32].strip("-") or "regel"
    number = 2
    while RetentionRule.objects.filter(key=key).exists():
        key, number = f"{start}-{number}", number + 1
    return key


@transaction.atomic
def add_own_name(name: str, *, by: Viewer, at: datetime) -> OwnName:
    """Add a name that others write us by; published meetings are looked through again."""
    by.check(PLAN)
    row = OwnName(name=" ".join(name.split()))
    checked_and_saved(row)
    audit.record("actors.own_name.added", by=by, at=at, target=row, changes=told(["name"]))
    mark_ours()
    return row


@transaction.atomic
def remove_own_name(row: OwnName, *, by: Viewer, at: datetime) -> None:
    """Remove a name that is not ours."""
    by.check(PLAN)
    audit.record("actors.own_name.removed", by=by, at=at, target=row)
    row.delete()
    mark_ours()


def is_with_us(met: list[str], names: list[str]) -> bool:
    """Say whether one of those met is written by one of our names, as whole words."""
    return any(f" {name} " in f" {fold(one)} " for one in met for name in names if name)


def own_names() -> list[str]:
    """Give our names as they are compared."""
    return [fold(name) for name in OwnName.objects.values_list("name", flat=True)]


def mark_ours() -> None:
    """Say of every published meeting anew whether it was with us."""
    names = own_names()
    for row in PublishedMeeting.objects.only("pk", "met", "is_with_us").iterator(chunk_size=500):
        now = is_with_us(row.met, names)
        if now != row.is_with_us:
            PublishedMeeting.objects.filter(pk=row.pk).update(is_with_us=now)
