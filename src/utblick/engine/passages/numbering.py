"""The numbers and words by which an act's parts are told: `Article 7 a`, `KAPITEL II`, `1.`, `(b)`, `Part A`.

The words are those of the Official Journal in its languages; plain text of other languages than these is read
by its numbers alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from utblick.engine.passages.ids import Path, Segment, number

_ARTICLE = (
    "article artikel artikla artikkel artículo articolo artigo articol artykuł článek článok člen članak "
    "pants straipsnis cikk член άρθρο art"
)
_ANNEX = (
    "annex annexe bilaga bilag anhang liite lisa allegato anexo anexa załącznik příloha príloha priloga prilog "
    "pielikums priedas melléklet приложение παράρτημα"
)
_DIVISIONS = {
    "prt": "part del partie teil osa parte partea część",
    "ttl": "title avdelning titre titel osasto título titolo tytuł jaotis",
    "cpt": "chapter kapitel chapitre luku peatükk capítulo capo capitolul rozdział kapitola nodaļa skyrius",
    "sct": "section avsnitt abschnitt jakso jagu sección sezione secção secțiunea oddział oddíl iedaļa skirsnis",
    "ssc": "subsection underavsnitt unterabschnitt",
}
_KIND = {word: kind for kind, words in _DIVISIONS.items() for word in words.split()}
_ARTICLES, _ANNEXES, _DIVIDING = ("|".join(words) for words in (_ARTICLE.split(), _ANNEX.split(), _KIND))
_N = r"(\d{1,4}\s?(?:bis|ter|quater|quinquies|sexies|septies|octies)|\d{1,4}(?:\s?[a-z]{1,3})?)"
_ARTICLE_LINE = re.compile(rf"(?:{_ARTICLES})\.?\s*{_N}\b\s*[.:—–-]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_ARTICLE_WORD = re.compile(rf"\b(?:{_ARTICLES})\b", re.IGNORECASE)
_ARTICLE_AFTER = re.compile(rf"{_N}\.?\s*(?:{_ARTICLES})\b\.?\s*(.*)", re.IGNORECASE | re.DOTALL)
_ARTICLE_ONLY = re.compile(
    r"(?:article premier|sole article|enda artikel|article unique|einziger artikel|ainoa artikla)\b\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_ANNEX_LINE = re.compile(
    rf"(?:{_ANNEXES})\b\s*(?:([IVXLC]{{1,7}}\s?[a-z]?|\d{{1,3}}\s?[a-z]?|[A-Z])(?![\w’']))?\s*[.:—–-]*\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_DIVISION_LINE = re.compile(
    rf"({_DIVIDING})\s+([IVXLC]{{1,7}}\s?[a-z]?|\d{{1,3}}\s?[a-z]?|[A-Z])(?![\w’'])\s*[.:—–-]*\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_POINT = re.compile(
    r"[(]\s?([a-z]{1,4}|[ivxl]{1,6}|[A-Z]{1,2}|\d{1,3}(?:\s?[a-z]{1,2})?)\s?[)]\s*(.*)"
    r"|([a-z]{1,2}|[ivxl]{1,6}|[A-Z]|\d{1,3}[a-z]{0,2})\)\s+(.*)",
    re.DOTALL,
)
_DOTTED = re.compile(r"(\d{1,3}(?:\s?[a-z]{1,2})?)\.(?!\d)\s*(.*)", re.DOTALL)
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3}[a-z]?){1,4})\.?\s+(?=[^\W\d_])(.*)", re.DOTALL)
_DASH = re.compile(r"[—–•·◻▪●-](?:\s+|$)(.*)", re.DOTALL)
_LETTER = re.compile(r"([A-Z])[.)](?:\s+|$)(.*)", re.DOTALL)
_LABEL = re.compile(
    r"[\[‘’“”„\"'►▼«\s]*(?:[(]?\s?(?:\d{1,3}\s?[a-z]{0,2}|[a-zA-Z]{1,2}|[ivxlIVXL]{1,6}|\*\d*)\s?\.?[)]"
    r"|(?:\d{1,3}\s?[a-z]{0,2}|[a-zA-Z]|[ivxlIVXL]{1,6})\s?\.|\d{1,3}(?:\.\d{1,3}){1,4}\.?|[—–•·◻▪●-])\s*"
)


class Numbered(NamedTuple):
    """A number with the text that follows it; `kind` is that of the id."""

    kind: str
    number: str
    rest: str


def article(text: str) -> Numbered | None:
    """Read `Article 7a`, `Artikel 25 a`, `4 artikla` at the start of a line."""
    if found := _ARTICLE_ONLY.match(text):
        return Numbered("art", "1", found[1])
    found = _ARTICLE_LINE.match(text) or _ARTICLE_AFTER.match(text)
    return Numbered("art", number(found[1]).lower(), found[2].strip()) if found else None


def article_number(title: str) -> str:
    """Give the number in the title of an article, whatever the language; 1 for the only one."""
    bare = number(_ARTICLE_WORD.sub("", title)).lower()
    if re.fullmatch(r"\d{1,4}(?:[a-z]{0,3}|quater|quinquies|sexies|septies|octies)", bare):
        return bare
    if read := article(title):
        return read.number
    found = re.search(rf"{_N}\b", title)
    return number(found[1]).lower() if found else "1"


def annex(text: str) -> Numbered | None:
    """Read `ANNEX IX`, `Bilaga`, `Annex I a` at the start of a line."""
    found = _ANNEX_LINE.match(text)
    if not found:
        return None
    value = number(found[1] or "")
    roman = re.match(r"(?i)[ivxlc]+", value)
    if roman and not value[0].isdigit():
        value = roman[0].upper() + value[roman.end() :] if value.isupper() or value[0].isupper() else value
    # The letter of `Ia` is not part of the numeral: only capitals are.
    if found[1] and (letter := re.fullmatch(r"([IVXLC]+)\s?([a-z])", found[1].strip())):
        value = f"{letter[1]}{letter[2]}"
    return Numbered("anx", value, found[2].strip())


def division(text: str) -> Numbered | None:
    """Read `CHAPTER II`, `Avdelning I`, `Del A` at the start of a line."""
    found = _DIVISION_LINE.match(text)
    return Numbered(_KIND[found[1].lower()], number(found[2]), found[3].strip()) if found else None


def point(text: str) -> Numbered | None:
    """Read `(a)`, `b)`, `(12)`, `—` at the start of a line."""
    if found := _POINT.match(text):
        return Numbered("pt", number(found[1] or found[3]), (found[2] if found[1] else found[4]).strip())
    found = _DASH.match(text)
    return Numbered("ind", "", found[1].strip()) if found else None


def paragraph(text: str) -> Numbered | None:
    """Read `2.` and `2a.` at the start of a line."""
    found = _DOTTED.match(text)
    return Numbered("par", number(found[1]), found[2].strip()) if found else None


def part(text: str) -> Numbered | None:
    """Read what divides an annex: `Part A`, `B.`, `Section 2`."""
    if read := division(text):
        return read
    found = _LETTER.match(text)
    return Numbered("prt", found[1], found[2].strip()) if found else None


def decimals(text: str) -> tuple[list[str], str] | None:
    """Read `1.2.3 Text`: its numbers and its text."""
    found = _DECIMAL.match(text)
    return (found[1].split("."), found[2].strip()) if found else None


def is_label(text: str) -> bool:
    """Say whether a text is nothing but the number of a paragraph, point or indent."""
    return bool(_LABEL.fullmatch(text))


def under(base: Path, numbers: list[str]) -> Path:
    """Give the path of `1.2.3`: within the points of `base` where those begin alike, else beside them."""
    points: list[Segment] = [("pt", value) for value in numbers]
    own = len(base)
    while own and base[own - 1][0] == "pt":
        own -= 1
    if list(base[own:]) == points[: len(base) - own] and len(base) - own < len(points):
        return base + tuple(points[len(base) - own :])
    return base[:own] + tuple(points)
