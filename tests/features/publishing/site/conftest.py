"""What tests of the site may use."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client


@pytest.fixture
def get() -> Callable[..., str]:
    """Give what fetches a page as anybody does, and gives its text; the status is checked, and that no cookie is set."""
    client = Client()

    def fetched(address: str, status: int = 200) -> str:
        answer = client.get(address)
        assert answer.status_code == status, (address, answer.status_code, answer.get("Location"))
        assert not answer.cookies
        if answer.streaming:
            return b"".join(answer.streaming_content).decode()
        return answer.content.decode()

    return fetched
