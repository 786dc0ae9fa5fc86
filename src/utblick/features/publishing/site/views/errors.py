"""What is said where nothing is, or nothing is any more."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string


def not_found(request: HttpRequest, missing: Http404) -> HttpResponse:
    """Say that nothing public stands under the address."""
    return HttpResponse(render_to_string("site/not_found.html", {"path": request.path}), status=404)
