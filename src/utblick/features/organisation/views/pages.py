"""Look at the region: its boards, units, remits and people, as of any day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.features.organisation import appointing, queries
from utblick.features.organisation.forms import AsOfForm, TreeForm
from utblick.features.organisation.models import Assignment, Board, Certainty, Remit, Unit
from utblick.features.organisation.views.leaving import what_is_held
from utblick.foundation.accounts.roles import Role
from utblick.ui.holdings import may_hand_over
from utblick.ui.lists import Choice, Column, Contains, Listing
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag

VIEW = "organisation.region.view"

PAGES = (
    ("organisation:region", gettext_lazy("Boards")),
    ("organisation:remits", gettext_lazy("Who owns what")),
    ("organisation:units", gettext_lazy("Units")),
    ("organisation:people", gettext_lazy("People and roles")),
)


def _tabs(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for name, label in PAGES
    ]


def _asked_day(request: HttpRequest, form: AsOfForm | None = None) -> tuple[AsOfForm, date]:
    """Read the day that the page is asked about; today when it says none, or nothing that is a day."""
    form = form or AsOfForm(request.GET)
    return form, (form.cleaned_data.get("on") if form.is_valid() else None) or timezone.localdate()


def _context(request: HttpRequest, form: AsOfForm, day: date) -> dict[str, Any]:
    today = timezone.localdate()
    return {"tabs": _tabs(request), "form": form, "day": day, "is_today": day == today, "view": VIEW}


def region(request: HttpRequest) -> HttpResponse:
    """Show the boards with what each owns and who serves there."""
    viewer_of(request).check(VIEW)
    form, day = _asked_day(request)
    held = list(queries.remits(day))
    serving = list(queries.people(day))
    cards = [
        {
            "board": board,
            "remits": [remit for remit in held if board.pk in (remit.owner_id, remit.joint_with_id)],
            "roles": _by_role(row for row in serving if row.board_id == board.pk),
        }
        for board in queries.boards(day)
    ]
    whole = _by_role(row for row in serving if not row.board_id and not row.unit_id)
    context = {"cards": cards, "whole": whole, **_context(request, form, day)}
    return render(request, "organisation/region.html", context)


def _by_role(rows: Iterable[Assignment]) -> list[tuple[str, list[Assignment]]]:
    """Group who serves by role, in the order of roles."""
    found: dict[str, list[Assignment]] = {}
    for row in rows:
        found.setdefault(row.role, []).append(row)
    return [(str(role.label), found[role.value]) for role in Role if role.value in found]


def board(request: HttpRequest, key: str) -> HttpResponse:
    """Show one board: its task, what it owns, what concerns it, who serves there, its history."""
    viewer = viewer_of(request)
    viewer.check(VIEW)
    shown = get_object_or_404(Board, key=key)
    form, day = _asked_day(request)
    held = list(queries.remits(day))
    context = {
        "board": next((row for row in queries.boards(day) if row.pk == shown.pk), shown),
        "exists": shown.holds(day),
        "owned": [remit for remit in held if shown.pk in (remit.owner_id, remit.joint_with_id)],
        "concerning": [remit for remit in held if shown in remit.concerned.all()],
        "roles": _by_role(queries.people(day, board=key)),
        "areas": [
            branch.unit
            for trunk in queries.unit_tree(day, board=key)
            for branch in trunk.walk()
            if branch.found
        ],
        "versions": shown.versions.all(),
        "may_give": appointing.may_give(viewer, Role.ELECTED, board=key),
        **_context(request, form, day),
    }
    return render(request, "organisation/board.html", context)


def units(request: HttpRequest) -> HttpResponse:
    """Show the unit tree, or what is asked for of it."""
    viewer_of(request).check(VIEW)
    boards = queries.boards(_asked_day(request)[1])
    form, day = _asked_day(request, TreeForm(request.GET, boards=boards))
    asked = form.cleaned_data if form.is_valid() else {}
    tree = queries.unit_tree(
        day, search=asked.get("q", ""), kind=asked.get("kind", ""), board=asked.get("board", "")
    )
    found = sum(branch.found for trunk in tree for branch in trunk.walk())
    narrowed = any(asked.get(name) for name in ("q", "kind", "board"))
    context = {"tree": tree, "found": found, "narrowed": narrowed, **_context(request, form, day)}
    return render(request, "organisation/units.html", context)


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one unit: where it belongs, what is below it, who serves there, its history."""
    viewer_of(request).check(VIEW)
    shown = get_object_or_404(Unit.objects.select_related("parent", "board", "successor"), pk=pk)
    form, day = _asked_day(request)
    context = {
        "unit": shown,
        "exists": shown.holds(day),
        "below": shown.children.at(day),
        "roles": _by_role(queries.people(day, unit=pk)),
        "versions": shown.versions.select_related("parent", "board"),
        "predecessors": shown.predecessors.all(),
        **_context(request, form, day),
    }
    return render(request, "organisation/unit.html", context)


