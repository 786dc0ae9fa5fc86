"""Merge people, and bodies, that stand twice: what may be one, both side by side, and back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.features.actors import actions, queries
from utblick.features.actors.actions.merging import COMPARED, MERGE
from utblick.features.actors.actions.merging_bodies import COMPARED as COMPARED_OF_BODIES
from utblick.features.actors.actions.merging_bodies import differing_numbers
from utblick.features.actors.doubles import double_bodies, doubles
from utblick.features.actors.models import Body, BodyMerge, Merge, Person
from utblick.features.actors.views.answering import pressed, seen, tabs
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.columns import show
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@dataclass(frozen=True, slots=True)
class Sort:
    """People or bodies: how one is found, merged and undone, and the names of the pages."""

    letter: str
    by_number: Callable[[Viewer, int], Any]
    merge: Callable[..., Any]
    undo: Callable[..., Any]
    compared: tuple[str, ...]
    page: str
    compare: str
    undo_page: str
    title: str | Promise
    joined: str | Promise
    nobody: str | Promise


PEOPLE = Sort(
    "p",
    queries.person_by_number,
    actions.merge_people,
    actions.undo_merge,
    COMPARED,
    "actors:person",
    "actors:compare",
    "actors:undo_merge",
    gettext_lazy("Merge with another"),
    gettext_lazy("Choose what stands for each. Roles, numbers and contacts are joined. It can be undone."),
    gettext_lazy("Nobody else of that name."),
)
BODIES = Sort(
    "b",
    queries.body_by_number,
    actions.merge_bodies,
    actions.undo_body_merge,
    COMPARED_OF_BODIES,
    "actors:body",
    "actors:compare_bodies",
    "actors:undo_body_merge",
    gettext_lazy("Merge with another body"),
    gettext_lazy(
        "Choose what stands for each. Roles, parts, numbers and contacts are joined, the other names are kept, and "
        "contacts say what they said. It can be undone."
    ),
    gettext_lazy("No other body of that name."),
)


@require_GET
def merges(request: HttpRequest) -> HttpResponse:
    """Show what may be one, and what was merged."""
    viewer = viewer_of(request)
    viewer.check(MERGE)
    context = {
        "pairs": doubles(viewer),
        "pairs_of_bodies": double_bodies(viewer),
        "merges": Merge.objects.select_related("kept", "gone")[:50],
        "merges_of_bodies": BodyMerge.objects.select_related("kept", "gone")[:50],
        "tabs": tabs(request),
        "view": MERGE,
    }
    return render(request, "actors/merges.html", context)


def _choose(request: HttpRequest, number: int, sort: Sort) -> HttpResponse:
    viewer = viewer_of(request)
    viewer.check(MERGE)
    row = sort.by_number(viewer, number)
    asked = request.GET.get("q", "").strip()
    found = [
        (one, reverse(sort.compare, args=[number, int(one.value[1:])]))
        for one in queries.look_up(viewer, asked or _name(row), timezone.now(), most=20)
        if one.value.startswith(sort.letter) and one.value != f"{sort.letter}{number}"
    ]
    context = {
        "title": sort.title,
        "named": _name(row),
        "back": reverse(sort.page, args=[number]),
        "asked": asked,
        "found": found,
        "nobody": sort.nobody,
        "view": MERGE,
    }
    return render(request, "actors/choose_other.html", context)


@require_GET
def choose_person(request: HttpRequest, number: int) -> HttpResponse:
    """Look for the other record of a person."""
    return _choose(request, number, PEOPLE)


@require_GET
def choose_body(request: HttpRequest, number: int) -> HttpResponse:
    """Look for the other record of a body."""
    return _choose(request, number, BODIES)


def _compare(request: HttpRequest, number: int, other: int, sort: Sort) -> HttpResponse:
    viewer = viewer_of(request)
    viewer.check(MERGE)
    kept, gone = sort.by_number(viewer, number), sort.by_number(viewer, other)
    problem = ""
    if request.method == "POST":
        take = {name: request.POST.get(name, "kept") for name in sort.compared}
        given: dict[str, Any] = {"versions": (seen(request, "version"), seen(request, "other_version"))}
        if sort is BODIES:
            given["numbers_seen"] = request.POST.get("numbers_seen") == "1"
        try:
            merge = sort.merge(kept, gone, take, by=viewer, at=timezone.now(), **given)
        except ChangedMeanwhile:
            problem = _("Somebody changed one of the two meanwhile. Compare them as they are now.")
        except RuleBroken as reason:
            problem = str(reason)
        else:
            toast(request, _("The two are one now."), undo=reverse(sort.undo_page, args=[merge.pk]))
            return redirect(sort.page, kept.pk)
    context = {
        "kept": kept,
        "gone": gone,
        "named": _name(kept),
        "back": reverse(sort.page, args=[kept.pk]),
        "turned": reverse(sort.compare, args=[gone.pk, kept.pk]),
        "joined": sort.joined,
        "rows": [_compared(kept, gone, name) for name in sort.compared],
        "counts": [(one.posts.count(), one.counterparts.count()) for one in (kept, gone)],
        "differing": differing_numbers(kept, gone) if sort is BODIES else [],
        "problem": problem,
        "view": MERGE,
    }
    return render(request, "actors/compare.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "POST"])
def compare_people(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """Compare two records of a person field by field, and make them one."""
    return _compare(request, number, other, PEOPLE)


@require_http_methods(["GET", "POST"])
def compare_bodies(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """Compare two records of a body field by field, and make them one."""
    return _compare(request, number, other, BODIES)


def _name(row: Person | Body) -> str:
    return row.called if isinstance(row, Person) else row.name


def _compared(kept: Any, gone: Any, name: str) -> dict[str, Any]:
    values = [_said(one, name) for one in (kept, gone)]
    field: Any = kept._meta.get_field(name)
    return {
        "name": name,
        "label": str(field.verbose_name),
        "kept": values[0],
        "gone": values[1],
        "differs": values[0] != values[1],
        "takes_gone": not values[0] and bool(values[1]),
    }


def _said(row: Any, name: str) -> str:
    display = getattr(row, f"get_{name}_display", None)
    return str(display()) if display else show(getattr(row, name))


def _undo(request: HttpRequest, merge: Merge | BodyMerge, sort: Sort) -> HttpResponse:
    back = reverse(sort.page, args=[merge.kept_id])
    return pressed(request, lambda **who: sort.undo(merge, **who), back, _("They are two again."))


@require_POST
def undo_people(request: HttpRequest, number: int) -> HttpResponse:
    """Make two people of one again."""
    viewer_of(request).check(MERGE)
    return _undo(request, get_object_or_404(Merge, pk=number), PEOPLE)


@require_POST
def undo_bodies(request: HttpRequest, number: int) -> HttpResponse:
    """Make two bodies of one again."""
    viewer_of(request).check(MERGE)
    return _undo(request, get_object_or_404(BodyMerge, pk=number), BODIES)
