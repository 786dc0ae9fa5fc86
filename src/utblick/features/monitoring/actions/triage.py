"""Judge matters: act, inform, decide later, dismiss; hand over; change whose and by when; undo.

Two people at once never overwrite each other silently: every judgement names the version it was made on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.monitoring import rules
from utblick.features.monitoring.models import Follow, Judgement, Matter, Regrouping
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.permissions import may_judge, may_undo
from utblick.features.organisation.models import Board
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import ChangedMeanwhile
from utblick.ui import dates

# A matter put off without a day comes back after two weeks.
LATER_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What somebody decides about a matter. What is left out stays as proposed, or as it was."""

    state: str
    board: Board | None = None
    owner: Account | None = None
    concerned: Sequence[Board] | None = None
    due_on: date | None = None
    reason: str = ""
    mute: bool = False


def snapshot(matter: Matter) -> dict[str, Any]:
    """Give what a judgement changes, as it can be kept and put back."""
    return {
        "state": matter.state,
        "owner_board": matter.owner_board_id,
        "owner": matter.owner_id,
        "concerned": sorted(matter.concerned_boards.values_list("pk", flat=True)),
        "due_on": matter.due_on.isoformat() if matter.due_on else None,
        "reason": matter.reason,
        "is_muted": matter.is_muted,
        "judged_at": matter.judged_at.isoformat() if matter.judged_at else None,
        "judged_by": matter.judged_by_id,
    }


@transaction.atomic
def judge(matter: Matter, verdict: Verdict, *, version: int, by: Viewer, at: datetime) -> Judgement:
    """Judge one matter as it was at `version`.

    Raises `NotAllowed`, `RuleBroken`, and `ChangedMeanwhile` when somebody was faster.
    """
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    board = verdict.board or matter.owner_board or matter.proposed_board
    owner = verdict.owner or matter.owner or matter.proposed_owner
    _check_may_judge(matter, by, chosen=board)
    _check_unchanged(matter, version, at)
    rules.check_can_be_judged(matter.state)
    today = timezone.localdate(at)
    due_on = verdict.due_on
    if verdict.state == MatterState.LATER and due_on is None:
        due_on = today + timedelta(days=LATER_DAYS)
    if verdict.state == MatterState.DISMISSED:
        due_on = None
    rules.check_has_owner(verdict.state, board, owner)
    rules.check_owner_has_account(verdict.state, owner is None or owner.may_sign_in(today))
    rules.check_has_reason(verdict.state, verdict.reason)
    rules.check_later_has_date(verdict.state, due_on, today)
    rules.check_due_is_not_past(due_on, matter.due_on, today)
    before = snapshot(matter)
    matter.state = verdict.state
    matter.owner_board, matter.owner = board, owner
    matter.due_on = due_on
    matter.reason, matter.is_muted = verdict.reason.strip(), verdict.mute
    matter.judged_at, matter.judged_by_id = at, by.account_id
    matter.version += 1
    matter.save()
    concerned = verdict.concerned
    if concerned is None:
        concerned = _still_concerned(matter, before)
    matter.concerned_boards.set([b for b in concerned if b != board])
    return _write_down(matter, verdict.state, before, by=by, at=at)


def _still_concerned(matter: Matter, before: dict[str, Any]) -> list[Board]:
    """Give the boards that are concerned by default: as proposed, as they were, and the one that is passed over.

    The board that the remit names, and the one that owned the matter, stay in touch with what another has taken.
    """
    concerned = list(Board.objects.filter(pk__in=before["concerned"]))
    if before["state"] == MatterState.INBOX:
        concerned += Board.objects.filter(key__in=matter.proposal.get("concerned", ()))
    if matter.owner_board_id != before["owner_board"]:
        passed_over = (before["owner_board"], matter.proposed_board_id)
        concerned += Board.objects.filter(pk__in=[pk for pk in passed_over if pk])
    return list(dict.fromkeys(concerned))


@transaction.atomic
def hand_over(
    matter: Matter,
    *,
    owner: Account,
    board: Board | None,
    note: str = "",
    version: int,
    by: Viewer,
    at: datetime,
) -> Judgement:
    """Give a judged matter to another person, and to another board when one is named."""
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    _check_may_judge(matter, by)
    _check_unchanged(matter, version, at)
    rules.check_can_be_handed_over(matter.state)
    rules.check_has_owner(MatterState.ACT, board or matter.owner_board, owner)
    rules.check_takes_over(owner, matter.owner)
    rules.check_owner_has_account(MatterState.ACT, owner.may_sign_in(timezone.localdate(at)))
    before = snapshot(matter)
    judgement = _give(matter, owner, board or matter.owner_board, before, by=by, at=at)
    if note.strip():
        matter.notes.create(by_id=by.account_id, at=at, text=note.strip())
    return judgement


def passed_on(matter: Matter, owner: Account, board: Board | None, *, by: Viewer, at: datetime) -> Judgement:
    """Write that a matter, locked and allowed to be handed over, has another owner now, who follows it."""
    return _give(matter, owner, board, snapshot(matter), by=by, at=at)


@transaction.atomic
def change(
    matter: Matter,
    *,
    board: Board | None,
    owner: Account | None,
    due_on: date | None,
    version: int,
    by: Viewer,
    at: datetime,
) -> Judgement:
    """Change whose a matter is and by when, and keep what was decided about it.

    A board or person that is None stays. Raises as `judge` does.
    """
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    board = board or matter.owner_board or matter.proposed_board
    owner = owner or matter.owner or matter.proposed_owner
    _check_may_judge(matter, by, chosen=board)
    _check_unchanged(matter, version, at)
    rules.check_can_be_judged(matter.state)
    today = timezone.localdate(at)
    rules.check_has_owner(matter.state, board, owner)
    if owner is not None and owner.pk != matter.owner_id:
        rules.check_owner_has_account(matter.state, owner.may_sign_in(today))
    if due_on != matter.due_on:
        rules.check_later_has_date(matter.state, due_on, today)
        rules.check_due_is_not_past(due_on, matter.due_on, today)
    before = snapshot(matter)
    whose = (matter.owner_board or matter.proposed_board, matter.owner or matter.proposed_owner)
    rules.check_changes_something((board, owner, due_on) != (*whose, matter.due_on))
    matter.due_on = due_on
    return _give(matter, owner, board, before, by=by, at=at)


