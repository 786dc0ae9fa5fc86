"""The list of networks, the sheet of one, the review before renewals, and what is covered."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, PositiveSmallIntegerField, QuerySet, When
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

from utblick.features.networks import queries, rules
from utblick.features.networks.models import Member, Network, YearCost
from utblick.features.networks.queries import Review
from utblick.features.organisation.models import Certainty
from utblick.features.organisation.queries import boards, topics
from utblick.ui import charts
from utblick.ui.columns import Column
from utblick.ui.dates import due_chip_html
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag

# Whose membership comes first: the region's own, and last those that nobody is in.
NEARNESS = Case(
    *(When(member=member, then=place) for place, member in enumerate(Member.values)),
    output_field=PositiveSmallIntegerField(),
)
MISSING = {
    "fee": gettext_lazy("the fee is not known"),
    "units": gettext_lazy("no unit is known to use it"),
}


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages about networks that belong together."""
    pages = (
        ("networks:networks", _("Networks")),
        ("networks:overview", _("What is covered")),
        ("networks:gains", _("What they gave")),
        ("networks:review", _("Before renewals")),
    )
    return [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for name, label in pages
    ]


def _named(network: Network) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("networks:network", args=[network.key]), network.name)


def _certainty(network: Network) -> SafeString:
    if network.certainty == Certainty.UNSURE:
        return format_html('<span class="chip amber">{}</span>', _("to be confirmed"))
    return format_html("{}", network.get_certainty_display())


def _boards(network: Network) -> SafeString:
    tags = format_html_join(" ", "{}", ((board_tag(board),) for board in network.boards.all()))
    return format_html("<span>{}</span>", tags)


def _fee(network: Network) -> int | None:
    year = timezone.localdate().year
    return next((one.fee for one in network.costs.all() if one.fee is not None and one.year <= year), None)


def _notice(network: Network) -> SafeString:
    day = rules.last_notice_day(network.renews_on, network.notice_months)
    today = timezone.localdate()
    if day is None:
        return SafeString("")
    if day >= today:
        return due_chip_html(day, with_word=False)
    if network.renews_on and network.renews_on >= today:
        # The worst case: too late to leave before it renews.
        return format_html('<span class="chip falu">{} {}</span>', _("passed on"), day.isoformat())
    return SafeString("")


COLUMNS = (
    Column("name", gettext_lazy("Network"), value="name", html=_named, sort="name_sv", heading=True),
    Column(
        "abbreviation",
        gettext_lazy("Abbreviation"),
        value="abbreviation",
        sort="abbreviation",
        hidden=True,
    ),
    Column(
        "member",
        gettext_lazy("Member"),
        value="get_member_display",
        sort=("nearness", "name_sv"),
    ),
    Column(
        "boards",
        gettext_lazy("Boards"),
        value=lambda n: ", ".join(board.key for board in n.boards.all()),
        html=_boards,
    ),
    Column("fee", gettext_lazy("Latest fee, kronor"), value=_fee, numeric=True),
    Column("renews", gettext_lazy("Renews on"), value="renews_on", sort="renews_on", hidden=True),
    Column(
        "notice",
        gettext_lazy("Notice by"),
        value=lambda n: rules.last_notice_day(n.renews_on, n.notice_months),
        html=_notice,
    ),
    Column("since", gettext_lazy("Member since"), value="since", sort="since", hidden=True),
    Column("purpose", gettext_lazy("Why we are members"), value="purpose", hidden=True),
    Column(
        "certainty",
        gettext_lazy("How certain"),
        value="get_certainty_display",
        html=_certainty,
        sort="certainty",
    ),
)


def _ours(rows: QuerySet[Network], _value: Any) -> QuerySet[Network]:
    today = timezone.localdate()
    kept = [n.pk for n in rows if rules.is_member(n.member, n.since, n.until, today)]
    return rows.filter(pk__in=kept)


def _without_fee(rows: QuerySet[Network], _value: Any) -> QuerySet[Network]:
    return rows.exclude(pk__in=YearCost.objects.filter(fee__isnull=False).values("network"))


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the networks."""
    viewer = viewer_of(request)
    may_change = viewer.may("networks.network.change")
    listing = Listing(
        request,
        queries.networks(viewer).annotate(nearness=NEARNESS),
        name="networks",
        title=_("Networks"),
        columns=COLUMNS,
        filters=(
            Contains(
                key="q",
                label=_("Words in the name"),
                field="name_sv",
                also=("name_en", "abbreviation", "purpose"),
            ),
            Choice(key="member", label=_("Member"), choices=Member.choices),
            Choice(
                key="board",
                label=_("Board"),
                choices=lambda: [(row.key, f"{row.key} {row.name}") for row in boards(timezone.localdate())],
                apply=lambda rows, key: rows.filter(
                    pk__in=Network.objects.filter(boards__key=key).values("pk")
                ),
            ),
            Choice(
                key="topic",
                label=_("Area"),
                choices=lambda: [(row.key, row.name) for row in topics(timezone.localdate())],
                apply=lambda rows, key: rows.filter(
                    pk__in=Network.objects.filter(topics__key=key).values("pk")
                ),
            ),
            Choice(key="certainty", label=_("How certain"), choices=Certainty.choices),
            Flag(key="ours", label=_("Memberships of today"), apply=_ours),
            Flag(key="nofee", label=_("The fee is not known"), apply=_without_fee),
        ),
        default_sort="member",
        empty=(
            _("No networks yet"),
            _("Add those that the region is a member of, and what each costs and gives."),
            reverse("networks:new_network") if may_change else "",
            _("New network"),
        ),
    )
    return listing.response("networks/networks.html", {"tabs": tabs(request), "may_change": may_change})


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show the sheet of one network."""
    viewer, today = viewer_of(request), timezone.localdate()
    network = queries.network_by_key(viewer, key)
    found = queries.review(viewer, network, today)
    costs = sorted(network.costs.all(), key=lambda one: one.year)
    gains = network.gains.select_related("unit")[:30]
    context = {
        "network": network,
        "review": found,
        "missing": MISSING.get(found.worth.missing, ""),
        "is_member": rules.is_member(network.member, network.since, network.until, today),
        "fees": _fees(network, costs),
        "costs": costs[::-1],
        "representatives": network.representatives.at(today).select_related("board"),
        "former": network.representatives.exclude(pk__in=network.representatives.at(today)),
        "groups": network.groups.prefetch_related("units"),
        "gains": [(row, viewer.may("networks.gain.write", unit=row.unit_id)) for row in gains],
        "recommendations": queries.recommendations(viewer, network),
        "may_change": viewer.may("networks.network.change"),
        "may_gain": viewer.may_somewhere("networks.gain.write"),
        "may_advise": queries.may_advise(viewer, network),
        "today": today,
        "view": queries.VIEW,
    }
    return render(request, "networks/network.html", context)


