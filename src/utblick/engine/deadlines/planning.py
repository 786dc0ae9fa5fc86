"""Plan backwards from a deadline: the last meetings that still work, and what must happen before each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from utblick.engine.deadlines.meetings import Meeting, Plan, Route, RouteKind, Settings
from utblick.engine.deadlines.steps import board_steps, delegation_steps, reasons

HOME = ZoneInfo("Europe/Stockholm")


def plan(
    deadline: datetime,
    boards: Sequence[str],
    meetings: Iterable[Meeting],
    today: date,
    settings: Settings | None = None,
) -> Plan:
    """Plan the way to a deadline through the boards, in the order given.

    The last meetings that still work are chosen: each board's papers close today or later and not before the board
    ahead of it has met, and the last board meets in time to send. Where that fails the decision is made by delegation
    and reported. Raises ValueError for a deadline without a zone, and without boards.
    """
    if deadline.utcoffset() is None:
        raise ValueError("the deadline needs a zone")
    if not boards:
        raise ValueError("the plan needs at least one board")
    settings = settings or Settings()
    ends_on = deadline.astimezone(HOME).date()
    send_on = sending_day(ends_on, today, settings)
    dated = [with_days(meeting, settings) for meeting in meetings]
    chains = _chains(boards, dated, today, send_on)
    routes = [
        Route(RouteKind.BOARDS, board_steps(chain, send_on, today, settings), chain, True) for chain in chains
    ]
    delegation = Route(
        RouteKind.DELEGATION,
        delegation_steps(boards, dated, send_on, today, settings),
        (),
        today <= ends_on,
    )
    route, *others = [*routes, delegation]
    told = reasons(route, boards, dated, send_on, today, ends_on, settings)
    return Plan(deadline, today, tuple(boards), route, tuple(others), *told)


def sending_day(ends_on: date, today: date, settings: Settings) -> date:
    """Give the day to send on: some working days before the end, but no day that has passed while time is left."""
    day, left = ends_on, settings.sending
    while left or day.weekday() >= 5:
        day -= timedelta(days=1)
        if left and day.weekday() < 5:
            left -= 1
    return max(day, min(today, ends_on))


def with_days(meeting: Meeting, settings: Settings) -> Meeting:
    """Fill in the days before a meeting that are missing."""
    return Meeting(
        meeting.board,
        meeting.on,
        meeting.presidium_on or meeting.on - timedelta(days=settings.presidium),
        meeting.papers_by or meeting.on - timedelta(days=settings.papers),
    )


def papers_by(meeting: Meeting) -> date:
    """Give when the papers of a meeting with its days close."""
    return meeting.papers_by or meeting.on


def _chains(
    boards: Sequence[str], meetings: Sequence[Meeting], today: date, latest: date
) -> list[tuple[Meeting, ...]]:
    """Give, for each meeting of the last board that works, the latest meetings before it; the latest first."""
    board, before = boards[-1], boards[:-1]
    found = []
    for meeting in sorted(
        (one for one in meetings if one.board == board), key=lambda one: one.on, reverse=True
    ):
        if meeting.on > latest or meeting.on < today or papers_by(meeting) < today:
            continue
        if not before:
            found.append((meeting,))
        elif earlier := _chains(before, meetings, today, papers_by(meeting)):
            found.append((*earlier[0], meeting))
    return found
