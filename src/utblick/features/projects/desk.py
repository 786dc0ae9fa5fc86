"""A board's projects on its desk: what is under way, what it costs, and what is missing."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.projects import queries
from utblick.features.projects.lines import line, open_first
from utblick.features.projects.money import total_of
from utblick.features.projects.queries import Told
from utblick.features.projects.stages import FUNDED, Stage
from utblick.features.projects.waiting import waits_for_result
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped
from utblick.ui.desk import Figure, Glance, Line, Part

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
    lines += _outcomes(told, board)
    return Part(
        "portfolio",
        _("EU projects"),
        lines,
        empty=_("The board has no project under way."),
        more=_address(board) if told else "",
        more_words=_("All its projects"),
        figure=(grouped(own.kronor), _("kronor, our own share of running projects")) if own.counted else None,
        order=54,
        total=len(under_way),
        counted=_address(board, open="1"),
    )


def _address(board: str, **words: str) -> str:
    """Give where a board's projects are listed, narrowed by what else is said."""
    return f"{reverse('projects:projects')}?{urlencode({'board': board, **words})}"


def _outcomes(told: list[Told], board: str) -> list[Line]:
    """Say of how many wound-up projects the results are in use, and of how many nobody has said what came of it."""
    found = []
    in_use = sum(row.standing.stage == Stage.IN_USE for row in told)
    if in_use:
        said = ngettext("Results of %(n)d project are in use", "Results of %(n)d projects are in use", in_use)
        url = _address(board, stage=Stage.IN_USE.value)
        found.append(Line(said % {"n": in_use}, url, chip=_("results in use"), tone="lichen"))
    silent = sum(waits_for_result(row) for row in told)
    if silent:
        said = ngettext(
            "Of %(n)d project nobody has said what changed",
            "Of %(n)d projects nobody has said what changed",
            silent,
        )
        url = _address(board, silent="1")
        found.append(Line(said % {"n": silent}, url, chip=_("closed a year ago"), tone="amber"))
    return found


def at_a_glance(viewer: Viewer, at: datetime) -> Glance | None:
    """Give how many projects of each board are under way."""
    if not viewer.may(queries.VIEW):
        return None
    counted = Counter(
        key
        for told in queries.told(queries.projects(viewer), at)
        if told.standing.is_open
        for key in queries.board_keys(told.project)
    )
    figures = {key: Figure(grouped(n), _address(key, open="1")) for key, n in counted.items()}
    return Glance("portfolio", _("EU projects under way"), figures, order=54)


PARTS = (portfolio,)
GLANCES = (at_a_glance,)
