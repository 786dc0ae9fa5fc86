"""What an amending act says is to be done: every instruction with its place, its kind and the text that it quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from utblick.engine.amending import places
from utblick.engine.amending.places import Place, Step
from utblick.engine.identifiers import find
from utblick.engine.passages.ids import parsed, written
from utblick.engine.passages.writing import Passage

Kind = Literal["replace", "insert", "delete", "words", "unread"]


@dataclass(frozen=True, slots=True)
class Instruction:
    """One thing that an amending act does: `act` is the CELEX number of the act that it changes.

    `place` is where; of an insertion `what` is the kind of part that comes, and `after` what it follows. `quoted`
    is the text that comes, line by line; `words` what is replaced by what within a passage.
    """

    id: str
    label: str
    said: str
    act: str
    kind: Kind
    place: Place
    what: str = ""
    after: Place | None = None
    quoted: tuple[Passage, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    act: str
    steps: tuple[Step, ...]


_AMENDED = re.compile(
    r"\b(?:(?:is|are|shall be) (?:hereby )?amended as follows"
    r"|(?:ska(?:ll)? )?ändras (?:på följande sätt|enligt följande))",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:amended|replaced|added|inserted) in accordance with|\b(?:ändras|ersättas|läggas till) i enlighet med|"
    r"\b(?:ändras|ersättas) enligt bilaga",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"\b(?:the )?following ([a-z]+)\b|\bföljande ([a-zåäö]+)\b", re.IGNORECASE)
_INSERTED = re.compile(
    r"\b(?:is|are|shall be) (?:hereby )?(?:inserted|added)\b"
    r"|\b(?:ska(?:ll)? )?(?:införas|läggas till|infogas|införs|läggs till)\b",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    r"\b(?:is|are|shall be) (?:hereby )?replaced by (?:the )?(?:following|text)\b.*"
    r"|\b(?:ska(?:ll)? )?(?:ersättas|ersätts) med följande\b.*|\bska(?:ll)? ha följande lydelse\b.*",
    re.IGNORECASE,
)
_DELETED = re.compile(
    r"\b(?:(?:is|are|shall be) (?:hereby )?(?:deleted|repealed|struck out)|(?:ska(?:ll)? )?(?:utgå|strykas)|utgår"
    r"|(?:ska(?:ll)? )?upphör(?:a|er)? att gälla)(?:\s(?:with effect|med verkan|from|från)\b.*)?\W*(?:and|och)?\W*$",
    re.IGNORECASE,
)
# What passages do not hold by themselves: nobody can put it in its place by its words alone.
_BESIDE = re.compile(
    r"\b(?:footnotes?|rows?|columns?|entry|entries|tables?|diagrams?|formula|fotnot\w*|rad(?:en|erna)?|kolumn\w*|"
    r"tabell\w*|posten|formeln?)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|efter)\b(.*)", re.IGNORECASE | re.DOTALL)
_MARKED = r"[‘’“”\"']([^‘’“”\"]+)[’‘”“\"']"
_OPENS = re.compile(r"[‘“„”]\s?\w")
_NAMED = r"(?:words?|phrase|expression|terms?|dates?|figures?|numbers?|orden|ordet|uttrycket|frasen|datumet|siffran)"
_WORDS = re.compile(
    rf"{_NAMED}\s+{_MARKED}\s+(?:(?:is|are|shall be|ska(?:ll)?)\s+)?(?:hereby )?(?:replaced by|ersättas med)\s+"
    rf"(?:the )?(?:{_NAMED}\s+)?{_MARKED}",
    re.IGNORECASE,
)
_STRUCK = re.compile(
    rf"{_NAMED}\s+{_MARKED}\s+(?:(?:is|are|shall be|ska(?:ll)?)\s+)?(?:hereby )?(?:deleted|utgå|strykas)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:the )?references? to (.+?) (?:is|are) replaced by (?:a |the )?references? to (.+?)[;.,]?$"
    r"|hänvisning(?:en|arna)? till (.+?) ska(?:ll)? ersättas med (?:en )?hänvisning(?:ar)? till (.+?)[;.,]?$",
    re.IGNORECASE,
)


def read(passages: Sequence[Passage]) -> list[Instruction]:
    """Read the instructions of an amending act, in its order; an act that amends none has none."""
    quoted = _quotations(passages)
    contexts: dict[str, _Context] = {}
    found: list[Instruction] = []
    for passage in passages:
        path = parsed(passage.id)
        if path is None or path[0][0] not in ("art", "anx") or path[-1][0] in ("qt", "tbl"):
            continue
        upper = _above(path, contexts)
        named, said = _acts_in(passage.text)
        act = named or (upper.act if upper else "")
        if not act or _ELSEWHERE.search(said):
            continue
        outer = upper.steps if upper else ()
        if begun := _AMENDED.search(said):
            # `Annexes I and II are amended as follows`: which of them, the points below say.
            steps = [one for one in places.read(said[: begun.start()]).steps if len(one.numbers) == 1]
            contexts[passage.id] = _Context(act, (*outer, *steps))
        elif one := _instruction(said):
            kind, place, what, after, words = one
            place = Place(places.ordered((*outer, *place.steps)), place.title, place.introduction)
            if kind == "delete" and not places.begins(said):
                continue  # a whole act is repealed, which changes nothing in it; or somebody else deletes
            lines = tuple(quoted.get(passage.id, ()))
            if (
                _BESIDE.search(said)
                or (kind in ("replace", "insert") and not lines)
                or not place.names | bool(what)
            ):
                kind = "unread"
            found.append(
                Instruction(
                    passage.id, passage.label, passage.text, act, kind, place, what, after, lines, words
                )
            )
    return found


def acts(found: Sequence[Instruction]) -> list[str]:
    """Give the acts that instructions change, in their order."""
    return list(dict.fromkeys(one.act for one in found))


_Read = tuple[Kind, Place, str, Place | None, tuple[tuple[str, str], ...]]


def _instruction(said: str) -> _Read | None:
    """Read one sentence, or nothing when it tells of no change."""
    if found := _WORDS.search(said):
        return "words", places.read(said[: found.start()]), "", None, ((found[1], found[2]),)
    if found := _STRUCK.search(said):
        return "words", places.read(said[: found.start()]), "", None, ((found[1], ""),)
    if found := _REFERENCE.search(said):
        old, new = (found[1], found[2]) if found[1] else (found[3], found[4])
        return "words", places.read(said[: found.start()]), "", None, ((old, new),)
    if found := _REPLACED.search(said):
        return "replace", places.read(said[: found.start()]), "", None, ()
    if _INSERTED.search(said) and (following := _FOLLOWING.search(said)):
        after = _AFTER.search(said)
        end = after.start() if after else len(said)
        rest = _INSERTED.sub(" ", said[: following.start()] + " " + said[following.end() : end])
        what = places.kind_of(following[1] or following[2] or "")
        return "insert", places.read(rest), what, places.read(after[1]) if after else None, ()
    if _DELETED.search(said):
        return "delete", places.read(_DELETED.sub(" ", said)), "", None, ()
    return None


def _quotations(passages: Sequence[Passage]) -> dict[str, list[Passage]]:
    """Give the quoted lines by what quotes them.

    A quotation whose closing mark went with a footnote is read as subparagraphs; it goes on to the end of what
    quotes it.
    """
    found: dict[str, list[Passage]] = {}
    within, last = "", ""
    for passage in passages:
        path = parsed(passage.id)
        if path is None:
            continue
        owner = written(path[:-1])
        if within and not passage.id.startswith(f"{within}."):
            within = ""
        if path[-1][0] == "sub" and last.endswith(":") and _OPENS.match(passage.text):
            within = owner
        if path[-1][0] == "qt":
            found.setdefault(owner, []).append(passage)
        elif within:
            found.setdefault(within, []).append(passage)
        last = passage.text
    return found


def _above(path: tuple[tuple[str, str], ...], contexts: dict[str, _Context]) -> _Context | None:
    """Give the context that a passage stands in: of the innermost part around it that has begun one."""
    for length in range(len(path) - 1, 0, -1):
        if (found := contexts.get(written(path[:length]))) is not None:
            return found
    return None


def _acts_in(text: str) -> tuple[str, str]:
    """Give the CELEX number of the first act that a sentence names, and the sentence without acts."""
    act, bare = "", text
    for one in reversed(find(text)):
        if one.type in ("act", "celex"):
            act = one.celex or (one.value if one.type == "celex" else act)
            bare = bare[: one.start] + bare[one.end :]
    return act, bare
