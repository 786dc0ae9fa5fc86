"""Pages where people make and revoke keys."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from utblick.features.publishing.api.models import ApiToken
from utblick.features.publishing.api.staff import actions, queries
from utblick.features.publishing.api.staff.forms import KeyForm
from utblick.features.publishing.api.staff.scopes import SCOPES, offered
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given, into
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

FRESH = "api_fresh_key"


@never_cache
@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """Show one's keys, and make one; the key itself is shown once, on the page that follows."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(actions.MAKE)
    form = KeyForm(given(request), offered=offered(viewer))
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = actions.make(**form.cleaned_data, by=viewer, at=at)
        except RuleBroken as reason:
            into(form, reason)
        else:
            # Kept from this answer to the next page alone, which a reload then does not repeat.
            request.session[FRESH] = [made.pk, secret]
            return redirect("keys:keys")
    number, secret = request.session.pop(FRESH, (None, ""))
    fresh = queries.own(viewer).filter(pk=number).first()
    context = {
        "form": form,
        "fresh": secret if fresh is not None else "",
        "made": {"what": ", ".join(map(str, _labels(fresh))), "until": fresh.expires_at} if fresh else None,
        "own": [_shown(row, row.works(at)) for row in queries.own(viewer)[:50]],
        "others": [_shown(row, True) for row in queries.others(viewer, at)],
    }
    return render(request, "api/keys.html", context, status=422 if form.is_bound else 200)


def _shown(row: ApiToken, works: bool) -> dict[str, object]:
    return {"row": row, "works": works, "scopes": _labels(row)}


def _labels(row: ApiToken) -> list[str | Promise]:
    """Give in words what a key may do."""
    return [SCOPES[code].label for code in row.scopes if code in SCOPES]


@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """Revoke a key."""
    viewer = viewer_of(request)
    token = queries.token_by_number(viewer, number)
    try:
        actions.revoke(token, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason))
    else:
        toast(request, _("Revoked. Programs that use the key get nothing more."))
    return redirect("keys:keys")
