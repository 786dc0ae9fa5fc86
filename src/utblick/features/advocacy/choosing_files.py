"""The files and asks of a contact, chosen press by press: what is proposed, what a search finds, which asks come first.

Of each chosen file its own asks stand open, the most important first; all others lie folded below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from utblick.engine.identifiers import comparing, find
from utblick.features.actors.contact_subjects import Told
from utblick.features.actors.folding import fold
from utblick.features.actors.models import Post
from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Ask, Involvement, Procedure
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer

FILES, ASKS = "advocacy-files", "advocacy-asks"
PROPOSED, FOUND = 4, 8


class Pressed(forms.SelectMultiple):
    """Values that stand in the form, with the one whose button was pressed added or taken away."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Give the values after the press."""
        values = list(super().value_from_datadict(data, files, name) or ())
        values += [one for one in data.getlist(f"{name}-add") if one]
        dropped = set(data.getlist(f"{name}-drop"))
        return [one for one in dict.fromkeys(values) if one not in dropped]


def is_step(given: QueryDict) -> bool:
    """Say whether a file was added, dropped or looked for; the first button of a form answers Enter in any field."""
    if given.get(f"{FILES}-add") or given.get(f"{FILES}-drop"):
        return True
    searched = "search" in given or f"{FILES}-search" in given
    return searched and bool(given.get(f"{FILES}-find", "").strip())


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that a press adds, and why it is proposed."""

    procedure: Procedure
    why: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """An ask to tick."""

    ask: Ask
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Asks under a heading, the most important first."""

    title: str
    boxes: list[Box]


@dataclass(frozen=True, slots=True)
class Part:
    """What the part of the form shows. `focus` is where a keyboard goes on after a press."""

    chosen: list[Procedure]
    find: str
    found: list[Offered]
    proposed: list[Offered]
    groups: list[Group]
    others: list[Group]
    errors: list[str]
    focus: str

    files: str = FILES
    asks: str = ASKS

    @property
    def is_looking(self) -> bool:
        """Say whether something is looked for."""
        return bool(self.find.strip())

    @property
    def others_ticked(self) -> int:
        """Count what is ticked among the folded asks."""
        return sum(box.is_ticked for group in self.others for box in group.boxes)

    @property
    def others_count(self) -> int:
        """Count the folded asks."""
        return sum(len(group.boxes) for group in self.others)


def part(viewer: Viewer, at: datetime, told: Told) -> Part:
    """Put the part of the form together: the same number of questions however many files there are."""
    rows = list(Procedure.objects.prefetch_related("processes", "numbers").order_by("name_sv"))
    by_number = {row.pk: row for row in rows}
    chosen = [by_number[pk] for pk in _numbers(told.fields["files"].value()) if pk in by_number]
    words = "" if told.given.get(f"{FILES}-add") else told.given.get(f"{FILES}-find", "")[:100]
    left = [row for row in rows if row not in chosen]
    ticked = set(_numbers(told.fields["asks"].value()))
    asks = list(
        queries.asks(viewer).filter(Q(closed_on__isnull=True) | Q(pk__in=ticked)).order_by("priority", "pk")
    )
    if told.given.get(f"{FILES}-drop"):
        covered = {process.pk for row in chosen for process in row.processes.all()}
        ticked &= {ask.pk for ask in asks if ask.process_id in covered}
    groups, others = _grouped(chosen, asks, ticked)
    return Part(
        chosen=chosen,
        find=words,
        found=_answering(left, words),
        proposed=[] if words.strip() else _proposed(viewer, at, left, told)[: 2 if chosen else PROPOSED],
        groups=groups,
        others=others if chosen or ticked else [],
        errors=[str(one) for field in told.fields.values() for one in field.errors],
        focus="asks" if told.given.get(f"{FILES}-add") and groups else "find",
    )


