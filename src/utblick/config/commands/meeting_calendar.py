"""The boards' meetings for `utblick plan`: from JSON Lines, from an iCalendar file, or from the installation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from utblick.config.command import Unusable
from utblick.config.commands.lines import Rejects, rows, shown
from utblick.connectors.ical.days import CalendarDay, NoCalendar, read_days
from utblick.engine.deadlines.meetings import Meeting

AHEAD = timedelta(days=1100)
"""How far ahead of the day asked about meetings are looked for: a board's next ones are decided by then."""
BEFORE = timedelta(days=60)
"""How far back the days of papers and presidiums of a coming meeting may lie."""
YEARS = range(1990, 2200)
"""The years that can be planned in: what is outside them is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Meetings, the boards they are known for, and which of those are executive boards (None: not told)."""

    meetings: list[Meeting]
    boards: list[str]
    executive: frozenset[str] | None = None


def from_file(path: str, boards: Sequence[str], today: date, rejects: Rejects) -> Calendar:
    """Read a file: iCalendar when its name ends in .ics, else JSON Lines. Raises Unusable with a sentence."""
    if path.casefold().endswith(".ics"):
        return _from_ics(path, boards, today)
    return _from_lines(path, rejects)


def from_installation(today: date) -> Calendar:
    """Read the meetings of this installation. Raises Unusable with a sentence where there is none."""
    try:
        return _installed(today)
    except Unusable as reason:
        raise Unusable(f"{reason}; name a calendar with --calendar FILE instead") from None


def _installed(today: date) -> Calendar:
    from utblick.config.starting import start_django

    start_django()
    from django.db import DatabaseError

    from utblick.features.governance.queries import meetings
    from utblick.features.organisation.queries import boards
    from utblick.foundation.accounts.viewer import system

    try:
        known = boards(today)
        coming = meetings(system("utblick plan")).filter(
            cancelled_at__isnull=True, on__range=(today, today + AHEAD)
        )
        found = [Meeting(one.board.key, one.on, one.presidium_on, one.papers_by) for one in coming]
    except DatabaseError:
        raise Unusable("there is no installation with meetings here") from None
    if not found:
        raise Unusable(f"the installation has no meetings from {today} on")
    executive = frozenset(board.key for board in known if board.is_executive)
    return Calendar(found, [board.key for board in known], executive)


def _from_lines(path: str, rejects: Rejects) -> Calendar:
    found = []
    for line, row in rows(path, rejects):
        meeting = _meeting(row)
        if isinstance(meeting, str):
            rejects.add({"file": shown(path), "line": line, "reason": meeting})
        else:
            found.append(meeting)
    return _calendar(found, path)


def _calendar(found: list[Meeting], path: str) -> Calendar:
    if not found:
        raise Unusable(f"the calendar {shown(path)} has no meetings that can be used")
    return Calendar(found, sorted({meeting.board for meeting in found}))


def _meeting(row: dict[str, Any]) -> Meeting | str:
    """Give the meeting of a row, or the reason why it is none."""
    board = row.get("board")
    if not isinstance(board, str) or not board.strip():
        return '"board" must be a text: the board\'s short name, such as "RUN"'
    days: dict[str, date | None] = {}
    for name in ("on", "presidium_on", "papers_by"):
        given = row.get(name)
        try:
            days[name] = None if given is None and name != "on" else date.fromisoformat(given)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            return f'"{name}" must be a day: "2026-03-02"'
    if any(day is not None and day.year not in YEARS for day in days.values()):
        return f"a day is outside the years {YEARS.start} to {YEARS.stop - 1}"
    on = days["on"]
    try:
        return Meeting(board.strip(), on, days["presidium_on"], days["papers_by"])  # type: ignore[arg-type]
    except ValueError:
        return '"presidium_on" and "papers_by" must not come after "on"'


def _from_ics(path: str, boards: Sequence[str], today: date) -> Calendar:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise Unusable(f"cannot read {path}: {error.strerror}") from None
    try:
        days = read_days(data, today - BEFORE, today + AHEAD).days
    except NoCalendar as reason:
        raise Unusable(f"{path}: {reason.sentence_en}") from None
    found = [meeting for board in boards for meeting in _of_board(board, days) if meeting.on >= today]
    return _calendar(found, path)


# What tells the presidium's days and those of the papers. Any other day with the board's name is a meeting.
_PRESIDIUM, _PAPERS = (
    re.compile(r"presidi", re.IGNORECASE),
    re.compile(r"handling|papers|kallelse", re.IGNORECASE),
)


def _of_board(board: str, days: Sequence[CalendarDay]) -> Iterator[Meeting]:
    """Give a board's meetings: the days whose title has its name as a word, with its presidium and paper days."""
    named = re.compile(rf"\b{re.escape(board)}\b", re.IGNORECASE)
    own = [day for day in days if named.search(day.title)]
    presidium = [day.on for day in own if _PRESIDIUM.search(day.title)]
    papers = [day.on for day in own if _PAPERS.search(day.title) and not _PRESIDIUM.search(day.title)]
    meetings = sorted({day.on for day in own} - set(presidium) - set(papers))
    before = date.min
    for on in meetings:
        yield Meeting(board, on, _between(presidium, before, on), _between(papers, before, on))
        before = on


def _between(days: Sequence[date], after: date, until: date) -> date | None:
    return max((day for day in days if after < day <= until), default=None)
