"""What was granted in our counties, period by period, and what it led to: each figure with the way to its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from utblick.features.contactpoint import periods, queries
from utblick.features.contactpoint.counties import called, home_counties
from utblick.features.contactpoint.models import Story
from utblick.features.programmes.models import Programme, PublicProject
from utblick.features.programmes.queries_granted import counties_of, granted_by, granted_rows, in_counties
from utblick.foundation.accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class County:
    """What was granted with partners in a county, and how many have told what it led to."""

    name: str
    projects: int
    parts: int
    address: str
    stories: int
    stories_address: str


@dataclass(frozen=True, slots=True)
class Granted:
    """What a programme granted with partners in our counties; `address` opens it, where it is known which are ours."""

    key: str
    name: str
    projects: int
    address: str
    counties: list[County]


def granted(viewer: Viewer, today: date) -> list[Granted]:
    """Give what each of our programmes granted in our counties, the latest period first."""
    among = periods.periods()
    stories = Counter(queries.stories(viewer).values_list("programme", "county"))
    programmes = {row.key: row for row in Programme.objects.filter(key__in=among)}
    found = []
    for key, period in among.items():
        if key in programmes and (row := _granted(viewer, programmes[key], period.name, stories, today)):
            found.append(row)
    return found


def _granted(
    viewer: Viewer, programme: Programme, name: str, stories: Counter[tuple[str, str]], today: date
) -> Granted | None:
    own = counties_of(programme).ours
    codes = own or home_counties(today)
    rows = granted_rows(viewer, programme).filter(in_counties(codes))
    counted = {one.key: one for one in granted_by(rows, "nuts3")}
    if not counted:
        return None
    page = reverse("programmes:granted", args=[programme.key])
    told = reverse("contactpoint:stories")
    whole = rows.order_by().values("work").distinct().count()
    return Granted(
        programme.key,
        name,
        whole,
        f"{page}?vara=1" if own else "",
        [
            County(
                called(code),
                counted[code].projects if code in counted else 0,
                counted[code].parts if code in counted else 0,
                f"{page}?lan={code}",
                stories[programme.key, code],
                f"{told}?programme={programme.key}&county={code}",
            )
            for code in codes
        ],
    )


def project_addresses(stories: Iterable[Story]) -> dict[int, str]:
    """Give where the public project that a story is about stands, by the story's number; one query."""
    stories = list(stories)
    names = {name for one in stories for name in _names(one.project)}
    rows = PublicProject.objects.filter(Q(title__in=names) | Q(acronym__in=names) & ~Q(acronym=""))
    rows = rows.filter(programme__key__in={one.programme for one in stories})
    held: dict[tuple[str, str], int] = {}
    for key, acronym, title, number in rows.order_by("-pk").values_list(
        "programme__key", "acronym", "title", "pk"
    ):
        for name in filter(None, (acronym, title)):
            held[str(key), name.casefold()] = number
    found = {}
    for one in stories:
        numbers = [held.get((one.programme, name.casefold())) for name in _names(one.project)]
        if (first := next(filter(None, numbers), None)) is not None:
            found[one.pk] = reverse("programmes:public_project", args=[first])
    return found


def _names(project: str) -> list[str]:
    """Give what a story calls its project: as it is written, and what stands before a colon (ACRONYM: the title)."""
    return [name for name in dict.fromkeys((project.strip(), project.partition(":")[0].strip())) if name]


def stories_of(viewer: Viewer, project: PublicProject) -> list[Story]:
    """Give what a public project led to, as far as somebody has told."""
    if project.programme is None:
        return []
    rows = list(queries.stories(viewer).filter(programme=project.programme.key))
    own = {name.casefold() for name in (project.title, project.acronym) if name}
    return [row for row in rows if own & {name.casefold() for name in _names(row.project)}]
