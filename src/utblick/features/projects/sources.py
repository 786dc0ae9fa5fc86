"""Public rows beside our own projects: which name us, which may be the same project, and where the two differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from utblick.features.actors.folding import fold
from utblick.features.actors.models import OwnName
from utblick.features.programmes.models import PublicParticipation, PublicProject
from utblick.features.projects.models import Project, SourceLink
from utblick.features.projects.reconciling import Difference, Likeness, Said, differences, likeness

LABELS: dict[str, Promise] = {
    "title": _("title"),
    "acronym": _("short name"),
    "programme": _("programme"),
    "number": _("the programme's number of it"),
    "starts_on": _("first day"),
    "ends_on": _("last day"),
    "total": _("the whole project's budget"),
    "grant": _("grant to the whole project"),
    "address": _("web address"),
}
REASONS: dict[str, Promise] = {
    "acronym": _("the short name is the same"),
    "title": _("the titles are alike"),
    "programme": _("the programme is the same"),
    "names_us": _("the list names us as a partner"),
}
AMOUNTS = ("total", "grant", "our_budget", "our_grant", "own_share")
MOST_SUGGESTED = 5


def own_marks() -> list[str]:
    """Give the names that others write us by, folded; register numbers are no names."""
    return list(own_names())


def own_names() -> dict[str, str]:
    """Give the names that others write us by as written, by how they are compared."""
    names = {fold(name): name for name in OwnName.objects.values_list("name", flat=True)}
    return {mark: names[mark] for mark in names if len(mark) > 3 and not mark.replace(" ", "").isdigit()}


def is_us(name: str, marks: Iterable[str]) -> bool:
    """Say whether an organisation is the region: one of its names, alone or before that of a unit."""
    asked = fold(name)
    return any(asked == mark or asked.startswith(f"{mark} ") for mark in marks)


def parts_of_ours(marks: list[str]) -> QuerySet[PublicParticipation]:
    """Give the public participations that are the region's own."""
    asked = Q(pk__in=[])
    for mark in marks:
        asked |= Q(folded=mark) | Q(folded__startswith=f"{mark} ")
    return PublicParticipation.objects.filter(asked)


def naming_us(marks: list[str]) -> QuerySet[PublicProject]:
    """Give the public projects that name us, and that nobody has tied to a project of ours, or refused."""
    ours = parts_of_ours(marks)
    tied = SourceLink.objects.filter(is_same=True).values("public")
    return (
        PublicProject.objects.filter(pk__in=ours.values("project"))
        .exclude(pk__in=tied)
        .select_related("programme")
        .prefetch_related(Prefetch("participations", ours, to_attr="ours"))
    )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A public row that may be a project of ours, and why."""

    public: PublicProject
    likeness: Likeness

    @property
    def reasons(self) -> list[str]:
        """Give the reasons in words."""
        return [str(REASONS[code]) for code in self.likeness.reasons]


def suggestions(project: Project) -> list[Suggestion]:
    """Give the public rows that are likely to be this project, the likeliest first.

    Looked at are rows of its programme, rows with its short name, and rows that name us; not those that somebody
    has tied or refused already.
    """
    marks = own_marks()
    ours = set(parts_of_ours(marks).values_list("project", flat=True)) if marks else set()
    near = Q(pk__in=ours)
    if project.acronym:
        near |= Q(acronym__iexact=project.acronym)
    if project.programme_id:
        near |= Q(programme=project.programme_id)
    judged = SourceLink.objects.filter(project=project).values("public")
    elsewhere = SourceLink.objects.filter(is_same=True).exclude(project=project).values("public")
    rows = PublicProject.objects.filter(near).exclude(pk__in=judged).exclude(pk__in=elsewhere)
    titles = [fold(title) for title in (project.title_sv, project.title_en) if title]
    found = []
    for pk, acronym, title, programme in rows.values_list("pk", "acronym", "title", "programme"):
        other = fold(title)
        alike = round(max((fuzz.ratio(own, other) for own in titles), default=0))
        if project.acronym and fold(project.acronym) == other:
            acronym = project.acronym  # a list without short names has them for titles
        known = project.programme_id is not None and programme is not None
        like = likeness(
            (project.acronym, acronym),
            alike,
            same_programme=programme == project.programme_id if known else None,
            names_us=pk in ours,
        )
        if like is not None:
            found.append((like, pk))
    best = sorted(found, key=lambda one: (-one[0].score, one[1]))[:MOST_SUGGESTED]
    publics = PublicProject.objects.select_related("programme").in_bulk([pk for _like, pk in best])
    return [Suggestion(publics[pk], like) for like, pk in best]


def as_ours(project: Project) -> dict[str, tuple[str, ...]]:
    """Write what we have, as it is compared."""
    programme = project.programme
    return {
        "title": (project.title_sv, project.title_en, project.acronym),
        "acronym": (project.acronym,),
        "programme": (programme.name_sv, programme.name_en) if programme else (),
        "number": (project.number,),
        "starts_on": (_day(project.starts_on),),
        "ends_on": (_day(project.ends_on),),
        "total": (_money(project.total, project.currency),),
        "grant": (_money(project.grant, project.currency),),
        "address": (project.address,),
    }


def as_theirs(public: PublicProject, project: Project) -> dict[str, str]:
    """Write what a source has, as it is compared: amounts only in the currency that ours are in."""
    has_money = any(getattr(project, name) is not None for name in AMOUNTS)
    currency = project.currency if has_money else ""
    return {
        "title": public.title,
        "acronym": public.acronym,
        "programme": public.programme.name_sv if public.programme else "",
        "starts_on": _day(public.starts_on),
        "ends_on": _day(public.ends_on),
        "total": _their_money(public.total_eur, public.total_amount, public.currency, currency),
        "grant": _their_money(public.eu_eur, public.eu_amount, public.currency, currency),
        "address": public.address,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _money(amount: Decimal | None, currency: str) -> str:
    return f"{amount.normalize():f} {currency}" if amount is not None else ""


def _their_money(euro: Decimal | None, told: Decimal | None, told_in: str, wanted: str) -> str:
    """Give a source's amount in the wanted currency, or in its own where any is wanted."""
    if told is not None and told_in in ("SEK", "EUR") and wanted in ("", told_in):
        return _money(told, told_in)
    return _money(euro, "EUR") if wanted in ("", "EUR") else ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A tied source, and where it and our own record differ: what is open, and what has been settled."""

    link: SourceLink
    open: list[Difference]
    settled: list[Difference]


def compared(project: Project) -> list[Compared]:
    """Set a project beside each source that it is tied to."""
    links = (
        SourceLink.objects.filter(project=project, is_same=True)
        .select_related("public__programme", "by")
        .prefetch_related("verdicts")
    )
    return [_compared(project, link) for link in links]


def _compared(project: Project, link: SourceLink) -> Compared:
    said = {row.field: Said(row.verdict, row.theirs, row.reason) for row in link.verdicts.all()}
    found = differences(as_ours(project), as_theirs(link.public, project), said)
    return Compared(link, [one for one in found if one.is_open], [one for one in found if not one.is_open])


def difference_in(link: SourceLink, field: str) -> Difference | None:
    """Give how one field differs now, whatever was said of it."""
    rows = differences(as_ours(link.project), as_theirs(link.public, link.project), {})
    return next((row for row in rows if row.field == field), None)
