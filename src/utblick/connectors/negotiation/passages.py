"""An act passage by passage, each with the path that leads to it, made into places that amendments point at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from utblick.connectors.eurlex.act import LICENCE, address
from utblick.connectors.negotiation.articles import is_article, place_of, text_of
from utblick.connectors.reading.json_objects import Broken, Found, read_objects
from utblick.connectors.reading.text import clean, decode, line
from utblick.connectors.record import PassageRecord, Record, Reject

SOURCE = "act_passages"
_CELEX = re.compile(r"(?<![0-9A-Z])(\d{5}[A-Z]{1,2}\d{4})(?![0-9])")
_STEP = re.compile(
    r"^(TITLE|CHAPTER|ARTICLE|SECTION|RECITAL|ANNEX)\s+([0-9]+[a-z]?|[IVXLC]+)(?::\s*(.*))?$", re.I
)
_DEFINITIONS = re.compile(r"definitions?$", re.IGNORECASE)


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read the passages of one act. Its CELEX number stands in the file's name only.

    The source calls every part of an article a section: in an article of definitions these are points, elsewhere
    paragraphs; the only one of an article bears no number of its own in the act.
    """
    found = _CELEX.search(name.rpartition("/")[2])
    celex = found[1] if found else ""
    items = list(read_objects(decode(data), lambda value: _is_passage(value) or "data" in value))
    sections: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if isinstance(item, Found) and _is_passage(item.value):
            above, _, last = line(item.value["path"]).rpartition(" >> ")
            if last.startswith("Section "):
                sections[above].add(last)
    if not items:
        yield Reject(file=name, line=1, reason="The file holds no passages.")
    for order, item in enumerate(items, start=1):
        yield _one(item, order, celex, sections, name)


def _is_passage(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("path"), str) and isinstance(value.get("text"), str)


def _one(
    item: Found | Broken, order: int, celex: str, sections: Mapping[str, set[str]], name: str
) -> PassageRecord | Reject:
    if isinstance(item, Broken):
        return Reject(file=name, line=item.line, reason=item.reason)
    inner = item.value.get("data", item.value)
    if isinstance(inner, dict) and is_article(inner):
        return _article(inner, order, item.line, celex, name)
    if not _is_passage(item.value):
        return Reject(file=name, line=item.line, reason="The object is no passage with a path and a text.")
    path, text = line(item.value["path"]), clean(item.value["text"])
    identifier = str(item.value.get("uuid") or f"{celex}:{order}")
    if not path or not text:
        reason = "The passage has no path." if not path else "The passage has no text."
        return Reject(file=name, line=item.line, reason=reason, id=identifier)
    above, _, _ = path.rpartition(" >> ")
    label, place, heading = _place(path, len(sections.get(above, ())))
    return PassageRecord(
        source=SOURCE,
        source_id=identifier,
        url=address(celex, "en") if celex else "",
        licence=LICENCE,
        order=order,
        document=celex,
        id=place,
        label=label or path,
        heading=heading,
        text=text,
        is_heading=item.value.get("header") is True,
    )


def _article(value: Mapping[str, Any], order: int, at: int, celex: str, name: str) -> PassageRecord | Reject:
    label, place, is_heading = place_of(value)
    text, identifier = text_of(value), str(value["id"])
    if not text:
        return Reject(file=name, line=at, reason="The passage has no text.", id=identifier)
    return PassageRecord(
        source=SOURCE,
        source_id=identifier,
        url=address(celex, "en") if celex else "",
        licence=LICENCE,
        order=order,
        document=celex,
        id=place,
        label=label,
        text=text,
        is_heading=is_heading,
    )


def _place(path: str, siblings: int) -> tuple[str, str, str]:
    """Give the place as amendments name it, as an identifier, and the heading that it stands under."""
    steps = [
        (found[1].lower(), found[2], found[3] or "")
        for one in path.split(" >> ")
        if (found := _STEP.match(one))
    ]
    if not steps:
        return "", "", ""
    kind, number, title = steps[-1]
    if kind == "recital":
        return f"Recital {number}", f"rec-{number}", ""
    article = next((step for step in steps if step[0] == "article"), None)
    if article is None:
        return f"{kind.capitalize() if kind != 'title' else 'Title'} {number}", "", title
    label, place = f"Article {article[1]}", f"art-{article[1]}"
    if kind == "section":
        if _DEFINITIONS.search(article[2]):
            return f"{label} – paragraph 1 – point {number}", f"{place}.pt-{number}", article[2]
        return (
            f"{label} – paragraph {number}",
            place if siblings == 1 else f"{place}.par-{number}",
            article[2],
        )
    return label, place, article[2]
