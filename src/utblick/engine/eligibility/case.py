"""An idea laid beside a programme on a day: what every check is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from utblick.engine.eligibility.idea import Idea
from utblick.engine.eligibility.places import Place, place_of
from utblick.engine.eligibility.programme import Basis, Call, Objective, Programme, Rule, holding, weakest

_CODE = re.compile(r"\b(PO|SO|P)?\s?(\d)(?:\.(\d))?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """An idea, the programme and the day. `rule` is the one that is being checked."""

    idea: Idea
    programme: Programme
    on: date
    places: tuple[Place, ...]
    rule: Rule

    def basis(self, *more: Basis) -> Basis:
        """Give what a finding rests on: the rule, and the rows it looked at."""
        return weakest((self.rule.basis, *more))

    def chosen(self) -> tuple[list[str], list[Objective]]:
        """Give the codes that the idea's priority names, and the programme's objectives among them."""
        return chosen(self.idea.priority, self.programme, self.on)

    def calls(self) -> tuple[Call, ...]:
        """Give the calls the idea is for: the one it names, else those open that day for its kind."""
        rows = tuple(holding(self.programme.calls, self.on))
        if self.idea.call:
            return tuple(call for call in rows if call.key.casefold() == _call_key(self.idea.call))
        kind = self.idea.kind
        return tuple(
            row for row in rows if is_open(row, self.on) and not (kind and row.kind and row.kind is not kind)
        )


def case_of(idea: Idea, programme: Programme, on: date, rule: Rule) -> Case:
    """Lay an idea beside a programme for one rule."""
    places = tuple(place_of(partner, programme, on) for partner in idea.partners)
    return Case(idea, programme, on, places, rule)


def is_open(call: Call, on: date) -> bool:
    """Say whether a call is known to be open on a day; one without its days is not."""
    return call.opens_on is not None and call.closes_on is not None and call.opens_on <= on <= call.closes_on


def chosen(written: str, programme: Programme, on: date) -> tuple[list[str], list[Objective]]:
    """Read the codes in what was written: P2, SO2.4, 2.4, PO3; a bare number is the programme's own kind."""
    objectives = {row.key: row for row in holding(programme.objectives, on)}
    is_nested = bool(programme.priorities)
    codes: dict[str, None] = {}
    for prefix, first, second in _CODE.findall(written):
        if second:
            codes[f"SO{first}.{second}"] = None
        else:
            codes[f"{prefix.upper() or ('P' if is_nested else 'PO')}{first}"] = None
    return list(codes), [objectives[code] for code in codes if code in objectives]


def _call_key(words: str) -> str:
    """Give a call's key as written: "5", "call 5", "utlysning 4b"."""
    return words.casefold().removeprefix("call").removeprefix("utlysning").strip()
