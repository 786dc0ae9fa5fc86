"""Why a plan takes the route it takes, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from utblick.engine.deadlines.meetings import Meeting, Route, RouteKind, Settings
from utblick.engine.deadlines.steps import next_open
from utblick.engine.deadlines.wording import count_en, count_sv, day_en, day_sv


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plan was asked for; the meetings have their days."""

    boards: tuple[str, ...]
    meetings: Sequence[Meeting]
    today: date
    ends_on: date
    send_on: date
    settings: Settings

    def meetings_of(self, board: str) -> list[Meeting]:
        """Give a board's meetings, the latest first."""
        own = (meeting for meeting in self.meetings if meeting.board == board)
        return sorted(own, key=lambda one: (one.on, one.papers_by or one.on), reverse=True)


class _Sentences:
    def __init__(self) -> None:
        self.sv: list[str] = []
        self.en: list[str] = []

    def say(self, sv: str, en: str) -> None:
        self.sv.append(sv)
        self.en.append(en)


def reasons(route: Route, asked: Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say why this is the route, in Swedish and English."""
    told = _Sentences()
    if asked.today > asked.ends_on:
        told.say(
            f"Fristen gick ut den {day_sv(asked.ends_on)}.",
            f"The deadline passed on {day_en(asked.ends_on)}.",
        )
    elif route.kind is RouteKind.BOARDS:
        _chosen(route, asked, told)
    else:
        _delegated(asked, told)
    return tuple(told.sv), tuple(told.en)


def _chosen(route: Route, asked: Asked, told: _Sentences) -> None:
    days_sv = " och sedan ".join(f"{one.board} den {day_sv(one.on)}" for one in route.meetings)
    days_en = " and then ".join(f"{one.board} on {day_en(one.on)}" for one in route.meetings)
    told.say(
        f"Sista möjligheten före fristen den {day_sv(asked.ends_on)}: {days_sv}.",
        f"The last chance before the deadline on {day_en(asked.ends_on)}: {days_en}.",
    )
    missed = [step for step in route.steps if not step.is_possible]
    if missed:
        told.say(
            "Alla steg hinns inte med i vanlig ordning; de som har passerat är markerade.",
            "Not every step can be taken in the usual order; those whose day has passed are marked.",
        )
    last = route.meetings[-1]
    between = (asked.send_on - last.on).days
    if between < asked.settings.minutes:
        told.say(
            f"Svaret sänds {count_sv(between, 'dag', 'dagar')} efter beslutet: begär att paragrafen justeras "
            "omedelbart.",
            f"The answer is sent {count_en(between, 'day')} after the decision: ask for that part of the minutes to be "
            "approved at once.",
        )


def _delegated(asked: Asked, told: _Sentences) -> None:
    _why_not(asked, told)
    told.say(
        "Beslutet kan fattas med stöd av delegation och anmälas till nämnden (kommunallagen 2017:725, 6 kap. "
        "37–40 §§). Ärenden om verksamhetens mål, inriktning, omfattning eller kvalitet får inte delegeras (38 §).",
        "The decision can be made by delegation and reported to the board (Local Government Act 2017:725, chapter 6, "
        "sections 37 to 40). Matters of the operations' aims, direction, extent or quality may not be delegated "
        "(section 38).",
    )
    for board in asked.boards:
        if not next_open(board, asked.meetings, max(asked.send_on, asked.today)):
            told.say(
                f"Inget kommande möte med {board} är känt: anmäl beslutet vid nästa möte.",
                f"No coming meeting of {board} is known: report the decision at its next one.",
            )


def _why_not(asked: Asked, told: _Sentences) -> None:
    """Say of each board why it cannot decide in time; of all together where each could alone."""
    blocked = False
    for board in asked.boards:
        in_time = [
            one for one in reversed(asked.meetings_of(board)) if asked.today <= one.on <= asked.send_on
        ]
        coming = [one for one in reversed(asked.meetings_of(board)) if one.on > asked.send_on]
        if any((one.papers_by or one.on) >= asked.today for one in in_time):
            continue
        blocked = True
        if in_time:
            last = in_time[-1]
            papers_by = last.papers_by or last.on
            told.say(
                f"{board} möts den {day_sv(last.on)}, men handlingarna stängde den {day_sv(papers_by)}.",
                f"{board} meets on {day_en(last.on)}, but the papers closed on {day_en(papers_by)}.",
            )
        elif coming:
            told.say(
                f"{board} möts inte före den {day_sv(asked.send_on)}; nästa möte är den {day_sv(coming[0].on)}.",
                f"{board} does not meet by {day_en(asked.send_on)}; its next meeting is on {day_en(coming[0].on)}.",
            )
        else:
            told.say(
                f"Inget möte med {board} är känt mellan den {day_sv(asked.today)} och den {day_sv(asked.send_on)}.",
                f"No meeting of {board} is known between {day_en(asked.today)} and {day_en(asked.send_on)}.",
            )
    if not blocked:
        told.say(
            f"{' och '.join(asked.boards)} hinner inte besluta i den ordningen: handlingarna till den senare stänger "
            "innan den förra har beslutat.",
            f"{' and '.join(asked.boards)} cannot decide in that order in time: the later board's papers close before "
            "the earlier one has decided.",
        )
