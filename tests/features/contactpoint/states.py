"""The example's advisory desk, with the programmes that its cases belong to, as a state that tests begin in."""

from __future__ import annotations

from datetime import datetime

from tests.features.states import NOW, region
from tests.laid import state
from utblick.features.contactpoint.example import load
from utblick.features.programmes.example import load as load_programmes


@state(region)
def desk() -> datetime:
    """Load programmes and the advisory desk, and give the moment."""
    load_programmes(NOW)
    load(NOW)
    return NOW
