"""What a programme granted: by county, priority and year, over a programme that is closed as over one that runs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.programmes import queries, queries_archive, queries_granted, queries_money, telling
from utblick.features.programmes.euros import Rates
from utblick.features.programmes.models import Part, PublicParticipation
from utblick.features.programmes.queries import VIEW
from utblick.ui import maps
from utblick.ui.charts import Bar, bars
from utblick.ui.columns import Column
from utblick.ui.filters import Apply, Choice, Contains, Flag
from utblick.ui.geography import region
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of


def _county(row: PublicParticipation) -> str:
    place = region(row.nuts3) if row.nuts3 else None
    return place.name if place else row.nuts3


def _organisation_url(row: PublicParticipation) -> str:
    return reverse("programmes:organisation", args=[row.organisation_id]) if row.organisation_id else ""


COLUMNS = (
    Column("name", gettext_lazy("Organisation"), link=_organisation_url, sort="name", heading=True),
    Column("part", gettext_lazy("Part"), value="get_part_display", sort="part"),
    Column(
        "project",
        gettext_lazy("Project"),
        value=lambda row: str(row.project),
        link=lambda row: queries_archive.project_url(row.project_id),
        sort="project__title",
    ),
    Column(
        "priority", gettext_lazy("Priority"), value="project.priority", sort="project__priority", roomy=True
    ),
    Column("county", gettext_lazy("Region"), value=_county, sort="nuts3"),
    Column(
        "country",
        gettext_lazy("Country"),
        value=lambda row: telling.country(row.country),
        sort="country",
        narrow=True,
    ),
    Column(
        "starts", gettext_lazy("Begins"), value="project.starts_on", sort="project__starts_on", narrow=True
    ),
    Column(
        "budget",
        gettext_lazy("Its budget, euro"),
        value=lambda row: queries_archive.as_told(row.budget_eur, row.budget_amount, row.currency),
        html=lambda row: queries_archive.money(row.budget_eur, row.budget_amount, row.currency),
        sort="budget_eur",
        numeric=True,
    ),
    Column(
        "eu",
        gettext_lazy("From the EU, euro"),
        value=lambda row: queries_archive.as_told(row.eu_eur, row.eu_amount, row.currency),
        html=lambda row: queries_archive.money(row.eu_eur, row.eu_amount, row.currency),
        sort="eu_eur",
        numeric=True,
        hidden=True,
    ),
)


NONE = "-"


@require_GET
def granted(request: HttpRequest, key: str) -> HttpResponseBase:
    """Show what a programme granted, with figures that open their rows."""
    viewer = viewer_of(request)
    programme = queries.programme_by_key(viewer, key)
    rows = queries_granted.granted_rows(viewer, programme)
    counties = queries_granted.counties_of(programme)
    listing = Listing(
        request,
        rows,
        name="granted",
        title=_("What was granted: %(programme)s") % {"programme": programme.name},
        columns=COLUMNS,
        filters=_filters(rows, counties.ours),
        default_sort="-starts",
        empty=(
            _("No public list of this programme yet"),
            _("Bring in the programme's list of projects or partners."),
            reverse("programmes:bring_list") if viewer.may("programmes.archive.import") else "",
            _("Bring in a list"),
        ),
    )
    kept: Any = listing.rows
    kept, known = kept.order_by(), queries_money.rates()
    context = {
        "programme": programme,
        "counties": counties.ours,
        "sums": {name: queries_money.whole(kept, name, known) for name in queries_money.SUMS},
        "without_sum": queries_money.without_sum(kept),
        "projects": kept.values("work").distinct().count(),
        "by_county": _by_county(kept, counties, known),
        "by_priority": sorted(
            queries_granted.granted_by(kept, "project__priority", known), key=lambda one: -one.projects
        ),
        "years": _years(kept, request.path),
        "map": _map(kept, request.path),
        "view": VIEW,
    }
    return listing.response("programmes/granted.html", context)


def _filters(rows: Any, counties: tuple[str, ...]) -> tuple[Any, ...]:
    plain = rows.order_by()
    codes = sorted(set(plain.exclude(nuts3="").values_list("nuts3", flat=True)))
    years = sorted(
        set(plain.exclude(project__starts_on=None).values_list("project__starts_on__year", flat=True)),
        reverse=True,
    )
    priorities = sorted(set(plain.exclude(project__priority="").values_list("project__priority", flat=True)))
    named = [(code, f"{place.name} ({code})" if (place := region(code)) else code) for code in codes]
    found: list[Any] = [
        Contains(key="q", label=_("Words"), field="project__title", also=("name", "project__acronym")),
        Choice(
            key="lan",
            label=_("Region"),
            choices=[*named, (NONE, _("no region told"))],
            apply=_either("nuts3"),
        ),
        Choice(
            key="prioritering",
            label=_("Priority"),
            choices=[*((one, one) for one in priorities), (NONE, _("none told"))],
            apply=_either("project__priority"),
        ),
        Choice(
            key="ar",
            label=_("Begins in"),
            field="project__starts_on__year",
            choices=[(year, str(year)) for year in years],
        ),
        Choice(key="part", label=_("Part"), choices=Part.choices),
    ]
    if counties:
        condition = queries_granted.in_counties(counties)
        found.append(
            Flag(
                key="vara",
                label=_("Only our contact point's counties"),
                apply=lambda kept, _value: kept.filter(condition),
            )
        )
    return tuple(found)


def _either(field: str) -> Apply:
    """Give the filter of a field that may also be asked for where it is empty."""
    return lambda rows, value: rows.filter(**{field: "" if value == NONE else value})


def _by_county(
    rows: Any, counties: queries_granted.Served, known: Rates
) -> list[tuple[queries_granted.Granted, str, bool, bool]]:
    """Give the regions with their names, and whether our contact point or another serves them; ours first."""
    found = [
        (
            one,
            place.name if (place := region(one.key)) else one.key or _("no region told"),
            one.key in counties.ours,
            one.key in counties.others,
        )
        for one in queries_granted.granted_by(rows, "nuts3", known)
    ]
    return sorted(found, key=lambda row: (not row[2], not row[3], -row[0].projects, row[1]))


def _years(rows: Any, path: str) -> Any:
    counted = {
        int(one.key): one.projects
        for one in queries_granted.granted_by(rows, "project__starts_on__year")
        if one.key
    }
    if not counted:
        return ""
    items = [
        Bar(str(year), counted.get(year, 0), f"{path}?ar={year}" if year in counted else "")
        for year in range(min(counted), max(counted) + 1)
    ]
    return bars(_("Projects by the year in which they begin"), items, unit=_("projects"), period=_("Year"))


def _map(rows: Any, path: str) -> Any:
    spots = [
        maps.Spot(one.key, one.projects, f"{path}?lan={one.key}")
        for one in queries_granted.granted_by(rows, "nuts3")
        if one.key
    ]
    return maps.discs(_("Projects by region"), spots, unit=_("projects")) if spots else ""
