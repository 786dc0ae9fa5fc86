"""How a person wants pages to look and behave: kept in cookies, so that the first byte is already right."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

# name -> its values, the default first
PREFERENCES: dict[str, tuple[str, ...]] = {
    "theme": ("auto", "light", "dark"),
    "keys": ("on", "off"),
}
YEAR = 60 * 60 * 24 * 365


def cookie_name(name: str) -> str:
    return f"utblick_{name}"


def read(request: HttpRequest) -> dict[str, str]:
    """Give each preference's value; an unknown one counts as the default."""
    found = {}
    for name, values in PREFERENCES.items():
        value = request.COOKIES.get(cookie_name(name), "")
        found[name] = value if value in values else values[0]
    return found


@require_POST
def prefer(request: HttpRequest) -> HttpResponse:
    """Remember one preference and go back to the page; a script's own request gets an empty answer."""
    name, value = request.POST.get("name", ""), request.POST.get("value", "")
    if value not in PREFERENCES.get(name, ()):
        return HttpResponseBadRequest(_("There is no such choice."), content_type="text/plain; charset=utf-8")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = (
        HttpResponse(status=204) if request.headers.get("X-Requested-With") == "fetch" else redirect(back)
    )
    response.set_cookie(
        cookie_name(name),
        value,
        max_age=YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
    return response
