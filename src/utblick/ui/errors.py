"""The pages for what went wrong: what happened, in a sentence, and the way out."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from utblick.foundation.accounts.matrix import explain_refusal

ACTION_CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+")


def _page(request: HttpRequest, status: int, title: str, sentence: str, way_out: str) -> HttpResponse:
    context = {"status": status, "title": title, "sentence": sentence, "way_out": way_out}
    return render(request, "ui/errors/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _page(
        request,
        400,
        _("That could not be read"),
        _("Something in what was sent was not as it should be."),
        _("Go back, look at what you wrote, and try again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: say what is not allowed, and who may."""
    said = str(exception or "").strip()
    sentence = explain_refusal(said) if ACTION_CODE.fullmatch(said) else said
    return _page(
        request,
        403,
        _("You may not do this"),
        sentence or _("Your roles do not reach this."),
        _("If you need it in your work, ask an administrator to look at your roles."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _page(
        request,
        404,
        _("There is no such page"),
        _("The address may be wrong, or what was here may have been joined with another or taken away."),
        _("Search for it, or begin at the start page."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500: drawn without the database and without the request, which may be what is broken."""
    return HttpResponse(render_to_string("ui/errors/broken.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain that a form was too old, or that cookies are off."""
    return _page(
        request,
        403,
        _("The page was too old"),
        _("For safety a form is only taken from a page that was opened in this session. Nothing was saved."),
        _("Go back, load the page again and send once more. Cookies must be allowed."),
    )
