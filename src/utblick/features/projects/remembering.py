"""Every organisation that a unit has worked with: in what, when, and whom of ours to ask how to reach it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from utblick.features.actors.models import Body
from utblick.features.projects.models import Partner, Project
from utblick.features.projects.queries import visible
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

ALONG = ("project__unit", "project__programme", "project__manager", "body", "colleague")


@dataclass(slots=True)
class Known:
    """An organisation that we know from projects, under its latest name; `rows` are its parts, the latest first."""

    name: str
    body: Body | None
    country: str
    folded: str
    rows: list[Partner] = field(default_factory=list)

    @property
    def times(self) -> int:
        """Give in how many projects."""
        return len({row.project_id for row in self.rows})

    @property
    def last(self) -> date | None:
        """Give the last day of the latest project."""
        return max((day for row in self.rows if (day := _last_day(row.project))), default=None)

    @property
    def has_led(self) -> bool:
        """Say whether it has been lead partner."""
        return any(row.part == "lead" for row in self.rows)

    @property
    def nuts3(self) -> str:
        """Give its region as it was written last."""
        return next((row.nuts3 for row in self.rows if row.nuts3), "")

    @property
    def reach(self) -> str:
        """Give how its office is reached, as it was written last."""
        return next((row.reach for row in self.rows if row.reach), "")

    @property
    def projects(self) -> list[Project]:
        """Give the projects, each once."""
        return list({row.project_id: row.project for row in self.rows}.values())

    @property
    def colleagues(self) -> list[Account]:
        """Give whom of ours to ask: who is said to know them, else the project's manager; active accounts alone."""
        asked: dict[int, Account] = {}
        for row in self.rows:
            one = row.colleague or row.project.manager
            if one is not None and one.is_active:
                asked.setdefault(one.pk, one)
        return list(asked.values())

    @property
    def units(self) -> list[str]:
        """Give the units that worked with it."""
        return list(dict.fromkeys(row.project.unit.name for row in self.rows if row.project.unit))


def _last_day(project: Project) -> date | None:
    return project.ends_on or project.starts_on


def _partners(viewer: Viewer) -> QuerySet[Partner]:
    """Give the partners of the projects that the viewer may see."""
    return Partner.objects.filter(project__in=visible(viewer)).select_related(*ALONG)


def known(viewer: Viewer, rows: Iterable[Partner] | None = None) -> list[Known]:
    """Give every organisation that a unit has worked with, the one met most often first.

    One that is in the register is one whatever it was called; another is one by its name and its country.
    """
    if rows is None:
        rows = _partners(viewer)
    found: dict[tuple[str, str], Known] = {}
    ordered = sorted(rows, key=lambda row: (_last_day(row.project) or date.min, row.pk), reverse=True)
    for row in ordered:
        key = (str(row.body_id), "body") if row.body_id else (row.folded, row.country)
        one = found.setdefault(
            key, Known(row.body.name if row.body else row.name, row.body, row.country, row.folded)
        )
        one.rows.append(row)
    return sorted(found.values(), key=lambda one: (-one.times, one.name))


def known_bodies(viewer: Viewer, numbers: Iterable[int]) -> dict[int, Known]:
    """Give what we know of some bodies of the register, by their numbers."""
    rows = _partners(viewer).filter(body__in=list(numbers))
    return {one.body.pk: one for one in known(viewer, rows) if one.body is not None}
