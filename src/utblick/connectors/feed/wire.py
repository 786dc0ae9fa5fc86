"""What a feed says, in its own words: RSS 0.9x, 1.0, 2.0 and Atom 0.3, 1.0 to one shape, well-formed or not.

No entity of a document type is ever expanded: the declaration is cut away before the XML is read.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from urllib.parse import urljoin, urlsplit

from lxml import etree

from utblick.connectors.reading.text import decode

ATOM = frozenset(("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"))
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = frozenset(("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"))
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XHTML = "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"
# Where an item's own words may stand; other namespaces mean other things by the same names.
CORE = ATOM | frozenset(
    (
        "",
        "http://purl.org/rss/1.0/",
        "http://purl.org/net/rss1.1#",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss2",
        "http://backend.userland.com/rss091",
        "http://blogs.law.harvard.edu/tech/rss",
    )
)
ROOTS = frozenset(("rss", "rdf", "feed", "channel"))
HOMES = frozenset(("rss", "rdf", "feed", "channel", "items", "entries"))


@dataclass(slots=True)
class Text:
    """A text and how it is to be understood: `plain`, `html` (markup in the text) or `guess`."""

    value: str = ""
    form: str = "plain"


@dataclass(slots=True)
class Entry:
    """One entry. `line` is where it starts; addresses are absolute where a base was given."""

    line: int
    id: str = ""
    link: str = ""
    title: Text = field(default_factory=Text)
    text: Text = field(default_factory=Text)
    summary: Text = field(default_factory=Text)
    dates: dict[str, str] = field(default_factory=dict)
    language: str = ""
    categories: list[str] = field(default_factory=list)
    other: str = ""
    is_cut: bool = False

    def said(self) -> str:
        """Give all that identifies the entry or is its text, as written; empty when there is nothing."""
        return "\n".join(
            (self.id, self.link, self.title.value, self.summary.value, self.text.value, self.other)
        ).strip("\0 \n\t")


class NoFeed(Exception):
    """The file is no feed; says what it is instead."""


def read_entries(data: bytes) -> Iterator[Entry]:
    """Yield the entries of a feed in its order. Raises NoFeed with a sentence."""
    text = to_text(data)
    if not text.strip():
        raise NoFeed("The file is empty.")
    root = parse(text)
    if root is None:
        raise NoFeed("The file is not XML, so it is no feed.")
    name = _name(root)[1]
    if name in ("html", "body"):
        raise NoFeed("The file is a web page, not a feed.")
    if name == "opml":
        raise NoFeed("The file is a list of feeds (OPML), not a feed: read it as opml.")
    if name not in ROOTS:
        raise NoFeed(f"The file is XML, but its root <{name[:40]}> is not that of a feed.")
    outer = _language(root)
    cut = _last_is_cut(text)
    last: Entry | None = None
    for element in root.iter("{*}item", "{*}entry", "{*}Item", "{*}Entry"):
        parent = element.getparent()
        if parent is not None and _name(parent)[1] in HOMES and _name(element)[0] in CORE:
            if last is not None:
                yield last
            last = _entry(element, _name(parent)[1], outer or _channel_language(parent))
    if last is not None:
        last.is_cut = cut
        yield last


_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_BEGUN = re.compile(r"<(?:\w+:)?(?:item|entry)(?:\s[^<>]*)?(?<!/)>", re.IGNORECASE)
_ENDED = re.compile(r"</(?:\w+:)?(?:item|entry|channel|rss|feed|rdf)\s*>", re.IGNORECASE)


def _last_is_cut(text: str) -> bool:
    """Say whether the file ends inside an entry: what is there is not all of it, and may come whole next time."""
    seen = _HIDDEN.sub("", text)
    begun = [found.end() for found in _BEGUN.finditer(seen)]
    return bool(begun) and not _ENDED.search(seen, begun[-1])


_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9._:-]{2,40})", re.DOTALL)
_DECLARATION = re.compile(r"^\s*<\?xml.{0,400}?\?>", re.DOTALL)
_WIDE_STARTS = (
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0<", "utf-16-be"),
    (b"<\0", "utf-16-le"),
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_NUMBER = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,8}));")
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))


def to_text(data: bytes) -> str:
    """Decode a feed: by its mark, by what it declares when the bytes agree, else as `decode` does."""
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        for start, encoding in _WIDE_STARTS:
            if data.startswith(start):
                return data.decode(encoding, "replace")
        if told := _ENCODING.match(data[:1000]):
            name = told[1].decode("ascii").lower()
            if name not in ("utf-8", "utf8", "utf-16", "utf-32", "utf-7") and not _is_utf8(data):
                name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name
                try:
                    return data.decode(name)
                except (LookupError, UnicodeError, ValueError):
                    pass
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    # Bytes that are UTF-8 beyond ASCII are so by no accident, whatever the file declares.
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def parse(text: str) -> etree._Element | None:
    """Give the root of XML that may be broken, without its document type; nothing when it is no XML."""
    text = _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1)
    text = _ILLEGAL.sub("", without_doctype(text))
    text = _ENTITY.sub(_named, text)
    text = _NUMBER.sub(_numbered, text)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, strip_cdata=True, encoding="utf-8",
    )  # fmt: skip
    try:
        return etree.fromstring(text.encode("utf-8"), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


_PROLOG = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)


def without_doctype(text: str) -> str:
    """Cut away the document type declaration and what it declares."""
    prolog = _PROLOG.match(text)
    begins = prolog.end() if prolog else 0
    start = _DOCTYPE.match(text, begins)
    if not start:
        return text
    quote, depth = "", 0
    for found in re.compile(r"<!--.*?-->|[\"'\[\]<>]", re.DOTALL).finditer(text, start.end()):
        sign = found[0]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "[<":
            depth += 1
        elif sign in "]>":
            if depth == 0:
                return text[: start.start()] + text[found.end() :]
            depth -= 1
    # Never closed: go on at what looks like the feed.
    feed = re.search(r"<(?:\w+:)?(?:rss|rdf|feed)[\s/>]", text[start.end() :], re.IGNORECASE)
    return text[: start.start()] + (text[start.end() + feed.start() :] if feed else "")


def _named(found: re.Match[str]) -> str:
    # HTML's names are not XML's, yet feeds use them.
    if found[1] in _OWN:
        return found[0]
    return html5.get(found[1] + ";", found[0])


def _numbered(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    if number in (9, 10, 13) or 32 <= number < 0x7F or 0xA0 <= number < 0xD800:
        return found[0]
    # 128–159 mean Windows-1252 on the web; what means nothing in XML is left out.
    return (
        html.unescape(f"&#{number};")
        if 0x80 <= number < 0xA0 or 0xE000 <= number < 0xFFFE or number > 0xFFFF
        else ""
    )


def _name(element: etree._Element) -> tuple[str, str]:
    tag = element.tag if isinstance(element.tag, str) else ""
    space, _, name = tag.rpartition("}")
    return space.lstrip("{"), name.rpartition(":")[2].lower()


def _language(element: etree._Element) -> str:
    return element.get(f"{{{XML}}}lang") or element.get("lang") or ""


def _channel_language(parent: etree._Element) -> str:
    """Give the language of the channel: its own, or in RDF its sibling's."""
    places = [parent, *parent.iterchildren("{*}channel")]
    for place in places:
        if told := _language(place):
            return told
        for child in place:
            space, name = _name(child)
            if name == "language" and (space in CORE or space in DUBLIN_CORE):
                return _words(child)
    return ""


