"""The site's standing texts: written at the gate, so their public wording is all that there is of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from utblick.features.contactpoint.counties import how_to_reach
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, both
from utblick.features.publishing.shapes import PAGE
from utblick.features.publishing.shapes.pages import PAGES
from utblick.foundation.accounts.viewer import Viewer

VIEW = "publishing.publication.view"
CONTACT_POINT = "contact-point"


@dataclass(frozen=True, slots=True)
class Page:
    """One standing text."""

    pk: str


def _rows(viewer: Viewer) -> list[Page]:
    return [Page(key) for key in PAGES] if viewer.may(VIEW) else []


def _facts(page: Page) -> Facts:
    titles = both(lambda: str(PAGES[page.pk]).partition(":")[0])
    drafts = {language: Draft(title) for language, title in titles.items()}
    return Facts({"page": page.pk, "reach": _reach() if page.pk == CONTACT_POINT else []}, drafts)


def _reach() -> list[dict[str, str]]:
    found = how_to_reach(timezone.localdate())
    return [{"name": found.name, "address": found.words}]


def _url(page: Page) -> str:
    return reverse("publishing:record", args=["page", page.pk])


KIND = Kind(PAGE, _rows, _facts, _url)
