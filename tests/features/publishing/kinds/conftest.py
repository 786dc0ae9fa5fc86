"""What tests of kinds share: the rooms that they read, and how a record is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.features.publishing.states import inside_rooms
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Facts
from utblick.foundation.accounts.viewer import Viewer

__all__ = ["inside_rooms"]


@pytest.fixture
def inside(inside_rooms: None, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the work, what the boards decide and the goal there; it is the day that they are laid out for."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)


@pytest.fixture
def facts() -> Callable[[str, object, Viewer], Facts]:
    """Give what tells a record of a kind, by its key, as a viewer reads it; it must be of the kind's shape."""

    def tell(kind: str, key: object, viewer: Viewer) -> Facts:
        record = KINDS[kind].record(viewer, str(key))
        assert record is not None
        found = KINDS[kind].facts(record)
        KINDS[kind].shape.checked(found.values)
        return found

    return tell
