"""Reports: the same figures in every form, live until frozen, and never changed after that."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import docx
import pytest
from django.test import Client
from django.utils import timezone, translation
from docx.oxml.ns import qn
from lxml import html
from openpyxl import load_workbook
from pypdf import PdfReader

from utblick.features.exchanges import actions as exchanges
from utblick.features.followup.actions import reports as actions
from utblick.features.followup.models import NotApplicable, Report
from utblick.features.followup.queries import data_of
from utblick.features.followup.reporting import last_half_year
from utblick.features.organisation.models import Board, Unit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.rules import RuleBroken
from utblick.ui.columns import grouped
from utblick.ui.reports.data import Data, Section, Table, from_json
from utblick.ui.reports.rendering import as_docx, as_pdf, as_xlsx
from utblick.ui.reports.wording import said

BY = system("test")
Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]


@pytest.fixture
def client_of(region: None) -> SignIn:
    def signed_in(name: str, language: str = "sv") -> Client:
        client = Client()
        accounts = Account.objects.filter(email=f"{name}@utblick.example")
        accounts.update(language=language)
        client.force_login(accounts.get(), backend="utblick.foundation.accounts.backend.AccountBackend")
        return client

    return signed_in


def drafted(at: datetime, kind: str = "board", board: str = "HSN") -> Report:
    today = timezone.localdate()
    return actions.draft_report(
        kind, today - timedelta(days=400), today, board=Board.objects.get(key=board), by=BY, at=at
    )


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", ["board", "year", "coverage", "memberships"])
def test_every_form_says_the_same_figures(
    kind: str, language: str, filled: datetime, client_of: SignIn
) -> None:
    report = drafted(filled, kind)
    with translation.override(language):
        data = data_of(report, language)
        expected = {(one.heading, f.label): said(f) for one in data.sections for f in one.figures}
        points = [
            (chart.caption, label, value)
            for one in data.sections
            for chart in one.charts
            for label, value in chart.known
        ]
    assert len(expected) >= 4
    client = client_of("strateg", language)
    page = html.fromstring(client.get(f"/malet/rapporter/{report.pk}/").content)
    shown = {}
    for part in page.xpath("//section[contains(@class, 'report-part')]"):
        heading = part.xpath("h2")[0].text_content()
        for one in part.xpath(".//dl/div"):
            shown[heading, one.xpath("dt")[0].text_content()] = plain(one.xpath("dd")[0].text_content())
    assert shown == {key: plain(value) for key, value in expected.items()}

    in_charts = [
        (
            figure.xpath("figcaption")[0].text_content(),
            row.xpath("th")[0].text_content(),
            row.xpath("td")[0].text_content(),
        )
        for figure in page.xpath("//figure[@class='chart']")
        for row in figure.xpath(".//tbody/tr")
    ]
    assert [(a, b, plain(c)) for a, b, c in in_charts] == [(a, b, plain(grouped(c))) for a, b, c in points]

    def fetched(form: str) -> bytes:
        return bytes(client.get(f"/malet/rapporter/{report.pk}/rapport.{form}").content)

    document = docx.Document(io.BytesIO(fetched("docx")))
    cells = [
        (row.cells[0].text, plain(row.cells[1].text))
        for table in document.tables
        if len(table.columns) == 2
        for row in table.rows
    ]
    for (_heading, label), value in expected.items():
        assert (label, plain(value)) in cells
    for _caption, label, value in points:
        assert (label, plain(grouped(value))) in cells
    book = load_workbook(io.BytesIO(fetched("xlsx")))
    by_sheet = [tuple(row[:2]) for one in book.worksheets[1:] for row in one.iter_rows(values_only=True)]
    assert {(label, value) for _caption, label, value in points} <= set(by_sheet)
    sheet = book.worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if len(row) == 4 and row[1]]
    with translation.override(language):
        counted = {
            (one.heading, f.label): f.value
            for one in data.sections
            for f in one.figures
            if f.value is not None
        }
    in_sheet = {(row[0], row[1]): row[2] for row in rows}
    assert counted.items() <= in_sheet.items()
    words = plain(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(fetched("pdf"))).pages))
    for (_heading, label), value in expected.items():
        assert plain(f"{label} {value}") in words, label
    for _caption, label, value in points:
        assert plain(f"{label} {grouped(value)}") in words, label


def test_every_figure_leads_to_its_records(filled: datetime, client_of: SignIn) -> None:
    report = drafted(filled)
    client = client_of("strateg")
    page = html.fromstring(client.get(f"/malet/rapporter/{report.pk}/").content)
    links = page.xpath("//dl[@class='figures']//a/@href")
    assert len(links) >= 15
    for address in {*links, *page.xpath("//table//th[@scope='row']/a/@href")}:
        assert client.get(address, follow=True).status_code == 200, address
    held = next(one for one in links if "ended_from" in one and "learnt" not in one and "changed" not in one)
    data = data_of(report, "sv")
    count = next(f.value for s in data.sections for f in s.figures if f.key == "exchanges")
    assert f"{count} rader" in client.get(held).content.decode()


def test_the_word_document_can_be_walked(filled: datetime) -> None:
    with translation.override("sv"):
        document = docx.Document(io.BytesIO(as_docx(data_of(drafted(filled), "sv"))))
    levels = [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == "Heading 1"
    assert levels.count("Heading 2") == 5
    assert document.core_properties.language == "sv-SE"
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_charts_are_told_to_those_who_do_not_see_them(filled: datetime) -> None:
    with translation.override("sv"):
        data = data_of(drafted(filled, "year"), "sv")
        document = docx.Document(io.BytesIO(as_docx(data)))
        pdf = PdfReader(io.BytesIO(as_pdf(data)))
    drawn = [chart for one in data.sections for chart in one.charts if chart.known]
    assert len(drawn) == 3
    told_in_word = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    told_in_pdf = [one["/Alt"] for one in structure(pdf.trailer["/Root"]["/StructTreeRoot"]) if "/Alt" in one]  # type: ignore[index]
    for chart, word, page in zip(drawn, told_in_word, told_in_pdf, strict=True):
        for label, value in chart.known:
            assert f"{label}: {grouped(value)}" in word
            assert plain(f"{label}: {grouped(value)}") in plain(str(page))


def structure(node: Any) -> list[Any]:
    """Give every element of a PDF's structure."""
    children = node.get("/K", [])
    found = [node]
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object() if hasattr(child, "get_object") else child
        if hasattr(child, "get") and child.get("/Type") != "/MCR":
            found += structure(child)
    return found


