"""What a person answers for, and the page where it is handed over."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.organisation import actions, queries
from utblick.features.organisation.forms import ReceiverForm
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui import holdings
from utblick.ui.answering import acted, given
from utblick.ui.shell import viewer_of


def what_is_held(viewer: Viewer, person: Account) -> dict[str, Any]:
    """Give what `organisation/holdings.html` shows of a person."""
    at = timezone.now()
    held = holdings.held_by(viewer, person.pk, at)
    return {
        "person": person,
        "held": held,
        "left": holdings.left(person.name, held),
        "is_leaving": queries.is_leaving(person),
        "may_hand_over": any(one.goes for one in held) and holdings.may_hand_over(viewer),
    }


def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over in one step what somebody answers for, and show what is not handed over so."""
    viewer = viewer_of(request)
    holdings.check_may_hand_over(viewer)
    person = get_object_or_404(Account, pk=pk)
    at = timezone.now()
    form = ReceiverForm(given(request), at=at, leaver=person)

    def act(receiver: Account, **told: Any) -> int:
        return actions.hand_over(person, receiver, **told)

    outcome = acted(
        request, form, act, reverse("organisation:hand_over", args=[pk]), said=_said(viewer, person)
    )
    if isinstance(outcome, HttpResponse):
        return outcome
    held = holdings.held_by(viewer, pk, at)
    goes = [one for one in held if one.goes]
    context = {
        "title": _("Hand over from %(name)s") % {"name": person.name},
        "form": form,
        "person": person,
        "goes": goes,
        "what": holdings.in_words(goes),
        "rest": [one for one in held if not one.goes],
        "permission": holdings.permission(),
    }
    return render(request, "organisation/hand_over.html", context, status=outcome)


def _said(viewer: Viewer, person: Account) -> Any:
    """Say, when it is done, what is left."""

    def said(_moved: int) -> str:
        left = holdings.left(person.name, holdings.held_by(viewer, person.pk, timezone.now()))
        return f"{_('Handed over.')} {left}".strip()

    return said
