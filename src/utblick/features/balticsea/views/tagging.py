"""Tag things, from their own pages and one after the other."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.balticsea import actions
from utblick.features.balticsea.models import PlanAction, PolicyArea
from utblick.features.balticsea.queries import plans as queries
from utblick.features.balticsea.queries.tagged import tag_by_number
from utblick.features.balticsea.queries.tagged import untagged as not_tagged
from utblick.features.balticsea.views.shown import tabs
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of
from utblick.ui.taggable import taggable

SHOWN = 60


@require_GET
def untagged(request: HttpRequest) -> HttpResponse:
    """Show what the viewer may tag, has no tag and has words that suggest an area."""
    viewer = viewer_of(request)
    viewer.check(queries.VIEW)
    plan = queries.current_plan(viewer, timezone.localdate())
    kind = request.GET.get("kind", "")
    if kind and kind not in taggable():
        raise Http404
    found = not_tagged(viewer, plan, kind=kind) if plan is not None else []
    context = {
        "plan": plan,
        "kind": kind,
        "kinds": [(one.kind, one.label) for one in taggable().values() if one.is_asked_about],
        "rows": found[:SHOWN],
        "left": max(0, len(found) - SHOWN),
        "here": request.get_full_path(),
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return render(request, "balticsea/untagged.html", context)


def _back(request: HttpRequest) -> str:
    """Give the page that the press came from, or the strategy's."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return back if back and is_ours else reverse("balticsea:strategy")


def _element(word: str) -> tuple[PolicyArea, PlanAction | None] | None:
    """Read what was chosen: `a` and an area's number, or `c` and an action's."""
    number = word[1:]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    if word[0] == "c":
        action = PlanAction.objects.select_related("area__plan").filter(pk=int(number)).first()
        return (action.area, action) if action is not None else None
    area = PolicyArea.objects.select_related("plan").filter(pk=int(number)).first()
    return (area, None) if area is not None and word[0] == "a" else None


@require_POST
def set_tag(request: HttpRequest) -> HttpResponse:
    """Tag a thing with an area or an action."""
    kind, number = request.POST.get("kind", ""), request.POST.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    chosen = _element(request.POST.get("element", ""))
    if chosen is None:
        toast(request, _("Choose an area or an action first."), kind="error")
        return redirect(_back(request))
    area, action = chosen
    why = request.POST.get("why", "")[:200]
    try:
        tag = actions.set_tag(
            kind, int(number), area, action=action, why=why, by=viewer_of(request), at=timezone.now()
        )
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    except ValidationError as problem:
        toast(request, " ".join(problem.messages), kind="error")
    else:
        undo = reverse("balticsea:remove_tag", args=[tag.pk])
        toast(request, _("Tagged: %(tag)s.") % {"tag": tag}, undo=undo)
    return redirect(_back(request))


@require_POST
def remove_tag(request: HttpRequest, number: int) -> HttpResponse:
    """Take a tag away."""
    viewer = viewer_of(request)
    tag, one, record = tag_by_number(viewer, number)
    try:
        actions.remove_tag(tag, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("The tag is gone."))
    return redirect(_back(request) if request.POST.get("next") else one.thing(record).url)


@require_POST
def make_foremost(request: HttpRequest, number: int) -> HttpResponse:
    """Let a tag be the foremost of its thing."""
    viewer = viewer_of(request)
    tag, one, record = tag_by_number(viewer, number)
    try:
        actions.make_foremost(tag, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Saved."))
    return redirect(_back(request) if request.POST.get("next") else one.thing(record).url)