def test_the_pdf_is_tagged_and_says_what_it_is(filled: datetime) -> None:
    with translation.override("sv"):
        pdf = PdfReader(io.BytesIO(as_pdf(data_of(drafted(filled), "sv"))))
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("sv")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in root
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert pdf.metadata is not None
    assert "Nämndrapport" in str(pdf.metadata.title)


def test_outside_words_are_words_in_every_form() -> None:
    nasty = '#set page(fill: red) "=1+1" \\ $x$ <b> `a` \n\u0007@ref [x] *b* _i_ å 漢字 Київ 🚲'
    data = Data(
        nasty,
        "sv",
        [["Namn", nasty]],
        [Section("s", nasty, nasty, [], [Table("t", nasty, ["A"], [[nasty], [None], [1234]])])],
    )
    assert nasty.split('"')[0] in " ".join(
        p.extract_text() for p in PdfReader(io.BytesIO(as_pdf(data))).pages
    )
    docx_words = [p.text for p in docx.Document(io.BytesIO(as_docx(data))).paragraphs]
    assert any('"=1+1"' in text for text in docx_words)
    book = load_workbook(io.BytesIO(as_xlsx(data)))
    assert all(
        not str(cell).startswith("=")
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    )
    assert from_json(data.as_json()) == data


def test_figures_are_live_until_the_report_is_frozen(filled: datetime, client_of: SignIn) -> None:
    report = drafted(filled)

    def held() -> int | None:
        data = data_of(Report.objects.get(), "sv")
        return next(f.value for s in data.sections for f in s.figures if f.key == "exchanges")

    before = held()
    wish = exchanges.Wish(
        title="En till", starts_on=timezone.localdate(), units=[Unit.objects.get(key="us-akut")]
    )
    exchanges.register(wish, by=BY, at=filled)
    assert held() == (before or 0) + 1
    client = client_of("strateg")
    client.post(f"/malet/rapporter/{report.pk}/skriv/", {"sv:exchanges": "Det gick bra.", "sv:nonsense": "x"})
    assert Report.objects.get().texts == {"sv:exchanges": "Det gick bra."}
    client.post(f"/malet/rapporter/{report.pk}/frys/")
    frozen = client.get(f"/malet/rapporter/{report.pk}/").content
    assert "Det gick bra." in frozen.decode()
    exchanges.register(wish, by=BY, at=filled)
    Board.objects.update(name_sv="Något annat")
    assert held() == (before or 0) + 1
    report.refresh_from_db()
    for act in (
        lambda: actions.write_report(report, {"sv:exchanges": "Nej"}, by=BY, at=filled),
        lambda: actions.freeze_report(report, by=BY, at=filled),
        lambda: actions.remove_report(report, by=BY, at=filled),
    ):
        with pytest.raises(RuleBroken, match="fryst"):
            act()
    assert (
        "Something else"
        not in client_of("majoritet.hsn", "en").get(f"/malet/rapporter/{report.pk}/").content.decode()
    )
    assert (
        "Board report"
        in client_of("majoritet.hsn", "en").get(f"/malet/rapporter/{report.pk}/").content.decode()
    )


