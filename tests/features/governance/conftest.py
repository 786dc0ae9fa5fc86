"""What tests of the boards' work share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from utblick.features.governance import actions
from utblick.features.governance.models import Decision, Item, Meeting
from utblick.features.organisation.models import Board
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system

BY = system("test")


@pytest.fixture
def person(region: None, at: datetime) -> Callable[[str], Viewer]:
    """Give one of the example's people as a viewer."""
    return lambda name: viewer_for(Account.objects.get(email=f"{name}@utblick.example"), at)


@pytest.fixture
def client_of(region: None) -> Callable[..., Client]:
    """Give a browser of one of the example's people who reads English, or another language."""

    def signed_in(name: str, language: str = "en") -> Client:
        client = Client()
        accounts = Account.objects.filter(email=f"{name}@utblick.example")
        accounts.update(language=language)
        client.force_login(accounts.get(), backend="utblick.foundation.accounts.backend.AccountBackend")
        return client

    return signed_in


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
