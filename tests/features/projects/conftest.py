"""What tests of projects share: the region with its example, and a project of one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.features.states import NOW, region
from tests.laid import state
from utblick.features.organisation.models import Unit
from utblick.features.projects import actions
from utblick.features.projects.example import load
from utblick.features.projects.models import Project
from utblick.foundation.accounts.viewer import system

BY = system("test")


@pytest.fixture
def begun(region: None, at: datetime) -> Callable[..., Project]:
    """Give a function that begins a project of a unit (by key)."""

    def begin(title: str = "Biogas till bussar", unit: str = "energi-klimat") -> Project:
        return actions.begin(actions.Idea(title, Unit.objects.get(key=unit)), by=BY, at=at)

    return begin


@state(region)
def portfolio() -> datetime:
    """Load the example's projects, and give the moment."""
    load(NOW)
    return NOW
