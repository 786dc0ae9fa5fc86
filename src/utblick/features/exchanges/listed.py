"""A list of exchanges read row by row: what each says, or in a sentence why it cannot be taken in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz, process

from utblick.connectors.tables.columns import Field as Column
from utblick.connectors.tables.columns import Guess, guess, number_in
from utblick.connectors.tables.days import days_in
from utblick.connectors.tables.reading import Line, Table, Value
from utblick.features.exchanges.models import Field, Term
from utblick.features.exchanges.places import country_in
from utblick.features.organisation.models import Unit

FIELDS: dict[str, tuple[Promise, Column]] = {
    "title": (
        gettext_lazy("What"),
        Column(
            (
                "vad",
                "aktivitet",
                "rubrik",
                "titel",
                "benämning",
                "utbyte",
                "what",
                "title",
                "activity",
                "event",
            )
        ),
    ),
    "starts_on": (
        gettext_lazy("First day"),
        Column(("startdatum", "start", "från", "datum", "när", "first day", "from", "date", "when"), "days"),
    ),
    "ends_on": (
        gettext_lazy("Last day"),
        Column(("slutdatum", "slut", "till", "last day", "end", "until", "to"), "days"),
    ),
    "unit": (
        gettext_lazy("Unit"),
        Column(("enhet", "verksamhet", "klinik", "avdelning", "unit", "department")),
    ),
    "place": (gettext_lazy("Where"), Column(("ort", "plats", "var", "stad", "place", "city", "where"))),
    "country": (gettext_lazy("Country"), Column(("land", "country"))),
    "type": (gettext_lazy("Type"), Column(("typ", "slag", "kategori", "form", "type", "kind"))),
    "partners": (
        gettext_lazy("Partners"),
        Column(("partner", "motpart", "samarbetspart", "värd", "organisation", "host")),
    ),
    "participants": (
        gettext_lazy("Participants"),
        Column(("antal deltagare", "deltagare", "antal", "participants", "number"), "numbers"),
    ),
    "cost": (gettext_lazy("Cost in kronor"), Column(("kostnad", "belopp", "kr", "cost", "sek"), "numbers")),
    "learning": (
        gettext_lazy("What was learnt"),
        Column(("lärdom", "resultat", "erfarenhet", "learning", "result")),
    ),
    "evidence": (
        gettext_lazy("Where it can be seen"),
        Column(("rapport", "länk", "diarienummer", "report", "link")),
    ),
}
"""Field -> (its name, how its column is recognised). Several units in a cell stand with a semicolon between."""

MOST_WORDS = 200
NEAR = 88.0


def propose(table: Table) -> list[Guess | None]:
    """Propose which column is which field."""
    return guess(table, {name: column for name, (_label, column) in FIELDS.items()})


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says, ready to be registered."""

    line: int
    title: str
    starts_on: date
    ends_on: date
    units: tuple[Unit, ...]
    place: str = ""
    country: str = ""
    type: Term | None = None
    partners: tuple[str, ...] = ()
    participants: int | None = None
    cost: int | None = None
    learning: str = ""
    evidence: str = ""

    @property
    def same(self) -> tuple[object, ...]:
        """What makes two rows the same exchange."""
        return (self.title.casefold(), self.starts_on, frozenset(unit.pk for unit in self.units))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be taken in: its line, why, and its words."""

    line: int
    reason: str
    words: str


@dataclass(slots=True)
class Read:
    """A whole list: what can be taken in, what cannot, and names of units that nobody knows with the nearest."""

    said: list[Said] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    unknown: dict[str, Unit | None] = field(default_factory=dict)


class UnitNames:
    """Units by the names that lists give them: their own, with or without their area, and those chosen by hand."""

    def __init__(self, units: Iterable[Unit], chosen: Mapping[str, int]) -> None:
        rows = list(units)
        by_number = {unit.pk: unit for unit in rows}
        self._known: dict[str, Unit | None] = {}
        for unit in rows:
            for name in {unit.name_sv, unit.name_en, unit.key}:
                key = name.casefold()
                # A name that two units share is nobody's.
                self._known[key] = None if key in self._known and self._known[key] != unit else unit
        for name, number in chosen.items():
            if number in by_number:
                self._known[name.casefold()] = by_number[number]
        self._names = [name for name, unit in self._known.items() if unit is not None]

    def find(self, name: str) -> Unit | None:
        """Give the unit of exactly this name."""
        return self._known.get(" ".join(name.split()).casefold())

    def nearest(self, name: str) -> Unit | None:
        """Give the unit whose name is nearly this one, for a person to confirm."""
        found = process.extractOne(name.casefold(), self._names, scorer=fuzz.WRatio, score_cutoff=NEAR)
        return self._known[found[0]] if found else None


def read_list(
    table: Table,
    columns: Mapping[int, str],
    units: UnitNames,
    terms: Sequence[Term],
    there: set[tuple[object, ...]],
    today: date,
) -> Read:
    """Read every row; `there` holds what is registered already."""
    read = Read()
    types = [term for term in terms if term.field == Field.TYPE]
    kinds = {name.casefold(): term for term in types for name in (term.name_sv, term.name_en)}
    seen: dict[tuple[object, ...], int] = {}
    for row in table.rows:
        cells = {name: row.values[column] for column, name in columns.items() if column < len(row.values)}
        try:
            said = _said(row, cells, units, kinds, today, read)
            if said.same in there:
                raise _No(_("It is registered already."))
            if said.same in seen:
                raise _No(_("It is the same as line %(line)d.") % {"line": seen[said.same]})
        except _No as reason:
            words = " · ".join(str(value) for value in row.values if value is not None)
            read.rejected.append(Rejected(row.number, str(reason), words[:MOST_WORDS]))
        else:
            seen[said.same] = said.line
            read.said.append(said)
    return read


class _No(Exception):
    """Why a row cannot be taken in."""


def _said(
    row: Line,
    cells: Mapping[str, Value],
    units: UnitNames,
    kinds: Mapping[str, Term],
    today: date,
    read: Read,
) -> Said:
    title = _words(cells.get("title"))[:200]
    if not title:
        raise _No(_("It does not say what was done."))
    given = cells.get("starts_on")
    days = days_in(given)
    if days is None:
        raise _No(
            _("“%(value)s” is no day that can be read. Write it as 2026-03-31.") % {"value": given}
            if given is not None
            else _("It does not say when.")
        )
    first, last = days
    ends = cells.get("ends_on")
    if ends is not None:
        end = days_in(ends)
        if end is None:
            raise _No(_("“%(value)s” is no day that can be read. Write it as 2026-03-31.") % {"value": ends})
        last = end[1]
    if last < first:
        raise _No(_("The last day is before the first."))
    if (last - first).days > 731 or first.year > today.year + 5 or first.year < 1995:
        raise _No(_("The days cannot be right: %(first)s to %(last)s.") % {"first": first, "last": last})
    found = _units(cells.get("unit"), units, read)
    for unit in found:
        if unit.valid_from > last or (unit.valid_until is not None and unit.valid_until <= first):
            raise _No(_("%(unit)s did not exist on those days.") % {"unit": unit.name})
    participants, cost = (_number(cells, name) for name in ("participants", "cost"))
    if participants is not None and participants > 10_000:
        raise _No(_("%(n)d participants cannot be right.") % {"n": participants})
    kind = _words(cells.get("type"))
    return Said(
        row.number,
        title,
        first,
        last,
        found,
        place=_words(cells.get("place"))[:120],
        country=country_in(_words(cells.get("country"))) or country_in(_words(cells.get("place"))),
        type=kinds.get(kind.casefold()),
        partners=tuple(one.strip() for one in _words(cells.get("partners")).split(";") if one.strip()),
        participants=participants,
        cost=cost,
        learning=_words(cells.get("learning"))[:4000],
        evidence=_words(cells.get("evidence"))[:500],
    )


def _units(cell: Value, units: UnitNames, read: Read) -> tuple[Unit, ...]:
    names = [name.strip() for name in _words(cell).split(";") if name.strip()]
    if not names:
        raise _No(_("It does not say which unit."))
    found: list[Unit] = []
    for name in names:
        unit = units.find(name)
        if unit is None:
            if name not in read.unknown:
                read.unknown[name] = units.nearest(name)
            near = read.unknown[name]
            raise _No(
                _("No unit is called “%(name)s”. The nearest is %(near)s.")
                % {"name": name, "near": near.name}
                if near
                else _("No unit is called “%(name)s”.") % {"name": name}
            )
        found.append(unit)
    return tuple(dict.fromkeys(found))


def _number(cells: Mapping[str, Value], name: str) -> int | None:
    value: Any = cells.get(name)
    if value is None:
        return None
    number = number_in(value)
    if number is None or number < 0 or number > 2_000_000_000:
        raise _No(_("“%(value)s” is no number: %(column)s.") % {"value": value, "column": FIELDS[name][0]})
    return number


def _words(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split()) if value is not None else ""
