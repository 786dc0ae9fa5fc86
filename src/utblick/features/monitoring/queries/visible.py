"""Which matters somebody may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.rules import JUDGED
from utblick.foundation.accounts.viewer import Viewer


def visible(viewer: Viewer) -> QuerySet[Matter]:
    """Give the matters that the viewer may see.

    Who may not see the inbox sees what has been judged; what waits or was dismissed stays among those who
    judge, for a board's secretary that of the own board.
    """
    if not viewer.may_somewhere("monitoring.matter.view"):
        return Matter.objects.none()
    if viewer.may("monitoring.inbox.view"):
        return Matter.objects.all()
    keys = [key for key in viewer.boards if viewer.may("monitoring.inbox.view", board=key)]
    open_to_all = Q(state__in=[*JUDGED, MatterState.QUIET])
    if not keys:
        return Matter.objects.filter(open_to_all)
    return Matter.objects.filter(open_to_all | Q(proposed_board__key__in=keys) | Q(owner_board__key__in=keys))
