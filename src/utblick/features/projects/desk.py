"""A board's projects on its desk: what is under way, what it costs, and what is missing."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.projects import queries
from utblick.features.projects.lines import line, open_first
from utblick.features.projects.money import total_of
from utblick.features.projects.stages import FUNDED
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped
from utblick.ui.desk import Part

SHOWN = 5


def portfolio(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the projects that the board owns or that concern it, those under way first."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.with_parts(queries.of_board(queries.projects(viewer), board))
    told = open_first(queries.told(rows, at))
    under_way = [row for row in told if row.standing.is_open]
    funded = [row for row in under_way if row.standing.stage in FUNDED]
    own = total_of(queries.sum_of(row.project, "own_share") for row in funded)
    lines = []
    for row in under_way[:SHOWN]:
        words = row.project.programme.name if row.project.programme else ""
        if row.lacks:
            lacking = ngettext("%(n)d thing missing", "%(n)d things missing", len(row.lacks))
            words = ", ".join(filter(None, [words, lacking % {"n": len(row.lacks)}]))
        lines.append(line(row, words))
    return Part(
        "portfolio",
        _("EU projects"),
        lines,
        empty=_("The board has no project under way."),
        more=f"{reverse('projects:projects')}?{urlencode({'board': board})}" if told else "",
        more_words=_("All its projects"),
        figure=(grouped(own.kronor), _("kronor, our own share of running projects")) if own.counted else None,
        order=54,
        total=len(under_way),
    )


PARTS = (portfolio,)
