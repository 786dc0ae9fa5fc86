"""Titles: what they share when a source's trimmings are gone, and which differences count."""

from __future__ import annotations

import functools
import html
import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from utblick.engine import identifiers
from utblick.engine.text import words

# What sources put before or after a title. Compared folded.
_PREFIX = re.compile(
    r"^\s*(?:pressmeddelande|press\s?release|pressemitteilung|nyhet(?:er)?|news|nyhetsartikel|artikel|article"
    r"|debattartikel|debatt|tal|speech|uttalande|statement|remiss(?:\s+av)?|lagrådsremiss|proposition(?:en)?|prop\.?"
    r"|faktapromemoria|fakta-?pm|kommenterad dagordning|dagordning|pressinbjudan|pressträff|media advisory"
    r"|memo|ip|daily news|uppdaterad|updated|corrigendum|rättelse)\s*(?::|–|—|\s-\s|\|)\s*",
    re.I,
)
_SUFFIX = re.compile(
    r"\s+(?:[|–—-])\s+(?:regeringen(?:\.se)?|regeringskansliet|europeiska kommissionen|european commission"
    r"|europaparlamentet|european parliament|news|nyheter|consilium|european council|eur-lex|riksdagen|skr"
    r"|pressmeddelande|press release)\s*$",
    re.I,
)
_TAGS = re.compile(r"</?[a-z][^<>]{0,200}>", re.I)
_TRIMMED = frozenset(
    ("fakta_pm", "com", "join", "swd", "sec", "c", "celex", "procedure", "prop", "skr", "sou", "ds", "dir")
)


def _set(*rows: str) -> frozenset[str]:
    return frozenset(" ".join(rows).split())


_STOP: dict[str, frozenset[str]] = {
    "sv": _set(
        "och i att det som en på är av för med till den ett om har de inte från vid mot nya ny nytt samt eu"
    ),
    "en": _set("the a an and of in to for on with by from at as is are new its eu"),
    "de": _set("der die das und in zu den des dem von für mit auf ein eine ist im"),
    "fi": _set("ja on ei että se oli sekä tai"),
}
_ANY_STOP = _STOP["sv"] | _STOP["en"]
# Words that tell one occasion of a recurring thing from the next, as digits do.
_OCCASION = _set(
    "januari februari mars april maj juni juli augusti september oktober november december",
    "january february march may june july august october",
    "jan feb mar apr jun jul aug sep sept okt oct nov dec",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "monday tuesday wednesday thursday friday saturday sunday",
    "första andra tredje fjärde femte sjätte first second third fourth fifth sixth",
    "vår våren höst hösten spring autumn ii iii iv vi vii viii ix",
)


# Titles that begin so come again: without a date in the title, only the text tells one from the next.
RECURRING = re.compile(
    r"^(?:press(?:briefing|träff|konferens|möte|inbjudan)|veck|kalend|calend|schema|nyhetsbrev|newsletter|weekly"
    r"|daily|agenda|dagordning|möte|sammanträde|seminari|uttalande|statement|remarks|speech|tal$|meeting|minutes"
    r"|protokoll|briefing|månads|kvartals|monthly|quarterly|summit|toppmöte|messages)"
)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """A title as compared: content words in order, what tells the occasion, the identifiers it carries."""

    content: tuple[str, ...]
    occasion: frozenset[str]
    references: frozenset[tuple[str, str]]


def title_key(title: str, language: str) -> str:
    """Give what equal titles share: folded content words without the source's trimmings.

    "" when there are none. Identifiers that name the document (`2017/18:FPM116`) are no part of it; other
    numbers are.
    """
    stop = _STOP.get(language, _ANY_STOP if not language else frozenset())
    folded = [word.base for word in words.cut(_bare(title)[0])]
    kept = [word for word in folded if word not in stop]
    return " ".join(kept or folded)


def read_title(title: str) -> TitleWords:
    """Read a title for comparison, whatever its language."""
    return _read(title)


@functools.lru_cache(maxsize=2048)
def _read(title: str) -> TitleWords:
    text, references = _bare(title)
    found = [word.base for word in words.cut(text)]
    occasion = frozenset(_number(word) for word in found if _tells_occasion(word))
    content = tuple(word for word in found if word not in _ANY_STOP and not _tells_occasion(word))
    return TitleWords(content, occasion, references)


def unmatched(left: TitleWords, right: TitleWords) -> tuple[int, int]:
    """Count the content words of each title that the other lacks; small misspellings are forgiven."""
    rest = list(right.content)
    missing: list[str] = []
    for word in left.content:
        if word in rest:
            rest.remove(word)
        else:
            missing.append(word)
    alone = 0
    for word in missing:
        twin = next((other for other in rest if _one_spelling(word, other)), None)
        if twin is None:
            alone += 1
        else:
            rest.remove(twin)
    return alone, len(rest)


def contradict(left: TitleWords, right: TitleWords) -> bool:
    """Say whether numbers, dates or identifiers of one type show two titles to be of two things."""
    if not (left.occasion <= right.occasion or right.occasion <= left.occasion):
        return True
    kinds = {kind for kind, _ in left.references} & {kind for kind, _ in right.references}
    return any(_of(left, kind).isdisjoint(_of(right, kind)) for kind in kinds)


def occasions(text: str, most: int = 3000) -> frozenset[str]:
    """Give the numbers and the words for months and days in the beginning of a text."""
    return frozenset(_number(word.base) for word in words.cut(text[:most]) if _tells_occasion(word.base))


def _of(title: TitleWords, kind: str) -> frozenset[str]:
    return frozenset(value for one, value in title.references if one == kind)


def _tells_occasion(word: str) -> bool:
    return word in _OCCASION or any(map(str.isdigit, word))


def _number(word: str) -> str:
    return (
        word.lstrip("0") or "0"
        if word.isdigit()
        else word[:3]
        if word in _OCCASION and len(word) > 4
        else word
    )


def _one_spelling(left: str, right: str) -> bool:
    return min(len(left), len(right)) >= 6 and Indel.normalized_similarity(left, right) >= 0.88


def _bare(title: str) -> tuple[str, frozenset[tuple[str, str]]]:
    """Drop markup, the source's words before and after, and identifiers; give those too."""
    text = " ".join(_TAGS.sub(" ", html.unescape(title)).split())
    found = [row for row in identifiers.find(text) if row.type in _TRIMMED]
    references = frozenset((row.type, identifiers.key_of(row)) for row in found)
    for row in reversed(found):
        text = text[: row.start] + " " + text[row.end :]
    previous = ""
    while text != previous:
        previous = text
        text = _SUFFIX.sub("", _PREFIX.sub("", text.lstrip("#* "), count=1))
    return text, references
