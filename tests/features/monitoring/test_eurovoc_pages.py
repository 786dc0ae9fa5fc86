"""EuroVoc on the pages: found by words, shown by name, asked for in queries, made into a concept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from tests.features.monitoring.conftest import document, record
from tests.features.monitoring.test_eurovoc_store import bring as read_in
from utblick.engine.query.parse import parse
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.models import Concept, EurovocConcept, Source, SourceCheck, WatchProfile
from utblick.features.monitoring.queries import eurovoc as queries
from utblick.features.monitoring.queries.profiles import sources_to_choose
from utblick.features.monitoring.queries.prose import in_prose
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs.worker import run_waiting

Bring = Callable[..., Counts]
Person = Callable[[str], Viewer]
SignIn = Callable[[str], Client]
EVERYONE = ("strateg", "bryssel", "admin", "kommunikator", "projektledare", "majoritet.tsn", "opposition.rs")
CHANGERS = ("strateg", "bryssel")
EXAMPLE = Path(__file__).resolve().parents[3] / "src/utblick/features/monitoring/example/eurovoc.jsonl"
REPLACED = (
    '[{"id": "1", "label": "Århus (county)", "alt_labels": ["old county"], "replaced_by_ids": ["8412"]}]'
)


@pytest.fixture
def eurovoc(region: None) -> Source:
    """The example's subjects, one that was replaced, and a Finnish name."""
    source = Source.objects.create(key="eurovoc", kind="eurovoc", name_sv="EuroVoc", name_en="EuroVoc")
    read_in(source, (EXAMPLE.read_text(encoding="utf-8"), "eurovoc.jsonl"), (REPLACED, "list.json"))
    read_in(source, ('{"8412": "biopolttoaine"}', "fi.json"), ('{"1": "Århus (amt)"}', "sv.json"))
    return source


@pytest.fixture
def carried(eurovoc: Source, bring: Bring, biofuel: WatchProfile, now: datetime) -> None:
    """Three documents: two carry biofuel, one a code that nobody knows."""
    Concept.objects.update(eurovoc=["8412", "4900"])
    bring(
        record("1", "Skatt på biogas", fields={"eurovoc": ["8412", "889"]}, published="2026-11-20"),
        record("2", "Biogas ur havet", fields={"eurovoc": ["8412", "777777"]}, published="2026-11-20"),
        record(
            "3", "Biogas", fields={"eurovoc": ["http://eurovoc.europa.eu/754", "754"]}, published="2026-11-20"
        ),
    )


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


# By words.


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("biobränsle", ["8412"]),
        ("BIOBR", ["8412"]),
        ("biofuel", ["8412", "4900"]),
        ("biodiesel", ["8412"]),
        ("biopolttoaine", ["8412"]),
        ("8412", ["8412"]),
        ("eurovoc:8412", ["8412"]),
        ("http://eurovoc.europa.eu/8412", ["8412"]),
        ("förnybar energi", ["754"]),
        ("energi förnybar", ["754"]),
        ("regionalpolitik", ["2515", "2516"]),
        ("biodrivmedel", ["8412", "4900"]),
        ("finns inte", []),
        ("\x00", []),
        ("%", []),
    ],
)
def test_subjects_are_found_by_words(carried: None, person: Person, asked: str, codes: list[str]) -> None:
    found = queries.find(person("strateg"), asked)
    assert sorted(one.code for one in found.found) == sorted(codes)
    assert found.total == len(codes)
    if asked != "biodrivmedel":
        assert [one.code for one in found.found] == codes


def test_the_region_s_own_word_says_through_which_concept(carried: None, person: Person) -> None:
    found = queries.find(person("strateg"), "biodrivmedel").found
    assert {one.via for one in found} == {"Biodrivmedel"}
    assert {one.code: one.count for one in found} == {"8412": 2, "4900": 0}


