"""The text that an amending act quotes, in the parts that it will be in the act it goes into."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from utblick.engine.amending.parts import Part, parts
from utblick.engine.passages import numbering, outline
from utblick.engine.passages.ids import Path
from utblick.engine.passages.lines import Line
from utblick.engine.passages.nesting import goes_on
from utblick.engine.passages.numbering import Numbered
from utblick.engine.passages.writing import NOTE_MARKS, Passage
from utblick.engine.passages.zones import HEADING_LENGTH

# Stands where the act has text that the quotation follows; no text has the character.
_HERE = "\ue002."
_SIGNS = re.compile(r"[\s;.,’”»\"']*")
_OPENS = re.compile(r"^\s*[‘“„”«\"']\s?")
_CLOSES = re.compile(r"\s?[’”»\"']\s?[;.,]?(?:\s(?:and|or|och|eller))?\s*[;.,]?$")
_INNER = str.maketrans("“”", "‘’")


def lines_of(quoted: Sequence[Passage]) -> list[str]:
    """Give the lines of a quotation without the marks around it, each with its footnotes where readers put them."""
    rows = [one for one in quoted if not _SIGNS.fullmatch(one.text)]
    if not rows:
        return []
    texts = [one.text for one in rows]
    single = texts[0].lstrip().startswith("‘")
    texts[0] = _OPENS.sub("", texts[0])
    # A closing mark may have gone with a footnote, or belong to a word that the last line defines.
    if not _closes_a_word(texts[-1]):
        texts[-1] = _CLOSES.sub("", texts[-1])
    if single:
        texts = [text.translate(_INNER) for text in texts]
    return [
        text + "".join(f" {NOTE_MARKS[0]}{note}{NOTE_MARKS[1]}" for note in row.notes)
        for text, row in zip(texts, rows, strict=True)
    ]


def _closes_a_word(text: str) -> bool:
    """Say whether the last mark of a line closes a word within it: `means ‘biomass’;`."""
    body = _CLOSES.sub("", text)
    outer = len(re.findall(r"[‘“„]", body)) - len(re.findall(r"[’”](?![^\W\d_])", body))
    return bool(_CLOSES.search(text)) and outer > 0


def opening(quoted: Sequence[Passage], number: str) -> tuple[list[str], list[Passage]]:
    """Cut a quotation into the lines that open a list, without the number of what they open, and its points."""
    texts = lines_of(quoted)
    rows = [one for one in quoted if not _SIGNS.fullmatch(one.text)]
    read = _numbered(Line(texts[0])) if texts else None
    if read and read.number == number:
        texts[0] = read.rest
    at = next((at for at, text in enumerate(texts) if _numbered(Line(text))), len(texts))
    return texts[:at] or [""], rows[at:]


def parts_under(
    quoted: Sequence[Passage], owner: Path, language: str, *, kind: str = "", named: Collection[str] = ()
) -> list[Part]:
    """Give the parts of a quotation as they stand below a path.

    What begins with a number comes as numbered parts, of a `kind` where that is known (`10.` may be a point);
    `named` are numbers that the instruction tells of. What has no number comes as subparagraphs, and whole
    articles and annexes stand where they stand.
    """
    lines = [Line(text, "table" if " | " in text and "\n" in text else "") for text in lines_of(quoted)]
    if not lines:
        return []
    if _WHOLE.match(lines[0].text) and len(lines[0].text) < HEADING_LENGTH:
        return _read([], lines, language)
    if not owner:
        return []
    first = _numbered(lines[0])
    if first is None:
        return _read(_header(owner), lines, language)
    found: list[Part] = []
    own = kind if kind in ("par", "pt") else first.kind
    for block in _blocks(lines, named):
        number = _numbered(block[0])
        assert number is not None
        header = [Line(f"Article {_NOWHERE[0][1]}", "article")]
        inner = _read(header, [Line(f"1. {number.rest}"), *block[1:]], language)
        length = len(_NOWHERE)
        found += [
            replace(one, path=(*owner, (own, number.number), *one.path[length:]))
            for one in inner
            if one.path[:length] == _NOWHERE
        ]
    return found


# Where one numbered part is read by itself, before it is put below its owner.
_NOWHERE: Path = (("art", "1"), ("par", "1"))
_WHOLE = re.compile(r"(?:article|artikel|annex|bilaga)\b", re.IGNORECASE)


def _read(header: Sequence[Line], lines: Sequence[Line], language: str) -> list[Part]:
    """Read lines below a header; of the header's own parts only what the lines have said is given."""
    known = {one.path for one in parts(outline.passages(list(header), language))}
    return [
        Part(one.path, one.passage, new=True)
        for one in parts(outline.passages([*header, *lines], language))
        if one.path not in known
    ]


def _blocks(lines: Sequence[Line], named: Collection[str]) -> list[list[Line]]:
    """Cut a quotation where its outermost numbers are: each goes on from the one before, or is named."""
    blocks = [[lines[0]]]
    before = _numbered(lines[0])
    for at, row in enumerate(lines[1:], 1):
        read = _numbered(row)
        coming = [one.number for line in lines[at + 1 : at + 12] if (one := _numbered(line))]
        if read and before and _is_next(before, read, coming, named):
            blocks.append([row])
            before = read
        else:
            blocks[-1].append(row)
    return blocks


def _is_next(before: Numbered, read: Numbered, coming: Sequence[str], named: Collection[str]) -> bool:
    if read.kind != before.kind or not read.number:
        return False
    return read.number in named or goes_on(before.number, read.number, coming)


def _numbered(row: Line) -> Numbered | None:
    """Read the number of a paragraph or a point at the start of a line; a dash is none."""
    if row.role:
        return None
    read = numbering.paragraph(row.text) or numbering.point(row.text)
    return read if read and read.number else None


def _header(owner: Path) -> list[Line]:
    """Give the lines that bring a reader to a path: an article and its paragraph, an annex and its parts."""
    kind, value = owner[0]
    if kind == "anx":
        rows = [Line(f"ANNEX {value}", "annex")]
        rows += [Line(f"PART {value}", "part") for kind, value in owner[1:] if kind == "prt"]
        return [*rows, Line(_HERE)]
    rows = [Line(f"Article {value}", "article")]
    paragraph = next((number for kind, number in owner[1:] if kind == "par"), "")
    return [*rows, Line(f"{paragraph}. {_HERE}" if paragraph else _HERE)]
