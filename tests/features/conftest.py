"""What tests of features may use: the example region, loaded once and laid out again for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import models
from django.db.models.signals import post_save
from django.test import Client
from django.utils import timezone

from utblick.foundation.accounts.viewer import Viewer

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

_loaded: dict[str, int] = {}
_rows: list[tuple[type[models.Model], list[models.Model]]] = []


@pytest.fixture
def at() -> datetime:
    """Give the moment that the tests ask about."""
    return NOW


@pytest.fixture
def region(db: None) -> dict[str, int]:
    """Give an installation with the example region, and the counts of what it holds.

    The region is loaded by its own rules once; after that its rows are laid out as they were, which is twenty
    times as fast. The audit trail is there only after the real loading.
    """
    from utblick.features.organisation.example import load
    from utblick.features.organisation.models import Assignment, Board, Remit, Topic, Unit
    from utblick.foundation.accounts.matrix import load_defaults
    from utblick.foundation.accounts.models import Account

    load_defaults()
    if not _loaded:
        _loaded.update(load(NOW))
        kinds = (Account, Board, Unit, Topic, Remit, Remit.concerned.through, Assignment)
        _rows.extend((kind, list(kind._default_manager.order_by("pk"))) for kind in kinds)
    else:
        for kind, rows in _rows:
            kind._default_manager.bulk_create(rows)
    return dict(_loaded)


@pytest.fixture
def person(region: None, at: datetime) -> Callable[[str], Viewer]:
    """Give one of the example's people as a viewer."""
    from utblick.features.organisation.viewers import viewer_for
    from utblick.foundation.accounts.models import Account

    return lambda name: viewer_for(Account.objects.get(email=f"{name}@utblick.example"), at)


@pytest.fixture
def client_of(region: None) -> Callable[..., Client]:
    """Give a browser of one of the example's people who reads English, or another language."""
    from utblick.foundation.accounts.models import Account

    def signed_in(name: str, language: str = "en") -> Client:
        client = Client()
        accounts = Account.objects.filter(email=f"{name}@utblick.example")
        accounts.update(language=language)
        client.force_login(accounts.get(), backend="utblick.foundation.accounts.backend.AccountBackend")
        return client

    return signed_in


@pytest.fixture
def filled(region: None) -> datetime:
    """Fill the region with its example of three years, and give the moment."""
    from utblick.features.exchanges.example import load as load_exchanges
    from utblick.features.followup.example import load as load_goal
    from utblick.features.governance.example import load as load_boards
    from utblick.features.networks.example import load as load_networks

    at = timezone.now()
    for load in (load_networks, load_exchanges, load_boards, load_goal):
        load(at)
    return at


@pytest.fixture(autouse=True)
def _history_reads_as_words() -> Iterator[None]:
    """Fail where an action writes something to the trail that its page would show as a word of the code."""
    from utblick.foundation.audit.models import AuditEvent
    from utblick.foundation.audit.queries import unnamed

    wrong = set()

    def look(instance: AuditEvent, **_given: Any) -> None:
        wrong.update(f"{instance.action}: {word}" for word in unnamed(instance))

    post_save.connect(look, sender=AuditEvent)
    yield
    post_save.disconnect(look, sender=AuditEvent)
    assert not wrong, f"list in NAMES of an auditing.py: {', '.join(sorted(wrong))}"
