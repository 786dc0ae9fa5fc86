"""The dated steps of each route, and the sentences that say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from utblick.engine.deadlines.holidays import working_day
from utblick.engine.deadlines.meetings import Meeting, Settings, Step, StepKind
from utblick.engine.deadlines.wording import day_en, day_sv

_ORDER = {kind: place for place, kind in enumerate(StepKind)}

# What each step says: while it can be done, and when its day has passed. {board} and {day} are filled in.
_SAID: dict[StepKind, tuple[str, str, str, str]] = {
    StepKind.BEGIN: (
        "Analysen börjar senast den {day}.", "The analysis begins by {day}.",
        "Analysen skulle ha börjat den {day}: börja nu.",
        "The analysis should have begun by {day}: begin now.",
    ),
    StepKind.DRAFT: (
        "Analys och utkast är klara senast den {day}.",
        "The analysis and the draft are ready by {day}.",
        "Analys och utkast skulle ha varit klara den {day}: korta tiden för synpunkter.",
        "The analysis and the draft should have been ready by {day}: shorten the time for input.",
    ),
    StepKind.INPUT_OUT: (
        "Utkastet går till kommunerna för synpunkter den {day}.",
        "The draft goes to the municipalities for input on {day}.",
        "Utkastet skulle ha gått till kommunerna den {day}: sänd det nu, med kortare svarstid.",
        "The draft should have gone to the municipalities on {day}: send it now, with less time to answer.",
    ),
    StepKind.INPUT_IN: (
        "Kommunernas synpunkter är inne senast den {day}.",
        "The municipalities' input is in by {day}.",
        "Kommunernas synpunkter skulle ha varit inne den {day}: det hinns inte före beredningen.",
        "The municipalities' input should have been in by {day}: it cannot be had before the papers are made.",
    ),
    StepKind.PRESIDIUM: (
        "Presidiet i {board} bereder ärendet den {day}.",
        "The presidium of {board} prepares the item on {day}.",
        "Presidiet i {board} möttes den {day}: fråga ordföranden om ärendet får tas upp ändå.",
        "The presidium of {board} met on {day}: ask the chair whether the item may be taken up all the same.",
    ),
    StepKind.PAPERS: (
        "Handlingarna till {board} lämnas senast den {day}.",
        "The papers for {board} are handed in by {day}.",
        "Handlingarna till {board} stängde den {day}.",
        "The papers for {board} closed on {day}.",
    ),
    StepKind.DELEGATED: (
        "Beslut fattas med stöd av delegation senast den {day}. Kontrollera att delegationsordningen medger det.",
        "The decision is made by delegation by {day}. Check that the scheme of delegation allows it.",
        "Ett delegationsbeslut skulle ha fattats den {day}.",
        "A delegated decision should have been made by {day}.",
    ),
    StepKind.BOARD: (
        "{board} beslutar den {day}.", "{board} decides on {day}.",
        "{board} möttes den {day}.", "{board} met on {day}.",
    ),
    StepKind.EXECUTIVE: (
        "{board} beslutar den {day}.", "{board} decides on {day}.",
        "{board} möttes den {day}.", "{board} met on {day}.",
    ),
    StepKind.SEND: (
        "Svaret sänds den {day}.", "The answer is sent on {day}.",
        "Svaret skulle ha sänts den {day}.", "The answer should have been sent on {day}.",
    ),
    StepKind.REPORT: (
        "Delegationsbeslutet anmäls till {board} den {day}.",
        "The delegated decision is reported to {board} on {day}.",
        "Delegationsbeslutet skulle ha anmälts till {board} den {day}.",
        "The delegated decision should have been reported to {board} on {day}.",
    ),
}  # fmt: skip


def board_steps(chain: Sequence[Meeting], send_on: date, today: date, settings: Settings) -> tuple[Step, ...]:
    """Give the steps of the way through meetings that have their days, in order."""
    steps = []
    for meeting in chain:
        deciding = StepKind.EXECUTIVE if meeting.board in settings.executive else StepKind.BOARD
        days = (
            (StepKind.PRESIDIUM, meeting.presidium_on),
            (StepKind.PAPERS, meeting.papers_by),
            (deciding, meeting.on),
        )
        steps += [_step(kind, on, today, meeting.board) for kind, on in days if on]
    first = chain[0]
    papers = first.papers_by or first.on
    presidium = first.presidium_on or papers
    # When the presidium has met, the text can still be worked on until the papers close.
    ready_by = min(presidium, papers) if presidium >= today else papers
    steps += _preparing(ready_by, today, settings)
    return _in_order([*steps, _step(StepKind.SEND, send_on, today)])


def delegation_steps(
    boards: Sequence[str], meetings: Sequence[Meeting], send_on: date, today: date, settings: Settings
) -> tuple[Step, ...]:
    """Give the steps where somebody decides by delegation, with the report to each board's next meeting."""
    steps = [
        *_preparing(send_on, today, settings),
        _step(StepKind.DELEGATED, send_on, today),
        _step(StepKind.SEND, send_on, today),
    ]
    for board in boards:
        if meeting := next_open(board, meetings, max(send_on, today)):
            steps.append(_step(StepKind.REPORT, meeting.on, today, board))
    return _in_order(steps)


def next_open(board: str, meetings: Sequence[Meeting], after: date) -> Meeting | None:
    """Give the board's first meeting whose papers are still open on a day."""
    coming = [one for one in meetings if one.board == board and (one.papers_by or one.on) >= after]
    return min(coming, key=lambda one: one.on, default=None)


def _preparing(ready_by: date, today: date, settings: Settings) -> list[Step]:
    """Give what comes before a finished text: draft, municipalities' input out and in."""
    input_in = working_day(ready_by - timedelta(days=settings.finishing))
    input_out = working_day(input_in - timedelta(days=settings.municipalities))
    return [
        _step(StepKind.BEGIN, working_day(input_out - timedelta(days=settings.analysis)), today),
        _step(StepKind.DRAFT, input_out, today),
        _step(StepKind.INPUT_OUT, input_out, today),
        _step(StepKind.INPUT_IN, input_in, today),
    ]


def _step(kind: StepKind, on: date, today: date, board: str = "") -> Step:
    can_sv, can_en, passed_sv, passed_en = _SAID[kind]
    is_possible = on >= today
    sv, en = (can_sv, can_en) if is_possible else (passed_sv, passed_en)
    return Step(
        kind,
        on,
        is_possible,
        sv.format(board=board, day=day_sv(on)),
        en.format(board=board, day=day_en(on)),
        board,
    )


def _in_order(steps: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: (step.on, _ORDER[step.kind], step.board)))
