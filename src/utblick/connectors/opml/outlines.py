"""Subscriptions in and out as OPML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from utblick.connectors.feed.wire import parse, to_text
from utblick.connectors.reading.text import line

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Outline:
    """One subscription. `page` is the web page that the feed belongs to; `folder` is empty at the top."""

    name: str
    address: str
    folder: str = ""
    page: str = ""


class NoOutlines(Exception):
    """The file is no list of feeds; with a sentence in each language."""

    def __init__(self, sentence_sv: str, sentence_en: str) -> None:
        super().__init__(sentence_en)
        self.sentence_sv, self.sentence_en = sentence_sv, sentence_en


def read_outlines(data: bytes) -> list[Outline]:
    """Give the feeds of a list, each address once, in its order. Raises NoOutlines with a sentence."""
    root = parse(to_text(data))
    if root is None or str(root.tag).rpartition("}")[2].lower() != "opml":
        raise NoOutlines("Filen är ingen lista över flöden (OPML).", "The file is no list of feeds (OPML).")
    found: dict[str, Outline] = {}
    # A stack of our own: a hostile file may be nested deeper than Python calls.
    waiting: list[tuple[etree._Element, str]] = [(root, "")]
    while waiting:
        element, folder = waiting.pop()
        values = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
        name = line(values.get("title") or values.get("text") or "")[:LONGEST_NAME]
        address = values.get("xmlurl", "")
        if not address and values.get("type", "").lower() in ("rss", "atom"):
            address = values.get("url", "")
        if address:
            outline = Outline(name or address, address, folder, values.get("htmlurl", ""))
            found.setdefault(address, outline)
        is_folder = str(element.tag).rpartition("}")[2].lower() == "outline" and name and not address
        inside = f"{folder} / {name}".removeprefix(" / ")[:LONGEST_NAME] if is_folder else folder
        waiting.extend((child, inside) for child in reversed(element) if isinstance(child.tag, str))
    if not found:
        raise NoOutlines("Listan innehåller inga flöden.", "The list holds no feeds.")
    return list(found.values())


def write_outlines(outlines: Iterable[Outline], title: str) -> bytes:
    """Give a list of feeds as OPML 2.0, with one level of folders."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {"": body}
    for outline in outlines:
        if outline.folder not in folders:
            folders[outline.folder] = etree.SubElement(body, "outline", text=outline.folder)
        attributes = {"type": "rss", "text": outline.name, "title": outline.name, "xmlUrl": outline.address}
        if outline.page:
            attributes["htmlUrl"] = outline.page
        etree.SubElement(folders[outline.folder], "outline", attributes)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
