"""Say a query in the language of the page, with what its concepts, sources, types and subjects are called."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language, get_language_info

from utblick.engine.query.prose import describe, values_in
from utblick.engine.query.tree import Node
from utblick.features.monitoring.document_types import TYPES, type_name
from utblick.features.monitoring.models import Source
from utblick.features.monitoring.queries.eurovoc import FIELD, subjects
from utblick.features.monitoring.queries.vocabulary import names_of_concepts


def page_language() -> str:
    """Give the language that sentences from the engine are wanted in."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def language_name(code: str) -> str:
    """Give a language's name in the page's language."""
    try:
        name = str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
    return name if page_language() == "en" else name.lower()  # a capital in English, none in Swedish


def in_prose(node: Node) -> str:
    """Say a query in a clause: `dokument som nämner …`."""
    asked = values_in(node)
    names = {
        "concept": names_of_concepts() if "concept" in asked else {},
        FIELD: {s.code: f"{s.label} ({s.code})" for s in subjects(asked.get(FIELD, ())) if s.concept},
        "source": _source_names(asked.get("source", ())),
        "type": {v: type_name(v.casefold()) for v in asked.get("type", ()) if v.casefold() in TYPES},
        "language": {v: language_name(v) for v in asked.get("language", ())},
    }
    return describe(node, page_language(), names)


def as_sentence(node: Node) -> str:
    """Say a query as a sentence."""
    said = in_prose(node)
    return said[:1].upper() + said[1:] + "."


def _source_names(values: Iterable[str]) -> dict[str, str]:
    keys = {value: value.casefold() for value in values}
    names = {s.key: s.name for s in Source.objects.filter(key__in=set(keys.values()))}
    return {value: names[key] for value, key in keys.items() if key in names}
