"""The region's own lists of types, directions and purposes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.exchanges.models import Field, Term, TravelFactor
from utblick.features.exchanges.terms import FACTOR_SOURCE, FACTOR_YEAR, FACTORS, SUGGESTED
from utblick.features.organisation.actions.saving import checked_and_saved, ended, settable
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

PERMISSION = "exchanges.term.change"
FIELDS = frozenset(
    {
        "field",
        "key",
        "name_sv",
        "name_en",
        "words",
        "suggests",
        "is_default",
        "travels",
        "sort_order",
        "valid_from",
        "valid_until",
    }
)


@transaction.atomic
def create_term(*, by: Viewer, at: datetime, **fields: Any) -> Term:
    """Add a type, a direction or a purpose. Raises ValidationError for what no row can have."""
    by.check(PERMISSION)
    term = Term()
    changes = settable(term, fields, FIELDS)
    checked_and_saved(term)
    _one_default(term)
    audit.record("exchanges.term.created", by=by, at=at, target=term, changes=changes)
    return term


@transaction.atomic
def change_term(term: Term, *, by: Viewer, at: datetime, **fields: Any) -> Term:
    """Change one; its list and its key stay."""
    by.check(PERMISSION)
    term = Term.objects.select_for_update(of=("self",)).get(pk=term.pk)
    changes = settable(term, fields, FIELDS - {"field", "key"})
    if changes:
        checked_and_saved(term)
        _one_default(term)
        audit.record("exchanges.term.changed", by=by, at=at, target=term, changes=changes)
    return term


@transaction.atomic
def end_term(term: Term, *, on: date, by: Viewer, at: datetime) -> Term:
    """Stop offering one from a day on; what was sorted by it stays so."""
    by.check(PERMISSION)
    term = Term.objects.select_for_update(of=("self",)).get(pk=term.pk)
    ended(term, "exchanges.term.ended", on=on, by=by, at=at)
    return term


@transaction.atomic
def add_suggested_terms(*, by: Viewer, at: datetime) -> int:
    """Add what is missing of the lists that a region may start from; give how many were added."""
    by.check(PERMISSION)
    there = {(term.field, term.key): term for term in Term.objects.all()}
    before = len(there)
    # Purposes come first in the table: types refer to them.
    for field, rows in SUGGESTED.items():
        for place, row in enumerate(rows, start=1):
            if (field.value, row.key) not in there:
                term = Term(
                    field=field,
                    key=row.key,
                    name_sv=row.name_sv,
                    name_en=row.name_en,
                    words=list(row.words),
                    suggests=there.get((Field.PURPOSE.value, row.suggests)),
                    travels=row.travels,
                    is_default=row.is_default,
                    sort_order=10 * place,
                    valid_from=date(1995, 1, 1),
                )
                checked_and_saved(term)
                there[field.value, row.key] = term
    added = len(there) - before
    known = set(TravelFactor.objects.values_list("mode", flat=True))
    for factor in FACTORS:
        if factor.mode not in known:
            made = TravelFactor(**factor._asdict(), source=FACTOR_SOURCE, year=FACTOR_YEAR)
            checked_and_saved(made)
            added += 1
    if added:
        audit.record("exchanges.terms.added", by=by, at=at, target=None, changes={"terms_added": added})
    return added


@transaction.atomic
def change_factor(factor: TravelFactor, *, by: Viewer, at: datetime, **fields: Any) -> TravelFactor:
    """Change what a way of travelling is taken to mean, and who says so."""
    by.check(PERMISSION)
    factor = TravelFactor.objects.select_for_update().get(pk=factor.pk)
    allowed = frozenset({"name_sv", "name_en", "from_km", "kg_per_km", "source", "year", "certainty"})
    changes = {
        name: [str(before), str(after)] for name, (before, after) in settable(factor, fields, allowed).items()
    }
    if changes:
        checked_and_saved(factor)
        audit.record("exchanges.factor.changed", by=by, at=at, target=factor, changes=changes)
    return factor


def _one_default(term: Term) -> None:
    """Let at most one of a list be what is taken when nothing suggests another."""
    if term.is_default:
        Term.objects.filter(field=term.field, is_default=True).exclude(pk=term.pk).update(is_default=False)
