"""What a page must be in any browser: WCAG 2.2 AA as axe judges it, and no wider than its window."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
HEIGHTS = {1280: 900, 375: 740, 320: 640}
# Most pages fit into this, so that judging them needs no other window.
TALL = 3000
# Measuring colours takes three quarters of axe's time.
CONTRAST = "color-contrast"
_RUN = """options => axe.run(document, options).then(found => found.violations)"""


@cache
def _axe() -> str:
    return Path(AXE_FILE_PATH).read_text("utf-8")


def faults(page: Page, *, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[str]:
    """Give what breaks WCAG 2.2 AA on the page, each with its places; `only` and `without` name axe's rules."""
    window = page.viewport_size
    assert window is not None
    # As tall as the page, so that what sticks to the window's edge covers nothing.
    tall: int = page.evaluate("document.documentElement.scrollHeight")
    if tall + 120 > window["height"]:
        page.set_viewport_size({"width": window["width"], "height": tall + 120})
    run_only: dict[str, Any] = {"type": "rule", "values": only} if only else {"type": "tag", "values": WCAG}
    options = {
        "runOnly": run_only,
        "rules": {rule: {"enabled": False} for rule in without},
        "resultTypes": ["violations"],
    }
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    broken = page.evaluate(_RUN, options)
    if tall + 120 > window["height"]:
        page.set_viewport_size(window)
    return [
        f"{rule['id']}: {rule['help']}\n    " + "\n    ".join(_told(node) for node in rule["nodes"][:5])
        for rule in broken
    ]


def _told(node: dict[str, Any]) -> str:
    why = " ".join(node.get("failureSummary", "").split())
    return f"{' '.join(node['target'])}: {node['html'][:140]} — {why[:240]}"


def sideways(page: Page) -> int:
    """Give how many pixels the page is wider than its window; 0 when nothing needs scrolling sideways."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


# What Python and Django write of a thing that a page was to show in words.
_RAW = r"\[[(]?'|\{'\w+':|object at 0x|<QuerySet|\bdatetime\.\w+\(|&(?:amp|lt|gt|quot|#\d+);|\{\{|\{%"


def raw(page: Page) -> list[str]:
    """Give what stands on the page as the program has it, not as people read."""
    text: str = page.inner_text("body")
    return [text[max(0, found.start() - 40) : found.end() + 40] for found in re.finditer(_RAW, text)]


def leading_nowhere(page: Page) -> list[str]:
    """Give the words of the links whose address is empty: pressing one only loads the page anew."""
    words: list[str] = page.locator("a[href='']").evaluate_all("links => links.map(link => link.textContent)")
    return words


# Each panel is opened where it is seen, measured and closed again.
_CUT_OFF = """() => [...document.querySelectorAll('details.drop')].filter(drop => drop.checkVisibility()).map(drop => {
  const was = drop.open;
  drop.open = true;
  const panel = drop.querySelector('.panel'), box = panel.getBoundingClientRect();
  drop.open = was;
  const fits = box.left >= 0 && box.right <= document.documentElement.clientWidth + 0.5;
  return fits ? '' : drop.querySelector('summary').textContent.trim();
}).filter(Boolean)"""


def cut_off(page: Page) -> list[str]:
    """Give the words of the buttons whose panel opens over the window's edge."""
    words: list[str] = page.evaluate(_CUT_OFF)
    return words


def judged_everywhere(
    page: Page, *, colours_at: Sequence[int] = (), axe_at: Sequence[int] = (1280, 375)
) -> list[str]:
    """Give what is wrong with the page on a desk, in dark colours, on a phone and on the narrowest screen.

    The page is opened once and its window made narrower, as people do. It is judged at the widths `axe_at`; colours
    are measured at the widths `colours_at`, and with those of 1280 px the dark ones.
    """
    found: list[str] = []

    def tell(where: str, faults: list[str]) -> None:
        found.extend(f"{where}: {fault}" for fault in faults)

    found += [f"not for people: {text!r}" for text in raw(page)]
    found += [f"the link leads nowhere: {words!r}" for words in leading_nowhere(page)]
    for width in (1280, 375, 320):
        page.set_viewport_size({"width": width, "height": TALL})
        if width in axe_at:
            tell(f"{width} px", faults(page, without=() if width in colours_at else (CONTRAST,)))
        if width == 1280 and width in colours_at:
            page.emulate_media(color_scheme="dark")
            tell("dark", faults(page, only=(CONTRAST,)))
            page.emulate_media(color_scheme="light")
        if (over := sideways(page)) > 0:
            found.append(f"{width} px: {over} px wider than the window")
        tell(f"{width} px", [f"what opens is cut off: {words!r}" for words in cut_off(page)])
    return found
