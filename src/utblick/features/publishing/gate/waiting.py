"""What waits at the gate: records that could be let through as they are, of the kinds that somebody may let through."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from utblick.features.publishing.gate.queries import Standing, State, standings
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Kind
from utblick.features.publishing.models import Publication
from utblick.foundation.accounts.viewer import Viewer

# A register that nobody has let anything of through may be long: of each kind no more are read than this.
MOST = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """The records of a kind that could be let through as they are; `is_more` when there may be others."""

    kind: Kind
    rows: list[Standing]
    is_more: bool


def waiting(viewer: Viewer, without: Collection[str] = ()) -> list[Waiting]:
    """Give what waits for the viewer, by kind in the order of the site; `without` are kinds that are not asked about.

    Records are read only where something may wait: those with wording that have not been public, and those of kinds
    that speak for themselves.
    """
    kinds = [kind for key, kind in KINDS.items() if key not in without and viewer.may(kind.permission)]
    settled, begun = _standing_of([kind.shape.key for kind in kinds])
    found = []
    for kind in kinds:
        key = kind.shape.key
        if kind.speaks_for_itself:
            candidates = [one for one in _keys(kind, viewer) if one not in settled.get(key, ())]
        else:
            candidates = begun.get(key, [])
        if not candidates:
            continue
        some = candidates[:MOST]
        rows = [row for row in standings(viewer, kind, some) if row.state == State.READY]
        if rows:
            found.append(Waiting(kind, rows, len(candidates) > len(some)))
    return found


def _standing_of(kinds: Collection[str]) -> tuple[dict[str, set[str]], dict[str, list[str]]]:
    """Give, by kind, what is or has been public, and what has Swedish wording and has not, in one question."""
    rows = Publication.objects.filter(kind__in=kinds).order_by("pk")
    settled: dict[str, set[str]] = {}
    begun: dict[str, list[str]] = {}
    has_words = Q(wordings__language="sv", wordings__title__isnull=False, wordings__summary__isnull=False)
    worded = set(rows.filter(has_words).values_list("pk", flat=True))
    for number, kind, record, current, withdrawn in rows.values_list(
        "pk", "kind", "record", "current", "withdrawn_at"
    ):
        if current is not None or withdrawn is not None:
            settled.setdefault(kind, set()).add(record)
        elif number in worded:
            begun.setdefault(kind, []).append(record)
    return settled, begun


def _keys(kind: Kind, viewer: Viewer) -> Iterable[str]:
    """Give the keys of a kind's records, of a table without reading the rows themselves."""
    rows = kind.rows(viewer)
    if isinstance(rows, QuerySet) and kind.has_numbers:
        numbers = rows.prefetch_related(None).select_related(None).order_by("pk")
        return [str(number) for number in numbers.values_list("pk", flat=True)]
    return [kind.key(row) for row in rows]
