"""`utblick plan`: backwards from an EU deadline through the boards' meetings."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TextIO

from utblick.config.command import Unusable
from utblick.config.commands.lines import Rejects, opened_out
from utblick.config.commands.meeting_calendar import YEARS, Calendar, from_file, from_installation
from utblick.engine.deadlines.meetings import Plan, Route, Settings, Step, StepKind
from utblick.engine.deadlines.planning import HOME, plan

SUMMARY = """Plan backwards from an EU deadline: draft, input, presidium, papers, boards, sending.

Steps are {"step", "board"?, "on", "possible", "sentence_sv", "sentence_en"}, one JSON object a line; on a terminal
they are sentences, with the reasons and the other ways. Where no board meets in time, the decision is made by
delegation and reported to the boards.
A calendar is JSON Lines of {"board", "on", "presidium_on"?, "papers_by"?}, or an .ics file in whose titles the boards
are named; days that are missing are worked out. Without one the installation's own meetings are used."""
EXAMPLE = """  utblick plan --deadline 2026-03-02T12:00+01:00 --boards RUN,RS --calendar meetings.jsonl

with meetings.jsonl   {"board": "RUN", "on": "2026-02-03", "papers_by": "2026-01-26"}
                      {"board": "RS", "on": "2026-02-18"}"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--deadline",
        metavar="MOMENT",
        required=True,
        help="the deadline with its zone: 2026-03-02T12:00+01:00",
    )
    parser.add_argument(
        "--boards", metavar="KEYS", required=True, help="the boards in the order they decide: RUN,RS"
    )
    parser.add_argument(
        "--calendar",
        metavar="FILE",
        help="their meetings (default: those of the installation); - is standard input",
    )
    parser.add_argument("--today", metavar="DAY", help="plan as of this day: 2026-01-05 (default: today)")
    parser.add_argument(
        "--executive",
        metavar="KEYS",
        help="which of them are executive boards (default: as the installation has it; with a calendar file the last "
        "of several)",
    )
    parser.add_argument("--out", metavar="FILE", help="where the steps go (default: standard output)")
    parser.add_argument(
        "--rejects", metavar="FILE", help="where unreadable rows of the calendar go (default: standard error)"
    )
    parser.add_argument("--language", choices=["sv", "en"], help="language of the sentences on a terminal")


def run(options: argparse.Namespace) -> int:
    deadline = _deadline(options.deadline)
    boards = _keys(options.boards, "--boards")
    now = datetime.now(UTC)
    today = _day(options.today) if options.today else now.astimezone(HOME).date()
    is_past = deadline.astimezone(HOME).date() < today or (not options.today and deadline < now)
    if is_past:
        raise Unusable(f"the deadline {options.deadline} has passed; there is nothing to plan")
    with Rejects(options.rejects) as rejects, opened_out(options.out) as out:
        calendar = (
            from_file(options.calendar, boards, today, rejects)
            if options.calendar
            else from_installation(today)
        )
        _check_known(boards, calendar)
        settings = Settings(executive=_executive(options.executive, boards, calendar))
        made = plan(deadline, boards, calendar.meetings, today, settings)
        if out is sys.stdout and out.isatty():
            from utblick.config.installation import language_of

            _tell(made, language_of(options.language), out)
        else:
            for step in made.steps:
                print(json.dumps(_row(step, made), ensure_ascii=False), file=out)
        return rejects.exit_code


def _deadline(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Unusable(
            f"--deadline takes a day and a time with its zone, such as 2026-03-02T12:00+01:00; not {text!r}"
        ) from None
    if moment.utcoffset() is None:
        raise Unusable(
            f"the deadline {text} has no zone: write it after the time, such as 2026-03-02T12:00+01:00 for Brussels "
            "in winter"
        )
    _check_year(moment.year, text)
    return moment


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise Unusable(f"--today takes a day, such as 2026-01-05; not {text!r}") from None
    _check_year(day.year, text)
    return day


def _check_year(year: int, text: str) -> None:
    if year not in YEARS:
        raise Unusable(f"{text} is outside the years {YEARS.start} to {YEARS.stop - 1}")


def _keys(text: str, option: str) -> list[str]:
    keys = [key.strip() for key in text.split(",") if key.strip()]
    if not keys:
        raise Unusable(f"{option} takes the short names of boards with commas between, such as RUN,RS")
    if len(set(keys)) < len(keys):
        raise Unusable(f"{option} names a board twice: {text}")
    return keys


def _check_known(boards: list[str], calendar: Calendar) -> None:
    unknown = [board for board in boards if board not in calendar.boards]
    if unknown:
        known = ", ".join(calendar.boards) or "none"
        raise Unusable(f"there are no meetings of {', '.join(unknown)}; the boards known here are: {known}")


def _executive(given: str | None, boards: list[str], calendar: Calendar) -> frozenset[str]:
    if given is not None:
        return frozenset(_keys(given, "--executive"))
    if calendar.executive is not None:
        return calendar.executive
    return frozenset(boards[-1:]) if len(boards) > 1 else frozenset()


def _row(step: Step, made: Plan) -> dict[str, object]:
    """Give a step as it is written; that of a delegated decision says first why no board decides."""
    board = {"board": step.board} if step.board else {}
    sv, en = step.sentence_sv, step.sentence_en
    if step.kind is StepKind.DELEGATED:
        sv, en = f"{made.sentences_sv[0]} {sv}", f"{made.sentences_en[0]} {en}"
    return {
        "step": step.kind.value,
        **board,
        "on": step.on.isoformat(),
        "possible": step.is_possible,
        "sentence_sv": sv,
        "sentence_en": en,
    }


_WORDS = {
    "sv": ("Andra vägar:", "beslut av nämnder", "delegationsbeslut", "för sent"),
    "en": ("Other ways:", "decided by boards", "delegated decision", "too late"),
}


def _tell(made: Plan, language: str, out: TextIO) -> None:
    others, _, _, late = _WORDS[language]
    for sentence in made.sentences_sv if language == "sv" else made.sentences_en:
        print(sentence, file=out)
    print(file=out)
    for step in made.steps:
        mark = "" if step.is_possible else f"  ({late})"
        said = step.sentence_sv if language == "sv" else step.sentence_en
        print(f"{step.on}  {said}{mark}", file=out)
    if made.alternatives:
        print(f"\n{others}", file=out)
        for line in _alternatives(made.alternatives, language):
            print(f"  {line}", file=out)


def _alternatives(routes: tuple[Route, ...], language: str) -> Iterator[str]:
    _, by_boards, delegated, _ = _WORDS[language]
    for route in routes:
        if route.meetings:
            yield f"{by_boards}: {', '.join(f'{one.board} {one.on}' for one in route.meetings)}"
        else:
            yield f"{delegated}: {route.decided_on}"
