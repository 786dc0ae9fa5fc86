"""Ideas for the tests, in a short hand: "SE123 public lead; EE001 ngo; AX" are three partners named A, B and C."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from utblick.engine.eligibility import PROGRAMMES, Finding, Idea, Screening, check, read_idea

RUNNING = {"cb-2014": date(2019, 9, 2), "cb-2021": date(2024, 4, 15)}
"""Days on which a call of each programme is open: call 5, and calls 4a and 4b."""

_FIELDS: dict[str, dict[str, Any]] = {
    "cb-2014": {
        "priority": "P2, SO2.4",
        "eu_eur": 750_000,
        "total_eur": 1_000_000,
        "months": 30,
        "starts_on": "2020-02-01",
    },
    "cb-2021": {
        "priority": "PO4",
        "eu_eur": 800_000,
        "total_eur": 1_000_000,
        "months": 30,
        "starts_on": "2025-03-01",
    },
}


class Row(NamedTuple):
    """An idea, the rule that is looked at, its first verdict, and words that its sentences have.

    The idea is sound but for `who` and `fields`; `says` is the programme that it names, when that is another.
    """

    name: str
    rule: str
    verdict: str
    words: tuple[str, ...] = ()
    who: str = "SE123 public lead; EE001 public"
    on: str | None = None
    fields: dict[str, Any] = {}


SOUND = "SE123 public lead; EE001 public"
_WORDS = {"lead", "partner", "associated"}


def partners(short: str) -> list[dict[str, Any]]:
    """Write out partners: a NUTS code or country first, then a legal form, then a role."""
    found = []
    for number, part in enumerate(one for one in short.split(";") if one.strip()):
        where, *more = part.split()
        row: dict[str, Any] = {"name": "ABCDEFGHIJ"[number], "role": "partner", "legal_form": "public"}
        row |= (
            {"nuts3": where, "country": where[:2]}
            if len(where) > 2
            else {"country": where}
            if where != "-"
            else {}
        )
        for word in more:
            if word == "-role":
                del row["role"]
            elif word == "-form":
                del row["legal_form"]
            elif word.startswith("v"):
                row["nuts_version"] = int(word[1:])
            elif "/" in word:
                row["eu_eur"], row["total_eur"] = (int(one) for one in word.split("/"))
            else:
                row["role" if word in _WORDS else "legal_form"] = word
        found.append(row)
    return found


def idea(programme: str, who: str = SOUND, **fields: Any) -> Idea:
    """Give an idea that has nothing wrong with it, but for what is said here; None leaves a field out."""
    row = {"title": "T", **_FIELDS[programme], "partners": partners(who), **fields}
    row["programme"] = fields.get("says", programme)
    return read_idea({key: value for key, value in row.items() if value is not None})


def screened(programme: str, who: str = SOUND, on: date | str | None = None, **fields: Any) -> Screening:
    """Check such an idea on a day; without one, on a day when a call is open."""
    day = date.fromisoformat(on) if isinstance(on, str) else on or RUNNING[programme]
    return check(idea(programme, who, **fields), PROGRAMMES[programme], day)


def of_rule(screening: Screening, rule: str) -> list[Finding]:
    """Give the findings of one rule."""
    return [one for one in screening.findings if one.rule == rule]


def differences(row: Row, programme: str) -> list[str]:
    """Say in what the first finding differs from the one expected."""
    found = of_rule(screened(programme, row.who, row.on, **row.fields), row.rule)
    if not found:
        return [f"{row.rule} says nothing"]
    both = f"{found[0].sentence_sv} {found[0].sentence_en}"
    wrong = [] if found[0].verdict == row.verdict else [f"{found[0].verdict}: {both}"]
    return wrong + [f"no {word!r} in: {both}" for word in row.words if word not in both]
