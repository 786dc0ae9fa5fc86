"""Positions in versions: only drafts change, a board adopts, a new version replaces the one before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.advocacy import rules
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.models import Holder, Position, Procedure, Process, Stance, Standing
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer

WRITE, ADOPT = "advocacy.position.write", "advocacy.position.adopt"
FIELDS = frozenset(
    {
        "holder",
        "body",
        "title_sv",
        "title_en",
        "text_sv",
        "text_en",
        "on",
        "source",
        "url",
        "licence",
        "seen_at",
        "certainty",
        "file",
        "is_example",
    }
)


@transaction.atomic
def write_position(
    process: Process, *, procedures: Iterable[Procedure] = (), by: Viewer, at: datetime, **fields: Any
) -> Position:
    """Write a position: our own begins as a draft, others' stand as they were taken."""
    by.check(WRITE)
    row = Position(process=process)
    row.standing = Standing.DRAFT if fields.get("holder", Holder.OWN) == Holder.OWN else Standing.ADOPTED
    rules.check_others_have_name_and_day(
        fields.get("holder", Holder.OWN), fields.get("body"), fields.get("on")
    )
    return keeping.add(
        row, fields, FIELDS, action="advocacy.position.written", sets={"procedures": procedures}, by=by, at=at
    )


@transaction.atomic
def change_position(
    row: Position,
    *,
    version: int,
    procedures: Iterable[Procedure],
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Position:
    """Change a draft, or what is noted of somebody else's position, as it was at `version`."""
    by.check(WRITE)
    there = Position.objects.select_for_update(of=("self",)).get(pk=row.pk)
    rules.check_may_change(there.holder, there.standing)
    rules.check_holder_stays(there.holder, fields.get("holder", there.holder))
    rules.check_others_have_name_and_day(
        there.holder, fields.get("body", there.body), fields.get("on", there.on)
    )
    return keeping.change(
        row,
        fields,
        FIELDS,
        action="advocacy.position.changed",
        version=version,
        sets={"procedures": procedures},
        by=by,
        at=at,
    )


@transaction.atomic
def adopt_position(
    row: Position,
    *,
    board: Board,
    on: date,
    version: int | None = None,
    decision: str = "",
    diary_number: str = "",
    diary_link: str = "",
    by: Viewer,
    at: datetime,
) -> Position:
    """Record that a board adopted a draft as it was at `version`; the version before it is replaced."""
    by.check(ADOPT, board=board.key)
    there = Position.objects.select_for_update(of=("self",)).get(pk=row.pk)
    rules.check_is_own_draft(there.holder, there.standing)
    rules.check_has_happened(on, day_of(at))
    rules.check_has_text(there.text_sv)
    fields = {
        "standing": Standing.ADOPTED,
        "board": board,
        "on": on,
        "decision": decision.strip(),
        "diary_number": diary_number.strip(),
        "diary_link": diary_link,
    }
    row = keeping.change(
        row,
        fields,
        frozenset(fields),
        action="advocacy.position.adopted",
        version=version,
        by=by,
        at=at,
    )
    if row.former_id is not None:
        assert row.former is not None
        keeping.change(
            row.former,
            {"standing": Standing.REPLACED},
            frozenset({"standing"}),
            action="advocacy.position.replaced",
            by=by,
            at=at,
        )
    return row


@transaction.atomic
def new_version(row: Position, *, by: Viewer, at: datetime) -> Position:
    """Begin the next version of an adopted position as a draft with the same text and asks."""
    by.check(WRITE)
    there = Position.objects.select_for_update(of=("self",)).get(pk=row.pk)
    rules.check_is_adopted_own(there.holder, there.standing)
    rules.check_has_no_successor(Position.objects.filter(former=there).exists())
    fresh = Position(process=there.process, former=there, number=there.number + 1)
    fields = {name: getattr(there, name) for name in ("title_sv", "title_en", "text_sv", "text_en")}
    fresh = keeping.add(
        fresh,
        fields,
        FIELDS,
        action="advocacy.position.written",
        sets={"procedures": there.procedures.all()},
        by=by,
        at=at,
    )
    for stance in there.stances.all():
        Stance.objects.create(ask=stance.ask, position=fresh, side=stance.side, words=stance.words)
    for point in there.points.all():
        point.pk, point.position = None, fresh
        point.save(force_insert=True)
    return fresh


@transaction.atomic
def remove_draft(row: Position, *, by: Viewer, at: datetime) -> None:
    """Throw a draft away; what was adopted stays."""
    by.check(WRITE)
    there = Position.objects.select_for_update(of=("self",)).get(pk=row.pk)
    rules.check_may_change(there.holder, there.standing)
    keeping.remove(
        there,
        # The process's trail is read by people who do not see drafts.
        ["number"],
        action="advocacy.position.removed",
        target=there.process,
        by=by,
        at=at,
    )
