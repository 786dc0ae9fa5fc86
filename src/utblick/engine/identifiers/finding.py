"""Find identifiers: one pass for the marks that every identifier carries, then the patterns around them.

A text without identifiers costs one regular expression over its digits. The table of forms is the sum of
`european`, `acts` and `swedish`; adding a type is adding a row.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from utblick.engine.identifiers import acts, european, swedish
from utblick.engine.identifiers.form import Form, Found

HYPHENS = re.compile("[\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d]")
_DASH = "[-\u2010-\u2014\u2212\ufe63\uff0d]"
_GAP = r"[\s\u200b\u2060\ufeff]{0,3}"
# A run of digits, then what tells that it may belong to an identifier. The group's name is the cue.
CUES = re.compile(
    "[0-9][0-9]*+(?:"  # written so that the engine may skip to the next digit
    rf"(?P<paren>(?:(?<=\([0-9]{{4}})|(?<=\([0-9]{{2}})|(?<=\(\s[0-9]{{4}})){_GAP}\){_GAP}[0-9])"
    rf"|(?P<slash>{_GAP}/{_GAP}[0-9])"
    rf"|(?P<colon>(?<=[0-9]{{4}}){_GAP}:{_GAP}[0-9])"
    rf"|(?P<session>(?<=/[0-9]{{2}}){_GAP}:?{_GAP}FPM)"
    rf"|(?P<dot>(?<=[0-9]{{3}})\.[0-9]{{3}}(?![0-9])|(?<=[0-9]{{6}}){_GAP}v[0-9])"
    r"|(?P<letters>(?<=[0-9]{4})[A-Za-z]{1,2}[0-9]{2})"
    rf"|(?P<date>[./][0-9]{{1,2}}[./][0-9]{{4}})"
    rf"|(?P<dash>(?:(?<=[0-9]{{6}}){_GAP}{_DASH}{_GAP}[0-9]{{2}}|(?<={_DASH}[0-9]{{4}}){_DASH}[0-9]{{5}}))"
    rf"|(?P<aid>{_GAP}\({_GAP}[0-9]{{4}}{_GAP}/|(?<=[Aa]\.[0-9]{{4}})|(?<=[Aa]\.[0-9]{{5}})|(?<=[Aa]\.[0-9]{{6}})"
    r"|(?<=A\.\s[0-9]{4})|(?<=A\.\s[0-9]{5})|(?<=A\.\s[0-9]{6}))"
    rf"|(?P<space>(?<![0-9]{{6}})(?:\s|{_DASH})(?:19|20)[0-9]{{2}}(?![0-9]))"
    r"|(?P<ten>(?<=[0-9]{10})|(?<=[0-9]{6})\s[0-9]{4}(?![0-9]))"
    rf"|(?P<file>(?<=[A-Za-z]/[0-9]{{3}})|(?<=[IVXivx]/[0-9]{{1}})|(?<=[IVXivx]/[0-9]{{2}})|(?<=[A-Za-z]/\s[0-9]{{3}}))"
    ")"
)
# Marks that are words: where one stands anywhere, its forms are tried on the whole text.
WORDS = (
    ("NUTS", "nuts"),
    ("nuts", "nuts"),
    ("eurovoc.europa.eu", "eurovoc"),
    ("EUT", "gazette"),
    ("EGT", "gazette"),
    ("OJ", "gazette"),
)
BEFORE, AFTER = 90, 110

FORMS: tuple[Form, ...] = (*european.FORMS, *acts.FORMS, *swedish.FORMS)
_BY_CUE: dict[str, tuple[Form, ...]] = {
    cue: tuple(row for row in FORMS if row.cue == cue) for cue in {row.cue for row in FORMS}
}
_BY_CUE["session"] = tuple(row for row in FORMS if row.type == "fakta_pm")
TYPES: tuple[str, ...] = tuple(dict.fromkeys(row.type for row in FORMS))


class Identifier(NamedTuple):
    """An identifier in a text: its type, its canonical value and its place in code points.

    `celex` stands beside an act's number where the text tells the kind of act.
    """

    type: str
    value: str
    start: int
    end: int
    celex: str | None = None


class _Candidate(NamedTuple):
    identifier: Identifier
    lead: int


def find(text: str) -> list[Identifier]:
    """Find all identifiers, sorted by place, none inside a longer one."""
    return list(_found(text))


@functools.lru_cache(maxsize=8)  # who stores a document asks twice: what it is about, and what it is found by
def _found(text: str) -> tuple[Identifier, ...]:
    windows = _windows(text)
    if not windows:
        return ()
    plain = HYPHENS.sub("-", text)
    found = [candidate.identifier for candidate in _longest(_candidates(plain, windows, 0))]
    return tuple(_inherited(found, plain))


def at(text: str, position: int) -> Identifier | None:
    """Give the longest identifier that starts at `position`, or whose needed word does (`NUTS SE123`)."""
    stretch = text[max(0, position - 10) : position + 260]
    shift = max(0, position - 10)
    floor = position - shift
    windows = _windows(stretch)
    plain = HYPHENS.sub("-", stretch)
    best: Identifier | None = None
    for candidate in _candidates(plain, windows, floor):
        found = candidate.identifier
        if candidate.lead == floor != found.start:
            end = _closed(plain, floor, found.end)
            if end is None:
                continue
            found = found._replace(start=floor, end=end)
        if found.start == floor and (best is None or found.end > best.end):
            best = found
    return best and best._replace(start=position, end=best.end + shift)


def _closed(text: str, start: int, end: int) -> int | None:
    """Take in the bracket that closes one opened on the way: `kommunallagen (2017:725)`."""
    if text.count("(", start, end) == text.count(")", start, end):
        return end
    close = text.find(")", end, end + 40)
    return None if close < 0 else close + 1


def _windows(text: str) -> list[tuple[str, int, int]]:
    """Give (cue, from, to) for the stretches worth a look, those of one cue merged."""
    last: dict[str, list[int]] = {}
    windows: list[tuple[str, int, int]] = []
    for match in CUES.finditer(text):
        cue = str(match.lastgroup)
        low, high = max(0, match.start() - BEFORE), min(len(text), match.end() + AFTER)
        open_window = last.get(cue)
        if open_window is not None and low <= open_window[1]:
            open_window[1] = high
            continue
        if open_window is not None:
            windows.append((cue, open_window[0], open_window[1]))
        last[cue] = [low, high]
    windows += [(cue, low, high) for cue, (low, high) in last.items()]
    windows += [(cue, 0, len(text)) for cue in {cue for word, cue in WORDS if word in text}]
    return windows


def _candidates(text: str, windows: list[tuple[str, int, int]], floor: int) -> Iterator[_Candidate]:
    for cue, low, high in windows:
        for row in _BY_CUE[cue]:
            for match in row.pattern.finditer(text, max(low, floor), high):
                read = row.read(match, text, floor)
                if read is None:
                    continue
                found = Found(read) if isinstance(read, str) else read
                start = match.start() if found.start is None else found.start
                end = match.end() if found.end is None else found.end
                yield _Candidate(
                    Identifier(row.type, found.value, start, end, found.celex),
                    start if found.lead is None else found.lead,
                )


def _longest(candidates: Iterator[_Candidate]) -> list[_Candidate]:
    """Drop what lies inside, or is begun by, a longer one."""
    kept: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.identifier.start, -c.identifier.end)):
        if kept and candidate.identifier.start < kept[-1].identifier.end:
            previous, here = kept[-1].identifier, candidate.identifier
            if here.end - here.start > previous.end - previous.start:
                kept[-1] = candidate
            continue
        kept.append(candidate)
    return kept


def _inherited(found: list[Identifier], text: str) -> list[Identifier]:
    """Carry the kind of act along a list: `förordningarna (EG) nr 767/2008 och (EU) 2017/2226`."""
    result: list[Identifier] = []
    for identifier in found:
        previous = result[-1] if result else None
        if (
            identifier.type == "act"
            and identifier.celex is None
            and previous is not None
            and previous.celex is not None
            and acts.joins_list(text[previous.end : identifier.start])
        ):
            written = text[identifier.start : identifier.end]
            celex = acts.celex_of(
                identifier.value,
                numbered=re.search(r"\bn[or]\b", written, re.I) is not None,
                tag="".join(re.findall(r"(?<![A-Z])E(?:U|G|C|EG|EC)(?![A-Z])", written.upper())[:1]),
                kind=previous.celex[5],
            )
            identifier = identifier._replace(celex=celex)
        result.append(identifier)
    return result
