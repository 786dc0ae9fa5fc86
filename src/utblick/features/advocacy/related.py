"""What was tabled and voted on in a file, for the file's own page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.advocacy import amendments, queries
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part


def of_procedure(viewer: Viewer, procedure: Any) -> Part | None:
    """Lead to a file's amendments and votes; nothing where there are none."""
    if not viewer.may(queries.VIEW):
        return None
    tabled = amendments.amendments(viewer, procedure).count()
    voted = amendments.votes(viewer, procedure).count()
    lines = []
    if tabled:
        words = ngettext("%(n)s amendment", "%(n)s amendments", tabled) % {"n": tabled}
        lines.append(Line(words, reverse("advocacy:amendments", args=[procedure.key])))
    if voted:
        words = ngettext("%(n)s vote in plenary", "%(n)s votes in plenary", voted) % {"n": voted}
        lines.append(Line(words, reverse("advocacy:votes", args=[procedure.key])))
    return Part("negotiation", _("Amendments and votes"), lines) if lines else None


RELATED = {"advocacy.procedure": of_procedure}
