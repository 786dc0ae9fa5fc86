"""Every address of the product wants a signed-in person, except the few that say why not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, SlugConverter, UUIDConverter

EXPECTED_PUBLIC = {
    "health",
    "set_language",
    "accounts:sign_in",
    "accounts:sign_out",
    "accounts:reset",
    "accounts:reset_sent",
    "accounts:choose_password",
    "accounts:password_chosen",
}
OPEN_ROOMS = {"site", "data", "api"}
SAMPLES = {IntConverter: "1", SlugConverter: "x", UUIDConverter: "00000000-0000-0000-0000-000000000000"}


def addresses(
    patterns: list[URLPattern | URLResolver], before: str = "/", space: str = ""
) -> Iterator[tuple[str, str]]:
    """Give every named address with a sample of itself."""
    for pattern in patterns:
        text = str(pattern.pattern)
        for name, converter in pattern.pattern.converters.items():
            sample = next((value for kind, value in SAMPLES.items() if isinstance(converter, kind)), "x")
            for written in (
                f"<{name}>",
                *(f"<{kind}:{name}>" for kind in ("int", "slug", "str", "uuid", "path")),
            ):
                text = text.replace(written, sample)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, before + text, inner)
        else:
            yield f"{space}{pattern.name}", before + text


@pytest.mark.django_db
def test_nobody_gets_in_unsigned_except_at_the_public_doors() -> None:
    found = dict(addresses(get_resolver().url_patterns))
    assert len(found) > 20
    let_in = set()
    for name, address in found.items():
        answers = [Client().get(address), Client().post(address)]
        to_sign_in = [a.status_code == 302 and a.url.startswith("/konto/logga-in/?next=") for a in answers]
        # What is behind the open door is for anybody; those few that ask for a key have tests of their own.
        if not all(to_sign_in) and name.partition(":")[0] not in OPEN_ROOMS:
            let_in.add(name)
    # What else is public is named in the settings with its reason, and nothing gets in that is not.
    assert let_in <= set(settings.UTBLICK_PUBLIC), let_in - set(settings.UTBLICK_PUBLIC)
    assert let_in >= EXPECTED_PUBLIC - {"accounts:sign_out"}


def test_each_public_door_has_its_reason_and_exists() -> None:
    names = set(dict(addresses(get_resolver().url_patterns)))
    assert set(settings.UTBLICK_PUBLIC) <= names
    assert all(len(reason) > 5 for reason in settings.UTBLICK_PUBLIC.values())


@pytest.mark.django_db
def test_the_health_check_tells_nothing_but_whether() -> None:
    answer = Client().get("/halsa")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert not answer.cookies
