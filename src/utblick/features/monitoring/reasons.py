"""The common reasons to dismiss a matter, one key press each; anything else is written by hand."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# code -> words. Codes are stored and never change.
REASONS: dict[str, str | Promise] = {
    "remit": _("Not in the region's remit"),
    "known": _("Already known and handled"),
    "minor": _("Of too little weight for us"),
    "late": _("Too late to act on"),
    "wrong": _("Wrong hit: the words mean something else"),
}


def reason_words(reason: str) -> str:
    """Give a stored reason in the language of the page."""
    return str(REASONS.get(reason, reason))
