"""Lists of exchanges: brought, confirmed by a person and remembered, taken in as seen, undone whole or removed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.connectors.tables.reading import Table, Unreadable, read_table
from utblick.features.exchanges import rules
from utblick.features.exchanges.actions.exchanges import Wish, prepared
from utblick.features.exchanges.listed import Read, read_list
from utblick.features.exchanges.listed_columns import FIELDS, own_columns, propose
from utblick.features.exchanges.listed_faults import as_kept
from utblick.features.exchanges.listed_units import UnitNames
from utblick.features.exchanges.models import Exchange, ListImport, Term
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Level, Unit
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.storing import open_stored, store
from utblick.foundation.rules import RuleBroken

PERMISSION = "exchanges.list.import"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@transaction.atomic
def begin_list(data: bytes, name: str, *, by: Viewer, at: datetime) -> ListImport:
    """Keep a list and propose what its columns are, as last time for a list with the same header.

    Raises RuleBroken with a sentence when it is no list.
    """
    by.check(PERMISSION)
    rules.check_is_no_document(data[:8])
    try:
        table = read_table(data, name)
    except Unreadable as problem:
        reason = problem.reason_en if get_language() == "en" else problem.reason_sv
        raise RuleBroken(_("The list cannot be read: %(reason)s.") % {"reason": reason}) from None
    rules.check_is_a_list(len(table.columns), len(table.rows))
    header, own = header_of(table), own_columns(table.columns)
    before = ListImport.objects.filter(header=header, done_at__isnull=False).first()
    columns = {str(at): one.field for at, one in enumerate(propose(table)) if one}
    if before:
        columns = {str(int(at) - before.own_columns + own): name for at, name in before.columns.items()}
    made = ListImport.objects.create(
        file=store(data, name, XLSX if data[:2] == b"PK" else "text/csv"),
        header=header,
        columns=columns,
        own_columns=own,
        units=before.units if before else {},
        begun_at=at,
        begun_by_id=by.account_id,
        rows=len(table.rows),
    )
    audit.record("exchanges.list.begun", by=by, at=at, target=made, changes={"rows": [0, made.rows]})
    return made


@transaction.atomic
def set_columns(
    made: ListImport, columns: Mapping[int, str], units: Mapping[str, int | None], *, by: Viewer, at: datetime
) -> ListImport:
    """Say which column is which field, and which unit is meant by a name; kept for the next list like it.

    A name for which nothing is chosen is forgotten.
    """
    by.check(PERMISSION)
    made = ListImport.objects.select_for_update(of=("self",)).get(pk=made.pk)
    rules.check_is_not_done(made.done_at is not None)
    chosen = {str(at): name for at, name in columns.items() if name in FIELDS}
    rules.check_no_field_twice(list(chosen.values()))
    made.columns = chosen
    made.units = {name: unit for name, unit in {**made.units, **units}.items() if unit}
    made.save()
    return made


@transaction.atomic
def take_in(made: ListImport, *, seen: str | None = None, by: Viewer, at: datetime) -> ListImport:
    """Register every row that can be; the others are kept with their line and all that is wrong in them.

    What was taken in and what was refused add up to the rows of the list. `seen` is what `seen_as` gave for
    what a person looked at: anything else is not taken in, but shown again.
    """
    by.check(PERMISSION)
    made = ListImport.objects.select_for_update(of=("self",)).get(pk=made.pk)
    rules.check_is_not_done(made.done_at is not None)
    rules.check_columns_are_enough(list(made.columns.values()))
    read = dry_run(made, table_of(made), at)
    rules.check_is_as_seen(seen in (None, seen_as(made, read)))
    rows, unit_links, purpose_links = [], [], []
    terms = list(Term.objects.select_related("suggests"))
    for said in read.said:
        wish = Wish(
            title=said.title,
            starts_on=said.starts_on,
            ends_on=said.ends_on,
            place=said.place,
            country=said.country,
            units=said.units,
            type=said.type,
            partners=said.partners,
            participants=said.participants,
            cost=said.cost,
            learning=said.learning,
            evidence=said.evidence,
        )
        exchange, purposes = prepared(wish, terms, by=by, at=at)
        exchange.brought_by = made
        exchange.guessed = []  # nobody confirms two thousand guesses one by one
        rows.append(exchange)
        unit_links.append(said.units)
        purpose_links.append(purposes)
    Exchange.objects.bulk_create(rows, batch_size=500)
    _link(Exchange.units.through, "unit_id", rows, unit_links)
    _link(Exchange.purposes.through, "term_id", rows, purpose_links)
    made.done_at = at
    made.imported = len(rows)
    made.rejects = [[one.line, as_kept(one.faults), one.words] for one in read.rejected]
    made.remarks = [[one.line, as_kept(one.remarks), one.words] for one in read.remarked]
    made.save()
    changes = {"imported": [0, made.imported], "rejected_rows": [0, len(made.rejects)]}
    audit.record("exchanges.list.imported", by=by, at=at, target=made, changes=changes)
    return made


def _link(through: Any, column: str, rows: Sequence[Exchange], links: Sequence[Iterable[Any]]) -> None:
    pairs = [(row.pk, one.pk) for row, some in zip(rows, links, strict=True) for one in some]
    made = [through(**{"exchange_id": exchange, column: other}) for exchange, other in pairs]
    through.objects.bulk_create(made, batch_size=1000)


@transaction.atomic
def undo_list(made: ListImport, *, by: Viewer, at: datetime) -> tuple[int, int]:
    """Take away what a list brought; what somebody has changed since stays. Give (taken away, kept)."""
    by.check(PERMISSION)
    made = ListImport.objects.select_for_update(of=("self",)).get(pk=made.pk)
    rules.check_can_be_undone(made.done_at is not None, made.undone_at is not None)
    untouched = made.exchanges.filter(version=1)
    taken = untouched.count()
    untouched.delete()
    kept = made.exchanges.count()
    made.undone_at = at
    made.save()
    changes = {"taken_away": taken, "kept_exchanges": kept}
    audit.record("exchanges.list.undone", by=by, at=at, target=made, changes=changes)
    return taken, kept


@transaction.atomic
def remove_list(made: ListImport, *, by: Viewer, at: datetime) -> None:
    """Remove a list that was never taken in."""
    by.check(PERMISSION)
    made = ListImport.objects.select_for_update(of=("self",)).select_related("file").get(pk=made.pk)
    rules.check_is_not_done(made.done_at is not None)
    audit.record(
        "exchanges.list.removed",
        by=by,
        at=at,
        target=made,
        changes={"file": [made.file.name, ""], "rows": [made.rows, 0]},
    )
    made.delete()


def seen_as(made: ListImport, read: Read) -> str:
    """Give what tells what somebody sees of a list from anything else: its choices, and what would come of it."""
    told = [
        made.columns,
        made.units,
        [[one.line, [unit.pk for unit in one.units]] for one in read.said],
        [one.line for one in read.rejected],
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:20]


def table_of(made: ListImport) -> Table:
    """Read the list's file again."""
    with open_stored(made.file) as file:
        return read_table(file.read(), made.file.name)


def dry_run(made: ListImport, table: Table, at: datetime) -> Read:
    """Say what would be taken in with the columns as they are, and what would not, without storing anything."""
    columns = {int(column): name for column, name in made.columns.items()}
    if not {"title", "starts_on", "unit"} <= set(columns.values()):
        return Read()
    units = UnitNames(
        Unit.objects.filter(level__gt=Level.REGION).select_related("board", "parent"), made.units
    )
    return read_list(table, columns, units, list(Term.objects.all()), _there(), day_of(at))


def header_of(table: Table) -> str:
    """Give what tells lists with the same columns from others; a file of refused rows has its list's own."""
    words = "\n".join(name.casefold() for name in table.columns[own_columns(table.columns) :])
    return hashlib.sha256(words.encode()).hexdigest()


def _there() -> set[tuple[object, ...]]:
    units: dict[int, set[int]] = {}
    for exchange, unit in Exchange.units.through.objects.values_list("exchange", "unit"):
        units.setdefault(exchange, set()).add(unit)
    rows = Exchange.objects.order_by().values_list("pk", "title", "starts_on")
    return {(title.casefold(), on, frozenset(units.get(key, ()))) for key, title, on in rows}
