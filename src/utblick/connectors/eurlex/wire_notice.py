"""Cellar notices: tree, branch and object, in the old form and the new, XML and JSON, read as one tree.

JSON notices repeat a key for each of several values (`"CONTAINS": {…}, "CONTAINS": {…}`); an ordinary reading
would keep the last one only. They are made into the XML tree that they were made from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from utblick.connectors.eurlex.languages import two_letters
from utblick.connectors.reading.markup import parse_xml
from utblick.connectors.reading.text import decode, line

_NAME = re.compile(r"[A-Za-z_][\w.-]*$")
_EXPRESSION = re.compile(r"\.([A-Z]{3})$")


def parse(data: bytes) -> etree._Element | str:
    """Give the root of a notice, XML or JSON, or a sentence why there is none."""
    text = decode(data)
    if text.lstrip()[:1] == "{":
        try:
            pairs = json.loads(text, object_pairs_hook=_Pairs)
        except ValueError as error:
            return f"The file is no readable JSON ({error})."
        except RecursionError:
            return "The JSON is nested too deeply."
        root = _from_pairs("JSON", pairs)
        return root[0] if len(root) and root[0].tag == "NOTICE" else "The JSON holds no notice."
    parsed = parse_xml(data)
    if not isinstance(parsed, str) and parsed.tag != "NOTICE":
        return "The file is no notice of the Publications Office."
    return parsed


class _Pairs(tuple[tuple[str, Any], ...]):
    """A JSON object with all its keys, also those that are repeated."""


def _from_pairs(tag: str, value: Any) -> etree._Element:
    element = etree.Element(tag if _NAME.match(tag) else "OTHER")
    if not isinstance(value, _Pairs):
        element.text = "" if value is None or isinstance(value, list) else line(str(value))
        return element
    for key, inner in value:
        if key.startswith("@"):
            if _NAME.match(key[1:]):
                element.set(key[1:], line(str(inner)))
        elif key in {"$", "#text"}:
            element.text = line(str(inner))
        elif isinstance(inner, list):
            element.extend([_from_pairs(key, one) for one in inner])
        else:
            element.append(_from_pairs(key, inner))
    return element


def value(element: etree._Element, *paths: str) -> str:
    """Give the first value that stands at one of the paths below an element."""
    for path in paths:
        found = element.find(path)
        if found is not None and (text := line(found.findtext("VALUE") or found.text or "")):
            return text
    return ""


def own_identifiers(element: etree._Element) -> dict[str, list[str]]:
    """Give what an element is called, by kind (`celex`, `immc`, `eli`, `oj`, `procedure`, `cellar`…)."""
    called: dict[str, list[str]] = {}
    for uri in [*element.findall("URI"), *element.findall("SAMEAS/URI")]:
        kind, name = line(uri.findtext("TYPE") or ""), line(uri.findtext("IDENTIFIER") or "")
        if kind and name and name not in called.setdefault(kind, []):
            called[kind].append(name)
    return called


def linked_celex(element: etree._Element, *tags: str) -> Iterator[str]:
    """Yield the CELEX numbers of the works that an element's links of some kinds lead to."""
    for tag in tags:
        for link in element.findall(tag):
            yield from own_identifiers(link).get("celex", [])


def codes(element: etree._Element, *tags: str) -> Iterator[str]:
    """Yield the codes of an element's concepts, such as authors or the type of the resource."""
    for tag in tags:
        for concept in element.findall(tag):
            if code := line(concept.findtext("IDENTIFIER") or concept.findtext("OP-CODE") or ""):
                yield code


def eurovoc(element: etree._Element) -> Iterator[str]:
    """Yield the EuroVoc concepts of a work: the most exact one of each hierarchy, not its fields and domains.

    The old form has an element `…_CONCEPT` or a path whose highest level is the concept; the new form marks
    it `leaf`.
    """
    for facet in element.findall("WORK_IS_ABOUT_CONCEPT_EUROVOC"):
        exact = facet.findall("WORK_IS_ABOUT_CONCEPT_EUROVOC_CONCEPT")
        exact += [one for one in facet.iter("WORK_IS_ABOUT_CONCEPT_EUROVOC") if one.get("leaf") == "true"]
        if not exact:
            levels = [one for one in facet if (one.get("level") or "").isdigit()]
            exact = [max(levels, key=lambda one: int(one.get("level") or 0))] if levels else [facet]
        for concept in exact:
            if name := line(concept.findtext("URI/IDENTIFIER") or ""):
                yield name


def titles(element: etree._Element) -> dict[str, str]:
    """Give the titles of a work or an expression by two-letter language, as far as the notice carries them.

    An expression says its language by `LANG`, by its authority code or by the end of its name.
    """
    found: dict[str, str] = {}
    for holder in _expressions(element):
        spoken = [
            holder.findtext("EXPRESSION_TITLE/LANG"),
            holder.findtext("EXPRESSION_USES_LANGUAGE/IDENTIFIER"),
        ]
        spoken += [one.findtext("VALUE") or one.text for one in holder.findall("LANG")]
        spoken += [
            ending[1]
            for names in own_identifiers(holder).values()
            for name in names
            if (ending := _EXPRESSION.search(name))
        ]
        language = next((two for one in spoken if one and (two := two_letters(line(one)))), "")
        title = value(holder, "EXPRESSION_TITLE", "TITLE")
        if title:
            found.setdefault(language, title)
    return found


def _expressions(element: etree._Element) -> Iterator[etree._Element]:
    """Yield an element's own expressions, wherever the form puts them, not those of the works it links to."""
    if element.tag == "EXPRESSION":
        yield element
        return
    yield from element.findall("EXPRESSION")
    for link in element.findall("WORK_HAS_EXPRESSION"):
        yield from link.findall("EXPRESSION")
        yield from link.findall("EMBEDDED_NOTICE/EXPRESSION")
    parent = element.getparent()
    if parent is not None and element.tag == "WORK" and parent.tag == "NOTICE":
        yield from parent.findall("EXPRESSION")
