"""The few selectors a person needs to point at a part of a page, as XPath."""

from __future__ import annotations

import re

from lxml import etree

_STEP = re.compile(
    r"\s*(?P<comma>,)|\s*(?P<child>>)\s*|(?P<space>\s+)|"
    r"(?P<tag>\*|[a-zA-Z][a-zA-Z0-9-]*)|#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|"
    r"\[(?P<attribute>[a-zA-Z_:][\w:.-]*)(?:=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[\w-]+)))?\]"
)


class UnknownSelector(ValueError):
    """The selector cannot be read; with a sentence in each language."""

    def __init__(self, selector: str) -> None:
        self.sentence_sv = f"Urvalet ”{selector[:80]}” går inte att tyda."
        self.sentence_en = f"The selector “{selector[:80]}” cannot be read."
        super().__init__(self.sentence_en)


def select(root: etree._Element, selector: str) -> list[etree._Element]:
    """Give the elements that a selector points at: XPath when it begins with / or (, else CSS with tags,
    `#id`, `.class`, `[attribute=value]`, descendants, `>` and commas. Raises UnknownSelector.
    """
    selector = selector.strip()
    path = selector if selector.startswith(("/", "(", "./")) else to_xpath(selector)
    try:
        found = root.xpath(path)
    except (etree.XPathError, ValueError):
        raise UnknownSelector(selector) from None
    if not isinstance(found, list):
        raise UnknownSelector(selector)
    return [one for one in found if isinstance(one, etree._Element) and isinstance(one.tag, str)]


def to_xpath(selector: str) -> str:
    """Write a CSS selector as XPath. Raises UnknownSelector."""
    selector = selector.strip()
    path, at, fresh = "descendant-or-self::", 0, True
    while at < len(selector):
        found = _STEP.match(selector, at)
        if not found or found.end() == at:
            raise UnknownSelector(selector)
        at = found.end()
        if found["comma"] or found["child"] or found["space"]:
            if fresh and not found["space"]:
                raise UnknownSelector(selector)
            if fresh or (found["space"] and selector[at : at + 1] in (",", ">")):
                continue
            path += "|descendant-or-self::" if found["comma"] else "/" if found["child"] else "/descendant::"
            fresh = True
            continue
        if found["tag"] and not fresh:
            raise UnknownSelector(selector)
        path += found["tag"].lower() if found["tag"] else "*" if fresh else ""
        fresh = False
        if found["id"]:
            path += f"[@id='{found['id']}']"
        elif found["class"]:
            path += f"[contains(concat(' ', normalize-space(@class), ' '), ' {found['class']} ')]"
        elif found["attribute"]:
            value = next(
                (found[name] for name in ("double", "single", "bare") if found[name] is not None), None
            )
            if value is None:
                path += f"[@{found['attribute']}]"
            else:
                quote = "'" if "'" not in value else '"'
                path += f"[@{found['attribute']}={quote}{value}{quote}]"
    if fresh:
        raise UnknownSelector(selector)
    return path
