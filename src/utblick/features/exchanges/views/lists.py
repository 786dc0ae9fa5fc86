"""The list of exchanges, and the search for who did something before."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.exchanges import queries, ties
from utblick.features.exchanges.days import days_html
from utblick.features.exchanges.models import Changed, Exchange, Field
from utblick.features.networks.models import Network
from utblick.features.organisation.models import Level, Unit
from utblick.features.organisation.queries import boards
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains, DateRange, Flag
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages about exchanges that belong together."""
    pages = (
        ("exchanges:exchanges", _("Exchanges")),
        ("exchanges:experience", _("Who did this before?")),
        ("exchanges:places", _("Open places")),
    )
    found = [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for name, label in pages
    ]
    viewer = viewer_of(request)
    for permission, name, label in (
        ("exchanges.list.import", "exchanges:import_list", _("Bring in a list")),
        ("exchanges.term.change", "exchanges:terms", _("Types and purposes")),
    ):
        if viewer.may(permission):
            address = reverse(name)
            found.append({"label": label, "url": address, "current": request.path == address})
    return found


def state_of(exchange: Exchange) -> tuple[str, str]:
    """Give the word for where an exchange stands, and its tone; nothing for one that has been held."""
    if exchange.is_draft:
        return _("draft"), "amber"
    if exchange.is_cancelled:
        return _("did not take place"), "falu"
    if exchange.ends_on > timezone.localdate():
        return _("planned"), "water"
    return "", ""


def _title(exchange: Exchange) -> SafeString:
    word, tone = state_of(exchange)
    chip = format_html(' <span class="chip {}">{}</span>', tone, word) if word else SafeString("")
    link = format_html(
        '<a href="{}">{}</a>', reverse("exchanges:exchange", args=[exchange.pk]), exchange.title
    )
    return link + chip


def _units(exchange: Exchange) -> SafeString:
    links = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        ((reverse("organisation:unit", args=[unit.pk]), unit.name) for unit in exchange.units.all()),
    )
    return format_html("<span>{}</span>", links)  # one cell, also where a row is a card


def _days(exchange: Exchange) -> SafeString:
    return days_html(exchange.starts_on, exchange.ends_on)


COLUMNS = (
    Column("title", gettext_lazy("What"), value="title", html=_title, sort="title", heading=True),
    Column("days", gettext_lazy("When"), value="starts_on", html=_days, sort=("starts_on", "ends_on")),
    Column("ends_on", gettext_lazy("Last day"), value="ends_on", hidden=True, sort="ends_on"),
    Column("place", gettext_lazy("Where"), value="place", sort="place"),
    Column(
        "units",
        gettext_lazy("Units"),
        value=lambda e: ", ".join(unit.name for unit in e.units.all()),
        html=_units,
    ),
    Column(
        "type", gettext_lazy("Type"), value=lambda e: e.type.name if e.type else "", sort="type__sort_order"
    ),
    Column(
        "direction",
        gettext_lazy("Direction"),
        value=lambda e: e.direction.name if e.direction else "",
        sort="direction__sort_order",
        hidden=True,
    ),
    Column(
        "purposes",
        gettext_lazy("Purposes"),
        value=lambda e: ", ".join(term.name for term in e.purposes.all()),
        hidden=True,
    ),
    Column("partners", gettext_lazy("Partners"), value=lambda e: ", ".join(e.partners), hidden=True),
    Column(
        "participants",
        gettext_lazy("Participants"),
        value="participants",
        sort="participants",
        numeric=True,
        hidden=True,
    ),
    Column("cost", gettext_lazy("Cost in kronor"), value="cost", sort="cost", numeric=True, hidden=True),
    Column("co2", gettext_lazy("CO₂ in kg, estimated"), value="co2_kg", numeric=True, hidden=True),
    Column("learning", gettext_lazy("What was learnt"), value="learning", hidden=True),
    Column("changed", gettext_lazy("Has anything changed"), value="get_changed_display", hidden=True),
    Column("change", gettext_lazy("What changed"), value="change", hidden=True),
    Column("state", gettext_lazy("State"), value=lambda e: state_of(e)[0] or _("held"), hidden=True),
)


def _board_choices() -> list[tuple[str, str]]:
    return [(row.key, f"{row.key} {row.name}") for row in boards(timezone.localdate())]


def _unit_choices() -> list[tuple[str, str]]:
    rows = Unit.objects.at(timezone.localdate()).filter(level__gt=Level.REGION)
    return sorted(((str(unit.pk), unit.name) for unit in rows), key=lambda one: one[1])


def _term_choices(field: str) -> list[tuple[str, str]]:
    return [(str(term.pk), term.name) for term in queries.terms(field, timezone.localdate())]


def _of_unit(rows: QuerySet[Exchange], number: str) -> QuerySet[Exchange]:
    """Keep what a unit took part in; for an area, what its units did too."""
    places = Q(units=int(number)) | Q(units__parent=int(number))
    return rows.filter(pk__in=Exchange.objects.filter(places).values("pk"))


