"""Write notices, mark them as ready, take them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.monitoring.models import Matter
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.models import Board, Topic
from utblick.features.publishing.letters import rules
from utblick.features.publishing.letters.models import Audience, Notice
from utblick.features.publishing.models import Publication
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

WRITE = "letters.notice.write"
FIELDS = frozenset(
    {
        "title_sv",
        "title_en",
        "what_sv",
        "what_en",
        "why_sv",
        "why_en",
        "by_when",
        "who_sv",
        "who_en",
        "points_sv",
        "points_en",
        "links",
    }
)


@transaction.atomic
def write_notice(
    *,
    boards: Sequence[Board] = (),
    topics: Sequence[Topic] = (),
    audiences: Sequence[Audience] = (),
    matter: Matter | None = None,
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Notice:
    """Write a notice, from a matter or from nothing. It is working material until it is marked as ready."""
    by.check(WRITE)
    _check(fields)
    notice = Notice(matter=matter, made_at=at, changed_at=at, made_by_id=by.account_id)
    changes = settable(notice, fields, FIELDS)
    checked_and_saved(notice)
    notice.boards.set(boards)
    notice.topics.set(topics)
    notice.audiences.set(audiences)
    audit.record("letters.notice.written", by=by, at=at, target=notice, changes=changes)
    return notice


@transaction.atomic
def change_notice(
    notice: Notice,
    *,
    version: int,
    boards: Sequence[Board] | None = None,
    topics: Sequence[Topic] | None = None,
    audiences: Sequence[Audience] | None = None,
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Notice:
    """Change a notice as it was at `version`. One that is ready stays so, if nothing that it needs is taken out."""
    by.check(WRITE)
    notice = _locked(notice)
    rules.check_is_newest(version, notice.version)
    _check(fields)
    changes: dict[str, Any] = settable(notice, fields, FIELDS)
    if notice.is_ready:
        _check_is_whole(notice)
    for name, wanted in (("boards", boards), ("topics", topics), ("audiences", audiences)):
        if wanted is None:
            continue
        held = getattr(notice, name)
        before, after = sorted(row.key for row in held.all()), sorted(row.key for row in wanted)
        if before != after:
            changes[name] = [before, after]
            held.set(wanted)
    if changes:
        notice.version += 1
        notice.changed_at = at
        checked_and_saved(notice)
        audit.record("letters.notice.changed", by=by, at=at, target=notice, changes=changes)
    return notice


@transaction.atomic
def mark_ready(notice: Notice, *, version: int, by: Viewer, at: datetime) -> Notice:
    """Mark a notice as ready: it may stand in the newsletter, and be let through to the site."""
    by.check(WRITE)
    notice = _locked(notice)
    rules.check_is_newest(version, notice.version)
    _check_is_whole(notice)
    if not notice.is_ready:
        _move(notice, at, ready_at=at)
        audit.record("letters.notice.readied", by=by, at=at, target=notice)
    return notice


@transaction.atomic
def reopen(notice: Notice, *, version: int, by: Viewer, at: datetime) -> Notice:
    """Make a notice working material again; what is public of it is withdrawn by the gate's own job."""
    by.check(WRITE)
    notice = _locked(notice)
    rules.check_is_newest(version, notice.version)
    if notice.is_ready:
        _move(notice, at, ready_at=None)
        audit.record("letters.notice.reopened", by=by, at=at, target=notice)
    return notice


@transaction.atomic
def remove_notice(notice: Notice, *, version: int, by: Viewer, at: datetime) -> None:
    """Remove a notice that never went out."""
    by.check(WRITE)
    notice = _locked(notice)
    rules.check_is_newest(version, notice.version)
    was_public = Publication.objects.filter(kind="news", record=str(notice.pk), number__gt=0).exists()
    rules.check_is_not_used(was_public or notice.items.exists())
    audit.record("letters.notice.removed", by=by, at=at, target=notice)
    notice.delete()


def _locked(notice: Notice) -> Notice:
    return Notice.objects.select_for_update(of=("self",)).get(pk=notice.pk)


def _move(notice: Notice, at: datetime, *, ready_at: datetime | None) -> None:
    notice.ready_at, notice.changed_at = ready_at, at
    notice.version += 1
    notice.save()


def _check(fields: Mapping[str, Any]) -> None:
    for name in ("points_sv", "points_en"):
        rules.check_points(rules.points_in(fields.get(name, "")))


def _check_is_whole(notice: Notice) -> None:
    texts = {name: getattr(notice, name) for name in FIELDS if name not in ("by_when", "links")}
    labels = {name: str(Notice._meta.get_field(name).verbose_name) for name in texts}  # type: ignore[union-attr]
    rules.check_can_be_ready(rules.lacking(texts), labels)
