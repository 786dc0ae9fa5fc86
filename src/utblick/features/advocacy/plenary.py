"""Votes in plenary as they are read together: the vote list, its roll call, and our advice on what is voted on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from utblick.features.actors.kinds import PersonKind, Scheme
from utblick.features.actors.models import PersonIdentifier
from utblick.features.advocacy import intake, queries
from utblick.features.advocacy.amendments import once
from utblick.features.advocacy.models import Advice, Advised, Procedure, Result, Stage, Vote
from utblick.foundation.accounts.viewer import Viewer

HELD = (Result.ADOPTED, Result.REJECTED)


@dataclass(frozen=True, slots=True)
class Voted:
    """One voting: as the vote list tells it, who voted how where that is known, and our advice on its amendments."""

    vote: Vote
    call: Vote | None
    advice: list[Advice]
    is_part: bool

    @property
    def is_held(self) -> bool:
        """Say whether it has been held, or lapsed."""
        return bool(self.vote.result) or self.figures is not None

    @property
    def figures(self) -> tuple[int, int, int] | None:
        """Give for, against and abstained; None where they were not counted."""
        for row in (self.vote, self.call):
            if row is not None and row.votes_for is not None and row.against is not None:
                return row.votes_for, row.against, row.abstained or 0
        return None

    @property
    def as_asked(self) -> bool | None:
        """Say whether a whole vote went as we asked; None where we gave no one advice or there is no result."""
        sides = {one.advised for one in self.advice} - {Advised.FREE}
        if self.is_part or len(sides) != 1 or self.vote.result not in HELD:
            return None
        return (self.vote.result == Result.ADOPTED) == (sides == {Advised.FOR})


def votings(viewer: Viewer, procedure: Procedure) -> list[Voted]:
    """Give a file's votings in the order of the lists: three questions in all."""
    viewer.check(queries.VIEW)
    rows = list(Vote.objects.filter(procedure=procedure).order_by("on", "pk"))
    calls: dict[tuple[date, str], Vote] = {(row.on, row.key): row for row in rows if row.by_group}
    told = set(once(Vote.objects.filter(procedure=procedure)).values_list("pk", flat=True))
    advice: dict[str, list[Advice]] = {}
    given = Advice.objects.filter(amendment__procedure=procedure, amendment__stage=Stage.PARLIAMENT)
    for row in given.select_related("amendment", "ask__process__board").order_by("pk"):
        advice.setdefault(row.amendment.number, []).append(row)
    found = []
    for vote in rows:
        if vote.pk in told:
            parts = intake.numbers(vote.amendment)
            ours = [
                one for number, _part in parts for one in advice.get(number, ()) if _same_document(vote, one)
            ]
            is_part = any(part for _number, part in parts)
            found.append(Voted(vote, calls.get((vote.on, vote.key)), ours, is_part))
    return found


def _same_document(vote: Vote, one: Advice) -> bool:
    return not vote.document or not one.amendment.document or vote.document == one.amendment.document


def swedish_names(calls: Iterable[Vote]) -> dict[str, str]:
    """Give the names of Swedish members by Parliament's numbers: those in the register who may be named."""
    numbers = {number for row in calls for side in row.sides.values() for number in side}
    if not numbers:
        return {}
    rows = PersonIdentifier.objects.filter(
        scheme=Scheme.EP_ID,
        person__country="SE",
        person__kind=PersonKind.OFFICE_HOLDER,
        person__is_protected=False,
        person__forgotten_on=None,
        person__merged_into=None,
    )
    return {row.value: row.person.called for row in rows.select_related("person") if row.value in numbers}
