"""The passage that people mean: `Article 25 – paragraph 2 – point a`, `artikel 25.2 a`, `Annex IX, Part A`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from utblick.engine.passages.ids import Path, Segment, number, written

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
    "article": "art", "articles": "art", "artikel": "art", "artikeln": "art", "artiklarna": "art", "art": "art",
    "recital": "rec", "recitals": "rec", "skäl": "rec", "skälet": "rec", "citation": "cit", "beaktandeled": "cit",
    "annex": "anx", "bilaga": "anx", "bilagan": "anx", "title": "ttl", "avdelning": "ttl", "chapter": "cpt",
    "kapitel": "cpt",
    "section": "sct", "avsnitt": "sct", "subsection": "ssc", "underavsnitt": "ssc", "rubrik": "tit",
}  # fmt: skip
_INSIDE = {
    "paragraph": "par", "punkt": "par", "subparagraph": "sub", "stycke": "sub", "stycket": "sub", "point": "pt",
    "points": "pt", "led": "pt", "leden": "pt", "subpoint": "pt", "indent": "ind", "strecksats": "ind",
    "strecksatsen": "ind", "part": "prt", "del": "prt", "section": "sct", "avsnitt": "sct", "table": "tbl",
    "tabell": "tbl",
}  # fmt: skip
# Words that say nothing of the place, and those after which another reference or something else follows.
_FILLING = frozenset(
    ("new", "nytt", "nya", "ny", "the", "of", "no", "introductory", "inledningen", "inledande")
)
_ENDING = frozenset(("and", "or", "och", "eller", "to", "till", "samt"))
_WORD = re.compile(r"[^\W\d_]+|\d+[a-zåäö]{0,2}(?![^\W\d_])|[().]")
_STRETCH = re.compile(r"\s[–—-]\s|[,/:;]")
_NUMBER = re.compile(r"\d+[a-z]{0,2}|[ivxlIVXL]{1,6}[a-zA-Z]?|[a-zA-Z]{1,2}")


def parse(written_by: str) -> Path | None:
    """Give the path that a reference names, or nothing when it begins with no part of an act.

    Of several references the first is read. `Article 4 a` is Article 4a; after a paragraph a letter is a
    point. What one writes about the place (`introductory part`, `(new)`) is left out.
    """
    reader = _Reader()
    for at, stretch in enumerate(part for part in _STRETCH.split(written_by.strip()) if part.strip()):
        words = _WORD.findall(stretch)
        if at and not reader.goes_on(words):
            break
        if not reader.read(words):
            break
    return tuple(reader.path) or None


class _Reader:
    def __init__(self) -> None:
        self.path: list[Segment] = []
        self.kind = ""  # what the next number is, when a word has said so

    def goes_on(self, words: list[str]) -> bool:
        """Say whether a stretch after a comma or dash goes on with the same place."""
        if not words or _TOPS.get(words[0].lower()) in ("art", "rec", "cit", "anx"):
            return False
        listed = words[0] == "(" and bool(self.path) and self.path[-1][0] == "pt"
        return not listed or words[1].lower() in _FILLING

    def read(self, words: list[str]) -> bool:
        """Read a stretch into the path; say whether it was read to its end."""
        at = 0
        if not self.path and words:
            self.kind = _TOPS.get(words[0].lower(), "")
            if self.kind == "tit" or (self.kind == "ttl" and len(words) == 1):
                self.path.append(("tit", ""))
                return True
            if not self.kind:
                return False
            at = 1
        while at < len(words):
            step = self._word(words, at)
            if not step:
                break
            at += step
        if self.kind == "anx" and not self.path:
            self.path.append(("anx", ""))
        self.kind = ""
        return at >= len(words)

    def _word(self, words: list[str], at: int) -> int:
        """Read a word; give how many were read, none at the end of the reference."""
        word, low = words[at], words[at].lower()
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        if low in _ORDINALS:
            counted = _INSIDE.get(following, "")
            if counted == "ind":
                self.path.append(("ind", str(_ORDINALS[low])))
            elif counted in ("sub", "par") and _ORDINALS[low] > 1:  # the first is the passage itself
                self.path.append(("sub", str(_ORDINALS[low])))
            return 2 if counted else 0
        if word in "().":
            return 1
        if low in _ENDING or (low == "i" and len(following) > 3):
            return 0
        if low in _FILLING:
            return 2 if following in ("part", "delen") else 1
        if self.path and low in _INSIDE:
            self.kind = _INSIDE[low]
            return 1
        return self._number(word, following) if _NUMBER.fullmatch(word) else 0

    def _number(self, value: str, following: str) -> int:
        """Take a number, with a letter that belongs to it: `Article 4 a`, `point a a`."""
        kind = self.kind or self._next_kind(value)
        step = 1
        if re.fullmatch(r"[a-z]", following) and self._belongs(kind, value, following):
            value, step = value + following, 2
        if kind == "anx":
            value = re.sub(r"^[ivxl]+", lambda found: found[0].upper(), value)
        self.kind = ""
        if not (kind == "sub" and value == "1"):
            self.path.append((kind, number(value)))
        return step

    def _belongs(self, kind: str, value: str, letter: str) -> bool:
        if not self.kind:
            return False
        if kind in ("art", "rec", "cit", "anx"):
            return value[-1].isdigit() or kind == "anx"
        return kind in ("par", "pt") and (value.isdigit() or (len(value) == 1 and letter <= value))

    def _next_kind(self, value: str) -> str:
        """Say what a number without a word is: after an article a paragraph, else a point."""
        before = self.path[-1][0] if self.path else ""
        if before == "art" and value[0].isdigit():
            return "par"
        return "prt" if before == "anx" and value.isupper() else "pt"


def locate(written_by: str, ids: Collection[str]) -> str:
    """Give the id among those of an act that a reference means, the innermost that there is, or nothing.

    An act may have no paragraphs where people write one, or the point in a subparagraph they leave out.
    """
    path = parse(written_by)
    known = frozenset(ids)
    while path:
        for form in forms(path):
            if (id := written(form)) in known:
                return id
        if (found := within(path, known)) is not None:
            return found
        path = path[:-1]
    return ""


def forms(path: Path) -> Iterator[Path]:
    """Give the forms that a place may have in an act when people write it so: the likeliest first."""
    yield path
    if len(path) > 1 and path[0][0] == "art":
        kind, value = path[1]
        if kind == "par":  # points, and unnumbered paragraphs, of which the first is the article itself
            rest = path[2:]
            yield (path[0], ("pt", value), *rest)
            yield (path[0], *rest) if value == "1" else (path[0], ("sub", value), *rest)
        elif kind == "pt" and value[0].isdigit():
            yield (path[0], ("par", value), *path[2:])
    if path[0][0] == "anx" and ("par", "1") in path:  # an annex has points, and paragraphs only by counting
        yield tuple(segment for segment in path if segment != ("par", "1"))
    if path[0][0] == "anx" and any(kind == "par" for kind, _ in path):  # `punkt 7` of an annex
        yield tuple(("pt" if kind == "par" else kind, value) for kind, value in path)
    if len(path) == 2 and path[1][0] == "pt" and path[1][1].isalpha():  # `article 25 a` after `article 25`
        yield ((path[0][0], path[0][1] + path[1][1]),)
    if found := re.fullmatch(r"(\d+)([a-z])", path[0][1]):  # `artikel 3 a` may be point a of Article 3
        yield ((path[0][0], found[1]), ("pt", found[2]), *path[1:])
    without = tuple(segment for segment in path if segment[0] != "sub")
    if without != path:
        yield without


def within(path: Path, known: frozenset[str]) -> str | None:
    """Find the id of a point whose subparagraph or part the reference leaves out, when there is only one such."""
    if len(path) < 2 or path[-1][0] != "pt":
        return None
    start, end = f"{written(path[:-1])}.", f".pt-{path[-1][1]}"
    found = [id for id in known if id.startswith(start) and id.endswith(end)]
    return found[0] if len(found) == 1 else None