def remits(request: HttpRequest) -> HttpResponse:
    """Show which board owns which topic, and warn where none or several do."""
    viewer_of(request).check(VIEW)
    form, day = _asked_day(request)
    boards = queries.boards(day)
    held = list(queries.remits(day))
    by_topic: dict[int, list[Remit]] = {}
    for remit in held:
        by_topic.setdefault(remit.topic_id, []).append(remit)
    overlapping = queries.overlapping_remits(day)
    ownerless, coming = queries.ownerless_topics(day), queries.coming_remits(day)
    rows = [
        {
            "topic": topic,
            "remits": by_topic.get(topic.pk, []),
            "cells": [(row, _part(row, by_topic.get(topic.pk, []))) for row in boards],
            "ownerless": topic in ownerless,
            "coming": coming.get(topic.pk),
        }
        for topic in queries.topics(day)
    ]
    context = {
        "boards": boards,
        "rows": rows,
        "ownerless": ownerless,
        "overlapping": overlapping,
        "shared": queries.shared_concepts(day),
        "unsure": sum(remit.certainty == Certainty.UNSURE for remit in held),
        **_context(request, form, day),
    }
    return render(request, "organisation/remits.html", context)


def _part(board: Board, held: list[Remit]) -> str:
    """Say what part a board has in a topic: `owns`, `joint`, `concerned` or nothing."""
    for remit in held:
        if remit.owner_id == board.pk:
            return "owns"
        if remit.joint_with_id == board.pk:
            return "joint"
    return "concerned" if any(board in remit.concerned.all() for remit in held) else ""


def _place(row: Assignment) -> SafeString:
    if row.board:
        return board_tag(row.board, url=reverse("organisation:board", args=[row.board.key]))
    if row.unit:
        address = reverse("organisation:unit", args=[row.unit.pk])
        return format_html('<a href="{}">{}</a>', address, row.unit.name)
    return format_html("{}", _("the whole region"))


def _place_text(row: Assignment) -> str:
    return str(row.board or row.unit or _("the whole region"))


def _named(row: Assignment) -> SafeString:
    """Draw the name and, where it says more than the name does, the title."""
    link = format_html(
        '<a href="{}">{}</a>', reverse("organisation:assignment", args=[row.pk]), row.account.name
    )
    if not row.title or row.title == row.account.name:
        return link
    return format_html('{}<br><span class="muted small">{}</span>', link, row.title)


COLUMNS = (
    Column(
        "name",
        gettext_lazy("Name"),
        value="account.name",
        html=_named,
        heading=True,
        sort="account__name",
    ),
    Column("role", gettext_lazy("Role"), value="get_role_display", sort="role"),
    Column("title", gettext_lazy("Title"), value="title", hidden=True),
    Column("place", gettext_lazy("Serves"), html=_place, value=_place_text),
    Column("valid_from", gettext_lazy("First day"), sort=True),
    Column("last_day", gettext_lazy("Last day"), sort="valid_until"),
)


def _board_choices() -> list[tuple[str, str]]:
    return [(row.key, f"{row.key} {row.name}") for row in queries.boards(timezone.localdate())]


FILTERS = (
    Contains(
        key="q",
        label=gettext_lazy("Name or title"),
        field="account__name",
        also=("title_sv", "title_en", "unit__name_sv", "unit__name_en"),
    ),
    Choice(key="role", label=gettext_lazy("Role"), choices=lambda: Role.choices),
    Choice(key="board", label=gettext_lazy("Board"), field="board__key", choices=_board_choices),
)


def people(request: HttpRequest) -> HttpResponseBase:
    """List who serves in which role."""
    viewer = viewer_of(request)
    viewer.check(VIEW)
    form, day = _asked_day(request)
    listing = Listing(
        request,
        queries.people(day),
        name="people",
        title=_("People and roles"),
        columns=COLUMNS,
        filters=FILTERS,
        default_sort="role",
        empty=(_("Nobody has a role on this day"), _("Choose another day, or give someone a role."), "", ""),
    )
    may_change = bool(appointing.roles_to_give(viewer))
    return listing.response(
        "organisation/people.html", {**_context(request, form, day), "may_change": may_change}
    )


def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one assignment, its substitutes and its history."""
    viewer = viewer_of(request)
    viewer.check(VIEW)
    shown = get_object_or_404(Assignment.objects.select_related("account", "board", "unit"), pk=pk)
    may_substitute = appointing.may_name_substitute(viewer, shown)
    # For whoever ends roles, and whoever hands over: to others it is no task that somebody's term has an end.
    acts = appointing.may_give_as(viewer, shown) or may_hand_over(viewer)
    tells_held = acts and queries.is_leaving(shown.account)
    today = timezone.localdate()
    context = {
        "assignment": shown,
        "place": _place(shown),
        "substitutes": shown.substitutes.select_related("account"),
        "may_change": appointing.may_give_as(viewer, shown),
        "may_substitute": may_substitute and (shown.valid_until is None or shown.valid_until > today),
        "may_end_substitutes": may_substitute,
        "today": today,
        "view": VIEW,
        "language": get_language(),
        **(what_is_held(viewer, shown.account) if tells_held else {}),
    }
    return render(request, "organisation/assignment.html", context)
