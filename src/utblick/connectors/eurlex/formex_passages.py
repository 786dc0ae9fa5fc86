"""Formex to passages: its elements say what is an article, a paragraph, a point."""

from __future__ import annotations

import copy
import re

from lxml import etree

from utblick.connectors.eurlex import wire_formex
from utblick.connectors.eurlex.languages import two_letters
from utblick.connectors.eurlex.wire_formex import TEXTS, UNREAD, WITHOUT_TEXT
from utblick.connectors.reading.markup import parse_xml
from utblick.connectors.reading.text import line
from utblick.engine.passages import numbering
from utblick.engine.passages.ids import DIVISIONS, Path, number
from utblick.engine.passages.outline import heading_path
from utblick.engine.passages.writing import NOTE_MARKS, Passage, Writer
from utblick.engine.passages.zones import HEADING_LENGTH

# What begins a passage, or holds such; all else is text within one.
_BLOCKS = frozenset(
    (
        "ALINEA", "ANNEX", "ANNOTATION", "ARTICLE", "CONS.ANNEX", "CONSID", "CONTENTS", "DIVISION", "DLIST",
        "DLIST.ITEM", "ENACTING.TERMS", "FINAL", "GR.ANNOTATION", "GR.CONSID", "GR.CONSID.INIT", "GR.SEQ",
        "GR.VISA", "ITEM", "LIST", "NP", "P", "PARAG", "PREAMBLE", "PREAMBLE.FINAL", "PREAMBLE.INIT", "QUOT.S",
        "SIGNATORY", "SIGNATURE", "TBL", "TITLE", "VISA", *TEXTS,
    )
)  # fmt: skip
_REPEALED = "UTBLICK.REPEALED"
_ATTRIBUTE = re.compile(r'([A-Z.]+)="([^"]*)"')
_PART = re.compile(r"(?:Part|PART|Del|DEL|Teil|TEIL|Partie|PARTIE)\s+(?:[A-Z]|[IVX]{1,4})\s*[.:–—]")
_QUOTATION = re.compile(r"[‘’“”„\"'«»]")


class _Spot:
    """Where text goes: `path` holds it, `base` is the latest text there, `list` where its points go."""

    def __init__(self, path: Path) -> None:
        self.path = self.base = path
        self.list: Path | None = None


def passages_of(data: bytes) -> list[Passage] | str:
    """Read an act, an annex, a consolidated act or a corrigendum, or give a sentence why there is none."""
    root = parse_xml(data, instructions=True)
    if isinstance(root, str):
        return root
    _mark_repealed(root)
    bodies = [root] if root.tag in TEXTS else [e for e in root.iter(*TEXTS) if _outermost(e)]
    if not bodies or root.tag in WITHOUT_TEXT:
        tag = root.tag if isinstance(root.tag, str) else ""
        return WITHOUT_TEXT.get(tag, f"A file that starts with {line(tag)[:40]} holds no act in Formex.")
    language = two_letters(root.findtext(".//BIB.INSTANCE/LG.DOC") or root.findtext(".//LG.DOC") or "")
    reader = _Reader(Writer(language))
    for body in bodies:
        reader.read(body, _Spot((("txt", ""),)))
    return reader.writer.passages() or "The act has no text."


def _text(element: etree._Element) -> str:
    return wire_formex.text_of(element, marks=NOTE_MARKS)


def _mark_repealed(root: etree._Element) -> None:
    """Mark what a consolidated act keeps although it was repealed.

    Instructions of the Publications Office stand around it (`CLG.MDFO … ACTION="DELETED"` to `CLG.MDFC`).
    """
    open_changes: dict[str, bool] = {}
    for node in root.iter():
        if isinstance(node, etree._ProcessingInstruction):
            said = dict(_ATTRIBUTE.findall(node.text or ""))
            if node.target == "CLG.MDFO":
                open_changes[said.get("ID", "")] = said.get("ACTION") in ("DELETED", "REPEALED")
            elif node.target == "CLG.MDFC":
                open_changes.pop(said.get("IDREF", ""), None)
        elif isinstance(node.tag, str) and any(open_changes.values()):
            node.set(_REPEALED, "yes")
    etree.strip_tags(root, etree.ProcessingInstruction)


def _outermost(element: etree._Element) -> bool:
    return not any(parent.tag in TEXTS or parent.tag in UNREAD for parent in element.iterancestors())


