"""HTML to plain text in reading order, and XML without entities or network."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from utblick.connectors.reading.text import clean, decode

BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    )
)
_UNREAD = frozenset(("head", "noscript", "script", "style", "template", "title"))
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SOURCE_SPACE = re.compile(r"[ \t\n\r\f]+")


def parse_html(data: bytes | str) -> lxml_html.HtmlElement | None:
    """Give the tree of an HTML page or fragment, or nothing where there is no markup or text at all."""
    text = data if isinstance(data, str) else decode_page(data)
    text = _DECLARATION.sub("", text).replace("\x00", "")
    if not text.strip():
        return None
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)


def decode_page(data: bytes) -> str:
    """Decode a page: UTF-8 when its bytes are, else by the character set that it declares, else as `decode`
    does.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:2048])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        if name not in {"utf-8", "utf8"}:
            # What calls itself Latin-1 is Windows-1252 on the web.
            name = "cp1252" if name in {"iso-8859-1", "latin1", "us-ascii"} else name
            try:
                return data.decode(name)
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(data)


def element_text(root: etree._Element) -> str:
    """Give an HTML element's text: a line for each block, cells of a table row side by side, notes where
    they stand.
    """
    parts: list[str] = []
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        tag = tag.rpartition("}")[2].lower()
        if event == "start":
            if skipping is not None:
                continue
            if tag in _UNREAD:
                skipping = element
                continue
            if tag in BLOCKS:
                parts.append("\n")
            if tag == "br":
                parts.append("\n")
            elif element.text:
                parts.append(element.text if tag == "pre" else _SOURCE_SPACE.sub(" ", element.text))
            continue
        if skipping is None:
            if tag in BLOCKS:
                parts.append("\n")
            elif tag in {"td", "th"}:
                parts.append(" ")
        elif skipping is element:
            skipping = None
        if skipping is None and element is not root and element.tail:
            parts.append(_SOURCE_SPACE.sub(" ", element.tail))
    return clean("".join(parts))


def html_text(markup: str | bytes) -> str:
    """Give the plain text of HTML, a page or a fragment; text without markup is only cleaned and
    unescaped.
    """
    root = parse_html(markup)
    return "" if root is None else element_text(root)


def line_of(element: etree._Element) -> int:
    """Give the line on which an element stands in its file, or 1 where that is not known."""
    at: object = element.sourceline
    return at if isinstance(at, int) else 1


def parse_xml(data: bytes, *, instructions: bool = False) -> etree._Element | str:
    """Give the root of an XML file, or a sentence why it can't be read. Entities and outside files are not
    followed; processing instructions are kept only when asked for.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_pis=not instructions, huge_tree=True
    )
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return f"The file is no well-formed XML ({' '.join(str(error).split())[:160]})."
