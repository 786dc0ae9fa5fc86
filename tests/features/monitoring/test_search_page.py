"""The search page: what it shows, to whom, with and without a script, and what it costs."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.archive import addresses
from utblick.features.monitoring.archive.asked import Search
from utblick.features.monitoring.archive.store import Period
from utblick.features.monitoring.models import Matter, Source
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.models import Account

pytestmark = pytest.mark.django_db
ADDRESS = "/sok/"


@pytest.fixture
def client_of(region: None) -> Callable[..., Client]:
    """Give a signed-in client for one of the example's people."""

    def signed_in(name: str = "strateg", language: str = "en") -> Client:
        account = Account.objects.get(email=f"{name}@utblick.example")
        Account.objects.filter(pk=account.pk).update(language=language)
        client = Client()
        client.force_login(account, backend="utblick.foundation.accounts.backend.AccountBackend")
        return client

    return signed_in


def text(client: Client, address: str = ADDRESS, **given: Any) -> str:
    response = client.get(address, given)
    assert response.status_code == 200, response.headers
    return response.content.decode()


def test_the_newest_documents_are_shown_until_something_is_asked(
    filled: None, client_of: Callable[..., Client]
) -> None:
    page = text(client_of())
    assert "4 documents" in page
    assert page.index("Skatt på biodrivmedel") < page.index("Östersjön") < page.index("Taxes on fuel")
    assert "How to write a search" in page
    assert reverse("search") == ADDRESS


def test_words_are_marked_and_outside_text_is_escaped(filled: None, client_of: Callable[..., Client]) -> None:
    page = text(client_of(), q="skatt")
    assert "<mark>Skatt</mark> på biodrivmedel" in page
    assert "&amp; &lt;<mark>skatt</mark>&gt;." in page
    assert 'lang="sv"' in page
    assert "You search for documents that mention “skatt” in any form." in page
    assert "Östersjön" not in page


def test_the_page_in_swedish_says_what_is_sought(filled: None, client_of: Callable[..., Client]) -> None:
    page = text(client_of(language="sv"), q="skatt NOT tax")
    assert "dokument som nämner ”skatt” i någon form, men inte" in page


def test_an_error_is_a_sentence_with_its_place_marked(filled: None, client_of: Callable[..., Client]) -> None:
    page = text(client_of(), q="skatt #biofule tax")
    assert "position 7: no concept is called biofule; did you mean #biofuel?" in page
    assert "skatt <mark>#biofule</mark> tax" in page
    assert "<mark> …</mark>" in text(client_of(), q="skatt AND")
    assert "position 1" in text(client_of(), q="NOT skatt")


@pytest.mark.parametrize("written", ["COM(2018) 375", "kom (2018) 0375 slutlig", "com(2018)375"])
def test_a_number_alone_finds_what_has_it_first(
    written: str, filled: None, client_of: Callable[..., Client]
) -> None:
    page = text(client_of(), q=written)
    assert page.index("What has this number") < page.index("budgeten") < page.index("Where it is mentioned")
    assert page.index("Where it is mentioned") < page.index("Taxes on fuel")
    assert "What has this number" not in text(client_of(), q=f"{written} budgeten")


def test_facets_are_ticked_without_a_script(filled: None, client_of: Callable[..., Client]) -> None:
    page = text(client_of(), q="skatt", language="en")
    assert "Taxes on fuel" in page
    assert "Skatt på" not in page
    assert 'name="language" value="en" id="tick-language-en" checked' in page
    assert 'name="language" value="sv" id="tick-language-sv">' in page
    assert "Take away the filter" in page
    both = text(client_of(), "/sok/?q=skatt&year=2025&year=2026")
    assert "2 documents" in both


