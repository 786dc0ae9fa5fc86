"""A list of operations of any country as operation records: its columns recognised, every row a record or a reject."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from utblick.connectors.operations.amounts import share_in, sum_in
from utblick.connectors.operations.columns import Column, recognised
from utblick.connectors.operations.contents import is_blank
from utblick.connectors.operations.days import day_in, is_month_first
from utblick.connectors.operations.lists import read_list
from utblick.connectors.operations.money import Money, moneys
from utblick.connectors.operations.places import country_in
from utblick.connectors.operations.rules import EU_SUMS, TOTALS
from utblick.connectors.operations.shifted import mended
from utblick.connectors.operations.terms import concepts
from utblick.connectors.project_record import OperationRecord
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.text import line
from utblick.connectors.record import Record, Reject
from utblick.connectors.tables.cells import Value
from utblick.connectors.tables.reading import Line, Note, Table, Unreadable

SOURCE = "operations"
# What the further columns of a list are called in a record's `fields`.
KEPT = {
    "cci_program_code": "cci",
    "theme_name": "theme",
    "theme_code": "theme_code",
    "priority_number": "priority_number",
    "management_authority": "authority",
    "beneficiary_url": "url",
    "final_payment_date": "final_payment",
    "member_state_amount": "national_amount",
    "third_party_amount": "own_amount",
    "beneficiary_address": "address",
    "beneficiary_nuts_code": "nuts",
    # Never recognised, but said by a person who settles what the columns of a list mean.
    "acronym": "acronym",
    "partner_role": "role",
    "organisation_type": "organisation_type",
    "organisation_number": "organisation_number",
    "pic": "pic",
    "objective": "objective",
    "period": "period",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How the columns of one list are read: which columns are which field, and how sums and days are written."""

    columns: dict[str, list[int]]
    names: Sequence[str]
    money: dict[int, Money]
    month_first: bool


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a list: each row a record, or a reject that says what is wrong with it."""
    try:
        table, rejects = read_list(data, name)
    except Unreadable as problem:
        yield Reject(file=name, line=1, reason=f"{problem.reason_en[:1].upper()}{problem.reason_en[1:]}.")
        return
    yield from rejects
    yield from (_of_note(note, name) for note in table.notes)
    yield from read_table(table, name)


def _of_note(note: Note, name: str) -> Reject:
    if note.what == "sum-row":
        return Reject(
            file=name, line=note.line, reason=f"The row sums up others (“{note.words}”); it is no operation."
        )
    reason = f"The sheet “{note.words}” was not read: if it holds operations, save it as a file of its own."
    return Reject(file=name, line=1, reason=reason)


def read_table(
    table: Table, name: str, settled: Mapping[str, str] | None = None
) -> Iterator[Record | Reject]:
    """Read a table whose columns are recognised first, or settled by a person: fields by the names of columns."""
    table, cut = mended(table)
    columns = recognised(table) if settled is None else as_settled(table, settled)
    plan = planned(table, columns)
    if not plan.columns.get("title") and not plan.columns.get("beneficiary"):
        reason = "No column is known to be the operation or the beneficiary: this is no list of operations."
        yield from (Reject(file=name, line=row.number, reason=reason) for row in table.rows)
        return
    numbers = Counter(_text(row, plan, "project_id") for row in table.rows)
    seen: Counter[str] = Counter()
    for row in table.rows:
        yield _one(row, plan, name, numbers, seen, cut.get(row.number, ""))


def as_settled(table: Table, settled: Mapping[str, str]) -> list[Column]:
    """Give the columns of a table as a person said what they are."""
    return [Column(name, settled.get(name) or None, 1.0, ()) for name in table.columns]


def planned(table: Table, columns: Sequence[Column]) -> Plan:
    """Settle how a list is read, the columns of a field in the order in which they are asked."""
    found: dict[str, list[int]] = {}
    paid = ["paid" in concepts(one.name) for one in columns]
    for at, one in enumerate(columns):
        if one.field:
            key = "total" if one.field in TOTALS else "eu" if one.field in EU_SUMS else one.field
            found.setdefault(key, []).append(at)
    for key in ("total", "eu"):
        # What was granted before what was paid so far; the whole before its eligible part.
        found.get(key, []).sort(key=lambda at: (paid[at], columns[at].field in (TOTALS[1], EU_SUMS[1])))
    days = [
        row.values[at]
        for at in (*found.get("starts_on", ()), *found.get("ends_on", ()))
        for row in table.rows
    ]
    sums = [at for key in ("total", "eu") for at in found.get(key, ())]
    countries = [country_in(row.values[at]) for at in found.get("country", ()) for row in table.rows[:300]]
    return Plan(found, table.columns, moneys(table, sums, countries), is_month_first(days))


def _one(
    row: Line, plan: Plan, name: str, numbers: Counter[str], seen: Counter[str], cut: str
) -> Record | Reject:
    title, beneficiary = _text(row, plan, "title"), _text(row, plan, "beneficiary")
    number = _text(row, plan, "project_id")
    if not title and not beneficiary:
        reason = "The row names neither an operation nor a beneficiary."
        return Reject(file=name, line=row.number, reason=reason, id=number)
    if wrong := _wrong(row, plan):
        return Reject(file=name, line=row.number, reason=wrong, id=number)
    starts, ends = _day(row, plan, "starts_on"), _day(row, plan, "ends_on", last=True)
    total, currency = _sum(row, plan, "total")
    eu, eu_currency = _sum(row, plan, "eu")
    programme = _text(row, plan, "programme") or _text(row, plan, "cci_program_code")
    key = "\x1f".join((programme, title, beneficiary, number, starts, str(total)))
    digest = hashlib.sha256(key.encode()).hexdigest()[:16]
    source_id = number if number and numbers[number] == 1 else digest
    seen[source_id] += 1
    return OperationRecord(
        source=SOURCE,
        source_id=source_id if seen[source_id] == 1 else f"{source_id}-{seen[source_id]}",
        url=_text(row, plan, "source") if _text(row, plan, "source").startswith("http") else "",
        programme=programme,
        title=title,
        beneficiary=beneficiary,
        starts_on=starts,
        ends_on=ends,
        total_eur=total if currency == "EUR" else None,
        eu_eur=eu if eu_currency == "EUR" else None,
        country=next(
            (code for at in plan.columns.get("country", ()) if (code := country_in(row.values[at]))), ""
        ),
        postcode=_text(row, plan, "postcode"),
        number=number,
        summary=_text(row, plan, "project_description"),
        fund=_text(row, plan, "fund_acronym"),
        priority=_text(row, plan, "priority_label") or _text(row, plan, "priority_number"),
        status=_text(row, plan, "project_status"),
        approved_on=_day(row, plan, "approval_date"),
        rate=next((share_in(row.values[at]) for at in plan.columns.get("eu_cofinancing_rate", ())), None),
        total_amount=total,
        eu_amount=eu,
        currency=currency or eu_currency,
        place=_text(row, plan, "beneficiary_city"),
        region=_text(row, plan, "beneficiary_county") or _text(row, plan, "beneficiary_nuts_region"),
        # `joined_cells` is the column that was put together again from a row cut once too often.
        fields=fields(joined_cells=cut, **{kept: _text(row, plan, field) for field, kept in KEPT.items()}),
    )


def _wrong(row: Line, plan: Plan) -> str:
    """Say what is wrong with a row: a day that is none, a sum that is none, as when its cells are shifted."""
    for field, what in (("starts_on", "day"), ("ends_on", "day"), ("total", "sum"), ("eu", "sum")):
        for at in plan.columns.get(field, ()):
            value = row.values[at]
            if is_blank(value):
                continue
            read = (
                day_in(value, month_first=plan.month_first)
                if what == "day"
                else sum_in(value, plan.money[at].decimals)
            )
            if read is None:
                shown = line(str(value))[:40]
                return f"“{shown}” in the column “{line(plan.names[at])[:60]}” is no {what}."
    return ""


def _text(row: Line, plan: Plan, field: str) -> str:
    values = (row.values[at] for at in plan.columns.get(field, ()))
    return next((_written(value) for value in values if not is_blank(value)), "")


def _written(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return line(str(value))


def _day(row: Line, plan: Plan, field: str, *, last: bool = False) -> str:
    for at in plan.columns.get(field, ()):
        if found := day_in(row.values[at], month_first=plan.month_first, last=last):
            return found
    return ""


def _sum(row: Line, plan: Plan, field: str) -> tuple[float | None, str]:
    """Give a row's sum and its currency: in euro where one of several columns has it so."""
    sums = []
    for at in plan.columns.get(field, ()):
        money = plan.money[at]
        if (found := sum_in(row.values[at], money.decimals)) is not None:
            sums.append((found.value, found.currency or money.currency))
    filled = [one for one in sums if one[0]] or sums
    return next((one for one in filled if one[1] == "EUR"), filled[0] if filled else (None, ""))
