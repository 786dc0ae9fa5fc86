"""The site's standing texts: written at the gate, so their public wording is all that there is of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, both
from utblick.features.publishing.shapes import PAGE
from utblick.features.publishing.shapes.pages import PAGES
from utblick.foundation.accounts.viewer import Viewer

VIEW = "publishing.publication.view"


@dataclass(frozen=True, slots=True)
class Page:
    """One standing text."""

    pk: str


def _rows(viewer: Viewer) -> list[Page]:
    return [Page(key) for key in PAGES] if viewer.may(VIEW) else []


def _facts(page: Page) -> Facts:
    titles = both(lambda: str(PAGES[page.pk]).partition(":")[0])
    drafts = {language: Draft(title) for language, title in titles.items()}
    return Facts({"page": page.pk}, drafts)


def _url(page: Page) -> str:
    return reverse("publishing:record", args=["page", page.pk])


KIND = Kind(PAGE, _rows, _facts, _url)
