"""Part-sessions of the Parliament, out of its open data (Turtle)."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.term import Node

from utblick.connectors.reading.dates import day_of_brussels
from utblick.connectors.reading.text import decode
from utblick.connectors.record import CalendarPeriodRecord, Record, Reject

SOURCE = "europarl_calendar"
LICENCE = "European Parliament: reuse with source"
LARGEST = 5_000_000
ELI_DL = Namespace("http://data.europa.eu/eli/eli-draft-legislation-ontology#")
LOCALITY = URIRef("http://www.w3.org/2006/vcard/ns#hasLocality")
PART_SESSION = "EP_PLENARY_PART_SESSION"
# The Publications Office's codes of the towns where Parliament sits.
TOWNS = {"FRA_SXB": "Strasbourg", "BEL_BRU": "Brussels"}


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Yield the part-sessions of a year, each from the first to the last of its sittings, in order of time."""
    if len(data) > LARGEST:
        yield Reject(file=name, line=1, reason="The file is larger than 5 MB: that is no calendar of a year.")
        return
    text = decode(data)
    if text.lstrip().startswith(("<?xml", "<!", "<html", "<rdf", "{", "[")):
        yield Reject(file=name, line=1, reason="The file is XML, HTML or JSON, not Turtle.")
        return
    graph = Graph()
    try:
        graph.parse(data=text, format="turtle")
    except Exception as error:  # the parser raises its own errors and those of what it calls
        line = (getattr(error, "lines", 0) or 0) + 1
        yield Reject(file=name, line=line, reason=f"The file is no readable Turtle (line {line}).")
        return
    sessions = [
        node
        for node in set(graph.subjects(RDF.type, ELI_DL.Activity))
        if str(next(graph.objects(node, ELI_DL.had_activity_type), "")).endswith(f"/{PART_SESSION}")
    ]
    if not sessions:
        yield Reject(file=name, line=1, reason="The file holds no part-session of the Parliament.")
    found = [_session(graph, node, name) for node in sessions]
    yield from sorted(found, key=lambda one: (getattr(one, "first", ""), getattr(one, "id", "")))


def _session(graph: Graph, node: Node, name: str) -> Record | Reject:
    sittings = list(graph.objects(node, ELI_DL.consists_of))
    days = [found for one in sittings if (found := _day(graph, one))] or [_day(graph, node)]
    identifier = str(next(graph.objects(node, ELI_DL.activity_id), "")) or str(node).rpartition("/")[2]
    if not days[0]:
        return Reject(file=name, line=1, id=identifier, reason="The part-session has no day.")
    towns = {str(town).rpartition("/")[2] for one in sittings for town in graph.objects(one, LOCALITY)}
    return CalendarPeriodRecord(
        source=SOURCE,
        source_id=identifier,
        url=str(node) if str(node).startswith("https://") else "",
        licence=LICENCE,
        institution="parliament",
        type="part_session",
        first=min(days),
        last=max(days),
        place=TOWNS.get(towns.pop(), "") if len(towns) == 1 else "",
    )


def _day(graph: Graph, node: Node) -> str:
    return day_of_brussels(next(graph.objects(node, ELI_DL.activity_date), ""))
