"""Written gains and the units of working groups, as uses of a network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from utblick.features.networks.models import Gain, WorkingGroup
from utblick.features.networks.uses import Use
from utblick.foundation.accounts.viewer import Viewer


def gains(_viewer: Viewer, first: date, last: date) -> Iterator[Use]:
    """Give what was written of those days."""
    for row in Gain.objects.filter(on__range=(first, last)):
        yield Use(row.network_id, row.unit_id, row.words, row.on, row.address)


def groups(_viewer: Viewer, _first: date, _last: date) -> Iterator[Use]:
    """Give the units that take part in working groups today."""
    through = WorkingGroup.units.through.objects
    for network, unit, name in through.values_list("workinggroup__network", "unit", "workinggroup__name"):
        yield Use(network, unit, name)


USES = (gains, groups)
