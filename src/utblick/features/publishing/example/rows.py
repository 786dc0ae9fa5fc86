"""The public wording of the example, by kind and by the record's own Swedish heading."""

from __future__ import annotations

from utblick.features.publishing.example.decisions import DECISIONS
from utblick.features.publishing.example.exchanges import EXCHANGES
from utblick.features.publishing.example.influence import OUTCOMES, POSITIONS, PROCESSES
from utblick.features.publishing.example.pages import PAGES
from utblick.features.publishing.example.words import Words
from utblick.features.publishing.example.work import NETWORKS, PROJECTS

ROWS: dict[str, dict[str, Words]] = {
    "page": PAGES,
    "project": PROJECTS,
    "network": NETWORKS,
    "exchange": EXCHANGES,
    "decision": DECISIONS,
    "process": PROCESSES,
    "position": POSITIONS,
    "outcome": OUTCOMES,
}
# The advocacy log, what others can use, and who decides.
OFFERED = ("contact", "call", "event", "partner", "body", "person")
# Kinds whose records go out in their own words.
AS_THEY_ARE = ("coverage", "review", "policy_area", "board", "unit", "concept", *OFFERED)