class _Reader:
    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.division: Path = ()
        self.recitals = 0
        self.citations = 0

    def read(self, element: etree._Element, spot: _Spot) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in UNREAD:
            return
        before, self.writer.repealed = self.writer.repealed, element.get(_REPEALED) is not None
        self._read(element, tag, spot)
        self.writer.repealed = before

    def _read(self, element: etree._Element, tag: str, spot: _Spot) -> None:
        match tag:
            case "TITLE":
                self._say(_Spot((("tit", ""),)), line(_text(element)))
            case "PREAMBLE.INIT" | "PREAMBLE.FINAL" | "GR.CONSID.INIT":
                self._within(element, _Spot((("pre", ""),)))
            case "VISA":
                self.citations += 1
                self._within(element, _Spot(self.writer.open((("cit", str(self.citations)),))))
            case "CONSID":
                self._recital(element)
            case "FINAL":
                self._within(element, _Spot((("fin", ""),)))
            case "ANNEX" | "CONS.ANNEX":
                self._annex(element)
            case "DIVISION":
                self._division(element, spot)
            case "ARTICLE":
                self._article(element, spot)
            case "PARAG":
                self._paragraph(element, spot)
            case "ITEM" | "NP":
                self._item(element, spot)
            case "GR.SEQ":
                self._sequence(element, spot)
            case "TBL":
                self._table(element, spot)
            case "DLIST.ITEM":
                self._say(spot, _joined(element))
            case "QUOT.S":
                for row in _text(element).split("\n"):
                    if row.strip():
                        self.writer.say(self.writer.count(spot.path, "qt"), row)
            case _:
                self._within(element, spot)

    def _say(self, spot: _Spot, text: str) -> None:
        if text and (part := _part_begun(spot, text)):
            outer = spot.path[:1]
            heads = len(part.rest) <= HEADING_LENGTH and not part.rest.endswith(":")
            path = self.writer.open((*outer, (part.kind, part.number)), part.rest if heads else "")
            # What follows in the annex stands in the part.
            spot.path = spot.base = path
            spot.list = None
            text = "" if heads else part.rest
        if text:
            spot.base, spot.list = self.writer.say(spot.path, text), None

    def _point(self, spot: _Spot, kind: str, value: str = "") -> Path:
        if spot.list is None:
            spot.list = self.writer.list_at(spot.path, spot.base, (kind, value))
        return self.writer.open((*spot.list, (kind, value))) if value else self.writer.count(spot.list, kind)

    def _within(
        self, element: etree._Element, spot: _Spot, without: frozenset[etree._Element] = frozenset()
    ) -> None:
        """Read what an element holds: passages each for itself, the text between them in place."""
        run = etree.Element("RUN")
        run.text = element.text
        for child in element:
            if child in without:
                _add_text(run, child.tail)
            elif _holds_blocks(child):
                self._say(spot, _text(run))
                run = etree.Element("RUN")
                run.text = child.tail
                self.read(child, spot)
            elif isinstance(child.tag, str):
                run.append(copy.deepcopy(child))
            else:
                _add_text(run, child.tail)
        self._say(spot, _text(run))

    def _recital(self, element: etree._Element) -> None:
        self.recitals += 1
        printed = element.find("NP/NO.P")
        value = number(_text(printed)) if printed is not None else ""
        spot = _Spot(self.writer.open((("rec", value or str(self.recitals)),)))
        if printed is None:
            self._within(element, spot)
            return
        for child in element:
            if child.tag == "NP":
                self._within(child, spot, frozenset(child.findall("NO.P")))
            else:
                self.read(child, spot)

    def _annex(self, element: etree._Element) -> None:
        title = element.find("TITLE")
        lines = [] if title is None else [line(_text(e)) for e in title.iter("TI", "STI")]
        read = numbering.annex(lines[0]) if lines else None
        heading = " ".join([read.rest if read else "", *lines[1:]]) if read else " ".join(lines)
        spot = _Spot(self.writer.open((("anx", read.number if read else ""),), heading))
        self.division = ()
        self._within(element, spot, frozenset([title] if title is not None else ()))

    def _division(self, element: etree._Element, spot: _Spot) -> None:
        if spot.path[0][0] == "anx":
            self._sequence(element, spot)
            return
        before, title = self.division, element.find("TITLE")
        lines = [] if title is None else [line(_text(e)) for e in title.iter("TI", "STI")]
        read = numbering.division(lines[0]) if lines else None
        kind = read.kind if read else "cpt"
        upper = tuple(s for s in before if DIVISIONS.index(s[0]) < DIVISIONS.index(kind))
        if read:
            heading = " ".join([read.rest, *lines[1:]])
            self.division = self.writer.open((*upper, (kind, read.number)), heading)
        else:
            self.division = self.writer.count(upper, kind)
            self.writer.head(self.division, " ".join(lines))
        self._within(element, spot, frozenset([title] if title is not None else ()))
        self.division = before

    def _article(self, element: etree._Element, spot: _Spot) -> None:
        title = element.find("TI.ART")
        value = (
            numbering.article_number(line(wire_formex.text_of(title, notes=False)))
            if title is not None
            else "1"
        )
        headings = element.findall("STI.ART")
        heading = " ".join(line(_text(e)) for e in headings)
        outer = spot.path if spot.path[0][0] == "anx" else ()
        path = self.writer.open((*outer, ("art", value)), heading)
        without = [*headings, *([title] if title is not None else [])]
        self._within(element, _Spot(path), frozenset(without))
        for note in [] if title is None else title.findall(".//NOTE"):
            self.writer.head(path, line(_text(note)))

    def _paragraph(self, element: etree._Element, spot: _Spot) -> None:
        printed = element.find("NO.PARAG")
        value = number(_text(printed)) if printed is not None else ""
        path = self.writer.open((*spot.path, ("par", value))) if value else spot.path
        without = frozenset([printed] if printed is not None and value else ())
        self._within(element, _Spot(path), without)

    def _item(self, element: etree._Element, spot: _Spot) -> None:
        if element.tag == "ITEM" and element.find("NP") is not None:
            inner = spot
            for child in element:
                if child.tag == "NP":
                    inner = _Spot(self._numbered(child, spot))
                else:
                    self.read(child, inner)
        elif element.find("NO.P") is not None:
            self._numbered(element, spot)
        elif element.tag == "ITEM" and _is_dashed(element):
            self._within(element, _Spot(self._point(spot, "ind")))
        else:
            self._within(element, spot)

    def _numbered(self, element: etree._Element, spot: _Spot) -> Path:
        printed = element.find("NO.P")
        mark = _QUOTATION.sub("", line(_text(printed))) if printed is not None else ""
        decimals = mark.strip("(). ").split(".")
        if len(decimals) > 1 and all(part.isalnum() for part in decimals):
            path = self.writer.open(numbering.under(spot.path, decimals))
        else:
            value = number(mark)
            path = self._point(spot, "pt" if value else "ind", value)
        self._within(element, _Spot(path), frozenset([printed] if printed is not None else ()))
        return path

    def _sequence(self, element: etree._Element, spot: _Spot) -> None:
        titles = [e for e in element if e.tag in ("NO.GR.SEQ", "TITLE")]
        heading = " ".join(line(_text(e)) for e in titles)
        inner = spot
        if heading and self._titles_annex(element, spot, heading):
            self.writer.head(spot.path, heading)
        elif heading:
            inner = _Spot(heading_path(self.writer, spot.path, heading))
        self._within(element, inner, frozenset(titles))

    def _titles_annex(self, element: etree._Element, spot: _Spot, heading: str) -> bool:
        """Say whether a sequence around the whole of an annex holds the annex's own title."""
        parent = element.getparent()
        alone = parent is not None and not any(
            e is not element and e.find("TITLE") is not None for e in parent
        )
        numbered = numbering.decimals(heading) or numbering.part(heading) or numbering.paragraph(heading)
        numbered = numbered or numbering.point(heading)
        return len(spot.path) == 1 and alone and not numbered and self.writer.is_bare(spot.path)

    def _table(self, element: etree._Element, spot: _Spot) -> None:
        path = self.writer.count(spot.path, "tbl")
        titles = element.findall("TITLE")
        if titles:
            self.writer.head(path, " ".join(line(_text(e)) for e in titles))
        rows: list[str] = []
        for child in element:
            if child in titles or not isinstance(child.tag, str):
                continue
            rows += _rows(child)
        self.writer.say(path, "\n".join(row for row in rows if row))


