"""What a report is about, and how its tables say that they go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from utblick.foundation.accounts.viewer import Viewer

MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Span:
    """What a report is about: days from `first` to `last`, of a board (by key) or of all.

    `viewer` is who alone reads it; without one it tells what everybody may see.
    """

    first: date
    last: date
    board: str = ""
    viewer: Viewer | None = None


def caption(words: str, rows: int) -> str:
    """Say in the caption when a table has only the first rows."""
    if rows <= MOST_ROWS:
        return words
    return _("%(words)s (the first %(shown)d of %(all)d)") % {"words": words, "shown": MOST_ROWS, "all": rows}
