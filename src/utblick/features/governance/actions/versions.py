"""Two people at the same form: the second is told, and nothing is overwritten unknowingly."""

from __future__ import annotations

from django.utils.translation import gettext as _

from utblick.foundation.rules import ChangedMeanwhile


def check_version(now: int, seen: int) -> None:
    """Say that somebody was faster. Raises ChangedMeanwhile."""
    if now != seen:
        raise ChangedMeanwhile(
            _(
                "Somebody changed this while you had it open. What stands there now is shown below, and what you wrote "
                "is kept in the fields. Save again to let yours stand instead."
            )
        )
