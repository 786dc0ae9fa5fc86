"""What people write of a passage leads to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.passages.ids import parsed, written
from utblick.engine.passages.labels import label
from utblick.engine.passages.reference import locate, parse


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Article 25 – paragraph 2 – point a", "art-25.par-2.pt-a"),
        ("art. 25.2 a", "art-25.par-2.pt-a"),
        ("Artikel 5.1 b", "art-5.par-1.pt-b"),
        ("artikel 9.1 b i", "art-9.par-1.pt-b-i"),
        ("Article 9(1)(b)(i)", "art-9.par-1.pt-b-i"),
        ("Article 9 paragraph 1 point (b)", "art-9.par-1.pt-b"),
        ("Article 3(4)(e), third subparagraph", "art-3.par-4.pt-e.sub-3"),
        ("artikel 25a.2 andra stycket", "art-25a.par-2.sub-2"),
        ("Article 3, first paragraph", "art-3"),
        ("Article 4 b (new)", "art-4b"),
        ("Article 5 – paragraph 1 – point d – introductory part", "art-5.par-1.pt-d"),
        ("Article 5 – paragraph 1 – subparagraph 2 – point a a (new)", "art-5.par-1.sub-2.pt-aa"),
        ("Article 3 – paragraph 1 – point 44 k (new)", "art-3.par-1.pt-44k"),
        ("Artikel 1 – stycke 1 – led 3 – led b", "art-1.pt-3-b"),
        ("Article 1 – point 3 / Directive 2031/7 / Article 25 – paragraph 1", "art-1.pt-3"),
        ("Article 3(1)(a), (b)", "art-3.par-1.pt-a"),
        ("artikel 25.2 a och b", "art-25.par-2.pt-a"),
        ("artikel 9.1 b i direktiv 2031/7", "art-9.par-1.pt-b"),
        ("Articles 3 and 4", "art-3"),
        ("Recital 12", "rec-12"),
        ("Recital 12 a (new)", "rec-12a"),
        ("skäl 12a", "rec-12a"),
        ("Citation 4 a (new)", "cit-4a"),
        ("Annex IX, Part A, point (b)", "anx-IX.prt-A.pt-b"),
        ("bilaga IX del A led b", "anx-IX.prt-A.pt-b"),
        ("Annex I", "anx-I"),
        ("Bilaga", "anx"),
        ("Chapter 2 – title", "cpt-2"),
        ("Title", "tit"),
    ],
)
def test_references(text: str, id: str) -> None:
    path = parse(text)
    assert path is not None
    assert written(path) == id


@pytest.mark.parametrize("text", ["", "hello", "Article", "– –", "2018/2001", "()"])
def test_what_names_no_passage_gives_nothing(text: str) -> None:
    assert parse(text) is None
    assert locate(text, ["art-1"]) == ""


_WORDS = "article Artikel skäl annex 9 1 a ii IX ( ) . , – / point led new i andra stycket"


@given(st.lists(st.sampled_from(_WORDS.split())).map(" ".join))
def test_any_text_is_read_without_error(text: str) -> None:
    path = parse(text)
    assert path is None or parsed(written(path)) is not None


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize(
    "id",
    [
        "rec-12", "art-25a", "art-9.par-1.pt-b-i", "art-3.par-4.sub-2", "art-16.sub-2", "anx-IX.prt-A.pt-b", "anx-I",
        "art-3.par-4.pt-e.sub-3", "art-2.pt-5",
    ],
)  # fmt: skip
def test_labels_lead_back(id: str, language: str) -> None:
    assert locate(label(id, language), [id]) == id


@pytest.mark.parametrize(
    ("text", "ids", "found"),
    [
        ("Article 3 – paragraph 1 – point 44", ["art-3", "art-3.pt-44"], "art-3.pt-44"),
        ("Article 3(1)", ["art-3", "art-3.pt-1"], "art-3.pt-1"),
        ("Article 16 – paragraph 1", ["art-16", "art-16.sub-2"], "art-16"),
        ("Article 16 – paragraph 2", ["art-16", "art-16.sub-2"], "art-16.sub-2"),
        ("Article 9(1)(z)", ["art-9", "art-9.par-1"], "art-9.par-1"),
        ("artikel 3 a", ["art-3", "art-3.pt-a"], "art-3.pt-a"),
        ("artikel 3 a", ["art-3", "art-3.pt-a", "art-3a"], "art-3a"),
        ("Article 3(4)(e)", ["art-3.par-4", "art-3.par-4.sub-2.pt-e"], "art-3.par-4.sub-2.pt-e"),
        ("Annex III – paragraph 1 – point 8", ["anx-III.pt-8", "anx-III"], "anx-III.pt-8"),
        ("Article 99", ["art-9"], ""),
    ],
)
def test_the_nearest_passage_that_an_act_has(text: str, ids: list[str], found: str) -> None:
    assert locate(text, ids) == found
