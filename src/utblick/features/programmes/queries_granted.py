"""Read what a programme granted: by county, priority and year, and which counties contact points serve."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from utblick.features.actors.folding import fold
from utblick.features.programmes import euros
from utblick.features.programmes.archive.searching import is_named, own_marks
from utblick.features.programmes.models import PublicParticipation
from utblick.features.programmes.queries import VIEW
from utblick.features.programmes.queries_money import sums_by
from utblick.foundation.accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Granted:
    """What was granted in one part of a programme: a county, a priority, a year."""

    key: str
    name: str
    projects: int
    parts: int
    budget: euros.Sum | None


def granted_rows(viewer: Viewer, programme: Any) -> QuerySet[PublicParticipation]:
    """Give the participations in a programme's public projects, each once however many lists tell of it."""
    viewer.check(VIEW)
    rows = PublicParticipation.objects.filter(project__programme=programme, is_again=False)
    return rows.select_related("project", "organisation").defer("project__summary")


def granted_by(
    rows: QuerySet[PublicParticipation], field: str, known: euros.Rates | None = None
) -> list[Granted]:
    """Count participations by a field: projects and parts, and with rates their budgets in euro."""
    counted = rows.order_by().values(field).annotate(projects=Count("work", distinct=True), parts=Count("pk"))
    sums = sums_by(rows, field, "budget", known) if known is not None else {}
    return [
        Granted(
            str(row[field] or ""), str(row[field] or ""), row["projects"], row["parts"], sums.get(row[field])
        )
        for row in counted
    ]


@dataclass(frozen=True, slots=True)
class Served:
    """The counties that a programme's contact points serve: those of our own, and those of others."""

    ours: tuple[str, ...]
    others: tuple[str, ...]


def counties_of(programme: Any) -> Served:
    """Give the counties that contact points serve, as they are written there; ours is the one that bears our name."""
    marks = own_marks()
    ours: dict[str, None] = {}
    others: dict[str, None] = {}
    for name, codes in programme.bodies.values_list("name", "counties"):
        mine = is_named(fold(name), marks)
        (ours if mine else others).update(dict.fromkeys(codes or ()))
    return Served(tuple(ours), tuple(code for code in others if code not in ours))


def in_counties(codes: Iterable[str]) -> Q:
    """Give the condition that a participation is in one of some counties."""
    return Q(nuts3__in=list(codes))
