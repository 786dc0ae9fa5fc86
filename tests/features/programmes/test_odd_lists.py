"""Odd files get a sentence in the reader's language, and a row that is refused its line, its column and what to do."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from utblick.connectors.record import Reject
from utblick.connectors.registry import BY_NAME
from utblick.features.monitoring.reader_words import in_page_language
from utblick.features.programmes.actions.lists import JOB, Order, take_ordered
from utblick.features.programmes.list_columns import records
from utblick.features.programmes.models import ListReading
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs.models import JobRun

ClientOf = Callable[..., Client]
ROWS = "Projektnamn;Stödmottagare;Startdatum;Slutdatum;Totalt belopp\n" + "".join(
    f"Projekt {n};Företag {n} AB;2016-01-0{n};2018-12-31;{n}000\n" for n in range(1, 8)
)


def zipped(*parts: tuple[str, bytes]) -> bytes:
    """Make an archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return data.getvalue()


def claiming(size: int) -> bytes:
    """Make a small workbook whose sheet unpacks to so many signs."""
    book = openpyxl.Workbook()
    book.active.append(["Projektnamn", "Stödmottagare"])
    data = io.BytesIO()
    book.save(data)
    with (
        zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/large.bin", "w", force_zip64=True) as part,
    ):
        for _piece in range(size // 1_000_000):
            part.write(b"0" * 1_000_000)
    return data.getvalue()


def bring(client: Client, data: bytes, name: str) -> HttpResponse:
    """Hand a file in."""
    return client.post(reverse("programmes:bring_list"), {"chosen": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("tom.csv", b"", "tom"),
        ("blank.csv", b" \n", "Filen är tom"),
        (
            "paket.xlsx",
            zipped(("lista.csv", ROWS.encode())),
            "Det är ingen Excelfil: spara listan som .xlsx eller .csv.",
        ),
        ("paket.zip", zipped(("lista.csv", ROWS.encode())), "spara listan som .xlsx eller .csv"),
        (
            "bred.csv",
            (";".join(f"K{n}" for n in range(1000)) + "\n" + ";".join("x" * 1000)).encode(),
            "fler än 200 kolumner",
        ),
        ("stor.xlsx", claiming(300_000_000), "orimligt stor när den packas upp"),
        ("trasig.xlsx", b"PK\x03\x04broken", "öppna den i Excel och spara den på nytt"),
        ("bild.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "varken text eller en Excelfil"),
    ],
    ids=lambda one: one[:20] if isinstance(one, str) else "",
)
def test_what_is_no_list_is_told_in_swedish(client_of: ClientOf, name: str, data: bytes, said: str) -> None:
    answer = bring(client_of("strateg", language="sv"), data, name)
    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("utf16.csv", ROWS.encode("utf-16")),
        ("utf16be.csv", ROWS.encode("utf-16-be")),
        ("tva-rubriker.csv", ("Projekt;;Tid;;Pengar\n" + ROWS).encode()),
        ("latin.csv", ROWS.encode("cp1252")),
    ],
)
def test_odd_but_readable_lists_are_read_whole(client_of: ClientOf, name: str, data: bytes) -> None:
    answer = bring(client_of("strateg", language="sv"), data, name)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "7 rader" in page
    assert "Företag 1 AB" in page
    assert re.search(r'<option value="beneficiary" selected>', page)


def test_a_refused_row_has_its_line_its_column_and_what_to_do(
    client_of: ClientOf, person: Callable[[str], Viewer], at: datetime
) -> None:
    client = client_of("strateg", language="sv")
    data = (ROWS + "Åtta;Företag 8 AB;snart;2018-12-31;1\n;;2016-01-01;2016-12-31;1\n").encode()
    shown = bring(client, data, "lista.csv").content.decode()
    signed = re.search(r'name="signed" value="([^"]+)"', shown)
    assert signed
    chosen = re.findall(r'name="column-(\d)".*?<option value="(\w*)" selected>', shown, re.DOTALL)
    given = {"signed": signed[1], **{f"column-{at}": field for at, field in chosen}}
    tried = client.post(reverse("programmes:bring_list"), given).content.decode()
    said = "”snart” i kolumnen ”Startdatum” är inget datum: skriv det som 2024-01-31 eller töm cellen."
    assert f"rad 9: <span>{said}" in tried
    assert "rad 10: <span>Raden anger varken projekt eller organisation" in tried
    client.post(reverse("programmes:bring_list"), {**given, "take": "1"})
    run = JobRun.objects.filter(name=JOB).latest("pk")
    take_ordered(**run.arguments, by=person("strateg"), at=at)
    reading = ListReading.objects.get()
    assert (reading.inserted, reading.rejected) == (7, 2)
    file = client.get(reverse("programmes:list_refused", args=[reading.pk])).content.decode()
    assert "Startdatum" in file
    assert "är inget datum" in file


PARTNERS = "program;projektnamn;organisationsnamn;organisationsroll;nuts3;land;startdatum\n"
WRONG = {
    "interreg_partners": (
        PARTNERS + "CB;Krets;;LP;;Sverige;\nCB;Krets;X;ZZ;;Sverige;\nCB;Krets;X;;;Sverige;\n"
        "CB;;X;LP;;Sverige;\n;Krets;X;LP;;Sverige;\nCB;Krets;X;LP;;Sverige;snart\n",
        PARTNERS.replace("organisationsroll", "annat") + "CB;Krets;X;LP;;;\n",
        "",
    ),
    "keep": (
        "Programme,Project acronym,Organisation in English,Lead partner,Country code\nCB,KRETS,,Yes,FI\n,,X,Yes,FI\n",
        "a,b\n1,2\n",
    ),
    "jems": (
        "Project ID,Partner role,Name of the organisation in english,Project acronym\nCB1,GUEST,X,K\nCB1,LP,,K\n,LP,X,\n",
        "a,b\n1,2\n",
    ),
    "cordis": (
        "id;acronym;title;startDate;endDate\n;K;T;;\n1;K;;;\n1;K\n",
        "projectID;organisationID;name;role;country\n;1;X;coordinator;SE\n1;1;;coordinator;SE\n1;1;X;ruler;SE\n",
        "a;b\n1;2\n",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_every_reason_of_a_documented_list_is_said_in_swedish(kind: str) -> None:
    told = [
        one.reason
        for data in WRONG[kind]
        for one in BY_NAME[kind].load()(data.encode(), "lista.csv")
        if isinstance(one, Reject)
    ]
    assert told
    with translation.override("sv"):
        said = {reason: in_page_language(reason) for reason in told}
    assert [reason for reason, (_sentence, is_said) in said.items() if not is_said] == []


def test_every_reason_of_a_list_of_ones_own_is_said_in_swedish() -> None:
    data = (
        "Insats;Vem;Från;Kronor\nA;B;snart;1\nA;B;2020-01-01;många\n;;2020-01-01;1\n"
        + "".join(f"A{n};B{n};2020-01-01;{n}\n" for n in range(20))
        + "Summa;;;190\n"
    )
    settled = {"Insats": "title", "Vem": "beneficiary", "Från": "starts_on", "Kronor": "total_eur"}
    for order in (Order("columns", settled), Order("columns", {"Kronor": "total_eur"})):
        rejects = [
            one
            for one in records(data.encode(), "lista.csv", order.kind, order.columns, order.said)
            if isinstance(one, Reject)
        ]
        assert rejects
        with translation.override("sv"):
            assert all(in_page_language(one.reason)[1] for one in rejects), rejects
