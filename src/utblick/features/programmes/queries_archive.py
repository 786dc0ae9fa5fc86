"""Read the archive of public projects: organisations, projects, what a programme granted, how fresh it all is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Sum
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.features.actors.folding import fold
from utblick.features.actors.models import Body
from utblick.features.actors.queries import bodies
from utblick.features.monitoring.queries.vocabulary import names_of_concepts
from utblick.features.programmes.archive.searching import Search, about, is_named, own_marks
from utblick.features.programmes.models import (
    ListReading,
    Part,
    Programme,
    PublicDetail,
    PublicOrganisation,
    PublicParticipation,
    PublicProject,
    source_name,
)
from utblick.features.programmes.partner_memories import Remembered, remembered
from utblick.features.programmes.queries import VIEW
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.charts import Bar, bars
from utblick.ui.columns import Column, grouped
from utblick.ui.filters import Choice, Contains
from utblick.ui.geography import region
from utblick.ui.lists import Listing

MOST_KINDS, MOST_PARTNERS, MOST_ALIKE = 40, 12, 20


@dataclass(frozen=True, slots=True)
class Freshness:
    """How much the archive holds and when a list last came in."""

    projects: int
    programmes: int
    latest: date | None
    read_at: datetime | None


def freshness(viewer: Viewer) -> Freshness:
    """Say how much the archive holds, and how new it is."""
    viewer.check(VIEW)
    # By the index of ranks: the latest stands first, and no row but that is read.
    latest = PublicProject.objects.order_by("-rank").values_list("starts_on", flat=True).first()
    read = ListReading.objects.aggregate(at=Max("at"))["at"]
    return Freshness(PublicProject.objects.count(), programmes_held().count(), latest, read)


def programmes_held() -> QuerySet[Programme]:
    """Give the programmes that the archive has projects of."""
    return Programme.objects.filter(Exists(PublicProject.objects.filter(programme=OuterRef("pk"))))


@dataclass(frozen=True, slots=True)
class Held:
    """What the archive has of a programme from a source."""

    source: str
    programme: Any
    programme_text: str
    projects: int
    first: date | None
    last: date | None
    seen_at: datetime

    @property
    def source_name(self) -> str:
        """Give the source's name for people."""
        return source_name(self.source)


def coverage(viewer: Viewer) -> list[Held]:
    """Give what the archive has by programme and source, the largest first."""
    viewer.check(VIEW)
    rows = (
        PublicProject.objects.order_by()
        .values("source", "programme", "programme_text")
        .annotate(n=Count("pk"), first=Min("starts_on"), last=Max("starts_on"), seen=Max("seen_at"))
        .order_by("-n", "source", "programme_text")
    )
    known = Programme.objects.in_bulk({row["programme"] for row in rows if row["programme"]})
    return [
        Held(
            row["source"],
            known.get(row["programme"]),
            row["programme_text"],
            row["n"],
            row["first"],
            row["last"],
            row["seen"],
        )
        for row in rows
    ]


def readings(viewer: Viewer) -> QuerySet[ListReading]:
    """Give the lists that were brought in, the latest first."""
    viewer.check(VIEW)
    return ListReading.objects.defer("rejects")


def kinds() -> list[str]:
    """Give the types of organisation that lists tell, the commonest first."""
    rows = PublicOrganisation.objects.exclude(kind="").order_by().values("kind").annotate(n=Count("pk"))
    return [row["kind"] for row in rows.order_by("-n", "kind")[:MOST_KINDS]]


def concept_names(keys: Iterable[str]) -> list[str]:
    """Give what concepts are called in the language of the page."""
    names = names_of_concepts()
    return [names.get(key) or key for key in keys]


def organisation_by_number(viewer: Viewer, number: int) -> PublicOrganisation:
    """Give one organisation. Raises Http404."""
    viewer.check(VIEW)
    return get_object_or_404(PublicOrganisation.objects.select_related("body", "same_as"), pk=number)


