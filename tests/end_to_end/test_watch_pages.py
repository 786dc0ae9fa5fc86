"""Every page in a real browser: WCAG 2.2 AA in both languages, on a desk and a phone, in the dark; none too heavy."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter
from playwright.sync_api import Browser, Page, Response

from tests.end_to_end import pages
from tests.end_to_end.conftest import expected, opened
from tests.end_to_end.judging import judged_everywhere
from tests.end_to_end.states import States
from utblick.foundation.accounts.models import Account

pytestmark = pytest.mark.browser

SignIn = Callable[[Page, Account], None]
HEAVIEST = 150_000


@pytest.fixture
def walker(database: States) -> Account:
    """Give somebody who may open every page of an installation where each has something to show."""
    database.lay_out("pages", pages.fill)
    return Account.objects.get(email=pages.WALKER)


def _walk(page: Page, language: str, walked: tuple[pages.Page, ...]) -> list[str]:
    wrong: list[str] = []
    # The languages differ in words, not in colours or parts; on a phone the parts keep their colours, as the style
    # guide's show. That the words fit is looked at in both, at every width.
    colours_at, axe_at = ((1280,), (1280, 375)) if language == "sv" else ((), (1280,))
    for one in walked:
        address = pages.address(one)
        answer = page.goto(address)
        assert answer is not None
        if answer.status not in (200, 404, 410) or (answer.status != 200 and one.about != "wrong"):
            wrong.append(f"{address} answered {answer.status}")
            continue
        seen = page.evaluate(
            "[document.documentElement.lang, document.querySelectorAll('h1').length, location.pathname]"
        )
        if seen != [language, 1, address.partition("?")[0]]:
            wrong.append(f"{address} has another language, main heading or address: {seen}")
        wrong += [
            f"{address} {fault}" for fault in judged_everywhere(page, colours_at=colours_at, axe_at=axe_at)
        ]
    return wrong


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("part", pages.PAGES)
def test_every_page_can_be_used_by_everyone(
    browser: Browser, address: str, walker: Account, sign_in: SignIn, part: str, language: str
) -> None:
    walker.language = language
    walker.save()
    with opened(browser, address, language, 1280) as page:
        sign_in(page, walker)
        wrong = _walk(page, language, pages.PAGES[part])
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pages_outside_can_be_used_by_everyone(
    browser: Browser, address: str, walker: Account, language: str
) -> None:
    with opened(browser, address, language, 1280) as page:
        expected(page, "404", "410")
        wrong = _walk(page, language, pages.OUTSIDE)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("first", ["monitoring:home", "monitoring:inbox", "accounts:sign_in"])
def test_the_first_page_is_light(
    browser: Browser, address: str, walker: Account, sign_in: SignIn, first: str
) -> None:
    """All that a first visit fetches, as it travels: compressed where the server compresses it."""
    with opened(browser, address, "sv", 1280) as page:
        if first != "accounts:sign_in":
            sign_in(page, walker)
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(pages.address(pages.Page(first)), wait_until="load")
        weights = {a.url.removeprefix(address): _weight(a) for a in answers}
    assert any(".css" in url for url in weights), weights
    assert any(".js" in url for url in weights), weights
    assert sum(weights.values()) < HEAVIEST, weights


def _weight(answer: Response) -> int:
    """Give the bytes of an answer; static files are compressed once, when an installation collects them."""
    body = answer.body()
    plain_text = re.search(r"text|javascript|svg|json", answer.headers.get("content-type", ""))
    return len(gzip.compress(body, 6)) if plain_text else len(body)


def _names(found: URLResolver, space: str = "") -> dict[str, URLPattern]:
    names: dict[str, URLPattern] = {}
    for pattern in found.url_patterns:
        if isinstance(pattern, URLResolver):
            names |= _names(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name:
            names[f"{space}{pattern.name}"] = pattern
    return names


def _sample(pattern: str) -> str:
    """Give a word that an address takes: any, a day, or the first of those that it names."""
    words = ("none", "2026-11-29", pattern.partition("|")[0])
    return next(word for word in words if re.fullmatch(pattern, word))


def _takes_questions(name: str, client: Client) -> bool:
    """Say whether an address answers a GET with a page of its own; what only takes a POST is none."""
    found = _names(get_resolver())[name]
    if getattr(found.callback, "only_posted", False):
        return False
    converters = found.pattern.converters
    words = {
        word: 999_999 if type(kind) is IntConverter else _sample(str(kind.regex))
        for word, kind in converters.items()
    }
    return client.get(reverse(name, kwargs=words)).status_code != 405


def test_every_page_is_walked(walker: Account) -> None:
    client = Client()
    client.force_login(walker)
    walked = {page.name for part in (*pages.PAGES.values(), pages.OUTSIDE) for page in part}
    answering = {name for name in _names(get_resolver()) if _takes_questions(name, client)}
    missing = answering - walked - set(pages.NO_PAGES)
    assert not missing, f"add to tests/end_to_end/pages.py: {', '.join(sorted(missing))}"
    gone = (walked | set(pages.NO_PAGES)) - set(_names(get_resolver()))
    assert not gone, f"these are no pages any more: {', '.join(sorted(gone))}"
