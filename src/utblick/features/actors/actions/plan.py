"""The region's own plan of how long people and contacts are kept, and what others write it by: names and a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.text import slugify

from utblick.features.actors import rules
from utblick.features.actors.actions.saving import told
from utblick.features.actors.folding import fold
from utblick.features.actors.models import OwnName, PublishedMeeting, RetentionRule
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

PLAN = "actors.plan.change"
FIELDS = frozenset({"key", "name_sv", "name_en", "person_kind", "months", "decision", "certainty"})


@transaction.atomic
def keep_rule(rule: RetentionRule | None, *, by: Viewer, at: datetime, **fields: Any) -> RetentionRule:
    """Add a rule of how long something is kept, or change one."""
    by.check(PLAN)
    row = rule or RetentionRule()
    if rule is None and not fields.get("key"):
        fields["key"] = _free_key(fields.get("name_sv", ""))
    changes = settable(row, fields, FIELDS)
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
    """Add a name that others write us by, or our register number; published meetings are looked through again."""
    by.check(PLAN)
    row = OwnName(name=rules.own_mark(name))
    rules.check_own_mark(row.name)
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


@dataclass(frozen=True, slots=True)
class Ours:
    """What others write us by: names as they are compared, and numbers in the Transparency Register."""

    names: tuple[str, ...]
    numbers: frozenset[str]

    def are_among(self, met: Iterable[str], registered: Iterable[str]) -> bool:
        """Say whether we are among those met: by our number, or by one of our names as whole words."""
        if not self.numbers.isdisjoint(registered):
            return True
        if not self.names:
            return False
        written = [f" {fold(one)} " for one in met]
        return any(f" {name} " in one for name in self.names for one in written)


def ours() -> Ours:
    """Give what others write us by."""
    marks = list(OwnName.objects.values_list("name", flat=True))
    numbers = frozenset(one for one in marks if rules.is_register_number(one))
    return Ours(tuple(filter(None, (fold(one) for one in marks if one not in numbers))), numbers)


def mark_ours() -> None:
    """Say of every published meeting anew whether it was with us."""
    now = ours()
    rows = PublishedMeeting.objects.only("pk", "met", "registered", "is_with_us").iterator(chunk_size=500)
    differ = [row.pk for row in rows if now.are_among(row.met, row.registered) != row.is_with_us]
    for start in range(0, len(differ), 500):
        some = PublishedMeeting.objects.filter(pk__in=differ[start : start + 500])
        some.update(is_with_us=models.Case(models.When(is_with_us=True, then=False), default=True))
