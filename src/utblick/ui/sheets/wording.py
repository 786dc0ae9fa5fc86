"""The sentence that stands in every document from which something was left out."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.ui.sheets.sheet import Sheet


def left_out_words(sheet: Sheet) -> list[str]:
    """Say what was left out so that the rest fits on one page."""
    if not sheet.left_out:
        return []
    with override(sheet.language):
        parts = ", ".join(
            _("%(what)s (%(left)s of %(all)s)") % {"what": what, "left": left, "all": whole}
            for what, left, whole in sheet.left_out
        )
        return [_("Left out to fit on one page: %(parts)s.") % {"parts": parts}]
