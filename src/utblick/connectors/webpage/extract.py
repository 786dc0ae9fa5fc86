"""The main part of a page: without menus, headers, footers, forms and cookie banners."""

from __future__ import annotations

import re

from lxml import etree

# Parts of a page that are never its subject.
FURNITURE = frozenset(
    (
        "nav", "footer", "aside", "form", "script", "style", "noscript", "template", "iframe", "object",
        "embed", "button", "select", "input", "textarea", "svg", "canvas", "dialog", "menu", "audio", "video",
    )
)  # fmt: skip
ROLES = frozenset(
    (
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
    )
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|ccm|onetrust|breadcrumbs?|brodsmulor|share|sharing|social|dela|sidebar|"
    r"skip-?links?|skiplink|pagination|pager|menu|navbar|navigation|site-?header|site-?footer|page-?footer|"
    r"newsletter|subscribe|related|comments?|print-?only|sr-only|visually-hidden|screen-reader-text|toolbar|"
    r"language-(?:selector|switcher|list)|feedback|advert(?:isement)?|popup|modal)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
KEPT = frozenset(("html", "body", "main", "article", "h1"))
MAIN_NAMES = re.compile(
    r"^(?:main|content|main-?content|innehall|page-?content|article|artikel)$", re.IGNORECASE
)
LEAST = 40
# The share of a part's weight that one child must carry for the rest to be beside the point.
CARRIES = 0.6


def strip(root: etree._Element) -> None:
    """Remove what is furniture, in place."""
    for element in list(root.iter(etree.Element)):
        if element.getparent() is not None and _is_furniture(element):
            _remove(element)


def _is_furniture(element: etree._Element) -> bool:
    tag = str(element.tag).lower()
    if tag in KEPT:
        return False
    if tag in FURNITURE or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if (element.get("role") or "").strip().lower() in ROLES or _HIDDEN.search(element.get("style") or ""):
        return True
    if tag == "header":
        # The header of an article holds its title; that of the page does not.
        return not any(str(a.tag).lower() in ("article", "main", "section") for a in element.iterancestors())
    return any(_NAMES.search(element.get(name) or "") for name in ("id", "class"))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + " " + element.tail
        else:
            parent.text = (parent.text or "") + " " + element.tail
    parent.remove(element)


def main_part(root: etree._Element) -> etree._Element:
    """Give the element that holds the page's main text, of a page that is stripped.

    What the page itself calls its main part is believed when there is text in it; otherwise the way down
    goes to the child that carries most of the text, as long as one does.
    """
    for candidates in (
        list(root.iter("main")),
        [e for e in root.iter(etree.Element) if (e.get("role") or "").lower() == "main"],
        list(root.iter("article")),
        [e for e in root.iter("div", "section", "td") if MAIN_NAMES.match(e.get("id") or "")],
    ):
        with_text = [e for e in candidates if _letters(e) >= LEAST]
        if len(with_text) == 1:
            return with_text[0]
    weights = _weights(root)
    part = next(root.iter("body"), root)
    while True:
        heaviest = max(part, key=lambda child: weights.get(child, 0.0), default=None)
        if heaviest is None or weights.get(heaviest, 0.0) < CARRIES * weights.get(part, 0.0):
            return part
        if str(heaviest.tag).lower() in (
            "p",
            "ul",
            "ol",
            "dl",
            "table",
            "tbody",
            "blockquote",
            "pre",
            "h1",
            "h2",
        ):
            return part
        part = heaviest


def _letters(element: etree._Element) -> int:
    return sum(c.isalnum() for text in element.itertext() for c in str(text))


def _weights(root: etree._Element) -> dict[etree._Element, float]:
    """Weigh each element by its running text; text in links counts a third, since menus are links."""
    weights: dict[etree._Element, float] = {}
    in_link = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        link = element.tag.lower() == "a"
        if event == "start":
            in_link += link
            own = len((element.text or "").strip())
            weights[element] = weights.get(element, 0.0) + own * (0.33 if in_link else 1.0)
            continue
        in_link -= link
        parent = element.getparent()
        if parent is not None:
            tail = len((element.tail or "").strip()) * (0.33 if in_link else 1.0)
            weights[parent] = weights.get(parent, 0.0) + weights[element] + tail
    return weights
