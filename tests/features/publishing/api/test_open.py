"""The half without a key: lists and their filters, one record, what has changed, Popolo, and problems in plain words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from utblick.features.publishing.api.open.filters import Narrowed, filters_of
from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import SHAPES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]
ATOM = "{http://www.w3.org/2005/Atom}"


def get(path: str, **headers: str) -> Any:
    return Client().get(f"/api/v1{path}", headers=headers)


def slugs(query: str) -> list[str]:
    return [row["id"].partition("/")[2] for row in get(f"/projects?{query}").json()["records"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["farjor", "gardsgas"]),
        ("sort=published_at", ["gardsgas", "farjor"]),
        ("sort=id", ["farjor", "gardsgas"]),
        ("q=BUSSAR", ["gardsgas"]),
        ("q=buses+gas", ["gardsgas"]),
        ("q=tartu", ["gardsgas"]),
        ("q=hemligt", []),
        ("role=lead", ["gardsgas"]),
        ("role=partner&stage=closed", ["farjor"]),
        ("board=run", ["gardsgas"]),
        ("board=TSN", []),
        ("country=ee", ["gardsgas"]),
        ("country=EE&role=partner", []),
        ("since=2026-11-23T09:30:00%2B00:00", ["farjor"]),
        ("since=2026-11-23T10:30:00+01:00", ["farjor"]),
        ("since=2026-11-24", []),
        ("size=1", ["farjor"]),
        ("size=1&page=2", ["gardsgas"]),
        ("size=1&page=9", []),
        ("size=1&page=2&q=gas", []),
    ],
)
def test_a_list_is_narrowed_and_paged(query: str, found: list[str]) -> None:
    assert slugs(query) == found


def test_every_kind_has_the_filters_of_its_table() -> None:
    named = set(Narrowed.model_fields)
    assert set(filters_of(SHAPES["project"]).model_fields) - named == {
        "role",
        "stage",
        "board",
        "country",
        "policy_area",
    }
    for shape in SHAPES.values():
        if shape.is_data:
            assert get(f"/{shape.many}").json()["count"] >= 1, shape.key


def test_links_lead_from_page_to_page() -> None:
    first = get("/projects?size=1&q=&role=")
    assert first.status_code == 422
    first = get("/projects?size=1")
    assert 'page=2>; rel="next"' in first["Link"]
    assert 'rel="prev"' not in first["Link"]
    last = get("/projects?size=1&page=2")
    assert 'page=1>; rel="prev"' in last["Link"]
    assert 'rel="next"' not in last["Link"]
    assert first["Link"].count("localhost:8000/api/v1/projects?") == 3


@pytest.mark.parametrize(
    ("query", "field", "swedish"),
    [
        ("size=501", "size", "högst 500"),
        ("size=0", "size", "minst 1"),
        ("page=ett", "page", "heltal"),
        ("role=boss", "role", "'lead', 'partner'"),
        ("since=igår", "since", "Skriv en dag"),
        ("q=" + "x" * 201, "q", "högst 200 tecken"),
        ("programme=interreg", "programme", "inget sådant urval"),
    ],
)
def test_what_is_asked_for_wrongly_is_told_in_plain_words(query: str, field: str, swedish: str) -> None:
    response = get(f"/projects?{query}")
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    told = response.json()
    assert told["title"] == "Det går inte att läsa vad som efterfrågas"
    assert told["errors"][0]["field"] == field
    assert swedish in told["errors"][0]["message"]
    english = get(f"/projects?{query}", **{"accept-language": "en-GB"})
    assert english["Content-Language"] == "en"
    assert english.json()["title"] == "What was asked for cannot be read"


def test_one_record_and_what_has_been_withdrawn() -> None:
    told = get("/projects/gardsgas").json()
    assert told["title"] == {"sv": "Gårdsgas", "en": "Farm gas"}
    assert get("/projects/ingen").status_code == 404
    gone = get("/projects/borta")
    assert (gone.status_code, gone.json()["detail"]) == (410, "Fel uppgifter.")
    assert get("/projects/borta?language=en").status_code == 410
    assert get("/projects/borta", **{"accept-language": "en"}).json()["detail"] == "Wrong figures."
    assert "HEMLIGT" not in gone.content.decode()


def test_an_answer_is_not_sent_again_while_nothing_has_changed() -> None:
    first = get("/projects")
    again = get("/projects", **{"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_changes_tell_what_was_let_through_and_withdrawn(
    let_out: Callable[..., Release], at: datetime
) -> None:
    let_out("project", "gardsgas", {}, ("Gårdsgas", "Igen."), on=at + timedelta(hours=2))
    told = [
        (row["id"], row["change"], row["version"]) for row in get("/projects/changes.json").json()["changes"]
    ]
    assert told[0] == ("project/gardsgas", "updated", 2)
    assert ("project/borta", "withdrawn", 1) in told
    assert ("project/gardsgas", "published", 1) in told
    assert len(told) == 4
    withdrawn = next(row for row in get("/changes.json").json()["changes"] if row["change"] == "withdrawn")
    assert (withdrawn["title"], withdrawn["why"]["en"]) == (None, "Wrong figures.")
    later = get("/projects/changes.json?since=2026-11-23T10:30:00Z").json()
    assert later["count"] == 1


@pytest.mark.parametrize(("language", "title"), [("sv", "Nytt: Gårdsgas"), ("en", "New: Farm gas")])
def test_changes_are_a_feed_in_each_language(language: str, title: str) -> None:
    response = get(f"/projects/changes.atom?language={language}")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert title in titles
    assert len(titles) == 3
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    assert "HEMLIGT" not in response.content.decode()


def test_popolo_ties_people_to_bodies(let_out: Callable[..., Release]) -> None:
    name = {"sv": "Kommissionen", "en": "The Commission"}
    let_out(
        "body", "kommissionen", {"key": "com", "name": name, "kind": "institution", "starts_on": "1958-01-01"}
    )
    office = {"body": "com", "body_name": name, "role": "commissioner", "starts_on": "2024-12-01"}
    let_out("person", "aino", {"key": "p1", "memberships": [office]}, ("Aino Testlund", "x"))
    bodies = {row["id"]: row for row in get("/popolo/organizations").json()["results"]}
    assert bodies["body/com"]["name"] == "Kommissionen"
    assert bodies["body/com"]["other_names"] == [{"name": "The Commission", "note": "en"}]
    assert bodies["body/com"]["founding_date"] == "1958-01-01"
    people = {row["id"]: row for row in get("/popolo/persons").json()["results"]}
    assert people["person/p1"]["name"] == "Aino Testlund"
    (seat,) = get("/popolo/memberships?language=en").json()["results"]
    assert (seat["person_id"], seat["organization_id"]) == ("person/p1", "body/com")
    assert (seat["label"], seat["start_date"], seat["end_date"]) == ("The Commission", "2024-12-01", None)


def test_the_first_page_tells_where_everything_is() -> None:
    told = get("/").json()
    assert [one["dataset"] for one in told["datasets"]] == [
        shape.many for shape in SHAPES.values() if shape.is_data
    ]
    assert get("").json() == told
    for one in told["datasets"][:2]:
        for key in ("records", "changes", "feed", "dictionary"):
            assert Client().get(one[key].removeprefix("http://localhost:8000")).status_code == 200


@pytest.mark.parametrize("path", ["/", "/projects", "/projects/gardsgas", "/changes.json", "/openapi.json"])
def test_it_is_read_and_never_written(path: str) -> None:
    client = Client()
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)(f"/api/v1{path}")
        assert response.status_code == 405
        assert response["Content-Type"] == "application/problem+json"
        assert "GET" in response["Allow"]
    assert not client.cookies


def test_a_list_costs_as_many_queries_whatever_is_asked(django_assert_max_num_queries: Any) -> None:
    for query in ("", "q=gas", "role=lead&since=2026-01-01"):
        with django_assert_max_num_queries(4):
            get(f"/projects?size=500&{query}")
