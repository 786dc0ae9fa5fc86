"""What the search page shows beside what was found: names, saved searches, rows of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from utblick.features.monitoring.archive.asked import UNDATED, Search
from utblick.features.monitoring.archive.facets import Facet
from utblick.features.monitoring.archive.search import documents, matters
from utblick.features.monitoring.document_types import type_name
from utblick.features.monitoring.following import question_of, question_of_saved
from utblick.features.monitoring.models import Concept, SavedSearch, Source
from utblick.features.monitoring.queries.prose import language_name
from utblick.features.organisation.queries import boards
from utblick.foundation.accounts.viewer import Viewer

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved search, where it leads, and whether it can be followed as a watch profile."""

    search: SavedSearch
    url: str
    may_be_followed: bool


def saved_searches(viewer: Viewer) -> list[Saved]:
    """Give the viewer's saved searches by name."""
    return [
        Saved(row, f"{reverse('search')}?{row.address}", question_of_saved(row) is not None)
        for row in SavedSearch.objects.filter(account=viewer.account_id or 0)
    ]


def profile_address(asked: Search) -> str:
    """Give the address of the form of a new profile that asks what a search asks, or nothing where none can."""
    question = question_of(asked)
    if question is None:
        return ""
    words = [("q", question.query), *(("source", key) for key in question.sources)]
    words += [("language", code) for code in question.languages] + [("without", w) for w in question.without]
    return f"{reverse('monitoring:new_profile')}?{urlencode(words)}"


def concept_names(language: str) -> list[tuple[str, str]]:
    """Give the concepts: name in queries, and name in the page's language."""
    column = "name_en" if language.startswith("en") else "name_sv"
    return list(Concept.objects.order_by(column).values_list("key", column))


def facet_names(
    facets: Mapping[str, Sequence[Facet]], asked: Search | None = None
) -> dict[str, dict[str, str]]:
    """Give the names of the facets' values in the page's language."""
    values = {
        name: {f.value for f in listed} | (set(asked.ticked[name]) if asked else set())
        for name, listed in facets.items()
    }
    names: dict[str, dict[str, str]] = {name: {} for name in values}
    names["source"] = {s.key: s.name for s in Source.objects.filter(key__in=values["source"])}
    names["type"] = {value: type_name(value) for value in values["type"]}
    names["language"] = {code: language_name(code) for code in values["language"]}
    names["year"] = {UNDATED: gettext("without a date")}
    if values["board"]:
        names["board"] = {b.key: f"{b.key} · {b.name}" for b in boards(timezone.now())}
    return names


def exported(viewer: Viewer, numbers: Sequence[int]) -> Iterator[list[Any]]:
    """Yield the rows of a file: published, title, source, type, language, matter, board, address."""
    for start in range(0, len(numbers), CHUNK):
        some = numbers[start : start + CHUNK]
        rows = documents(some)
        known = matters(viewer, rows.values())
        for document in (rows[n] for n in some if n in rows):
            matter = known.get(document.matter_id)
            board = (matter.owner_board or matter.proposed_board) if matter else None
            yield [
                document.published_on or "",
                document.title,
                document.source.name,
                type_name(document.type),
                language_name(document.language),
                matter.title if matter else "",
                board.key if board else "",
                document.url,
            ]
