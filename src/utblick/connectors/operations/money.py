"""In which currency the sums of a list are, and how they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from utblick.connectors.operations.amounts import currency_in, decimal_sign, sum_in
from utblick.connectors.operations.places import OTHER_MONEY
from utblick.connectors.operations.terms import concepts
from utblick.connectors.tables.reading import Table

# Languages of which all countries that write lists in them have the euro.
EURO = frozenset(
    ("de", "fr", "nl", "fi", "it", "es", "pt", "et", "lv", "lt", "sk", "sl", "hr", "el", "mt", "ga", "en")
)
_TELLING = ("beneficiary", "project", "name", "title", "start", "end", "total", "eligible", "cost", "amount")


class Money(NamedTuple):
    """A column's currency, empty where the list does not say and it may be another than euro; and its decimal sign."""

    currency: str
    decimals: str


def moneys(table: Table, sums: Sequence[int], countries: Sequence[str]) -> dict[int, Money]:
    """Give the money of each column of sums: by its name, by its cells, else by the other columns and the list."""
    told: dict[int, str] = {}
    decimals: dict[int, str] = {}
    for at in sums:
        values = [row.values[at] for row in table.rows]
        decimals[at] = decimal_sign(values)
        in_cells = Counter(found.currency for value in values[:300] if (found := sum_in(value, decimals[at])))
        del in_cells[""]
        told[at] = currency_in(table.columns[at].replace("_", " ")) or next(
            iter(dict(in_cells.most_common(1))), ""
        )
    others = {one for one in told.values() if one}
    elsewhere = others.pop() if len(others) == 1 and not any(told[at] == "EUR" for at in sums) else ""
    default = elsewhere or ("" if _may_be_other(table, countries) else "EUR")
    return {at: Money(told[at] or default, decimals[at]) for at in sums}


def _may_be_other(table: Table, countries: Sequence[str]) -> bool:
    """Say whether a list may count in another money than euro, by its countries or else by its language."""
    named = Counter(one for one in countries if one)
    if named:
        return named.most_common(1)[0][0] in OTHER_MONEY
    languages: Counter[str] = Counter()
    for name in table.columns:
        for concept, found in concepts(name).items():
            if concept in _TELLING:
                languages.update(found.languages)
    return bool(languages) and languages.most_common(1)[0][0] not in EURO
