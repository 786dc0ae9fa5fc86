"""What a plan is made of: meetings, settings, steps, routes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Meeting:
    """A board's meeting; the days before it are worked out from the settings where they are missing.

    Raises ValueError when one of those days comes after the meeting.
    """

    board: str
    on: date
    presidium_on: date | None = None
    papers_by: date | None = None

    def __post_init__(self) -> None:
        if (self.papers_by or self.on) > self.on or (self.presidium_on or self.on) > self.on:
            raise ValueError("the papers are due and the presidium meets before the board does")


@dataclass(frozen=True, slots=True)
class Settings:
    """How long things take in this region, in days. All of it is the region's own to say.

    `papers` and `presidium` are days before a meeting (usually 7 to 10, and 14 to 21); `finishing` from the
    municipalities' answers to a finished text; `municipalities` for their input; `analysis` from beginning to a
    first draft; `sending` working days between the last decision and the deadline; `minutes` the days in which
    minutes are usually approved. `executive` are the boards that are executive boards.
    """

    papers: int = 10
    presidium: int = 21
    finishing: int = 3
    municipalities: int = 21
    analysis: int = 7
    sending: int = 1
    minutes: int = 14
    executive: frozenset[str] = frozenset()


class StepKind(StrEnum):
    """The kinds of steps, in the order in which they come on one day."""

    BEGIN = "analysis"
    DRAFT = "draft"
    INPUT_OUT = "municipalities_out"
    INPUT_IN = "municipalities_in"
    PRESIDIUM = "presidium"
    PAPERS = "paper_deadline"
    DELEGATED = "delegated_decision"
    BOARD = "board"
    EXECUTIVE = "executive_board"
    SEND = "send"
    REPORT = "report"


class RouteKind(StrEnum):
    """Who decides: the boards at their meetings, or somebody for them by delegation."""

    BOARDS = "boards"
    DELEGATION = "delegation"


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step. `board` is its key, empty where the step is no board's."""

    kind: StepKind
    on: date
    is_possible: bool
    sentence_sv: str
    sentence_en: str
    board: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """One way to get there: `meetings` in the order of the boards, empty where somebody decides by delegation."""

    kind: RouteKind
    steps: tuple[Step, ...]
    meetings: tuple[Meeting, ...]
    is_possible: bool

    @property
    def decided_on(self) -> date | None:
        """Give the day of the last decision that the route needs."""
        deciding = (StepKind.BOARD, StepKind.EXECUTIVE, StepKind.DELEGATED)
        return max((step.on for step in self.steps if step.kind in deciding), default=None)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: the route to take, the others, and in sentences why."""

    deadline: datetime
    today: date
    boards: tuple[str, ...]
    route: Route
    alternatives: tuple[Route, ...]
    sentences_sv: tuple[str, ...]
    sentences_en: tuple[str, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Give the steps of the route to take."""
        return self.route.steps
