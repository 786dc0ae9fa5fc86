"""The example's advisory desk, with the programmes that its cases belong to."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.features.contactpoint.states import desk
from utblick.features.contactpoint.models import Case, Profile

__all__ = ["desk"]


@pytest.fixture
def case(desk: datetime) -> Case:
    """Give a case that has come as far as the secretariat."""
    return Case.objects.get(question__contains="havsvikar")


@pytest.fixture
def profile(desk: datetime) -> Profile:
    """Give the partner search of ours, which was agreed to."""
    return Profile.objects.get(way="out")
