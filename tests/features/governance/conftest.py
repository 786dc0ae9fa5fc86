"""What tests of the boards' work share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from utblick.features.governance import actions
from utblick.features.governance.models import Decision, Item, Meeting
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import system

BY = system("test")


@pytest.fixture
def meeting(region: None, at: datetime) -> Callable[..., Meeting]:
    """Set a meeting of a board."""

    def made(key: str = "TSN", on: date = date(2026, 12, 11), **fields: Any) -> Meeting:
        return actions.create_meeting(Board.objects.get(key=key), on=on, by=BY, at=at, **fields)

    return made


@pytest.fixture
def item(region: None, at: datetime) -> Callable[..., Item]:
    """Put an item before a board; it is ready unless said otherwise."""

    def made(key: str = "TSN", **fields: Any) -> Item:
        fields = {
            "title": "Yttrande om drivmedel",
            "proposal": "Nämnden antar yttrandet.",
            "background": "Länets biogas berörs.",
            "is_ready": True,
            **fields,
        }
        return actions.create_item(Board.objects.get(key=key), by=BY, at=at, **fields)

    return made


@pytest.fixture
def decision(region: None, at: datetime) -> Callable[..., Decision]:
    """Record a decision of a board."""

    def made(key: str = "TSN", **fields: Any) -> Decision:
        fields = {
            "title": "Samverkan om biogas",
            "on": date(2026, 11, 13),
            "number": "§ 99",
            "text": "Nämnden deltar.",
            **fields,
        }
        return actions.record_decision(Board.objects.get(key=key), by=BY, at=at, **fields)

    return made
