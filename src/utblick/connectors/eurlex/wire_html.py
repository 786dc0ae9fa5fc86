"""Acts as HTML and XHTML of every generation: the Publications Office's own, EUR-Lex pages old and new,
proposals.
"""

from __future__ import annotations

import re

from lxml import etree

from utblick.connectors.eurlex.act import Act, celex_in
from utblick.connectors.eurlex.languages import two_letters
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.markup import element_text, parse_html
from utblick.connectors.reading.text import clean, line
from utblick.engine.identifiers import find

# Where the act stands on a page that holds other things; the first that exists is taken.
_PLACES = ("document1", "TexteOnly", "PP4Contents", "textTabContent")
_FRAME = ("ecl-site-header", "MainContainer", "no-js")
# Classes of title paragraphs by generation; the last value closes the title.
_TITLES = (
    ("oj-doc-ti", ""),
    ("doc-ti", ""),
    ("title-doc-first", "title-doc-last"),
    ("Typedudocument_cp", "Titreobjet_cp"),
    ("Typedudocument", "Titreobjet"),
    ("long-title", ""),
)
_NOTE = re.compile(r"\b(?:oj-)?(?:foot|end)?note\b|footnote", re.IGNORECASE)
_FIRST_PAGE = 4000  # characters in which a proposal says its numbers
_HEADER = re.compile(r"— ([A-Z]{2}) — (\d{1,2}\.\d{1,2}\.\d{4})")
_OJ_FILE = re.compile(r"\b([LC]_\d{7,9}[A-Z]{2}\.\d{6,8})")
_LABEL = re.compile(
    r"^(\(?[0-9]{1,3}[a-z]?[.)]|\(?[a-zA-Z]{1,5}\)|[—–•-]|[►▼]\w*)[ ◄]*\n+(?=\S)", re.MULTILINE
)


def act_of(data: bytes, name: str) -> Act | str:
    """Read an act from a page, or give a sentence why there is none."""
    found = _found(data)
    if isinstance(found, str):
        return found
    root, body = found
    heading = line(root.findtext(".//title") or "")
    named = _named(root, heading)
    header = _header(heading, body)
    language = (two_letters(header[1]) if header else "") or _language(root, body, heading, name)
    title = _title(root, body)
    notes_in_place(body)
    text = re.sub(r"\] (?=[,.;:)])", "]", clean(_LABEL.sub(r"\1 ", element_text(body))))
    if not text:
        return "The page holds no text of an act."
    oj_file = _OJ_FILE.search(heading) or _OJ_FILE.search(name)
    celex = named or celex_in(name.replace("r(", "R(").upper().rpartition("/")[2])
    if header and celex.startswith("3"):
        version = day(header[2]).replace("-", "")
        celex = f"0{celex[1:10]}-{version}" if version else celex
    com, procedure = ("", "") if celex or oj_file else _numbers(line(text[:_FIRST_PAGE]))
    return Act(
        document=com,
        procedure=procedure,
        kind=("proposal" if procedure else "commission_document") if com else "act",
        title=title or (heading if not oj_file and len(heading) > 3 else ""),
        text=text,
        language=language,
        celex=celex,
        oj_file=oj_file[1] if oj_file else "",
        published=_journal_day(body) or _journal_day_of_old(root),
        dated=day(_meta(root, "eli:date_document")),
    )


def body_of(data: bytes, name: str) -> tuple[etree._Element, str] | str:
    """Give where the act stands on a page, with its language, or a sentence why there is none."""
    found = _found(data)
    if isinstance(found, str):
        return found
    root, body = found
    heading = line(root.findtext(".//title") or "")
    header = _header(heading, body)
    return body, (two_letters(header[1]) if header else "") or _language(root, body, heading, name)


def _found(data: bytes) -> tuple[etree._Element, etree._Element] | str:
    root = parse_html(data)
    if root is None:
        return "The page is empty."
    body = _place(root)
    if body is None:
        return "The page holds the frame of the EUR-Lex site and no text of an act."
    return root, body


def _header(heading: str, body: etree._Element) -> re.Match[str] | None:
    return _HEADER.search(heading) or _HEADER.search(line(element_text(body))[:300])


def _numbers(first_page: str) -> tuple[str, str]:
    """Give the number of a Commission document and of its procedure from its first page."""
    found = find(first_page)
    com = next((one.value for one in found if one.type in {"com", "join", "swd"}), "")
    return com, next((one.value for one in found if one.type == "procedure"), "") if com else ""


def _place(root: etree._Element) -> etree._Element | None:
    for place in _PLACES:
        found = root.xpath("//*[@id=$id]", id=place)
        if (
            isinstance(found, list)
            and found
            and isinstance(found[0], etree._Element)
            and line(element_text(found[0]))
        ):
            return found[0]
    frame = any(
        sign in (element.get("class") or "")
        for element in root.iter("html", "div", "header")
        for sign in _FRAME
    )
    body = root.find(".//body")
    if not frame:
        return body if body is not None else root
    names = ("title-doc-first", "oj-doc-ti", "doc-ti")
    marked = next((element for name in names for element in _with_class(root, name)[:1]), None)
    for parent in marked.iterancestors() if marked is not None else ():
        if parent.get("id") or parent.tag == "body":
            return parent
    return None


