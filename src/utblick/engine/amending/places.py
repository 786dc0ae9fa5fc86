"""Where an instruction changes something: `in paragraph 4, the second subparagraph`, `punkterna 3, 4 och 5`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from utblick.engine.passages.ids import number

# Kinds beside those of ids: a sentence, the title of what is named, its introductory words.
SENTENCE, TITLE, INTRODUCTION = "sen", "title", "intro"
LAST = "last"

_KINDS = {
    "art": "article articles artikel artikeln artiklar artiklarna",
    "anx": "annex annexes bilaga bilagan bilagor bilagorna",
    "par": "paragraph paragraphs punkt punkten punkter punkterna",
    "sub": "subparagraph subparagraphs stycke stycket stycken styckena",
    "pt": "point points subpoint subpoints led ledet leden definition definitions",
    "ind": "indent indents strecksats strecksatsen strecksatser strecksatserna",
    "prt": "part parts del delen delar delarna",
    "sct": "section sections avsnitt avsnittet avsnitten",
    "cpt": "chapter chapters kapitel kapitlet",
    "rec": "recital recitals skäl skälet skälen",
    SENTENCE: "sentence sentences mening meningen meningar meningarna",
    TITLE: "title heading titel titeln rubrik rubriken",
}
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_ORDINALS = (
    "first första", "second andra", "third tredje", "fourth fjärde", "fifth femte", "sixth sjätte",
    "seventh sjunde", "eighth åttonde", "ninth nionde", "tenth tionde", "eleventh elfte", "twelfth tolfte",
)  # fmt: skip
_ORDINAL = {word: str(at) for at, words in enumerate(_ORDINALS, 1) for word in words.split()} | dict.fromkeys(
    ("last", "final", "sista"), LAST
)
_INTRODUCTORY = frozenset(("introductory", "inledningen", "inledande", "inledningsfrasen", "ingressen"))
_OPENING = frozenset(
    (
        "wording",
        "part",
        "phrase",
        "sentence",
        "words",
        "text",
        "frasen",
        "meningen",
        "delen",
        "texten",
        "orden",
    )
)
_AND = frozenset(("and", "och", "samt", "or", "eller"))
_TO = frozenset(("to", "till", "–", "-"))
_WITHIN = frozenset(("of", "in", "i", "av"))
_TOKEN = re.compile(
    r"\(\s?(?P<bracketed>\d{1,3}\s?[a-z]{0,2}|[a-z]{1,4}|[A-Z]{1,2})\s?\)"
    r"|(?P<word>[^\W\d_]+)|(?P<number>\d{1,4}(?:[a-z]{1,2}|\s[a-hj-z])?\b)|(?P<sign>[,–-])"
)
# Short words that a list of letters or numerals never holds without brackets.
_NO_NUMBER = (
    _AND | _TO | _WITHIN | frozenset(("is", "it", "on", "by", "as", "at", "en", "ej", "så", "är", "de"))
)
_ROMAN_OR_LETTER = re.compile(r"[IVXLC]{1,7}[a-z]?|[A-Z]|[a-z]{1,2}|[ivx]{1,5}")
# From the outside in; what is named twice in one place keeps its order.
_RANK = {
    kind: at
    for at, kinds in enumerate(("art anx rec", "cpt prt", "sct", "par", "sub", "pt", "ind", SENTENCE))
    for kind in kinds.split()
}


@dataclass(slots=True)
class Step:
    """One step into an act: a kind with the numbers that are meant, all of them up to `until` when that is said."""

    kind: str
    numbers: list[str]
    until: str = ""
    ordinal: bool = False


@dataclass(slots=True)
class Place:
    """A place as an instruction names it: steps from the outside in, and whether its title or introduction is meant."""

    steps: list[Step] = field(default_factory=list)
    title: bool = False
    introduction: bool = False

    @property
    def names(self) -> bool:
        """Say whether the place names anything at all."""
        return bool(self.steps or self.title or self.introduction)


def read(text: str) -> Place:
    """Read the place that a phrase names; words that name none are left out."""
    return _Reader(text).read()


def begins(text: str) -> bool:
    """Say whether a sentence begins with a place: `Paragraph 6 is …`, `in Article 3, …`, `Andra stycket ska …`."""
    for token in _TOKEN.finditer(text):
        word = (token["word"] or "").lower()
        if word not in _WITHIN and word != "the":
            return word in _KIND or word in _ORDINAL or word in _INTRODUCTORY
    return False


def ordered(steps: Sequence[Step]) -> list[Step]:
    """Order steps from the outside in; a place that begins with an article or annex of its own stands alone."""
    tops = [at for at, step in enumerate(steps) if step.kind in ("art", "anx", "rec")]
    own = steps[tops[-1] :] if len(tops) > 1 else steps
    return sorted(own, key=lambda step: _RANK.get(step.kind, len(_RANK)))


def kind_of(word: str) -> str:
    """Give the kind of part that a word means, or nothing."""
    return _KIND.get(word.lower(), "")


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens = list(_TOKEN.finditer(text))
        self._at = 0
        self._groups: list[list[Step]] = [[]]
        self._place = Place()

    def read(self) -> Place:
        while self._at < len(self._tokens):
            self._step()
        steps = [step for group in reversed(self._groups) for step in group]
        self._place.steps = ordered(steps)
        return self._place

    def _step(self) -> None:
        word = self._word()
        kind = _KIND.get(word, "")
        if word in _INTRODUCTORY:
            self._place.introduction = True
            self._at += 1
            if self._word() in (
                "wording",
                "part",
                "phrase",
                "sentence",
                "words",
                "frasen",
                "meningen",
                "delen",
                "texten",
            ):
                self._at += 1
        elif word in _ORDINAL:
            self._ordinals()
        elif kind == TITLE:
            self._place.title = True
            self._at += 1
        elif kind:
            self._at += 1
            self._numbers(kind)
        elif self._value() and self._groups[-1] and self._follows():
            self._inner()
        else:
            if word in _WITHIN and self._groups[-1]:
                self._groups.append([])
            self._at += 1

    def _word(self, ahead: int = 0) -> str:
        at = self._at + ahead
        token = self._tokens[at] if at < len(self._tokens) else None
        return (token["word"] or token["sign"] or "").lower() if token else ""

    def _value(self, ahead: int = 0) -> str:
        """Give the number at a token, or nothing when it is none."""
        at = self._at + ahead
        token = self._tokens[at] if at < len(self._tokens) else None
        if token is None:
            return ""
        if token["bracketed"] or token["number"]:
            return number(token["bracketed"] or token["number"])
        word = token["word"] or ""
        return word if _ROMAN_OR_LETTER.fullmatch(word) and word not in _NO_NUMBER else ""

    def _follows(self) -> bool:
        """Say whether the token stands right after the one before: `4(1)`, `6(c)`, `artikel 3.4`."""
        before, token = self._tokens[self._at - 1], self._tokens[self._at]
        return token.start() - before.end() <= 1 and before["sign"] is None

    def _numbers(self, kind: str) -> None:
        value = self._value()
        if not value:
            return
        step = Step(kind, [value])
        self._at += 1
        self._groups[-1].append(step)
        while self._at < len(self._tokens):
            word, following = self._word(), self._value(1)
            if (word in _AND or word == ",") and following:
                step.numbers.append(following)
                self._at += 2
            elif word == "," and self._word(1) in _AND and self._value(2):
                step.numbers.append(self._value(2))
                self._at += 3
            elif word in _TO and following:
                step.until = following
                self._at += 2
            else:
                break

    def _inner(self) -> None:
        """Take a number without a word: after an article a paragraph, else a point."""
        value = self._value()
        before = self._groups[-1][-1].kind
        kind = (
            "par"
            if before == "art" and value[:1].isdigit()
            else "prt"
            if before == "anx" and value.isupper()
            else "pt"
        )
        self._at += 1
        self._groups[-1].append(Step(kind, [value]))

    def _ordinals(self) -> None:
        numbers: list[str] = []
        ahead = 0
        while (word := self._word(ahead)) in _ORDINAL or word in _AND or word == ",":
            if word in _ORDINAL:
                numbers.append(_ORDINAL[word])
            ahead += 1
        kind = _KIND.get(self._word(ahead), "")
        self._at += ahead
        if kind and kind != TITLE:
            self._at += 1
            self._groups[-1].append(Step(kind, numbers, ordinal=True))
