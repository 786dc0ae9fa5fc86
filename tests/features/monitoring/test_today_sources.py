"""What today's page says of the sources: those that have never answered are not passed off as well."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from utblick.features.monitoring.models import Source

ClientOf = Callable[..., Client]
NEVER_ALONE = re.compile(r"(?<!others )(?:is|none) silent longer|(?:Ingen källa|, ingen|, inte) (?:är )?tyst")


def follow(count: int, start: str, **more: Any) -> None:
    for number in range(count):
        key = f"{start}-{number}"
        address = f"https://x.example/{key}"
        Source.objects.create(key=key, kind="feed", name_sv=key, name_en=key, address=address, **more)


def answering() -> dict[str, Any]:
    now = timezone.now()
    return {"verified_at": now, "last_attempt_at": now, "last_success_at": now, "last_new_at": now}


def told(client: Client) -> str:
    page = client.get(reverse("monitoring:home")).content.decode()
    return " ".join(page.split())


@pytest.mark.parametrize(
    ("language", "words", "others", "waiting"),
    [
        (
            "en",
            "4 not yet verified",
            '5 sources are followed. <a href="/kallor/?unverified=1">4 not yet verified</a>. None of the others',
            "4 sources are not yet verified.",
        ),
        (
            "sv",
            "4 ännu inte bekräftade",
            '5 källor följs. <a href="/kallor/?unverified=1">4 ännu inte bekräftade</a>. Ingen av de andra',
            "4 källor är ännu inte bekräftade.",
        ),
    ],
)
def test_sources_that_never_answered_are_told_of(
    client_of: ClientOf, language: str, words: str, others: str, waiting: str
) -> None:
    follow(4, "ny")
    client = client_of("strateg", language)
    page = told(client)
    assert words in page
    assert waiting in page
    assert not NEVER_ALONE.search(page)
    assert "of the others" not in page
    assert "av de andra" not in page
    follow(1, "frisk", **answering())
    page = told(client)
    assert others in page
    assert not NEVER_ALONE.search(page)


def test_they_are_told_of_beside_what_is_wrong(client_of: ClientOf) -> None:
    follow(2, "ny")
    follow(3, "frisk", **answering())
    now = timezone.now()
    follow(1, "tyst", **{**answering(), "last_new_at": now - timedelta(days=90), "rhythm_hours": 24})
    page = told(client_of("strateg"))
    assert 'class="strong" href="/kallor/tyst-0/"' in page
    assert '<a href="/kallor/?unverified=1">2 not yet verified</a>' in page


def test_nothing_is_said_of_it_when_all_have_answered(client_of: ClientOf) -> None:
    follow(2, "frisk", **answering())
    page = told(client_of("strateg"))
    assert "2 sources, none silent longer than usual." in page
    assert "not yet verified" not in page
