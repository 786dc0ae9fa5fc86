"""What the search page shows beside what was found: names, saved searches, rows of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from utblick.engine.query.errors import QueryError
from utblick.engine.query.parse import parse
from utblick.engine.query.text import to_text
from utblick.engine.query.tree import And, Field, Node, Or
from utblick.features.monitoring import standing
from utblick.features.monitoring.archive import addresses
from utblick.features.monitoring.archive.asked import Search
from utblick.features.monitoring.archive.facets import Facet
from utblick.features.monitoring.archive.search import documents, matters
from utblick.features.monitoring.document_types import type_name
from utblick.features.monitoring.models import Concept, SavedSearch, Source
from utblick.features.monitoring.queries.prose import language_name
from utblick.features.organisation.queries import boards
from utblick.foundation.accounts.viewer import Viewer

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved search, where it leads, and where it becomes a watch profile (nothing when it has no query)."""

    search: SavedSearch
    url: str
    profile_url: str


def saved_searches(viewer: Viewer) -> list[Saved]:
    """Give the viewer's saved searches by name."""
    return [
        Saved(row, f"{reverse('search')}?{row.address}", _profile_address(row))
        for row in SavedSearch.objects.filter(account=viewer.account_id or 0)
    ]


def _profile_address(row: SavedSearch) -> str:
    asked = addresses.read(dict(QueryDict(row.address).lists())).search
    return profile_address(asked, row.name)


def profile_address(asked: Search, name: str = "") -> str:
    """Give the address of a new profile that asks what a search asks, or nothing where it asks nothing of a profile.

    Ticked types become part of the query, as `type:`. Years, days and boards are nothing that a profile asks
    about what is to come: `without` names them, so that the form says so.
    """
    query = _with_types(asked.query.strip(), asked.types)
    words = [("source", key) for key in asked.sources] + [("language", code) for code in asked.languages]
    if not query and words:
        query = " OR ".join(f"{name}:{value}" for name, value in words if name == words[0][0])
    if not query:
        return ""
    without = [name for name in ("year", "board") if asked.ticked[name]]
    without += ["days"] if asked.period.first or asked.period.last else []
    words = [("q", query), *((("name", name),) if name else ()), *words, *(("without", w) for w in without)]
    return f"{reverse('monitoring:new_profile')}?{urlencode(words)}"


def _with_types(query: str, types: Sequence[str]) -> str:
    if not types:
        return query
    fields = [Field("type", value) for value in types]
    wanted: Node = fields[0] if len(fields) == 1 else Or(tuple(fields))
    try:
        return to_text(And((parse(query, standing.vocabulary()), wanted)) if query else wanted)
    except QueryError:  # the form shows what is wrong with it
        return f"({query}) AND ({to_text(wanted)})"


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
