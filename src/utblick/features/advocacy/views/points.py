"""A position article by article, how it stands to our asks, and all positions of a process side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.advocacy import queries
from utblick.features.advocacy.actions import points as actions
from utblick.features.advocacy.beside import side_by_side
from utblick.features.advocacy.forms_points import PointForm, StancesForm
from utblick.features.advocacy.models import Point, Position
from utblick.features.advocacy.views.changing import changed, done
from utblick.features.advocacy.views.positions import WRITE, sheet
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of


@require_GET
def beside(request: HttpRequest, key: str) -> HttpResponse:
    """Show what we, the Government, networks and others hold, side by side."""
    viewer = viewer_of(request)
    process = queries.process_by_key(viewer, key)
    context = {"process": process, "table": side_by_side(viewer, process), "view": queries.VIEW}
    return render(request, "advocacy/beside.html", context)


def _opened(request: HttpRequest, number: int) -> Position:
    viewer = viewer_of(request)
    viewer.check(WRITE)
    return queries.position_by_number(viewer, number)


def new(request: HttpRequest, number: int) -> HttpResponse:
    """Say what a position holds of an article."""
    position = _opened(request, number)

    def act(**fields: Any) -> Point:
        fields.pop("version")
        return actions.add_point(position, **fields)

    return changed(
        request,
        PointForm(given(request), process=position.process),
        act,
        title=_("What it says of an article"),
        back=sheet(position),
        permission=WRITE,
        crumbs=(position.title, sheet(position)),
    )


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what a position holds of an article."""
    row = _point(request, number)

    def act(**fields: Any) -> Point:
        return actions.change_point(row, version=fields.pop("version") or 0, **fields)

    return changed(
        request,
        PointForm(given(request), instance=row, process=row.position.process),
        act,
        title=_("What it says of an article"),
        back=sheet(row.position),
        permission=WRITE,
        version=lambda: Point.objects.values_list("version", flat=True).get(pk=number),
        crumbs=(row.position.title, sheet(row.position)),
    )


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take away what a position holds of an article."""
    row = _point(request, number)
    return done(
        request,
        lambda: actions.remove_point(row, by=viewer_of(request), at=timezone.now()),
        sheet(row.position),
        _("Removed."),
    )


def stances(request: HttpRequest, number: int) -> HttpResponse:
    """Say how a position stands to the asks of its process."""
    position = _opened(request, number)
    asks = list(queries.asks(viewer_of(request), position.process))

    def act(by: Any, at: Any, version: int | None, **fields: str) -> None:
        said = {ask: (fields[f"side-{ask.pk}"], fields[f"words-{ask.pk}"].strip()) for ask in asks}
        actions.set_stances(position, said, version=version or 0, by=by, at=at)

    form = StancesForm(
        given(request),
        asks=asks,
        stances=list(position.stances.all()),
        version=position.stances_version,
    )
    return changed(
        request,
        form,
        act,
        title=_("How it stands to our asks"),
        back=sheet(position),
        permission=WRITE,
        version=lambda: Position.objects.values_list("stances_version", flat=True).get(pk=number),
        crumbs=(position.title, sheet(position)),
    )


def _point(request: HttpRequest, number: int) -> Point:
    viewer = viewer_of(request)
    viewer.check(WRITE)
    seen = queries.positions(viewer)
    return get_object_or_404(
        Point.objects.filter(position__in=seen.values("pk")).select_related("position__process"), pk=number
    )
