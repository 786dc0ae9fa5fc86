"""Keys, dialogs, messages and honest errors, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.conftest import expected
from utblick.foundation.accounts.models import Account

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("viewport", [1280], indirect=True, ids=["1280px"]),
]


@pytest.fixture
def guide(page_en: Page, sign_in: Callable[[Page, Account], None], settings: Any) -> Page:
    """Give the style guide, opened."""
    settings.UTBLICK_VIEWER = "utblick.foundation.accounts.middleware.viewer_without_roles"
    account = Account.objects.create_user("officer@example.org", name="Officer", language="en")
    sign_in(page_en, account)
    page_en.goto("/ui/")
    return page_en


def test_j_and_k_walk_the_list_and_o_opens(guide: Page) -> None:
    rows = guide.locator("tbody[data-keyboard-list] [data-item]")
    guide.keyboard.press("j")
    guide.keyboard.press("j")
    expect(rows.nth(1)).to_have_attribute("aria-current", "true")
    expect(rows.nth(1).locator("a").first).to_be_focused()
    guide.keyboard.press("k")
    expect(rows.nth(0)).to_have_attribute("aria-current", "true")
    expect(rows.nth(1)).not_to_have_attribute("aria-current", "true")
    guide.keyboard.press("o")
    expect(guide).to_have_url(re.compile("#"))


def test_a_key_presses_its_button_but_not_while_typing(guide: Page) -> None:
    guide.evaluate("() => { window.pressed = 0 }")
    guide.locator("[data-key=a]").evaluate("button => { button.onclick = () => { window.pressed += 1 } }")
    guide.keyboard.press("a")
    assert guide.evaluate("window.pressed") == 1
    guide.get_by_label("Name").fill("")
    guide.get_by_label("Name").press("a")
    assert guide.evaluate("window.pressed") == 1
    guide.get_by_label("Name").blur()
    guide.keyboard.press("Control+a")
    assert guide.evaluate("window.pressed") == 1


def test_question_mark_lists_what_the_page_offers(guide: Page) -> None:
    guide.keyboard.press("?")
    dialog = guide.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    for word in ("Act", "Inform", "Open a dialog", "Next in the list", "This list"):
        expect(dialog).to_contain_text(word)
    guide.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_single_keys_can_be_turned_off_and_stay_off(guide: Page) -> None:
    guide.locator(".top summary").click()
    guide.get_by_role("group", name="Shortcuts with a single key").first.get_by_role(
        "button", name="Off"
    ).click()
    expect(guide.locator("html")).to_have_attribute("data-keys", "off")
    guide.keyboard.press("Escape")
    guide.keyboard.press("?")
    expect(guide.get_by_role("dialog")).to_have_count(0)
    guide.reload()
    expect(guide.locator("html")).to_have_attribute("data-keys", "off")


def test_the_theme_follows_at_once_and_is_there_with_the_first_byte(guide: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = guide.evaluate(ground)
    guide.locator(".top summary").click()
    with guide.expect_response("**/ui/preference/"):
        guide.get_by_role("button", name="Dark").first.click()
    expect(guide.locator("html")).to_have_attribute("data-theme", "dark")
    assert guide.evaluate(ground) != light
    answer = guide.request.get("/ui/")
    assert 'data-theme="dark"' in answer.text()


def test_a_dialog_opens_over_the_page_and_gives_focus_back(guide: Page) -> None:
    opener = guide.get_by_role("link", name="Open a dialog")
    opener.click()
    dialog = guide.get_by_role("dialog", name="A question")
    expect(dialog).to_be_visible()
    guide.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_message_offers_undo(guide: Page) -> None:
    guide.get_by_role("button", name="Show a message").click()
    toast = guide.locator("[data-toast]")
    expect(toast).to_contain_text("Dismissed:")
    expect(toast.get_by_role("button", name="Undo")).to_be_visible()
    toast.get_by_role("button", name="Close").click()
    expect(toast).to_have_count(0)


def test_a_failure_is_said_with_a_way_to_try_again(guide: Page) -> None:
    expected(guide, "500", "htmx")
    guide.get_by_role("button", name="Fail").click()
    alert = guide.locator("[data-problem]")
    expect(alert).to_contain_text("the server did not answer as it should")
    with guide.expect_request("**/ui/toast/"):
        alert.get_by_role("button", name="Try again").click()
    expect(alert).to_be_visible()


def test_a_refusal_is_said_in_its_own_words(guide: Page) -> None:
    expected(guide, "403", "htmx")
    guide.get_by_role("button", name="Be refused").click()
    expect(guide.locator("[data-problem]")).to_contain_text("Only the example may do this.")


def test_no_contact_is_said(guide: Page) -> None:
    expected(guide, "ERR_", "htmx")
    guide.route("**/ui/toast/", lambda route: route.abort())
    guide.get_by_role("button", name="Show a message").click()
    expect(guide.locator("[data-problem]")).to_contain_text("No contact with the server")


def test_a_form_is_sent_once(guide: Page) -> None:
    guide.get_by_label("Name").fill("Biofuel")
    guide.get_by_label("daily").check()
    # Our listener is the last: what nobody prevented until here, the browser sends.
    sent = guide.evaluate(
        "() => { let sent = 0; const save = [...document.querySelectorAll('form.form button')].at(-1);"
        " document.addEventListener('submit', (event) => { if (!event.defaultPrevented) sent += 1 });"
        " for (let time = 0; time < 3; time++) save.click(); return sent }"
    )
    assert sent == 1
    expect(guide.locator("[data-toast]")).to_contain_text("Saved.")


def test_what_is_wrong_is_summed_up_and_focused(guide: Page) -> None:
    guide.get_by_role("button", name="Save").click()
    summary = guide.locator(".summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    expect(guide.get_by_label("Name")).to_be_focused()


def test_the_list_narrows_in_place_and_the_address_can_be_shared(guide: Page) -> None:
    guide.evaluate("window.same = true")
    guide.get_by_label("Words").press_sequentially("biogas")
    expect(guide.get_by_role("link", name="Take away the filter Words: biogas")).to_be_visible()
    expect(guide).to_have_url(re.compile(r"/ui/\?q=biogas$"))
    expect(guide.get_by_label("Words")).to_be_focused()
    guide.get_by_role("link", name="Hits").click()
    expect(guide.get_by_role("columnheader", name="Hits")).to_have_attribute("aria-sort", "ascending")
    expect(guide).to_have_url(re.compile(r"/ui/\?q=biogas&sort=hits$"))
    assert guide.evaluate("window.same") is True
    guide.get_by_role("link", name="Take away the filter Words: biogas").click()
    expect(guide.get_by_label("Words")).to_have_value("")
    guide.go_back()
    expect(guide.get_by_label("Words")).to_have_value("biogas")


def test_slash_finds_the_search_box(guide: Page) -> None:
    if guide.locator("[data-search-box]").count() == 0:
        pytest.skip("this installation has no search page")
    guide.keyboard.press("/")
    expect(guide.locator("[data-search-box]")).to_be_focused()


def test_the_first_tab_skips_to_the_content(guide: Page) -> None:
    guide.keyboard.press("Tab")
    expect(guide.get_by_role("link", name="Skip to the content")).to_be_focused()
    guide.keyboard.press("Enter")
    expect(guide.locator("#content")).to_be_focused()


def test_everything_works_without_a_script(
    page_without_script: Page, sign_in: Callable[[Page, Account], None], settings: Any, viewport: int
) -> None:
    settings.UTBLICK_VIEWER = "utblick.foundation.accounts.middleware.viewer_without_roles"
    page = page_without_script
    sign_in(page, Account.objects.create_user("officer@example.org", name="Officer", language="sv"))
    page.goto("/ui/")
    page.get_by_label("Ord").fill("biogas")
    page.get_by_role("button", name="Visa", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/ui/\?q=biogas$"))
    expect(page.get_by_text("26 rader")).to_be_visible()
    page.locator(".top summary").click()
    page.get_by_role("button", name="Mörkt").first.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("link", name="Öppna en dialog").click()
    expect(page.get_by_role("heading", name="En fråga")).to_be_visible()
