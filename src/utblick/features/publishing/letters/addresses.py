"""Where public records stand on the site, and the addresses that the newsletter leads to."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from utblick.features.publishing import addresses as site


def on_site(kind: str, slug: str, language: str) -> str:
    """Give the path of a record's page in a language. Raises KeyError for a kind that there is not."""
    return site.record(kind, slug, language)


def counted(issue: int, item: int, language: str) -> str:
    """Give the whole address of an item's link in a mail: the way by which it is counted, without knowing whose."""
    path = reverse("letters:opened", args=[issue, item])
    return f"{settings.UTBLICK_ADDRESS}{path}?language={language}"


def asking(name: str, language: str) -> str:
    """Give the whole address of a page for anybody, in a language."""
    path = reverse(name)
    return f"{settings.UTBLICK_ADDRESS}{path}" + ("?language=en" if language == "en" else "")
