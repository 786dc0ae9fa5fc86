"""Slips in a query that reads, but not as it was meant: what was probably meant, in text. Pure.

The query language stays what it is (`-` is no sign in it, and fields have one name each); these are questions to
who wrote, never another reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from utblick.engine import identifiers
from utblick.engine.query.lexing import OPERATORS
from utblick.engine.text.fields import FIELDS, IDENTIFYING

_PIECE = re.compile(r'"[^"]*"?|[()]|[^\s()"]+|\s+')
_LEAVES_OUT = re.compile(r"[-–−](?=\w)")
_NEAR = re.compile(r"(?:nära|nara|near)/?(\d{1,3})", re.IGNORECASE)
_FIELD = re.compile(r"([^\W\d_]+):(.*)", re.DOTALL)
_OPERATORS = frozenset(word.casefold() for word in OPERATORS)
_CODE = re.compile(r"\d{1,6}")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
# In the addresses of EUR-Lex: uri=CELEX:32024R1610, uri=COM:2018:375:FIN, /eli/reg/2024/1610/oj
_IN_ADDRESS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"celex(?:%3a|[:/=])(\d[0-9a-z]+(?:\(\d+\))?)", re.IGNORECASE), "{}"),
    (re.compile(r"(?:com|kom):(\d{4}):(\d{1,4})", re.IGNORECASE), "COM({}) {}"),
    (re.compile(r"/eli/(?:reg|dir|dec)[a-z_]*/(\d{4})/(\d+)", re.IGNORECASE), "(EU) {}/{}"),
)
# What people write before a colon -> the field.
FIELD_NAMES = {
    "titel": "title",
    "rubrik": "title",
    "title": "title",
    "språk": "language",
    "lang": "language",
    "källa": "source",
    "typ": "type",
    "utskott": "committee",
    "förfarande": "procedure",
    "procedur": "procedure",
    "ämne": "eurovoc",
    "kom": "com",
    **{name: name for name in FIELDS},
}
LANGUAGE_NAMES = {
    "svenska": "sv", "swedish": "sv", "engelska": "en", "english": "en", "tyska": "de", "german": "de",
    "finska": "fi", "finnish": "fi", "danska": "da", "danish": "da", "norska": "no", "norwegian": "no",
    "estniska": "et", "estonian": "et", "lettiska": "lv", "latvian": "lv", "franska": "fr", "french": "fr",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: its `kind` (minus, near, field, celex, eurovoc, address, operator), what was written and meant."""

    kind: str
    written: str
    meant: str


def slips(
    query: str, *, is_swedish: bool, sources: Mapping[str, str] | None = None
) -> tuple[str, list[Slip]]:
    """Give the query that was probably meant, and each slip in the one that was written.

    `sources` gives the key of a source by its name, case folded.
    """
    pieces = _PIECE.findall(query)
    words = [at for at, piece in enumerate(pieces) if not piece.isspace()]
    found: list[Slip] = []

    def note(kind: str, at: int, meant: str, written: str = "") -> None:
        found.append(Slip(kind, written or pieces[at], meant))
        pieces[at] = meant

    for place, at in enumerate(words):
        piece = pieces[at]
        before = pieces[words[place - 1]] if place else ""
        after = pieces[words[place + 1]] if place + 1 < len(words) else ""
        if not piece or piece[0] in '"()':
            continue
        is_between = (
            bool(before and after) and not {before, after} & {*OPERATORS} and (before, after) != ("(", ")")
        )
        if piece.casefold() in _OPERATORS:
            if is_between and piece not in OPERATORS:
                note("operator", at, piece.upper())
        elif near := _NEAR.fullmatch(piece):
            if is_between and piece != f"NEAR/{near[1]}":
                note("near", at, f"NEAR/{near[1]}")
        elif _ADDRESS.fullmatch(piece):
            if number := _number_in(piece):
                note("address", at, number)
        elif (leaves_out := _LEAVES_OUT.match(piece)) and (place or after):
            note("minus", at, f"{'INTE' if is_swedish else 'NOT'} {piece[leaves_out.end() :]}")
        elif piece in ("-", "–", "−") and after.startswith('"'):
            note("minus", at, "INTE " if is_swedish else "NOT ")
        elif (named := _FIELD.fullmatch(piece)) and (field := FIELD_NAMES.get(named[1].casefold())):
            # `COM:s` is a word with its tail.
            if named[1] != field and not (field in IDENTIFYING and len(named[2]) < 4):
                note("field", at, f"{field}:{_value(field, named[2], sources or {})}", f"{named[1]}:")
        elif piece.casefold() == "celex" and _is("celex", after):
            note("celex", at, "", f"{piece} {after}")
        elif piece.casefold() == "eurovoc" and _CODE.fullmatch(after):
            note("eurovoc", at, f"eurovoc:{after}", f"{piece} {after}")
            pieces[words[place + 1]] = ""
    return " ".join("".join(pieces).split()), found


def meant_by(
    query: str,
    *,
    is_swedish: bool,
    can_be_read: Callable[[str], bool],
    sources: Mapping[str, str] | None = None,
) -> tuple[str, list[Slip]]:
    """Give the same as `slips`, and no query where the one that was meant cannot be read either."""
    meant, found = slips(query, is_swedish=is_swedish, sources=sources)
    return (meant if found and meant != query and can_be_read(meant) else ""), found


def _value(field: str, value: str, sources: Mapping[str, str]) -> str:
    if field == "language":
        return LANGUAGE_NAMES.get(value.casefold(), value)
    return sources.get(value.casefold(), value) if field == "source" else value


def _is(kind: str, text: str) -> bool:
    return bool(text) and identifiers.canonical(kind, text) is not None


def _number_in(address: str) -> str:
    """Give the number of the document that an address of EUR-Lex leads to."""
    for pattern, written in _IN_ADDRESS:
        if found := pattern.search(unquote(address)):
            return written.format(*found.groups()).upper()
    return ""
