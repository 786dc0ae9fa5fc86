"""Lists that are not right at once: suggestions confirmed, refused rows mended, what is no list, what is removed."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from django.test import Client
from lxml import html
from openpyxl import load_workbook

from tests.features.exchanges.conftest import BY, SMALL, Register, said, seen_in, sent
from utblick.features.exchanges import actions
from utblick.features.exchanges.actions.lists import dry_run, seen_as, table_of
from utblick.features.exchanges.models import Exchange, ListImport
from utblick.features.organisation.models import Unit
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

LINES = """Vad;Enhet;När;Ort;Land;Kostnad (tkr);Deltagare;Typ
Två enheter;Akutkliniken, US och {barn};2026-03-05;Tartu;Estland;12,50;ca 5;Studiebesök
Gissad enhet;{nearly};2026-03-06;Åbo;;5;;Studiebesök
Allt fel;Ingen alls;vt 2026;Åbo;;5;;
Okänd typ;{barn};2026-03-07;Åbo;Atlantis;dyrt;;Picknick
=1+1;Okänd;2026-13-40;Åbo;;;;
"""


@pytest.fixture
def lines(region: None) -> str:
    barn = Unit.objects.get(key="us-barn").name_sv
    akut = Unit.objects.get(key="us-akut").name_sv
    return LINES.replace("Akutkliniken, US", akut).format(barn=barn, nearly=f"{barn[:-1]}er")


def test_a_suggested_unit_is_nobodys_until_a_person_says_so(
    kept: None, terms: int, lines: str, client_of: Callable[..., Client]
) -> None:
    client = client_of("strateg")
    address = client.post("/utbyten/lista/", sent(lines))["Location"]
    answer = client.get(address)
    page = html.fromstring(answer.content.decode())
    assert not page.xpath("//input[starts-with(@name, 'unit-near-')]/@checked")
    assert not page.xpath("//select[starts-with(@name, 'unit-')]/option[@selected and @value != '']")
    near = page.xpath("//input[starts-with(@name, 'unit-near-')]")[0]
    at = near.get("name").rpartition("-")[2]
    name = page.xpath(f"//input[@name='unit-name-{at}']/@value")[0]
    columns = {f"column-{at}": name for at, name in ListImport.objects.get().columns.items()}
    names = {
        one.get("name"): one.get("value") for one in page.xpath("//input[starts-with(@name, 'unit-name-')]")
    }
    ticked = columns | names | {near.get("name"): near.get("value")}
    # Ticking and taking in at once would take in what nobody has seen: it is shown first.
    at_once = client.post(f"{address}kolumner/", ticked | {"do": "take-in", "seen": seen_in(answer)})
    assert at_once.status_code == 422
    assert "no longer what you saw" in at_once.content.decode()
    assert not Exchange.objects.exists()
    text = at_once.content.decode()
    assert "<strong>3</strong> would be taken in, <strong>2</strong> would not." in text
    assert f"{name}</strong>" in text, "what was chosen can be chosen otherwise"
    chosen = dict(names.items())
    page = html.fromstring(text)
    chosen |= {
        one.get("name"): (one.xpath("option[@selected]/@value") or [""])[0]
        for one in page.xpath("//select[starts-with(@name, 'unit-')]")
    }
    chosen |= {
        one.get("name"): one.get("value") for one in page.xpath("//input[starts-with(@name, 'unit-name-')]")
    }
    client.post(f"{address}kolumner/", columns | chosen | {"do": "take-in", "seen": seen_in(at_once)})
    made = ListImport.objects.get()
    assert (made.imported, len(made.rejects)) == (3, 2), "as many as were shown"


def test_what_somebody_else_registers_meanwhile_is_shown_first(
    begun: Callable[..., ListImport], register: Register, at: datetime
) -> None:
    made = begun()
    seen = seen_as(made, dry_run(made, table_of(made), at))
    register("Studiebesök om triage", starts_on=date(2026, 3, 5))
    with pytest.raises(RuleBroken, match="inte längre det du såg"):
        actions.take_in(made, seen=seen, by=BY, at=at)
    seen = seen_as(made, dry_run(made, table_of(made), at))
    assert actions.take_in(made, seen=seen, by=BY, at=at).imported == 2


def test_amounts_types_and_countries_never_cost_a_row(
    begun: Callable[..., ListImport], lines: str, at: datetime
) -> None:
    made = actions.take_in(begun(lines), by=BY, at=at)
    assert made.imported + len(made.rejects) == made.rows == 5
    both = Exchange.objects.get(title="Två enheter")
    assert {one.key for one in both.units.all()} == {"us-akut", "us-barn"}
    assert (both.cost, both.participants, both.country) == (12_500, 5, "EE")
    odd = Exchange.objects.get(title="Okänd typ")
    assert (odd.cost, odd.country) == (None, "FI")
    assert odd.type is not None, "it is guessed"
    (remarks,) = said(made.remarks)
    for words in ("”dyrt” är inget tal", "Ingen typ heter ”Picknick”", "”Atlantis”"):
        assert words in remarks, words


def test_a_refused_row_tells_all_that_is_wrong_and_comes_back_mended(
    kept: None, terms: int, lines: str, client_of: Callable[..., Client], at: datetime
) -> None:
    client = client_of("strateg", "sv")
    address = client.post("/utbyten/lista/", sent(lines))["Location"]
    assert "Ta bort listan" in client.get(address).content.decode()
    before = b"".join(client.get(f"{address}?format=csv")).decode()
    assert before.count("Ingen enhet heter") == 3
    made = actions.take_in(ListImport.objects.get(), by=BY, at=at)
    assert said(made.rejects)[1].count(".") >= 2, "the unit and the day at once"
    data = b"".join(client.get(f"{address}?format=csv")).decode("utf-8-sig")
    assert ";'=1+1;" in data, "nothing runs as a formula"
    book = load_workbook(io.BytesIO(b"".join(client.get(f"{address}?format=xlsx"))))
    assert all(cell.data_type != "f" for row in book.active.rows for cell in row)
    mended = (
        data.replace("2026-13-40", "2026-03-09")
        .replace(";Okänd;", ";us-akut;")
        .replace("vt 2026", "2026-03-10")
    )
    again = client.post("/utbyten/lista/", sent(mended))["Location"]
    follow = ListImport.objects.get(pk=int(again.rstrip("/").rpartition("/")[2]))
    assert set(follow.columns.values()) == set(made.columns.values())
    assert "Att rätta" not in list(html.fromstring(client.get(again).content.decode()).xpath("//th/text()"))
    follow = actions.take_in(follow, by=BY, at=at)
    assert (follow.imported, len(follow.rejects)) == (1, 2)
    assert Exchange.objects.filter(title="=1+1").exists()


def test_refused_rows_are_all_there_a_page_at_a_time(
    kept: None, terms: int, client_of: Callable[..., Client]
) -> None:
    client = client_of("strateg")
    rows = "".join(f"Besök {number};Ingen;2026-03-05\n" for number in range(120))
    address = client.post("/utbyten/lista/", sent("Vad;Enhet;När\n" + rows))["Location"]
    pages = [client.get(address, {"page": page}).content.decode() for page in ("1", "2", "3", "x", "99")]
    assert [page.count("Line ") - page.count("Line in") for page in pages] == [50, 50, 20, 50, 20]
    assert "Page 2 of 3" in pages[1]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        b"{\\rtf1\\ansi Hej, du; och du}",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"Hej!\n\nDet var en resa.\n",
        b"PK\x03\x04not a workbook",
        b"",
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(
    data: bytes, kept: None, terms: int, client_of: Callable[..., Client]
) -> None:
    answer = client_of("strateg").post("/utbyten/lista/", sent(data, "resa.pdf"))
    assert answer.status_code == 422
    problem = html.fromstring(answer.content.decode()).xpath("//*[@role='alert']//p/text()")
    assert problem, data
    assert len(problem[0]) > 20, problem
    assert not ListImport.objects.exists()


def test_a_list_that_was_never_taken_in_can_be_removed(
    kept: None, terms: int, client_of: Callable[..., Client], at: datetime
) -> None:
    client = client_of("strateg", "sv")
    client.post("/utbyten/lista/", sent(SMALL))
    made = ListImport.objects.get()
    assert client.get(f"/utbyten/lista/{made.pk}/ta-bort/")["Location"] == "/utbyten/lista/"
    client.post(f"/utbyten/lista/{made.pk}/ta-bort/")
    assert not ListImport.objects.exists()
    assert AuditEvent.objects.filter(action="exchanges.list.removed").exists()
    client.post("/utbyten/lista/", sent(SMALL))
    made = actions.take_in(ListImport.objects.get(), by=BY, at=at)
    with pytest.raises(RuleBroken, match="redan tagits in"):
        actions.remove_list(made, by=BY, at=at)


def test_a_mended_workbook_is_recognised_whatever_its_header_was(
    kept: None, terms: int, client_of: Callable[..., Client], at: datetime
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Utbyten 2026"],
        [],
        ["Aktivitet", "Verksamhet", "Datum", None, "Anm"],
        [None, None, "Från", "Till", None],
        ["Besök", "us-akut", datetime(2026, 3, 5), datetime(2026, 3, 6), "=SUM(A1)"],
        ["Möte", "ingen", datetime(2026, 3, 7), None, "+46 13"],
    ):
        sheet.append(row)
    sheet.merge_cells("C3:D3")
    out = io.BytesIO()
    book.save(out)
    client = client_of("strateg", "sv")
    address = client.post("/utbyten/lista/", sent(out.getvalue(), "utbyten.xlsx"))["Location"]
    made = ListImport.objects.get()
    columns = {int(column): name for column, name in made.columns.items()} | {4: "evidence"}
    made = actions.take_in(actions.set_columns(made, columns, {}, by=BY, at=at), by=BY, at=at)
    assert (made.imported, len(made.rejects)) == (1, 1)
    data = b"".join(client.get(f"{address}?format=xlsx"))
    mended = load_workbook(io.BytesIO(data))
    for row in mended.active.iter_rows():
        for cell in row:
            if cell.value == "ingen":
                cell.value = "us-barn"
    out = io.BytesIO()
    mended.save(out)
    again = client.post("/utbyten/lista/", sent(out.getvalue(), "rättad.xlsx"))["Location"]
    follow = ListImport.objects.get(pk=int(again.rstrip("/").rpartition("/")[2]))
    assert {int(column) - 2: name for column, name in follow.columns.items()} == columns
    follow = actions.take_in(follow, by=BY, at=at)
    assert (follow.rows, follow.imported) == (1, 1)
    assert Exchange.objects.get(title="Möte").evidence == "+46 13"
