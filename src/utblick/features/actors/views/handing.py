"""Hand over to a successor: everything that is mine and open, on one page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from utblick.features.actors import actions, queries
from utblick.features.actors.forms import ReceiverForm
from utblick.features.actors.handing import Divided, divided
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """Show what waits, whom I know and what is promised; move what is open to who takes over."""
    viewer, at = viewer_of(request), timezone.now()
    if not viewer.may_somewhere(queries.WRITE):
        raise NotAllowed(queries.WRITE)
    data = request.POST if request.method == "POST" else request.GET if "receiver" in request.GET else None
    form = ReceiverForm(data, at=at, but=viewer.account_id)
    is_valid = form.is_valid()
    status = 200 if is_valid or data is None else 422
    if request.method == "POST" and is_valid and "look" not in request.POST:
        receiver = form.cleaned_data["receiver"]
        try:
            handed = actions.hand_over(receiver, by=viewer, at=at)
        except RuleBroken as reason:
            form.add_error(None, str(reason))
            status = 422
        else:
            toast(request, _told(handed, receiver.name))
            here = reverse("actors:hand_over")
            return redirect(f"{here}?receiver={receiver.pk}" if handed.stayed else here)
    context = {
        "form": form,
        "found": _found(form, viewer, at) if is_valid else None,
        "follow_ups": queries.follow_ups(viewer),
        "promises": queries.open_promises(viewer).filter(account=viewer.account_id),
        "drafts": queries.drafts(viewer),
        "known": queries.known_by(viewer),
        "view": queries.CONTACT,
    }
    return render(request, "actors/hand_over.html", context, status=status)


def _found(form: ReceiverForm, viewer: Viewer, at: datetime) -> Divided | None:
    """Give what would go to whoever is chosen, and what would stay."""
    receiver = form.cleaned_data.get("receiver")
    if receiver is None or viewer.account_id is None:
        return None
    return divided(viewer.account_id, viewer, viewer_for(receiver, at))


def _told(handed: actions.Handed, name: str) -> str:
    n, left = handed.moved, handed.stayed
    words = ngettext(
        "%(n)d thing has been handed over to %(name)s.",
        "%(n)d things have been handed over to %(name)s.",
        n,
    ) % {"n": n, "name": name}
    if left:
        words += " " + ngettext(
            "%(n)d stays with you: %(name)s may not see the contact.",
            "%(n)d stay with you: %(name)s may not see the contacts.",
            left,
        ) % {"n": left, "name": name}
    return words
