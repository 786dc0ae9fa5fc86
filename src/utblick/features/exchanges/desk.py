"""What exchanges put on a board's desk: what its units plan, and what they have learnt lately."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.exchanges import queries
from utblick.features.exchanges.models import Exchange
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped
from utblick.ui.dates import short
from utblick.ui.desk import Figure, Glance, Line, Part

SHOWN = 5
# Of the lists here, the exchanges that stand: a draft is its unit's alone, and everybody sees the same on a desk.
STAND = {"is_draft": False, "cancelled_on": None}
RECENT = timedelta(days=183)
PROJECTS_WITHIN = timedelta(days=3 * 365)


def exchanges(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the planned and the latest exchanges of the board's units."""
    if not viewer.may(queries.VIEW):
        return None
    today = day_of(at)
    of_board = Exchange.objects.filter(units__board__key=board).values("pk")
    rows = queries.exchanges(viewer).filter(pk__in=of_board, starts_on__gte=today - RECENT, **STAND)
    planned = sorted((row for row in rows if row.ends_on > today), key=lambda row: row.starts_on)
    held = [row for row in rows if row.ends_on <= today]
    lines = [
        Line(
            row.title,
            reverse("exchanges:exchange", args=[row.pk]),
            words=", ".join(unit.name for unit in row.units.all()),
            day=row.starts_on,
            chip=_("planned") if row.ends_on > today else "",
            tone="water",
        )
        for row in [*planned[:3], *held[: SHOWN - len(planned[:3])]]
    ]
    return Part(
        "exchanges",
        _("Exchanges of its units"),
        lines,
        empty=_("None planned, and none during the last half-year."),
        more=f"{reverse('exchanges:exchanges')}?{urlencode({'board': board})}",
        more_words=_("All its exchanges"),
        order=50,
        total=len(rows),
        counted=_address(board=board, when_from=(today - RECENT).isoformat()),
    )


def _address(**words: str) -> str:
    """Give where the exchanges that stand are listed, narrowed by what else is said."""
    return f"{reverse('exchanges:exchanges')}?{urlencode({**words, 'stands': '1'})}"


def projects(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the projects that the board's units named of their exchanges, the one that was latest at work first."""
    if not viewer.may(queries.VIEW):
        return None
    of_board = Exchange.objects.filter(units__board__key=board).values("pk")
    first = day_of(at) - PROJECTS_WITHIN
    rows = queries.exchanges(viewer).filter(pk__in=of_board, ends_on__gte=first, **STAND)
    latest: dict[str, date] = {}
    times: dict[str, int] = {}
    for names, ends_on in rows.order_by("-ends_on", "-pk").values_list("projects", "ends_on"):
        for name in names:
            latest.setdefault(name, ends_on)
            times[name] = times.get(name, 0) + 1
    lines = [
        Line(
            name,
            _address(project=name, board=board, ended_from=first.isoformat()),
            words=ngettext("%(n)d exchange", "%(n)d exchanges", times[name]) % {"n": times[name]},
            day=day,
        )
        for name, day in list(latest.items())[:SHOWN]
    ]
    return Part(
        "projects",
        _("Projects of its units"),
        lines,
        empty=_("No exchange of the last three years names a project."),
        more=_address(board=board, ended_from=first.isoformat(), named="1") if latest else "",
        more_words=_("The exchanges that name them"),
        order=55,
    )


def at_a_glance(viewer: Viewer, at: datetime) -> Glance | None:
    """Give how many exchanges the units of each board plan, or have had during the last half-year."""
    if not viewer.may(queries.VIEW):
        return None
    today = day_of(at)
    first = today - RECENT
    rows = queries.exchanges(viewer).filter(starts_on__gte=first, **STAND)
    counted = Counter(
        key for row in rows for key in {unit.board.key for unit in row.units.all() if unit.board is not None}
    )
    words = _("since %(day)s") % {"day": short(first, today)}
    figures = {
        key: Figure(grouped(n), _address(board=key, when_from=first.isoformat()), words)
        for key, n in counted.items()
    }
    return Glance("exchanges", _("Exchanges of its units"), figures, order=50)


PARTS = (exchanges, projects)
GLANCES = (at_a_glance,)