def _part_begun(spot: _Spot, text: str) -> numbering.Numbered | None:
    """Read the part of an annex that a mere paragraph begins: `Part A. Feedstocks …`."""
    in_annex = spot.path[0][0] == "anx" and len(spot.path) <= 2 and spot.path[-1][0] in ("anx", "prt")
    return numbering.division(text) if in_annex and _PART.match(text) else None


def _is_dashed(item: etree._Element) -> bool:
    """Say whether an item without a number is printed with a dash or a dot before it."""
    parent = item.getparent()
    return parent is not None and parent.get("TYPE") in ("DASH", "NDASH", "BULLET", "OTHER")


def _rows(element: etree._Element) -> list[str]:
    rows: list[str] = []
    found = list(element.iter("ROW", "TI.BLK", "STI.BLK"))
    inner = [e for row in found for e in row.iter("ROW") if e is not row]
    for row in found:
        if row in inner:
            continue
        cells = [line(_text(e)) for e in row.findall("CELL")]
        rows.append(" | ".join(cells).strip(" |") if cells else line(_text(row)))
    return rows if found else [_text(element)]


def _joined(element: etree._Element) -> str:
    return line(" ".join(_text(child) for child in element if isinstance(child.tag, str)))


def _holds_blocks(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("NOTE", "FORMULA"):
        return False
    return element.tag in _BLOCKS or element.tag in UNREAD or any(True for _ in element.iter(*_BLOCKS))


def _add_text(run: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(run):
        run[-1].tail = (run[-1].tail or "") + text
    else:
        run.text = (run.text or "") + text
