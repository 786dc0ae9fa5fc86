"""The catalogue of the open data, as DCAT-AP-SE 3 has it: https://docs.dataportal.se/dcat/3.0.1/.

Everything has an address of its own, nothing is nameless: so the same data gives the same Turtle, and a harvester
finds each thing again. Versions by date are told in words and not as datasets of their own, which would bury the
portal in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD, Namespace

from utblick.features.publishing import released
from utblick.features.publishing.data import publisher
from utblick.features.publishing.data.datasets import Dataset, File, datasets, licence, path_of
from utblick.features.publishing.data.records import own_fields
from utblick.features.publishing.data.words import said
from utblick.features.publishing.shapes import Field, Type
from utblick.features.publishing.shapes.fields import LANGUAGES, Text

ADMS = Namespace("http://www.w3.org/ns/adms#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
# rdflib's list of terms is of an older DCAT.
VERSION = URIRef(f"{DCAT}version")
EU = "http://publications.europa.eu/resource/authority"
LANGUAGE_OF = {"sv": "SWE", "en": "ENG"}
LICENCE_TYPES = {"cc0": "PublicDomain", "cc-by-4.0": "Attribution"}
# Ending of an address -> (name of rdflib's writer, media type); the first is what is given to who asks for no other.
WRITTEN = {
    "ttl": ("turtle", "text/turtle"),
    "rdf": ("xml", "application/rdf+xml"),
    "jsonld": ("json-ld", "application/ld+json"),
}
OPENAPI = "https://spec.openapis.org/oas/v3.1.0"
KEYWORDS = (_("international cooperation"), _("European Union"), _("region"))


def written(form: str) -> bytes:
    """Give the catalogue in one of the forms of WRITTEN."""
    ordered = Graph()
    made = graph()
    for prefix, space in made.namespaces():
        ordered.bind(prefix, space)
    for triple in sorted(made):
        ordered.add(triple)
    told = ordered.serialize(format=WRITTEN[form][0], encoding="utf-8")
    if form == "jsonld":
        told = json.dumps(_in_order(json.loads(told)), ensure_ascii=False, indent=1).encode()
    return told if told.endswith(b"\n") else told + b"\n"


def _in_order(value: Any) -> Any:
    """Give JSON whose lists, in which order says nothing, stand in the same order each time."""
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_in_order(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


class _Told:
    """The catalogue while it is written."""

    def __init__(self) -> None:
        self.graph = Graph()
        for prefix, space in (("adms", ADMS), ("dcatap", DCATAP), ("vcard", VCARD)):
            self.graph.bind(prefix, space)
        self.base = settings.UTBLICK_ADDRESS

    def at(self, path: str) -> URIRef:
        return URIRef(f"{self.base}{path}")

    def part(self, name: str) -> URIRef:
        return self.at(f"/data/catalogue#{name}")

    def say(self, subject: URIRef, facts: Iterable[tuple[URIRef, URIRef | Literal | None]]) -> None:
        for predicate, value in facts:
            if value is not None:
                self.graph.add((subject, predicate, value))

    def words(self, subject: URIRef, predicate: URIRef, text: Text) -> None:
        for language, words in said(text).items():
            if words:
                self.graph.add((subject, predicate, Literal(words, lang=language)))


def graph() -> Graph:
    """Give the catalogue. Without a database it tells of the datasets, and not of when they changed."""
    told = _Told()
    whole, listed = told.at("/data/catalogue"), datasets()
    try:
        all_days = {one.key: one.days() for one in listed}
        _number, moved_at = released.standing()
    except DatabaseError:
        all_days, moved_at = {}, None
    every = sorted(day for days in all_days.values() for day in days)
    _publisher(told)
    _contact(told)
    told.say(
        whole,
        [
            (RDF.type, DCAT.Catalog),
            (DCTERMS.publisher, told.part("publisher")),
            (DCTERMS.license, URIRef(licence())),
            (DCTERMS.issued, _day(every[0]) if every else None),
            (DCTERMS.modified, _day(timezone.localtime(moved_at).date()) if moved_at else None),
            (DCTERMS.spatial, URIRef(publisher.place()) if publisher.place() else None),
            (DCAT.themeTaxonomy, URIRef(f"{EU}/data-theme")),
            (FOAF.homepage, told.at("/sv/data/")),
            (DCAT.contactPoint, told.part("contact")),
            (DCAT.service, told.part("api")),
        ],
    )
    _languages(told, whole)
    told.words(whole, DCTERMS.title, _("International cooperation: open data"))
    told.words(
        whole,
        DCTERMS.description,
        _("What the region does in international cooperation, as data that anybody may use."),
    )
    told.say(
        URIRef(licence()),
        [
            (RDF.type, DCTERMS.LicenseDocument),
            (
                DCTERMS.type,
                URIRef(f"http://purl.org/adms/licencetype/{LICENCE_TYPES[settings.UTBLICK_LICENCE]}"),
            ),
        ],
    )
    _service(told, listed)
    for one in listed:
        told.graph.add((whole, DCAT.dataset, told.at(path_of(one.key))))
        _dataset(told, one, all_days.get(one.key, []))
    return told.graph


def _publisher(told: _Told) -> None:
    node = told.part("publisher")
    told.say(node, [(RDF.type, FOAF.Agent), (DCTERMS.type, URIRef(publisher.sort()))])
    told.words(node, FOAF.name, publisher.name())


def _contact(told: _Told) -> None:
    node, mail = told.part("contact"), publisher.mail()
    told.say(
        node,
        [
            (RDF.type, VCARD.Organization),
            (VCARD.hasEmail, URIRef(f"mailto:{mail}") if mail else None),
            (VCARD.hasURL, told.at("/sv/data/")),
        ],
    )
    told.words(node, VCARD.fn, publisher.name())


def _service(told: _Told, listed: Iterable[Dataset]) -> None:
    node = told.part("api")
    told.say(
        node,
        [
            (RDF.type, DCAT.DataService),
            (DCAT.endpointURL, told.at("/api/v1/")),
            (DCAT.endpointDescription, told.at("/api/v1/openapi.json")),
            (DCTERMS.conformsTo, URIRef(OPENAPI)),
            (DCTERMS.publisher, told.part("publisher")),
            (DCTERMS.license, URIRef(licence())),
            (DCTERMS.accessRights, URIRef(f"{EU}/access-right/PUBLIC")),
            (DCAT.contactPoint, told.part("contact")),
            (DCAT.landingPage, told.at("/sv/data/")),
            *((DCAT.servesDataset, told.at(path_of(one.key))) for one in listed),
            *((DCAT.theme, _theme(one)) for one in listed),
        ],
    )
    told.words(node, DCTERMS.title, _("Interface for the open data"))
    told.words(
        node,
        DCTERMS.description,
        _("Every record that is public, with search, filters and changes; no key is needed."),
    )
    _keywords(told, node)


def _dataset(told: _Told, one: Dataset, days: list[date]) -> None:
    node, shape = told.at(path_of(one.key)), one.shape
    told.say(
        node,
        [
            (RDF.type, DCAT.Dataset),
            (DCTERMS.identifier, Literal(str(node))),
            (DCTERMS.publisher, told.part("publisher")),
            (DCAT.contactPoint, told.part("contact")),
            (DCAT.theme, _theme(one)),
            (DCTERMS.accrualPeriodicity, URIRef(f"{EU}/frequency/{shape.rhythm}")),
            (DCTERMS.accessRights, URIRef(f"{EU}/access-right/PUBLIC")),
            (DCTERMS.spatial, URIRef(publisher.place()) if publisher.place() else None),
            (DCTERMS.issued, _day(days[-1]) if days else None),
            (DCTERMS.modified, _day(days[0]) if days else None),
            (VERSION, Literal(days[0].isoformat()) if days else None),
            (DCAT.landingPage, told.at("/sv/data/")),
        ],
    )
    _languages(told, node)
    told.words(node, DCTERMS.title, shape.label_many)
    told.words(node, DCTERMS.description, shape.about)
    told.words(
        node,
        ADMS.versionNotes,
        _(
            "Each file can be had as it was at the end of any day: put the day before its name, /data/2026-11-29/…"
        ),
    )
    _keywords(told, node, shape.label_many)
    if span := _span(one) if days else None:
        time = told.part(f"{one.key}-time")
        told.graph.add((node, DCTERMS.temporal, time))
        told.say(
            time,
            [
                (RDF.type, DCTERMS.PeriodOfTime),
                (DCAT.startDate, _day(span[0])),
                (DCAT.endDate, _day(span[1])),
            ],
        )
    for file in one.files():
        _distribution(told, one, node, file)
    _by_service(told, one, node)


def _distribution(told: _Told, one: Dataset, dataset: URIRef, file: File) -> None:
    node = told.part(file.name)
    told.graph.add((dataset, DCAT.distribution, node))
    told.say(
        node,
        [
            (RDF.type, DCAT.Distribution),
            (DCAT.accessURL, URIRef(file.url)),
            (DCAT.downloadURL, URIRef(file.url)),
            (DCTERMS.format, Literal(file.media_type)),
            (DCAT.mediaType, URIRef(f"http://www.iana.org/assignments/media-types/{file.media_type}")),
            (DCTERMS.license, URIRef(licence())),
            (DCATAP.availability, URIRef(f"{EU}/planned-availability/STABLE")),
            (FOAF.page, URIRef(one.dictionaries()[1].url)),
        ],
    )
    told.words(node, DCTERMS.title, file.name)
    told.words(
        node,
        DCTERMS.description,
        _part(one, file.part).label if file.part else one.shape.about,
    )


def _part(one: Dataset, part: str) -> Field:
    return next(field for field in own_fields(one.shape) if field.key == part)


def _by_service(told: _Told, one: Dataset, dataset: URIRef) -> None:
    node, address = told.part(f"{one.key}-api"), told.at(f"/api/v1/{one.key}")
    told.graph.add((dataset, DCAT.distribution, node))
    told.say(
        node,
        [
            (RDF.type, DCAT.Distribution),
            (DCAT.accessURL, address),
            (DCAT.accessService, told.part("api")),
            (DCTERMS.format, Literal("application/json")),
            (DCAT.mediaType, URIRef("http://www.iana.org/assignments/media-types/application/json")),
            (DCTERMS.license, URIRef(licence())),
            (DCATAP.availability, URIRef(f"{EU}/planned-availability/STABLE")),
        ],
    )
    told.words(node, DCTERMS.title, _("Interface for the open data"))
    told.words(node, DCTERMS.description, one.shape.about)


def _theme(one: Dataset) -> URIRef:
    return URIRef(f"{EU}/data-theme/{one.shape.theme}")


def _languages(told: _Told, node: URIRef) -> None:
    told.say(
        node,
        [(DCTERMS.language, URIRef(f"{EU}/language/{LANGUAGE_OF[language]}")) for language in LANGUAGES],
    )


def _keywords(told: _Told, node: URIRef, *more: Text) -> None:
    for text in (*KEYWORDS, *more):
        for language, words in said(text).items():
            told.graph.add((node, DCAT.keyword, Literal(words.casefold(), lang=language)))


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)


def _span(one: Dataset) -> tuple[date, date] | None:
    """Give the first and the last day that the records tell of, or the days on which they were let through."""
    keys = [field.key for field in one.shape.fields if field.type in (Type.DAY, Type.MOMENT)]
    told: list[str] = []
    for row in released.current(one.shape.key):
        known = [str(row.values[key])[:10] for key in keys if row.values.get(key)]
        told += known or [timezone.localtime(row.approved_at).date().isoformat()]
    return (date.fromisoformat(min(told)), date.fromisoformat(max(told))) if told else None