@pytest.mark.parametrize(
    ("who", "of_board", "of_all"),
    [
        ("strateg", True, True),
        ("sekreterare.hsn", True, False),
        ("sekreterare.tsn", False, False),
        ("admin", False, False),
        ("bryssel", False, False),
        ("majoritet.hsn", False, False),
        ("opposition.hsn", False, False),
        ("kontakt.us", False, False),
    ],
)
def test_who_drafts_writes_and_reads(
    who: str, of_board: bool, of_all: bool, filled: datetime, person: Person, client_of: SignIn
) -> None:
    by, today = person(who), timezone.localdate()
    hsn = Board.objects.get(key="HSN")
    report = drafted(filled)
    for may, kind, board in ((of_board, "board", hsn), (of_all, "year", None), (of_all, "year", hsn)):
        if may:
            actions.draft_report(kind, today, today, board=board, by=by, at=filled)
        else:
            with pytest.raises(NotAllowed):
                actions.draft_report(kind, today, today, board=board, by=by, at=filled)
    client = client_of(who)
    for address in (f"/malet/rapporter/{report.pk}/", f"/malet/rapporter/{report.pk}/rapport.pdf"):
        assert client.get(address).status_code == (200 if of_board else 404)
    actions.freeze_report(report, by=BY, at=filled)
    assert client.get(f"/malet/rapporter/{report.pk}/rapport.docx").status_code == 200
    assert client.get(f"/malet/rapporter/{report.pk}/rapport.exe").status_code == 404


def test_saving_one_text_leaves_the_others_alive(filled: datetime, client_of: SignIn) -> None:
    report = drafted(filled, "coverage")
    client = client_of("strateg")
    page = html.fromstring(client.get(f"/malet/rapporter/{report.pk}/skriv/").content)
    sent = {
        one.get("name"): (one.text or "").strip().replace("\n", "\r\n") for one in page.xpath("//textarea")
    }
    assert len(sent) == 4
    client.post(f"/malet/rapporter/{report.pk}/skriv/", sent | {"sv:exchanges": "Bara den här."})
    assert Report.objects.get().texts == {"sv:exchanges": "Bara den här."}
    NotApplicable.objects.all().delete()
    NotApplicable.objects.create(
        unit=Unit.objects.get(key="us-akut"),
        reason="x",
        valid_from=timezone.localdate() - timedelta(days=9),
        valid_until=timezone.localdate() + timedelta(days=9),
    )
    with translation.override("sv"):
        section = data_of(Report.objects.get(), "sv").sections[0]
    counted = next(f.value for f in section.figures if f.key == "counted")
    assert f"av {counted} enheter" in section.text
    client.post(f"/malet/rapporter/{report.pk}/skriv/", {"sv:exchanges": sent["sv:exchanges"]})
    assert Report.objects.get().texts == {}, "what is as it was drafted is drafted again"


def test_a_report_says_which_version_its_figures_used(filled: datetime) -> None:
    with translation.override("sv"):
        facts = dict(data_of(drafted(filled), "sv").facts)
        assert facts["Vilka som deltar räknas enligt"].startswith("Version 2")
        assert "Vilka som deltar räknas enligt" not in dict(
            data_of(drafted(filled, "memberships"), "sv").facts
        )


def test_drafting_in_the_browser(filled: datetime, client_of: SignIn) -> None:
    client, today = client_of("sekreterare.hsn"), timezone.localdate()
    assert re.search(r'name="first" value="\d{4}-0[17]-01"', client.get("/malet/rapporter/").content.decode())
    sent = {
        "kind": "board",
        "board": str(Board.objects.get(key="HSN").pk),
        "first": "2026-01-01",
        "last": str(today),
    }
    assert client.post("/malet/rapporter/", sent | {"board": ""}).status_code == 422
    assert client.post("/malet/rapporter/", sent | {"first": "2020-01-01"}).status_code == 422
    ahead = str(today + timedelta(days=1))
    assert client.post("/malet/rapporter/", sent | {"last": ahead}).status_code == 422
    page = client.get("/malet/rapporter/").content.decode()
    assert 'value="board"' in page
    assert 'value="year"' not in page, "what would be refused is not offered"
    assert client.post("/malet/rapporter/", sent | {"kind": "year"}).status_code == 422
    address = client.post("/malet/rapporter/", sent)["Location"]
    assert client.get(f"{address}skriv/").status_code == 200
    assert client.post(f"{address}ta-bort/").status_code == 302
    assert not Report.objects.exists()
    assert client_of("kontakt.us").post("/malet/rapporter/", sent).status_code == 403
    assert Client().get("/malet/rapporter/").status_code == 302


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 23), (date(2026, 1, 1), date(2026, 6, 30))),
        (date(2026, 3, 1), (date(2025, 7, 1), date(2025, 12, 31))),
    ],
)
def test_the_half_year_before(today: date, expected: tuple[date, date]) -> None:
    assert last_half_year(today) == expected
