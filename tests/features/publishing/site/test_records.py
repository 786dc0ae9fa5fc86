"""Lists and records of every kind: what they tell, how they are narrowed, and addresses that never die."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from lxml import html

from utblick.features.publishing.gate import actions
from utblick.features.publishing.models import Release, ReleasedFile
from utblick.features.publishing.shapes import SHAPES, Field, Type
from utblick.features.publishing.site import holdings
from utblick.foundation.accounts.viewer import system
from utblick.foundation.files.storing import store

pytestmark = pytest.mark.django_db
LetOut = Callable[..., Release]
Get = Callable[..., str]
BOARD = {"key": "TSN", "name": {"sv": "Trafiknämnden", "en": "Transport committee"}}
AREA = {"key": "energy", "name": {"sv": "Energi", "en": "Energy"}, "plan": "2021"}
PROJECT = {
    "acronym": "GAS",
    "programme": {"sv": "Interreg Central Baltic", "en": "Interreg Central Baltic"},
    "stage": "running",
    "role": "lead",
    "starts_on": "2025-03-01",
    "ends_on": "2028-02-29",
    "currency": "EUR",
    "grant": 416000,
    "boards": [BOARD],
    "policy_areas": [AREA],
    "partners": [{"name": "Tartu linn", "role": "partner", "country": "EE", "nuts3": "EE008"}],
}
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


def _tree(text: str) -> Any:
    return html.fromstring(text)


def test_a_record_tells_what_was_let_through_in_words(let_out: LetOut, get: Get) -> None:
    let_out("project", "biogas", PROJECT, ("Biogas till buss", "Gas."), ("Biogas for buses", "Gas in brief."))
    text = get("/sv/projekt/biogas/")
    for said in (
        "Biogas till buss",
        "pågår",
        "1 mars 2025",
        "416\xa0000\xa0€",
        "Estland",
        "Trafiknämnden",
        "version 1",
    ):
        assert said in text
    english = get("/en/projects/biogas/")
    for said in (
        "Biogas for buses",
        "under way",
        "1 March 2025",
        "€416,000",
        "Estonia",
        "Transport committee",
    ):
        assert said in english


def test_what_is_missing_in_a_language_is_marked_as_the_other(let_out: LetOut, get: Get) -> None:
    let_out("project", "biogas", {}, ("Biogas till buss", "Kort."), ("", ""))
    title = _tree(get("/en/projects/biogas/")).xpath("//h1")[0]
    assert (title.text_content(), title.get("lang")) == ("Biogas till buss", "sv")
    assert _tree(get("/sv/projekt/biogas/")).xpath("//h1")[0].get("lang") is None


def test_each_page_leads_to_the_same_in_the_other_language(let_out: LetOut, get: Get) -> None:
    let_out("project", "biogas", PROJECT)
    let_out("project", "annat", {"stage": "closed"})
    for here, there in (
        ("/sv/projekt/biogas/", "/en/projects/biogas/"),
        ("/sv/projekt/?stage=running", "/en/projects/?stage=running"),
        ("/sv/", "/en/"),
        ("/sv/sok/?q=gas", "/en/search/?q=gas"),
    ):
        assert _tree(get(here)).xpath("//a[@class='other']/@href") == [there]
        assert _tree(get(there)).xpath("//a[@class='other']/@href") == [here]
    links = _tree(get("/sv/projekt/biogas/")).xpath("//link[@hreflang]")
    assert {(one.get("hreflang"), one.get("href").partition("/projekt")[0][-3:]) for one in links} >= {
        ("sv", "/sv")
    }


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("", {"ett", "tre", "två"}),
        ("stage=running", {"ett"}),
        ("country=FI", {"två"}),
        ("board=TSN", {"ett", "två"}),
        ("board=TSN&country=FI", {"två"}),
        ("area=energy", {"ett"}),
        ("programme=interreg-central-baltic", {"ett"}),
        ("year=2025", {"ett"}),
        ("year=nothing", set()),
        ("page=999&unknown=1", {"ett", "tre", "två"}),
        ("sort=name&page=-1", {"ett", "tre", "två"}),
    ],
)
def test_a_list_is_narrowed_by_what_its_kind_has(
    asked: str, left: set[str], let_out: LetOut, get: Get
) -> None:
    let_out("project", "ett", PROJECT, ("ett", "."))
    partners = [{"name": "Åbo", "country": "FI", "role": "lead"}]
    let_out(
        "project", "tva", {"boards": [BOARD], "partners": partners, "starts_on": "2024-01-01"}, ("två", ".")
    )
    let_out("project", "tre", {}, ("tre", "."))
    page = _tree(get(f"/sv/projekt/?{asked}"))
    assert set(page.xpath("//ol[@class='records']//h2/a/text()")) == left
    lines = list(
        csv.reader(io.StringIO(get(f"/sv/projekt/lista.csv?{asked}").lstrip("\ufeff")), delimiter=";")
    )
    assert {row[0] for row in lines if row and row[0] in {"ett", "två", "tre"}} == left


def test_a_list_says_what_is_shown(let_out: LetOut, get: Get) -> None:
    let_out("project", "ett", PROJECT)
    let_out("project", "tva", {"stage": "closed"})
    said = " ".join(
        _tree(get("/sv/projekt/?stage=running")).xpath("//p[@class='state']")[0].text_content().split()
    )
    assert said.startswith("Visar 1 av 2: var det står pågår.")


def test_a_long_list_comes_in_parts(let_out: LetOut, get: Get) -> None:
    for number in range(45):
        let_out("network", f"n{number:02}", {}, (f"Nätverk {number:02}", "."))
    first = _tree(get("/sv/natverk/?sort=name"))
    assert len(first.xpath("//ol[@class='records']/li")) == 40
    assert first.xpath("//a[@rel='next']/@href") == ["/sv/natverk/?sort=name&page=2"]
    assert len(_tree(get("/sv/natverk/?sort=name&page=2")).xpath("//ol[@class='records']/li")) == 5


def _sample(field: Field) -> Any:
    samples: dict[Type, Any] = {
        Type.TEXT: "Text",
        Type.BOTH: {"sv": "På svenska", "en": "In English"},
        Type.DAY: "2026-05-04",
        Type.MOMENT: "2026-05-04T12:00:00+02:00",
        Type.NUMBER: 7,
        Type.TRUTH: True,
        Type.LINK: "https://example.org/",
        Type.CODE: next(iter(field.codes)) if field.codes else "code",
        Type.TEXTS: ["Text"],
        Type.BOTHS: [{"sv": "På svenska", "en": "In English"}],
        Type.CODES: [next(iter(field.codes)) if field.codes else "code"],
    }
    if field.type is Type.ROWS:
        return [{inner.key: _sample(inner) for inner in field.fields}]
    return samples[field.type]


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_every_kind_has_its_pages_full_and_empty(kind: str, let_out: LetOut, get: Get) -> None:
    shape = SHAPES[kind]
    full = {field.key: _sample(field) for field in shape.fields}
    let_out(kind, "full", full | ({"page": "about"} if kind == "page" else {}), ("Full", "Kort."))
    let_out(kind, "tom", {"page": "office"} if kind == "page" else {}, ("Tom", "Kort."))
    for language in ("sv", "en"):
        word = shape.paths[language]
        for slug in ("full", "tom"):
            page = _tree(get(f"/{language}/{word}/{slug}/"))
            assert len(page.xpath("//h1")) == 1
            for block in page.xpath("//script[@type='application/ld+json']"):
                assert json.loads(block.text)["@context"] == "https://schema.org"
        for address in (
            f"/{language}/{word}/",
            f"/{language}/{word}/flode.atom",
            f"/{language}/{word}/lista.csv",
        ):
            assert "Full" in get(address) or language == "en"
    get("/sv/")
    get("/en/feeds/")


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_nothing_that_somebody_wrote_becomes_markup(kind: str, let_out: LetOut, get: Get) -> None:
    def hostile(field: Field) -> Any:
        if field.type is Type.ROWS:
            return [{inner.key: hostile(inner) for inner in field.fields}]
        said: dict[Type, Any] = {
            Type.TEXT: HOSTILE,
            Type.BOTH: {"sv": HOSTILE, "en": HOSTILE},
            Type.TEXTS: [HOSTILE],
            Type.BOTHS: [{"sv": HOSTILE, "en": HOSTILE}],
        }
        return said.get(field.type) or _sample(field)

    values = {field.key: hostile(field) for field in SHAPES[kind].fields}
    words = (HOSTILE, HOSTILE)
    people = [{"name": HOSTILE, "function": {"sv": HOSTILE, "en": HOSTILE}}]
    row = let_out(
        kind, "ond", values, words, words, body=(f"## {HOSTILE}\n\n{HOSTILE}", HOSTILE), people=people
    )
    word = SHAPES[kind].paths["sv"]
    address = "/sv/" if row.values.get("page") == "start" else f"/sv/{word}/ond/"
    for each in (address, f"/sv/{word}/", "/sv/sok/?q=alert", "/sv/", "/sv/floden/"):
        page = _tree(get(each))
        assert page.xpath("//script[not(@type='application/ld+json')]") == []
        assert page.xpath("//img") == []
        assert page.xpath("//@onerror") == []
    assert "<script" not in get(f"/sv/{word}/flode.atom").replace("&lt;script", "")
    assert "<script" not in get("/sitemap.xml")


def test_markdown_gives_headings_lists_and_safe_links(let_out: LetOut, get: Get) -> None:
    body = "# Högst\n\n- ett\n- två\n\n[ut](https://example.org) [in](/sv/) [ond](javascript:alert(1)) [post](mailto:a@b.se)"
    let_out("page", "uppdrag", {"page": "assignment"}, ("Uppdrag", "."), body=(body, ""))
    prose = _tree(get("/sv/om/uppdrag/")).xpath("//div[@class='prose']")[0]
    assert prose.xpath(".//h2/text()") == ["Högst"]
    assert prose.xpath(".//li/text()") == ["ett", "två"]
    assert prose.xpath(".//a/@href") == ["https://example.org", "/sv/"]


def test_what_was_withdrawn_says_so_under_its_address(let_out: LetOut, get: Get, at: datetime) -> None:
    row = let_out("project", "biogas", PROJECT, ("Biogas till buss", "Hemligt innehåll."))
    get("/sv/projekt/biogas/")
    actions.withdraw(
        row.publication,
        why_sv="Fel belopp.",
        why_en="Wrong amount.",
        by=system("test"),
        at=at + timedelta(days=1),
    )
    gone = get("/sv/projekt/biogas/", 410)
    assert "Fel belopp." in gone
    assert "Biogas till buss" not in gone
    assert "Wrong amount." in get("/en/projects/biogas/", 410)
    assert "biogas" not in get("/sv/projekt/") + get("/sv/flode.atom") + get("/sitemap.xml")
    assert "Biogas till buss" not in get("/sv/sok/?q=biogas")


@pytest.mark.parametrize(
    "address",
    [
        "/sv/finns-inte/",
        "/sv/projekt/finns-inte/",
        "/en/projects/x/kort.png",
        "/sv/filer/1/a.pdf",
        "/sv/a/b/c/d/",
    ],
)
def test_what_is_not_there_leads_on(address: str, get: Get) -> None:
    page = _tree(get(address, 404))
    assert page.xpath("//main//form[@role='search']")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/sv/projects/biogas/", "/sv/projekt/biogas/"),
        ("/en/projekt/", "/en/projects/"),
        ("/en/projekt/?stage=running", "/en/projects/?stage=running"),
        ("/sv/projekt/biogas", "/sv/projekt/biogas/"),
        ("/sv/search/", "/sv/sok/"),
        ("/sv/om/start/", "/sv/"),
    ],
)
def test_an_address_written_otherwise_leads_to_the_one_that_counts(
    asked: str, right: str, let_out: LetOut
) -> None:
    let_out("project", "biogas", PROJECT)
    let_out("page", "start", {"page": "start"})
    answer = Client().get(asked)
    assert (answer.status_code, answer["Location"]) == (301, right)


def test_names_that_were_let_through_are_told(let_out: LetOut, get: Get) -> None:
    people = [{"name": "Anna Ask", "function": {"sv": "projektledare", "en": "project manager"}}]
    let_out("project", "biogas", PROJECT, people=people)
    assert "Anna Ask" in get("/sv/projekt/biogas/")
    assert "project manager" in get("/en/projects/biogas/")


def test_records_that_belong_together_lead_to_each_other(let_out: LetOut, get: Get) -> None:
    let_out("project", "biogas", PROJECT, ("Biogas", "."))
    let_out("network", "natet", {"policy_areas": [AREA]}, ("Nätet", "."))
    let_out("network", "annat", {"boards": [BOARD]}, ("Samma nämnd", "."))
    let_out("policy_area", "energi", {"key": "energy", "name": AREA["name"]}, ("Energi", "."))
    let_out("board", "tsn", {"key": "TSN", "name": BOARD["name"]}, ("Trafiknämnden", "."))
    page = _tree(get("/sv/projekt/biogas/"))
    related = page.xpath("//section[@class='related']//a/@href")
    assert set(related) == {"/sv/natverk/natet/", "/sv/politikomraden/energi/"}
    assert "/sv/namnder/tsn/" in page.xpath("//aside//a/@href")
    board = _tree(get("/sv/namnder/tsn/")).xpath("//section[@class='related']//a/@href")
    assert {"/sv/projekt/biogas/", "/sv/natverk/annat/"} <= set(board)


def test_files_of_what_is_public_now_can_be_had(let_out: LetOut, get: Get, at: datetime) -> None:
    row = let_out("review", "oversikt", {"kind": "year"}, ("Årsöversikt", "."))
    ReleasedFile.objects.create(
        release=row,
        language="sv",
        name="oversikt.pdf",
        file=store(b"%PDF-1.7 x", "oversikt.pdf", "application/pdf"),
    )
    holdings.forget()
    address = f"/sv/filer/{row.pk}/oversikt.pdf"
    link = _tree(get("/sv/rapporter/oversikt/")).xpath(f"//a[@href='{address}']")[0]
    assert (link.text_content(), link.get("hreflang")) == ("PDF, svenska", "sv")
    answer = Client().get(address)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 x"
    assert answer["Content-Disposition"].startswith("attachment")
    let_out("review", "oversikt", {"kind": "year"}, on=at + timedelta(days=1))
    get(address, 404)


def test_a_page_costs_one_question_to_the_database(
    let_out: LetOut, get: Get, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        let_out("project", f"p{number}", PROJECT)
        let_out("network", f"n{number}", {"policy_areas": [AREA]})
    # The releases and their files are read once. A page that is made asks whether something has moved, at the door and
    # where it is made, and when; one that is kept asks only whether.
    get("/sv/")
    for address in ("/sv/projekt/p1/", "/en/projects/", "/sv/sok/?q=rubrik", "/sv/flode.atom", "/sv/karta/"):
        with django_assert_num_queries(3):
            get(address)
        with django_assert_num_queries(1):
            get(address)


def test_a_page_says_what_it_is_to_machines(let_out: LetOut, get: Get) -> None:
    let_out("project", "biogas", PROJECT, ("Biogas till buss", "Gas."))
    text = get("/sv/projekt/biogas/")
    page = _tree(text)
    assert page.xpath("//meta[@property='og:title']/@content") == ["Biogas till buss"]
    assert page.xpath("//meta[@property='og:image']/@content")[0].endswith("/sv/projekt/biogas/kort.png")
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith("/sv/projekt/biogas/")
    blocks = [json.loads(one.text) for one in page.xpath("//script[@type='application/ld+json']")]
    assert {one["@type"] for one in blocks} == {"ResearchProject", "BreadcrumbList"}
    assert blocks[0]["startDate"] == "2025-03-01"
    hosts = set(re.findall(r"(?:src|href)=\"(https?://[^/\"]+)", text))
    assert hosts <= {"http://localhost:8000", "http://testserver"}


def test_a_page_has_a_picture_to_show_when_it_is_shared(
    let_out: LetOut, settings: Any, tmp_path: Any
) -> None:
    settings.UTBLICK_DATA = tmp_path
    let_out("project", "biogas", PROJECT, ('Biogas "#till" buss' + " lång" * 40, "Gas."))
    for address in ("/sv/projekt/biogas/kort.png", "/en/kort.png"):
        answer = Client().get(address)
        assert answer["Content-Type"] == "image/png"
        assert answer.content.startswith(b"\x89PNG")
        assert int.from_bytes(answer.content[16:20]) == 1200
    assert len(list((tmp_path / "cards").iterdir())) == 2


def test_calls_stand_with_the_next_to_close_first(let_out: LetOut, get: Get) -> None:
    for slug, day in (
        ("2001", "2001-01-01"),
        ("2000", "2000-01-01"),
        ("2090", "2090-01-01"),
        ("2080", "2080-01-01"),
    ):
        let_out("call", slug, {"closes": f"{day}T12:00:00+02:00", "budget_eur": 2000000}, (slug, "."))
    let_out("call", "okand", {}, ("okänd", "."))
    page = _tree(get("/sv/utlysningar/"))
    assert page.xpath("//ol[@class='records']//h3/a/text()") == ["2080", "2090", "2001", "2000", "okänd"]
    assert page.xpath("//section/h2/text()") == [
        "Öppna och kommande utlysningar",
        "Stängda utlysningar",
        "Utlysningar utan känd sista dag",
    ]
    told = page.xpath("//ol[@class='records']/li")
    assert "Stänger 1 jan 2080 kl. 11.00" in told[0].text_content()
    assert "2\xa0000\xa0000\xa0€" in told[0].text_content()
    assert "Stängde" in told[2].text_content()
