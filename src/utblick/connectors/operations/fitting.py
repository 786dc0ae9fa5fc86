"""What fits together in a list: days in order, a share and its whole, and the rate between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from utblick.connectors.operations.amounts import decimal_sign, share_in, sum_in
from utblick.connectors.operations.days import day_in
from utblick.connectors.operations.reasons import Reason
from utblick.connectors.operations.rules import EU_SUMS, TOTALS
from utblick.connectors.tables.reading import Table

if TYPE_CHECKING:
    from utblick.connectors.operations.columns import Column, Look

ENOUGH, NEARLY, DOUBTFUL = 3, 0.9, 0.55
# Who gives a grant, where it is not the Union; what a grant of the Union's is called by.
OTHERS = frozenset(
    ("own", "public", "national", "region", "county", "city", "partner", "match", "cofinancing")
)
UNION = frozenset(("eu", "fund", "fundname"))


def fitted(claims: list[Column], looks: Sequence[Look], table: Table) -> list[Column]:
    """Put right what the columns of a list say of each other."""
    claims = _days(claims, table)
    claims = _ends(claims)
    claims = _zeros(claims, looks)
    claims = _parts(claims, looks, table)
    claims = _grants(claims, looks, table)
    return _sums(claims, table)


def _told(claim: Column, reason: Reason, **changes: Any) -> Column:
    """Change a claim and say why."""
    return replace(claim, reasons=(*claim.reasons, reason), **changes)


def _days(claims: list[Column], table: Table) -> list[Column]:
    """Confirm start and end where the days are in order."""
    starts = [at for at, one in enumerate(claims) if one.field == "starts_on"]
    ends = [at for at, one in enumerate(claims) if one.field == "ends_on"]
    if len(starts) != 1 or len(ends) != 1:
        return claims
    pairs = [(day_in(row.values[starts[0]]), day_in(row.values[ends[0]])) for row in table.rows[:300]]
    both = [(first, last) for first, last in pairs if first and last and first != last]
    if len(both) < ENOUGH:
        return claims
    in_order = sum(first < last for first, last in both) / len(both)
    found = list(claims)
    if in_order >= NEARLY:
        for at in (starts[0], ends[0]):
            sure = min(0.98, claims[at].confidence + 0.05)
            found[at] = _told(claims[at], Reason("order"), confidence=sure)
    return found


def _ends(claims: list[Column]) -> list[Column]:
    """Take the final payment for the end where a list tells no other, as many lists of 2007–2013 do."""
    if any(one.field == "ends_on" for one in claims):
        return claims
    return [
        _told(one, Reason("no_end"), field="ends_on", confidence=0.6)
        if one.field == "final_payment_date"
        else one
        for one in claims
    ]


def _zeros(claims: list[Column], looks: Sequence[Look]) -> list[Column]:
    """Take no column for a sum in which only zeros stand, where another is that sum."""
    sums = (*TOTALS, *EU_SUMS)
    empty = [at for at, look in enumerate(looks) if look.seen.sums >= NEARLY and look.seen.largest == 0.0]
    others = {one.field for at, one in enumerate(claims) if at not in empty}
    found = list(claims)
    for at in empty:
        if claims[at].field in sums and others & set(TOTALS):
            found[at] = _told(claims[at], Reason("zeros"), field=None, confidence=0.0)
    return found


def _parts(claims: list[Column], looks: Sequence[Look], table: Table) -> list[Column]:
    """Read `EU and state` as the part that it is of a total in the same list, and as the total where there is none."""
    found = list(claims)
    mixed = [
        at
        for at, (one, look) in enumerate(zip(claims, looks, strict=True))
        if (one.field in TOTALS + EU_SUMS)
        and "national" in look.speaks_of
        and ("eu" in look.speaks_of or "fundname" in look.speaks_of)
    ]
    totals = [at for at, one in enumerate(claims) if one.field in TOTALS and at not in mixed]
    for at in mixed:
        whole = next((one for one in totals if _is_part(_pairs(table, one, at))), None)
        granted = "granted" in looks[at].speaks_of
        reason = Reason("no_whole") if whole is None else Reason("whole", column=claims[whole].name)
        field = (TOTALS if whole is None else EU_SUMS)[granted]
        found[at] = _told(claims[at], reason, field=field, confidence=0.6)
    return found


def _grants(claims: list[Column], looks: Sequence[Look], table: Table) -> list[Column]:
    """Take a grant for the Union's only as a part of a total beside which no other sum is the Union's."""
    unsaid = [
        at
        for at, (one, look) in enumerate(zip(claims, looks, strict=True))
        if one.field in EU_SUMS and "grant" in look.speaks_of and not UNION & look.speaks_of.keys()
    ]
    totals = [at for at, one in enumerate(claims) if one.field in TOTALS]
    is_told = any(one.field in EU_SUMS and at not in unsaid for at, one in enumerate(claims))
    found = list(claims)
    for at in unsaid:
        whole = next((one for one in totals if _is_part(_pairs(table, one, at))), None)
        if whole is None or is_told or OTHERS & looks[at].speaks_of.keys():
            found[at] = _told(claims[at], Reason("whose"), field=None, confidence=0.0)
        else:
            found[at] = _told(claims[at], Reason("whole", column=claims[whole].name), confidence=0.6)
    return found


def _is_part(pairs: list[tuple[float, float]]) -> bool:
    """Say whether a column is a part of another: nearly never larger, and not the same."""
    if len(pairs) < ENOUGH:
        return False
    within = sum(part <= whole * 1.001 for whole, part in pairs) / len(pairs)
    smaller = sum(part < whole * 0.999 for whole, part in pairs) / len(pairs)
    return within >= 0.8 and smaller >= 0.2


def _sums(claims: list[Column], table: Table) -> list[Column]:
    """Hold sums against each other: the Union's is a part of the total, by the rate where there is one."""
    found = list(claims)
    totals = [at for at, one in enumerate(claims) if one.field in TOTALS]
    shares = [at for at, one in enumerate(claims) if one.field in EU_SUMS]
    rates = [at for at, one in enumerate(claims) if one.field == "eu_cofinancing_rate"]
    for total in totals:
        for share in shares:
            pairs = _pairs(table, total, share)
            if len(pairs) < ENOUGH:
                continue
            smaller = sum(part <= whole * 1.001 for whole, part in pairs) / len(pairs)
            if smaller >= NEARLY:
                reason = _agrees(table, total, share, rates)
                for at in (total, share):
                    found[at] = _told(found[at], reason, confidence=min(0.98, found[at].confidence + 0.03))
            elif smaller <= 1 - NEARLY:
                for at, other in ((total, share), (share, total)):
                    reason = Reason("contradicted", column=claims[other].name)
                    found[at] = _told(found[at], reason, confidence=DOUBTFUL)
    return found


def _pairs(table: Table, total: int, share: int) -> list[tuple[float, float]]:
    rows = table.rows[:300]
    signs = [decimal_sign(row.values[at] for row in rows) for at in (total, share)]
    pairs = []
    for row in rows:
        whole, part = (sum_in(row.values[at], sign) for at, sign in zip((total, share), signs, strict=True))
        if whole and part and whole.value > 0 and part.value > 0:
            pairs.append((whole.value, part.value))
    return pairs


def _agrees(table: Table, total: int, share: int, rates: list[int]) -> Reason:
    """Tell how two sums fit: by the rate, or only in size."""
    if rates:
        hits = rows = 0
        signs = [decimal_sign(row.values[at] for row in table.rows[:300]) for at in (total, share)]
        for row in table.rows[:300]:
            rate = share_in(row.values[rates[0]])
            whole = sum_in(row.values[total], signs[0])
            part = sum_in(row.values[share], signs[1])
            if rate and whole and part and whole.value:
                rows += 1
                hits += abs(part.value / whole.value - rate) < 0.015
        if rows >= ENOUGH and hits / rows >= 0.7:
            return Reason("rate")
    return Reason("within")
