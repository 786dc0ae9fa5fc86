"""The catalogue holds what DCAT-AP-SE asks for, in both languages, and is the same each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
from django.test import Client, override_settings
from rdflib.namespace import DCAT, DCTERMS, FOAF, OWL, RDF, SH

from utblick.config.command import main
from utblick.features.publishing.data import catalogues
from utblick.features.publishing.data.datasets import datasets
from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import SHAPES, Type

# rdflib itself reads JSON-LD in a way that it warns of.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:ConjunctiveGraph")]


@pytest.fixture
def everything(let_out: Callable[..., Release], at: datetime) -> None:
    for kind, shape in SHAPES.items():
        if shape.is_data:
            days = {field.key: "2024-05-01" for field in shape.fields if field.type is Type.DAY}
            let_out(kind, "ett", days)


def test_it_breaks_no_rule_of_dcat_ap(everything: None, shared_data: Path) -> None:
    folder = shared_data / "dcat-ap" / "semic" / "3.0.1" / "html" / "shacl"
    rules = rdflib.Graph()
    for name in ("shapes.ttl", "shapes_recommended.ttl"):
        rules.parse(folder / name)
    rules.remove((None, OWL.imports, None))
    graph = rdflib.Graph().parse(data=catalogues.written("ttl"), format="turtle")
    _conforms, report, _words = pyshacl.validate(graph, shacl_graph=rules, inference="none")
    found = {
        (report.value(one, SH.resultPath), str(report.value(one, SH.resultMessage)))
        for one in report.subjects(RDF.type, SH.ValidationResult)
        # DCAT-AP-SE wants the media type as text, where DCAT-AP wants an address.
        if report.value(one, SH.resultPath) != DCTERMS.format
    }
    assert found == set()


def test_the_sister_forms_say_the_same(everything: None) -> None:
    graphs = [rdflib.Graph().parse(data=catalogues.written(form)) for form in ("ttl",)]
    for form, name in (("rdf", "xml"), ("jsonld", "json-ld")):
        graphs.append(rdflib.Graph().parse(data=catalogues.written(form), format=name))
    assert set(graphs[0]) == set(graphs[1]) == set(graphs[2])
    assert not [node for node in graphs[0].all_nodes() if isinstance(node, rdflib.BNode)]
    assert catalogues.written("ttl") == catalogues.written("ttl")


def test_each_dataset_is_told_in_both_languages_with_licence_and_publisher(everything: None) -> None:
    graph = catalogues.graph()
    listed = set(graph.objects(None, DCAT.dataset))
    assert len(listed) == len(datasets())
    for node in [
        *listed,
        *graph.subjects(RDF.type, DCAT.Catalog),
        *graph.subjects(RDF.type, DCAT.DataService),
    ]:
        for what in (DCTERMS.title, DCTERMS.description):
            told = {getattr(value, "language", ""): str(value) for value in graph.objects(node, what)}
            assert set(told) == {"sv", "en"}, node
            assert told["sv"] != told["en"] or what == DCTERMS.title, told
    for node in graph.subjects(RDF.type, DCAT.Distribution):
        assert graph.value(node, DCTERMS.license) is not None
    publisher = graph.value(None, RDF.type, FOAF.Agent, any=False)
    assert graph.value(publisher, DCTERMS.type) is not None


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/turtle", "text/turtle"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json, text/turtle;q=0.5", "application/ld+json"),
        ("text/turtle;q=0.2, application/rdf+xml;q=0.9", "application/rdf+xml"),
        ("image/png", "text/turtle"),
    ],
)
def test_it_is_given_in_the_form_that_is_asked_for(accept: str, media_type: str) -> None:
    response = Client().get("/data/catalogue", headers={"accept": accept} if accept else {})
    assert response.status_code == 200
    assert response["Content-Type"].partition(";")[0] == media_type
    assert "Accept" in response["Vary"]


@pytest.mark.parametrize(("form", "media_type"), [(key, row[1]) for key, row in catalogues.WRITTEN.items()])
def test_each_form_has_an_address_of_its_own(form: str, media_type: str) -> None:
    assert Client().get(f"/data/catalogue.{form}")["Content-Type"].partition(";")[0] == media_type


@pytest.mark.parametrize("form", list(catalogues.WRITTEN))
def test_the_command_writes_what_is_served(everything: None, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"catalogue.{form}"
    assert main(["catalogue", "--out", str(path)]) == 0
    name = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}[form]
    served = Client().get(f"/data/catalogue.{form}").content
    assert set(rdflib.Graph().parse(path, format=name)) == set(rdflib.Graph().parse(data=served, format=name))


def test_the_command_says_which_forms_there_are(tmp_path: Path, capsys: Any) -> None:
    assert main(["catalogue", "--out", str(tmp_path / "catalogue.docx")]) == 2
    assert "ttl, rdf, jsonld" in capsys.readouterr().err


def test_who_publishes_and_under_what_comes_from_the_settings() -> None:
    with override_settings(
        UTBLICK_PUBLISHER="Region Prov",
        UTBLICK_PUBLISHER_MAIL="data@example.se",
        UTBLICK_PUBLISHER_PLACE="SE110",
        UTBLICK_LICENCE="cc-by-4.0",
    ):
        told = catalogues.written("ttl").decode()
    for words in ("Region Prov", "mailto:data@example.se", "nuts/code/SE110", "licenses/by/4.0"):
        assert words in told


@pytest.mark.parametrize(
    ("path", "accept", "place"),
    [
        ("/data/", "text/html", "/sv/data/"),
        ("/data/", "*/*", "/data/catalogue"),
        ("/data/projects", "text/html", "/sv/data/#projects"),
        ("/data/projects", "*/*", "/data/projects.dictionary.json"),
    ],
)
def test_people_are_led_to_the_page_and_programs_to_the_data(path: str, accept: str, place: str) -> None:
    response = Client().get(path, headers={"accept": accept})
    assert (response.status_code, response["Location"]) == (303, place)
