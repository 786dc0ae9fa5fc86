"""The plan backwards from a date in a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.advocacy.models import Deadline
from utblick.features.advocacy.queries import deadlines
from utblick.features.governance import queries
from utblick.features.governance.actions import plans as actions
from utblick.features.governance.backwards import Planned, worked_out
from utblick.features.organisation.queries import boards
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def _deadline(request: HttpRequest, number: int) -> Deadline:
    rows = deadlines(viewer_of(request)).prefetch_related(
        "procedure__processes__board", "procedure__processes__concerned"
    )
    return get_object_or_404(rows, pk=number)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show the plan with its other ways; `?boards=RUN&boards=RS` plans through others than the file's own."""
    viewer, now = viewer_of(request), timezone.now()
    deadline = _deadline(request, number)
    # An executive board decides last, on what the others have prepared.
    known = sorted(boards(now), key=lambda board: board.is_executive)
    chosen = set(request.GET.getlist("boards"))
    asked = [board.key for board in known if board.key in chosen]
    planned = worked_out(viewer, deadline, now, asked)
    context = {
        "deadline": deadline,
        "planned": planned,
        "boards": known,
        "reasons": _reasons(planned),
        "may_keep": planned is not None
        and actions.may_keep(viewer, planned.boards)
        and (planned.kept is None or actions.may_keep(viewer, planned.kept.boards)),
        "today": timezone.localdate(),
        "view": queries.VIEW,
    }
    return render(request, "governance/plan.html", context)


def _reasons(planned: Planned | None) -> list[str]:
    if planned is None:
        return []
    return list(planned.now.sentences_en if get_language() == "en" else planned.now.sentences_sv)


@require_POST
def keep(request: HttpRequest, number: int) -> HttpResponse:
    """Follow the plan, or take note of what moved."""
    deadline = _deadline(request, number)
    try:
        actions.keep_plan(deadline, request.POST.getlist("boards"), by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(
            request, _("The plan is followed. When the date or a meeting moves, what changed is said here.")
        )
    return redirect(reverse("governance:plan", args=[number]))


@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """No longer follow the plan."""
    deadline = _deadline(request, number)
    actions.drop_plan(deadline, by=viewer_of(request), at=timezone.now())
    toast(request, _("The plan is no longer followed."))
    return redirect(reverse("governance:plan", args=[number]))
