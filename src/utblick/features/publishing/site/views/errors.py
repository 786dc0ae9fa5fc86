"""What is said where nothing is, or nothing is any more."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from utblick.features.publishing.models import Publication
from utblick.features.publishing.shapes import Shape
from utblick.features.publishing.site import addresses
from utblick.features.publishing.site.answering import Head, answer
from utblick.features.publishing.site.holdings import Holdings, holdings


def not_found(request: HttpRequest, missing: Http404) -> HttpResponse:
    """Say that nothing public stands under the address, and where to go instead."""
    language = "en" if request.path_info.startswith("/en/") else "sv"
    head = Head(_("Nothing stands here"), addresses.both(addresses.front), is_hidden=True)
    words = request.path_info.strip("/").rpartition("/")[2].replace("-", " ")[:80]
    context = {"words": words, **_ways(language)}
    return answer("missing.html", language, head, context, holdings(), status=404)


def gone(shape: Shape, publication: Publication, language: str, held: Holdings) -> HttpResponse:
    """Say that what stood here has been withdrawn, when, and why, as far as it was said."""
    head = Head(
        _("This has been withdrawn"),
        addresses.both(addresses.record, shape.key, publication.slug or ""),
        is_hidden=True,
    )
    context = {
        "publication": publication,
        "why": publication.why(language),
        "shape": shape,
        "list_url": addresses.listed(shape.key, language),
        "has_list": bool(held.of(shape.key)),
        **_ways(language),
    }
    return answer("gone.html", language, head, context, held, status=410)


def _ways(language: str) -> dict[str, str]:
    return {"search_url": addresses.place("search", language), "front_url": addresses.front(language)}
