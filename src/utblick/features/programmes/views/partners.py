"""Find a partner over public projects and our own memory; the page of one organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.actors.queries import bodies, look_up
from utblick.features.programmes import queries_archive, telling
from utblick.features.programmes.actions import organisations as actions
from utblick.features.programmes.archive.places import place_of
from utblick.features.programmes.archive.searching import Found, Results, Search, find, programmes_about
from utblick.features.programmes.kinds import choices, kind_words
from utblick.features.programmes.models import PublicOrganisation
from utblick.features.programmes.partner_words import sentence
from utblick.features.programmes.queries import VIEW
from utblick.foundation.rules import RuleBroken
from utblick.ui.columns import Column, grouped
from utblick.ui.filters import Choice, Contains, Filter, Flag
from utblick.ui.geography import region
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

LEAST = (2, 3, 5, 10, 25)
FIRST_YEAR = 2008


def _as_it_is(rows: Any, _value: Any) -> Any:
    """Leave rows as they are: what was asked has been used to find them."""
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Where(Contains):
    """A place by code or name."""

    def read(self, given: Any) -> tuple[Any, str]:
        value, problem = Contains.read(self, given)
        if value and place_of(value) is None:
            said = _("“%(place)s” is no country or region: write a name or a NUTS code such as FI1C1.")
            return None, said % {"place": value}
        return value, problem


def _filters() -> tuple[Filter, ...]:
    this_year = timezone.localdate().year
    programmes = [(one.pk, one.name) for one in queries_archive.programmes_held()]
    kinds = queries_archive.kinds()
    return (
        Contains(key="q", label=_("Words for the theme"), apply=_as_it_is),
        _Where(key="plats", label=_("Country or region"), apply=_as_it_is),
        Choice(key="program", label=_("Programme"), choices=programmes, apply=_as_it_is),
        Choice(
            key="fran",
            label=_("Projects begun since"),
            choices=[(year, str(year)) for year in range(this_year, FIRST_YEAR - 1, -1)],
            apply=_as_it_is,
        ),
        Choice(
            key="minst",
            label=_("At least so many projects"),
            choices=[(number, str(number)) for number in LEAST],
            apply=_as_it_is,
        ),
        Choice(
            key="typ",
            label=_("Type of organisation"),
            choices=choices(kinds),
            apply=_as_it_is,
        ),
        Flag(key="lett", label=_("Has been lead partner"), apply=_as_it_is),
        Flag(key="kanda", label=_("Only those we have worked with"), apply=_as_it_is),
        Flag(key="ejlan", label=_("Not from our own county"), apply=_as_it_is),
    )


def search_of(request: HttpRequest, filters: tuple[Filter, ...]) -> Search:
    """Read what is asked out of an address; what cannot be read is left out and told at its field."""
    given = dict(request.GET.lists())
    said = {one.key: one.read(given)[0] for one in filters}
    return Search(
        words=said["q"] or "",
        place=place_of(said["plats"]) if said["plats"] else None,
        programmes=(int(said["program"]),) if said["program"] else (),
        since=int(said["fran"]) if said["fran"] else None,
        kind=said["typ"] or "",
        least=int(said["minst"] or 1),
        has_led=bool(said["lett"]),
        known=bool(said["kanda"]),
        ours_too=not said["ejlan"],
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """An organisation that was found, as the list shows it."""

    found: Found
    why: str
    asked: str

    @property
    def url(self) -> str:
        if self.found.organisation is not None:
            return reverse("programmes:organisation", args=[self.found.organisation.pk]) + self.asked
        return self.found.memory.projects[0].url if self.found.memory else ""

    @property
    def country(self) -> str:
        one = self.found.organisation or self.found.memory
        return telling.country(one.country) if one else ""

    @property
    def place(self) -> str:
        one = self.found.organisation or self.found.memory
        code = one.nuts3 if one else ""
        place = region(code) if code else None
        return f"{place.name} ({code})" if place else code

    @property
    def kind(self) -> str:
        return kind_words(self.found.organisation.kind) if self.found.organisation else ""


def _named(row: _Line) -> SafeString:
    # On a line of its own: beside it, the name would be a link in a running text.
    known = (
        format_html('<div><span class="chip water">{}</span></div>', _("with us before"))
        if row.found.memory
        else ""
    )
    return format_html('<a href="{}">{}</a>{}', row.url, row.found.name, known)


def _figure(row: _Line, number: int, more: str = "") -> SafeString:
    if row.found.organisation is not None:
        address = reverse("programmes:organisation", args=[row.found.organisation.pk]) + more
    else:
        address = row.found.memory.url if row.found.memory else ""
    if not number or not address:
        return format_html("{}", grouped(number))
    return format_html('<a href="{}">{}</a>', address, grouped(number))


COLUMNS = (
    Column(
        "name",
        gettext_lazy("Organisation"),
        value=lambda row: row.found.name,
        html=_named,
        heading=True,
    ),
    Column("why", gettext_lazy("Why")),
    Column("country", gettext_lazy("Country"), narrow=True),
    Column("place", gettext_lazy("Region")),
    Column(
        "on_theme",
        gettext_lazy("Projects that fit"),
        value=lambda row: row.found.ranked.candidate.on_theme,
        html=lambda row: _figure(row, row.found.ranked.candidate.on_theme, row.asked),
        numeric=True,
    ),
    Column(
        "projects",
        gettext_lazy("All projects"),
        value=lambda row: row.found.ranked.candidate.projects,
        html=lambda row: _figure(row, row.found.ranked.candidate.projects),
        numeric=True,
    ),
    Column(
        "led",
        gettext_lazy("Led"),
        value=lambda row: row.found.ranked.candidate.led,
        html=lambda row: _figure(row, row.found.ranked.candidate.led, "?part=lead"),
        numeric=True,
    ),
    Column("kind", gettext_lazy("Type of organisation"), hidden=True),
)
PAGE = 25


@require_GET
def find_partner(request: HttpRequest) -> HttpResponseBase:
    """Find organisations, best first, each with why."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(VIEW)
    filters = _filters()
    search, problem = search_of(request, filters), ""
    try:
        results = find(viewer, search, at)
    except RuleBroken as reason:
        results, problem = Results([], 0), str(reason)
    listing = Listing(
        request,
        _Lines(results, search, exported=request.GET.get("format", "") in ("csv", "xlsx")),
        name="partners",
        title=_("Find a partner"),
        columns=COLUMNS,
        filters=filters,
        page_size=PAGE,
        empty=(
            _("The archive of public projects is empty"),
            _("Bring in a list of projects or partners."),
            reverse("programmes:bring_list") if viewer.may("programmes.archive.import") else "",
            _("Bring in a list"),
        ),
    )
    concepts = queries_archive.concept_names(results.asked.concepts) if results.asked else []
    context = {
        "results": results,
        "problem": problem,
        "concepts": concepts,
        "freshness": queries_archive.freshness(viewer),
        "view": VIEW,
    }
    return listing.response("programmes/partners.html", context)


