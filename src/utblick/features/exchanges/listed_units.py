"""Units by the names that lists give them, one or several in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from utblick.features.exchanges.listed_faults import Fault, fault
from utblick.features.organisation.models import Unit

NEAR = 88.0
MOST_PARTS = 16
_BETWEEN = re.compile(r"(\s*[;\n,/&]\s*|\s+(?:och|samt|and)\s+)", re.I)
_SURELY = re.compile(r"[;\n]")


class UnitNames:
    """Units by their own names, in either language, and by those that somebody has chosen for this list."""

    def __init__(self, units: Iterable[Unit], chosen: Mapping[str, int]) -> None:
        rows = list(units)
        by_number = {unit.pk: unit for unit in rows}
        self._known: dict[str, Unit | None] = {}
        for unit in rows:
            for name in {unit.name_sv, unit.name_en, unit.key}:
                key = _folded(name)
                # A name that two units share is nobody's.
                self._known[key] = None if key in self._known and self._known[key] != unit else unit
        self._names = [name for name, unit in self._known.items() if unit is not None]
        self._chosen = {_folded(name): by_number[pk] for name, pk in chosen.items() if pk in by_number}
        self.used: dict[str, Unit] = {}
        """The chosen names that the list has used, with what was chosen."""
        self.unknown: dict[str, Unit | None] = {}
        """Names that nobody knows, with the nearest unit for a person to confirm."""

    def find(self, name: str) -> Unit | None:
        """Give the unit of exactly this name; what somebody chose goes first."""
        key = _folded(name)
        return self._chosen.get(key) or self._known.get(key)

    def nearest(self, name: str) -> Unit | None:
        """Give the unit whose name is nearly this one."""
        found = process.extractOne(_folded(name), self._names, scorer=fuzz.WRatio, score_cutoff=NEAR)
        return self._known[found[0]] if found else None

    def read(self, cell: str) -> tuple[tuple[Unit, ...], list[Fault]]:
        """Give the units of a cell, and a fault for each name that nobody knows.

        A cell is several units where each part names one; what is itself a unit's name is never cut. A
        semicolon or a new line always stands between two, and so does a comma where one of the parts is known.
        """
        found: list[Unit] = []
        faults: list[Fault] = []
        for name in self._names_in(cell):
            unit = self.find(name)
            if unit is not None:
                found.append(unit)
                if _folded(name) in self._chosen:
                    self.used[name] = unit
                continue
            if name not in self.unknown:
                self.unknown[name] = self.nearest(name)
            near = self.unknown[name]
            faults.append(fault("unit_near", name=name, near=near.name) if near else fault("unit", name=name))
        if not found and not faults:
            faults.append(fault("no_unit"))
        return tuple(dict.fromkeys(found)), faults

    def _names_in(self, cell: str) -> list[str]:
        if not cell.strip():
            return []
        whole = self._parted(cell)
        if whole is not None:
            return whole
        names: list[str] = []
        for part in _SURELY.split(cell):
            if name := " ".join(part.split()):
                names += self._parted(name) or self._between_commas(name) or [name]
        return names

    def _between_commas(self, text: str) -> list[str]:
        parts = [self._parted(part) or [part.strip()] for part in text.split(",") if part.strip()]
        is_any_known = any(self.find(names[0]) for names in parts)
        return [name for names in parts for name in names] if is_any_known and len(parts) > 1 else []

    def _parted(self, text: str) -> list[str] | None:
        """Cut a text into names of units, as few as possible; nothing where a part names none."""
        pieces = _BETWEEN.split(text.strip())
        names, between = pieces[::2], pieces[1::2]
        if len(names) > MOST_PARTS:
            return None

        def from_(at: int) -> list[str] | None:
            if at == len(names):
                return []
            for end in range(len(names), at, -1):
                words = [names[at]]
                for inner in range(at + 1, end):
                    words += [between[inner - 1], names[inner]]
                name = " ".join("".join(words).split())
                if not name or self.find(name):
                    rest = from_(end)
                    if rest is not None:
                        return [name, *rest] if name else rest
            return None

        return from_(0) or None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
