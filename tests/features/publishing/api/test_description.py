"""The interface keeps what its description says, whatever it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from utblick.config.wsgi import application
from utblick.features.publishing.api.open.endpoints import ROOT, api


def unpacked(environ: dict[str, Any], start: Any) -> Any:
    """Ask without compression, which the tester does not undo."""
    environ.pop("HTTP_ACCEPT_ENCODING", None)
    return application(environ, start)


described = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix=f"{ROOT.strip('/')}/"))
described.app = unpacked
# What changes is told by the same lines for each dataset: one of them, and all together, will do.
of_one = described.exclude(path_regex=r"/v1/(?!projects/)[a-z_-]+/changes")


@pytest.fixture
def _one_connection(shelf: None) -> Iterator[None]:
    """Keep the connection that holds what the test has let through, which the end of each request would close."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@of_one.parametrize()
@settings(
    max_examples=8, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
def test_it_keeps_what_it_says(case: Any) -> None:
    case.call_and_validate()


def test_the_description_is_openapi_3_1() -> None:
    told = api.get_openapi_schema(path_prefix="")
    assert told["openapi"] == "3.1.0"
    problems = {
        media
        for methods in told["paths"].values()
        for operation in methods.values()
        for status, response in operation["responses"].items()
        if int(status) >= 400
        for media in response["content"]
    }
    assert problems == {"application/problem+json"}
