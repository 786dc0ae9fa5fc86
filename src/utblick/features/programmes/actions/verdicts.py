"""What a unit or a board says of a call, and what units look for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from utblick.features.monitoring.models import WatchProfile
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.models import Board, Topic, Unit
from utblick.features.programmes import rules
from utblick.features.programmes.actions.versions import check_is_version
from utblick.features.programmes.models import Call, CallVerdict, UnitNeed, Verdict
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

VERDICT, NEED = "programmes.verdict.write", "programmes.need.write"


@transaction.atomic
def give_verdict(
    call: Call,
    verdict: str,
    *,
    by: Viewer,
    at: datetime,
    unit: Unit | None = None,
    board: Board | None = None,
    reason: str = "",
    words: str = "",
) -> CallVerdict:
    """Say for a unit, or for a board, whether a call is for it; an earlier word of the same is taken back."""
    by.check(VERDICT, unit=unit.pk if unit else None, board=board.key if board else None)
    is_not = verdict == Verdict.NOT_FOR_US
    rules.check_says_why_not(is_not, reason)
    reason = reason if is_not else ""
    rules.check_other_reason_has_words(reason, words)
    held = CallVerdict.objects.select_for_update(of=("self",)).filter(
        call=call, unit=unit, board=board, taken_back_at=None
    )
    before = held.first()
    held.update(taken_back_at=at)
    row = CallVerdict(
        call=call,
        unit=unit,
        board=board,
        verdict=verdict,
        reason=reason,
        words=words.strip(),
        at=at,
        by_id=by.account_id,
    )
    # The system has no account.
    row.full_clean(exclude=set() if row.by_id else {"by"})
    row.save()
    changes = {
        "call_verdict": [before.verdict if before else "", verdict],
        "verdict_of": str(unit or board),
        **({"verdict_reason": reason} if reason else {}),
        **({"verdict_words": row.words} if row.words else {}),
    }
    audit.record(
        "programmes.verdict.given",
        by=by,
        at=at,
        target=call,
        changes=changes,
        board=board.key if board else "",
    )
    return row


@transaction.atomic
def take_back_verdict(row: CallVerdict, *, by: Viewer, at: datetime) -> None:
    """Take a verdict back: the call stands on the list again, and the history keeps what was said."""
    by.check(VERDICT, unit=row.unit_id, board=row.board.key if row.board else None)
    row = CallVerdict.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.taken_back_at is not None:
        return
    row.taken_back_at = at
    row.save(update_fields=["taken_back_at"])
    changes = {"call_verdict": [row.verdict, ""], "verdict_of": str(row.unit or row.board)}
    audit.record(
        "programmes.verdict.taken_back",
        by=by,
        at=at,
        target=row.call,
        changes=changes,
        board=row.board.key if row.board else "",
    )


@transaction.atomic
def write_need(
    unit: Unit,
    *,
    words: Sequence[str],
    topics: Sequence[Topic],
    profiles: Sequence[WatchProfile],
    preparation_weeks: int,
    own_share_note: str = "",
    version: int = 0,
    by: Viewer,
    at: datetime,
) -> UnitNeed:
    """Write what a unit looks for, as it was at `version` (0: nothing was written yet)."""
    by.check(NEED, unit=unit.pk)
    rules.check_looks_for_something(words, len(topics) + len(profiles))
    row = UnitNeed.objects.select_for_update(of=("self",)).filter(unit=unit).first()
    is_new = row is None
    if row is None:
        row = UnitNeed(unit=unit, version=0)
    check_is_version(row, version)
    fields = {
        "words": list(words),
        "preparation_weeks": preparation_weeks,
        "own_share_note": own_share_note.strip(),
    }
    changes = settable(row, fields, frozenset(fields))
    row.version += 1
    checked_and_saved(row)
    chosen: tuple[tuple[str, Sequence[Topic] | Sequence[WatchProfile]], ...] = (
        ("topics", topics),
        ("profiles", profiles),
    )
    for name, wanted in chosen:
        held = getattr(row, name)
        before, after = sorted(map(str, held.all())), sorted(map(str, wanted))
        if before != after:
            changes[name] = [before, after]
            held.set(wanted)
    if changes or is_new:
        audit.record("programmes.need.written", by=by, at=at, target=row, changes=changes)
    return row
