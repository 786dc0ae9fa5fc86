"""Join and split matters by hand, follow them, write notes. What a hand did can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from utblick.features.monitoring import rules
from utblick.features.monitoring.actions.grouping import refresh
from utblick.features.monitoring.actions.routing import route
from utblick.features.monitoring.models import (
    Document,
    Follow,
    Hit,
    KeptApart,
    Matter,
    MatterNote,
    Regrouping,
)
from utblick.features.monitoring.models.matters import MatterState
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer


@transaction.atomic
def join(matter: Matter, other: Matter, *, by: Viewer, at: datetime) -> Regrouping:
    """Move all documents of `other` into `matter`; `other` stays, empty, so that it can be undone."""
    by.check("monitoring.matter.regroup")
    rules.check_different(matter.pk, other.pk)
    matter, other = _locked(matter, other)
    documents = list(other.documents.all())
    before = _before(matter, other, documents)
    regrouping = Regrouping.objects.create(
        kind="join", at=at, by_id=by.account_id, matter=matter, other=other, before=before
    )
    for document in documents:
        document.matter, document.joined_by, document.joined_on = matter, "hand", other.title[:300]
    Document.objects.bulk_update(documents, ["matter", "joined_by", "joined_on"])
    if matter.state == MatterState.QUIET and other.state != MatterState.QUIET:
        matter.state, matter.inbox_at = MatterState.INBOX, other.inbox_at or at
    other.state = MatterState.QUIET
    _carry_over(other, matter, before)
    _settle(matter, other, at=at)
    _remember(regrouping, matter, other)
    audit.record(
        "monitoring.matter.joined",
        by=by,
        at=at,
        target=matter,
        changes={"other": f"{other.pk} {other.title}"},
    )
    return regrouping


@transaction.atomic
def split(matter: Matter, documents: Sequence[Document], *, by: Viewer, at: datetime) -> Regrouping:
    """Move some documents into a matter of their own, and never let a rule join them again."""
    by.check("monitoring.matter.regroup")
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    chosen = {d.pk for d in documents}
    moved = list(matter.documents.filter(pk__in=chosen))
    rules.check_leaves_something(len(moved), matter.documents.count())
    own = Matter.objects.create(title=moved[0].title, language=moved[0].language, created_at=at)
    regrouping = Regrouping.objects.create(
        kind="split", at=at, by_id=by.account_id, matter=matter, other=own, before=_before(matter, own, moved)
    )
    stay = matter.documents.exclude(pk__in=chosen).values_list("pk", flat=True)
    KeptApart.objects.bulk_create(
        [
            KeptApart(one_id=min(a, d.pk), other_id=max(a, d.pk), regrouping=regrouping)
            for a in stay
            for d in moved
        ],
        ignore_conflicts=True,
    )
    for document in moved:
        document.matter, document.joined_by, document.joined_on = own, "split", matter.title[:300]
    Document.objects.bulk_update(moved, ["matter", "joined_by", "joined_on"])
    if Hit.objects.filter(document__in=moved, gone_at=None).exists():
        own.state, own.inbox_at = MatterState.INBOX, at
    _settle(matter, own, at=at)
    _remember(regrouping, matter, own)
    audit.record(
        "monitoring.matter.split", by=by, at=at, target=matter, changes={"other": f"{own.pk} {own.title}"}
    )
    return regrouping


@transaction.atomic
def undo_regrouping(regrouping: Regrouping, *, by: Viewer, at: datetime) -> Matter:
    """Put documents back where they were before a join or split by hand."""
    by.check("monitoring.matter.regroup")
    matter, other = _locked(regrouping.matter, regrouping.other)
    both = [matter, other]
    touching = Regrouping.objects.filter(Q(matter__in=both) | Q(other__in=both), undone_at=None)
    newest = touching.order_by("-at", "-id").first()
    rules.check_latest_regrouping(newest is not None and newest.pk == regrouping.pk)
    home = matter if regrouping.kind == "split" else other
    before: dict[str, Any] = regrouping.before
    for row in before["documents"]:
        Document.objects.filter(pk=row["id"]).update(
            matter=home, joined_by=row["joined_by"], joined_on=row["joined_on"]
        )
    regrouping.kept_apart.all().delete()
    if regrouping.kind == "join":
        _carry_back(other, matter, before)
        _restore(other, before["other"])
    elif not other.documents.exists():
        other.state = MatterState.QUIET
        _carry_over(other, matter, {})
    if matter.state == before["left"]["matter"]:
        since = Hit.objects.filter(document__matter=matter, gone_at=None, found_at__gte=regrouping.at)
        if before["matter"]["state"] != MatterState.QUIET or not since.exists():
            _restore(matter, before["matter"])
    regrouping.undone_at = at
    regrouping.save(update_fields=["undone_at"])
    _settle(matter, other, at=at)
    audit.record(
        "monitoring.matter.regrouping_undone", by=by, at=at, target=matter, changes={"kind": regrouping.kind}
    )
    return matter


def _locked(matter: Matter, other: Matter) -> tuple[Matter, Matter]:
    rows = {
        m.pk: m for m in Matter.objects.select_for_update(of=("self",)).filter(pk__in=[matter.pk, other.pk])
    }
    return rows[matter.pk], rows[other.pk]


def _before(matter: Matter, other: Matter, documents: Sequence[Document]) -> dict[str, Any]:
    return {
        "documents": [{"id": d.pk, "joined_by": d.joined_by, "joined_on": d.joined_on} for d in documents],
        "matter": _standing(matter),
        "other": _standing(other),
    }


def _standing(matter: Matter) -> dict[str, Any]:
    moments = {"inbox_at": matter.inbox_at, "moved_at": matter.moved_at}
    return {"state": matter.state} | {name: at.isoformat() if at else None for name, at in moments.items()}


def _restore(matter: Matter, standing: dict[str, Any]) -> None:
    matter.state = standing["state"]
    for name in ("inbox_at", "moved_at"):
        setattr(matter, name, datetime.fromisoformat(standing[name]) if standing[name] else None)


def _remember(regrouping: Regrouping, matter: Matter, other: Matter) -> None:
    """Keep what a regrouping left: what people decide after it stays when it is undone."""
    regrouping.before["left"] = {"matter": matter.state, "other": other.state}
    regrouping.save(update_fields=["before"])


def _carry_over(source: Matter, target: Matter, before: dict[str, Any]) -> None:
    """Move notes and followers along with the documents, and write down in `before` who and which."""
    notes, follows = source.notes.all(), source.follows.all()
    already = set(target.follows.values_list("account_id", flat=True))
    before["notes"] = list(notes.values_list("pk", flat=True))
    before["follows"] = [
        {"id": f.pk, "account": f.account_id, "why": f.why, "since": f.since.isoformat()} for f in follows
    ]
    notes.update(matter=target)
    follows.filter(account_id__in=already).delete()
    follows.update(matter=target)


def _carry_back(other: Matter, matter: Matter, before: dict[str, Any]) -> None:
    """Give a matter its notes and followers again. Who has stopped following since does not begin anew."""
    MatterNote.objects.filter(pk__in=before["notes"]).update(matter=other)
    for row in before["follows"]:
        moved = Follow.objects.filter(pk=row["id"], matter=matter)
        if moved.update(matter=other):
            continue
        if Follow.objects.filter(account_id=row["account"], matter=matter).exists():
            since = datetime.fromisoformat(row["since"])
            Follow.objects.get_or_create(
                account_id=row["account"], matter=other, defaults={"why": row["why"], "since": since}
            )


def _settle(*matters: Matter, at: datetime) -> None:
    for matter in matters:
        matter.version += 1
        matter.save()
        refresh(matter)
    route([matter for matter in matters if matter.state != MatterState.QUIET], at=at)


@transaction.atomic
def follow(matter: Matter, *, why: str = "", by: Viewer, at: datetime) -> Follow:
    """Let the viewer know what happens in a matter."""
    by.check("monitoring.matter.view")
    row, _ = Follow.objects.update_or_create(  # type: ignore[misc]
        account_id=by.account_id,
        matter=matter,
        defaults={"why": why[:300]},
        create_defaults={"why": why[:300], "since": at},
    )
    audit.record("monitoring.matter.followed", by=by, at=at, target=matter)
    return row


@transaction.atomic
def unfollow(matter: Matter, *, by: Viewer, at: datetime) -> None:
    """Stop telling the viewer what happens in a matter."""
    Follow.objects.filter(account_id=by.account_id, matter=matter).delete()  # type: ignore[misc]
    audit.record("monitoring.matter.unfollowed", by=by, at=at, target=matter)


@transaction.atomic
def write_note(matter: Matter, text: str, *, by: Viewer, at: datetime) -> MatterNote:
    """Write a working note on a matter."""
    by.check("monitoring.note.write")
    rules.check_says_something(text)
    note = matter.notes.create(by_id=by.account_id, at=at, text=text.strip())
    audit.record("monitoring.note.written", by=by, at=at, target=matter)
    return note


@transaction.atomic
def remove_note(note: MatterNote, *, by: Viewer, at: datetime) -> None:
    """Take away one's own note; the log keeps that it was there."""
    _mark_note(note, "monitoring.note.removed", removed_at=at, by=by, at=at)


@transaction.atomic
def put_back_note(note: MatterNote, *, by: Viewer, at: datetime) -> None:
    """Undo the removal of one's own note."""
    _mark_note(note, "monitoring.note.put_back", removed_at=None, by=by, at=at)


def _mark_note(
    note: MatterNote, action: str, *, removed_at: datetime | None, by: Viewer, at: datetime
) -> None:
    if note.by_id != by.account_id:
        raise NotAllowed("monitoring.note.write")
    if (note.removed_at is None) == (removed_at is None):
        return  # it is so already: pressed twice
    note.removed_at = removed_at
    note.save(update_fields=["removed_at"])
    audit.record(action, by=by, at=at, target=note.matter)
