"""The style guide in a real browser: every part, in both languages, themes and widths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.judging import judged_everywhere, sideways
from tests.end_to_end.states import States
from utblick.foundation.accounts.models import Account

pytestmark = pytest.mark.browser
one_width = pytest.mark.parametrize("viewport", [1280], indirect=True, ids=["1280px"])
Pictures = Callable[[Page, str], None]


@pytest.fixture
def account(database: States, settings: Any) -> Account:
    """Give someone who is signed in; what they may do does not matter to the parts."""
    settings.UTBLICK_VIEWER = "utblick.foundation.accounts.middleware.viewer_without_roles"
    return Account.objects.create_user("officer@example.org", name="Handläggare Bryssel", language="sv")


def _in(account: Account, language: str) -> Account:
    account.language = language
    account.save()
    return account


@one_width
@pytest.mark.parametrize("language", ["sv", "en"])
def test_guide_is_accessible_and_fits(
    request: pytest.FixtureRequest,
    account: Account,
    sign_in: Callable[[Page, Account], None],
    picture: Pictures,
    viewport: int,
    language: str,
) -> None:
    page: Page = request.getfixturevalue(f"page_{language}")
    sign_in(page, _in(account, language))
    wrong: list[str] = []
    # The languages differ in words, not in colours.
    colours_at = (1280, 375) if language == "sv" else ()
    for path, name in (("/ui/", "guide"), ("/ui/bare/", "bare"), ("/ui/dialog/", "question")):
        page.goto(path)
        picture(page, f"{name}-{language}")
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("lang") == language
        wrong += [f"{path} {fault}" for fault in judged_everywhere(page, colours_at=colours_at)]
    assert not wrong, "\n".join(wrong)


def test_menus_open_fit_and_are_accessible(
    account: Account,
    sign_in: Callable[[Page, Account], None],
    axe: Callable[[Page], None],
    picture: Pictures,
    page_sv: Page,
    viewport: int,
) -> None:
    sign_in(page_sv, account)
    page_sv.goto("/ui/bare/")
    page_sv.goto("/tillganglighet/")
    page_sv.locator(".dock summary" if viewport < 768 else ".top summary").click()
    expect(page_sv.get_by_role("button", name="Mörkt").locator("visible=true")).to_have_count(1)
    picture(page_sv, f"menu-{viewport}")
    assert sideways(page_sv) <= 0
    axe(page_sv)


def test_messages_and_dialogs_are_accessible(
    account: Account,
    sign_in: Callable[[Page, Account], None],
    axe: Callable[[Page], None],
    picture: Pictures,
    page_sv: Page,
    viewport: int,
) -> None:
    sign_in(page_sv, account)
    page_sv.goto("/ui/")
    page_sv.get_by_role("button", name="Visa ett meddelande").click()
    expect(page_sv.locator("[data-toast]")).to_be_visible()
    axe(page_sv)
    page_sv.get_by_role("link", name="Öppna en dialog").click()
    expect(page_sv.get_by_role("dialog")).to_be_visible()
    page_sv.screenshot()
    picture(page_sv, f"dialog-{viewport}")
    axe(page_sv)


@one_width
def test_paper_gets_the_content_alone_and_forced_colours_keep_the_edges(
    account: Account,
    sign_in: Callable[[Page, Account], None],
    picture: Pictures,
    page_sv: Page,
    viewport: int,
) -> None:
    sign_in(page_sv, account)
    page_sv.goto("/ui/")
    page_sv.emulate_media(media="print", color_scheme="dark")
    for part in (".rail", ".top", ".filters", ".pages"):
        expect(page_sv.locator(part).first).to_be_hidden()
    ground = page_sv.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    page_sv.emulate_media(media="screen", forced_colors="active")
    picture(page_sv, "forced-colours")
    edge = page_sv.locator(".chip").first.evaluate("chip => getComputedStyle(chip).borderTopWidth")
    assert edge == "1px"
