"""A slip in a query is said, for a profile with one is silent for ever."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.features.monitoring.conftest import record
from utblick.engine.query.parse import parse
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.models import Source
from utblick.features.monitoring.queries.doubts import doubts


@pytest.fixture
def two_sources(region: None, bring: Callable[..., Counts]) -> None:
    for key in ("kommissionen", "radet"):
        Source.objects.get_or_create(key=key, defaults={"kind": "feed", "name_sv": key, "name_en": key})
    bring(record("1", "Med källans eget ord för slaget", type="husets-eget"))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("source:komissionen skatt", "Ingen källa heter ”komissionen” i frågor. Menade du ”kommissionen”?"),
        ("source:zzzz", "Ingen källa heter ”zzzz” i frågor."),
        ("type:propsal", "Inget dokument är av typen ”propsal”. Menade du ”proposal”?"),
        ("language:xx", "”xx” är ingen språkkod: skriv till exempel language:sv."),
        (
            "procedure:nonsense",
            "”nonsense” är inte skrivet som ett sådant nummer: till exempel procedure:2018/0196(COD).",
        ),
        ("skatt NOT com:abc", "”abc” är inte skrivet som ett sådant nummer: till exempel com:COM(2018) 375."),
    ],
)
def test_what_no_document_can_carry_is_said(
    two_sources: None, client_of: Callable[..., Client], query: str, said: str
) -> None:
    client = client_of("strateg", "sv")
    assert said in unescape(client.get(reverse("search"), {"q": query}).content.decode())
    preview = client.get(reverse("monitoring:preview_profile"), {"mode": "text", "query": query})
    assert said in unescape(preview.content.decode())


@pytest.mark.parametrize(
    "query",
    [
        "type:husets-eget",
        "source:KOMMISSIONEN",
        "type:call",
        "language:sv",
        "language:et",
        "procedure:2018/0196(COD)",
    ],
)
@pytest.mark.django_db
def test_what_a_document_may_carry_is_not_doubted(two_sources: None, query: str) -> None:
    assert doubts(parse(query, {})) == []
