"""The Parliament's press releases and documents as web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from utblick.connectors.europarl.documents import LICENCE, printed
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.markup import element_text, parse_html
from utblick.connectors.reading.text import clean, line
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.engine.identifiers import find

SOURCE = "europarl_pages"
_PRESS = re.compile(r"/news/([a-z]{2})/(?:press-room|agenda|headlines)/(?:[^/]+/)*(\d{8}[A-Z]{3}\d{5})")
_DOCUMENT = re.compile(r"/doceo/document/([A-Z]+(?:-[\w.]+)+?)_([A-Z]{2})(?:\.html)?$")
_DATE = re.compile(r"^(\d{2})-(\d{2})-(\d{4})")
_KEYWORD = re.compile(r"^(com|plenaryDate):(.+)$")
# Parts of a page that are no part of its text.
_APART = re.compile(
    r"navigation|breadcrumb|share|social|related|contact|download|access|gallery|dropdown|cookie|toolbox"
    r"|(?:^|[_ -])menu",
    re.IGNORECASE,
)
# The foot of a document page: a day and two emptied links.
_LAST_UPDATE = re.compile(r"\n[^\n]{3,60}: [^\n]{4,40}\n[ -]*$")
_TAGS_APART = ("nav", "header", "footer", "aside", "button", "form", "svg")


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read one page: a press release of the news room, or a document of the public register."""
    root = parse_html(data)
    address = _address(root) if root is not None else ""
    press, document = _PRESS.search(address), _DOCUMENT.search(address)
    if root is None or not (press or document):
        reason = (
            "The page is empty."
            if root is None
            else "The page is no press release and no document of the Parliament."
        )
        yield Reject(file=name, line=1, reason=reason)
        return
    language, identifier = (
        (press[1], press[2]) if press else (document[2].lower(), document[1]) if document else ("", "")
    )
    title = _title(root)
    if not title:
        yield Reject(file=name, line=1, reason="The page has no title.", id=identifier)
        return
    keywords = [found for one in _meta(root, "keywords").split(",") if (found := _KEYWORD.match(one.strip()))]
    text = _text(root, title)
    number = printed(identifier)
    identifiers: dict[str, list[str]] = {}
    for one in find(f"{number} · {title} · {text[:3000] if document else ''}"):
        identifiers.setdefault(one.type, []).append(one.value)
    yield DocumentRecord(
        source=SOURCE,
        source_id=f"{identifier}.{language}",
        url=address,
        licence=LICENCE,
        title=title,
        language=language,
        published=_published(root),
        type="press_release" if press else _kind(identifier),
        text=text,
        fields=fields(
            **identifiers,
            number=number,
            committee=[found[2] for found in keywords if found[1] == "com"],
            plenary_date=[_iso(found[2]) for found in keywords if found[1] == "plenaryDate"],
        ),
    )


def _kind(identifier: str) -> str:
    kinds = {"A": "report", "B": "motion", "RC": "joint_motion", "TA": "resolution"}
    return kinds.get(identifier.partition("-")[0], "document")


def _address(root: etree._Element) -> str:
    for link in root.iter("link"):
        if link.get("rel") == "canonical" and link.get("href"):
            return line(link.get("href") or "")
    return _meta(root, "og:url")


def _meta(root: etree._Element, name: str) -> str:
    for meta in root.iter("meta"):
        if name in (meta.get("name"), meta.get("property")):
            return line(meta.get("content") or "")
    return ""


def _title(root: etree._Element) -> str:
    for heading in root.iter("h1"):
        if title := line(element_text(heading)):
            return title
    return _meta(root, "og:title").partition(" | ")[0]


def _iso(text: str) -> str:
    found = _DATE.match(text.strip())
    return day(f"{found[3]}-{found[2]}-{found[1]}") if found else day(text)


def _published(root: etree._Element) -> str:
    for moment in root.iter("time"):
        if moment.get("itemprop") == "datePublished" and (published := day(moment.get("datetime"))):
            return published
    return _iso(_meta(root, "available"))


def _text(root: etree._Element, title: str) -> str:
    """Give the text of the page's main part, without menus, links to share and the repeated title."""
    main = next((e for e in root.iter("main", "article", "div") if e.get("id") == "website-body"), None)
    body = main if main is not None else root.find(".//body")
    if body is None:
        return ""
    for element in list(body.iter()):
        names = (
            f"{element.get('class') or ''} {element.get('id') or ''}" if isinstance(element.tag, str) else ""
        )
        notice = element.tag == "a" and "legal-notice" in (element.get("href") or "")
        if element is not body and (element.tag in _TAGS_APART or _APART.search(names) or notice):
            _empty(element)
    lines = [part for part in element_text(body).split("\n") if part.strip() != title]
    return clean(_LAST_UPDATE.sub("", "\n".join(lines)))


def _empty(element: etree._Element) -> None:
    """Take everything out of an element, and keep the text that follows it."""
    element.text = None
    for child in list(element):
        element.remove(child)
