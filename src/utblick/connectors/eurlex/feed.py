"""Items of EUR-Lex feeds: the number out of the title, and the title without its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from lxml import etree

from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.json_objects import Found, read_objects
from utblick.connectors.reading.markup import html_text, parse_xml
from utblick.connectors.reading.text import decode, line
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.engine.identifiers import canonical, find

SOURCE = "eurlex_feed"
LICENCE = "2011/833/EU"
HOST = "eur-lex.europa.eu"
_PREFIX = re.compile(r"^\s*(CELEX|CONSIL|COM|PI_COM|IMMC|JOIN|SWD|SEC|OJ|EP)\s*:\s*(\S+?)\s*:\s+")
_PLACEHOLDER = re.compile(r"^This document is an excerpt from the EUR-Lex website$", re.IGNORECASE)


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a EUR-Lex RSS feed, or a list of its items as JSON. Summaries and scores that a tool added are
    left out.
    """
    text = decode(data)
    if text.lstrip()[:1] in {"{", "["}:
        for item in read_objects(text, lambda value: "title" in value and "url" in value):
            if isinstance(item, Found):
                date = item.value.get("date") or item.value.get("published")
                yield item_of(
                    _string(item.value, "title"), _string(item.value, "url"), day(date), name, item.line
                )
            else:
                yield Reject(file=name, line=item.line, reason=item.reason)
        return
    root = parse_xml(data)
    if isinstance(root, str):
        yield Reject(file=name, line=1, reason=root)
        return
    items = [
        one
        for one in root.iter()
        if isinstance(one.tag, str) and one.tag.rpartition("}")[2] in {"item", "entry"}
    ]
    if not items:
        yield Reject(file=name, line=1, reason="The feed holds no items.")
    for at, one in enumerate(items, start=1):
        yield item_of(_child(one, "title"), _child(one, "link"), _date(one), name, at)


def item_of(title: str, url: str, published: str, name: str, at: int) -> DocumentRecord | Reject:
    """Give the record of an item, or a reject where it is none of EUR-Lex's.

    A title is `CELEX:62018TO0282(01): Order …#Party v Party.#Subject.#Case T-282/18.`
    """
    if HOST not in urlsplit(url).netloc:
        return Reject(file=name, line=at, reason="The item does not lead to EUR-Lex.", id=line(url)[:200])
    prefix = _PREFIX.match(title)
    kind, number = (prefix[1], prefix[2]) if prefix else _of_address(url)
    if not number:
        return Reject(file=name, line=at, reason="The item names no document.", id=line(url)[:200])
    parts = [line(html_text(part)) for part in title[prefix.end() if prefix else 0 :].split("#")]
    parts = [part for part in parts if part and not _PLACEHOLDER.match(part)]
    celex = (canonical("celex", number) or number) if kind == "CELEX" else ""
    others = {} if celex else _identified(number, parts[:1])
    return DocumentRecord(
        source=SOURCE,
        source_id=celex or f"{kind}:{number}",
        url=f"https://{HOST}/legal-content/AUTO/?uri={kind}:{number}",
        licence=LICENCE,
        title=parts[0] if parts else celex or number,
        published=published,
        type=_type(celex),
        text="\n".join(parts[1:]),
        fields=fields(celex=celex, **others, **(_identified("", parts) if celex.startswith("6") else {})),
    )


def _identified(number: str, parts: list[str]) -> dict[str, list[str]]:
    """Give what the number is (`ST_11770_2025_ADD_2`, `Ares(2025)6555277`) and, for a case, its case
    number.
    """
    found: dict[str, list[str]] = {}
    for text in [number.replace("_", " "), *([] if number else parts)]:
        for one in find(text):
            if number or one.type in {"case_number", "ecli"}:
                found.setdefault(one.type, []).append(one.value)
    return found


# Sector and descriptor of a CELEX number, and what such a document is.
_TYPES = (
    (r"0", "consolidated_act"),
    (r"3\d{4}[RLD]", "act"),
    (r"5\d{4}PC", "proposal"),
    (r"5\d{4}(?:AR|AE|IR|IE)", "opinion"),
    (r"5\d{4}(?:AP|IP)", "resolution"),
    (r"5\d{4}(?:DC|JC)", "communication"),
    (r"5\d{4}SC", "staff_working_document"),
    (r"6", "case_law"),
    (r"7", "national_transposition"),
)


def _type(celex: str) -> str:
    return next((name for pattern, name in _TYPES if re.match(pattern, celex)), "notice")


def _of_address(url: str) -> tuple[str, str]:
    uri = parse_qs(urlsplit(url).query).get("uri", [""])[0]
    kind, _, number = unquote(uri).partition(":")
    return (kind, number) if number else ("", "")


def _string(value: Mapping[str, Any], key: str) -> str:
    return str(value.get(key) or "")


def _child(item: etree._Element, name: str) -> str:
    for one in item:
        if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == name:
            return (one.text or one.get("href") or "").strip()
    return ""


def _date(item: etree._Element) -> str:
    text = _child(item, "pubDate") or _child(item, "date") or _child(item, "updated")
    found = re.search(r"\d{1,2} [A-Z][a-z]{2} \d{4}", text)
    return day(found[0]) if found else day(text)
