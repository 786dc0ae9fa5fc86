"""What a query says otherwise than it looks is told, with the query that was probably meant; its meaning stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.features.monitoring.conftest import record
from utblick.engine.query.parse import parse
from utblick.engine.text.languages import stem
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.drafting import Draft
from utblick.features.monitoring.models import Source
from utblick.features.monitoring.query_help import HELP
from utblick.features.monitoring.slips import slips


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("biogas -skatt", "biogas INTE skatt"),
        ('biogas –"hög skatt"', 'biogas INTE "hög skatt"'),
        ("biogas NÄRA/5 skatt", "biogas NEAR/5 skatt"),
        ("biogas near/5 skatt", "biogas NEAR/5 skatt"),
        ("titel:vätgas", "title:vätgas"),
        ("Titel:(gas OR olja)", "title:(gas OR olja)"),
        ("språk:svenska gas", "language:sv gas"),
        ("lang:en gas", "language:en gas"),
        ("källa:Kommissionen gas", "source:kommissionen gas"),
        ("CELEX 32024R1610", "32024R1610"),
        ("EuroVoc 4900", "eurovoc:4900"),
        ("https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:32024R1610", "32024R1610"),
        ("https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX%3A32024R1610&qid=9", "32024R1610"),
        ("https://eur-lex.europa.eu/legal-content/EN/ALL/?uri=COM:2018:375:FIN", "COM(2018) 375"),
        ("http://data.europa.eu/eli/reg/2024/1610/oj", "(EU) 2024/1610"),
        ("gas och olja", "gas OCH olja"),
        ("(gas eller olja) and not skatt", "(gas ELLER olja) AND not skatt"),
    ],
)
def test_slips_are_seen(written: str, meant: str) -> None:
    found, listed = slips(written, is_swedish=True, sources={"kommissionen": "kommissionen"})
    assert found == meant
    assert listed
    parse(found, ())


@pytest.mark.parametrize(
    "query",
    ["EU-kontoret", '"gas och olja"', "gas OCH olja", "COM:s förslag", "title:gas language:sv", "-skatt",
     "COM(2018) 375", "gas NEAR/5 olja", "och", "celex:32024R1610", "https://example.org/a-b", "ett - två"],
)  # fmt: skip
def test_what_is_as_it_looks_is_left_alone(query: str) -> None:
    assert slips(query, is_swedish=True) == (query, [])


@pytest.fixture
def archive(bring: Callable[..., Counts], other_source: Source) -> None:
    bring(record("1", "Biogas utan skatt", "Om biodrivmedlen i regionen."))
    bring(record("2", "Biogas på väg", "Om biodrivmedel."))
    bring(record("3", "Biogasens tid", "Den är här."))


def of(client: Client, query: str) -> str:
    return " ".join(unescape(client.get(reverse("search"), {"q": query}).content.decode()).split())


@pytest.mark.usefixtures("archive")
def test_the_hint_is_a_link_above_what_the_query_finds(client_of: Callable[..., Client]) -> None:
    page = of(client_of("strateg", "sv"), "biogas -skatt")
    assert "1 dokument" in page
    assert "Ett minustecken utesluter ingenting" in page
    assert re.search(
        r'Menade du <a href="/sok/\?q=biogas\+INTE\+skatt"><code>biogas INTE skatt</code></a>\?', page
    )
    preview = client_of("strateg", "sv").get(
        reverse("monitoring:preview_profile"), {"mode": "text", "query": "titel:biogas"}
    )
    assert "Menade du <code>title:biogas</code>?" in unescape(preview.content.decode())


@pytest.mark.usefixtures("archive")
def test_forms_that_are_not_found_are_offered(client_of: Callable[..., Client]) -> None:
    client = client_of("strateg", "sv")
    page = of(client, "biodrivmedel")
    assert "Former som finns i arkivet och inte hittas av sig själva: biodrivmedlen (1)." in page
    assert "<code>biodrivmedel OR biodrivmedlen</code>" in page
    assert "inte hittas av sig själva" not in of(client, "biodrivmedel OR biodrivmedlen")
    assert "biogasens (1)" in of(client, "biogas")
    form = {"mode": "list", "rows": "1", "row-0": "biodrivmedel", "rhythm": "daily", "do": "forms"}
    written = client.post(reverse("monitoring:new_profile"), form).content.decode()
    assert re.search(r'name="row-0"[^>]*data-focus[^>]*>\s*biodrivmedel\nbiodrivmedlen</textarea>', written)
    as_text = client.post(
        reverse("monitoring:new_profile"), {**form, "mode": "text", "query": "skatt biodrivmedel"}
    ).content.decode()
    assert "skatt AND (biodrivmedel OR biodrivmedlen)</textarea>" in as_text


@pytest.mark.usefixtures("archive")
def test_a_long_query_has_no_more_forms_counted_than_a_short_one(
    client_of: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "biodrivmedel OR biogas"
    assert "biodrivmedlen (1), biogasens (1)" in of(client_of("strateg", "sv"), query)
    monkeypatch.setattr("utblick.features.monitoring.queries.forms.MOST", 1)
    page = of(client_of("strateg", "sv"), query)
    assert "biodrivmedlen (1)." in page
    assert "biogasens" not in page.partition("inte hittas av sig själva")[2].partition(".")[0]


def test_forms_are_added_to_the_row_of_their_word() -> None:
    draft = Draft(rows=(("skatt", False), ("medel\nfond", True)))
    assert draft.with_forms({"medel": ["medlen"]}, ()).rows == (
        ("skatt", False),
        ("medel\nfond\nmedlen", True),
    )


def test_the_forms_that_the_help_promises_are_found() -> None:
    word, meaning = HELP[0]
    promised = re.findall(r"\w+", str(meaning).partition(":")[2])
    assert len(promised) == 3
    assert {stem("sv", form) for form in promised} == {stem("sv", word)}


def test_a_document_asked_for_by_its_number_is_counted(
    bring: Callable[..., Counts], client_of: Callable[..., Client]
) -> None:
    bring(record("COM(2018) 375", "Förordning", "Om djur."))
    page = of(client_of("strateg", "sv"), "COM(2018) 375")
    assert re.search(r'role="status">([^<]*)<', page)[1] == "1 dokument har detta nummer · nämns i 0 dokument"
