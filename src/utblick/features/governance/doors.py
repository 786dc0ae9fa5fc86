"""From a matter to the boards it can be put before."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.monitoring.models import Matter
from utblick.features.organisation.queries import boards
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.doors import Door

WRITE = "governance.item.write"


def before_a_board(viewer: Viewer, matter: Matter) -> Iterator[Door]:
    """Offer to put a judged matter before its owner board, or, without one, before those the viewer writes for."""
    owner = matter.owner_board or matter.proposed_board
    for board in boards(timezone.now()):
        if owner is not None and board.pk != owner.pk:
            continue
        if viewer.may(WRITE, board=board.key):
            label = _("Put it before %(board)s") % {"board": board.key}
            yield Door(label, f"{reverse('governance:new_item', args=[board.key])}?matter={matter.pk}")


DOORS = {"monitoring.matter": before_a_board}
