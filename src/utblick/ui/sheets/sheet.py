"""A document as data, the same for the page, Word and PDF; and how it is made to fit on one page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

# What a page of A4 bears of ten-point text, counted a little too low rather than too high.
LINES = 70
SIGNS = 100
HEADING_LINES = 1.9
GAP = 0.35
# How long a text beside an item may be, tried in turn before an item is left out.
LENGTHS = (700, 420, 260)
SHORTEST = 150
# How long the texts of a block that gives way may be, tried in turn before any other is shortened.
WAY_LENGTHS = (300, 200, 100)
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what is said first, then what belongs to it. `language` is of `text` where it is not the sheet's."""

    text: str
    details: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its items. Those of the highest `rank` are left out first, down to `keep`; `what` names them.

    A block that `gives_way` loses its last sentences before any other is shortened, and is never cut inside one.
    A text of at most `spared` signs is not shortened: other things are left out instead.
    """

    heading: str
    items: tuple[Item, ...]
    rank: int = 0
    keep: int = 1
    what: str = ""
    is_list: bool = True
    gives_way: bool = False
    spared: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of each row names it."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document. `working` says in a sentence that it holds what is not adopted; empty when all of it is."""

    kind: str
    title: str
    language: str
    facts: tuple[tuple[str, str], ...] = ()
    working: str = ""
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    foot: tuple[str, ...] = ()
    # (what was left out, how many of how many), for the foot.
    left_out: tuple[tuple[str, int, int], ...] = field(default=())
    is_one_page: bool = False


def shortened(text: str, most: int) -> str:
    """Give a text in at most `most` signs: whole sentences that fit, or whole words where the first does not."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    held = ""
    for sentence in SENTENCE_ENDS.split(text):
        longer = f"{held} {sentence}".strip()
        if len(longer) > most - 2:
            break
        held = longer
    if held:
        return f"{held} …"
    words = text[: most - 1]
    cut = words.rpartition(" ")[0] or words
    return f"{cut} …" if cut != words else f"{words}…"


def length_of(sheet: Sheet) -> float:
    """Give about how many lines a sheet takes."""
    lines = 2.6 + sum(_lines(f"{name}: {value}") for name, value in sheet.facts)
    lines += _lines(sheet.working) + GAP if sheet.working else 0
    for block in sheet.blocks:
        if block.items:
            lines += HEADING_LINES + sum(_item_lines(item) for item in block.items)
    return lines + sum(_lines(text) for text in sheet.foot) + (3 if sheet.left_out else 0)


def fitted(sheet: Sheet, lines: float = LINES) -> Sheet:
    """Make a sheet fit in so many lines: long texts are cut at a sentence, then the last items are left out.

    What is left out goes by rank, the highest first; each block keeps its first `keep` items as long as any other
    has more than it must, and after that gives them up too, all but one.
    """
    whole = {block.heading: len(block.items) for block in sheet.blocks}
    for most in WAY_LENGTHS:
        if length_of(sheet) > lines:
            sheet = _given_way(sheet, most)
    for most in LENGTHS:
        if length_of(sheet) > lines:
            sheet = _shorter(sheet, most)
    sheet = _fewer(sheet, lines, whole, lambda block: block.keep)
    if length_of(sheet) > lines:
        sheet = _shorter(sheet, SHORTEST)
    for least in (1, 0):
        sheet = _fewer(sheet, lines, whole, lambda _block, least=least: least)  # type: ignore[misc]
    return sheet


def _shorter(sheet: Sheet, most: int) -> Sheet:
    blocks = tuple(block if block.gives_way else _short(block, most) for block in sheet.blocks)
    return replace(sheet, title=shortened(sheet.title, most), blocks=blocks)


def _given_way(sheet: Sheet, most: int) -> Sheet:
    blocks = tuple(
        replace(block, items=tuple(replace(item, text=_sentences(item.text, most)) for item in block.items))
        if block.gives_way
        else block
        for block in sheet.blocks
    )
    return replace(sheet, blocks=blocks)


def _sentences(text: str, most: int) -> str:
    """Give the first sentences of a text in at most `most` signs, always the first."""
    first, *others = SENTENCE_ENDS.split(text)
    held = first
    for sentence in others:
        longer = f"{held} {sentence}"
        if len(longer) > most:
            break
        held = longer
    return held


def _fewer(sheet: Sheet, lines: float, whole: dict[str, int], least: Callable[[Block], int]) -> Sheet:
    """Leave out last items by rank until the sheet fits or each block has its least; what is gone is counted."""
    for block in sorted(sheet.blocks, key=lambda one: -one.rank):
        while length_of(sheet) > lines and len(block.items) > least(block):
            block = replace(block, items=block.items[:-1])
            sheet = _counted(_with(sheet, block), whole)
    return sheet


def _lines(text: str) -> int:
    return max(1, -(-len(text) // SIGNS))


def _item_lines(item: Item) -> float:
    return _lines(item.text) + sum(_lines(text) for text in item.details) + GAP


def _short(block: Block, most: int) -> Block:
    most = max(most, block.spared)
    items = tuple(
        replace(
            item, text=shortened(item.text, most), details=tuple(shortened(one, most) for one in item.details)
        )
        for item in block.items
    )
    return replace(block, items=items)


def _with(sheet: Sheet, block: Block) -> Sheet:
    return replace(
        sheet, blocks=tuple(block if one.heading == block.heading else one for one in sheet.blocks)
    )


def _counted(sheet: Sheet, whole: dict[str, int]) -> Sheet:
    left = tuple(
        (block.what or block.heading, whole[block.heading] - len(block.items), whole[block.heading])
        for block in sheet.blocks
        if len(block.items) < whole[block.heading]
    )
    return replace(sheet, left_out=left)


def texts_of(sheet: Sheet) -> Iterable[str]:
    """Give every text of a sheet in the order it is read."""
    yield sheet.title
    for name, value in sheet.facts:
        yield f"{name}: {value}"
    if sheet.working:
        yield sheet.working
    for block in sheet.blocks:
        for item in block.items:
            yield item.text
            yield from item.details
    for table in sheet.tables:
        yield table.caption
        for row in table.rows:
            yield from (cell.text for cell in row)
    yield from sheet.foot
