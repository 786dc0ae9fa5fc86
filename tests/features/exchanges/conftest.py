"""What tests of exchanges share: the suggested lists, people of the region, and a way to register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from utblick.features.exchanges import actions
from utblick.features.exchanges.models import Exchange
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import system

Register = Callable[..., Exchange]


@pytest.fixture
def terms(region: None, at: datetime) -> int:
    """Lay out the lists that a region may start from."""
    return actions.add_suggested_terms(by=system("test"), at=at)


@pytest.fixture
def unit(region: None) -> Callable[[str], Unit]:
    """Give a unit by its key."""
    return lambda key: Unit.objects.select_related("board", "parent").get(key=key)


@pytest.fixture
def register(terms: int, unit: Callable[[str], Unit], at: datetime) -> Register:
    """Register an exchange as the system does it; `units` are keys."""

    def made(title: str = "Studiebesök om triage", units: str = "us-akut", **given: Any) -> Exchange:
        given.setdefault("starts_on", date(2026, 10, 1))
        by = given.pop("by", system("test"))
        wish = actions.Wish(title=title, units=[unit(key) for key in units.split()], **given)
        return actions.register(wish, by=by, at=at)

    return made
