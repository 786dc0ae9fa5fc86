"""The example's advisory desk, with the programmes that its cases belong to."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.features.states import NOW, region
from tests.laid import state
from utblick.features.contactpoint.example import load
from utblick.features.contactpoint.models import Case, Profile
from utblick.features.programmes.example import load as load_programmes


@state(region)
def desk() -> datetime:
    """Load programmes and the advisory desk, and give the moment."""
    load_programmes(NOW)
    load(NOW)
    return NOW


@pytest.fixture
def case(desk: datetime) -> Case:
    """Give a case that has come as far as the secretariat."""
    return Case.objects.get(question__contains="havsvikar")


@pytest.fixture
def profile(desk: datetime) -> Profile:
    """Give the partner search of ours, which was agreed to."""
    return Profile.objects.get(way="out")
