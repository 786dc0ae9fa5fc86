"""When somebody looked at a procedure. No trail tells of it: looking is nobody's business but their own."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from utblick.features.advocacy.models import Procedure, Visit
from utblick.foundation.accounts.viewer import Viewer

# Looking again within an hour of the first look is the same visit: what is new stays marked.
SAME_VISIT = timedelta(hours=1)


@transaction.atomic
def note_visit(procedure: Procedure, *, by: Viewer, at: datetime) -> None:
    """Remember when the visit began in which the viewer looks, and when the one before began."""
    by.check("advocacy.process.view")
    if by.account_id is None:
        return
    row = Visit.objects.select_for_update().filter(account_id=by.account_id, procedure=procedure).first()
    if row is None:
        Visit.objects.get_or_create(account_id=by.account_id, procedure=procedure, defaults={"at": at})
        return
    if at - row.at > SAME_VISIT:
        row.before_at, row.at = row.at, at
        row.save(update_fields=["at", "before_at"])
