"""What a notice begins with when it is written from a matter."""

from __future__ import annotations

from typing import Any

from django.utils.text import Truncator

from utblick.features.monitoring.models import Document, Matter
from utblick.features.organisation.dated import day_of
from utblick.features.publishing.letters.models.notices import MOST
from utblick.features.publishing.letters.rules import MOST_LINKS


def from_matter(matter: Matter) -> dict[str, Any]:
    """Give a matter's title in its language, its documents' addresses, its boards and its day."""
    language = "en" if matter.language == "en" else "sv"
    documents = Document.objects.filter(matter=matter, url__startswith="http").order_by("first_seen_at", "pk")
    links = {
        row.url: {"address": row.url, "title": " ".join(row.title.split())[:200]}
        for row in documents.only("url", "title")[: 4 * MOST_LINKS]
        if " " not in row.url
    }
    due = matter.due_on or (day_of(matter.deadline_at) if matter.deadline_at else None)
    boards = [matter.owner_board, *matter.concerned_boards.all()]
    return {
        f"title_{language}": Truncator(" ".join(matter.title.split())).chars(MOST["title"]),
        "by_when": due,
        "links": list(links.values())[:MOST_LINKS],
        "boards": [board.pk for board in boards if board is not None],
    }
