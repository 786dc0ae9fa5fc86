"""Lists of feeds come in whole, and go out so that they come in again."""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.opml.outlines import NoOutlines, Outline, read_outlines, write_outlines

LIST = """<?xml version="1.0"?><opml version="1.1"><head><title>x</title></head><body>
<outline text="EU"><outline text="Ministerrådet">
<outline title="Nytt" text="n" type="rss" xmlUrl=" https://a.example/1 " htmlUrl="https://a.example/"/></outline>
<outline text="B &amp; C" type="atom" url="https://a.example/2"/></outline>
<outline text="Igen" xmlurl="https://a.example/1"/><outline xmlUrl="https://a.example/3"/>
<outline text="Länk" type="link" url="https://a.example/4"/></body></opml>"""


def test_feeds_come_with_name_folder_and_page() -> None:
    assert read_outlines(LIST.encode()) == [
        Outline("Nytt", "https://a.example/1", "EU / Ministerrådet", "https://a.example/"),
        Outline("B & C", "https://a.example/2", "EU"),
        Outline("https://a.example/3", "https://a.example/3"),
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"<rss/>", b"<html><body/></html>", b'<opml version="2.0"><body/></opml>', b"\xff\x00"],
)
def test_what_is_no_list_gets_a_sentence_in_both_languages(data: bytes) -> None:
    with pytest.raises(NoOutlines) as caught:
        read_outlines(data)
    assert caught.value.sentence_sv.endswith(".")
    assert caught.value.sentence_en.endswith(".")


def test_a_list_nested_without_end_is_survived() -> None:
    deep = "<outline text='x'>" * 5000 + "<outline xmlUrl='https://a.example/'/>"
    try:
        found = read_outlines(f"<opml><body>{deep}</body></opml>".encode())
    except NoOutlines:
        return  # The XML parser stops at its own depth.
    assert len(found) == 1


_unseen = ("Cs", "Cc", "Cn", "Co", "Cf", "Zs", "Zl", "Zp")
_words = st.text(st.characters(blacklist_categories=_unseen), min_size=1, max_size=20)
_lists = st.lists(
    st.builds(
        lambda name, number: Outline(name, f"https://a.example/{number}?a=1&b=å", "Mapp & <x>"),
        _words,
        st.integers(0, 99),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda outline: outline.address,
)


@settings(max_examples=50, deadline=None)
@given(_lists)
def test_what_is_written_is_read_back(outlines: list[Outline]) -> None:
    back = read_outlines(write_outlines(outlines, "Våra & andras"))
    assert [o.address for o in back] == [o.address for o in outlines]
    assert {o.folder for o in back} == {"Mapp & <x>"}
    names = [unicodedata.normalize("NFC", o.name) for o in outlines]
    assert [o.name for o in back] == names


def test_the_lists_of_a_test_suite(shared_data: Path) -> None:
    read = refused = 0
    with zipfile.ZipFile(shared_data / "feeds" / "w3c-feedvalidator-testcases.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".opml"):
                try:
                    read += len(read_outlines(archive.read(name)))
                except NoOutlines:
                    refused += 1
    assert (read, refused) == (6, 18)
