"""Ask for a sign-in everywhere but at the public doors; put the viewer and their language on the request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.module_loading import import_string

from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NOBODY, Viewer

ViewerFor = Callable[[Account, datetime], Viewer]


def viewer_without_roles(account: Account, at: datetime) -> Viewer:
    """Give the viewer of an account without roles: it may do nothing beyond its own account."""
    return Viewer(account_id=account.pk, name=str(account), language=account.language)


@cache
def _viewer_for(name: str) -> ViewerFor:
    return cast(ViewerFor, import_string(name)) if name else viewer_without_roles


class SignedInMiddleware:
    """Give every request its `viewer`; let nobody in who is not signed in, except at the public doors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        viewer = NOBODY
        account = request.user
        if account.is_authenticated:
            viewer = _viewer_for(settings.UTBLICK_VIEWER)(account, timezone.now())
            translation.activate(account.language)
            request.LANGUAGE_CODE = account.language
        request.viewer = viewer  # type: ignore[attr-defined]
        response = self.get_response(request)
        if account.is_authenticated and not response.has_header("Cache-Control"):
            # What one person may see is not kept by a proxy, nor shown by the back button after signing out.
            patch_cache_control(response, private=True, no_store=True)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if request.user.is_authenticated or (
            match is not None and match.view_name in settings.UTBLICK_PUBLIC
        ):
            return None
        if getattr(request, "htmx", False):
            # A part of a page cannot hold the sign-in form: let the whole page go there and come back.
            page = urlsplit(request.headers.get("HX-Current-URL", ""))
            back = page.path + (f"?{page.query}" if page.query else "")
            answer = HttpResponse(status=401)
            answer["HX-Redirect"] = redirect_to_login(back or "/", resolve_url(settings.LOGIN_URL)).url
            return answer
        if request.method in ("GET", "HEAD"):
            return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
        came_from = urlsplit(request.headers.get("Referer", ""))
        back = came_from.path if came_from.netloc == request.get_host() else ""
        if written := _written(request):
            sign_in = redirect_to_login(back or "/", resolve_url(settings.LOGIN_URL)).url
            context = {"written": written, "sign_in": sign_in}
            return render(request, "accounts/signed_out.html", context, status=401)
        return redirect_to_login(back or "/", resolve_url(settings.LOGIN_URL))


def _written(request: HttpRequest) -> list[str]:
    """Give the texts that somebody wrote in a form that came after the session had ended, secrets left out."""
    texts = [
        value.strip()
        for name, values in request.POST.lists()
        for value in values
        if "password" not in name.lower() and name not in ("csrfmiddlewaretoken", "next")
    ]
    # A word or a number is soon written again; a sentence is not.
    return [text for text in texts if " " in text]
