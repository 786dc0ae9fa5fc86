"""What the archive of public projects holds, the list of projects, the page of one, and what could not be read."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from utblick.features.monitoring.reader_words import said_of
from utblick.features.programmes import euros, queries_archive, queries_money
from utblick.features.programmes.actions import archive as actions
from utblick.features.programmes.actions import same_projects
from utblick.features.programmes.archive import identity
from utblick.features.programmes.archive.searching import Search, ranks_asked
from utblick.features.programmes.models import ListReading, Part, PublicProject, source_name
from utblick.features.programmes.queries import CHANGE, VIEW
from utblick.features.programmes.views.pages import tabs
from utblick.foundation.rules import RuleBroken
from utblick.ui import maps
from utblick.ui.alphabet import place
from utblick.ui.columns import Column
from utblick.ui.exports import Sheet, csv_lines
from utblick.ui.filters import Choice, Contains
from utblick.ui.geography import region
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def _programme(row: PublicProject) -> str:
    return row.programme.name if row.programme else row.programme_text


PROJECTS = (
    Column(
        "title",
        gettext_lazy("Project"),
        value=lambda row: f"{row.acronym}: {row.title}" if row.acronym else row.title,
        link=lambda row: queries_archive.project_url(row.pk),
        sort="title",
        heading=True,
    ),
    Column("programme", gettext_lazy("Programme"), value=_programme, sort="programme_text"),
    Column("starts", gettext_lazy("Begins"), value="starts_on", sort="starts_on", narrow=True),
    Column("ends", gettext_lazy("Ends"), value="ends_on", sort="ends_on", narrow=True),
    Column(
        "total",
        gettext_lazy("Total, euro"),
        value=lambda row: queries_archive.as_told(row.total_eur, row.total_amount, row.currency),
        html=lambda row: queries_archive.money(row.total_eur, row.total_amount, row.currency),
        sort="total_eur",
        numeric=True,
    ),
    Column(
        "eu",
        gettext_lazy("From the EU, euro"),
        value=lambda row: queries_archive.as_told(row.eu_eur, row.eu_amount, row.currency),
        html=lambda row: queries_archive.money(row.eu_eur, row.eu_amount, row.currency),
        sort="eu_eur",
        numeric=True,
    ),
    Column("source", gettext_lazy("Source"), value="source_name", sort="source", hidden=True),
    Column("licence", gettext_lazy("Licence"), value="licence", hidden=True),
    Column("seen", gettext_lazy("Seen"), value="seen_at", sort="seen_at", hidden=True),
)


@require_GET
def projects(request: HttpRequest) -> HttpResponseBase:
    """List public projects."""
    viewer = viewer_of(request)
    viewer.check(VIEW)

    def on_theme(rows: Any, value: Any) -> Any:
        try:
            return rows.filter(rank__in=ranks_asked(Search(words=str(value))))
        except RuleBroken:
            return rows.filter(title__icontains=value)

    programmes = queries_archive.programmes_held()
    listing = Listing(
        request,
        PublicProject.objects.select_related("programme").defer("summary"),
        name="public-projects",
        title=_("Public projects"),
        columns=PROJECTS,
        filters=(
            Contains(key="q", label=_("Words for the theme"), apply=on_theme),
            Choice(
                key="program",
                label=_("Programme"),
                field="programme__pk",
                choices=[(one.pk, one.name) for one in programmes],
            ),
            Contains(key="heter", label=_("Programme as the source says"), field="programme_text"),
            Choice(key="kalla", label=_("Source"), field="source", choices=_sources),
        ),
        default_sort="-starts",
        after=queries_archive.each_project_once,
        empty=(_("No public projects yet"), _("Bring in a list of projects or partners."), "", ""),
    )
    return listing.response("programmes/public_projects.html", {"view": VIEW})


def _sources() -> list[tuple[str, str]]:
    rows = PublicProject.objects.order_by("source").values_list("source", flat=True).distinct()
    return [(source, source_name(source)) for source in rows]


@require_GET
def coverage(request: HttpRequest) -> HttpResponse:
    """Show what the archive holds, from where and how new, and the lists that were brought in."""
    viewer = viewer_of(request)
    rows = queries_archive.coverage(viewer)
    context = {
        "held": rows,
        "tabs": tabs(request),
        "freshness": queries_archive.freshness(viewer),
        "readings": queries_archive.readings(viewer)[:30],
        "unknown": sum(row.projects for row in rows if row.programme is None),
        "may_bring": viewer.may(actions.IMPORT),
        "may_change": viewer.may(CHANGE),
        "view": VIEW,
    }
    return render(request, "programmes/archive.html", context)


@require_POST
def recognise(request: HttpRequest) -> HttpResponse:
    """Look anew which programme each public project is of."""
    n = actions.recognise_programmes(by=viewer_of(request), at=timezone.now())
    said = ngettext(
        "%(n)s project has another programme now.", "%(n)s projects have another programme now.", n
    )
    toast(request, said % {"n": n})
    return redirect("programmes:archive")


@require_GET
def refused(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give the rows of a list that could not be read, with their lines and the reasons, as a file for Excel."""
    viewer_of(request).check(actions.IMPORT)
    reading = get_object_or_404(ListReading, pk=number)
    sheet = Sheet(
        "refused",
        _("Refused rows: %(list)s") % {"list": reading},
        [f"{timezone.localtime(reading.at):%Y-%m-%d %H:%M}"],
        [_("File"), _("Line"), _("Identifier"), _("Reason")],
        [(row.file, row.line or "", row.id, row.reason) for row in said_of(reading.rejects)],
    )
    answer = HttpResponse(csv_lines(sheet), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="refused-{number}.csv"'
    return answer


@require_GET
def project(request: HttpRequest, number: int) -> HttpResponse:
    """Show a public project: what the source says, and who took part, in a table and on the map."""
    viewer = viewer_of(request)
    row = queries_archive.project_by_number(viewer, number)
    parts = list(row.participations.select_related("organisation", "body").order_by("part", "name"))
    parts.sort(key=lambda one: (one.part != Part.LEAD, place(one.name)))
    at: dict[str, int] = {}
    for one in parts:
        if one.nuts3:
            at[one.nuts3] = at.get(one.nuts3, 0) + 1
    spots = [
        maps.Spot(code, n, f"{reverse('programmes:find_partner')}?plats={code}") for code, n in at.items()
    ]
    context = {
        "project": row,
        "programme": _programme(row),
        "parts": [
            (
                one,
                _place(one),
                queries_money.amount_words(one.budget_eur, one.budget_amount, one.currency),
            )
            for one in parts
        ],
        "map": maps.discs(_("Where the partners are"), spots, unit=_("partners")) if spots else "",
        "details": queries_archive.details_of(row),
        "sums": _sums(row),
        "also": identity.tellings_of(row),
        "apart": identity.held_apart(row),
        "may_join": viewer.may(actions.IMPORT),
        "view": VIEW,
    }
    return render(request, "programmes/public_project.html", context)


def _sums(row: PublicProject) -> list[tuple[str, str, euros.Sum | None]]:
    """Give what a project costs and gets: the label, the sum as told, and in euro where it was told otherwise."""
    known = queries_money.rates()
    found: list[tuple[str, str, euros.Sum | None]] = []
    for label, euro, amount in (
        (_("Total"), row.total_eur, row.total_amount),
        (_("From the EU"), row.eu_eur, row.eu_amount),
    ):
        if euro is not None:
            found.append((label, f"{queries_money.amount_words(euro, None, '')} euro", None))
        elif amount is not None:
            told = queries_money.amount_words(None, amount, row.currency)
            found.append((label, told, euros.summed(None, [euros.Told(row.currency, amount, 1)], known)))
    return found


@require_POST
def set_apart(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a project is another than the one that it is counted with."""
    return _parted(request, number, same_projects.set_apart, _("The two are counted as two projects now."))


@require_POST
def take_together(request: HttpRequest, number: int) -> HttpResponse:
    """Take back that a project is another."""
    return _parted(request, number, same_projects.take_together, _("The two are counted as one project now."))


def _parted(request: HttpRequest, number: int, act: Any, said: str) -> HttpResponse:
    """Do that to a project, and show the one whose page it was pressed on."""
    viewer = viewer_of(request)
    row = queries_archive.project_by_number(viewer, number)
    try:
        act(row, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, said)
    shown = request.POST.get("shown", "")
    return redirect("programmes:public_project", int(shown) if shown.isdecimal() else number)


def _place(one: Any) -> str:
    place = region(one.nuts3) if one.nuts3 else None
    return ", ".join(dict.fromkeys(part for part in (one.city, place.name if place else one.nuts3) if part))
