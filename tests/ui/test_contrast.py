"""Every pair of colours that is used meets WCAG 2.2 AA, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from utblick import ui

STYLES = Path(ui.__file__).parent / "static" / "ui"
TOKEN = re.compile(r"--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")
TOKENS = {name: (light, dark) for name, light, dark in TOKEN.findall((STYLES / "utblick.css").read_text())}

GROUNDS = ("bg", "surface", "sunken", "raised")
TEXT = [  # 4.5:1
    *((ink, ground) for ink in ("ink", "muted", "water", "water-strong", "falu") for ground in GROUNDS),
    *((ink, ground) for ink in ("amber", "lichen") for ground in ("bg", "surface", "raised")),
    ("on-water", "water"),
    ("on-water", "water-strong"),
    ("on-falu", "falu"),
    ("surface", "ink"),
    ("ink", "mark"),
    *((tone, f"{tone}-tint") for tone in ("lichen", "falu", "amber", "granite", "dusk")),
    ("water-strong", "water-tint"),
    ("water", "water-tint"),
    *(("ink", f"{tone}-tint") for tone in ("water", "lichen", "falu", "amber", "granite")),
    *(("water", f"{tone}-tint") for tone in ("lichen", "falu", "amber")),
    ("muted", "water-tint"),
    ("muted", "granite-tint"),
    ("ink", "sky"),
    ("water", "sky"),
]
SHAPES = [  # 3:1: edges of fields and buttons, focus, parts of charts, the board's colour
    *(("edge", ground) for ground in GROUNDS),
    *(("focus", ground) for ground in (*GROUNDS, "water-tint")),
    *((tone, "surface") for tone in ("water", "lichen", "amber", "falu", "dusk", "granite")),
    *((tone, "granite-tint") for tone in ("water", "lichen", "amber", "falu", "dusk", "ink")),
]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG 2.2 defines it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (SHAPES, 3.0)], ids=["text", "shapes"])
def test_pairs(pairs: list[tuple[str, str]], least: float, theme: int) -> None:
    low = [
        f"{front} on {back}: {found:.2f}"
        for front, back in pairs
        if (found := ratio(TOKENS[front][theme], TOKENS[back][theme])) < least
    ]
    assert not low, f"below {least}: " + "; ".join(low)


def test_no_colour_is_written_outside_the_tokens() -> None:
    """White on the phone's dock or black on paper may be said; anything else is a token."""
    allowed = {"#fff", "#000", "#999", "#ffffff"}
    for name in ("shell.css", "parts.css", "forms.css", "lists.css"):
        text = re.sub(r"light-dark\([^)]*\)", "", (STYLES / name).read_text())
        found = set(re.findall(r"#[0-9a-f]{3,6}\b", text)) - allowed
        assert not found, f"{name}: {found}"


def test_every_token_that_is_used_exists() -> None:
    declared: set[str] = set()
    used: set[str] = set()
    for path in STYLES.glob("*.css"):
        text = path.read_text()
        declared |= set(re.findall(r"(--[a-z0-9-]+)\s*:", text))
        used |= set(re.findall(r"var\((--[a-z0-9-]+)\)", text))
    assert used <= declared, used - declared
