"""A page as it is now: title, language and main text, with a digest that noise does not move."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lxml import etree

from utblick.connectors.reading.markup import element_text, parse_html
from utblick.connectors.reading.text import line, repair_mojibake
from utblick.connectors.webpage.compare import paragraphs
from utblick.connectors.webpage.extract import main_part, strip
from utblick.connectors.webpage.selectors import UnknownSelector, select
from utblick.engine.text import languages

LEAST_LETTERS = 20
LONGEST_TEXT = 400_000


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. `digest` stays the same when only noise changed; `published` is ISO or as written."""

    title: str
    language: str
    text: str
    digest: str
    url: str = ""
    published: str = ""


class NoMainText(Exception):
    """There is no main text to be found; with a sentence in each language. Not a change of the page."""

    def __init__(self, sentence_sv: str, sentence_en: str) -> None:
        super().__init__(sentence_en)
        self.sentence_sv, self.sentence_en = sentence_sv, sentence_en


def snapshot(data: bytes, url: str, selector: str = "") -> Page:
    """Read a page's main text. Raises NoMainText when there is none or the selector finds nothing."""
    root = parse_html(data)
    if root is None:
        raise NoMainText("Sidan är tom.", "The page is empty.")
    title, told = page_title(root), page_language(root)
    published, own = page_date(root), page_address(root) or url
    if selector:
        try:
            parts = select(root, selector)
        except UnknownSelector as unknown:
            raise NoMainText(unknown.sentence_sv, unknown.sentence_en) from None
        chosen = set(parts)
        parts = [part for part in parts if not any(above in chosen for above in part.iterancestors())]
        text = "\n\n".join(element_text(part) for part in parts)
    else:
        strip(root)
        text = element_text(main_part(root))
    text = repair_mojibake(text)[:LONGEST_TEXT]
    kept = paragraphs(text)
    if sum(c.isalnum() for key, _ in kept for c in key) < LEAST_LETTERS:
        raise NoMainText(
            "Huvudtexten hittades inte på sidan; den kan vara byggd med skript eller kräva inloggning.",
            "The main text was not found on the page; scripts may build it or it may require signing in.",
        )
    text = "\n\n".join(shown for _, shown in kept)
    digest = hashlib.sha256("\n".join(key for key, _ in kept).encode()).hexdigest()[:32]
    return Page(
        title or line(kept[0][1])[:120], told or languages.detect(text[:4000]), text, digest, own, published
    )


def page_title(root: etree._Element) -> str:
    """Give the page's own title, without the site's name where the page tells the two apart."""
    for meta in root.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() == "og:title" and meta.get("content"):
            return line(repair_mojibake(str(meta.get("content"))))[:500]
    headings = [line(element_text(h)) for h in root.iter("h1")]
    titles = [line("".join(str(t) for t in t.itertext())) for t in root.iter("title")]
    for heading in headings:
        if heading and (len(headings) == 1 or (titles and heading in titles[0])):
            return repair_mojibake(heading)[:500]
    return repair_mojibake(titles[0])[:500] if titles else ""


def page_language(root: etree._Element) -> str:
    """Give the two-letter code that the page declares, or nothing."""
    for element in root.iter("html"):
        code = languages.code(element.get("lang") or element.get("xml:lang")) or ""
        if len(code) == 2:
            return code
    return ""


def page_date(root: etree._Element) -> str:
    """Give the day or moment of publication that the page declares for machines, or nothing."""
    names = ("article:published_time", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "date")
    told = {
        (meta.get("property") or meta.get("name") or "").lower(): str(meta.get("content") or "")
        for meta in root.iter("meta")
    }
    return next((told[name] for name in names if told.get(name)), "")


def page_address(root: etree._Element) -> str:
    """Give the address that the page itself calls its own, or nothing."""
    for link in root.iter("link"):
        address = str(link.get("href") or "").strip()
        if "canonical" in (link.get("rel") or "").lower().split() and address.startswith(
            ("http://", "https://")
        ):
            return address
    return ""
