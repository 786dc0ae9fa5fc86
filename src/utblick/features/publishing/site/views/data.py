"""The open data: which files there are, what they hold, and how programs ask for it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from utblick.features.publishing.api.open.filters import Narrowed, filters_of
from utblick.features.publishing.data.datasets import datasets, licence
from utblick.features.publishing.site import addresses
from utblick.features.publishing.site.answering import Head, answer
from utblick.features.publishing.site.holdings import holdings

LICENCE_NAMES = {"cc0": "CC0 1.0", "cc-by-4.0": "CC BY 4.0"}
MOST_DAYS = 5


def data(request: HttpRequest, language: str) -> HttpResponse:
    """Show every dataset with its files, its dictionary and its earlier versions."""
    held = holdings()
    rows = [
        {
            "shape": one.shape,
            "count": len(held.of(one.shape.key)),
            "list_url": addresses.listed(one.shape.key, language),
            "files": one.files(),
            "dictionaries": one.dictionaries(),
            "versions": [(day, one.files(day)[0].path) for day in one.days()[:MOST_DAYS]],
        }
        for one in datasets()
        if held.of(one.shape.key)
    ]
    head = Head(_("Open data"), addresses.both(addresses.place, "data"))
    context = {
        "datasets": rows,
        "licence": licence(),
        "licence_name": LICENCE_NAMES.get(settings.UTBLICK_LICENCE, settings.UTBLICK_LICENCE),
        "api_url": addresses.place("api", language),
    }
    return answer("data.html", language, head, context, held)


def interface(request: HttpRequest, language: str) -> HttpResponse:
    """Show how a program asks for what is public, with examples to paste."""
    usual = list(Narrowed.model_fields)
    rows = [
        {
            "name": one.shape.label_many,
            "key": one.key,
            "filters": [name for name in filters_of(one.shape).model_fields if name not in usual],
        }
        for one in datasets()
    ]
    context = {
        "rows": rows,
        "usual": usual,
        "address": settings.UTBLICK_ADDRESS,
        "data_url": addresses.place("data", language),
        "popolo": ("organizations", "persons", "memberships"),
    }
    head = Head(_("The interface (API)"), addresses.both(addresses.place, "api"))
    return answer("api.html", language, head, context, holdings())
