"""A notice as a card of 16:9 that can be shown as a slide: what, why, by when and who, in the board's colour.

The letters are made smaller until everything fits; long words are hyphenated by the language's rules, and one that
has no place to break gets some.
"""

from __future__ import annotations

import re

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from utblick.features.organisation.models import Board, Colour
from utblick.features.publishing.letters.models import Notice
from utblick.features.publishing.letters.words import day_words
from utblick.ui.navigation import organisation_name
from utblick.ui.typesetting import literal, printable, tagged_pdf

# 960 × 540 points at two pixels a point are 1920 × 1080.
WIDTH, HEIGHT, PIXELS_PER_INCH = 960, 540, 144
COLOURS = {
    Colour.INK: "#12222b",
    Colour.WATER: "#0b4a6f",
    Colour.LICHEN: "#54630f",
    Colour.FALU: "#8e2b22",
    Colour.GRANITE: "#44525a",
}
LONG_WORD = re.compile(r"[^\s-]{26,}")
BREAK_AFTER = 14
SIZES = "(25pt, 24pt, 23pt, 22pt, 21pt, 20pt, 19pt, 18pt, 17pt, 16pt, 15pt, 14pt, 13pt, 12pt, 11pt)"


def as_png(notice: Notice, language: str) -> bytes:
    """Draw the card as a picture of 1920 × 1080 pixels."""
    made = typst.compile(page(notice, language).encode(), format="png", ppi=PIXELS_PER_INCH)
    assert isinstance(made, bytes), "a card is one page"
    return made


def as_pdf(notice: Notice, language: str) -> bytes:
    """Set the card as a tagged PDF."""
    return tagged_pdf(page(notice, language))


def page(notice: Notice, language: str) -> str:
    """Write the card in the language of the page layout program."""
    board = notice.boards.first()
    colour = COLOURS[Colour(board.colour)] if board else COLOURS[Colour.WATER]
    with override(language):
        title = notice.text("title", language) or notice.title_sv
        columns = [
            _column(heading, notice.text(part, language))
            for heading, part in (
                (_("What has happened"), "what"),
                (pgettext("heading", "Why it concerns us"), "why"),
            )
            if notice.text(part, language)
        ]
        foot = [
            (pgettext("last day", "By when"), day_words(notice.by_when, language) if notice.by_when else ""),
            (_("Who acts"), notice.text("who", language)),
        ]
        facts = " #h(28pt) ".join(
            f"#text(fill: accent, weight: 700, {_words(name + ':')}) {_shown(value)}"
            for name, value in foot
            if value
        )
        top = _board_words(board)
        made_by = organisation_name()
    parts = [
        f"#set document(title: {_words(title)})",
        f'#set text(lang: {literal(language)}, hyphenate: true, fill: rgb("#12222b"))',
        f"#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt, fill: white)",
        f'#let accent = rgb("{colour}")',
        "#show heading: set block(above: 0pt, below: 0pt)",
        "#show heading.where(level: 1): set text(size: 1.3em, weight: 700)",
        "#show heading.where(level: 2): set text(size: 0.8em, weight: 700, fill: accent)",
        "#set par(leading: 0.52em, spacing: 0.8em, justify: false)",
        # The largest size at which the card's text keeps its place.
        f"#let fitted(body) = layout(room => {{ for size in {SIZES} {{",
        "  let set-text = { set text(size: size); body }",
        "  if measure(block(width: room.width, set-text)).height <= room.height or size == 11pt "
        "{ return set-text } } })",
        # A card that is taller than its place would go on to a second page; it is cut at the foot instead.
        "#block(width: 100%, height: 100%, clip: true, breakable: false, fill: white, "
        "stroke: (left: 44pt + accent), inset: (left: 62pt, right: 44pt, top: 34pt, bottom: 28pt))[",
        "#grid(columns: (1fr,), rows: (auto, 1fr, auto), row-gutter: 20pt,",
        f"grid.cell[#text(size: 15pt, fill: accent, weight: 700, {_words(top)})],",
        f"grid.cell[#fitted[= {_shown(title)}\n#v(1.1em)\n{_side_by_side(columns)}]],",
        "grid.cell[#line(length: 100%, stroke: 1pt + accent) #v(2pt)",
        f"#text(size: 17pt)[{facts}]",
        "#v(2pt)" if facts else "",
        f'#text(size: 13pt, fill: rgb("#4d5f69"), {_words(made_by)})],',
        ")",
        "]",
    ]
    return "\n".join(parts)


def _column(heading: str, text: str) -> str:
    paragraphs = "\n\n".join(_shown(part) for part in text.split("\n\n"))
    return f"[== {_shown(heading)}\n#v(0.55em)\n{paragraphs}]"


def _side_by_side(columns: list[str]) -> str:
    if not columns:
        return ""
    widths = ", ".join("1fr" for _one in columns)
    return f"#grid(columns: ({widths},), column-gutter: 34pt, {', '.join(columns)})"


def _board_words(board: Board | None) -> str:
    return board.name if board else _("International cooperation")


def _shown(text: str) -> str:
    return f"#text({_words(text)})"


def _words(text: str) -> str:
    return literal(LONG_WORD.sub(_breakable, printable(" ".join(text.split()))))


def _breakable(found: re.Match[str]) -> str:
    """Give a long word places where it may break: a soft hyphen in a word, an unseen place in an address."""
    word = found[0]
    mark = "\u200b" if "/" in word or "@" in word else "\u00ad"
    return mark.join(word[at : at + BREAK_AFTER] for at in range(0, len(word), BREAK_AFTER))
