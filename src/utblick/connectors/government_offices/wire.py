"""A page of regeringen.se in the shape that g0v.se gives: an index record, the path, the text in Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from utblick.connectors.reading.text import decode, line

# The first words of a path: what the page is. The third value tells whether such pages are always Swedish.
KINDS: dict[str, tuple[str, bool]] = {
    "artiklar": ("news", False),
    "debattartiklar": ("opinion_article", False),
    "departementsserien-och-promemorior": ("ministry_memorandum", True),
    "faktapromemoria": ("fakta_pm", True),
    "kommenterade-dagordningar": ("council_agenda", True),
    "kommittedirektiv": ("committee_directive", True),
    "lagradsremiss": ("council_on_legislation_referral", True),
    "pressmeddelanden": ("press_release", False),
    "proposition": ("government_bill", True),
    "regeringsuppdrag": ("government_assignment", True),
    "remisser": ("consultation", True),
    "skrivelse": ("government_communication", True),
    "statens-offentliga-utredningar": ("government_inquiry", True),
    "tal": ("speech", False),
    "uttalanden": ("statement", False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of regeringen.se. Codes are numbers of the site's own list; `published` is empty without an
    index.
    """

    path: str
    title: str
    text: str
    number: str = ""
    published: str = ""
    updated: str = ""
    summary: str = ""
    types: Sequence[str] = ()
    senders: Sequence[str] = ()
    categories: Sequence[str] = ()
    links: Sequence[str] = ()
    attachments: Sequence[str] = ()


def is_page(value: Mapping[str, Any]) -> bool:
    """Tell whether an object is a page: an index record, or one with its path and text."""
    return "path" in value or "index" in value or ("url" in value and "title" in value)


def page_of(value: Mapping[str, Any]) -> Page:
    """Read a page. Without an index, the title is the first heading of the text."""
    index = value.get("index")
    if not isinstance(index, dict):
        index = value if "url" in value else {}
    text = _text(value.get("text"))
    path = _text(value.get("path")) or _text(index.get("url"))
    return Page(
        path=path.removeprefix("https://www.regeringen.se").strip("/").removesuffix(".md"),
        title=_text(index.get("title")) or first_heading(text),
        text=text,
        number=_text(index.get("id")),
        published=_text(index.get("published")),
        updated=_text(index.get("updated")),
        summary=_text(index.get("summary")),
        types=_codes(index.get("types")),
        senders=_codes(index.get("senders")),
        categories=_codes(index.get("categories")),
        links=_addresses(index.get("shortcuts")),
        attachments=_addresses(index.get("attachments")),
    )


def first_heading(text: str) -> str:
    """Give the first heading of a Markdown text, or nothing."""
    start = text.lstrip()
    return line(start.partition("\n")[0].lstrip("#")) if start.startswith("# ") else ""


def read_codes(data: bytes) -> Mapping[str, str]:
    """Read the site's list of codes (`https://g0v.se/api/codes.json`): code to Swedish name. Empty when
    unreadable.
    """
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(value, dict):
        return {}
    return {str(code): line(name) for code, name in value.items() if isinstance(name, str)}


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _codes(value: object) -> list[str]:
    return [str(code) for code in value if isinstance(code, str | int)] if isinstance(value, list) else []


def _addresses(value: object) -> list[str]:
    links = value if isinstance(value, list) else []
    found = [_text(link.get("url")) for link in links if isinstance(link, dict)]
    return [url if "://" in url else f"https://www.regeringen.se{url}" for url in found if url]
