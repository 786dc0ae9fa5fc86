"""The words by which the parts of an act are told where a page does not say: preamble, recitals, final formulas."""

from __future__ import annotations

import re

from utblick.engine.passages import numbering
from utblick.engine.passages.lines import Line
from utblick.engine.passages.numbering import Numbered

_TITLE = re.compile(
    r"(?:(?:proposal for a|förslag till|commission|council|kommissionens|rådets|europaparlamentets)\s+(?:och )?)*"
    r"(?:(?:delegated|implementing|delegerad[et]*|genomförande)\s*)?"
    r"(?:regulation|directive|decision|recommendation|(?:genomförande)?förordning|(?:genomförande)?direktiv|"
    r"(?:genomförande)?beslut|rekommendation|verordnung|richtlinie|règlement)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"(?:THE (?:EUROPEAN|COUNCIL|COMMISSION)|EUROPAPARLAMENTET|EUROPEISKA|RÅDET|KOMMISSIONEN|LE PARLEMENT|"
    r"LA COMMISSION|LE CONSEIL|DAS EUROPÄISCHE|DER RAT|DIE EUROPÄISCHE|ЕВРОПЕЙСКИЯТ|ЕВРОПЕЙСКАТА|EUROOPA|EUROOPAN)\b"
)
_WHEREAS = re.compile(
    r"(?:whereas|och av följande skäl|av följande skäl|med beaktande av följande|considérant ce qui suit|"
    r"in erwägung nachstehender gründe|sekä katsovat|ja arvestades|като имат предвид)\b.{0,60}:?$",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r"(?:having regard to|acting in accordance|after (?:transmission|consult)|in (?:co-?operation|agreement) with|"
    r"med beaktande av|i enlighet med|efter (?:översändande|att|samråd)|vu |après |statuant |gestützt auf|nach |"
    r"unter berücksichtigung|gemäß )",
    re.IGNORECASE,
)
_OLD_RECITAL = re.compile(
    r"(?:whereas|med beaktande av att|considérant que|in der erwägung)\s", re.IGNORECASE
)
_FINAL = re.compile(
    r"(?:done at |utfärdat i |utfärdad i |fait à |geschehen zu |tehty |brüssel, den |brussels, \d|bryssel den |"
    r"съставено в |this (?:regulation|decision|directive) shall be binding in its entirety|"
    r"(?:denna|detta) (?:förordning|beslut) är till alla delar bindande|"
    r"diese verordnung ist in allen ihren teilen|le présent règlement est obligatoire)",
    re.IGNORECASE,
)
_END = re.compile(r"[.:;,]\s*$")
HEADING_LENGTH = 200  # characters; what is longer is text
_LONG = 60  # characters; a recital says more than an item of a list before the act


def article(row: Line) -> Numbered | None:
    """Read the title of an article: told by the page, else a short line of its own."""
    if row.role == "article":
        read = numbering.article(row.text)
        return read or Numbered("art", numbering.article_number(row.text), "")
    if row.role or row.label or row.depth:
        return None
    read = numbering.article(row.text)
    if read is None or (not row.text[:1].isupper() and not row.text[:1].isdigit()):
        return None
    return read if not read.rest or (read.rest[:1].isupper() and is_heading(read.rest)) else None


def annex(row: Line, zone: str) -> Numbered | None:
    """Read the title of an annex."""
    read = (
        numbering.annex(row.text) if row.role in ("annex", "") and not row.label and not row.depth else None
    )
    if row.role == "annex":
        return read or Numbered("anx", "", row.text)
    if read is None or zone in ("preamble", "recitals") or not is_heading(row.text):
        return None
    word = row.text.split()[0].rstrip(":.")
    return read if word.isupper() or (word[:1].isupper() and not read.rest) else None


def division(row: Line) -> Numbered | None:
    """Read the title of a chapter, section, title or part of the enacting terms."""
    if row.role not in ("division", "") or row.label or row.depth:
        return None
    read = numbering.division(row.text)
    if row.role == "division":
        return read
    if read is None or not is_heading(row.text):
        return None
    word = row.text.split()[0]
    return (
        read
        if word.isupper() or (word[:1].isupper() and (not read.rest or read.rest[:1].isupper()))
        else None
    )


def is_part(row: Line) -> bool:
    """Say whether a line of an annex begins a part: `PART A`, `B. Methodology`."""
    if row.role or row.depth or (row.label and row.label.islower()):
        return False
    return numbering.part(f"{row.label} {row.text}".strip()) is not None


def is_heading(text: str) -> bool:
    """Say whether a line may be a heading: short, no number before it, no sign that ends a sentence after it."""
    return (
        len(text) <= HEADING_LENGTH
        and not _END.search(text)
        and numbering.point(text) is None
        and numbering.paragraph(text) is None
    )


def following(zone: str, row: Line, text: str) -> tuple[str, str]:
    """Give the zone after a line and what the line is: title, formula, citation, recital, final, front or inside."""
    if row.role == "final" or (zone in ("articles", "final") and not row.depth and _FINAL.match(text)):
        return "final", "final"
    if zone == "final":
        return zone, "final"
    if zone in ("articles", "annex", "amendments"):
        return zone, "inside"
    if _is_capitals(text) and (_INSTITUTION.match(text) or zone in ("recitals", "preamble")):
        return ("preamble" if zone == "front" else zone), "formula"
    if _WHEREAS.match(text):
        return "recitals", "formula"
    return _before_articles(zone, row, text)


def _before_articles(zone: str, row: Line, text: str) -> tuple[str, str]:
    numbered = numbering.point(text)
    if (
        numbered
        and numbered.kind == "pt"
        and numbered.number[:1].isdigit()
        and not row.depth
        and text[0] == "("
    ) and (zone != "front" or (numbered.number == "1" and len(numbered.rest) > 60)):
        return "recitals", "recital"
    if _OLD_RECITAL.match(text) and zone != "front":
        return "recitals", "recital"
    if zone == "preamble":
        return zone, "citation"
    if zone == "recitals":
        return zone, "inside"
    if _CITATION.match(text):
        return "preamble", "citation"
    if row.text.isupper() and _TITLE.match(text):
        return zone, "title"
    return zone, "front"


def _is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and len(text) < 250 and sum(map(str.isupper, letters)) > 0.8 * len(letters)
