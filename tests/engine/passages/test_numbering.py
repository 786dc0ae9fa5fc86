"""The parts of an act are told by their numbers and words, in many languages."""

from __future__ import annotations

import pytest

from utblick.engine.passages import numbering


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Article 7", "7"),
        ("Article\xa07a", "7a"),
        ("Artikel 25 a", "25a"),
        ("Article 3 bis", "3bis"),
        ("Article 104aaa", "104aaa"),
        ("Article premier", "1"),
        ("Sole Article", "1"),
        ("4 artikla", "4"),
        ("Член 12", "12"),
        ("Artikel 13 Umsetzung", "13"),
        ("Article 25A", "25a"),
    ],
)
def test_numbers_of_articles(title: str, number: str) -> None:
    assert numbering.article_number(title) == number


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("ANNEX IX", "IX", ""),
        ("ANNEX", "", ""),
        ("BILAGA I Råvaror", "I", "Råvaror"),
        ("Annex Ia", "Ia", ""),
        ("ANHANG III – Liste", "III", "Liste"),
        ("ANNEX 2: LIST", "2", "LIST"),
        ("ANNEX CORRELATION TABLE", "", "CORRELATION TABLE"),
    ],
)
def test_annexes(line: str, number: str, rest: str) -> None:
    assert numbering.annex(line) == ("anx", number, rest)


@pytest.mark.parametrize(
    ("line", "kind", "number", "rest"),
    [
        ("CHAPTER II", "cpt", "II", ""),
        ("Avdelning I Allmänt", "ttl", "I", "Allmänt"),
        ("SECTION 2: Duties", "sct", "2", "Duties"),
        ("DEL A", "prt", "A", ""),
    ],
)
def test_divisions(line: str, kind: str, number: str, rest: str) -> None:
    assert numbering.division(line) == (kind, number, rest)


@pytest.mark.parametrize(
    ("line", "kind", "number", "rest"),
    [
        ("(a) text", "pt", "a", "text"),
        ("b) text", "pt", "b", "text"),
        ("(12a) text", "pt", "12a", "text"),
        ("— text", "ind", "", "text"),
        ("(iv)text", "pt", "iv", "text"),
    ],
)
def test_points(line: str, kind: str, number: str, rest: str) -> None:
    assert numbering.point(line) == (kind, number, rest)


@pytest.mark.parametrize("line", ["text", "(see above) text", "1.5 % of gas", "-5 degrees", "(a"])
def test_what_is_no_point(line: str) -> None:
    assert numbering.point(line) is None


def test_paragraphs_and_decimals() -> None:
    assert numbering.paragraph("2a. Text") == ("par", "2a", "Text")
    assert numbering.paragraph("2.5 tonnes") is None
    assert numbering.decimals("1.2.3 Values") == (["1", "2", "3"], "Values")
    assert numbering.decimals("1.5 % of gas") is None
    base = (("anx", "I"), ("pt", "1"))
    assert numbering.under(base, ["1", "2"]) == (*base, ("pt", "2"))
    assert numbering.under(base, ["2", "1"]) == (("anx", "I"), ("pt", "2"), ("pt", "1"))


@pytest.mark.parametrize("text", ["(a)", "1.", "—", "‘(ii)", "2a.", "1.2.3", "(*1)"])
def test_labels_on_lines_of_their_own(text: str) -> None:
    assert numbering.is_label(text)


@pytest.mark.parametrize("text", ["and", "2031", "word.", "95"])
def test_what_is_no_label(text: str) -> None:
    assert not numbering.is_label(text)
