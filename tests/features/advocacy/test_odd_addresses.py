"""Addresses that nobody means: no page breaks over what stands after its question mark, or in its path."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse

from tests.config.test_doors import addresses
from utblick.features.advocacy.models import Procedure

SignIn = Callable[..., Client]

WORDS = (
    "adopted", "all", "asked", "at", "board", "decision", "diary", "file", "format", "holder", "language", "like",
    "name", "on", "page", "parent", "person", "body", "process", "q", "reference", "sort", "with",
)  # fmt: skip
ODD = (
    "%00",
    "x%00",
    "1" * 40,
    "-1",
    "%C2%B2",
    "2026-02-30",
    "99999999-01-01",
    "%F0%9F%98%80",
    "x" * 900,
    "'",
)


def test_no_page_breaks_over_an_odd_question(file: Procedure, client_of: SignIn) -> None:
    """Ask every page once, each with other odd values for the words than the page before, and than the other database."""
    client = client_of("strateg")
    client.raise_request_exception = False
    first = 0 if connection.vendor == "sqlite" else 5
    for turn, (name, path) in enumerate(addresses(get_resolver().url_patterns), first):
        asked = "&".join(f"{word}={ODD[(place * 3 + turn) % len(ODD)]}" for place, word in enumerate(WORDS))
        # Who signs out has no pages left to ask; health says in its number whether the jobs run.
        if name.startswith("accounts:") or name == "health":
            continue
        answer = client.get(f"{path}?{asked}")
        assert answer.status_code < 500, (name, asked, getattr(answer, "exc_info", None))


@pytest.mark.parametrize("word", ["file", "process", "board", "q", "language", "person"])
def test_no_page_breaks_over_a_nul(file: Procedure, client_of: SignIn, word: str) -> None:
    client = client_of("strateg")
    for path in (
        "/paverkan/svar/nytt/",
        "/paverkan/nytt-arende/",
        "/aktorer/kontakter/ny/",
        "/aktorer/kontakter/",
        f"/paverkan/arende/{file.key}/",
    ):
        assert client.get(f"{path}?{word}=%00").status_code < 500, path


@pytest.mark.parametrize("path", ["/namnder/bord/%00/", "/%00", "/namnder/bord/RUN%00/ny-punkt/"])
def test_no_page_has_a_path_with_a_nul(file: Procedure, client_of: SignIn, path: str) -> None:
    assert client_of("strateg").get(path).status_code == 404


def test_a_nul_in_what_is_asked_for_is_as_if_it_were_not_there(file: Procedure, client_of: SignIn) -> None:
    shown = client_of("strateg").get(f"/paverkan/svar/nytt/?file={file.key}%00")
    assert shown.context["form"].initial["procedure"] == file.pk


@pytest.mark.parametrize(
    "typed", [{"search": "1", "find": "Hans\0"}, {"add": "p\0"}, {"who": "p1\0"}, {"new_name": "\0"}]
)
def test_a_nul_typed_in_the_part_about_whom_it_was_with(client_of: SignIn, typed: dict[str, str]) -> None:
    assert client_of("strateg").post(reverse("actors:who"), typed).status_code == 200
