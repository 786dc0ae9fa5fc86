"""That a list was taken out stands in the trail."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction

from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer


@transaction.atomic
def tell_of_export(
    action: str, rows: int, *, target: models.Model | None = None, by: Viewer, at: datetime
) -> None:
    """Record that somebody exported so many rows."""
    by.check("contactpoint.case.view")
    audit.record(action, by=by, at=at, target=target, changes={"rows": rows})
