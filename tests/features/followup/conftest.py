"""What tests of following up may use: the region with its example of three years."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from utblick.features.exchanges.example import load as load_exchanges
from utblick.features.followup.example import load as load_goal
from utblick.features.governance.example import load as load_boards
from utblick.features.networks.example import load as load_networks


@pytest.fixture
def filled(region: None) -> datetime:
    """Fill the region with its example, and give the moment."""
    at = timezone.now()
    for load in (load_networks, load_exchanges, load_boards, load_goal):
        load(at)
    return at
