"""What tests of features may use: the example region and its people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db.models.signals import post_save
from django.test import Client

from tests.features.states import NOW, filled, region
from utblick.foundation.accounts.viewer import Viewer

__all__ = ["filled", "region"]


@pytest.fixture
def at() -> datetime:
    """Give the moment that the tests ask about."""
    return NOW


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
