"""Find partners: the database narrows to those who did most, the engine ranks them, our own memory joins in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet

from utblick.engine.partnering import Candidate, Ranked, ranked
from utblick.engine.text.analysis import Document
from utblick.engine.text.stems import answers, asked_stems
from utblick.features.actors.folding import fold
from utblick.features.actors.models import OwnName
from utblick.features.monitoring.archive.store import listed_numbers
from utblick.features.programmes.archive import store
from utblick.features.programmes.archive.asking import Asked, asked
from utblick.features.programmes.archive.hits import PROJECTS, Hits, hits
from utblick.features.programmes.archive.places import Place
from utblick.features.programmes.kinds import written
from utblick.features.programmes.models import (
    Programme,
    PublicOrganisation,
    PublicParticipation,
)
from utblick.features.programmes.partner_memories import Remembered, Together, remembered
from utblick.features.programmes.queries import VIEW
from utblick.foundation.accounts.viewer import Viewer

# The best so many organisations are ranked.
ORGANISATIONS = 400


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked: words, where, and what an organisation must have done. `ours_too` keeps our own county in."""

    words: str = ""
    place: Place | None = None
    programmes: tuple[int, ...] = ()
    since: int | None = None
    kind: str = ""
    least: int = 1
    has_led: bool = False
    known: bool = False
    ours_too: bool = True

    @property
    def is_about(self) -> bool:
        """Say whether it is about some projects, rather than all that organisations have done."""
        return bool(self.words.strip() or self.programmes or self.since)


@dataclass(frozen=True, slots=True)
class Found:
    """An organisation that was found, with its place in the order and why; one of the two is always there."""

    ranked: Ranked
    organisation: PublicOrganisation | None
    memory: Remembered | None

    @property
    def name(self) -> str:
        return self.organisation.name if self.organisation else self.ranked.candidate.name


@dataclass(frozen=True, slots=True)
class Results:
    """Who was found, best first. `total` counts all organisations that fit, of which the best are ranked; `looked` is
    how many projects were looked through where more may fit. `hits` are the projects that are asked for.
    """

    found: list[Found]
    total: int
    looked: int | None = None
    asked: Asked | None = None
    hits: Hits | None = None


@dataclass(slots=True)
class _Row:
    on_theme: int
    led: int
    last_year: int | None
    organisation: PublicOrganisation | None = None
    memory: Remembered | None = None
    with_us: int = 0
    led_with_us: int = 0


@dataclass(slots=True)
class _Looking:
    search: Search
    total: int = 0
    looked: int | None = None
    asked: Asked | None = None
    hits: Hits | None = None
    rows: dict[str, _Row] = field(default_factory=dict)
    own_marks: tuple[str, ...] = ()

    def answers(self, row: Together) -> bool:
        """Say whether a project that we remember has the words that are asked for, in a row where they must be."""
        stems = asked_stems(self.search.words)
        if stems and not answers(stems, f"{row.title} {row.words} {row.programme}"):
            return False
        decision = self.asked.decision if self.asked else None
        return decision is None or decision.holds(
            Document(row.url, row.title, f"{row.words}\n{row.programme}")
        )

    def is_us(self, folded: str) -> bool:
        """Say whether a name is ours or a part of us: nobody is a partner of their own."""
        return is_named(folded, self.own_marks)


def find(viewer: Viewer, search: Search, at: datetime) -> Results:
    """Find organisations. Raises RuleBroken with a sentence when the words cannot be read."""
    viewer.check(VIEW)
    question = asked(search.words, search.programmes)
    looking = _Looking(search, own_marks=own_marks(), asked=question)
    memories = remembered(viewer)
    if question is not None or search.since:
        looking.hits = hits(question, search.since)
        looking.looked = looking.hits.looked
    if not search.known:
        _public(looking, [])
    _remember(looking, memories)
    candidates = [
        Candidate(
            key=key,
            name=row.organisation.name if row.organisation else row.memory.name if row.memory else "",
            on_theme=row.on_theme,
            led_on_theme=row.led,
            last_year=row.last_year,
            projects=row.organisation.projects if row.organisation else row.with_us,
            led=row.organisation.led if row.organisation else row.led_with_us,
            with_us=row.with_us,
        )
        for key, row in looking.rows.items()
    ]
    found = [
        Found(one, looking.rows[one.candidate.key].organisation, looking.rows[one.candidate.key].memory)
        for one in ranked(candidates, at.year)
    ]
    return Results(found, max(looking.total, len(found)), looking.looked, question, looking.hits)


