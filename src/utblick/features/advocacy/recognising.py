"""Know again what records are about: the file by any of its numbers, the person by number or name, the committee."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from utblick.connectors.record import ProcedureRecord
from utblick.engine.identifiers import comparing
from utblick.features.actors.actions.forgetting import fingerprint
from utblick.features.actors.folding import fold
from utblick.features.actors.kinds import BodyKind, PersonKind, Scheme
from utblick.features.actors.models import (
    Body,
    BodyIdentifier,
    BodyName,
    Forgetting,
    Person,
    PersonIdentifier,
    PersonName,
)
from utblick.features.advocacy.models import Event, Number, Procedure

# Numbers that mean one file; others in a record may be of any document that it names.
OF_A_FILE = ("com", "join", "celex", "act", "ep_file_code")
_REPORT = re.compile(r"^(?:A|B|RC-?B?)\d{1,2}-\d+/\d{4}$")


class Files:
    """The files that are followed, known by their number, their short name and every other number of theirs."""

    def __init__(self) -> None:
        self._by_number: dict[tuple[str, str], Procedure] = {}
        self._by_key: dict[str, Procedure] = {}
        rows = {row.pk: row for row in Procedure.objects.order_by("pk")}
        for row in rows.values():
            self.add(row)
        for number in Number.objects.order_by("pk"):
            self._note(number.type, number.value, rows[number.procedure_id])
        # A report on a file is told in its events; its number means the file too.
        for pk, reference in Event.objects.exclude(reference="").values_list("procedure", "reference"):
            if _REPORT.match(reference):
                self._note("ep_report", reference, rows[pk])

    def add(self, procedure: Procedure) -> None:
        """Know a file that has been begun meanwhile."""
        self._by_key[procedure.key] = procedure
        if procedure.reference:
            for type in ("procedure", "state_aid"):
                self._note(type, procedure.reference, procedure)

    def _note(self, type: str, value: str, procedure: Procedure) -> None:
        self._by_number.setdefault((type, comparing.key(type, value)), procedure)

    def by_number(self, type: str, value: str) -> Procedure | None:
        """Give the file that a number means."""
        return self._by_number.get((type, comparing.key(type, value))) if value else None

    def of_document(self, value: str) -> Procedure | None:
        """Give the file of a document by its number, of whichever kind it is."""
        types = ("celex", "com", "join", "ep_report", "ep_motion", "act", "ep_adopted_text", "council_doc")
        return next((found for type in types if (found := self.by_number(type, value))), None)

    def named(self, written: str) -> Procedure | None:
        """Give the file that a person names: by its number, another of its numbers, or its short name."""
        return self._by_key.get(written) or self.by_number("procedure", written) or self.of_document(written)

    def of_record(self, record: ProcedureRecord) -> Procedure | None:
        """Give the file of a record: by its number, else by numbers that all mean one file."""
        if (found := self.by_number("procedure", record.reference)) is not None:
            return found
        others = {
            found.pk: found
            for type in OF_A_FILE
            for value in record.fields.get(type, ())
            if (found := self.by_number(type, value)) is not None
        }
        return next(iter(others.values())) if len(others) == 1 else None


class People:
    """The office holders of the register, known by Parliament's number of them, else by their very name."""

    def __init__(self, numbers: Iterable[str], names: Iterable[str]) -> None:
        rows = PersonIdentifier.objects.filter(scheme=Scheme.EP_ID, value__in=set(numbers))
        self._by_number = {
            row.value: _standing(row.person) for row in rows.select_related("person__merged_into")
        }
        self._by_name = dict(_by_name(names))
        self._forgotten = frozenset(
            one
            for marks in Forgetting.objects.filter(is_by_plan=False).values_list("fingerprints", flat=True)
            for one in marks
        )

    def find(self, number: str, name: str) -> tuple[Person | None, bool]:
        """Give the person, and whether it is certain: by the number it is, by the name alone it is not."""
        if (found := self._by_number.get(number)) is not None:
            return found, True
        return self._by_name.get(_words(name)), False

    def is_forgotten(self, number: str) -> bool:
        """Say whether somebody was forgotten: nothing of them is taken in again."""
        return bool(number) and fingerprint(Scheme.EP_ID, number) in self._forgotten


def _words(name: str) -> str:
    """Give a name as it is compared: `BISCHOFF Gabriele` is `Gabriele Bischoff`."""
    return " ".join(sorted(fold(name).split()))


def _by_name(names: Iterable[str]) -> Iterator[tuple[str, Person]]:
    """Find the one office holder of each name; of two of one name neither."""
    asked = {words for name in names if (words := _words(name))}
    if not asked:
        return
    found: dict[str, set[Person]] = {}
    rows = Person.objects.filter(kind=PersonKind.OFFICE_HOLDER, forgotten_on__isnull=True)
    for row in rows.select_related("merged_into"):
        found.setdefault(_words(row.name), set()).add(_standing(row))
    for alias in PersonName.objects.filter(person__in=rows).select_related("person__merged_into"):
        found.setdefault(_words(alias.name), set()).add(_standing(alias.person))
    for words in asked:
        if len(people := found.get(words, set())) == 1:
            yield words, next(iter(people))


def _standing(person: Person) -> Person:
    while person.merged_into is not None:
        person = person.merged_into
    return person


def committees(codes: Iterable[str]) -> dict[str, Body]:
    """Give the committees of the register by their codes, as far as it holds them."""
    asked = {code for code in codes if code}
    rows = Body.objects.filter(kind=BodyKind.COMMITTEE, abbreviation__in=asked).order_by("-pk")
    found = {row.abbreviation: row for row in rows}
    # What a committee was called before two records of it became one.
    also = BodyName.objects.filter(name__in=asked, body__kind=BodyKind.COMMITTEE, body__merged_into=None)
    found = {**{row.name: row.body for row in also.select_related("body")}, **found}
    numbered = BodyIdentifier.objects.filter(scheme=Scheme.EP_BODY, value__in=asked)
    return {**found, **{row.value: row.body for row in numbered.select_related("body")}}
