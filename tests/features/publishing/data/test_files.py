"""The data files: what stands in them, as of which day, and that what was withdrawn is in none."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from django.test import Client

from utblick.features.publishing.data import dictionary
from utblick.features.publishing.data.columns import tables
from utblick.features.publishing.data.datasets import dataset, datasets
from utblick.features.publishing.data.records import fields
from utblick.features.publishing.models import Publication, Release
from utblick.features.publishing.shapes import SHAPES, Type

pytestmark = pytest.mark.django_db
PROJECT = {
    "acronym": "=HYPERLINK(1)",
    "programme": {"sv": "Programmet; del 1", "en": "The programme"},
    "role": "lead",
    "starts_on": "2025-09-01",
    "units": [{"sv": "Energi", "en": "Energy"}, {"sv": "Trafik", "en": ""}],
    "boards": [{"key": "RUN", "name": {"sv": "Nämnd", "en": "Board"}}, {"key": "TSN", "name": None}],
    "total": -12.5,
    "partners": [
        {"name": 'Tartu "linn"', "role": "partner", "country": "EE"},
        {"name": "Åbo, stad", "role": "lead", "country": "FI"},
    ],
}


@pytest.fixture
def project(let_out: Callable[..., Release]) -> Release:
    return let_out(
        "project",
        "gardsgas",
        PROJECT,
        ("Gårdsgas", "Gas till bussar."),
        ("Farm gas", "Gas for buses."),
        people=[{"name": "Aino Testlund", "function": {"sv": "chef", "en": "head"}}],
    )


def get(path: str, **headers: str) -> Any:
    return Client().get(path, headers=headers)


def rows(path: str) -> list[dict[str, str]]:
    text = get(path).content.decode()
    assert not text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_csv_holds_the_records_in_both_languages(project: Release) -> None:
    (row,) = rows("/data/projects.csv")
    assert row["id"] == "project/gardsgas"
    assert row["url_en"].endswith("/en/projects/gardsgas/")
    assert (row["title_sv"], row["title_en"], row["summary_en"]) == ("Gårdsgas", "Farm gas", "Gas for buses.")
    assert (row["programme_sv"], row["units_sv"]) == ("Programmet; del 1", "Energi; Trafik")
    assert row["units_en"] == "Energy; Trafik"
    assert (row["boards"], row["partners_count"], row["total"]) == ("RUN; TSN", "2", "-12.5")
    assert row["acronym"] == "'=HYPERLINK(1)"
    assert (row["ends_on"], row["version"]) == ("", "1")


def test_rows_stand_in_a_file_of_their_own(project: Release) -> None:
    told = rows("/data/projects.partners.csv")
    assert [row["name"] for row in told] == ['Tartu "linn"', "Åbo, stad"]
    assert {row["id"] for row in told} == {"project/gardsgas"}


def test_json_tells_where_it_comes_from(project: Release) -> None:
    told = get("/data/projects.json").json()
    assert (told["dataset"], told["count"], told["as_of"]) == ("projects", 1, None)
    assert told["licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    (record,) = told["records"]
    assert record["acronym"] == "=HYPERLINK(1)"
    assert record["partners"][1] == {
        "name": "Åbo, stad",
        "role": "lead",
        "country": "FI",
        "nuts3": None,
    }


def test_a_workbook_has_a_sheet_a_table_and_the_dictionary(project: Release) -> None:
    book = openpyxl.load_workbook(BytesIO(get("/data/projects.xlsx").content))
    assert book.sheetnames[0] == "projects"
    assert book.sheetnames[-1] == "dictionary"
    assert "partners" in book.sheetnames
    page = book["projects"]
    headings = [cell.value for cell in page[1]]
    cells = dict(zip(headings, page[2], strict=True))
    assert cells["total"].value == -12.5
    assert cells["starts_on"].value == datetime(2025, 9, 1)
    assert cells["acronym"].data_type == "s"


def test_the_same_records_give_the_same_workbook(project: Release) -> None:
    assert get("/data/projects.xlsx").content == get("/data/projects.xlsx?again").content


def test_names_of_people_stand_in_the_site_alone(project: Release) -> None:
    for file in dataset("projects").files():  # type: ignore[union-attr]
        assert b"Testlund" not in get(file.path).content


def test_a_version_is_what_was_public_when_the_day_ended_in_sweden(
    let_out: Callable[..., Release], at: datetime
) -> None:
    # 23:30 in Sweden is the same day, 00:30 the next, whatever the clock of the database says.
    late = datetime.fromisoformat("2026-11-20T23:30:00+01:00")
    let_out("project", "ett", {"acronym": "FÖRSTA"}, on=late)
    let_out("project", "ett", {"acronym": "ANDRA"}, on=late + timedelta(hours=1))
    let_out("project", "nytt", {"acronym": "NYTT"}, on=at)
    assert [row["acronym"] for row in rows("/data/2026-11-20/projects.csv")] == ["FÖRSTA"]
    assert [row["acronym"] for row in rows("/data/2026-11-21/projects.csv")] == ["ANDRA"]
    assert [row["acronym"] for row in rows("/data/2026-11-22/projects.csv")] == ["ANDRA"]
    assert {row["acronym"] for row in rows("/data/projects.csv")} == {"ANDRA", "NYTT"}
    told = next(one for one in get("/data/datasets.json").json()["datasets"] if one["dataset"] == "projects")
    assert told["changed_on"] == ["2026-11-23", "2026-11-21", "2026-11-20"]


def test_what_is_withdrawn_is_in_no_version(let_out: Callable[..., Release], at: datetime) -> None:
    let_out("project", "borta", {"acronym": "HEMLIGT"}, on=at - timedelta(days=3))
    let_out("project", "kvar", {"acronym": "ÖPPET"}, on=at - timedelta(days=3))
    publication = Publication.objects.get(slug="borta")
    publication.releases.update(is_withdrawn=True)
    publication.current, publication.withdrawn_at = None, at
    publication.save()
    for path in ("/data/projects", "/data/2026-11-20/projects", "/data/2026-11-22/projects"):
        for ending in ("csv", "json"):
            body = get(f"{path}.{ending}").content.decode()
            assert "HEMLIGT" not in body
            assert "ÖPPET" in body


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/data/2026-11-01/projects.csv", "2026-11-23"),
        ("/data/2026-02-30/projects.csv", "2026-02-30"),
        ("/data/2999-01-01/projects.csv", "2999-01-01"),
        ("/data/secrets.csv", "projects"),
        ("/data/pages.csv", "projects"),
        ("/data/projects.xml", "projects.csv"),
        ("/data/projects.nothing.csv", "projects.partners.csv"),
        ("/data/projects.dictionary.xlsx", "projects.dictionary.csv"),
        ("/data/catalogue.xml", "ttl"),
        ("/data/no/such/place", "none of ours"),
    ],
)
def test_what_is_not_there_is_told_in_words(project: Release, path: str, words: str) -> None:
    swedish, english = get(path), get(path, **{"accept-language": "en"})
    for response in (swedish, english):
        assert response.status_code == 404
        assert response["Content-Type"] == "application/problem+json"
    if words != "none of ours":
        assert words in swedish.json()["detail"]
        assert words in english.json()["detail"]
    assert swedish.json()["title"] == "Det finns inget här"
    assert english.json()["title"] == "There is nothing here"


def test_a_file_is_not_sent_again_while_nothing_has_changed(
    project: Release, let_out: Callable[..., Release], at: datetime
) -> None:
    first = get("/data/projects.csv")
    assert first["Last-Modified"]
    assert get("/data/projects.csv", **{"if-none-match": first["ETag"]}).status_code == 304
    let_out("project", "nytt", {}, on=at + timedelta(minutes=1))
    assert get("/data/projects.csv", **{"if-none-match": first["ETag"]}).status_code == 200


def test_anybody_may_read_and_nobody_is_known(project: Release) -> None:
    client = Client()
    response = client.get("/data/projects.json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert not client.cookies
    assert client.post("/data/projects.json").status_code == 405
    asked = client.options("/data/projects.json")
    assert asked.status_code == 204
    assert asked["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("one", datasets(), ids=lambda one: one.key)
def test_the_dictionary_tells_of_every_column_in_both_languages(one: Any) -> None:
    told = list(dictionary.lines(one))
    heads = dictionary.HEADINGS
    assert {(line[0], line[1]) for line in told} == {
        (".".join(filter(None, (one.key, table.part, "csv"))), column.key)
        for table in one.tables
        for column in table.columns
    }
    for line in told:
        row = dict(zip(heads, line, strict=True))
        assert row["label_sv"], row
        assert row["label_en"], row
        assert bool(row["about_sv"]) == bool(row["about_en"]), row
        assert bool(row["codes_sv"]) == bool(row["codes_en"]), row
    whole = dictionary.dictionary(one)
    assert [field["key"] for field in whole["fields"]] == [field.key for field in fields(one.shape)]


@pytest.mark.parametrize("one", datasets(), ids=lambda one: one.key)
def test_every_kind_can_be_written_with_nothing_known(one: Any, let_out: Callable[..., Release]) -> None:
    let_out(one.shape.key, "tom", {})
    for file in [*one.files(), *one.dictionaries()]:
        response = get(file.path)
        assert response.status_code == 200, file.name
        assert response["Content-Type"].partition(";")[0] == file.media_type
    (record,) = get(f"/data/{one.key}.json").json()["records"]
    assert list(record) == [field.key for field in fields(one.shape)]


def test_no_column_is_told_twice() -> None:
    for shape in SHAPES.values():
        for table in tables(shape):
            keys = [column.key for column in table.columns]
            assert len(keys) == len(set(keys)), (shape.key, table.part)


def test_only_kinds_that_are_data_are_datasets() -> None:
    assert "pages" not in {one.key for one in datasets()}
    assert [one.shape.key for one in datasets()] == [key for key, shape in SHAPES.items() if shape.is_data]


def test_a_file_costs_as_many_queries_whatever_its_length(
    let_out: Callable[..., Release], django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        let_out("project", f"nr-{number}", PROJECT)
    with django_assert_max_num_queries(3):
        assert len(rows("/data/projects.csv")) == 12


def test_old_versions_lack_what_the_table_has_since(project: Release) -> None:
    content = project.content
    del content["values"]["partners"], content["values"]["acronym"]
    Release.objects.filter(pk=project.pk).update(content=json.loads(json.dumps(content)))
    (record,) = get("/data/projects.json?then").json()["records"]
    assert (record["partners"], record["acronym"]) == ([], None)
    shape = SHAPES["project"]
    assert shape.field("partners").type is Type.ROWS
