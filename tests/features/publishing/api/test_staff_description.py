"""The staff's part of the interface keeps what its description says, whatever it is asked with a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.features.publishing.api.test_description import unpacked
from tests.features.publishing.api.test_staff import key, rows
from utblick.features.publishing.api.staff.endpoints import ROOT, api

__all__ = ["key", "rows"]

described = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix=f"{ROOT.strip('/')}/"))
described.app = unpacked


@pytest.fixture
def secret(key: Callable[..., str]) -> Iterator[str]:
    """Give a strategist's key, in the one connection that holds it, which the end of each request would close."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield key("strateg")
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@described.parametrize()
@settings(
    max_examples=8, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
def test_it_keeps_what_it_says(case: Any, secret: str) -> None:
    # What is written names units and boards by their keys: a description cannot say which there are.
    writes = [positive_data_acceptance] if case.method == "POST" else []
    case.call_and_validate(headers={"Authorization": f"Bearer {secret}"}, excluded_checks=writes)
