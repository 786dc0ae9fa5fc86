"""Plans backwards from the dates in files: through the boards' own meetings, worked out anew when something moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language

from utblick.engine.deadlines.comparing import differences
from utblick.engine.deadlines.meetings import Meeting as PlannedMeeting
from utblick.engine.deadlines.meetings import Plan, Settings
from utblick.engine.deadlines.planning import plan
from utblick.features.advocacy.models import Deadline
from utblick.features.governance import queries
from utblick.features.governance.models import KeptPlan, Meeting
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan as it is worked out now, the one that was kept, and what moved between them in sentences."""

    deadline: Deadline
    boards: list[str]
    now: Plan
    kept: KeptPlan | None
    moved: list[str]


def boards_of(deadline: Deadline) -> list[str]:
    """Give the boards that decide on a file, in the order they do: the owner, then an executive board concerned."""
    owners: list[str] = []
    last: list[str] = []
    for process in deadline.procedure.processes.all():
        if process.board.key not in owners:
            owners.append(process.board.key)
        last += [one.key for one in process.concerned.all() if one.is_executive]
    return [*owners, *(key for key in dict.fromkeys(last) if key not in owners)]


def worked_out(
    viewer: Viewer, deadline: Deadline, at: datetime, boards: Sequence[str] = ()
) -> Planned | None:
    """Plan backwards from a date through boards (those of the file when none are named); None for one that is past."""
    viewer.check(queries.VIEW)
    if deadline.at < at or deadline.done_on is not None:
        return None
    kept = KeptPlan.objects.filter(deadline=deadline).select_related("kept_by").first()
    chosen = list(boards) or (list(kept.boards) if kept else boards_of(deadline))
    executive = frozenset(Board.objects.filter(is_executive=True).values_list("key", flat=True))
    today = day_of(at)
    now = plan(deadline.at, chosen, meetings_ahead(chosen, today), today, Settings(executive=executive))
    moved: list[str] = []
    if kept is not None and list(kept.boards) == chosen:
        was = plan(
            kept.moment, kept.boards, _stored(kept.meetings), kept.planned_on, Settings(executive=executive)
        )
        moved = [in_page_language(one) for one in differences(was, now)]
    return Planned(deadline, chosen, now, kept, moved)


def meetings_ahead(boards: Iterable[str], today: date) -> list[PlannedMeeting]:
    """Give the boards' meetings from today on, as the engine takes them; a day that fits badly is worked out."""
    rows = Meeting.objects.filter(board__key__in=list(boards), on__gte=today, cancelled_at=None)
    return [
        PlannedMeeting(
            row.board.key,
            row.on,
            row.presidium_on if row.presidium_on and row.presidium_on <= row.on else None,
            row.papers_by if row.papers_by and row.papers_by <= row.on else None,
        )
        for row in rows.select_related("board")
    ]


def as_stored(meetings: Iterable[PlannedMeeting]) -> list[dict[str, Any]]:
    """Give meetings as JSON."""
    return [
        {
            "board": one.board,
            "on": one.on.isoformat(),
            "presidium_on": one.presidium_on.isoformat() if one.presidium_on else None,
            "papers_by": one.papers_by.isoformat() if one.papers_by else None,
        }
        for one in meetings
    ]


def _stored(rows: Iterable[dict[str, Any]]) -> list[PlannedMeeting]:
    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    return [
        PlannedMeeting(
            row["board"], date.fromisoformat(row["on"]), day(row["presidium_on"]), day(row["papers_by"])
        )
        for row in rows
    ]


def in_page_language(thing: Any) -> str:
    """Give a sentence of the engine's in the language of the page."""
    return str(thing.sentence_en if get_language() == "en" else thing.sentence_sv)
