"""The pages of the gate, of visitors' reports and of keys, and what they show; the site has a browser test of its own."""

from __future__ import annotations

from datetime import datetime

from tests.end_to_end.page import Page
from utblick.features.networks.models import Network
from utblick.features.projects.models import Project
from utblick.features.publishing.gate import actions
from utblick.features.publishing.models import Publication
from utblick.features.publishing.site.actions import register
from utblick.foundation.accounts.viewer import system

SV = {
    "title": "Röst för kusten",
    "summary": "Vi talar med en röst för kusterna.",
    "body": "## Mer\n\n- en punkt",
}
EN = {"title": "A voice for the coast", "summary": "We speak with one voice for the coasts.", "body": ""}


def _public() -> tuple[str, str]:
    row = Publication.objects.get(kind="network", current__isnull=False)
    return row.kind, row.record


def _withdrawn() -> tuple[str, str]:
    row = Publication.objects.get(kind="page", current__isnull=True, withdrawn_at__isnull=False)
    return row.kind, row.record


def _barred() -> tuple[str, str]:
    project = Project.objects.order_by("pk").first()
    assert project is not None
    return "project", str(project.pk)


PAGES: dict[str, tuple[Page, ...]] = {
    "publishing": (
        Page("publishing:overview"),
        Page("publishing:kind", "network"),
        Page("publishing:kind", "page"),
        Page("publishing:record", _public),
        Page("publishing:record", _withdrawn),
        Page("publishing:record", _barred),
        Page("publishing:withdraw", _public),
        Page("site_comments:comments"),
        Page("keys:keys"),
    ),
}
_SITE = "walked by test_public_site.py"
_DATA = "a file for programs"
_API = "an answer to programs"
NO_PAGES = {
    "publishing:preview": "the page of the site, under a line that leads back",
    **{
        f"site:{name}": _SITE
        for name in ("front", "list", "record", "list_table", "list_feed", "feed", "card", "record_card")
    },
    **{
        f"site:{place}_{language}": _SITE
        for place in ("accessibility", "api", "data", "feeds", "file", "map", "search")
        for language in ("sv", "en")
    },
    "site:sitemap": "read by programs that search the web",
    "site:robots": "read by programs that search the web",
    **{
        f"data:{name}": _DATA
        for name in ("calendar", "catalogue", "catalogue_as", "datasets", "file", "start", "version")
    },
    **{
        f"api:{name}": _API
        for name in (
            "as_atom",
            "as_json",
            "listed",
            "one",
            "openapi",
            "register_exchange",
            "staff_openapi",
            "start",
            "view",
        )
    },
}


def fill(at: datetime) -> None:
    """Let a network through, withdraw a page, and let a visitor report something."""
    by = system("test")
    network = Network.objects.get(key="cpmr")
    row = actions.write_wording("network", str(network.pk), "sv", SV, version=1, by=by, at=at)
    actions.write_wording("network", str(network.pk), "en", EN, version=row.version, by=by, at=at)
    actions.release("network", str(network.pk), by=by, at=at)
    actions.write_wording("page", "assignment", "sv", SV, version=1, by=by, at=at)
    made = actions.release("page", "assignment", by=by, at=at)
    actions.withdraw(made.publication, why_sv="Den skrivs om.", why_en="It is being rewritten.", by=by, at=at)
    register(text="Kartan går inte att läsa.", page="/sv/", mail="", language="sv", by=by, at=at)