def _projects() -> list[tuple[int, list[str]]]:
    """Give the exchanges that name projects, and which."""
    return list(Exchange.objects.filter(is_draft=False).exclude(projects=[]).values_list("pk", "projects"))


FILTERS = (
    Contains(
        key="q",
        label=gettext_lazy("Words in what or where"),
        field="title",
        also=("place", "learning", "change"),
    ),
    Choice(key="unit", label=gettext_lazy("Unit or area"), choices=_unit_choices, apply=_of_unit),
    Choice(
        key="board",
        label=gettext_lazy("Board"),
        choices=_board_choices,
        apply=lambda rows, key: rows.filter(
            pk__in=Exchange.objects.filter(units__board__key=key).values("pk")
        ),
    ),
    Choice(
        key="type", label=gettext_lazy("Type"), field="type_id", choices=lambda: _term_choices(Field.TYPE)
    ),
    Choice(
        key="direction",
        label=gettext_lazy("Direction"),
        field="direction_id",
        choices=lambda: _term_choices(Field.DIRECTION),
    ),
    Choice(
        key="purpose",
        label=gettext_lazy("Purpose"),
        choices=lambda: _term_choices(Field.PURPOSE),
        apply=lambda rows, number: rows.filter(pk__in=Exchange.objects.filter(purposes=number).values("pk")),
    ),
    Choice(
        key="network",
        label=gettext_lazy("Network"),
        choices=lambda: [(row.key, row.name) for row in Network.objects.all()],
        apply=lambda rows, key: rows.filter(pk__in=Exchange.objects.filter(networks__key=key).values("pk")),
    ),
    Choice(
        key="project",
        label=gettext_lazy("Project"),
        choices=lambda: [
            (name, name) for name in sorted({name for _pk, names in _projects() for name in names})
        ],
        apply=lambda rows, name: rows.filter(pk__in=[pk for pk, names in _projects() if name in names]),
    ),
    DateRange(key="when", label=gettext_lazy("First day"), field="starts_on"),
    DateRange(key="ended", label=gettext_lazy("Last day"), field="ends_on"),
    Choice(key="changed", label=gettext_lazy("Has anything changed"), choices=Changed.choices),
    Flag(
        key="learnt",
        label=gettext_lazy("With a lesson"),
        apply=lambda rows, _value: rows.exclude(learning=""),
    ),
    Flag(
        key="stands",
        label=gettext_lazy("Neither draft nor cancelled"),
        apply=lambda rows, _value: rows.filter(is_draft=False, cancelled_on=None),
    ),
    Flag(
        key="named",
        label=gettext_lazy("Names a project"),
        apply=lambda rows, _value: rows.filter(pk__in=[pk for pk, _names in _projects()]),
    ),
    Flag(
        key="planned",
        label=gettext_lazy("Planned"),
        apply=lambda rows, _value: rows.filter(ends_on__gt=timezone.localdate(), cancelled_on=None),
    ),
)


def _own_project(viewer: Viewer) -> Choice:
    """Narrow to the exchanges that are tied to one of our own projects."""
    return Choice(
        key="own",
        label=_("Our project"),
        choices=lambda: [(number, told.title) for number, told in ties.projects(viewer).items()],
        apply=lambda rows, number: rows.filter(pk__in=ties.exchanges_of(int(number))),
    )


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the exchanges."""
    viewer = viewer_of(request)
    may_register = viewer.may_somewhere(queries.REGISTER)
    listing = Listing(
        request,
        queries.exchanges(viewer),
        name="exchanges",
        title=_("Exchanges"),
        columns=COLUMNS,
        filters=(*FILTERS, _own_project(viewer)),
        default_sort="-days",
        empty=(
            _("No exchanges yet"),
            _("Register the first: what, where, when and which unit."),
            reverse("exchanges:register") if may_register else "",
            _("Register an exchange"),
        ),
    )
    context = {
        "tabs": tabs(request),
        "may_register": may_register,
        "one_line": _one_line(viewer) if may_register else None,
    }
    return listing.response("exchanges/exchanges.html", context)


def _one_line(viewer: Viewer) -> dict[str, Any] | None:
    """Give what a line is registered with: for the unit that the viewer most likely registers for, if any."""
    number = queries.unit_registered_for(viewer, timezone.now())
    unit = Unit.objects.at(timezone.localdate()).filter(pk=number).first() if number else None
    if unit is None or not viewer.may(queries.REGISTER, unit=unit.pk):
        return None
    return {"unit": unit, "key": uuid4()}


@require_GET
def experience(request: HttpRequest) -> HttpResponse:
    """Find who did something before: units, whom to ask, and what was learnt."""
    viewer = viewer_of(request)
    viewer.check(queries.VIEW)
    asked = " ".join(request.GET.get("q", "").split())[:200]
    found = queries.who_did_before(viewer, asked, at=timezone.now()) if asked else None
    context = {"asked": asked, "found": found, "tabs": tabs(request)}
    return render(request, "exchanges/experience.html", context)
