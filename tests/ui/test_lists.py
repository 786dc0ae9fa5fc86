"""The list: filters, sorting, columns, pages, its address, its partial answers and its exports."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

import openpyxl
import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation
from django_htmx.middleware import HtmxDetails
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.foundation.accounts.models import Account
from utblick.ui.lists import Choice, Column, Contains, DateRange, Flag, Listing


@dataclass
class Row:
    name: str
    board: str
    due: date | None
    hits: int
    unread: bool = False


ROWS = [
    Row("Biogas", "TSN", date(2026, 12, 2), 5, True),
    Row("älvar", "RUN", None, 1),
    Row("Interreg", "RUN", date(2027, 1, 14), 12),
    Row("=SUM(A1)", "HSN", date(2026, 11, 20), -3),
]
COLUMNS = [
    Column("name", "Namn", sort=True, heading=True, link=lambda row: f"/m/{row.hits}/"),
    Column("board", "Nämnd", sort=True),
    Column("due", "Senast", sort=True),
    Column("hits", "Träffar", sort=True, numeric=True),
    Column("unread", "Oläst", hidden=True),
]
FILTERS = [
    Contains(key="q", label="Ord", field="name"),
    Choice(key="board", label="Nämnd", choices=[("RUN", "Regional utveckling"), ("TSN", "Trafik")]),
    DateRange(key="due", label="Senast"),
    Flag(key="unread", label="Oläst"),
]


def request(query: str = "", **headers: str) -> HttpRequest:
    made = RequestFactory().get("/lista/" + (f"?{query}" if query else ""), headers=headers)
    made.session = SessionStore()
    made._messages = FallbackStorage(made)  # type: ignore[attr-defined]
    made.htmx = HtmxDetails(made)  # type: ignore[attr-defined]
    return made


def listing(query: str = "", rows: Any = None, **options: Any) -> Listing:
    return Listing(
        request(query),
        ROWS if rows is None else rows,
        **{"name": "matters", "title": "Ärenden", "columns": COLUMNS, "filters": FILTERS, **options},
    )


def names(found: Listing) -> list[str]:
    return [line.row.name for line in found.lines]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=BIO", ["Biogas"]),
        ("board=RUN", ["älvar", "Interreg"]),
        ("due_from=2026-12-01", ["Biogas", "Interreg"]),
        ("due_to=2026-12-02", ["Biogas", "=SUM(A1)"]),
        ("due_from=2026-12-02&due_to=2026-12-02", ["Biogas"]),
        ("unread=1", ["Biogas"]),
        ("board=RUN&q=inter", ["Interreg"]),
        ("sort=hits", ["=SUM(A1)", "älvar", "Biogas", "Interreg"]),
        ("sort=-hits", ["Interreg", "Biogas", "älvar", "=SUM(A1)"]),
        ("sort=due", ["=SUM(A1)", "Biogas", "Interreg", "älvar"]),
        ("sort=-due", ["Interreg", "Biogas", "=SUM(A1)", "älvar"]),
    ],
)
def test_rows(query: str, expected: list[str]) -> None:
    assert names(listing(query)) == expected


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("due_from=igår", "“igår” is not a date: write it as 2026-11-23."),
        ("due_from=2027-01-01&due_to=2026-01-01", "The first day is after the last."),
        ("board=ABC", "“ABC” is not one of the choices."),
    ],
)
def test_what_cannot_be_read_is_said_and_not_used(query: str, sentence: str) -> None:
    with translation.override("en"):
        found = listing(query)
        assert [one.problem for one in found.used if one.problem] == [sentence]
        assert found.count == len(ROWS)
        assert sentence in found.response("ui/list.html").content.decode()  # type: ignore[attr-defined]


def test_the_address_is_canonical_whatever_the_order() -> None:
    one = listing("sort=hits&board=RUN&q=&unread=&page=1&due_from=&columns=name&columns=hits&selected=7")
    assert one.canonical == "/lista/?board=RUN&sort=hits&columns=name,hits&selected=7"
    answer = one.response("ui/list.html")
    assert answer.status_code == 302
    assert answer["Location"] == one.canonical
    assert (
        listing("board=RUN&sort=hits&columns=name,hits&selected=7").response("ui/list.html").status_code
        == 200
    )


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["q", "board", "due_from", "due_to", "unread", "sort", "columns", "page", "x"]),
        st.sampled_from(["", "RUN", "TSN", "2026-12-01", "1", "2", "-hits", "name,hits", "å&=?"]),
    )
)
def test_the_canonical_address_leads_to_itself_and_to_the_same_rows(given_words: dict[str, str]) -> None:
    with translation.override("sv"):
        first = listing(urlencode(given_words), page_size=2)
        again = listing(first.canonical.partition("?")[2], page_size=2)
        assert again.canonical == first.canonical
        assert names(again) == names(first)
        assert [column.key for column in again.shown] == [column.key for column in first.shown]


def test_pages() -> None:
    rows = [Row(f"r{number}", "RUN", None, number) for number in range(101)]
    assert listing("page=3", rows).page == 3
    for wild in ("0", "99999999999", "-1", "tre", "²"):
        assert 1 <= listing(urlencode({"page": wild}), rows).page <= 3
    assert listing("page=99", rows).page == 3
    links = listing("page=8", [*rows, *rows, *rows, *rows, *rows, *rows, *rows]).page_links
    assert [number for number, _url in links] == [1, 0, 6, 7, 8, 9, 10, 0, 15]


def test_htmx_gets_the_part_and_the_address() -> None:
    made = Listing(
        request("q=bio", **{"HX-Request": "true", "HX-Target": "list-matters-results"}),
        ROWS,
        name="matters",
        columns=COLUMNS,
        filters=FILTERS,
    )
    answer = made.response("ui/page.html")
    text = answer.content.decode()  # type: ignore[attr-defined]
    assert answer["HX-Push-Url"] == "/lista/?q=bio"
    assert "<html" not in text
    assert 'id="list-matters-results"' in text
    assert "HX-Target" in answer["Vary"]


def test_what_a_filter_cannot_read_is_told_where_only_the_rows_change() -> None:
    asked, problem = "due_from=igår", "igår"
    changed = Listing(
        request(asked, **{"HX-Request": "true", "HX-Target": "list-matters-results"}),
        ROWS,
        name="matters",
        columns=COLUMNS,
        filters=FILTERS,
    )
    assert changed.has_problem
    assert 'role="alert"' in changed.response("ui/page.html").content.decode()  # type: ignore[attr-defined]
    whole = listing(asked).response("ui/list.html").content.decode()  # type: ignore[attr-defined]
    assert whole.count('role="alert"') == 0
    assert problem in whole


def test_many_filters_stand_behind_a_word_that_opens_where_one_is_used() -> None:
    many = [Flag(key=f"f{number}", label=f"Val {number}") for number in range(9)]
    shut = listing("", filters=many)
    assert (len(shut.used_first), len(shut.used_more), shut.more_in_use) == (6, 3, False)
    assert listing("f8=1", filters=many).more_in_use
    assert not listing("f1=1", filters=many).more_in_use
    assert not listing("", filters=many[:7]).used_more  # one alone is not worth hiding


def test_outside_text_is_escaped_in_cells_and_filters() -> None:
    text = listing(urlencode({"q": "<script>x"}), [Row("<script>x", "RUN", None, 1)]).response("ui/list.html")
    assert b"<script>x" not in text.content  # type: ignore[attr-defined]


def test_an_empty_list_says_what_to_do_next() -> None:
    empty = ("Inga ärenden än", "Lägg till en bevakning.", "/bevakningar/", "Ny bevakning")
    text = listing("", [], empty=empty).response("ui/list.html").content.decode()  # type: ignore[attr-defined]
    assert 'href="/bevakningar/"' in text
    text = listing("q=finnsinte", empty=empty).response("ui/list.html").content.decode()  # type: ignore[attr-defined]
    assert 'href="/lista/"' in text
    assert "/bevakningar/" not in text


def exported(kind: str, query: str = "", rows: Any = None) -> bytes:
    answer = listing(f"{query}&format={kind}", rows).response("ui/list.html")
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_csv_is_what_is_seen_with_the_filter_at_the_top() -> None:
    with translation.override("sv"):
        raw = exported("csv", "board=RUN&sort=-hits&columns=name,hits")
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Ärenden"]
    assert rows[1] == ["Filter: Nämnd: Regional utveckling"]
    assert rows[2] == ["Sorterat efter Träffar, fallande"]
    assert rows[4] == ["http://testserver/lista/?board=RUN&sort=-hits&columns=name,hits"]
    assert rows[6:] == [["Namn", "Träffar"], ["Interreg", "12"], ["älvar", "1"]]


@pytest.mark.parametrize("wild", ["=1+1", "+1", "-x", "@a", "\tx", "  =1", "=cmd|' /C calc'!A0"])
def test_no_text_becomes_a_formula(wild: str) -> None:
    raw = exported("csv", "columns=name", [Row(wild, "RUN", None, 1)]).decode("utf-8-sig")
    cell = list(csv.reader(io.StringIO(raw), delimiter=";"))[-1][0]
    assert cell == "'" + wild
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", "columns=name", [Row(wild, "RUN", None, 1)])))
    cells = [row[0] for row in book.active.iter_rows()]  # type: ignore[union-attr]
    assert cells[-1].data_type == "s"
    assert cells[-1].value == wild


def test_numbers_stay_numbers_also_below_zero() -> None:
    assert exported("csv", "q=SUM&columns=name,hits").decode().endswith(";-3\r\n")


def test_xlsx_keeps_types_and_all_pages() -> None:
    rows = [Row(f"r{number}", "RUN", date(2026, 1, 1), number) for number in range(120)]
    with translation.override("sv"):
        book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", "", rows)))
    page = book.active
    assert page is not None
    found = list(page.iter_rows(values_only=True))
    assert page.title == "Ärenden"
    assert found[1][0] == "Inget filter: allt i listan som du får se"
    assert found[6] == ("Namn", "Nämnd", "Senast", "Träffar")
    assert len(found) == 7 + 120
    assert found[-1][3] == 119
    assert found[-1][2].date() == date(2026, 1, 1)  # type: ignore[union-attr]


@pytest.fixture
def accounts(db: None) -> Callable[[int], None]:
    def made(number: int) -> None:
        Account.objects.bulk_create(
            Account(email=f"a{at}@example.org", name=f"Namn {at % 7}", language="sv") for at in range(number)
        )

    return made


@pytest.mark.parametrize("number", [3, 200])
def test_a_page_costs_two_queries_however_long(
    number: int, accounts: Callable[[int], None], django_assert_num_queries: Any
) -> None:
    accounts(number)
    found = Listing(
        request("q=namn&sort=-name&page=2"),
        Account.objects.all(),
        name="accounts",
        columns=[Column("name", "Namn", sort=True), Column("email", "E-post")],
        filters=[
            Contains(key="q", label="Ord", field="name", also=("email",)),
            Flag(key="is_active", label="Öppet"),
        ],
        page_size=20,
    )
    with django_assert_num_queries(2):
        assert len(found.lines) == min(number, 20)
        assert found.response("ui/list.html").status_code in (200, 302)


def test_pages_of_equal_rows_never_overlap(accounts: Callable[[int], None]) -> None:
    accounts(50)
    seen: list[str] = []
    for page in range(1, 6):
        found = Listing(
            request(f"sort=name&page={page}"),
            Account.objects.all(),
            name="a",
            columns=[Column("name", "Namn", sort=True)],
            page_size=10,
        )
        seen += [line.row.email for line in found.lines]
    assert len(set(seen)) == 50


def test_own_words_of_the_address_are_kept() -> None:
    assert ("selected", "7") in parse_qsl(listing("selected=7&q=bio").without_filters.partition("?")[2])