def test_a_part_is_sent_to_a_script_with_the_address_to_share(
    filled: None, client_of: Callable[..., Client]
) -> None:
    response = client_of().get("/sok/?q=skatt&from=&to=&language=en", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert response["HX-Push-Url"] == "/sok/?q=skatt&language=en"
    assert "<html" not in page
    assert 'id="search-facets" hx-swap-oob="innerHTML"' in page


def test_a_form_without_a_script_leads_to_the_tidy_address(
    filled: None, client_of: Callable[..., Client]
) -> None:
    response = client_of().get("/sok/?to=&q=skatt&from=2025-01-01&nonsense=1")
    assert (response.status_code, response["Location"]) == (302, "/sok/?q=skatt&from=2025-01-01")
    assert client_of().get(response["Location"]).status_code == 200


def test_a_day_that_is_none_is_told(filled: None, client_of: Callable[..., Client]) -> None:
    assert "“31 mars” is no day." in text(client_of(), **{"q": "skatt", "from": "31 mars"})


def test_what_may_not_be_seen_of_a_matter_does_not_leak(
    filled: None, client_of: Callable[..., Client]
) -> None:
    matter = document("a").matter
    board = Board.objects.get(key="RUN")
    Matter.objects.filter(pk=matter.pk).update(state="inbox", proposed_board=board, owner_board=None)
    link = reverse("monitoring:matter", args=[matter.pk])
    seen = text(client_of("strateg"), q="biodrivmedel")
    assert link in seen
    assert 'value="RUN"' in seen
    hidden = text(client_of("majoritet.run"), q="biodrivmedel")
    assert "Skatt på" in hidden  # the document itself is public
    assert link not in hidden
    assert 'value="RUN"' not in hidden
    assert "0 documents" in text(client_of("majoritet.run"), q="biodrivmedel", board="RUN")
    assert "1 document" in text(client_of("strateg"), q="biodrivmedel", board="RUN")
    rows = _rows(client_of("majoritet.run").get("/sok/?q=biodrivmedel&format=xlsx"))
    assert rows[-1][5:7] == (None, None)


def test_nobody_searches_without_leave(filled: None, client_of: Callable[..., Client]) -> None:
    assert Client().get(ADDRESS).status_code == 302
    from utblick.foundation.accounts.models import PermissionRule

    PermissionRule.objects.filter(action="monitoring.document.view").delete()
    assert client_of().get(ADDRESS).status_code == 403
    assert client_of().get("/sok/?format=csv").status_code == 403
    assert client_of().post("/sok/spara/", {"name": "x", "address": "q=x"}).status_code == 403


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("biodrvmedel", "biodrivmedel"),
        ("biodrivmdelet", None),
        ("skatt NOT skatt", "skatt"),
        ("vindkraften biodrivmedel", "vindkraften"),
    ],
)
def test_a_search_without_hits_helps(
    query: str, offered: str | None, filled: None, client_of: Callable[..., Client]
) -> None:
    page = text(client_of(), q=query)
    assert "Nothing found" in page
    if offered:
        assert f"<code>{offered}</code>" in page
    else:
        assert "Try a shorter word" in page
    assert "The same without filters" in text(client_of(), q="skatt", year="1999")


def test_a_word_in_the_wrong_language_leads_to_its_concept(
    filled: None, client_of: Callable[..., Client]
) -> None:
    assert "<code>#biofuel</code>" in text(client_of(), q="biofuel")


def _rows(response: Any) -> list[Any]:
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]


def test_what_is_found_is_a_file_with_the_search_stated(
    filled: None, client_of: Callable[..., Client]
) -> None:
    rows = _rows(client_of().get("/sok/?q=skatt&language=en&format=xlsx"))
    top = [row[0] for row in rows]
    assert top[:2] == ["Search", "Query: skatt"]
    assert top[2:5] == [
        "That is: documents that mention “skatt” in any form.",
        "Language: English",
        "1 document",
    ]
    assert "/sok/?q=skatt&language=en" in top[6]
    assert [row[1] for row in rows[-1:]] == ["Taxes on fuel"]
    response = client_of().get("/sok/?q=skatt&format=csv")
    csv = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert csv.count("\r\n") == len(csv.splitlines())
    assert "Skatt på biodrivmedel" in csv
    assert client_of().get("/sok/?q=%22skatt&format=csv").status_code == 302


def test_a_page_costs_the_same_however_much_is_found(
    filled: None, bring: Callable[..., Any], client_of: Callable[..., Client]
) -> None:
    client = client_of()
    text(client, q="skatt")

    def cost(**given: Any) -> int:
        with CaptureQueriesContext(connection) as queries:
            text(client, **given)
        return len(queries)

    few = cost(q="skatt")
    bring(
        *(record(f"more{n}", f"Skatt {n}", "skatt", published=f"2024-01-{n % 28 + 1:02}") for n in range(40))
    )
    assert cost(q="skatt") <= few
    assert few < 50  # each room that finds something asks once
    assert "42 documents" in text(client, q="skatt")
    assert "<mark>Skatt</mark> 0</a>" in text(client, q="skatt", page="3")


@pytest.mark.parametrize(
    "search",
    [
        Search(),
        Search("skatt & #x", sources=("a", "b"), years=("2025",), boards=("RUN",)),
        Search("å", types=("news",), languages=("sv",), period=Period(before=99)),
    ],
)
def test_an_address_reads_back(search: Search) -> None:
    written = addresses.written(search, page=4)
    assert addresses.read(parse_qs(urlsplit(f"/?{written}").query)) == addresses.Address(search, 4)


@pytest.mark.parametrize(
    "words",
    [
        "page=0",
        "page=-1",
        "page=99999999999999999999",
        "before=x",
        "year=20x5",
        "source=%00",
        "q=%00",
        "year=٢٠٢٥",
        "board=%27",
    ],
)
def test_strange_addresses_are_answered(words: str, filled: None, client_of: Callable[..., Client]) -> None:
    assert client_of().get(f"/sok/?{words}", follow=True).status_code == 200


def test_types_sources_and_languages_are_said_by_name(filled: None, client_of: Callable[..., Client]) -> None:
    source = Source.objects.get(key="kommissionen")
    page = text(client_of(), q="type:call_notice source:KOMMISSIONEN NOT language:sv")
    said = f"are of the type notice of a call and come from the source {source.name_en}, but that are not in Swedish"
    assert said in page
