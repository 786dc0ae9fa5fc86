"""An act of any format in its parts: Formex, EUR-Lex pages of every generation, plain text."""

from __future__ import annotations

from utblick.connectors.eurlex import formex_passages, html_passages
from utblick.connectors.eurlex.acts import form_of
from utblick.connectors.upload.plain import read_plain
from utblick.connectors.upload.problems import NotReadable
from utblick.engine.passages import plain
from utblick.engine.passages.writing import Passage

_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word file, a workbook or an archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)


def read(data: bytes, name: str) -> list[Passage] | str:
    """Read the passages of one act, or give a sentence why there are none. `name` may tell the language."""
    for mark, kind in _OTHERS:
        if data.startswith(mark):
            return f"The file is {kind}; save the act as HTML, XML or text and try again."
    try:
        match form_of(data):
            case "empty":
                return "The file is empty."
            case "json":
                return "The file is JSON, not an act."
            case "html":
                return html_passages.passages_of(data, name)
            case "xml":
                return formex_passages.passages_of(data)
            case _:
                return plain.passages_of(read_plain(data)) or "The file holds no text."
    except NotReadable:
        return "The file is no text; save the act as HTML, XML or text and try again."
    except RecursionError:
        return "The file nests its elements deeper than any act does; it cannot be read."