def _entry(element: etree._Element, home: str, language: str) -> Entry:
    entry = Entry(line=_line(element), language=_language(element) or language)
    atom = home == "feed"
    guid_is_address = True
    links: list[tuple[int, str]] = []
    about = element.get(f"{{{RDF}}}about") or element.get("about") or ""
    for child in element:
        space, name = _name(child)
        if space in DUBLIN_CORE:
            _dublin(entry, name, _words(child))
        elif space == CONTENT and name == "encoded":
            entry.text = entry.text if entry.text.value else Text(_words(child), "html")
        elif space == XHTML and name in ("body", "div"):
            entry.text = entry.text if entry.text.value else Text(_inner(child), "html")
        elif space not in CORE:
            continue
        elif name in ("id", "guid"):
            entry.id = entry.id or _words(child)
            guid_is_address = (child.get("isPermaLink") or "true").strip().lower() != "false"
        elif name in ("link", "url"):
            _link(entry, links, child)
        elif name == "title":
            entry.title = entry.title if entry.title.value else _text(child, atom)
        elif name in ("summary", "description", "tagline", "abstract"):
            entry.summary = entry.summary if entry.summary.value else _text(child, atom)
        elif name in ("content", "body", "fulltext"):
            entry.text = entry.text if entry.text.value else _text(child, atom)
            if source := child.get("src"):
                links.append((3, absolute(child, source)))
        elif name in ("published", "issued", "pubdate", "updated", "modified", "created", "date"):
            entry.dates.setdefault(name, _words(child))
        elif name == "category":
            entry.categories.append((child.get("label") or child.get("term") or _words(child)).strip())
        elif name == "enclosure" and child.get("url"):
            links.append((4, absolute(child, str(child.get("url")))))
        elif name == "language":
            entry.language = _words(child) or entry.language
    entry.id = entry.id or about.strip()
    if not atom and guid_is_address and entry.id.lower().startswith(("http://", "https://")):
        links.append((2, entry.id))
    entry.link = min(links, key=lambda pair: pair[0])[1] if links else ""
    return entry


