"""Plan backwards from a deadline: the last meetings that still work, and what must happen before each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from utblick.engine.deadlines.holidays import working_day
from utblick.engine.deadlines.meetings import Meeting, Plan, Route, RouteKind, Settings
from utblick.engine.deadlines.reasoning import Asked, reasons
from utblick.engine.deadlines.steps import board_steps, delegation_steps

HOME = ZoneInfo("Europe/Stockholm")
DAY = timedelta(days=1)


def plan(
    deadline: datetime,
    boards: Sequence[str],
    meetings: Iterable[Meeting],
    today: date,
    settings: Settings | None = None,
) -> Plan:
    """Plan the way to a deadline through the boards, in the order given.

    The last meetings that still work are chosen: each board's papers close today or later and not before the board
    ahead of it has met, and the last board meets in time to send. Earlier meetings that work too are alternatives,
    and so is a decision by delegation, which is the route when no meetings work. Raises ValueError for a deadline
    without a zone, and for no board or one named twice.
    """
    if deadline.utcoffset() is None:
        raise ValueError("the deadline needs a zone")
    if not boards or len(set(boards)) < len(boards):
        raise ValueError("the plan needs at least one board, each named once")
    settings = settings or Settings()
    ends_on = deadline.astimezone(HOME).date()
    dated = [_with_days(meeting, settings) for meeting in set(meetings)]
    asked = Asked(tuple(boards), dated, today, ends_on, sending_day(ends_on, today, settings), settings)
    routes = [
        Route(RouteKind.BOARDS, board_steps(chain, asked.send_on, today, settings), chain, True)
        for chain in _chains(asked)
        if today <= ends_on
    ]
    delegated = delegation_steps(boards, dated, asked.send_on, today, settings)
    routes.append(Route(RouteKind.DELEGATION, delegated, (), today <= ends_on))
    sentences_sv, sentences_en = reasons(routes[0], asked)
    return Plan(deadline, today, tuple(boards), routes[0], tuple(routes[1:]), sentences_sv, sentences_en)


def sending_day(ends_on: date, today: date, settings: Settings) -> date:
    """Give the day to send on: some working days before the end, but no day that has passed while time is left."""
    day = ends_on
    for _ in range(settings.sending):
        day = working_day(day - DAY)
    return max(working_day(day), min(today, ends_on))


def _with_days(meeting: Meeting, settings: Settings) -> Meeting:
    return Meeting(
        meeting.board,
        meeting.on,
        meeting.presidium_on or working_day(meeting.on - timedelta(days=settings.presidium)),
        meeting.papers_by or working_day(meeting.on - timedelta(days=settings.papers)),
    )


def _chains(asked: Asked) -> list[tuple[Meeting, ...]]:
    """Give, for each meeting of the last board that works, the latest meetings before it; the latest first."""
    known: dict[tuple[int, date], tuple[Meeting, ...] | None] = {}

    def latest(number: int, limit: date) -> tuple[Meeting, ...] | None:
        """Give the latest meetings of the first `number` boards, the last of them no later than a day."""
        if number == 0:
            return ()
        if (number, limit) not in known:
            known[number, limit] = next(through(number, limit), None)
        return known[number, limit]

    def through(number: int, limit: date) -> Iterator[tuple[Meeting, ...]]:
        for meeting in asked.meetings_of(asked.boards[number - 1]):
            papers_by = meeting.papers_by or meeting.on
            if meeting.on > limit or papers_by < asked.today:
                continue
            before = latest(number - 1, papers_by)
            if before is not None:
                yield (*before, meeting)

    return list(through(len(asked.boards), asked.send_on))
