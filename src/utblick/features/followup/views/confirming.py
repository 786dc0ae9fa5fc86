"""One screen for a contact: what each unit did, to confirm or correct."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.features.followup.actions import confirmations as actions
from utblick.features.followup.actions.confirmations import confirm_units, half_words
from utblick.features.followup.confirming import HANDLE, WRITE, answers, half_year_to_confirm
from utblick.features.followup.confirming import objections as still_open
from utblick.features.followup.models import Confirmation
from utblick.foundation.accounts.viewer import NotAllowed
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Show the pre-filled answers, and take them."""
    viewer, at = viewer_of(request), timezone.now()
    if not viewer.may_somewhere(WRITE):
        raise NotAllowed(WRITE)
    half = half_year_to_confirm(timezone.localdate())
    found = answers(viewer, half, at)
    if request.method == "POST":
        chosen = {}
        for one in found:
            words = request.POST.get(f"missing-{one.unit.pk}", "").strip()
            stood = one.confirmation.missing if one.confirmation else ""
            if words != stood or (one.confirmation is None and f"right-{one.unit.pk}" in request.POST):
                chosen[one.unit] = words
        made = confirm_units(half, chosen, by=viewer, at=at)
        toast(request, _said(made))
        return redirect("followup:confirm")
    context = {
        "half": half_words(half),
        "answers": found,
        "waiting": [one for one in found if one.confirmation is None],
        "has_others": any(not one.is_own for one in found),
        "view": WRITE,
        "title": _("Is this right?"),
    }
    return render(request, "followup/confirm.html", context)


def _said(made: list[Confirmation]) -> str:
    """Say what was taken: what is right, and what is missing."""
    if not made:
        return _("Nothing was changed.")
    right = sum(not row.missing for row in made)
    said = []
    if right:
        said.append(ngettext("%(n)d unit confirmed.", "%(n)d units confirmed.", right) % {"n": right})
    if missing := len(made) - right:
        words = ngettext(
            "%(n)d unit has something missing: the strategist sees it.",
            "%(n)d units have something missing: the strategist sees it.",
            missing,
        )
        said.append(words % {"n": missing})
    return " ".join([*said, _("Thank you!")])


@require_GET
def objections(request: HttpRequest) -> HttpResponse:
    """List what units have said is missing or wrong."""
    viewer_of(request).check(HANDLE)
    return render(request, "followup/objections.html", {"rows": still_open(), "view": HANDLE})


@require_POST
def handle(request: HttpRequest, number: int) -> HttpResponse:
    """Say that something missing has been seen to."""
    row = get_object_or_404(Confirmation, pk=number)
    try:
        actions.handle(row, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Seen to."))
    return redirect("followup:objections")
