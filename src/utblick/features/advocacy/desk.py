"""The files of a board on its desk: what is being decided, where it stands and what comes next."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.advocacy import queries
from utblick.features.advocacy.standing import main_phase
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

SHOWN = 5


def files(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the files of a board that are not decided, the soonest date first."""
    if not viewer.may(queries.VIEW):
        return None
    mine = Q(processes__board__key=board) | Q(processes__concerned__key=board)
    rows = queries.procedures(viewer).filter(mine).distinct()
    open_files = [one for one in queries.followed(viewer, rows, at, day_of(at)) if one.standing.is_open]
    lines = [
        Line(
            one.procedure.name,
            reverse("advocacy:procedure", args=[one.procedure.key]),
            words=main_phase(one.standing),
            day=day_of(one.next.at) if one.next else None,
            is_due=True,
        )
        for one in open_files[:SHOWN]
    ]
    return Part(
        "files",
        _("Files that are being decided"),
        lines,
        empty=_("No file of the board is being decided now."),
        more=f"{reverse('advocacy:procedures')}?{urlencode({'open': '1'})}",
        more_words=_("All files"),
        order=42,
        total=len(open_files),
    )


PARTS = (files,)
