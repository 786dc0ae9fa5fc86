"""Two people never overwrite each other: a change says which version it was made of."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from utblick.foundation.rules import ChangedMeanwhile


def check_is_version(row: Any, version: int) -> None:
    """Raise ChangedMeanwhile unless the row, as it is locked now, is at that version."""
    if row.version != version:
        raise ChangedMeanwhile(
            gettext(
                "Somebody changed this while you had it open. Look at what it says now, and change it again."
            )
        )
