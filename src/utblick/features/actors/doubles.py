"""Who may be one person under two numbers: a lead for somebody's verdict, never a reason to merge by itself."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from utblick.features.actors.folding import fold
from utblick.features.actors.models import Person
from utblick.features.actors.queries import people
from utblick.foundation.accounts.viewer import Viewer

MOST = 50


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
        for one, other in combinations(rows[:5], 2)
        if one.pk != other.pk
    }
    return [pairs[key] for key in sorted(pairs)][:MOST]
