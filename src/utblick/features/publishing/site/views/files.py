"""Files that go with a release, and the picture that others show when somebody shares a page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from utblick.features.publishing.site import addresses, card
from utblick.features.publishing.site.answering import publisher
from utblick.features.publishing.site.holdings import holdings
from utblick.foundation.files.views import as_download


def file(request: HttpRequest, language: str, release: int, name: str) -> HttpResponseBase:
    """Give a file of what is public now; one of an earlier version is gone with it."""
    for row in holdings().all:
        if row.pk == release:
            for one in row.files.all():
                if one.name == name:
                    return as_download(one.file)
    raise Http404


def record_card(request: HttpRequest, language: str, word: str, slug: str) -> HttpResponse:
    """Give the picture of a record."""
    shape = addresses.shape_at(word)
    row = holdings().one(shape.key, slug) if shape else None
    if shape is None or row is None:
        raise Http404
    name = f"{row.pk}-{language}"
    return _png(card.picture(name, publisher(), str(shape.label_many), row.title(language), language))


def front_card(request: HttpRequest, language: str) -> HttpResponse:
    """Give the picture of the front page."""
    start = holdings().pages.get("start")
    title = start.title(language) if start else _("International cooperation")
    name = f"{start.pk if start else 0}-front-{language}"
    return _png(card.picture(name, publisher(), "", title, language))


def _png(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="image/png")
