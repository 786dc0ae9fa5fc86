"""See what is public and has changed inside since: it is refreshed by nobody but a person who lets it through again."""

from __future__ import annotations

from utblick.features.publishing.gate.queries import State, standings
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.models import Publication
from utblick.foundation.accounts.viewer import Viewer


def look(*, by: Viewer) -> int:
    """Mark the publications whose record or wording has moved since, take the mark off others; give how many have.

    `by` has to see every record. Nothing that is public changes, so nothing is recorded.
    """
    count = 0
    for kind in KINDS.values():
        public = Publication.objects.filter(kind=kind.shape.key, current__isnull=False)
        marks = dict(public.values_list("record", "has_moved"))
        moved = {row.key for row in standings(by, kind, marks) if row.state == State.MOVED}
        count += len(moved)
        for mark in (True, False):
            changed = [key for key, had in marks.items() if had is not mark and (key in moved) is mark]
            if changed:
                public.filter(record__in=changed).update(has_moved=mark)
    return count
