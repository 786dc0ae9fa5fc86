"""Where an instruction changes something, as people of the trade write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.amending import places

WRITTEN = {
    "in paragraph 4, the second subparagraph": "par:4 sub:2",
    "point (b) of the first subparagraph": "sub:1 pt:b",
    "in paragraph 8, point (b) of the first subparagraph": "par:8 sub:1 pt:b",
    "Point 7 of Part C of Annex IV,": "anx:IV prt:C pt:7",
    "in Article 22(1), the second subparagraph": "art:22 par:1 sub:2",
    "Article 4, point (a)(2)": "art:4 pt:a pt:2",
    "paragraphs 3, 4 and 5": "par:3,4,5",
    "paragraphs 4 to 7": "par:4..7",
    "Articles 7a to 7e": "art:7a..7e",
    "in paragraph 1, points (g), (h), (i) and (k)": "par:1 pt:g,h,i,k",
    "the first, second and third subparagraphs": "sub:1,2,3",
    "the last sentence in paragraph 1": "par:1 sen:last",
    "point 6(c)": "pt:6 pt:c",
    "in Annex V, part C": "anx:V prt:C",
    "Annex III": "anx:III",
    "the second paragraph of Article 2": "art:2 par:2",
    "artikel 3.4 andra stycket led c": "art:3 par:4 sub:2 pt:c",
    "i artikel 3 a": "art:3a",
    "punkterna 3, 4 och 5": "par:3,4,5",
    "artiklarna 7a–7e": "art:7a..7e",
    "punkt 7 i del C i bilaga IV": "anx:IV prt:C par:7",
    "i bilaga I ska punkt 2": "anx:I par:2",
    "första och andra styckena": "sub:1,2",
    "this Regulation": "",
}


def shown(place: places.Place) -> str:
    return " ".join(
        f"{step.kind}:{','.join(step.numbers)}{'..' + step.until if step.until else ''}"
        for step in place.steps
    )


@pytest.mark.parametrize(("written", "expected"), WRITTEN.items())
def test_a_place_is_read_from_the_outside_in(written: str, expected: str) -> None:
    assert shown(places.read(written)) == expected


def test_titles_and_opening_words_are_no_steps() -> None:
    assert places.read("the title").title
    assert places.read("Titeln").title
    read = places.read("in paragraph 1, first subparagraph, the introductory phrase")
    assert (shown(read), read.introduction) == ("par:1 sub:1", True)


def test_an_article_named_inside_stands_alone() -> None:
    outer = places.read("Article 3, paragraph 1").steps
    assert [step.numbers for step in places.ordered([*outer, *places.read("Article 5(2)").steps])] == [
        ["5"],
        ["2"],
    ]


@given(st.text(max_size=120))
def test_nothing_breaks_the_reading(text: str) -> None:
    places.read(text)
