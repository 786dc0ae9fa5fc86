"""A work of the Parliament's open data, out of JSON-LD (version 2) or Turtle (version 1)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from utblick.connectors.reading.text import decode

ELI = Namespace("http://data.europa.eu/eli/ontology#")
ELI_DL = Namespace("http://data.europa.eu/eli/eli-draft-legislation-ontology#")
EPVOC = Namespace("https://data.europarl.europa.eu/def/epvoc#")
TITLE = URIRef("http://purl.org/dc/terms/title")
CREATOR = URIRef("http://purl.org/dc/terms/creator")
IDENTIFIER = URIRef("http://purl.org/dc/elements/1.1/identifier")


@dataclass(slots=True, kw_only=True)
class Work:
    """A document or a meeting. Titles by two-letter language; codes are the last parts of their addresses."""

    identifier: str
    kind: str = ""
    dated: str = ""
    label: str = ""
    register: str = ""
    pe_number: str = ""
    version: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    subtitles: dict[str, str] = field(default_factory=dict)
    eurovoc: Sequence[str] = ()
    creators: Sequence[str] = ()
    procedures: Sequence[str] = ()
    related: Sequence[str] = ()
    days: Sequence[str] = ()
    parts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NotRead:
    """Something that is no document, and a sentence that says so."""

    identifier: str
    reason: str


def _end(address: object) -> str:
    return str(address).rstrip("/").rpartition("/")[2].rpartition("#")[2]


# JSON-LD

_PROCESS = "This is a procedure: read it as europarl_procedures."


def from_json(data: bytes) -> Iterator[Work | NotRead]:
    """Read an answer of the open data API, version 2: a list of works under `data`."""
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError):
        yield NotRead("", "The file is no readable JSON.")
        return
    graph = value.get("data", value.get("@graph")) if isinstance(value, dict) else None
    if not isinstance(graph, list):
        yield NotRead("", "The file is no answer of the Parliament's open data.")
        return
    for item in graph:
        if not isinstance(item, dict):
            yield NotRead("", "An entry of the answer is no object.")
        elif item.get("type") == "Work" and isinstance(item.get("identifier"), str):
            yield _from_item(item)
        else:
            identifier = str(item.get("id") or "")
            reason = _PROCESS if item.get("type") == "Process" else "The entry is no document."
            yield NotRead(identifier, reason)


def _from_item(item: Mapping[str, Any]) -> Work:
    titles = item.get("title_dcterms") or item.get("title") or {}
    return Work(
        identifier=str(item["identifier"]),
        kind=_end(item.get("work_type") or ""),
        dated=str(item.get("document_date") or ""),
        label=str(item.get("label") or ""),
        register=str(item.get("notation_publicRegister") or ""),
        pe_number=str(item.get("epNumber") or ""),
        titles={str(key): str(text) for key, text in titles.items()} if isinstance(titles, dict) else {},
        eurovoc=[_end(one) for one in _texts(item.get("is_about")) if "eurovoc" in one],
        creators=[_end(one) for one in _texts(item.get("creator")) if "person/" not in one],
        procedures=[
            _end(one) for one in _texts(item.get("inverse_created_a_realization_of")) if "/proc/" in one
        ],
        related=[
            _end(one) for key in ("is_derivative_of", "answers_to", "adopts") for one in _texts(item.get(key))
        ],
    )


def _texts(value: Any) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, str)]


# Turtle

_MEETINGS = {"EP_PLENARY_SITTING"}
_XML = re.compile(r"\s*<(?:\?xml|!DOCTYPE|html|[A-Za-z]+:RDF)", re.IGNORECASE)


def from_turtle(data: bytes) -> Iterator[Work | NotRead]:
    """Read a dump of the open data portal, version 1: documents, questions and answers, or a calendar of
    meetings.

    Roofs over several versions of a document (`ComplexWork`) are left out for the versions themselves;
    parts of
    a sitting are told in their sitting.
    """
    text = decode(data)
    if _XML.match(text):
        yield NotRead("", "The file is XML or HTML, not Turtle.")
        return
    graph = Graph()
    try:
        graph.parse(data=text, format="turtle")
    except Exception as error:  # the parser raises its own errors and those of what it calls
        at = getattr(error, "lines", 0) or 0
        yield NotRead("", f"The file is no readable Turtle (line {at + 1}).")
        return
    works = sorted(set(graph.subjects(RDF.type, ELI.Work)), key=str)
    meetings = sorted(
        {
            node
            for node in graph.subjects(RDF.type, ELI_DL.Activity)
            if _meeting_kind(graph, node) in _MEETINGS
        },
        key=str,
    )
    if not works and not meetings:
        yield NotRead("", "The file holds no document and no meeting of the Parliament.")
    for work in works:
        yield _from_node(graph, work)
    for meeting in meetings:
        yield _from_meeting(graph, meeting)


def _from_node(graph: Graph, node: Node) -> Work:
    subtitles: dict[str, str] = {}
    for expression in graph.objects(node, ELI.is_realized_by):
        subtitles.update(_by_language(graph, expression, ELI.title_alternative))
    kind = _end(next(graph.objects(node, ELI.work_type), ""))
    identifier = str(next(graph.objects(node, IDENTIFIER), "")) or _end(node)
    return Work(
        identifier=identifier,
        kind=kind or identifier.partition("-")[0],
        dated=str(next(graph.objects(node, ELI.date_document), "")),
        pe_number=str(next(graph.objects(node, EPVOC.epNumber), "")),
        version=_end(next(graph.objects(node, EPVOC.versionType), "")),
        titles=_by_language(graph, node, TITLE),
        subtitles=subtitles,
        eurovoc=sorted(_end(one) for one in graph.objects(node, ELI.is_about) if "eurovoc" in str(one)),
        creators=sorted(_end(one) for one in graph.objects(node, CREATOR) if "/person/" not in str(one)),
        related=sorted(_end(one) for one in graph.objects(node, ELI_DL.answers_to)),
    )


def _by_language(graph: Graph, node: Node, predicate: URIRef) -> dict[str, str]:
    literals = [one for one in graph.objects(node, predicate) if isinstance(one, Literal)]
    return {
        one.language or "": str(one)
        for one in sorted(literals, key=lambda one: (one.language or "", str(one)))
    }


def _meeting_kind(graph: Graph, node: Node) -> str:
    return _end(next(graph.objects(node, ELI_DL.had_activity_type), ""))


def _from_meeting(graph: Graph, node: Node) -> Work:
    parts = []
    for part in graph.objects(node, ELI_DL.consists_of):
        if _meeting_kind(graph, part) == "EP_MEETING_PART":
            start, end = _moments(graph, part)
            parts.append(
                f"{start}/{end} {_by_language(graph, part, ELI_DL.activity_label).get('en', '')}".strip()
            )
    return Work(
        identifier=str(next(graph.objects(node, ELI_DL.activity_id), "")) or _end(node),
        kind=_meeting_kind(graph, node),
        dated=str(next(graph.objects(node, ELI_DL.activity_date), "")),
        titles=_by_language(graph, node, ELI_DL.activity_label),
        days=_moments(graph, node),
        parts=sorted(parts),
        related=sorted(
            _end(one)
            for predicate in (ELI_DL.documented_by_a_realization_of, ELI_DL.recorded_in_realization_of)
            for one in graph.objects(node, predicate)
        ),
    )


def _moments(graph: Graph, node: Node) -> tuple[str, str]:
    start = str(next(graph.objects(node, ELI_DL.activity_start_date), ""))
    return start, str(next(graph.objects(node, ELI_DL.activity_end_date), ""))