def _give(
    matter: Matter,
    owner: Account | None,
    board: Board | None,
    before: dict[str, Any],
    *,
    by: Viewer,
    at: datetime,
) -> Judgement:
    """Let a matter be a person's and a board's; who takes over a judged one follows it from then on."""
    matter.owner, matter.owner_board = owner, board
    matter.version += 1
    matter.save()
    matter.concerned_boards.set([b for b in _still_concerned(matter, before) if b != board])
    is_handed_over = owner is not None and matter.state in rules.JUDGED and owner.pk != before["owner"]
    if is_handed_over:
        Follow.objects.get_or_create(account=owner, matter=matter, defaults={"since": at})
    return _write_down(matter, "hand_over" if is_handed_over else "change", before, by=by, at=at)


@transaction.atomic
def undo(judgement: Judgement, *, by: Viewer, at: datetime) -> Matter:
    """Put a matter back to what it was before its latest judgement."""
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=judgement.matter_id)
    _check_may_undo(matter, judgement, by)
    latest = matter.judgements.filter(undone_at=None).order_by("-at", "-id").first()
    rules.check_latest(latest is not None and latest.pk == judgement.pk)
    before, after = judgement.before, judgement.after
    now = (matter.state, matter.owner_board_id, matter.owner_id)
    rules.check_still_judged_so(now == (after["state"], after["owner_board"], after["owner"]))
    owner = Account.objects.filter(pk=before["owner"]).first()
    rules.check_owner_has_account(before["state"], owner is None or owner.may_sign_in(timezone.localdate(at)))
    for name in ("state", "reason", "is_muted"):
        setattr(matter, name, before[name])
    matter.owner_board_id, matter.owner_id = before["owner_board"], before["owner"]
    matter.due_on = date.fromisoformat(before["due_on"]) if before["due_on"] else None
    matter.judged_at = datetime.fromisoformat(before["judged_at"]) if before["judged_at"] else None
    matter.judged_by_id = before["judged_by"]
    matter.version += 1
    matter.save()
    matter.concerned_boards.set(before["concerned"])
    judgement.undone_at = at
    judgement.save(update_fields=["undone_at"])
    changes = {"state": [after["state"], before["state"]]} if after["state"] != before["state"] else {}
    audit.record("monitoring.matter.judgement_undone", by=by, at=at, target=matter, changes=changes)
    return matter


def _check_may_judge(matter: Matter, by: Viewer, *, chosen: Board | None = None) -> None:
    """Whose matter it is now decides who may judge it, not whose the judge would make it."""
    if not may_judge(by, matter, chosen=chosen):
        raise NotAllowed("monitoring.matter.judge")


def _check_may_undo(matter: Matter, judgement: Judgement, by: Viewer) -> None:
    if not may_undo(by, judgement, matter):
        raise NotAllowed("monitoring.matter.judge")


def _check_unchanged(matter: Matter, version: int, at: datetime) -> None:
    if matter.version == version:
        return
    latest = matter.judgements.filter(undone_at=None).select_related("by").first()
    if latest is None or _regrouped_at(matter) > latest.at:
        raise ChangedMeanwhile(_("This matter has changed since you opened it. Look at it again."))
    seen = {"who": latest.by or _("Somebody"), "when": dates.ago(latest.at, at)}
    if latest.kind in ("hand_over", "change"):
        words = _("%(who)s changed this matter %(when)s. Look at it again before you change it.")
        raise ChangedMeanwhile(words % seen)
    words = _("%(who)s judged this matter as “%(what)s” %(when)s. Look at it again before you change it.")
    raise ChangedMeanwhile(words % (seen | {"what": latest.get_kind_display()}))


def _regrouped_at(matter: Matter) -> datetime:
    """Give when somebody last joined or split the matter, or took that back."""
    touching = Regrouping.objects.filter(Q(matter=matter) | Q(other=matter))
    found = touching.aggregate(at=Max("at"), undone_at=Max("undone_at"))
    return max(filter(None, found.values()), default=datetime.min.replace(tzinfo=UTC))


def _write_down(matter: Matter, kind: str, before: dict[str, Any], *, by: Viewer, at: datetime) -> Judgement:
    after = snapshot(matter)
    judgement = matter.judgements.create(at=at, by_id=by.account_id, kind=kind, before=before, after=after)
    old, new = _readable(before), _readable(after)
    changes = {name: [old[name], new[name]] for name in new if old[name] != new[name]}
    board = matter.owner_board.key if matter.owner_board else ""
    audit.record(f"monitoring.matter.{kind}", by=by, at=at, target=matter, changes=changes, board=board)
    return judgement


def _readable(state: dict[str, Any]) -> dict[str, Any]:
    """Give a snapshot for the audit trail: boards by their keys, people by name."""
    keys = dict(Board.objects.values_list("pk", "key"))
    owner = Account.objects.filter(pk=state["owner"]).first() if state["owner"] else None
    return {
        "state": state["state"],
        "board": keys.get(state["owner_board"]),
        "owner": owner.name if owner else None,
        "concerned": [keys[pk] for pk in state["concerned"] if pk in keys],
        "due_on": state["due_on"],
        "reason": state["reason"],
    }
