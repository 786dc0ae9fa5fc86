"""Write down that a list with people in it was taken out, by whom and how long it was; not what was asked for."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer


@transaction.atomic
def note_export(name: str, rows: int, *, by: Viewer, at: datetime) -> None:
    """Note an export in the trail. The filter is left out: a name may stand in it."""
    audit.record("actors.list.exported", by=by, at=at, target=None, changes={"list": name, "rows": rows})
