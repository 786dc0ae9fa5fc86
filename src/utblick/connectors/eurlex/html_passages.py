"""EUR-Lex pages of every generation to lines with what the page says of them, and so to passages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from utblick.connectors.eurlex import wire_html
from utblick.connectors.reading.markup import BLOCKS, element_text
from utblick.connectors.reading.text import line
from utblick.engine.passages import numbering, outline
from utblick.engine.passages.lines import Line, Role, joined
from utblick.engine.passages.writing import NOTE_MARKS, Passage

# What a class says, by generation: the Official Journal of today and before, consolidated acts, proposals.
_ROLES: dict[str, Role] = {
    "oj-ti-art": "article", "ti-art": "article", "title-article-norm": "article", "Titrearticle": "article",
    "oj-sti-art": "heading", "sti-art": "heading", "stitle-article-norm": "heading",
    "oj-ti-section-1": "division", "ti-section-1": "division", "title-division-1": "division",
    "oj-ti-section-2": "heading", "ti-section-2": "heading", "title-division-2": "heading",
    "oj-doc-ti": "title", "doc-ti": "title", "title-doc-first": "title", "title-doc-last": "title",
    "Typedudocument": "title", "Titreobjet": "title", "Typedudocument_cp": "title", "Titreobjet_cp": "title",
    "title-annex-1": "annex", "Annexetitre": "annex", "title-annex-2": "heading",
    "oj-ti-grseq-1": "part", "ti-grseq-1": "part", "title-gr-seq-level-1": "part", "title-gr-seq-level-2": "part",
    "title-gr-seq-level-3": "part", "title-gr-seq-level-4": "part",
    "Fait": "final", "oj-final": "final", "oj-signatory": "final", "signatory": "final",
    "Institutionquisigne": "final", "Personnequisigne": "final", "Applicationdirecte": "final",
    "oj-note": "note", "note": "note", "footnote": "note",
}  # fmt: skip
# What surrounds the text: heads of the Journal, marks of consolidation and lists of what amended.
_LEFT_OUT = frozenset(
    (
        "oj-hd-date", "oj-hd-lg", "oj-hd-ti", "oj-hd-oj", "oj-hd-uniq", "oj-hd-coll", "hd-date", "hd-lg", "hd-ti",
        "hd-oj", "oj-doc-sep", "doc-sep", "oj-doc-end", "doc-end", "modref", "arrow", "disclaimer", "reference",
        "hd-modifiers", "hd-toc-1", "hd-toc-2", "hd-toc-3", "toc-1", "toc-2", "title-fam-member",
        "title-fam-member-star", "title-fam-member-ref-1", "title-fam-member-ref-2", "before-disclaimer",
        "anonymous-disclaimer", "bglang", "bgtool", "langue", "separator",
    )
)  # fmt: skip
_MARK = re.compile(r"[►▼]\s?[A-Z]\d{0,3}\s?|◄")
_INDENT = re.compile(r"text-indent:\s*-")
_LEVEL = re.compile(r"level-(\d)")
_REAL_TABLE = re.compile(r"\b(?:oj-)?table\b|tbl")
_QUOTED_CLASS = re.compile(r"quot")


def passages_of(data: bytes, name: str) -> list[Passage] | str:
    """Read an act from a page, or give a sentence why there is none."""
    found = wire_html.body_of(data, name)
    if isinstance(found, str):
        return found
    body, language = found
    wire_html.notes_in_place(body, NOTE_MARKS)
    reader = _Reader(bool(body.xpath("//*[starts-with(@id, 'art_')]")))
    reader.walk(body, None)
    return outline.passages(joined(reader.lines), language) or "The page holds no text of an act."


class _Reader:
    def __init__(self, marked: bool) -> None:
        self.lines: list[Line] = []
        # Pages with ELI subdivisions mark each article of the act itself; others are quoted.
        self.marked = marked

    def walk(self, element: etree._Element, depth: int | None) -> None:
        """Add the lines of an element. `depth` counts the lists around it; None is outside of all."""
        classes = (element.get("class") or "").split()
        if not isinstance(element.tag, str) or _LEFT_OUT.intersection(classes):
            return
        tag = element.tag.lower()
        if tag in ("head", "script", "style", "noscript", "hr", "nav", "footer"):
            return
        if tag == "table":
            self._table(element, depth)
        elif "grid-list" in classes:
            parts = [child for child in element if isinstance(child.tag, str)]
            self._item(parts[:-1], parts[-1:], depth)
        elif _INDENT.search(element.get("style") or "") and _holds_blocks(element):
            self._item([], [element], depth, inside=True)
        elif _holds_blocks(element):
            self._children(element, depth)
        else:
            self._leaf(element, classes, depth)

    def _children(self, element: etree._Element, depth: int | None) -> None:
        """Read what an element holds: blocks each for itself, the text between them as lines."""
        run = [element.text or ""]
        for child in element:
            block = isinstance(child.tag, str) and (child.tag.lower() in BLOCKS or _holds_blocks(child))
            if block:
                self._text("".join(run), depth)
                run = []
                self.walk(child, depth)
            elif isinstance(child.tag, str) and not _LEFT_OUT.intersection(
                (child.get("class") or "").split()
            ):
                run.append(" " if child.tag.lower() == "br" else _inline(child))
            run.append(child.tail or "")
        self._text("".join(run), depth)

    def _leaf(self, element: etree._Element, classes: Iterable[str], depth: int | None) -> None:
        role: Role = next((_ROLES[name] for name in classes if name in _ROLES), "")
        level = next((int(found[1]) for name in classes if (found := _LEVEL.search(name))), 1)
        if any(map(_QUOTED_CLASS.search, classes)) or (
            role == "article" and self.marked and not _is_own(element)
        ):
            role = ""
        for printed in element.iter("span"):
            if "num" in (printed.get("class") or "").split():
                printed.tail = f" {printed.tail or ''}"  # proposals set no blank after a number
        text = element_text(element)
        if role in ("title", "part", "") and not depth and numbering.annex(line(text)) and role:
            read = numbering.annex(line(text))
            role = "annex" if read and (read.number or not read.rest) else role
        elif role == "title" and any(one.role in ("article", "annex") for one in self.lines):
            role = "heading"
        if role == "" and not depth and "SectionTitle" in classes:
            role = "division" if numbering.division(line(text)) else "heading"
        self._text(text, depth, role, level)

    def _text(self, text: str, depth: int | None, role: Role = "", level: int = 1) -> None:
        text = line(_MARK.sub(" ", text))
        if text:
            self.lines.append(
                Line(text, role if not depth or role in ("note", "final") else "", "", depth, level)
            )

    def _item(
        self,
        label: list[etree._Element],
        content: list[etree._Element],
        depth: int | None,
        *,
        inside: bool = False,
    ) -> None:
        """Read one item of a list: its number, then its text and what follows one list deeper."""
        level = depth or 0
        printed = line(_MARK.sub(" ", " ".join(element_text(e) for e in label)))
        first = len(self.lines)
        for element in content:
            if inside:
                self._children(element, level + 1)
            else:
                self.walk(element, level + 1)
        if len(self.lines) > first and self.lines[first].role == "" and not self.lines[first].label:
            row = self.lines[first]
            # A recital is a list of one on the page, and a passage of its own in the act.
            own = None if printed and depth is None and not self._after_article() else level
            self.lines[first] = Line(row.text, "", printed, own)
        elif printed:
            self.lines.insert(first, Line(printed, "", "", depth))

    def _after_article(self) -> bool:
        return any(row.role in ("article", "annex") for row in self.lines)

    def _table(self, element: etree._Element, depth: int | None) -> None:
        parts = [element, *element.iterchildren("tbody", "thead", "tfoot")]
        rows = [row for part in parts for row in part.iterchildren("tr")]
        if _is_real(element, rows):
            texts = [[line(element_text(cell)) for cell in row if isinstance(cell.tag, str)] for row in rows]
            written = "\n".join(" | ".join(cells).strip(" |") for cells in texts if any(cells))
            if written:
                self.lines.append(Line(_MARK.sub("", written), "table", "", depth))
            return
        for row in rows:
            cells = [cell for cell in row if isinstance(cell.tag, str)]
            printed = line(" ".join(element_text(cell) for cell in cells[:-1]))
            if len(cells) > 1 and numbering.is_label(_MARK.sub("", printed).strip() or "x"):
                self._item(cells[:-1], cells[-1:], depth)
            elif len(cells) > 1 and not any(_holds_lists(cell) for cell in cells):
                self._text(" ".join(element_text(cell) for cell in cells), depth)
            else:
                for cell in cells:
                    self._children(cell, depth)


def _is_real(element: etree._Element, rows: list[etree._Element]) -> bool:
    """Say whether a table is one, and not the layout of a list or of a head."""
    if _REAL_TABLE.search(element.get("class") or "") or element.get("border") not in (None, "", "0"):
        return True
    own = [
        e
        for row in rows
        for cell in row
        for e in [cell, *cell]
        if isinstance(e.tag, str) and e.tag != "table"
    ]
    return any(_REAL_TABLE.search(e.get("class") or "") for e in own)


def _is_own(element: etree._Element) -> bool:
    """Say whether a title is that of the subdivision it stands in, and not of an article quoted there."""
    parent = element.getparent()
    if parent is None or not (parent.get("id") or "").startswith("art_"):
        return False
    return not any(e.get("class") == element.get("class") for e in element.itersiblings(preceding=True))


def _holds_blocks(element: etree._Element) -> bool:
    return any(True for _ in element.iterdescendants(*BLOCKS))


def _holds_lists(cell: etree._Element) -> bool:
    """Say whether a cell holds more than a line: then its row is layout, else a term with its explanation."""
    if _told(cell):
        return True
    blocks = 0
    for element in cell.iterdescendants(*BLOCKS):
        blocks += bool(element_text(element))
        if blocks > 1 or _told(element):
            return True
    return False


def _told(element: etree._Element) -> bool:
    """Say whether the class of an element says what it is, or that it is left out."""
    classes = set((element.get("class") or "").split())
    return bool(classes & _ROLES.keys() or classes & _LEFT_OUT)


def _inline(element: etree._Element) -> str:
    """Give the text of an element in a line with the blanks at its ends."""
    text = "".join(str(part) for part in element.itertext())
    return re.sub(r"\s+", " ", text)
