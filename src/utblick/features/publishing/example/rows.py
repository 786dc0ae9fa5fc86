"""The public wording of the example, by kind and by the record's own Swedish heading."""

from __future__ import annotations

from utblick.features.publishing.example.decisions import DECISIONS
from utblick.features.publishing.example.exchanges import EXCHANGES
from utblick.features.publishing.example.pages import PAGES
from utblick.features.publishing.example.words import Words
from utblick.features.publishing.example.work import NETWORKS, PROJECTS

ROWS: dict[str, dict[str, Words]] = {
    "page": PAGES,
    "project": PROJECTS,
    "network": NETWORKS,
    "exchange": EXCHANGES,
    "decision": DECISIONS,
}
# Kinds whose records go out in their own words.
AS_THEY_ARE = ("coverage", "review", "policy_area", "board", "unit", "concept")
