"""What is said against an ask with our reply, and our advice on amendments before a vote."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.advocacy import rules
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.actions.positions import WRITE
from utblick.features.advocacy.models import Advice, Amendment, Ask, Objection
from utblick.foundation.accounts.viewer import Viewer

OBJECTION_FIELDS = frozenset({"said_by", "said_sv", "said_en", "reply_sv", "reply_en"})
ADVICE_FIELDS = frozenset({"ask", "advised", "why_sv", "why_en"})


@transaction.atomic
def note_objection(ask: Ask, *, by: Viewer, at: datetime, **fields: Any) -> Objection:
    """Note what is said against an ask, and what we answer."""
    by.check(WRITE)
    return keeping.add(
        Objection(ask=ask),
        fields,
        OBJECTION_FIELDS,
        action="advocacy.objection.added",
        target=ask,
        by=by,
        at=at,
    )


@transaction.atomic
def change_objection(row: Objection, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Objection:
    """Change it as it was at `version`."""
    by.check(WRITE)
    return keeping.change(
        row,
        fields,
        OBJECTION_FIELDS,
        action="advocacy.objection.changed",
        version=version,
        target=row.ask,
        by=by,
        at=at,
    )


@transaction.atomic
def remove_objection(row: Objection, *, by: Viewer, at: datetime) -> None:
    """Take it away."""
    by.check(WRITE)
    keeping.remove(
        row, ["said_sv", "reply_sv"], action="advocacy.objection.removed", target=row.ask, by=by, at=at
    )


@transaction.atomic
def advise(amendment: Amendment, *, version: int = 0, by: Viewer, at: datetime, **fields: Any) -> Advice:
    """Give advice on an amendment, or change the advice as it was at `version`; the ask belongs to the file."""
    by.check(WRITE)
    processes = amendment.procedure.processes.values_list("pk", flat=True)
    rules.check_is_in_the_process(fields["ask"].process_id, processes)
    there = Advice.objects.select_for_update(of=("self",)).filter(amendment=amendment).first()
    if there is None:
        return keeping.add(
            Advice(amendment=amendment),
            fields,
            ADVICE_FIELDS,
            action="advocacy.advice.given",
            target=amendment.procedure,
            by=by,
            at=at,
        )
    return keeping.change(
        there,
        fields,
        ADVICE_FIELDS,
        action="advocacy.advice.changed",
        version=version,
        target=amendment.procedure,
        by=by,
        at=at,
    )


@transaction.atomic
def take_back_advice(row: Advice, *, by: Viewer, at: datetime) -> None:
    """Take back the advice on an amendment."""
    by.check(WRITE)
    keeping.remove(
        row,
        ["advised", "why_sv"],
        action="advocacy.advice.removed",
        target=row.amendment.procedure,
        by=by,
        at=at,
    )