def _fees(network: Network, costs: list[Any]) -> SafeString:
    bars = [charts.Bar(str(one.year), one.fee) for one in costs if one.fee is not None]
    if len(bars) < 2:
        return SafeString("")
    return charts.bars(_("Fee by year"), bars, unit=_("kronor"), period=_("Year"))


REVIEW_COLUMNS = (
    Column(
        "name",
        gettext_lazy("Network"),
        value="network.name",
        html=lambda r: _named(r.network),
        heading=True,
        sort=True,
    ),
    Column("renews", gettext_lazy("Renews on"), value=lambda r: r.network.renews_on, sort=True),
    Column(
        "notice",
        gettext_lazy("Notice by"),
        value=lambda r: r.notice_by,
        html=lambda r: _notice(r.network),
    ),
    Column(
        "fee",
        gettext_lazy("Fee, kronor"),
        value=lambda r: r.fee if r.fee is not None else _("not known"),
        numeric=True,
    ),
    Column(
        "hours",
        gettext_lazy("Hours a year"),
        value=lambda r: r.hours if r.hours is not None else _("not known"),
        numeric=True,
    ),
    Column("units", gettext_lazy("Active units"), value="active_units", numeric=True),
    Column(
        "worth",
        gettext_lazy("Kronor for each active unit"),
        value=lambda r: (
            r.worth.per_unit if r.worth.per_unit is not None else str(MISSING.get(r.worth.missing, ""))
        ),
        numeric=True,
    ),
    Column("uses", gettext_lazy("Times of use in two years"), value=lambda r: len(r.times), numeric=True),
    Column(
        "advice",
        gettext_lazy("Recommendation"),
        value=lambda r: (
            r.advice.get_advice_display() if r.advice else "" if r.hides_advice else _("none yet")
        ),
    ),
)


@require_GET
def review(request: HttpRequest) -> HttpResponseBase:
    """Show what is known of every membership that renews within a year."""
    viewer, today = viewer_of(request), timezone.localdate()
    rows: list[Review] = queries.reviews(viewer, queries.renewing(viewer, today), today)
    listing = Listing(
        request,
        rows,
        name="renewals",
        title=_("Before renewals"),
        columns=REVIEW_COLUMNS,
        default_sort="renews",
        empty=(_("Nothing renews within a year"), _("Renewal days are set on each network."), "", ""),
    )
    return listing.response("networks/review.html", {"tabs": tabs(request), "view": queries.VIEW})


@require_GET
def pack(request: HttpRequest) -> HttpResponse:
    """Show the whole pack for the review: everything of each membership that renews, to read or print."""
    viewer, today = viewer_of(request), timezone.localdate()
    rows = queries.renewing(viewer, today)
    wanted = request.GET.get("board", "")
    if wanted:
        rows = [row for row in rows if wanted in {board.key for board in row.boards.all()}]
    context = {
        "packs": [_packed(one, today) for one in queries.reviews(viewer, rows, today)],
        "boards": boards(today),
        "board": wanted,
        "today": today,
        "view": queries.VIEW,
    }
    return render(request, "networks/pack.html", context)


def _packed(one: Review, today: date) -> dict[str, Any]:
    network = one.network
    return {
        "review": one,
        "missing": MISSING.get(one.worth.missing, ""),
        "costs": sorted(network.costs.all(), key=lambda row: -row.year)[:4],
        "representatives": network.representatives.at(today).select_related("board"),
        "groups": network.groups.prefetch_related("units"),
    }


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Show which areas no network or three cover, who represents us where, and which terms end."""
    viewer, today = viewer_of(request), timezone.localdate()
    none, many, few = queries.areas(viewer, today)
    ours = [
        network
        for network in queries.networks(viewer).prefetch_related("representatives__board")
        if rules.is_member(network.member, network.since, network.until, today)
    ]
    notices = [(rules.last_notice_day(one.renews_on, one.notice_months), one) for one in ours]
    context = {
        "none": none,
        "many": many,
        "few": few,
        "seats": [(one, [row for row in one.representatives.all() if row.holds(today)]) for one in ours],
        "ending": queries.terms_ending(viewer, today),
        "notices": sorted(
            (
                (day, one)
                for day, one in notices
                if day and (day >= today or (one.renews_on and one.renews_on >= today))
            ),
            key=lambda pair: pair[0],
        ),
        "today": today,
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return render(request, "networks/overview.html", context)
