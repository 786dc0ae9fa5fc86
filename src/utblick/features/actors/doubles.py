"""What may be one under two numbers: a lead for somebody's verdict, never a reason to merge by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from utblick.features.actors.folding import fold
from utblick.features.actors.models import Body, Person
from utblick.features.actors.naming import called
from utblick.features.actors.queries import bodies, people
from utblick.foundation.accounts.viewer import Viewer

MOST = 50
# Of a word that many share, such as an abbreviation of two letters, only the first are set beside each other.
TOGETHER = 5


def doubles(viewer: Viewer) -> list[tuple[Person, Person]]:
    """Give pairs of one kind with the same name, however it is written and ordered, or the same mail address."""
    groups: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people(viewer):
        words = " ".join(sorted(fold(person.name).split()))
        groups[person.kind, words].append(person)
        if person.mail:
            groups[person.kind, person.mail.lower()].append(person)
    pairs = {
        (one.pk, other.pk): (one, other)
        for rows in groups.values()
        for one, other in combinations(rows[:TOGETHER], 2)
        if one.pk != other.pk
    }
    return [pairs[key] for key in sorted(pairs)][:MOST]


@dataclass(frozen=True, slots=True)
class DoubleBody:
    """Two records that may be one body, and what they have in common."""

    one: Body
    other: Body
    why: str


def double_bodies(viewer: Viewer) -> list[DoubleBody]:
    """Give pairs with the same number or web address, or a name or abbreviation in common, however it is written.

    The strongest reasons come first. What is part of another, or continues it, is not the same.
    """
    groups: dict[tuple[int, str], list[Body]] = defaultdict(list)
    for body in bodies(viewer).prefetch_related("identifiers").order_by("pk"):
        for key in set(_keys(body)):
            groups[key].append(body)
    words = {0: _("the same number"), 1: _("the same web address"), 2: _("the same name or abbreviation")}
    pairs: set[tuple[int, int]] = set()
    found: list[DoubleBody] = []
    for (strength, _key), rows in sorted(groups.items()):
        for one, other in combinations(rows[:TOGETHER], 2):
            if (one.pk, other.pk) not in pairs and not _belong(one, other):
                pairs.add((one.pk, other.pk))
                found.append(DoubleBody(one, other, words[strength]))
    return found[:MOST]


def _keys(body: Body) -> Iterator[tuple[int, str]]:
    for number in body.identifiers.all():
        yield 0, f"{number.scheme} {fold(number.value).replace(' ', '')}"
    if body.address:
        yield 1, fold(body.address.split("://")[-1].removeprefix("www."))
    for name in called(body):
        # Lists turn names about: “Kalmar län, Region”.
        yield 2, " ".join(sorted(name.split()))


def _belong(one: Body, other: Body) -> bool:
    return one.pk in {other.parent_id, other.successor_id} or other.pk in {one.parent_id, one.successor_id}