def _with_class(root: etree._Element, name: str) -> list[etree._Element]:
    return [e for e in root.iter() if isinstance(e.tag, str) and name in (e.get("class") or "").split()]


def _meta(root: etree._Element, name: str) -> str:
    for meta in root.iter("meta"):
        if name in (meta.get("name"), meta.get("property")):
            return line(meta.get("content") or "")
    return ""


def _named(root: etree._Element, heading: str) -> str:
    """Give the CELEX number by which the page calls itself."""
    own = [_meta(root, "eli:id_local"), heading, _meta(root, "DC.title"), _meta(root, "DC.identifier")]
    first = root.find(".//h1")
    own.append(line(element_text(first)) if first is not None else "")
    return next((celex for text in own if (celex := celex_in(text))), "")


def _language(root: etree._Element, body: etree._Element, heading: str, name: str) -> str:
    printed = [line(element_text(e)) for cls in ("oj-hd-lg", "hd-lg") for e in _with_class(body, cls)[:1]]
    file = _OJ_FILE.search(heading) or _OJ_FILE.search(name)
    of_file = re.search(r"\d([A-Z]{2})\.", file[1]) if file else None
    of_name = re.match(r"([a-z]{2})\.(?:html|xml)$", name.rpartition("/")[2])
    candidates = [
        *printed,
        of_file[1] if of_file else "",
        root.get("lang") or "",
        _meta(root, "DC.language"),
        of_name[1] if of_name else "",
    ]
    return next((code for text in candidates if (code := two_letters(text))), "")


def _title(root: etree._Element, body: etree._Element) -> str:
    for first, last in _TITLES:
        parts: list[str] = []
        previous: etree._Element | None = None
        for element in _with_class(body, first):
            if previous is not None and not _follows(previous, element):
                break
            text = line(element_text(element))
            previous = element
            if last and parts and text == parts[0]:
                break
            parts.append(text)
        if not parts:
            continue
        if last:
            closing = _with_class(body, last)
            parts += [line(element_text(closing[0]))] if closing else []
        return _without_notes(" ".join(dict.fromkeys(part for part in parts if part)))
    return _meta(root, "DC.description") or _bold_title(body)


def _follows(previous: etree._Element, element: etree._Element) -> bool:
    """Tell whether a title paragraph goes on with the one before: an annex has its own, far away."""
    before = element.getprevious()
    return before is previous or (before is not None and before.getprevious() is previous)


def _without_notes(title: str) -> str:
    return line(re.sub(r"\s*\(\s*[\d*]+\s*\)\s*$", "", title))


def _bold_title(body: etree._Element) -> str:
    """Give the title of pages without classes: the bold, centred paragraphs of the first link or the first
    table.
    """
    for link in body.iter("a"):
        paragraphs = [line(element_text(p)) for p in link.iter("p") if "center" in (p.get("style") or "")]
        if len(paragraphs) > 1:
            return " ".join(paragraphs)
    return ""


def _journal_day(body: etree._Element) -> str:
    for name in ("oj-hd-date", "hd-date"):
        for element in _with_class(body, name)[:1]:
            return day(re.sub(r"[^0-9.]", "", line(element_text(element))))
    return ""


def _journal_day_of_old(root: etree._Element) -> str:
    found = re.search(r"(\d{2}/\d{2}/\d{4})", _meta(root, "DC.source"))
    return day(found[1]) if found else ""


def notes_in_place(body: etree._Element, marks: str = "[]") -> None:
    """Move each footnote to where it is referred to, between `marks`. A note that nothing refers to stays
    where it is.
    """
    targets: dict[str, etree._Element] = {}
    for note in body.iter("p", "div", "dd", "li", "table"):
        if not _NOTE.search(note.get("class") or "") or note.getparent() is None:
            continue
        for anchor in [note, *note.iter("a", "span")]:
            for attribute in ("id", "name"):
                if anchor.get(attribute):
                    targets.setdefault(anchor.get(attribute) or "", note)
    if not targets:
        return
    used: set[etree._Element] = set()
    for link in list(body.iter("a")):
        note_of = targets.get((link.get("href") or "").partition("#")[2])
        again = note_of in used and marks == "[]"  # in a text to read, the first of several places is enough
        if note_of is None or again or any(parent is note_of for parent in link.iterancestors()):
            continue
        text = re.sub(r"^\(?\s*(?:\*?\d{1,3}|\*+)\s*\)?\s*", "", line(element_text(note_of)))
        for child in list(link):
            link.remove(child)
        link.text = f" {marks[0]}{text}{marks[1]} " if text else ""
        used.add(note_of)
    for note in used:
        parent = note.getparent()
        if parent is not None:
            _drop(parent, note)


def _drop(parent: etree._Element, element: etree._Element) -> None:
    """Take an element out and leave the text that follows it."""
    if element.tail and element.tail.strip():
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
