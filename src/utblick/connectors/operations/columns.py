"""What the columns of a list of operations mean: by their names, by what stands in them, and by what fits together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from utblick.connectors.operations.contents import Contents, contents
from utblick.connectors.operations.fitting import fitted
from utblick.connectors.operations.reasons import Reason, why
from utblick.connectors.operations.rules import HOLDS, RULES, Rule
from utblick.connectors.operations.terms import Found, concepts, plain
from utblick.connectors.tables.reading import Table

# Fields that a list has once: of several columns the surest is it.
ONCE = ("beneficiary", "title", "country", "postcode", "beneficiary_nuts_code")
LEAST = 0.52
# So many columns that begin alike are a group.
GROUP = 3
_PARTED = re.compile(r"\s*(?<![\s(])-+(?![\s)])|\s+/\s+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the field it is or nothing, how sure that is (0–1), and why."""

    name: str
    field: str | None
    confidence: float
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """Give the reasons as an English sentence."""
        return why(self.reasons, 1)

    @property
    def why_sv(self) -> str:
        """Give the reasons as a Swedish sentence."""
        return why(self.reasons, 0)


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a column before its neighbours are looked at."""

    name: str
    leaf: str
    seen: Contents
    speaks_of: Mapping[str, Found]


def recognised(table: Table) -> list[Column]:
    """Say of each column of a list which field it is; none where nothing says so."""
    looks = []
    for at, (name, leaf) in enumerate(zip(table.columns, leaves(table.columns), strict=True)):
        values = [row.values[at] for row in table.rows]
        looks.append(Look(name, leaf, contents(values), concepts(leaf)))
    claims = [_by_name(look) for look in looks]
    claims = _named_only(claims)
    claims = [_by_contents(claim, look, claims) for claim, look in zip(claims, looks, strict=True)]
    claims = fitted(claims, looks, table)
    claims = _once(claims, looks)
    return [
        replace(one, confidence=round(one.confidence, 2))
        if one.field and one.confidence >= LEAST
        else _nothing(one, *((Reason("doubtful"),) if one.field else ()))
        for one in claims
    ]


def leaves(names: Sequence[str]) -> list[str]:
    """Give the last part of names that stand in groups (`Project - Timetable - Start`), and other names whole."""
    parts = [[one for one in _PARTED.split(name) if one.strip(" _")] for name in names]
    groups = Counter(one[0] for one in parts if len(one) > 1)
    return [
        one[-1] if len(one) > 1 and groups[one[0]] >= GROUP else name
        for name, one in zip(names, parts, strict=True)
    ]


def _by_name(look: Look) -> Column:
    for rule in RULES:
        if _speaks(rule, look.speaks_of) and (not look.seen.filled or HOLDS[rule.holds](look.seen)):
            if not rule.field:
                return Column(look.name, None, 0.0, (_words(rule, look), Reason("other")))
            sure = rule.sure + 0.2 * _covered(rule, look)
            if look.seen.filled and rule.holds not in ("", "text"):
                sure += 0.15
            elif look.seen.filled:
                sure += 0.1
            below = (Reason("below", kind=rule.holds),) if look.seen.filled and rule.holds else ()
            return Column(look.name, rule.field, round(min(sure, 0.97), 2), (_words(rule, look), *below))
    return Column(look.name, None, 0.0, (Reason("unknown"),))


def _speaks(rule: Rule, speaks_of: Mapping[str, Found]) -> bool:
    needed = all(any(one in speaks_of for one in either.split("|")) for either in rule.needs.split())
    return needed and not any(one in speaks_of for one in rule.bars.split())


def _words(rule: Rule, look: Look) -> Reason:
    known = [one for either in rule.needs.split() for one in either.split("|") if one in look.speaks_of]
    return Reason("name", words=tuple((one, look.speaks_of[one].written) for one in dict.fromkeys(known)))


def _covered(rule: Rule, look: Look) -> float:
    """Say how much of a name the words of a rule are."""
    letters = len(plain(look.leaf).replace(" ", ""))
    known = {one for either in rule.needs.split() for one in either.split("|") if one in look.speaks_of}
    return min(1.0, sum(len(look.speaks_of[one].text.replace(" ", "")) for one in known) / max(1, letters))


def _named_only(claims: list[Column]) -> list[Column]:
    """Settle columns that are called only `Name`: the operation's where something else is the beneficiary."""
    fields = {one.field for one in claims}
    field = "title" if "beneficiary" in fields and "title" not in fields else "beneficiary"
    found = []
    for claim in claims:
        if claim.field == "name":
            other = field if field not in fields else None
            claim = replace(claim, field=other, confidence=0.55)
        found.append(claim)
    return found


def _by_contents(claim: Column, look: Look, claims: Sequence[Column]) -> Column:
    """Name a column by its contents alone, where its name says nothing and no other column is that."""
    if claim.field or look.speaks_of.get("other") or not look.seen.filled:
        return claim
    taken = {one.field for one in claims}
    seen = look.seen
    for field, share, kind, sure in (
        ("cci_program_code", seen.programmes, "cci", 0.7),
        ("fund_acronym", seen.funds, "fund", 0.6),
        ("country", seen.countries if seen.length > 1.5 else 0.0, "country", 0.55),
        ("beneficiary_nuts_code", seen.nuts if seen.letters > 0.9 else 0.0, "nuts", 0.55),
    ):
        if field not in taken and share >= 0.9:
            return Column(look.name, field, sure, (Reason("silent"), Reason("below", kind=kind)))
    if "beneficiary" not in taken and seen.organisations >= 0.6 and seen.length < 90:
        return Column(
            look.name, "beneficiary", 0.55, (Reason("silent"), Reason("below", kind="organisation"))
        )
    return claim


def _once(claims: list[Column], looks: Sequence[Look]) -> list[Column]:
    """Leave each field that a list has once to the surest column; a further title is a description."""
    kept = list(claims)
    for field in ONCE:
        at = [number for number, one in enumerate(kept) if one.field == field]
        if len(at) < 2:
            continue
        best = max(at, key=lambda number: (kept[number].confidence, -number))
        described = any(one.field == "project_description" for one in kept)
        for number in at:
            if number == best:
                continue
            if field == "title" and not described and looks[number].seen.length > looks[best].seen.length:
                longer = (Reason("longer"),)
                kept[number] = replace(
                    kept[number], field="project_description", confidence=0.55, reasons=longer
                )
            else:
                kept[number] = _nothing(kept[number], Reason("taken", column=kept[best].name))
    return kept


def _nothing(claim: Column, *further: Reason) -> Column:
    return replace(claim, field=None, confidence=0.0, reasons=(*claim.reasons, *further))
