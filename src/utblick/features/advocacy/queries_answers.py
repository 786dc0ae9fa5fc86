"""Read answers: working material only for who sees drafts, all else for everybody who sees advocacy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from utblick.features.advocacy.answer_states import NAMES, TONES, State, state_of
from utblick.features.advocacy.models import Answer, Contribution, Procedure, Process
from utblick.features.advocacy.queries import DRAFT, VIEW
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer

WRITE, SIGN = "advocacy.answer.write", "advocacy.answer.sign"


def answers(viewer: Viewer) -> QuerySet[Answer]:
    """Give the answers that the viewer may see, the soonest last day first."""
    viewer.check(VIEW)
    rows = (
        Answer.objects.select_related("process__board", "procedure", "board", "deadline", "owner", "copy")
        .prefetch_related("contributions__body")
        .order_by("deadline__at", "pk")
    )
    if not viewer.may(DRAFT):
        boards = [key for key in viewer.boards if viewer.may(DRAFT, board=key)]
        mine = Q(board__key__in=boards) | Q(process__board__key__in=boards)
        rows = rows.filter(Q(signed_on__isnull=False) | mine)
    return rows


def answer_by_number(viewer: Viewer, number: int) -> Answer:
    """Give one answer. Raises Http404."""
    return get_object_or_404(answers(viewer), pk=number)


def sees_drafts_of(viewer: Viewer, answer: Answer) -> bool:
    """Say whether the viewer sees an answer before it is signed off."""
    keys = (answer.board.key, answer.process.board.key)
    return viewer.may(DRAFT) or any(viewer.may(DRAFT, board=key) for key in keys)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with where it stands, how many were asked and how many have answered."""

    answer: Answer
    state: State
    asked: int
    answered: int

    @property
    def pk(self) -> int:
        """Give what tells it from others in lists."""
        return self.answer.pk

    @property
    def state_name(self) -> str:
        """Say where it stands."""
        return str(NAMES[self.state])

    @property
    def tone(self) -> str:
        """Give the colour of where it stands."""
        return TONES.get(self.state, "")

    @property
    def is_open(self) -> bool:
        """Say whether something is left to do before it is sent."""
        return self.state not in (State.SENT, State.DROPPED)

    @property
    def waits_to_be_reported(self) -> bool:
        """Say whether it was decided by delegation and the board has not been told of it."""
        one = self.answer
        return one.is_delegated and one.signed_on is not None and one.reported_on is None


def told(rows: Iterable[Answer], at: datetime) -> list[Told]:
    """Give answers with where they stand, those left to do first and the soonest before others."""
    today = day_of(at)
    found = []
    for row in rows:
        asked = list(row.contributions.all())
        count = sum(one.answered_on is not None for one in asked)
        found.append(Told(row, state_of(row, asked, today), len(asked), count))
    return sorted(found, key=lambda one: (not one.is_open, one.answer.deadline.at if one.is_open else at))


def about(viewer: Viewer, where: Procedure | Process, at: datetime) -> list[Told]:
    """Give the answers about a file, or in a process."""
    if isinstance(where, Process):
        return told(answers(viewer).filter(process=where), at)
    return told(answers(viewer).filter(Q(procedure=where) | Q(also_about=where)).distinct(), at)


@dataclass(frozen=True, slots=True)
class Asked:
    """A body that was asked, and how many days are left for it: negative when it is late, None when it answered."""

    row: Contribution
    days_left: int | None

    @property
    def is_late(self) -> bool:
        """Say whether the day for contributions is past without an answer."""
        return self.days_left is not None and self.days_left < 0

    @property
    def days_late(self) -> int:
        """Give how many days late it is."""
        return -(self.days_left or 0)


def asked_of(answer: Answer, today: date) -> list[Asked]:
    """Give who was asked, those who have not answered first."""
    found = []
    for row in answer.contributions.all():
        waits = row.answered_on is None and answer.input_by is not None
        found.append(Asked(row, (answer.input_by - today).days if waits and answer.input_by else None))
    return sorted(found, key=lambda one: one.row.answered_on is not None)
