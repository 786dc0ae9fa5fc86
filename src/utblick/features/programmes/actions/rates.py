"""Write what a currency was worth on a day, and take that away again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.organisation.actions.saving import as_audited, checked_and_saved, settable
from utblick.features.programmes.actions.archive import IMPORT
from utblick.features.programmes.actions.versions import check_is_version
from utblick.features.programmes.models import ExchangeRate
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

FIELDS = frozenset({"currency", "per_euro", "on", "source_note"})
# A rate's changes under words of their own: the trail reads them beside other records' fields.
_WORDS = {
    "currency": "rate_currency",
    "per_euro": "rate_per_euro",
    "on": "rate_on",
    "source_note": "rate_source",
}


@transaction.atomic
def write_rate(
    row: ExchangeRate | None = None, *, version: int = 0, by: Viewer, at: datetime, **fields: Any
) -> ExchangeRate:
    """Write a rate, or change the one that is given as it was at `version`. Raises ValidationError with sentences."""
    by.check(IMPORT)
    if row is None:
        row = ExchangeRate()
    else:
        row = ExchangeRate.objects.select_for_update().get(pk=row.pk)
        check_is_version(row, version)
    changes = settable(row, fields, FIELDS)
    if changes:
        row.version += 1 if row.pk else 0
        checked_and_saved(row)
        named = {_WORDS[name]: pair for name, pair in changes.items()}
        audit.record("programmes.exchange_rate.written", by=by, at=at, target=row, changes=named)
    return row


@transaction.atomic
def remove_rate(row: ExchangeRate, *, by: Viewer, at: datetime) -> None:
    """Take a rate away; the history keeps what it said."""
    by.check(IMPORT)
    changes = {word: [as_audited(getattr(row, name)), None] for name, word in _WORDS.items()}
    audit.record("programmes.exchange_rate.removed", by=by, at=at, target=row, changes=changes)
    row.delete()