def test_what_documents_carry_comes_before_what_none_does(carried: None, person: Person) -> None:
    rows = [{"id": str(number), "label": f"energi {number}"} for number in range(900_000, 900_060)]
    read_in(
        Source.objects.get(key="eurovoc"), (json.dumps([*rows, {"id": "5", "label": "Energi"}]), "list.json")
    )
    found = queries.find(person("strateg"), "energi")
    assert [one.code for one in found.found[:2]] == ["5", "754"]
    assert (len(found.found), found.total) == (40, 64)


# Who may.


def test_nobody_gets_in_without_signing_in(eurovoc: Source) -> None:
    for name, args in (
        ("subjects", []),
        ("subject", ["8412"]),
        ("subject_field", ["66"]),
        ("choose_subjects", []),
    ):
        assert Client().get(reverse(f"monitoring:{name}", args=args)).status_code == 302


@pytest.mark.parametrize("who", EVERYONE)
def test_everyone_reads_and_only_some_make_concepts(carried: None, sign_in: SignIn, who: str) -> None:
    client, may = sign_in(who), who in CHANGERS
    page = text_of(client.get(reverse("monitoring:subjects"), {"q": "biobränsle"}))
    assert "eurovoc:8412" in page
    assert ("?slag=eurovoc" in page) == (who in ("strateg", "bryssel", "admin"))
    page = text_of(client.get(reverse("monitoring:subject", args=["8412"])))
    assert ("Gör till begrepp" in page) == may
    closed = 200 if may else 403
    assert client.get(reverse("monitoring:choose_subjects"), {"q": "bio"}).status_code == closed
    assert client.get(reverse("monitoring:new_concept"), {"eurovoc": "8412"}).status_code == closed


def test_nobody_changes_by_reading(eurovoc: Source, sign_in: SignIn) -> None:
    for name, args in (("subjects", []), ("subject", ["8412"]), ("choose_subjects", [])):
        assert sign_in("strateg").post(reverse(f"monitoring:{name}", args=args)).status_code == 405


# Pages.


def test_a_subject_shows_what_is_around_it(carried: None, sign_in: SignIn) -> None:
    client = sign_in("strateg")
    page = text_of(client.get(reverse("monitoring:subject", args=["8412"])))
    for said in (
        "<h1>biobränsle</h1>",
        "biopolttoaine",
        "biodiesel",
        "2 dokument har det",
        "ersättningsbränsle",
        "bioenergi",
        "66</span> <span>ENERGI",
        "Bland regionens begrepp:",
        "Har ersatt",
        "reuse with source",
    ):
        assert said in page, said
    broader = EurovocConcept.objects.get(code="8412").links.get(relation="broader").code
    assert "biobränsle" in text_of(client.get(reverse("monitoring:subject", args=[broader])))
    replaced = text_of(client.get(reverse("monitoring:subject", args=["1"])))
    assert "Används inte längre" in replaced
    assert reverse("monitoring:subject", args=["8412"]) in replaced


def test_drawers(eurovoc: Source, sign_in: SignIn) -> None:
    client = sign_in("strateg")
    front = text_of(client.get(reverse("monitoring:subjects")))
    assert "ENERGI" in front
    assert "55 ämnen finns här" in front
    domain = text_of(client.get(reverse("monitoring:subject_field", args=["66"])))
    assert "energipolitik" in domain
    drawer = text_of(client.get(reverse("monitoring:subject_field", args=["6606"])))
    assert "biobränsle" in drawer
    for name, code in (("subject", "66"), ("subject_field", "8412"), ("subject", "c_00000000")):
        assert client.get(reverse(f"monitoring:{name}", args=[code])).status_code == 404


def test_without_files_the_page_says_what_to_do(region: None, sign_in: SignIn) -> None:
    page = text_of(sign_in("strateg").get(reverse("monitoring:subjects")))
    assert "EuroVoc är inte inläst än" in page