def _public(looking: _Looking, only: Sequence[int]) -> None:
    """Add the organisations of public projects that did most of what is asked; `only` some of them."""
    if looking.hits is not None:
        rows = _by_projects(looking, looking.hits, only)
    else:
        rows = _by_size(looking, only)
    there = PublicOrganisation.objects.in_bulk([row[0] for row in rows])
    ours = [number for number, one in there.items() if looking.is_us(one.folded)]
    looking.total = max(0, looking.total - len(ours))
    for number in ours:
        del there[number]
    for number, on_theme, led, year in rows:
        if number in there:
            looking.rows[f"o{number}"] = _Row(on_theme, led, year, there[number])


def _by_projects(
    looking: _Looking, asked_for: Hits, only: Sequence[int]
) -> list[tuple[int, int, int, int | None]]:
    conditions, given = _conditions(looking.search, only)
    joined = ""
    if conditions:
        joined = f"JOIN {PublicOrganisation._meta.db_table} AS body ON body.id = part.organisation_id"
    where = f"WHERE {' AND '.join(['part.organisation_id IS NOT NULL', *conditions])}"
    query = (
        f"WITH hit AS ({asked_for.query}) "  # noqa: S608 (constants and parameters)
        "SELECT part.organisation_id, count(DISTINCT part.work_id) AS on_theme, "
        "count(DISTINCT CASE WHEN part.part = 'lead' THEN part.work_id END) AS led, "
        "max(hit.rank) AS latest, count(*) OVER () AS total, (SELECT count(*) FROM hit) AS looked "
        f"FROM hit JOIN {PublicParticipation._meta.db_table} AS part ON part.project_id = hit.rank & {store.NUMBER} "
        f"{joined} {where} GROUP BY part.organisation_id "
        "ORDER BY on_theme DESC, led DESC, latest DESC, part.organisation_id LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [*asked_for.values, *given, ORGANISATIONS])
        rows = cursor.fetchall()
    if rows and not only:
        looking.total = rows[0][4]
        if asked_for.looked is None and rows[0][5] >= PROJECTS:
            looking.looked = rows[0][5]
    return [(row[0], row[1], row[2], _year(row[3])) for row in rows]


def _year(rank: int) -> int | None:
    """Give the year of a rank; an undated project has none."""
    year = date.fromordinal(max(1, rank >> 32)).year
    return year if year > 1 else None


def _by_size(looking: _Looking, only: Sequence[int]) -> list[tuple[int, int, int, int | None]]:
    conditions, given = _conditions(looking.search, only)
    where = " AND ".join(["body.same_as_id IS NULL", "body.projects > 0", *conditions])
    query = (
        "SELECT body.id, body.projects, body.led, body.last_year, count(*) OVER () "  # noqa: S608
        f"FROM {PublicOrganisation._meta.db_table} AS body WHERE {where} "
        "ORDER BY body.projects DESC, body.last_year DESC, body.id LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [*given, ORGANISATIONS])
        rows = cursor.fetchall()
    if rows and not only:
        looking.total = rows[0][4]
    return [tuple(row[:4]) for row in rows]


def _conditions(search: Search, only: Sequence[int]) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    if only:
        listed, numbers = listed_numbers(only)
        conditions.append(f"body.id IN (SELECT value FROM ({listed}) AS one)")  # noqa: S608
        values += numbers
    if search.place is not None:
        places = ["body.country = %s"] * len(search.place.countries)
        places += ["(body.nuts3 >= %s AND body.nuts3 < %s)"] * len(search.place.codes)
        conditions.append(f"({' OR '.join(places)})")
        values += search.place.countries
        values += [bound for code in search.place.codes for bound in (code, _after(code))]
    if search.kind:
        kinds = written(search.kind)
        conditions.append(f"lower(body.kind) IN ({', '.join(['%s'] * len(kinds))})")
        values += kinds
    if search.least > 1:
        conditions.append("body.projects >= %s")
        values.append(search.least)
    if search.has_led:
        conditions.append("body.led > 0")
    if not search.ours_too and (counties := own_counties()):
        conditions.append(f"body.nuts3 NOT IN ({', '.join(['%s'] * len(counties))})")
        values += counties
    return conditions, values


def _after(code: str) -> str:
    """Give what comes right after all codes that begin so."""
    return code[:-1] + chr(ord(code[-1]) + 1)


def own_marks() -> tuple[str, ...]:
    """Give the names that others write us by, as `fold` gives them; what begins so and with a blank is a part of us."""
    marks = (fold(name) for name in OwnName.objects.values_list("name", flat=True))
    return tuple(mark for mark in marks if len(mark) > 3 and not mark.replace(" ", "").isdigit())


def is_named(folded: str, marks: Sequence[str]) -> bool:
    """Say whether a name is one of some, or begins so and goes on with another word."""
    return any(folded == mark or folded.startswith(f"{mark} ") for mark in marks)


def own_counties() -> list[str]:
    """Give the regions that public lists place us in, by the names that others write us by."""
    found = Q(pk__in=[])
    for mark in own_marks():
        found |= Q(folded=mark) | Q(folded__gte=f"{mark} ", folded__lt=f"{mark}!")
    rows = PublicOrganisation.objects.filter(found).exclude(nuts3="")
    return sorted(set(rows.values_list("nuts3", flat=True)))


def _remember(looking: _Looking, memories: Sequence[Remembered]) -> None:
    """Say of whom we know that we have worked with them, and add those that no public list names."""
    if not memories:
        return
    by_organisation = _organisations_of(memories)
    if looking.search.known and by_organisation:
        _public(looking, sorted(by_organisation))
    named: set[int] = set()
    for number, one in by_organisation.items():
        row = looking.rows.get(f"o{number}")
        if row is not None:
            row.memory, row.with_us = one, len(one.projects)
            named.add(id(one))
    ours = set(own_counties()) if not looking.search.ours_too else set()
    for at, one in enumerate(memories):
        if id(one) in named or one.nuts3 in ours or looking.is_us(one.folded):
            continue
        if about := _about(looking, one):
            year = max((row.begun.year for row in about if row.begun), default=None)
            led = sum(row.led for row in about)
            all_led = sum(row.led for row in one.projects)
            looking.rows[f"m{at}"] = _Row(len(about), led, year, None, one, len(one.projects), all_led)


def _about(looking: _Looking, one: Remembered) -> list[Any]:
    """Give the projects with somebody whom only we know that fit what is asked."""
    search = looking.search
    if search.programmes or search.kind or len(one.projects) < search.least:
        return []
    if search.has_led and not any(row.led for row in one.projects):
        return []
    if search.place is not None and not search.place.holds(one.country, one.nuts3):
        return []
    return [
        row
        for row in one.projects
        if looking.answers(row)
        and (search.since is None or (row.begun is not None and row.begun.year >= search.since))
    ]


def _organisations_of(memories: Sequence[Remembered]) -> dict[int, Remembered]:
    """Give the public organisations that we know: by body of the register, or by name in the same country."""
    bodies: dict[int, Remembered] = {one.body: one for one in memories if one.body is not None}
    names = {(one.folded, one.country): one for one in memories if one.country}
    rows = PublicOrganisation.objects.filter(
        Q(body__in=bodies) | Q(folded__in={folded for folded, _country in names})
    )
    result: dict[int, Remembered] = {}
    for row in rows:
        one = bodies.get(row.body_id or 0) or names.get((row.folded, row.country))
        if one is not None:
            result.setdefault(row.same_as_id or row.pk, one)
    return result


def programmes_about(
    search: Search, organisations: Sequence[int], found: Hits | None = None
) -> dict[int, list[tuple[str, int]]]:
    """Give in which programmes some organisations did what is asked for, and in how many projects, the most first.

    `found` are the projects that are asked for, where they are known already.
    """
    rows = about(search, PublicParticipation.objects.filter(organisation__in=organisations), found).order_by()
    counted = rows.values("organisation", "project__programme", "project__programme_text").annotate(
        times=Count("work", distinct=True)
    )
    programmes: dict[int, Counter[str]] = {number: Counter() for number in organisations}
    names = {one.pk: one.name for one in Programme.objects.only("name_sv", "name_en")}
    for row in counted:
        name = names.get(row["project__programme"]) or row["project__programme_text"]
        if name:
            programmes[row["organisation"]][name] += row["times"]
    return {number: counts.most_common() for number, counts in programmes.items()}


def about(
    search: Search, rows: QuerySet[PublicParticipation], found: Hits | None = None
) -> QuerySet[PublicParticipation]:
    """Narrow participations to the projects that are asked for. Raises RuleBroken as `asked`."""
    if not search.is_about:
        return rows
    return rows.filter(project__rank__in=found.ranks if found else ranks_asked(search))


def ranks_asked(search: Search) -> Any:
    """Give the ranks of the projects that are asked for, as a query can be narrowed by them. Raises RuleBroken."""
    return hits(asked(search.words, search.programmes), search.since).ranks
