"""EuroVoc's labels and hierarchy as plain values. A concept's id is what follows
`http://eurovoc.europa.eu/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from utblick.connectors.eurovoc.wire import load
from utblick.connectors.reading.text import line

ADDRESS = "http://eurovoc.europa.eu/"


@dataclass(frozen=True, slots=True)
class Label:
    """What a concept, micro-thesaurus or domain is called in one language."""

    id: str
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept with its place in the thesaurus. Labels by language; `alternatives` are further names."""

    id: str
    labels: Mapping[str, str]
    alternatives: Mapping[str, Sequence[str]] = field(default_factory=dict)
    broader: Sequence[str] = ()
    related: Sequence[str] = ()
    replaced_by: Sequence[str] = ()
    schemes: Sequence[str] = ()


def read_labels(data: bytes, language: str) -> Sequence[Label]:
    """Read a map of ids to labels in one language. Empty when the file is no such map."""
    value = load(data)
    if not isinstance(value, dict):
        return []
    rows = ((str(id), line(text)) for id, text in value.items() if isinstance(text, str))
    return [Label(id, language, text) for id, text in rows if id and text]


def read_hierarchy(data: bytes) -> Sequence[Concept]:
    """Read the thesaurus with its relations: YAML (labels in several languages) or the JSON list (English).

    Empty when the file is neither.
    """
    value = load(data)
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, dict) and row.get("id") and row.get("label")]
        return [_of_list(row) for row in rows]
    concepts = value.get("concepts") if isinstance(value, dict) else None
    if not isinstance(concepts, dict):
        return []
    return [
        _of_map(id, row) for id, row in concepts.items() if isinstance(row, dict) and row.get("prefLabel")
    ]


def read_levels(data: bytes) -> Mapping[str, int]:
    """Read how deep each concept lies, from the lists `level_1` (domains) to `level_9`."""
    value = load(data)
    levels: dict[str, int] = {}
    if isinstance(value, dict):
        for name, ids in value.items():
            number = str(name).removeprefix("level_")
            if number.isdigit() and isinstance(ids, list):
                for id in ids:
                    levels.setdefault(str(id), int(number))
    return levels


def merge(concepts: Iterable[Concept], labels: Iterable[Label]) -> Mapping[str, Concept]:
    """Give concepts by id with further labels added. A label whose concept is unknown makes a concept of
    its own.
    """
    known = {concept.id: concept for concept in concepts}
    added: dict[str, dict[str, str]] = {}
    for label in labels:
        added.setdefault(label.id, {})[label.language] = label.text
    for id, texts in added.items():
        old = known.get(id)
        known[id] = Concept(
            id=id,
            labels={**(old.labels if old else {}), **texts},
            alternatives=old.alternatives if old else {},
            broader=old.broader if old else (),
            related=old.related if old else (),
            replaced_by=old.replaced_by if old else (),
            schemes=old.schemes if old else (),
        )
    return known


def _of_list(row: Mapping[str, Any]) -> Concept:
    return Concept(
        id=str(row["id"]),
        labels={"en": line(str(row["label"]))},
        alternatives={"en": _texts(row.get("alt_labels"))} if row.get("alt_labels") else {},
        broader=_texts(row.get("broader_ids")),
        related=_texts(row.get("related_ids")),
        replaced_by=_texts(row.get("replaced_by_ids")),
    )


def _of_map(id: str, row: Mapping[str, Any]) -> Concept:
    labels = row["prefLabel"] if isinstance(row["prefLabel"], dict) else {}
    alternatives = row.get("altLabel")
    return Concept(
        id=str(id),
        labels={language: line(str(text)) for language, text in labels.items()},
        alternatives={language: _texts(texts) for language, texts in alternatives.items()}
        if isinstance(alternatives, dict)
        else {},
        broader=_texts(row.get("broader")),
        related=_texts(row.get("related")),
        schemes=_texts(row.get("inScheme")),
    )


def _texts(value: Any) -> tuple[str, ...]:
    several = value if isinstance(value, list) else [value] if value else []
    return tuple(line(str(one)) for one in several if not isinstance(one, dict | list))