def test_a_matter_shows_its_documents_subjects_by_name(carried: None, sign_in: SignIn) -> None:
    client = sign_in("strateg")
    page = text_of(client.get(reverse("monitoring:matter", args=[document("2").matter.pk])))
    assert 'title="EuroVoc 8412"' in page
    assert '<span class="sr">EuroVoc 8412: </span><span>biobränsle</span>' in page
    assert 'q=eurovoc:777777">EuroVoc 777777</a>' in page
    assert "förnybar energi" in text_of(
        client.get(reverse("monitoring:matter", args=[document("3").matter.pk]))
    )
    english = text_of(client.get(reverse("monitoring:matter", args=[document("1").matter.pk])))
    assert "statligt stöd" in english
    Account.objects.update(language="en")
    english = text_of(sign_in("strateg").get(reverse("monitoring:matter", args=[document("1").matter.pk])))
    assert "State aid" in english


# Queries.


def test_the_prose_of_a_query_names_its_subjects(carried: None, sign_in: SignIn) -> None:
    node = parse("eurovoc:8412 NOT eurovoc:777777", {})
    with override("sv"):
        said = in_prose(node)
    assert said == "dokument som har EuroVoc-ämnet biobränsle (8412), men som inte har EuroVoc-ämnet 777777"
    page = text_of(sign_in("strateg").get(reverse("search"), {"q": "eurovoc:8412"}))
    assert "har EuroVoc-ämnet biobränsle (8412)" in page
    assert "2 dokument" in page


@pytest.mark.parametrize("asked", ["biobränsle", "eurovoc:biobränsle", '"biobränsle"'])
def test_search_offers_the_subject_that_is_called_so(carried: None, sign_in: SignIn, asked: str) -> None:
    page = text_of(sign_in("projektledare").get(reverse("search"), {"q": asked}))
    assert "Som EuroVoc-ämne:" in page
    assert "?q=eurovoc:8412" in page


@pytest.mark.parametrize(
    "asked", ["havet", "biobränsle skatt", "NOT eurovoc:8412 biogas", "biogas", "eurovoc:8412"]
)
def test_search_offers_no_subject_that_no_document_carries(
    carried: None, sign_in: SignIn, asked: str
) -> None:
    assert "Som EuroVoc-ämne:" not in text_of(sign_in("strateg").get(reverse("search"), {"q": asked}))


def test_a_profile_takes_subjects_that_were_found_by_words(carried: None, sign_in: SignIn) -> None:
    client = sign_in("strateg")
    offers = text_of(client.get(reverse("monitoring:choose_subjects"), {"q": "biobränsle"}))
    assert 'name="add" value="eurovoc:8412"' in offers
    assert "2 dokument" in offers
    assert "Inget ämne heter så" in text_of(client.get(reverse("monitoring:choose_subjects"), {"q": "xyz"}))
    given = {"do": "add", "mode": "list", "rows": "1", "row-0": "vätgas", "add": "eurovoc:8412"}
    page = text_of(client.post(reverse("monitoring:new_profile"), given))
    assert "vätgas eurovoc:8412" in page
    assert "eller som har EuroVoc-ämnet biobränsle (8412)" in page
    page = text_of(
        client.post(reverse("monitoring:new_profile"), {**given, "mode": "text", "query": "vätgas"})
    )
    assert "vätgas OR eurovoc:8412" in page


# Concepts.


def test_a_subject_becomes_a_concept(carried: None, sign_in: SignIn, person: Person) -> None:
    client = sign_in("strateg")
    address = reverse("monitoring:new_concept")
    form = client.get(address, {"eurovoc": "754"}).context["form"]
    assert form.initial["name_sv"] == "Förnybar energi"
    assert form.initial["key"] == "renewable-energy"
    assert form.initial["labels-sv"] == ["förnybar energi"]
    assert form.initial["labels-en"][0] == "renewable energy"
    given = {
        "name_sv": "Förnybar energi",
        "name_en": "Renewable energy",
        "key": "renewable-energy",
        "labels-sv": "förnybar energi",
        "eurovoc": "754, eurovoc:c_2a1a9fdc",
    }
    assert client.post(address, given).status_code == 302
    assert Concept.objects.get(key="renewable-energy").eurovoc == ["754", "c_2a1a9fdc"]
    page = text_of(client.get(reverse("monitoring:concept", args=["renewable-energy"])))
    assert "europeiskt territoriellt samarbete" in page
    assert "renewable-energy" in text_of(client.get(reverse("monitoring:subject", args=["754"])))
    county = client.get(address, {"eurovoc": "1"}).context["form"]
    assert county.initial["labels-sv"] == ["Århus"]
    assert county.initial["labels-en"] == ["Århus", "old county"]
    for nothing in ("999999", "66", "x"):
        assert "name_sv" not in client.get(address, {"eurovoc": nothing}).context["form"].initial
    assert client.post(address, {**given, "key": "eurovoc"}).status_code == 422


