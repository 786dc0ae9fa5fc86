"""What we write as Word, opened by LibreOffice: the headings, table headings and alternative texts are real."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation
from lxml import etree

from utblick.features.governance.models import Item, Meeting
from utblick.features.governance.papers import paper
from utblick.features.organisation.models import Board
from utblick.ui.reports.data import Chart, Data, Figure, Section, Table
from utblick.ui.reports.rendering import as_docx

pytestmark = pytest.mark.browser
PACKAGE = "libreoffice-writer-nogui"
SPACES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
}
Opened = Callable[[bytes], etree._Element]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Open a Word document in LibreOffice, and give what it made of it; install it when we may, else skip."""
    if not shutil.which("soffice") and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", PACKAGE]):
            subprocess.run(["apt-get", *command], check=False, capture_output=True, timeout=600)
    program = shutil.which("soffice")
    if program is None:
        pytest.skip(f"opening Word documents needs LibreOffice: install Debian's package `{PACKAGE}`")

    def read(content: bytes) -> etree._Element:
        (tmp_path / "it.docx").write_bytes(content)
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        ask = [program, profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
        subprocess.run([*ask, str(tmp_path / "it.docx")], check=True, capture_output=True, timeout=120)
        return etree.parse(tmp_path / "it.fodt").getroot()

    return read


def headings(document: etree._Element) -> list[tuple[str, str]]:
    found = document.xpath("//text:h", namespaces=SPACES)
    return [(one.get(f"{{{SPACES['text']}}}outline-level"), "".join(one.itertext())) for one in found]


def table_headings(document: etree._Element) -> list[list[str]]:
    """Give the cells of each table's heading rows; a table without them gives nothing."""
    return [
        [
            "".join(cell.itertext()).strip()
            for cell in one.xpath("table:table-header-rows//table:table-cell", namespaces=SPACES)
        ]
        for one in document.xpath("//table:table", namespaces=SPACES)
    ]


def test_a_report_keeps_its_headings_table_headings_and_alternative_texts(opened: Opened) -> None:
    chart = Chart(
        "trend", "Andel som deltar", "Halvår", "procent", [["2025", 40], ["2026", 1200], ["2027", None]]
    )
    kinds = Chart("kinds", "Utbyten efter typ", "Typ", "utbyten", [["Studiebesök", 3]], across=True)
    table = Table("t", "Enheter", ["Enhet", "Antal"], [["Akuten", 3], ["Arkivet", None]])
    data = Data(
        "Nämndrapport",
        "sv",
        [["Period", "2026"]],
        [Section("s", "Vilka deltar", "Text.", [Figure("n", "enheter", 3)], [table], [chart, kinds])],
    )
    with translation.override("sv"):
        document = opened(as_docx(data))
    assert headings(document) == [
        ("1", "Nämndrapport"),
        ("2", "Vilka deltar"),
        ("3", "Andel som deltar"),
        ("3", "Utbyten efter typ"),
        ("3", "Enheter"),
    ]
    assert table_headings(document) == [
        ["Vad", "Hur många"],
        ["Halvår", "procent"],
        ["Typ", "utbyten"],
        ["Enhet", "Antal"],
    ]
    pictures = document.xpath("//draw:frame[draw:image]", namespaces=SPACES)
    said = [one.findtext("svg:desc", namespaces=SPACES) for one in pictures]
    assert [one.findtext("svg:title", namespaces=SPACES) for one in pictures] == [
        chart.caption,
        kinds.caption,
    ]
    assert "2025: 40; 2026: 1\N{NO-BREAK SPACE}200" in said[0] or "2025: 40; 2026: 1 200" in said[0], said
    assert "2027" not in said[0], "what is not known has no bar; the table says so"
    assert "Studiebesök: 3" in said[1]
    languages = set(document.xpath("//@fo:language", namespaces=SPACES))
    assert "sv" in languages


def test_a_paper_for_a_board_keeps_its_headings_and_table_headings(opened: Opened) -> None:
    board = Board(key="TSN", name_sv="Trafiknämnden", name_en="Transport Board")
    item = Item(
        board=board,
        title="Yttrande över biogas",
        meeting=Meeting(board=board, on=date(2026, 12, 1)),
        diary_number="TSN 2026/12",
        proposal="att avge yttrandet",
        background="Kommissionen föreslår …",
    )
    with translation.override("sv"):
        document = opened(
            paper(item, [("Förslaget", "https://example.org/")], with_secret=True, language="sv")
        )
    assert headings(document)[0] == ("1", "Yttrande över biogas")
    assert [level for level, _name in headings(document)[1:]] == ["2"] * (len(headings(document)) - 1)
    assert "Förslag till beslut" in [name for _level, name in headings(document)]
    assert table_headings(document) == [["Uppgift", "Värde"]]
