"""The list of programmes, and the page of one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.organisation.models import Certainty
from utblick.features.programmes import queries, telling
from utblick.features.programmes.models import Open, Programme, ProgrammeKind
from utblick.features.programmes.row_kinds import ROW_KINDS
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of


def _named(row: Programme) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("programmes:programme", args=[row.key]), row.name)


def _certainty(row: Programme) -> SafeString:
    if row.certainty == Certainty.UNSURE:
        return format_html('<span class="chip amber">{}</span>', _("to be confirmed"))
    return format_html("{}", row.get_certainty_display())


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages about programmes and calls that belong together."""
    pages = (
        ("programmes:programmes", _("Programmes")),
        ("programmes:calls", _("Calls")),
        ("programmes:suits", _("What suits my unit")),
        ("programmes:statistics", _("What became of calls")),
        ("programmes:archive", _("Public projects")),
    )
    return [
        {"label": label, "url": reverse(name), "current": request.path.startswith(reverse(name))}
        if name != "programmes:programmes"
        else {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for name, label in pages
    ]


COLUMNS = (
    Column("name", gettext_lazy("Programme"), value="name", html=_named, sort="name_sv", heading=True),
    Column("kind", gettext_lazy("Kind"), value="get_kind_display", sort="kind"),
    Column("open", gettext_lazy("Open to our county"), value="get_open_to_us_display", sort="open_to_us"),
    Column("ends", gettext_lazy("End of the period"), value="ends_on", sort="ends_on"),
    Column("costs", gettext_lazy("Last day of costs"), value="costs_end_on", sort="costs_end_on"),
    Column("body", gettext_lazy("Swedish body"), value="swedish_body"),
    Column("cci", gettext_lazy("CCI number"), value="cci", hidden=True),
    Column(
        "certainty",
        gettext_lazy("How certain"),
        value="get_certainty_display",
        html=_certainty,
        sort="certainty",
    ),
)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the programmes."""
    viewer = viewer_of(request)
    may_change = viewer.may(queries.CHANGE)
    listing = Listing(
        request,
        queries.programmes(viewer),
        name="programmes",
        title=_("Programmes"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words in the name"), field="name_sv", also=("name_en", "cci")),
            Choice(key="kind", label=_("Kind"), choices=ProgrammeKind.choices),
            Choice(key="open", label=_("Open to our county"), field="open_to_us", choices=Open.choices),
        ),
        default_sort="name",
        empty=(
            _("No programmes yet"),
            _("Add those that our actors may apply in, with their days and rules."),
            reverse("programmes:new_programme") if may_change else "",
            _("New programme"),
        ),
    )
    context = {"tabs": tabs(request), "may_change": may_change, "view": queries.VIEW}
    return listing.response("programmes/programmes.html", context)


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show one programme: what it is, until when, for whom, what it pays, the next call; then all that it says."""
    viewer, at, today = viewer_of(request), timezone.now(), timezone.localdate()
    programme = queries.programme_by_key(viewer, key)
    all_rows = {kind.relation: list(getattr(programme, kind.relation).all()) for kind in ROW_KINDS.values()}
    every_call = queries.all_calls(viewer, programme, at)
    ahead = queries.soonest(every_call)
    context = {
        "programme": programme,
        "period": telling.period(programme, today),
        "is_over": telling.is_over(programme, today),
        "shares": telling.shares(all_rows["rates"], today),
        "applicants": telling.applicants(all_rows["forms"], today),
        "next": ahead[0] if ahead else None,
        "calls": every_call,
        "areas": telling.area_lines(all_rows["areas"], programme.nuts_version, today),
        "objectives": _nested(all_rows["objectives"]),
        "sections": [
            (kind, [(row, telling.row_in_words(kind, row)) for row in all_rows[kind.relation]])
            for kind in ROW_KINDS.values()
            if kind.key not in ("mal", "omrade", "organ")
        ],
        "bodies": [(row, telling.holds(row, today, "since", "until")) for row in all_rows["bodies"]],
        "names": programme.names.all(),
        "successors": programme.successors.all(),
        "money": telling.euro(programme.budget_eur),
        "may_change": viewer.may(queries.CHANGE),
        "may_change_calls": viewer.may(queries.CHANGE_CALL),
        "today": today,
        "view": queries.VIEW,
    }
    return render(request, "programmes/programme.html", context)


def _nested(rows: list[Any]) -> list[tuple[Any, list[Any]]]:
    """Put objectives under the priority that holds them; those of none stand alone."""
    held: dict[int, list[Any]] = {}
    for row in rows:
        if row.parent_id:
            held.setdefault(row.parent_id, []).append(row)
    return [(row, held.get(row.pk, [])) for row in rows if not row.parent_id]