def place_words(country: str, code: str) -> str:
    """Say where something is."""
    place = region(code) if code else None
    return ", ".join(one for one in (place.name if place else code, country) if one)


def _title(row: PublicParticipation) -> str:
    one = row.project
    return f"{one.acronym}: {one.title}" if one.acronym and one.acronym != one.title else one.title


def project_url(number: int) -> str:
    """Give the address of a public project."""
    return reverse("programmes:public_project", args=[number])


def money(value: Decimal | None) -> SafeString:
    """Give a sum with its thousands apart, as a cell of a list."""
    return format_html("{}", "" if value is None else grouped(value))


PROJECTS = (
    Column(
        "title",
        gettext_lazy("Project"),
        value=_title,
        link=lambda row: project_url(row.project_id),
        sort="project__title",
        heading=True,
    ),
    Column(
        "programme",
        gettext_lazy("Programme"),
        value=lambda row: row.project.programme.name if row.project.programme else row.project.programme_text,
        sort="project__programme_text",
    ),
    Column("part", gettext_lazy("Part"), value="get_part_display", sort="part"),
    Column(
        "starts", gettext_lazy("Begins"), value="project.starts_on", sort="project__starts_on", narrow=True
    ),
    Column("ends", gettext_lazy("Ends"), value="project.ends_on", sort="project__ends_on", narrow=True),
    Column(
        "budget",
        gettext_lazy("Its budget, euro"),
        value="budget_eur",
        html=lambda row: money(row.budget_eur),
        sort="budget_eur",
        numeric=True,
    ),
)


def projects_of(request: HttpRequest, organisation: PublicOrganisation) -> Listing:
    """Give the list of an organisation's public projects, narrowed as the address says."""
    rows = organisation.participations.select_related("project__programme").defer("project__summary")

    def on_theme(found: Any, value: Any) -> Any:
        try:
            return about(Search(words=str(value)), found)
        except RuleBroken:
            return found.filter(project__title__icontains=value)

    def of_programme(found: Any, value: Any) -> Any:
        return found.filter(project__programme=value)

    def since(found: Any, value: Any) -> Any:
        return found.filter(project__starts_on__gte=date(int(value), 1, 1))

    names = {pk: name for pk, name, _n in programmes_of(organisation) if pk}
    years = range(organisation.last_year or 0, (organisation.first_year or 1) - 1, -1)
    return Listing(
        request,
        rows,
        name="public-projects",
        title=_("Public projects of %(name)s") % {"name": organisation.name},
        columns=PROJECTS,
        filters=(
            Contains(key="q", label=_("Words for the theme"), apply=on_theme),
            Choice(key="program", label=_("Programme"), choices=list(names.items()), apply=of_programme),
            Choice(key="part", label=_("Part"), choices=Part.choices),
            Choice(
                key="fran",
                label=_("Projects begun since"),
                choices=[(year, str(year)) for year in years],
                apply=since,
            ),
        ),
        default_sort="-starts",
    )


def programmes_of(organisation: PublicOrganisation) -> list[tuple[int | None, str, int]]:
    """Give the programmes that an organisation was in: number, name, projects."""
    rows = (
        organisation.participations.order_by()
        .values(
            "project__programme",
            "project__programme__name_sv",
            "project__programme__name_en",
            "project__programme_text",
        )
        .annotate(n=Count("project", distinct=True))
    )
    english = get_language() == "en"
    found: dict[tuple[int | None, str], int] = {}
    for row in rows:
        name = row["project__programme__name_en" if english else "project__programme__name_sv"]
        key = (row["project__programme"], name or row["project__programme_text"])
        found[key] = found.get(key, 0) + row["n"]
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0][1]))
    return [(pk, name, n) for (pk, name), n in ordered if name]


