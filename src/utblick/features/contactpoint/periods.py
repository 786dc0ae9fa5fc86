"""The programme periods that cases belong to, with their rules where they can be checked.

What stands in the room of programmes goes before what is built in; a period that is only built in is there too, so that
old cases can be written before anybody has entered a programme.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from utblick.engine.eligibility import PROGRAMMES
from utblick.engine.eligibility.programme import Programme as Rules
from utblick.engine.eligibility.quoting import Quote, has_figures, quoted_elsewhere
from utblick.features.programmes.models import NamedRule, Objective, Programme
from utblick.features.programmes.reading import NotCheckable, rules_of

FAMILY = "Central Baltic"


@dataclass(frozen=True, slots=True)
class Period:
    """A programme of one period, by its key."""

    key: str
    name_sv: str
    name_en: str
    starts_on: date | None
    costs_end_on: date | None

    @property
    def name(self) -> str:
        """Give the name in the language of the page."""
        return self.name_en if get_language() == "en" else self.name_sv

    def is_closed(self, on: date) -> bool:
        """Say whether the last day of costs has passed."""
        return self.costs_end_on is not None and on > self.costs_end_on


def periods() -> dict[str, Period]:
    """Give the Contact Point's programmes by key, the latest first; one query."""
    found = {
        one.key: Period(one.key, one.name_sv, one.name_en, one.starts_on, one.costs_end_on)
        for one in PROGRAMMES.values()
    }
    for row in Programme.objects.filter(family__iexact=FAMILY):
        found[row.key] = Period(row.key, row.name_sv, row.name_en, row.starts_on, row.costs_end_on)
    ordered = sorted(found.values(), key=lambda one: (one.starts_on or date.max, one.key), reverse=True)
    return {one.key: one for one in ordered}


def period_on(day: date, among: Iterable[Period]) -> Period | None:
    """Give the period that an enquiry of a day is about, unless somebody says otherwise: the latest that has begun."""
    begun = [one for one in among if one.starts_on is not None and one.starts_on <= day]
    return max(begun, key=lambda one: one.starts_on or date.min, default=None)


def name_of(key: str, among: dict[str, Period]) -> str:
    """Give what a programme is called; its key where nobody knows it any more."""
    return among[key].name if key in among else key


def rules_by_key(key: str) -> Rules | None:
    """Give a programme's rules as they stand here, else as they are built in; None where there are none."""
    row = Programme.objects.filter(key=key).first()
    if row is not None:
        try:
            return rules_of(row)
        except NotCheckable:
            pass
    return PROGRAMMES.get(key)


def checkable() -> list[tuple[str, str, str]]:
    """Give key and names of every programme that an idea can be checked against, ours first."""
    ours = [(one.key, one.name_sv, one.name_en) for one in periods().values()]
    rows = Programme.objects.filter(rules__isnull=False, starts_on__isnull=False, costs_end_on__isnull=False)
    having = {row.key: (row.key, row.name_sv, row.name_en) for row in rows.distinct()}
    first = [one for one in ours if one[0] in having or one[0] in PROGRAMMES]
    known = {one[0] for one in first}
    return [*first, *(row for key, row in having.items() if key not in known)]


def priorities(keys: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Give the objectives that an idea chooses among in each programme, as choices; one query."""
    keys = list(keys)
    english = get_language() == "en"
    found: dict[str, list[tuple[str, str]]] = {key: [] for key in keys}
    rows = Objective.objects.filter(programme__key__in=keys, can_be_chosen=True).select_related("programme")
    for row in rows:
        found[row.programme.key].append((row.key, f"{row.key} {row.title}"))
    for key in keys:
        if not found[key] and key in PROGRAMMES:
            found[key] = [
                (one.key, f"{one.key} {one.title_en if english else one.title_sv}")
                for one in PROGRAMMES[key].objectives
            ]
    return found


@dataclass(frozen=True, slots=True)
class PriorityNames:
    """What the priorities of some programmes are called, by programme and key."""

    names: dict[tuple[str, str], str]

    def called(self, programme: str, key: str) -> str:
        """Give a priority's code and short name; the code alone where nobody has named it."""
        return shortened(self.names.get((programme, key), key))

    def any_called(self, key: str) -> str:
        """Give what a priority is called in whichever programme has it, the latest first."""
        return next((shortened(words) for (_one, code), words in self.names.items() if code == key), key)


def priority_names(keys: Iterable[str]) -> PriorityNames:
    """Give what the priorities of some programmes are called; one query."""
    found = priorities(dict.fromkeys(keys))
    return PriorityNames({(key, code): words for key, rows in found.items() for code, words in rows})


def shortened(words: str, most: int = 60) -> str:
    """Cut a name that is too long for a list at the end of a word."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0].rstrip(',;:')} …"


def passages(key: str) -> dict[str, tuple[str, str]]:
    """Give what a programme's handbook says by rule: what the rule is called, and the words; one query."""
    rows = NamedRule.objects.filter(programme__key=key)
    return {row.key: (str(row), row.passage) for row in rows if row.passage}


def quoted(text: str, meant: Rules | None) -> list[tuple[str, list[str]]]:
    """Give the figures of a text that belong to other periods than the one meant, with those periods' names."""
    if meant is None or not has_figures(text):
        return []
    among = periods()
    others = [rules for one in among if one != meant.key and (rules := rules_by_key(one)) is not None]
    return [
        (_figure(quote), [name_of(one, among) for one in quote.programmes])
        for quote in quoted_elsewhere(text, meant, others)
    ]


def _figure(quote: Quote) -> str:
    # A thin gap as Swedish and English tables both have it.
    return f"{quote.percent} %" if quote.percent is not None else f"{quote.eur:,} EUR".replace(",", " ")
