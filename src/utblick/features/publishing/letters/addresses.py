"""The addresses in a newsletter: links that are counted on the way to the site."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse


def counted(issue: int, item: int, language: str) -> str:
    """Give the whole address of an item's link in a mail: the way by which it is counted, without knowing whose."""
    path = reverse("letters:opened", args=[issue, item])
    return f"{settings.UTBLICK_ADDRESS}{path}?language={language}"