class _Lines(Sequence[Any]):
    """The organisations that were found; only those of a page are put into words."""

    def __init__(self, results: Results, search: Search, *, exported: bool) -> None:
        self._results, self._search = results, search
        self._exported = exported
        words = {"q": search.words} | ({"fran": search.since} if search.since else {})
        words |= {"program": search.programmes[0]} if search.programmes else {}
        asked = urlencode({name: value for name, value in words.items() if value})
        self._asked = f"?{asked}" if asked else ""

    def __len__(self) -> int:
        return len(self._results.found)

    def __iter__(self) -> Iterator[Any]:
        return iter(self[0 : len(self)])

    def __getitem__(self, some: Any) -> Any:
        """Give the organisations of a slice, each as a line."""
        rows = self._results.found[some]
        numbers = [one.organisation.pk for one in rows if one.organisation is not None]
        told = {}
        if self._search.is_about and numbers:
            told = programmes_about(self._search, numbers, self._results.hits)
        return [
            _Line(
                one,
                sentence(one, self._search, told.get(one.organisation.pk, ()) if one.organisation else ()),
                self._asked,
            )
            for one in rows
        ]


@require_GET
def organisation(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show an organisation: its public projects over time, its partners, where it is, and whether we know it."""
    viewer = viewer_of(request)
    row = queries_archive.organisation_by_number(viewer, number)
    if row.same_as_id is not None:
        return redirect("programmes:organisation", row.same_as_id)
    may_change = viewer.may(actions.CHANGE)
    listing = queries_archive.projects_of(request, row)
    context = {
        "organisation": row,
        "place": queries_archive.place_words(row.country, row.nuts3),
        "names": row.others.all(),
        "partners": queries_archive.partners_of(row),
        "programmes": queries_archive.programmes_of(row),
        "years": queries_archive.years_chart(row),
        "memory": queries_archive.memory_of(viewer, row),
        "suggested": queries_archive.suggested_bodies(viewer, row) if row.body is None else [],
        "may_change": may_change,
        "sees_body": viewer.may("actors.body.view"),
        "view": VIEW,
    }
    return listing.response("programmes/organisation.html", context)


def _answered(request: HttpRequest, number: int, act: Any, said: str, **named: Any) -> HttpResponse:
    row = queries_archive.organisation_by_number(viewer_of(request), number)
    try:
        act(row, by=viewer_of(request), at=timezone.now(), **named)
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, said)
    return redirect("programmes:organisation", number)


@require_POST
def to_register(request: HttpRequest, number: int) -> HttpResponse:
    """Add an organisation to the register, or tie it to the body that was chosen."""
    if chosen := request.POST.get("body", ""):
        body = get_object_or_404(bodies(viewer_of(request)), pk=int(chosen) if chosen.isdecimal() else 0)
        return _answered(
            request, number, actions.tie, _("The organisation is tied to the register."), body=body
        )
    return _answered(
        request, number, actions.add_to_register, _("The organisation stands in the register now.")
    )


@require_POST
def untie(request: HttpRequest, number: int) -> HttpResponse:
    """Take an organisation apart from the register."""
    return _answered(request, number, actions.untie, _("The organisation is no longer tied to the register."))


@require_POST
def part(request: HttpRequest, number: int) -> HttpResponse:
    """Take back that an organisation is the same as another."""
    row = queries_archive.organisation_by_number(viewer_of(request), number)
    main = row.same_as_id or number
    actions.part(row, by=viewer_of(request), at=timezone.now())
    toast(request, _("The two are two again."))
    return redirect("programmes:organisation", main)


def same_as(request: HttpRequest, number: int) -> HttpResponse:
    """Choose which organisation this one is the same as, or which body of the register it is."""
    viewer = viewer_of(request)
    viewer.check(actions.CHANGE)
    row = queries_archive.organisation_by_number(viewer, number)
    if request.method == "POST":
        chosen = request.POST.get("other", "")
        other = get_object_or_404(PublicOrganisation, pk=int(chosen) if chosen.isdecimal() else 0)
        try:
            actions.join(row, other, by=viewer, at=timezone.now())
        except RuleBroken as reason:
            toast(request, str(reason), kind="error")
            return redirect("programmes:organisation_same_as", number)
        toast(request, _("The two are one now. It can be taken back."))
        return redirect("programmes:organisation", other.same_as_id or other.pk)
    words = request.GET.get("q", "").strip() or row.name
    context = {
        "organisation": row,
        "asked": words,
        "found": queries_archive.alike(row, words),
        "bodies": [
            (one, one.value[1:])
            for one in look_up(viewer, words, timezone.now(), most=8)
            if one.value.startswith("b")
        ],
        "view": actions.CHANGE,
    }
    return render(request, "programmes/same_as.html", context)
