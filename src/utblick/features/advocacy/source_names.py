"""What people call the sources that facts are from; a source that a person has written is called as it is written."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

NAMES = {
    "act_passages": "EUR-Lex",
    "eurlex_dossiers": _("Publications Office"),
    "europarl_amendments": _("European Parliament"),
    "europarl_calendar": _("Parliament's open data"),
    "europarl_procedures": _("Parliament's open data"),
    "europarl_roll_calls": _("European Parliament"),
    "europarl_votes": _("European Parliament"),
    "four_column": _("four-column table"),
    "oeil": "OEIL",
}


def called(source: str) -> str:
    """Give what a source is called on a page."""
    return str(NAMES.get(source, source))
