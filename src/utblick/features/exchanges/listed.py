"""A list of exchanges read row by row: what each says, or all that keeps it from being taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from utblick.connectors.tables.days import days_in
from utblick.connectors.tables.reading import Line, Table, Value
from utblick.features.exchanges.amounts import amount_in, says_thousands
from utblick.features.exchanges.guessing import Sort, guess
from utblick.features.exchanges.listed_faults import Fault, fault
from utblick.features.exchanges.listed_units import UnitNames
from utblick.features.exchanges.models import Field, Term
from utblick.features.exchanges.places import country_in
from utblick.features.organisation.models import Unit
from utblick.ui.exports import FORMULA

MOST_WORDS = 200
MOST_LETTERS = {"title": 200, "place": 120, "learning": 4000, "evidence": 500}
MOST_PARTICIPANTS, MOST_KRONOR = 10_000, 2_000_000_000


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says, ready to be registered; `remarks` tell what was left out of it."""

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
    remarks: tuple[Fault, ...] = ()
    words: str = ""

    @property
    def same(self) -> tuple[object, ...]:
        """What makes two rows the same exchange."""
        return (self.title.casefold(), self.starts_on, frozenset(unit.pk for unit in self.units))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be taken in: its line, everything that is wrong in it, and its words."""

    line: int
    faults: tuple[Fault, ...]
    words: str


@dataclass(slots=True)
class Read:
    """A whole list: what can be taken in, what cannot, and the names of units that need a person."""

    said: list[Said] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    unknown: dict[str, Unit | None] = field(default_factory=dict)
    chosen: dict[str, Unit] = field(default_factory=dict)

    @property
    def remarked(self) -> list[Said]:
        """Give the rows that are taken in with something left out."""
        return [one for one in self.said if one.remarks]


def read_list(
    table: Table,
    columns: Mapping[int, str],
    units: UnitNames,
    terms: Sequence[Term],
    there: set[tuple[object, ...]],
    today: date,
) -> Read:
    """Read every row; `there` holds what is registered already."""
    read = Read(unknown=units.unknown, chosen=units.used)
    types = [term for term in terms if term.field == Field.TYPE]
    kinds = {name.casefold(): term for term in types for name in (term.name_sv, term.name_en)}
    cost_column = next((at for at, name in columns.items() if name == "cost"), None)
    in_thousands = cost_column is not None and says_thousands(table.columns[cost_column])
    seen: dict[tuple[object, ...], int] = {}
    for row in table.rows:
        cells = {name: row.values[column] for column, name in columns.items() if column < len(row.values)}
        said, faults = _Row(row, cells, units, kinds, today, in_thousands).read()
        if said is not None and said.same in there:
            faults = [fault("there")]
        elif said is not None and said.same in seen:
            faults = [fault("twice", line=seen[said.same])]
        if said is None or faults:
            read.rejected.append(Rejected(row.number, tuple(faults), _all_words(row)))
        else:
            seen[said.same] = said.line
            read.said.append(said)
    return read


@dataclass(slots=True)
class _Row:
    """A row while it is read: what is wrong is gathered, so that all of it can be mended at once."""

    row: Line
    cells: Mapping[str, Value]
    units: UnitNames
    kinds: Mapping[str, Term]
    today: date
    in_thousands: bool
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)

    def read(self) -> tuple[Said | None, list[Fault]]:
        title = self._words("title")
        if not title:
            self.faults.append(fault("no_title"))
        days = self._days()
        cell = self.cells.get("unit")
        units, unknown = self.units.read(_plain(cell) if isinstance(cell, str) else _words(cell))
        self.faults += unknown
        if days:
            for unit in units:
                if unit.valid_from > days[1] or (
                    unit.valid_until is not None and unit.valid_until <= days[0]
                ):
                    self.faults.append(fault("unit_gone", unit=unit.name))
        if self.faults or days is None:
            return None, self.faults
        place = self._words("place")
        return (
            Said(
                self.row.number,
                title,
                *days,
                units,
                place=place,
                country=self._country(place),
                type=self._type(),
                partners=tuple(
                    one.strip() for one in _words(self.cells.get("partners")).split(";") if one.strip()
                ),
                participants=self._participants(),
                cost=self._number("cost", MOST_KRONOR, in_thousands=self.in_thousands),
                learning=self._words("learning"),
                evidence=self._words("evidence"),
                remarks=tuple(self.remarks),
                words=_all_words(self.row),
            ),
            [],
        )

    def _words(self, name: str) -> str:
        words, most = _words(self.cells.get(name)), MOST_LETTERS[name]
        if len(words) > most:
            self.remarks.append(fault("shortened", column=name))
        return words[:most]

    def _days(self) -> tuple[date, date] | None:
        given, ends = self.cells.get("starts_on"), self.cells.get("ends_on")
        days = days_in(given)
        if days is None:
            self.faults.append(fault("day", value=given) if given is not None else fault("no_day"))
        end = days_in(ends) if ends is not None else None
        if ends is not None and end is None:
            self.faults.append(fault("day", value=ends))
        if days is None or (ends is not None and end is None):
            return None
        first, last = days[0], end[1] if end else days[1]
        if last < first:
            self.faults.append(fault("days_turned"))
            return None
        if (last - first).days > 731 or first.year > self.today.year + 5 or first.year < 1995:
            self.faults.append(fault("days", first=first, last=last))
            return None
        return first, last

    def _country(self, place: str) -> str:
        given = _words(self.cells.get("country"))
        country = country_in(given)
        if given and not country:
            self.remarks.append(fault("country", value=given))
        return country or country_in(place)

    def _type(self) -> Term | None:
        given = _words(self.cells.get("type"))
        kind = self.kinds.get(given.casefold())
        if given and kind is None:
            kind = self._type_like(given)
            near = fault("type_near", value=given, near=kind.name) if kind else fault("type", value=given)
            self.remarks.append(near)
        return kind

    def _type_like(self, given: str) -> Term | None:
        """Give the type that the words suggest, as they would in a title."""
        by_key = {term.key: term for term in self.kinds.values()}
        sorts = [Sort(key, tuple(term.words)) for key, term in by_key.items()]
        return by_key.get(guess(given, "", {"type": sorts}).type)

    def _participants(self) -> int | None:
        number = self._number("participants", MOST_KRONOR)
        if number is not None and number > MOST_PARTICIPANTS:
            self.remarks.append(fault("many", value=number))
            return None
        return number

    def _number(self, name: str, most: int, *, in_thousands: bool = False) -> int | None:
        value = self.cells.get(name)
        if value is None or value in ("-", "–", "?"):
            return None
        number = amount_in(value, in_thousands=in_thousands)
        if number is None or number > most:
            self.remarks.append(fault("number", value=value, column=name))
            return None
        return number


def _all_words(row: Line) -> str:
    return " · ".join(str(value) for value in row.values if value is not None)[:MOST_WORDS]


def _words(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(_plain(str(value)).split()) if value is not None else ""


def _plain(text: str) -> str:
    """Take away the sign that an export puts before what would else be run as a formula."""
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(FORMULA) else text
