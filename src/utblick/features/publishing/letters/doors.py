"""From a matter that has been judged to a notice about it."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.doors import Door

TRIAGED = (MatterState.ACT, MatterState.INFORM)


def write_about(viewer: Viewer, matter: Matter) -> Iterator[Door]:
    """Offer to write a notice of a matter that calls for acting or informing."""
    if matter.state in TRIAGED and viewer.may("letters.notice.write"):
        yield Door(_("Write a notice"), f"{reverse('letters:new_notice')}?matter={matter.pk}")


DOORS = {"monitoring.matter": write_about}
