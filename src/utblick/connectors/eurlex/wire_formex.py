"""Formex 4 (and 6): the Publications Office's XML of acts, annexes and consolidated acts, to text in
reading order.
"""

from __future__ import annotations

import re

from lxml import etree

from utblick.connectors.eurlex.act import Act
from utblick.connectors.eurlex.languages import two_letters
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.text import clean, line

TEXTS = {
    "ACT",
    "ANNEX",
    "CONS.ACT",
    "CONS.ANNEX",
    "GENERAL",
    "CORR",
    "AGR",
    "DECISION",
    "LETTER",
    "PROT",
    "CJT",
    "OPINION",
}
WITHOUT_TEXT = {
    "DOC": "This file lists the parts of a publication (DOC); the text is in the files that it names.",
    "PUBLICATION": "This file is the table of contents of an Official Journal (PUBLICATION), without text.",
}
_BLOCKS = {
    "ALINEA", "ANNEX", "ARTICLE", "CONS.ANNEX", "CONSID", "CONTENTS", "DLIST.ITEM",
    "ENACTING.TERMS", "FINAL", "GR.CONSID", "GR.CONSID.INIT", "GR.SEQ", "GR.VISA", "ITEM", "LIST",
    "NP", "P", "PARAG", "PL.DATE", "PREAMBLE.FINAL", "PREAMBLE.INIT", "QUOT.S", "ROW", "SIGNATORY",
    "SIGNATURE", "STI", "STI.ART", "SUBDIV", "TBL", "TI", "TI.ART", "TI.BLK", "TITLE", "VISA",
    "DIVISION", "FORMULA",
}  # fmt: skip
_NUMBERS = {"NO.P", "NO.PARAG", "TERM"}
UNREAD = {
    "BIB.DATA", "BIB.DOC", "BIB.INSTANCE", "FAM.COMP", "INCL.ELEMENT", "INFO.CONSLEG", "INFO.PROD",
    "PUBLICATION", "TOC",
}  # fmt: skip
_OPERATORS = {
    "EQ": " = ", "NE": " ≠ ", "LT": " < ", "LE": " ≤ ", "GT": " > ", "GE": " ≥ ", "AP": " ≈ ",
    "PLUS": " + ", "MINUS": " – ", "PLUSMIN": " ± ", "MULT": " × ", "CARTPROD": " × ", "DIV": " / ",
}  # fmt: skip
_SPACE = re.compile(r"\s+")
_JOIN = "\x00"


def act_of(root: etree._Element) -> Act | str:
    """Read an act, an annex or a consolidated act, or give a sentence why there is none."""
    body = root
    if root.tag not in TEXTS:
        found = list(root.iter(*TEXTS)) if root.tag not in WITHOUT_TEXT else []
        if not found:
            tag = root.tag if isinstance(root.tag, str) else ""
            return WITHOUT_TEXT.get(tag, f"A file that starts with {line(tag)[:40]} holds no act in Formex.")
        body = found[0]
    text = text_of(root)
    title = _title(body)
    if not text or not title:
        return "The act has no text." if not text else "The act has no title."
    return _consolidated(body, title, text) if body.tag == "CONS.ACT" else _as_adopted(body, title, text)


def _as_adopted(body: etree._Element, title: str, text: str) -> Act:
    bib = body.find("BIB.INSTANCE")
    number = body.find("BIB.INSTANCE/NO.DOC")
    file = _attribute(body.find("BIB.INSTANCE/DOCUMENT.REF"), "FILE").partition(".")[0]
    sequence = _text(bib, "NO.SEQ")
    return Act(
        title=title,
        text=text,
        language=two_letters(_text(bib, "LG.DOC")),
        number=_number(number),
        oj_file=f"{file}:{sequence}" if sequence else file,
        kind="annex" if body.tag == "ANNEX" else "act",
        dated=day(_attribute(body.find("BIB.INSTANCE/DATE"), "ISO")),
    )


