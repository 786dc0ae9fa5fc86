"""What tests of programmes may use: the example's programmes and its people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.features.states import NOW, region
from tests.laid import state
from utblick.features.programmes.example import load
from utblick.features.programmes.models import Call, Programme
from utblick.foundation.accounts.viewer import Viewer


@state(region)
def loaded() -> dict[str, int]:
    """Load the example's programmes."""
    return load(NOW)


@pytest.fixture
def cb(loaded: None) -> Programme:
    """Give the programme that runs."""
    return Programme.objects.get(key="cb-2021")


@pytest.fixture
def ahead(loaded: None) -> Call:
    """Give its call that is open."""
    return Call.objects.get(programme__key="cb-2021", key="exempel")


@pytest.fixture
def strategist(person: Callable[[str], Viewer]) -> Viewer:
    """Give the strategist."""
    return person("strateg")
