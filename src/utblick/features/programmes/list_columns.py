"""What the columns of a list may mean, and how a list is known again by its headings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.connectors.operations.adapt import read_table
from utblick.connectors.operations.columns import recognised
from utblick.connectors.operations.lists import read_list
from utblick.connectors.project_record import OperationRecord
from utblick.connectors.reading.text import line
from utblick.connectors.record import Record, Reject
from utblick.connectors.registry import BY_NAME
from utblick.connectors.tables.reading import Table, Unreadable
from utblick.features.programmes.models import ColumnMapping

# Kinds of list whose columns are documented, in the order in which they are tried.
DOCUMENTED = ("jems", "interreg_partners", "keep", "cordis")
COLUMNS = "columns"
SAMPLES, LOOKED = 3, 60
# What a column may be; the order is that of the choice on the page.
FIELDS: dict[str, Any] = {
    "title": _("project: its name"),
    "acronym": _("project: its acronym"),
    "project_id": _("project: its number"),
    "project_description": _("project: what it is about"),
    "programme": _("programme"),
    "period": _("programme period"),
    "cci_program_code": _("programme: CCI number"),
    "fund_acronym": _("fund"),
    "priority_label": _("priority"),
    "objective": _("objective"),
    "theme_name": _("theme"),
    "project_status": _("project: its status"),
    "starts_on": _("project: first day"),
    "ends_on": _("project: last day"),
    "approval_date": _("day of the decision"),
    "beneficiary": _("organisation: its name"),
    "partner_role": _("organisation: its role (lead, partner)"),
    "organisation_type": _("organisation: its type"),
    "country": _("organisation: its country"),
    "beneficiary_nuts_code": _("organisation: its NUTS code"),
    "beneficiary_county": _("organisation: its county or region"),
    "beneficiary_city": _("organisation: its place"),
    "postcode": _("organisation: its postcode"),
    "pic": _("organisation: its PIC"),
    "organisation_number": _("organisation: its organisation number"),
    "total_eur": _("total cost"),
    "total_amount_eligible": _("total cost, the eligible part"),
    "eu_eur": _("from the EU"),
    "eu_cofinancing_amount_eligible": _("from the EU, granted"),
    "eu_cofinancing_rate": _("from the EU, as a share"),
    "source": _("web address"),
}
SAID = ("programme", "period", "country", "licence")


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """A column with what it is taken for, how sure that is and why, and what stands in it."""

    name: str
    field: str
    percent: int
    why: str
    samples: tuple[str, ...]


def fingerprint(names: Sequence[str]) -> str:
    """Give what a list is known by again: its headings in their order."""
    told = "\x1f".join(" ".join(name.casefold().split()) for name in names)
    return hashlib.sha256(told.encode()).hexdigest()[:40]


def documented_kind(data: bytes, name: str) -> str:
    """Say which kind of list with documented columns a file is, or nothing."""
    for kind in DOCUMENTED:
        some = islice(BY_NAME[kind].load()(data, name), LOOKED)
        if any(not isinstance(one, Reject) for one in some):
            return kind
    return ""


def table_of(data: bytes, name: str) -> Table:
    """Read a list as one table. Raises Unreadable with a reason in both languages."""
    table, _rejects = read_list(data, name)
    return table


def reason_words(problem: Unreadable) -> str:
    """Say why a file is no list, in the language of the page."""
    reason = problem.reason_en if get_language() == "en" else problem.reason_sv
    return f"{reason[:1].upper()}{reason[1:]}."


def proposed(table: Table, known: Mapping[str, str] | None) -> list[ProposedColumn]:
    """Say of each column what it is taken for: as a person settled it before, or as it is recognised."""
    swedish = get_language() != "en"
    found = []
    for at, column in enumerate(recognised(table)):
        field, percent = column.field or "", round(column.confidence * 100)
        why = column.why_sv if swedish else column.why
        if known is not None:
            field, percent, why = known.get(column.name, ""), 100, ""
        filled = (line(str(row.values[at])) for row in table.rows if row.values[at] not in (None, ""))
        samples = tuple(text[:60] for text in islice(dict.fromkeys(filled), SAMPLES))
        field = field if field in FIELDS else ""
        found.append(ProposedColumn(column.name, field, percent if field else 0, why, samples))
    return found


def mapping_of(names: Sequence[str]) -> ColumnMapping | None:
    """Give how a person settled the columns of lists with these headings, or None."""
    return ColumnMapping.objects.filter(fingerprint=fingerprint(names)).first()


def records(
    data: bytes, name: str, kind: str, settled: Mapping[str, str], said: Mapping[str, str]
) -> Iterator[Record | Reject]:
    """Read a list: by its documented columns, or by what a person settled; what it does not say is as they said."""
    if kind != COLUMNS:
        for one in BY_NAME[kind].load()(data, name):
            if isinstance(one, Record) and _lacks_licence(one, said):
                yield replace(one, licence=said["licence"])
            else:
                yield one
        return
    try:
        table, rejects = read_list(data, name)
    except Unreadable as problem:
        yield Reject(file=name, line=1, reason=reason_words(problem))
        return
    yield from rejects
    for one in read_table(table, name, settled):
        yield _told(one, said) if isinstance(one, OperationRecord) else one


def _lacks_licence(one: Record | Reject, said: Mapping[str, str]) -> bool:
    return isinstance(one, Record) and bool(said.get("licence")) and not one.licence


def _told(one: OperationRecord, said: Mapping[str, str]) -> OperationRecord:
    fields = {**one.fields}
    if said.get("period") and "period" not in fields:
        fields["period"] = (said["period"],)
    return replace(
        one,
        programme=one.programme or said.get("programme", ""),
        country=one.country or said.get("country", ""),
        licence=one.licence or said.get("licence", ""),
        fields=fields,
    )