def _dublin(entry: Entry, name: str, value: str) -> None:
    if name in ("date", "created", "issued", "modified"):
        entry.dates.setdefault(f"dc:{name}", value)
    elif name == "language" and value:
        entry.language = value
    elif name == "subject" and value:
        entry.categories.append(value)
    elif name == "title" and not entry.title.value:
        entry.title = Text(value, "guess")
    elif name == "description" and not entry.summary.value:
        entry.summary = Text(value, "guess")
    elif name == "identifier" and not entry.id:
        entry.id = value


def _link(entry: Entry, links: list[tuple[int, str]], child: etree._Element) -> None:
    address = (child.get("href") or "").strip()
    if not address:
        if written := _words(child):
            links.append((0, absolute(child, written)))
        return
    rel = (child.get("rel") or "alternate").strip().lower().rpartition("/")[2]
    kind = (child.get("type") or "").lower()
    if rel == "alternate":
        links.append((0 if not kind or "html" in kind else 1, absolute(child, address)))
    elif rel in ("related", "via", "enclosure", "self"):
        links.append((5 if rel == "self" else 4, absolute(child, address)))
    else:
        # A comment page, the next page: no address of the entry, but something it said.
        entry.other = entry.other or address


def absolute(element: etree._Element, address: str) -> str:
    """Resolve an address against the xml:base around it; unusable ones come back as they are."""
    address = "".join(address.split())
    bases: list[str] = []
    current: etree._Element | None = element
    while current is not None:
        if base := current.get(f"{{{XML}}}base"):
            bases.append(base.strip())
        current = current.getparent()
    try:
        base = ""
        for part in reversed(bases):
            base = urljoin(base, part)
        if not base and not urlsplit(address).scheme:
            base = _channel_address(element)
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def _channel_address(element: etree._Element) -> str:
    """Give the channel's own link, against which relative links of feeds without xml:base are meant."""
    for ancestor in element.iterancestors():
        if _name(ancestor)[1] not in HOMES:
            continue
        for child in (*ancestor, *(c for channel in ancestor.iterchildren("{*}channel") for c in channel)):
            space, name = _name(child)
            if name == "link" and space in CORE:
                address = (child.get("href") or _words(child)).strip()
                if address.startswith(("http://", "https://")):
                    return address
    return ""


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _text(element: etree._Element, atom: bool) -> Text:
    kind = (element.get("type") or "").strip().lower()
    mode = (element.get("mode") or "").strip().lower()
    if len(element):
        return Text(_inner(element), "html")
    raw = element.text or ""
    if mode == "base64":
        raw = _from_base64(raw)
    elif mode != "escaped" and "/" in kind and not kind.startswith("text/") and "xml" not in kind:
        # In Atom, a content of any other type is a file in letters: text only when it turns out to be one.
        raw = _from_base64(raw) or raw
    if atom and kind in ("", "text", "text/plain"):
        return Text(raw, "guess" if mode == "escaped" else "plain")
    return Text(raw, "html" if "html" in kind else "guess")


def _from_base64(raw: str) -> str:
    try:
        text = base64.b64decode("".join(raw.split()), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    return "" if _ILLEGAL.search(text) else text


def _inner(element: etree._Element) -> str:
    pieces = [html.escape(element.text or "", quote=False)]
    for child in element:
        pieces.append(etree.tostring(child, encoding="unicode", with_tail=True))
    return "".join(pieces)
