"""Hand over to a successor: everything that is mine and open, on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from utblick.features.actors import actions, queries
from utblick.features.actors.forms import ReceiverForm
from utblick.foundation.accounts.viewer import NotAllowed
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """Show what waits, whom I know and what is promised; move what is open to who takes over."""
    viewer, at = viewer_of(request), timezone.now()
    if not viewer.may_somewhere(queries.WRITE):
        raise NotAllowed(queries.WRITE)
    form = ReceiverForm(request.POST if request.method == "POST" else None, at=at, but=viewer.account_id)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            receiver = form.cleaned_data["receiver"]
            try:
                n = actions.hand_over(receiver, by=viewer, at=at)
            except RuleBroken as reason:
                form.add_error(None, str(reason))
            else:
                words = ngettext(
                    "%(n)d thing has been handed over to %(name)s.",
                    "%(n)d things have been handed over to %(name)s.",
                    n,
                )
                toast(request, words % {"n": n, "name": receiver.name})
                return redirect("actors:hand_over")
    context = {
        "form": form,
        "follow_ups": queries.follow_ups(viewer),
        "promises": queries.open_promises(viewer).filter(account=viewer.account_id),
        "drafts": queries.drafts(viewer),
        "known": queries.known_by(viewer),
        "view": queries.CONTACT,
    }
    return render(request, "actors/hand_over.html", context, status=status)
