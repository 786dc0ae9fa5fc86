"""The passage that people mean: `Article 25 – paragraph 2 – point a`, `artikel 25.2 a`, `Annex IX, Part A, point (b)`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from utblick.engine.passages.ids import Path, number, written

_ORDINALS = {
    word: value
    for value, words in enumerate(
        (
            "first första", "second andra", "third tredje", "fourth fjärde", "fifth femte", "sixth sjätte",
            "seventh sjunde", "eighth åttonde", "ninth nionde", "tenth tionde",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_TOPS = {
    "article": "art", "articles": "art", "artikel": "art", "artikeln": "art", "art": "art", "recital": "rec",
    "recitals": "rec", "skäl": "rec", "skälet": "rec", "citation": "cit", "beaktandeled": "cit", "annex": "anx",
    "bilaga": "anx", "bilagan": "anx", "title": "ttl", "avdelning": "ttl", "chapter": "cpt", "kapitel": "cpt",
    "section": "sct", "avsnitt": "sct", "subsection": "ssc", "underavsnitt": "ssc", "rubrik": "tit",
}  # fmt: skip
_INSIDE = {
    "paragraph": "par", "punkt": "par", "subparagraph": "sub", "stycke": "sub", "stycket": "sub", "point": "pt",
    "points": "pt", "led": "pt", "leden": "pt", "subpoint": "pt", "indent": "ind", "strecksats": "ind",
    "strecksatsen": "ind", "part": "prt", "del": "prt", "section": "sct", "avsnitt": "sct", "table": "tbl",
    "tabell": "tbl",
}  # fmt: skip
# Words that say nothing of the place.
_FILLING = frozenset(("new", "nytt", "nya", "ny", "the", "of", "i", "and", "no", "introductory", "part", "inledningen"))
_WORD = re.compile(r"[^\W\d_]+|\d+[a-zåäö]{0,2}(?![^\W\d_])|[().]")
_DASH = re.compile(r"\s[–—-]\s|[,/:;]")
_NUMBER = re.compile(r"\d+[a-z]{0,2}|[ivxlIVXL]{1,6}|[a-zA-Z]{1,2}")


def parse(written_by: str) -> Path | None:
    """Give the path that a reference names, or nothing when it begins with no part of an act.

    Of several references the first is read. `Article 4 a` is Article 4a; after a paragraph a letter is a
    point. What one writes about the place (`introductory part`, `(new)`) is left out.
    """
    parts = [part for part in _DASH.split(written_by.strip()) if part and part.strip()]
    if not parts:
        return None
    path: list[tuple[str, str]] = []
    for at, part in enumerate(parts):
        words = _WORD.findall(part)
        if at and words and _TOPS.get(words[0].lower()) in ("art", "rec", "cit", "anx"):
            break
        if not _read(words, path):
            break
    return tuple(path) or None


def _read(words: list[str], path: list[tuple[str, str]]) -> bool:
    """Read a stretch between dashes and commas into the path; say whether it could be read."""
    at = 0
    kind = ""
    if not path:
        kind = _TOPS.get(words[0].lower(), "") if words else ""
        if not kind:
            return False
        at = 1
        if kind == "tit" or (kind == "ttl" and len(words) == 1):
            path.append(("tit", ""))
            return True
    while at < len(words):
        word = words[at]
        low = word.lower()
        if low in _ORDINALS:
            following = words[at + 1].lower() if at + 1 < len(words) else ""
            counted = _INSIDE.get(following, "")
            if not counted:
                return False
            _add(path, "sub" if counted in ("sub", "par") else counted, str(_ORDINALS[low]))
            at += 2
            continue
        if path and low in _INSIDE and not (low == "part" and _ends(words, at)):
            kind = _INSIDE[low]
        elif word in "().":
            pass
        elif low in _FILLING and not (kind and low in ("i",) and _is_bracketed(words, at)):
            if low == "i" and kind in ("pt", "par") and path and path[-1][0] in ("pt", "par"):
                _add(path, "pt", "i")
        elif _NUMBER.fullmatch(word):
            at = _numbered(words, at, kind, path)
            kind = ""
            continue
        else:
            return False
        at += 1
    if kind == "anx" and not path:
        path.append(("anx", ""))
    return True


def _numbered(words: list[str], at: int, kind: str, path: list[tuple[str, str]]) -> int:
    """Take the number at a place, with the letter that belongs to it, and give the next place."""
    value, at = words[at], at + 1
    letter = words[at] if at < len(words) else ""
    bare = bool(re.fullmatch(r"[a-z]{1,2}", letter)) and letter not in _FILLING
    belongs = kind in ("art", "rec", "cit", "anx") or (kind in ("par", "pt") and value.isalnum())
    if bare and belongs and (value[-1].isdigit() or value[-1] == letter[0] or kind in ("anx", "pt")):
        if kind != "pt" or value.isdigit() or len(value) == 1 and letter[0] <= value[-1]:
            value, at = value + letter, at + 1
    if kind == "anx":
        value = re.sub(r"^[ivxl]+", lambda found: found[0].upper(), value)
    _add(path, kind or _next_kind(path, value), number(value))
    return at


def _next_kind(path: list[tuple[str, str]], value: str) -> str:
    """Say what a number without a word is: after an article a paragraph, else a point."""
    if path and path[-1][0] == "art" and value[0].isdigit():
        return "par"
    return "prt" if path and path[-1][0] == "anx" and value.isupper() else "pt"


def _add(path: list[tuple[str, str]], kind: str, value: str) -> None:
    if kind == "sub" and value == "1":
        return  # the first subparagraph is the passage itself
    path.append((kind, value))


def _ends(words: list[str], at: int) -> bool:
    return at + 1 == len(words)


def _is_bracketed(words: list[str], at: int) -> bool:
    return 0 < at < len(words) - 1 and words[at - 1] == "(" and words[at + 1] == ")"


def locate(written_by: str, ids: Collection[str]) -> str:
    """Give the id among those of an act that a reference means, the innermost that there is, or nothing.

    An act may have no paragraphs where people write one, or the point in a subparagraph they leave out.
    """
    path = parse(written_by)
    known = frozenset(ids)
    while path:
        for form in _forms(path):
            if (id := written(form)) in known:
                return id
        if (within := _within(path, known)) is not None:
            return within
        path = path[:-1]
    return ""


def _forms(path: Path) -> Iterator[Path]:
    yield path
    if len(path) > 1 and path[0][0] == "art":
        kind, value = path[1]
        if kind == "par":  # unnumbered paragraphs are counted, the first is the article itself
            rest = path[2:]
            yield (path[0], *rest) if value == "1" else (path[0], ("sub", value), *rest)
            yield (path[0], ("pt", value), *rest)
        elif kind == "pt" and value[0].isdigit():
            yield (path[0], ("par", value), *path[2:])
    if len(path) == 2 and path[1][0] == "pt" and path[1][1].isalpha():  # `article 25 a` after `article 25`
        yield ((path[0][0], path[0][1] + path[1][1]),)
    if found := re.fullmatch(r"(\d+)([a-z])", path[0][1]):  # `artikel 3 a` may be point a of Article 3
        yield ((path[0][0], found[1]), ("pt", found[2]), *path[1:])
    without = tuple(segment for segment in path if segment[0] != "sub")
    if without != path:
        yield without


def _within(path: Path, known: frozenset[str]) -> str | None:
    """Find a point whose subparagraph or part the reference leaves out, when there is only one such."""
    if len(path) < 2 or path[-1][0] != "pt":
        return None
    start, end = f"{written(path[:-1])}.", f".pt-{path[-1][1]}"
    found = [id for id in known if id.startswith(start) and id.endswith(end)]
    return found[0] if len(found) == 1 else None
