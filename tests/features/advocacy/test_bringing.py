"""Texts as people bring them: what is wrong is said in Swedish and English; long ones are read in stretches."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tests.features.advocacy.conftest import parts
from utblick.connectors.eurlex import formex_passages, html_passages
from utblick.connectors.eurlex import passages as connector
from utblick.connectors.reading import markup
from utblick.features.advocacy import bringing, versions
from utblick.features.advocacy.models import Passage, Procedure, Stage, Text
from utblick.foundation.rules import RuleBroken

Loaded = Callable[..., Text]
SignIn = Callable[..., Client]

BAD = (
    ("a.pdf", b"%PDF-1.7"),
    ("a.docx", b"PK\x03\x04"),
    ("a.doc", b"\xd0\xcf\x11\xe0"),
    ("a.txt", b""),
    ("a.txt", b"  \n "),
    ("a.json", b'{"a": 1}'),
    ("a.bin", b"\x00\x01\x02\xff" * 50),
    ("a.xml", b"<?xml version='1.0'?><ACT><unclosed>"),
    ("a.xml", b"<?xml version='1.0'?><feed><entry/></feed>"),
    ("a.html", b"<!doctype html><html><body></body></html>"),
)


@pytest.mark.parametrize(("name", "content"), BAD)
def test_a_bad_file_gets_a_sentence_in_the_language_of_the_page(name: str, content: bytes) -> None:
    with override("sv"), pytest.raises(RuleBroken) as swedish:
        bringing.parts_of_file(name, content)
    with override("en"), pytest.raises(RuleBroken) as english:
        bringing.parts_of_file(name, content)
    assert str(swedish.value) != str(english.value)


def test_every_sentence_of_the_connector_has_swedish() -> None:
    said = {
        "".join(sentence.replace("{line(tag)[:40]}", "feed"))
        for module in (connector, formex_passages, html_passages, markup)
        for sentence in re.findall(r'"((?:The|This|A)\b[^"]*\.)"', inspect.getsource(module))
        if "{kind}" not in sentence and "{error}" not in sentence
    }
    said |= set(formex_passages.WITHOUT_TEXT.values())
    said |= {
        f"The file is {kind}; save the act as HTML, XML or text and try again."
        for _mark, kind in connector._OTHERS
    }
    assert len(said) >= 11
    with override("sv"):
        assert [sentence for sentence in said if bringing.in_page_language(sentence) == sentence] == []


def test_too_large_a_file_is_told_so() -> None:
    with pytest.raises(RuleBroken, match="25 MB"):
        bringing.parts_of_file("a.txt", b"x" * (bringing.MOST_BYTES + 1))


ACT = (
    "Article 1\nSubject matter\nThis Regulation lays down rules.\nArticle 2\nDefinitions\n1. One.\n2. Two.\n"
)


def load(client: Client, **fields: object) -> object:
    stage = {"stage": str(int(Stage.PROPOSAL)), "language": "en", **fields}
    return client.post(reverse("advocacy:load_text", args=["planer"]), stage)


def test_a_text_is_pasted_or_brought_as_a_file(file: Procedure, client_of: SignIn) -> None:
    client = client_of("bryssel")
    for wrong in ({}, {"pasted": ACT, "file": SimpleUploadedFile("a.txt", ACT.encode())}, {"pasted": "  "}):
        answer = load(client, name_sv="Förslaget", **wrong)
        assert answer.status_code == 422
        assert 'value="Förslaget"' in answer.content.decode()
    answer = load(client, file=SimpleUploadedFile("a.pdf", b"%PDF-1.7"))
    assert answer.status_code == 422
    assert "PDF" in answer.content.decode()
    assert load(client, pasted=ACT).status_code == 302
    assert load(client, file=SimpleUploadedFile("a.txt", ACT.encode()), reference="b").status_code == 302
    assert list(Text.objects.values_list("reference", flat=True)) == ["", "b"]
    assert Passage.objects.filter(identifier="art-2.par-1").count() == 2


@pytest.mark.django_db
@given(st.text(max_size=400))
def test_whatever_is_pasted_has_parts_with_names_of_their_own(words: str) -> None:
    found = bringing.parts_of_text(words)
    names = [part.identifier for part in found]
    assert len(names) == len(set(names))
    assert all(part.words or part.heading for part in found)


def test_passages_with_long_names_stay_apart(text: Loaded, file: Procedure) -> None:
    many = bringing.parts_of_text("Article 1\n" + "".join(f"{'(a) ' * 60}words {n}.\n" for n in range(4)))
    names = [part.identifier[:120] for part in many]
    assert len(names) == len(set(names))


@given(st.lists(st.integers(min_value=0, max_value=20_000), max_size=60))
def test_stretches_cover_everything_once_and_none_is_too_long(lengths: list[int]) -> None:
    found = versions.cut(lengths)
    assert [at for start, end in found for at in range(start, end)] == list(range(len(lengths)))
    for start, end in found:
        assert (
            sum(lengths[start:end]) <= versions.STRETCH
            or end - start == 1
            or not any(lengths[start : end - 1])
        )


def test_two_versions_are_laid_beside_each_other(text: Loaded, client_of: SignIn) -> None:
    old, new = text(70), text(80, Stage.ACT)
    changes = {one.identifier: one.change for one in versions.compared(old, new)}
    assert changes == {"rec-1": "unchanged", "art-1": "unchanged", "art-13.par-1": "amended"}
    client = client_of("majoritet.run")
    way = reverse("advocacy:compare", args=[old.pk, new.pk])
    page = client.get(way).content.decode()
    assert "<del>" in page
    # One above the other on a phone, each says itself which it is.
    assert page.count('<p class="whose"') == 2
    assert "Recital 1" not in page
    assert "Recital 1" in client.get(f"{way}?all=1").content.decode()
    assert client.get(reverse("advocacy:compare", args=[old.pk, old.pk])).status_code == 200
    swedish = text(80, Stage.ACT, language="sv")
    assert client.get(reverse("advocacy:compare", args=[old.pk, swedish.pk])).status_code == 404


def test_a_long_text_opens_where_one_was_sent(
    text: Loaded, client_of: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "STRETCH", 15)
    row = text(70)
    client, way = client_of("majoritet.run"), reverse("advocacy:text", args=[row.pk])
    assert 'id="art-13.par-1"' not in client.get(way).content.decode()
    assert 'id="art-13.par-1" class="here"' in client.get(f"{way}?at=art-13.par-1").content.decode()
    for odd in ("0", "99", "-1", "x", "²", "9" * 30, ""):
        assert client.get(f"{way}?page={odd}&at=nowhere").status_code == 200
        assert (
            client.get(f"{reverse('advocacy:compare', args=[row.pk, row.pk])}?all=1&page={odd}").status_code
            == 200
        )


def test_what_a_text_holds_is_shown_as_text(
    text: Loaded, file: Procedure, client_of: SignIn, at: object
) -> None:
    from utblick.features.advocacy.actions import texts
    from utblick.foundation.accounts.viewer import system

    evil = [part._replace(words=f"<script>alert(1)</script> {part.words}") for part in parts()]
    row = texts.load_text(file, evil, stage=Stage.ACT, language="en", by=system("test"), at=at)  # type: ignore[arg-type]
    old = text(70)
    client = client_of("majoritet.run")
    for way in (
        reverse("advocacy:text", args=[row.pk]),
        f"{reverse('advocacy:compare', args=[old.pk, row.pk])}?all=1",
    ):
        assert "<script>alert" not in client.get(way).content.decode()