def _numbers(values: Any) -> list[int]:
    """Read numbers as a form sends or holds them; what is no number is nothing."""
    found = []
    for value in values or ():
        digits = str(getattr(value, "pk", value))
        if digits.isascii() and digits.isdigit() and len(digits) < 10:
            found.append(int(digits))
    return list(dict.fromkeys(found))


def _answering(rows: Iterable[Procedure], words: str) -> list[Offered]:
    """Give the files that have every word in their names or numbers."""
    asked = fold(words).split()
    if not asked:
        return []
    found = []
    for row in rows:
        numbers = (one.value for one in row.numbers.all())
        text = fold(" ".join((row.name_sv, row.name_en, row.reference, *numbers)))
        if all(word in text for word in asked):
            found.append(Offered(row))
    return found[:FOUND]


def _proposed(viewer: Viewer, at: datetime, rows: Sequence[Procedure], told: Told) -> list[Offered]:
    """Propose files: whose number stands in the words, where whom one met decides, where a date comes soonest."""
    why: dict[int, str] = {}
    said = {(one.type, comparing.key(one.type, one.value)): one.value for one in find(told.words)}
    for row in rows if said else ():
        numbers = [("procedure", row.reference), *((one.type, one.value) for one in row.numbers.all())]
        for type, value in numbers:
            if value and (type, comparing.key(type, value)) in said:
                why.setdefault(row.pk, _("named in the text"))
    for involved in _involved(at, told):
        why.setdefault(involved.procedure_id, str(involved.get_part_display()))
    ahead = queries.deadlines(viewer).filter(at__gte=at, done_on__isnull=True)
    for deadline in ahead[:40]:
        why.setdefault(deadline.procedure_id, deadline.name)
    there = {row.pk: row for row in rows}
    return [Offered(there[pk], words) for pk, words in why.items() if pk in there]


def _involved(at: datetime, told: Told) -> list[Involvement]:
    """Give the parts of whom one met: their own first, then those of the bodies that they are in."""
    if not told.people and not told.bodies:
        return []
    today = day_of(at)
    theirs = Post.objects.at(today).filter(person__in=told.people).values_list("body", flat=True)
    bodies = {*told.bodies, *theirs} if told.people else set(told.bodies)
    rows = Involvement.objects.at(today).filter(Q(person__in=told.people) | Q(body__in=bodies))
    return sorted(rows, key=lambda row: (row.person_id not in told.people, row.pk))


def _grouped(
    chosen: Sequence[Procedure], asks: Sequence[Ask], ticked: set[int]
) -> tuple[list[Group], list[Group]]:
    """Give the asks of each chosen file, each ask once, and all others by policy process."""
    used: set[int] = set()
    groups = []
    for row in chosen:
        own = [ask for ask in _asks_of(row, asks) if ask.pk not in used]
        used |= {ask.pk for ask in own}
        if own:
            groups.append(Group(row.name, [Box(ask, ask.pk in ticked) for ask in own]))
    covered = {process.pk for row in chosen for process in row.processes.all()}
    others: dict[int, Group] = {}
    for ask in sorted(asks, key=lambda one: (one.process_id not in covered, one.process.name)):
        if ask.pk not in used:
            group = others.setdefault(ask.process_id, Group(ask.process.name, []))
            group.boxes.append(Box(ask, ask.pk in ticked))
    return groups, list(others.values())


def _asks_of(row: Procedure, asks: Iterable[Ask]) -> list[Ask]:
    """Give a file's own asks by priority: those worded in it, and those of its processes worded nowhere yet.

    Where there are none, all of its processes.
    """
    processes = {one.pk for one in row.processes.all()}
    near = [ask for ask in asks if ask.process_id in processes]
    worded = {ask.pk: {one.procedure_id for one in ask.wordings.all()} for ask in near}
    own = [ask for ask in near if row.pk in worded[ask.pk] or not worded[ask.pk]]
    return sorted(own or near, key=lambda ask: (ask.priority, row.pk not in worded[ask.pk], ask.title))
