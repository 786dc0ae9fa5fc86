"""A real browser against a real server: pages in both languages, two widths, and no outside host.

`page_sv` and `page_en` are open pages at each width; `sign_in(page, account)` signs one in; `axe(page)` fails
with a readable list of what breaks WCAG 2.2 AA. A page that logs an error, breaks the content security policy
or asks another host for something fails its test, unless the test expects it: `expected(page, "500")`.
With UTBLICK_SCREENSHOTS set to a folder, `picture(page, name)` saves what is seen there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.end_to_end import desk as desk_of
from tests.end_to_end.judging import HEIGHTS, faults
from tests.end_to_end.states import States
from utblick.foundation.accounts.models import Account
from utblick.ui import translations

translations.compiled()

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Generous: a machine with other work to do is no fault of the page.
expect.set_options(timeout=30_000)


def _chromium() -> str:
    """Give the browser's path; install Debian's when it is missing and we may; else skip."""
    path = shutil.which("chromium") or CHROMIUM
    if not Path(path).exists() and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, check=False, capture_output=True, timeout=600)
    if not Path(path).exists():
        pytest.skip("the browser tests need Chromium: install Debian's package `chromium`")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one Chromium for all tests."""
    path = _chromium()
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread; the database is still used from ordinary code only.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            yield opened
            opened.close()


@pytest.fixture(scope="session")
def states(django_db_setup: None, django_db_blocker: Any) -> Iterator[States]:
    """Give the kept states of the database."""
    with django_db_blocker.unblock():
        # pytest-django makes a database only when tests carry its mark, which would empty it after each.
        made = [] if connection.is_in_memory_db() else setup_databases(verbosity=0, interactive=False)
        kept = States()
    yield kept
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def database(states: States, django_db_blocker: Any) -> Iterator[States]:
    """Give an empty installation, in which the test may lay out another state."""
    with django_db_blocker.unblock():
        states.lay_out("empty")
        yield states
        states.lay_out("empty")


@pytest.fixture(scope="session")
def address(states: States, django_db_blocker: Any) -> Iterator[str]:
    """Give the address of one server for all tests."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
    with server._live_server_modified_settings:
        yield server.url
    # Not `stop()`: it takes the database back from threads that are still letting go of it.
    server.thread.terminate()


@pytest.fixture(params=[1280, 375], ids=lambda width: f"{width}px")
def viewport(request: pytest.FixtureRequest) -> int:
    """Give the width of the window; a test for one width parametrises `viewport` itself."""
    return int(request.param)


def expected(page: Page, *parts: str) -> None:
    """Let the page log errors that contain any of `parts`."""
    page.context.expected_problems += parts  # type: ignore[attr-defined]


def heard(page: Page) -> None:
    """Wait until the page hears keys: a browser drops what is pressed before it has drawn anything."""
    page.evaluate(
        "() => { window.heardKey = false;"
        " addEventListener('keydown', () => { window.heardKey = true; }, { once: true, capture: true }); }"
    )
    for _time in range(300):
        page.keyboard.press("Shift")
        if page.evaluate("window.heardKey"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.url} does not hear keys")


def _open(browser: Browser, address: str, language: str, width: int, **options: Any) -> Iterator[Page]:
    context = browser.new_context(
        base_url=address,
        locale={"sv": "sv-SE", "en": "en-GB"}[language],
        viewport={"width": width, "height": HEIGHTS[width]},
        reduced_motion="reduce",
        **options,
    )
    context.expected_problems = ()  # type: ignore[attr-defined]
    context.address = address  # type: ignore[attr-defined]
    problems: list[str] = []
    own = urlsplit(address).netloc

    def asked(request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != own:
            problems.append(f"asked another host: {request.url}")

    def said(message: Any) -> None:
        if message.type == "error":
            problems.append(f"console: {message.text} {message.location.get('url', '')}")

    context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": address}])
    context.on("request", asked)
    context.on("weberror", lambda error: problems.append(f"script error: {error.error}"))
    context.on("console", said)
    context.set_default_timeout(30_000)
    page = context.new_page()
    if options.get("java_script_enabled", True):
        go = page.goto

        def gone(url: str, **how: Any) -> Any:
            answer = go(url, **how)
            heard(page)
            return answer

        page.goto = gone  # type: ignore[method-assign]
    yield page
    allowed = context.expected_problems  # type: ignore[attr-defined]
    context.close()
    left = [problem for problem in problems if not any(part in problem for part in allowed)]
    assert not left, "the page had problems:\n" + "\n".join(left)


@contextmanager
def opened(browser: Browser, address: str, language: str, width: int, **options: Any) -> Iterator[Page]:
    """Open one more page of its own, as another person's browser would."""
    yield from _open(browser, address, language, width, **options)


@pytest.fixture
def page_sv(database: States, browser: Browser, address: str, viewport: int) -> Iterator[Page]:
    """Give an open page in Swedish."""
    yield from _open(browser, address, "sv", viewport)


@pytest.fixture
def page_en(database: States, browser: Browser, address: str, viewport: int) -> Iterator[Page]:
    """Give an open page in English."""
    yield from _open(browser, address, "en", viewport)


@pytest.fixture
def page_without_script(database: States, browser: Browser, address: str) -> Iterator[Page]:
    """Give an open page in Swedish whose scripts do not run."""
    yield from _open(browser, address, "sv", 1280, java_script_enabled=False)


@pytest.fixture
def sign_in() -> Callable[[Page, Any], None]:
    """Give a function that signs an account in on a page."""

    def signed_in(page: Page, account: Any) -> None:
        client = Client()
        client.force_login(account)
        name = settings.SESSION_COOKIE_NAME
        address = page.context.address  # type: ignore[attr-defined]
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])

    return signed_in


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Give a function that fails when the page breaks WCAG 2.2 AA."""

    def checked(page: Page) -> None:
        found = faults(page)
        assert not found, f"{page.url} breaks WCAG 2.2 AA:\n" + "\n".join(found)

    return checked


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Give a function that saves a picture of the whole page, when somebody wants to look."""
    folder = os.environ.get("UTBLICK_SCREENSHOTS")

    def taken(page: Page, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return taken


@pytest.fixture
def officer(database: States) -> Account:
    """Give the Brussels officer of a region whose inbox holds fourteen matters, the newest first."""
    database.lay_out("inbox", desk_of.fill)
    return Account.objects.get(email="bryssel@utblick.example")


@pytest.fixture
def desk(page_sv: Page, officer: Account, sign_in: Callable[[Page, Account], None]) -> Page:
    """Give the inbox, opened by the Brussels officer."""
    sign_in(page_sv, officer)
    page_sv.goto("/inkorg/")
    return page_sv
