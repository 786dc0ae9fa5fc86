"""Acts of any format as document records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from utblick.connectors.eurlex import wire_formex, wire_html
from utblick.connectors.eurlex.act import Act, identified, record_of
from utblick.connectors.reading.markup import parse_xml
from utblick.connectors.reading.text import decode
from utblick.connectors.record import Record, Reject

# The first element of a file tells its format; Formex writes its elements in capitals.
Form = Literal["empty", "json", "html", "xml", "text"]
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FIRST = re.compile(r"<([A-Za-z][\w:.-]*)")
_HTML = re.compile(r"(?:\w+:)?(?:html|head|body|div|p|span|table|title|meta)$", re.IGNORECASE)


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read one act from Formex or from HTML or XHTML of any generation, told apart by how the file starts."""
    act = _act(data, name)
    if isinstance(act, Act):
        identified(act)
        act.title = act.title or act.number or act.celex
        if not act.title or not (act.celex or act.oj_file or act.document):
            act = "The text has no title." if not act.title else "The text does not say which act it is."
    yield Reject(file=name, line=1, reason=act) if isinstance(act, str) else record_of(act)


def form_of(data: bytes) -> Form:
    """Tell the format of a file from how it starts."""
    start = decode(data[:4000])
    if not start.strip():
        return "empty"
    if start.lstrip()[:1] in {"{", "["}:
        return "json"
    first = _FIRST.search(_COMMENT.sub("", start))
    if first and _HTML.match(first[1]) and (first[1] != "P" or "<!DOCTYPE" in start):
        return "html"
    return "xml" if start.lstrip()[:1] == "<" else "text"


def _act(data: bytes, name: str) -> Act | str:
    match form_of(data):
        case "empty":
            return "The file is empty."
        case "json":
            return "The file is JSON, not an act."
        case "html":
            return wire_html.act_of(data, name)
        case _:
            root = parse_xml(data)
            return root if isinstance(root, str) else wire_formex.act_of(root)
