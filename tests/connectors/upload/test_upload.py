"""Files that people hand in become documents, or get a sentence that says what to do."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from utblick.connectors.record import DocumentRecord, Reject
from utblick.connectors.upload import docx, pdf
from utblick.connectors.upload.adapt import read, read_document, read_file, read_text, title_of
from utblick.connectors.upload.pdf import unbroken
from utblick.connectors.upload.plain import read_plain
from utblick.connectors.upload.problems import SENTENCES, NotReadable

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def make_pdf(lines: list[str], title: str = "", pages: int = 1) -> bytes:
    """Write the least that is a PDF, in Windows-1252."""
    shown = b" ".join(b"(" + text.encode("cp1252") + b") Tj T*" for text in lines)
    content = b"BT /F1 12 Tf 14 TL 50 700 Td " + shown + b" ET"
    kids = " ".join(f"{10 + n} 0 R" for n in range(pages))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        5: b"<< /Title (" + title.encode("latin-1") + b") >>",
    }
    for n in range(pages):
        objects[10 + n] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>"
        )
    out, offsets = b"%PDF-1.4\n", {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, at in offsets.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, at)
    size = max(objects) + 1
    return out + b"trailer << /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start)


def make_docx(body: str, title: str = "", **parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title></c>'
        archive.writestr("docProps/core.xml", core % title)
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return packed.getvalue()


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def code(data: bytes, name: str = "a.bin") -> str:
    with pytest.raises(NotReadable) as caught:
        read_document(data, name)
    assert "{" not in caught.value.sentence_sv
    reject = read_file(data, name)
    assert reject == Reject(file=name, line=1, reason=caught.value.sentence_en)
    return caught.value.code


LINES = [
    "Förslag till förordning om sammanhållningspolitiken",
    "COM\\(2018\\) 375 final handlar om regi-",
    "onal utveckling i Östersjön.",
]


def test_a_pdf() -> None:
    record = read_document(make_pdf(LINES, "Microsoft Word - utkast.docx"), "utkast.pdf")
    assert record.title == "Förslag till förordning om sammanhållningspolitiken"
    assert "regional utveckling" in record.text
    assert (record.language, record.type, record.published) == ("sv", "file", "")
    assert record.fields["com"] == ["COM(2018) 375 final"]
    assert record.source_id.startswith("sha256:")
    assert read_document(make_pdf(LINES, "Den riktiga titeln"), "x").title == "Den riktiga titeln"


def test_a_pdf_with_a_password_is_told() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf(LINES))))
    writer.encrypt("hemligt", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert code(out.getvalue()) == "encrypted"


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf(LINES))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "Östersjön" in read_document(out.getvalue(), "a.pdf").text


def test_a_scan_and_a_book_and_rubble(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code(make_pdf([])) == "scan"
    assert code(make_pdf(["12"], pages=4)) == "scan"
    assert code(b"%PDF-1.7 rubble") == "damaged"
    assert code(make_pdf(LINES)[:300]) == "damaged"
    monkeypatch.setattr(pdf, "MOST_PAGES", 3)
    assert code(make_pdf(LINES, pages=4)) == "too_long"


def test_words_divided_at_the_end_of_a_line_are_joined() -> None:
    assert unbroken("regi-\nonal och EU-\nkontoret 2021-\n2027") == "regional och EU-\nkontoret 2021-\n2027"


def test_a_word_document() -> None:
    body = (
        paragraph("Regio", "nens ", "ståndpunkt om Interreg")
        + f"<w:p><w:ins {WORD}><w:r><w:t>Tillagt</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>Struket</w:delText></w:r></w:del>"
        "<w:r><w:br/><w:t>ny rad</w:t></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{paragraph('År')}</w:tc><w:tc>{paragraph('Belopp')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('2027')}</w:tc><w:tc>{paragraph('100')}</w:tc></w:tr></w:tbl>"
        + paragraph("Slut på texten.")
    )
    notes = f"<w:footnotes {WORD}><w:footnote>{paragraph('En fotnot.')}</w:footnote></w:footnotes>"
    record = read_document(make_docx(body, "dokument1.docx", footnotes=notes), "a.docx")
    assert record.title == "Regionens ståndpunkt om Interreg"
    assert record.text.split("\n") == [
        "Regionens ståndpunkt om Interreg",
        "Tillagt",
        "ny rad",
        "År Belopp",
        "2027 100",
        "Slut på texten.",
        "En fotnot.",
    ]


def test_hostile_and_other_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    entities = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "boo">]>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        body = f"<w:document {WORD}><w:body>{paragraph('Text som går att läsa &x;&y;')}</w:body></w:document>"
        archive.writestr("word/document.xml", entities + body)
    assert "root:" not in read_document(packed.getvalue(), "a.docx").text
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert code(other.getvalue()) == "unknown"
    assert code(make_docx("<w:p>")) == "damaged"
    assert code(make_docx(paragraph("text"))[:200]) == "damaged"
    whole = make_docx(paragraph("text"))
    assert code(whole[:49] + b"\0\0\0\0" + whole[53:]) == "damaged"
    assert code(make_docx(paragraph(""))) == "no_text"
    assert code(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "old_office"
    monkeypatch.setattr(docx, "LARGEST_PART", 1_000_000)
    assert code(make_docx(paragraph("a" * 2_000_000))) == "unpacked"


def test_a_web_page() -> None:
    markup = "<!doctype html><html lang=fi><title>T</title><nav>Valikko</nav><main>"
    markup += "<h1>Otsikko tähän</h1><p>Pitkä teksti siitä.</p>"
    record = read_document(markup.encode(), "sida.txt")
    assert (record.title, record.language, record.type) == ("Otsikko tähän", "fi", "web_page")
    assert "Valikko" not in record.text
    assert read_document(b"<p>Kort</p>", "a.html", "text/html").text == "Kort"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_in_any_character_set(encoding: str) -> None:
    text = "Åtgärder för Östersjön – år 2027\nMer text om detta följer här nedan."
    record = read_document(text.encode(encoding), "anteckning.txt")
    assert record.text == text
    assert (record.title, record.language) == ("Åtgärder för Östersjön – år 2027", "sv")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1257", "Latvijas reģionālās attīstības pasākumi ir ļoti svarīgi šādā jomā."),
        ("cp1250", "Współpraca międzynarodowa w regionie Morza Bałtyckiego."),
        ("cp1252", "Itämeren alueen yhteistyö – käynnistyy ”heti”."),
    ],
)
def test_text_of_a_neighbour_in_its_own_character_set(encoding: str, text: str) -> None:
    assert read_document(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "unknown"),
        (b"{\\rtf1 text}", "unknown"),
        (bytes(range(32)) * 20, "unknown"),
        (b"--- ... ---", "no_text"),
    ],
)
def test_what_cannot_be_taken(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_a_file_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("utblick.connectors.upload.adapt.LARGEST", 10)
    assert code(b"x" * 11) == "too_large"


def test_the_same_file_twice_is_one_document_and_pasted_text_too() -> None:
    first, second = (read_document(b"En text om Interreg.", name) for name in ("a.txt", "b.txt"))
    assert first.source_id == second.source_id
    pasted = read_text("  En text om\u00a0Interreg. ", url="https://a.example/")
    assert (pasted.type, pasted.url, pasted.title) == ("note", "https://a.example/", "En text om Interreg.")
    assert pasted.source_id == read_text("En text om Interreg.").source_id
    with pytest.raises(NotReadable):
        read_text(" \n ")


@pytest.mark.parametrize(
    ("told", "text", "name", "title"),
    [
        ("Untitled", "1\nhttps://a.example\nEn riktig rubrik\nmer", "a.pdf", "En riktig rubrik"),
        ("rapport_slut.docx", "", "C:\\filer\\rapport-2027_slut.pdf", "rapport 2027 slut"),
        ("En riktig titel", "annat", "a", "En riktig titel"),
        ("", "x" * 200 + " y", "a", ""),
    ],
)
def test_titles_are_guessed_from_what_there_is(told: str, text: str, name: str, title: str) -> None:
    guessed = title_of(told, text, name)
    assert guessed == title if title else len(guessed) <= 200


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xd0\xcf\x11\xe0"]),
    st.binary(max_size=300),
)
def test_no_bytes_make_it_stumble(start: bytes, rest: bytes) -> None:
    (found,) = read(start + rest, "x")
    assert isinstance(found, DocumentRecord | Reject)


def test_every_problem_has_a_sentence_in_both_languages() -> None:
    for swedish, english in SENTENCES.values():
        assert swedish.endswith(".")
        assert english.endswith(".")
        assert swedish != english


@pytest.mark.parametrize(
    "data", [b"MZ\x90\x00\x03\x00\x00\x00", b"\x7fELF\x02\x01\x01\x00", b"\xca\xfe\xba\xbe\x00"]
)
def test_a_program_is_no_text(data: bytes) -> None:
    with pytest.raises(NotReadable):
        read_document(data, "x.exe")


@pytest.mark.parametrize("data", [b"MZ", "MZ står för Moçambique".encode()])
def test_a_text_may_begin_as_a_program_does(data: bytes) -> None:
    assert read_plain(data) == data.decode()