def partners_of(organisation: PublicOrganisation) -> list[tuple[PublicOrganisation, int]]:
    """Give the organisations that one was in most projects with."""
    own = organisation.participations.values("project")
    rows = (
        PublicParticipation.objects.filter(project__in=own)
        .exclude(organisation=organisation)
        .exclude(organisation=None)
        .order_by()
        .values("organisation")
        .annotate(n=Count("project", distinct=True))
        .order_by("-n", "organisation")[:MOST_PARTNERS]
    )
    counted = {row["organisation"]: row["n"] for row in rows}
    there = PublicOrganisation.objects.in_bulk(counted)
    return [(there[pk], n) for pk, n in counted.items() if pk in there]


def years_chart(organisation: PublicOrganisation) -> SafeString | str:
    """Draw how many projects began in each year."""
    rows = (
        organisation.participations.exclude(project__starts_on=None)
        .order_by()
        .values("project__starts_on__year")
        .annotate(n=Count("project", distinct=True))
    )
    counted = {row["project__starts_on__year"]: row["n"] for row in rows}
    if not counted:
        return ""
    items = [Bar(str(year), counted.get(year, 0)) for year in range(min(counted), max(counted) + 1)]
    return bars(_("Projects by the year in which they begin"), items, unit=_("projects"), period=_("Year"))


def memory_of(viewer: Viewer, organisation: PublicOrganisation) -> Remembered | None:
    """Give what we remember of an organisation."""
    return next(
        (
            one
            for one in remembered(viewer)
            if (one.body is not None and one.body == organisation.body_id)
            or (one.country and (one.folded, one.country) == (organisation.folded, organisation.country))
        ),
        None,
    )


def suggested_bodies(viewer: Viewer, organisation: PublicOrganisation) -> list[Body]:
    """Give the bodies of the register that have the name, though it is not sure that they are it."""
    if not viewer.may("actors.body.view") or len(organisation.folded) < 4:
        return []
    return list(bodies(viewer).filter(folded__contains=f" {organisation.folded} ")[:3])


def alike(organisation: PublicOrganisation, words: str) -> list[PublicOrganisation]:
    """Give the organisations whose names begin with or hold some words, those in most projects first."""
    asked = fold(words).split()
    if not asked:
        return []
    rows = PublicOrganisation.objects.filter(same_as=None).exclude(pk=organisation.pk)
    for word in asked[:6]:
        rows = rows.filter(folded__contains=word)
    return list(rows.order_by("-projects", "name")[:MOST_ALIKE])


def project_by_number(viewer: Viewer, number: int) -> PublicProject:
    """Give one public project. Raises Http404."""
    viewer.check(VIEW)
    return get_object_or_404(PublicProject.objects.select_related("programme"), pk=number)


def details_of(project: PublicProject) -> list[PublicDetail]:
    """Give what a source's other tables say of a project."""
    if not project.number:
        return []
    return list(PublicDetail.objects.filter(source=project.source, number=project.number))


@dataclass(frozen=True, slots=True)
class Granted:
    """What was granted in one part of a programme: a county, a priority, a year."""

    key: str
    name: str
    projects: int
    parts: int
    budget: Decimal | None


def granted_rows(viewer: Viewer, programme: Any) -> QuerySet[PublicParticipation]:
    """Give the participations in a programme's public projects."""
    viewer.check(VIEW)
    rows = PublicParticipation.objects.filter(project__programme=programme)
    return rows.select_related("project", "organisation").defer("project__summary")


def granted_by(rows: QuerySet[PublicParticipation], field: str) -> list[Granted]:
    """Count participations by a field: projects, parts and budgets."""
    counted = (
        rows.order_by()
        .values(field)
        .annotate(projects=Count("project", distinct=True), parts=Count("pk"), budget=Sum("budget_eur"))
    )
    return [
        Granted(str(row[field] or ""), str(row[field] or ""), row["projects"], row["parts"], row["budget"])
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