def test_those_who_only_read_see_a_concept_s_subjects(carried: None, sign_in: SignIn) -> None:
    page = text_of(sign_in("opposition.rs").get(reverse("monitoring:concept", args=["biofuel"])))
    assert 'title="EuroVoc 8412"' in page


def test_a_list_of_concepts_names_them_in_its_file(carried: None, sign_in: SignIn) -> None:
    answer = sign_in("strateg").get(
        reverse("monitoring:concepts"), {"format": "csv", "columns": "name,eurovoc"}
    )
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    assert "biobränsle (8412)" in content.decode("utf-8-sig")


# Files by the page.


def test_files_are_brought_in_by_the_page(
    region: None, client_of: SignIn, tmp_path: Path, settings: Any
) -> None:
    settings.UTBLICK_DATA = tmp_path
    client = client_of("admin")
    table = SimpleUploadedFile("sv.json", '{"8412": "biobränsle", "x": "y"}'.encode(), "application/json")
    page = text_of(client.post(reverse("monitoring:import_files"), {"kind": "eurovoc", "chosen": [table]}))
    assert "biobränsle (8412)" in page
    assert "The identifier is none of EuroVoc" in page
    assert not EurovocConcept.objects.exists()
    ordered = re.search(r'name="ordered" value="([^"]+)"', page)
    assert ordered
    client.post(reverse("monitoring:import_files"), {"ordered": ordered[1]})
    assert run_waiting() == 1
    assert EurovocConcept.objects.get().labels == {"sv": "biobränsle"}
    check = SourceCheck.objects.get()
    assert (check.inserted, check.rejected) == (1, 1)
    assert client.get(reverse("monitoring:source", args=["eurovoc"])).status_code == 200


def test_a_profile_is_not_limited_to_eurovoc(eurovoc: Source, other_source: Source, person: Person) -> None:
    assert sources_to_choose(person("strateg")) == [other_source]


# What pages cost.


def questions(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_pages_cost_the_same_with_more_subjects(
    carried: None, sign_in: SignIn, bring: Bring, eurovoc: Source
) -> None:
    client = sign_in("strateg")
    matter = document("1").matter.pk
    pages = [
        reverse("monitoring:subjects"),
        reverse("monitoring:subjects") + "?q=energi",
        reverse("monitoring:subject", args=["754"]),
        reverse("monitoring:subject_field", args=["6606"]),
        reverse("monitoring:choose_subjects") + "?q=energi",
        reverse("monitoring:matter", args=[matter]),
        reverse("search") + "?q=eurovoc:754",
        reverse("monitoring:concepts"),
        reverse("monitoring:concept", args=["biofuel"]),
    ]
    few = [questions(client, page) for page in pages]
    rows = [
        {"id": str(number), "label": f"energi {number}", "broader_ids": ["754"], "related_ids": ["8412"]}
        for number in range(900_000, 900_050)
    ]
    read_in(eurovoc, (json.dumps(rows), "list.json"))
    fields = {"eurovoc": [row["id"] for row in rows[:10]]}
    bring(record("1", "Skatt på biogas", fields=fields, published="2026-11-20"))
    Concept.objects.update(eurovoc=[row["id"] for row in rows])
    many = [questions(client, page) for page in pages]
    assert dict(zip(pages, many, strict=True)) == dict(zip(pages, few, strict=True))
    assert max(few[:5]) <= 16, few
