"""One screen for a contact: what each unit did, to confirm or correct."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from utblick.features.followup.actions.confirmations import confirm_units, half_words
from utblick.features.followup.confirming import WRITE, answers, half_year_to_confirm
from utblick.foundation.accounts.viewer import NotAllowed
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
        only = request.POST.get("only", "")
        chosen = {
            one.unit: request.POST.get(f"missing-{one.unit.pk}", "")
            for one in found
            if only in ("", str(one.unit.pk)) and (only or one.confirmation is None)
        }
        made = confirm_units(half, chosen, by=viewer, at=at)
        said = ngettext("%(n)d unit confirmed. Thank you!", "%(n)d units confirmed. Thank you!", len(made))
        toast(request, said % {"n": len(made)})
        return redirect("followup:confirm")
    context = {
        "half": half_words(half),
        "answers": found,
        "waiting": [one for one in found if one.confirmation is None],
        "view": WRITE,
        "title": _("Is this right?"),
    }
    return render(request, "followup/confirm.html", context)
