"""Passages that carry codes of their own (`a14p1i1`) and their text in every language, made into places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from utblick.connectors.reading.text import clean, line

_CODE = re.compile(r"^(?P<kind>[ahcr])(?P<first>\d+)(?P<rest>(?:[pits]\d+)*)$")
_STEP = re.compile(r"([pits])(\d+)")
_HEADINGS = frozenset({"article", "chapter", "section", "title"})


def is_article(value: Mapping[str, Any]) -> bool:
    """Say whether an object is such a passage."""
    return bool(_CODE.match(str(value.get("id")))) and isinstance(value.get("text"), list)


def text_of(value: Mapping[str, Any]) -> str:
    """Give the English text, or the first where there is none."""
    texts = [one for one in value["text"] if isinstance(one, dict) and isinstance(one.get("text"), str)]
    told = next((one for one in texts if one.get("lang") == "en"), texts[0] if texts else {})
    return clean(str(told.get("text", "")))


def place_of(value: Mapping[str, Any]) -> tuple[str, str, bool]:
    """Give the place as amendments name it, as an identifier, and whether it is a heading.

    The code counts points, the act has letters: `literal` is what the act has. A further text within a paragraph
    is not counted as the act counts its subparagraphs, and gets no identifier.
    """
    found = _CODE.match(str(value["id"]))
    kind, literal = str(value.get("type") or ""), line(str(value.get("literal") or ""))
    if found is None or found["kind"] in "hc":
        return line(str(value.get("title") or "")), "", True
    if found["kind"] == "r":
        return f"Recital {found['first']}", f"rec-{found['first']}", False
    label, place = f"Article {found['first']}", f"art-{found['first']}"
    steps = _STEP.findall(found["rest"])
    for at, (step, number) in enumerate(steps):
        own = literal if at == len(steps) - 1 and literal else number
        if step == "p":
            label, place = f"{label} – paragraph {own}", f"{place}.par-{own}"
        elif step == "i":
            label, place = f"{label} – point {own}", f"{place}.pt-{own}"
        elif kind == "introduction":
            label = f"{label} – introductory part"
        else:
            return f"{label} – subparagraph", "", False
    return label, place, kind in _HEADINGS
