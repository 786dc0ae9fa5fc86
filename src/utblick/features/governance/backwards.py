"""Plans backwards from the dates in files: through the boards' own meetings, worked out anew when something moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import get_language

from utblick.engine.deadlines.comparing import differences
from utblick.engine.deadlines.meetings import Meeting as PlannedMeeting
from utblick.engine.deadlines.meetings import Plan, Settings
from utblick.engine.deadlines.planning import plan
from utblick.features.advocacy.institutions import Known, known
from utblick.features.advocacy.models import Deadline
from utblick.features.advocacy.standing import standing_of
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

    @property
    def is_kept(self) -> bool:
        """Say whether this is the plan that is followed; another may be, through other boards."""
        return self.kept is not None and list(self.kept.boards) == self.boards


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
    if is_behind(deadline, at):
        return None
    kept = KeptPlan.objects.filter(deadline=deadline).select_related("kept_by").first()
    chosen = list(dict.fromkeys(boards)) or (list(kept.boards) if kept else boards_of(deadline))
    settings = _settings()
    if kept is not None and list(kept.boards) == chosen:
        return _followed(kept, deadline, meetings_ahead(chosen, kept.planned_on), settings)
    today = day_of(at)
    now = plan(localtime(deadline.at), chosen, meetings_ahead(chosen, today), today, settings)
    return Planned(deadline, chosen, now, kept, [])


def followed_by(viewer: Viewer, at: datetime) -> list[Planned]:
    """Give the plans that the viewer keeps to dates that are not behind, the soonest first; a fixed few queries."""
    viewer.check(queries.VIEW)
    if viewer.account_id is None:
        return []
    mine = KeptPlan.objects.filter(kept_by_id=viewer.account_id).select_related(
        "deadline__procedure", "deadline__answer"
    )
    calendars = known()
    rows = [
        row
        for row in mine.prefetch_related("deadline__procedure__events")
        if not is_behind(row.deadline, at, calendars)
    ]
    if not rows:
        return []
    keys = {key for row in rows for key in row.boards}
    meetings = meetings_ahead(keys, min(row.planned_on for row in rows))
    settings = _settings()
    return [
        _followed(
            row,
            row.deadline,
            [one for one in meetings if one.board in row.boards and one.on >= row.planned_on],
            settings,
        )
        for row in rows
    ]


def is_behind(deadline: Deadline, at: datetime, calendars: Known | None = None) -> bool:
    """Say whether a date has passed, is met, or is of a file that is closed, so that nothing is left to plan."""
    if deadline.at < at or deadline.done_on is not None:
        return True
    if deadline.outlasts_file:
        return False
    return not standing_of(deadline.procedure, day_of(at), calendars or known()).is_open


def _settings() -> Settings:
    return Settings(
        executive=frozenset(Board.objects.filter(is_executive=True).values_list("key", flat=True))
    )


def _followed(
    kept: KeptPlan, deadline: Deadline, meetings: list[PlannedMeeting], settings: Settings
) -> Planned:
    """Work a kept plan out as from the day it was kept: that time passes on the way is no change of the plan."""
    boards = list(kept.boards)
    was = plan(localtime(kept.moment), boards, _stored(kept.meetings), kept.planned_on, settings)
    now = plan(localtime(deadline.at), boards, meetings, kept.planned_on, settings)
    return Planned(deadline, boards, now, kept, [in_page_language(one) for one in differences(was, now)])


def meetings_ahead(boards: Iterable[str], since: date) -> list[PlannedMeeting]:
    """Give the boards' meetings from a day on, as the engine takes them; a day that fits badly is worked out."""
    rows = Meeting.objects.filter(board__key__in=list(boards), on__gte=since, cancelled_at=None)
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
