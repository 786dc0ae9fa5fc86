"""What every test may use: the folder of real samples, and a guard against the network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests import laid, migrated

# No test measures time: on a machine with other work on it an example may take as long as it likes.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Give the folder with real documents, or skip where this machine has none."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the folder with real samples is not on this machine")
    return SHARED_DATA


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections to anywhere but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _swedish_first() -> Iterator[None]:
    """Begin every test in the house's first language, whatever the one before it chose."""
    translation.activate("sv")
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Have each worker's database begin as one that is migrated already."""
    from django.conf import settings

    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        with migrated.in_memory(database, worker):
            yield
    else:
        migrated.as_template(database, worker)
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests of a file in the order of the states that they begin in."""
    laid.in_order(items)


@pytest.fixture(scope="session")
def states(django_db_setup: None, django_db_blocker: Any) -> Iterator[laid.States]:
    """Give the states that lie in the database."""
    kept = laid.States()
    yield kept
    with django_db_blocker.unblock():
        kept.lay([])


@pytest.fixture
def _laid(request: pytest.FixtureRequest, states: laid.States, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        states.lay(laid.wanted_by(request.node))


@pytest.fixture
def _django_db_helper(_laid: None, _django_db_helper: None) -> None:
    """Have the states lie there before the test's own savepoint is set."""
