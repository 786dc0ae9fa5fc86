"""What somebody answers for among the projects: those that they manage and that are not over."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.projects import queries
from utblick.features.projects.lines import line
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.holdings import Held, Holding, held


def managed(viewer: Viewer, account: int, at: datetime) -> Held | None:
    """Give the open projects that somebody manages, of those that the viewer sees."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.told(queries.projects(viewer).filter(manager=account), at)
    lines = [line(told) for told in rows if told.standing.is_open]
    counted = ngettext("%d project", "%d projects", len(lines)) % len(lines)
    return held("projects", _("Projects"), counted, lines, order=22)


HOLDINGS = (Holding(managed),)
