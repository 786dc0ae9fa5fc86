"""Load the example's boards' work through the actions that people use; once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import override

from utblick.features.governance import actions
from utblick.features.governance.example.rows import (
    DECISIONS,
    ITEMS,
    MEETINGS,
    PAPERS_BEFORE,
    PRESIDIUM_BEFORE,
)
from utblick.features.governance.models import Item, Meeting
from utblick.features.monitoring.models import Matter
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer, system


def load(at: datetime) -> dict[str, int]:
    """Add the example's meetings, items, decisions and days; a second run adds nothing."""
    by = system("utblick example")
    with transaction.atomic(), override("sv"):
        if Meeting.objects.filter(is_example=True).exists():
            return {"meetings": 0, "items": 0, "decisions": 0, "days": 0}
        boards = {board.key: board for board in Board.objects.all()}
        meetings = _meetings(boards, by, at)
        items = [
            actions.create_item(
                boards[row.board],
                meeting=meetings[row.board][row.meeting] if row.meeting is not None else None,
                kind=row.kind,
                title=row.title,
                matter=_matter(row.words),
                diary_number=row.diary_number,
                summary=row.summary,
                proposal=row.proposal,
                background=row.background,
                is_ready=row.is_ready,
                is_example=True,
                by=by,
                at=at,
            )
            for row in ITEMS
        ]
        _decisions(boards, items, by, at)
        days = actions.add_suggested_days(by=by, at=at)
        count = sum(map(len, meetings.values()))
        return {"meetings": count, "items": len(items), "decisions": len(DECISIONS), "days": days}


def _meetings(boards: dict[str, Board], by: Viewer, at: datetime) -> dict[str, list[Meeting]]:
    today = day_of(at)
    found: dict[str, list[Meeting]] = {}
    for key, offsets in MEETINGS.items():
        for offset in offsets:
            on = _working_day(today + timedelta(days=offset))
            made = actions.create_meeting(
                boards[key],
                on=on,
                papers_by=on - timedelta(days=PAPERS_BEFORE),
                presidium_on=on - timedelta(days=PRESIDIUM_BEFORE),
                note="Exempel, dagen är påhittad",
                is_example=True,
                by=by,
                at=at,
            )
            found.setdefault(key, []).append(made)
    return found


def _working_day(day: date) -> date:
    """Move a Saturday to the Thursday before and a Sunday to the Tuesday after: boards meet on working days."""
    return day + timedelta(days={5: -2, 6: 2}.get(day.weekday(), 0))


def _matter(words: str) -> Matter | None:
    """Give a matter of the example's watch that is about it, if there is one."""
    return Matter.objects.filter(title__icontains=words).order_by("pk").first()


def _decisions(boards: dict[str, Board], items: list[Item], by: Viewer, at: datetime) -> None:
    today = day_of(at)
    for row in DECISIONS:
        decision = actions.record_decision(
            boards[row.board],
            item=items[row.item] if row.item is not None else None,
            title=row.title,
            on=_working_day(today - timedelta(days=row.days_ago)),
            number=row.number,
            diary_number=items[row.item].diary_number if row.item is not None else "",
            is_delegated=bool(row.delegate),
            delegate=row.delegate,
            text=row.text,
            send_to=row.send_to,
            sent_on=today - timedelta(days=row.days_ago - 2) if row.send_to else None,
            follow_up_on=today + timedelta(days=row.follow_up_in) if row.follow_up_in is not None else None,
            is_example=True,
            by=by,
            at=at,
        )
        if row.outcome:
            actions.follow_up(decision, row.outcome, version=decision.version, by=by, at=at)
