"""What the boards know of a matter: the items that were made from it, and where each stands."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.governance import queries
from utblick.features.governance.states import state_of
from utblick.features.monitoring.models import Matter
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part


def before_boards(viewer: Viewer, matter: Matter) -> Part | None:
    """Give the agenda items about a matter; nothing when there are none that the viewer may see."""
    if not viewer.may(queries.VIEW):
        return None
    lines = []
    for item in queries.items_about(viewer, matter.pk):
        word, tone = state_of(item)
        lines.append(
            Line(
                f"{item.board.key}: {item.title}",
                reverse("governance:item", args=[item.pk]),
                words="" if item.meeting else _("no meeting yet"),
                day=item.meeting.on if item.meeting else None,
                chip=word,
                tone=tone,
            )
        )
    return Part("agenda-items", _("Before the boards"), lines) if lines else None


RELATED = {"monitoring.matter": before_boards}