def _consolidated(body: etree._Element, title: str, text: str) -> Act:
    info = body.find("INFO.CONSLEG")
    reference, start = _attribute(info, "CONSLEG.REF"), _attribute(info, "START.DATE")
    original = body.find(".//FAM.COMP/BIB.DATA")
    celex = _text(original, "NO.CELEX")
    if re.fullmatch(r"\d{4}[A-Z]{1,2}\d{4}", reference) and re.fullmatch(r"\d{8}", start):
        celex = f"0{reference}-{start}"
    return Act(
        title=title,
        text=text,
        language=two_letters(body.findtext(".//BIB.INSTANCE/LG.DOC") or ""),
        celex=celex,
        dated=day(_attribute(original.find("DATE"), "ISO")) if original is not None else "",
        valid_from=day(start),
        amended_by=[celex.text or "" for celex in body.iterfind(".//GR.MOD.ACT//NO.CELEX")],
    )


def _number(number: etree._Element | None) -> str:
    """Give an act's number as printed. `FORMAT` says which stands first, the year (YN) or the number (NY)."""
    current, year = _text(number, "NO.CURRENT"), _text(number, "YEAR")
    if not current or not year:
        return ""
    return f"{current}/{year}" if _attribute(number, "FORMAT") == "NY" else f"{year}/{current}"


def _title(body: etree._Element) -> str:
    found = body.find("TITLE")
    if found is None:
        found = body.find("CONS.DOC/TITLE")
    if found is None:
        found = body.find(".//TITLE")
    return "" if found is None else line(text_of(found, notes=False))


def _text(parent: etree._Element | None, path: str) -> str:
    return (parent.findtext(path) or "").strip() if parent is not None else ""


def _attribute(element: etree._Element | None, name: str) -> str:
    return element.get(name, "") if element is not None else ""


def text_of(root: etree._Element, *, notes: bool = True, marks: str = "[]") -> str:
    """Give the text of a Formex element: a line a block, numbers before their text, notes between `marks` in
    place.
    """
    parts: list[str] = []
    skipping: etree._Element | None = None
    inside_note = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and skipping is None:
            if tag in UNREAD or not tag or (tag == "NOTE" and not notes):
                skipping = element
                continue
            inside_note += tag == "NOTE"
            parts.append(f" {marks[0]}" if tag == "NOTE" else _opening(element, tag, bool(inside_note)))
            parts.append(_SPACE.sub(" ", element.text or ""))
        elif event == "end":
            if skipping is element:
                skipping = None
            elif skipping is None:
                inside_note -= tag == "NOTE"
                parts.append(marks[1] if tag == "NOTE" else _closing(tag, bool(inside_note)))
            if skipping is None and element is not root:
                parts.append(_SPACE.sub(" ", element.tail or ""))
    text = re.sub(rf"\s*{_JOIN}\s*", " ", "".join(parts))
    first, last = marks[0], marks[1]
    text = re.sub(rf"\s+{re.escape(last)}", last, re.sub(rf"{re.escape(first)}\s+", first, text))
    return clean(text.replace(" \n", "\n"))


def _opening(element: etree._Element, tag: str, in_note: bool) -> str:
    if tag in _BLOCKS:
        return " " if in_note else "\n"
    if tag in {"QUOT.START", "QUOT.END"}:
        code = element.get("CODE", "")
        return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{2,5}", code) else '"'
    if tag in {"OP.CMP", "OP.MATH"}:
        return _OPERATORS.get(element.get("TYPE", ""), " ")
    return {"OVER": " / ", "ROOT": "√", "SUM": "∑", "BR": "\n"}.get(tag, "")


def _closing(tag: str, in_note: bool) -> str:
    if tag in _NUMBERS:
        return _JOIN
    if tag in _BLOCKS:
        return " " if in_note else "\n"
    return " " if tag == "CELL" else ""
