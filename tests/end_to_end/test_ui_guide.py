"""The style guide in a real browser: every part, in both languages, themes and widths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.end_to_end.conftest import sideways
from utblick.foundation.accounts.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Pictures = Callable[[Page, str], None]


@pytest.fixture
def account(settings: Any) -> Account:
    """Give someone who is signed in; what they may do does not matter to the parts."""
    settings.UTBLICK_VIEWER = "utblick.foundation.accounts.middleware.viewer_without_roles"
    return Account.objects.create_user("officer@example.org", name="Handläggare Bryssel", language="sv")


def _in(account: Account, language: str) -> Account:
    account.language = language
    account.save()
    return account


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_guide_is_accessible_and_fits(
    request: pytest.FixtureRequest,
    account: Account,
    sign_in: Callable[[Page, Account], None],
    axe: Callable[[Page], None],
    picture: Pictures,
    viewport: int,
    language: str,
    theme: str,
) -> None:
    page: Page = request.getfixturevalue(f"page_{language}")
    sign_in(page, _in(account, language))
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    for path, name in (("/ui/", "guide"), ("/ui/bare/", "bare"), ("/tillganglighet/", "statement")):
        page.goto(path)
        picture(page, f"{name}-{language}-{theme}-{viewport}")
        assert sideways(page) <= 0, f"{path} is wider than {viewport} px"
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("lang") == language
        axe(page)
