"""Compare identifiers, write them canonically, and say what one identifier implies about others.

A CELEX, an ELI and an act's number never equal each other; what links them is `implied`, which derives
candidates for a lookup and proves nothing (a COM number may be a proposal or a communication).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from utblick.engine.identifiers.celex import NUMBER, of_act
from utblick.engine.identifiers.finding import Identifier, at

# Types that need a word beside them, and a word that serves.
_WORD = {
    "nuts": "NUTS ",
    "sfs": "SFS ",
    "transparency_register": "register ",
    "organisationsnummer": "org.nr ",
}
_FINAL = re.compile(r" final(?:/\d)?$")
_SERIES = {"PC": "COM", "DC": "COM", "JC": "JOIN", "SC": "SWD"}
_ELI_KIND = {"R": "reg", "L": "dir", "D": "dec", "H": "reco"}
_ELI_LETTER = {
    name + suffix: letter for letter, name in _ELI_KIND.items() for suffix in ("", "_impl", "_del")
}


def canonical(type: str, written: str) -> str | None:
    """Write an identifier canonically, without the word it may need in a text; None when it is none."""
    written = written.strip()
    found = next((found for _, found in _readings(type, written)), None)
    return found.value if found else None


def bare(type: str, value: str) -> str | None:
    """Write an identifier so that it is known alone, as in a query: `SFS 2009:400`, `(EU) 2018/2001`."""
    return next((whole for whole, _ in _readings(type, value.strip())), None)


def _readings(type: str, written: str) -> Iterator[tuple[str, Identifier]]:
    frames = ("{}", "(EU) {}", "regulation {}") if type == "act" else ("{}", _WORD.get(type, "") + "{}")
    for frame in frames:
        whole = frame.replace("{}", written)
        found = at(whole, 0)
        if found and found.type == type and found.end == len(whole):
            yield whole, found


@functools.lru_cache(maxsize=65_536)
def key(type: str, value: str) -> str:
    """Give what identifiers of one type are compared by: canonical, without `final`; others are folded."""
    text = canonical(type, value)
    if text is None:
        return " ".join(re.sub(r"(?<!\d)0+(?=\d)", "", value.casefold()).split())
    return _compared(type, text)


def key_of(found: Identifier) -> str:
    """Give the key of an identifier that was found in a text, which need not be read once more."""
    return _compared(found.type, found.value)


def _compared(type: str, canonical: str) -> str:
    if type == "eli":
        return canonical.removesuffix("/oj")
    if type == "council_doc":
        series, number, *rest = re.sub(r" (?:19|20)(\d\d)(?= |$)", r"/\1", canonical, count=1).split()
        return " ".join([series, number, *(word for word in rest if word != "INIT")])
    return _FINAL.sub("", canonical)


def implied(identifier: Identifier) -> list[tuple[str, str]]:
    """Give the identifiers that this one makes likely, as (type, value): derived candidates, best first."""
    rule = _IMPLIED.get(identifier.type)
    return list(dict.fromkeys(rule(identifier))) if rule else []


def _from_document(identifier: Identifier) -> list[tuple[str, str]]:
    match = re.match(r"(\w+)\((\d{4})\) (\d+)", identifier.value)
    if not match or int(match[3]) > 9999:
        return []
    letters = {"COM": ("PC", "DC"), "JOIN": ("JC",), "SWD": ("SC",), "SEC": ("SC",)}.get(match[1], ())
    return [("celex", f"5{match[2]}{letter}{int(match[3]):04}") for letter in letters]


def _from_celex(identifier: Identifier) -> list[tuple[str, str]]:
    match = NUMBER.fullmatch(identifier.value)
    if not match:
        return []
    sector, year, letter, number = (
        match["sector"],
        int(match["year"]),
        match["descriptor"],
        int(match["number"]),
    )
    base = f"{'3' if sector == '0' else sector}{year}{letter}{match['number']}"
    same = [("celex", base)] if base != identifier.value else []
    if sector in "03" and letter in _ELI_KIND:
        return same + _act_numbers(year, letter, number) + [("eli", _eli(letter, year, number))]
    if sector == "5" and letter in _SERIES:
        series = "SEC" if letter == "SC" and year < 2012 else _SERIES[letter]
        return [*same, (series.lower(), f"{series}({year}) {number}")]
    if sector == "5" and letter in ("AP", "IP"):
        return same + [("ep_adopted_text", f"P{term}_TA({year}){number:04}") for term in _terms(year)]
    if sector == "6":
        return [*same, ("case_number", f"{letter[0]}-{number}/{year % 100:02}")]
    return same


def _from_act(identifier: Identifier) -> list[tuple[str, str]]:
    if identifier.celex:
        beside = Identifier("celex", identifier.celex, identifier.start, identifier.end)
        return [("celex", identifier.celex), *(found for found in _from_celex(beside) if found[0] == "eli")]
    year, number = (int(part) for part in identifier.value.split("/"))
    # One series for all acts since 2015: of the candidates one exists. Before that, the kind must be known.
    if 2015 <= year <= 2049:
        return [("celex", of_act(letter, year, number)) for letter in ("R", "L", "D")]
    return []


def _from_eli(identifier: Identifier) -> list[tuple[str, str]]:
    match = re.search(r"/eli/(\w+)/(\d{4})/(\d+)", identifier.value)
    if not match or match[1] not in _ELI_LETTER:
        return []
    letter, year, number = _ELI_LETTER[match[1]], int(match[2]), int(match[3])
    return [("celex", of_act(letter, year, number)), *_act_numbers(year, letter, number)]


def _from_case(identifier: Identifier) -> list[tuple[str, str]]:
    court, number, short = re.split(r"[-/ ]", identifier.value)[:3]
    year = int(short) + (1900 if int(short) >= 53 else 2000)
    return [("celex", f"6{year}{court}J{int(number):04}")]


def _from_adopted_text(identifier: Identifier) -> list[tuple[str, str]]:
    year, number = re.findall(r"\d{4}", identifier.value)[:2]
    return [("celex", f"5{year}{letter}{number}") for letter in ("AP", "IP")]


def _from_gazette(identifier: Identifier) -> list[tuple[str, str]]:
    match = re.match(r"OJ ([LC]), (?:C/)?(\d{4})/(\d+),", identifier.value)
    if not match:
        return []
    if match[1] == "C":
        return [("eli", f"http://data.europa.eu/eli/C/{match[2]}/{match[3]}/oj")]
    act = Identifier("act", f"{match[2]}/{match[3]}", identifier.start, identifier.end)
    return [("act", act.value), *_from_act(act)]


def _act_numbers(year: int, letter: str, number: int) -> list[tuple[str, str]]:
    """The number as printed: regulations were number/year before 2015, years had two digits before 1999."""
    if letter == "R" and year < 2015:
        return [("act", f"{number}/{year if year >= 1999 else year % 100:02}")]
    if letter == "D" and 2009 < year < 2015:
        return [("act", f"{year}/{number}"), ("act", f"{number}/{year}")]
    return [("act", f"{year if year >= 1999 else year % 100:02}/{number}")]


def _eli(letter: str, year: int, number: int) -> str:
    return f"http://data.europa.eu/eli/{_ELI_KIND[letter]}/{year}/{number}/oj"


def _terms(year: int) -> list[int]:
    """The parliaments that sat in a year: two in an election year."""
    term = (year - 1979) // 5 + 1
    return [term - 1, term] if (year - 1979) % 5 == 0 and term > 1 else [term]


_IMPLIED = {
    "com": _from_document,
    "join": _from_document,
    "swd": _from_document,
    "sec": _from_document,
    "celex": _from_celex,
    "act": _from_act,
    "eli": _from_eli,
    "case_number": _from_case,
    "ep_adopted_text": _from_adopted_text,
    "oj": _from_gazette,
}
