"""What people call a passage: `Article 9(1)(b)`, `artikel 9.1 b`, `skäl 12`."""

from __future__ import annotations

from utblick.engine.passages.ids import Path, parsed

_TOPS = {
    "tit": ("title", "titel"),
    "pre": ("preamble", "ingress"),
    "cit": ("citation", "beaktandeled"),
    "rec": ("recital", "skäl"),
    "prt": ("Part", "del"),
    "ttl": ("Title", "avdelning"),
    "cpt": ("Chapter", "kapitel"),
    "sct": ("Section", "avsnitt"),
    "ssc": ("Subsection", "underavsnitt"),
    "art": ("Article", "artikel"),
    "fin": ("concluding formulas", "slutformel"),
    "anx": ("Annex", "bilaga"),
    "fn": ("footnote", "fotnot"),
    "txt": ("text", "text"),
}
_INSIDE = {
    "pt": ("point ({})", "led {}"),
    "tbl": ("table {}", "tabell {}"),
    "qt": ("quoted text {}", "citerad text {}"),
    "prt": ("Part {}", "del {}"),
    "ttl": ("Title {}", "avdelning {}"),
    "cpt": ("Chapter {}", "kapitel {}"),
    "sct": ("Section {}", "avsnitt {}"),
    "ssc": ("Subsection {}", "underavsnitt {}"),
    "art": ("Article {}", "artikel {}"),
    "par": ("paragraph {}", "punkt {}"),
}
_ORDINALS = (
    ("first", "första"), ("second", "andra"), ("third", "tredje"), ("fourth", "fjärde"), ("fifth", "femte"),
    ("sixth", "sjätte"), ("seventh", "sjunde"), ("eighth", "åttonde"), ("ninth", "nionde"), ("tenth", "tionde"),
)  # fmt: skip


def label(id: str, language: str = "en") -> str:
    """Give the label of a passage in Swedish, else in English; an id that is none stands for itself."""
    path = parsed(id)
    if path is None:
        return id
    return _swedish(path) if language == "sv" else _english(path)


def _top(path: Path, language: int) -> str:
    kind, number = path[0]
    return f"{_TOPS[kind][language]} {_plain(number)}".strip()


def _english(path: Path) -> str:
    text = _top(path, 0)
    short = path[0][0] == "art"  # Article 9(1)(b): brackets for as long as nothing else came between
    before = path[0][0]
    for kind, number in path[1:]:
        if (kind == "par" and short) or (
            kind == "pt" and before in ("par", "pt") and (short or before == "pt")
        ):
            text += _bracketed(number)
        elif kind == "sub":
            name = "subparagraph" if before in ("par", "pt") else "paragraph"
            text, short = f"{text}, {_ordinal(number, 0)} {name}", False
        elif kind == "ind":
            text, short = f"{text}, {_ordinal(number, 0)} indent", False
        elif kind == "pt" and path[0][0] == "anx" and number[:1].isdigit():
            text, short = f"{text}, point {_plain(number)}", False
        else:
            text, short = f"{text}, {_named(kind, number)}", False
        before = kind
    return text


def _swedish(path: Path) -> str:
    text = _top(path, 1)
    before = path[0][0]
    for kind, number in path[1:]:
        if kind == "par" and before == "art":
            text += f".{_plain(number)}"
        elif kind == "pt" and (before == "pt" or (before in ("art", "par") and number[:1].isalpha())):
            text += f" {_plain(number)}"
        elif kind == "sub":
            text += f" {_ordinal(number, 1)} stycket"
        elif kind == "ind":
            text += f" {_ordinal(number, 1)} strecksatsen"
        else:
            text += f" {_INSIDE[kind][1].format(_plain(number))}"
        before = kind
    return text


def _named(kind: str, number: str) -> str:
    return f"point {_bracketed(number)}" if kind == "pt" else _INSIDE[kind][0].format(_plain(number))


def _bracketed(number: str) -> str:
    first, _, again = number.partition("~")
    return f"({first}) [{again}]" if again else f"({first})"


def _plain(number: str) -> str:
    """Give a number as read: what is named alike a second time says so."""
    first, _, again = number.partition("~")
    return f"{first} [{again}]".strip() if again else first


def _ordinal(number: str, language: int) -> str:
    first, _, again = number.partition("~")
    value = int(first) if first.isdigit() else 0
    if 1 <= value <= len(_ORDINALS):
        word = _ORDINALS[value - 1][language]
    elif language:
        word = f"{first}:e"
    else:
        ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        word = f"{first}{ending}"
    return f"{word} [{again}]" if again else word
