"""The inbox in a real browser, judged from the keyboard."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.end_to_end.conftest import expected
from tests.end_to_end.desk import (
    MATTERS,
    current,
    has_stayed,
    heading,
    hold,
    judged,
    matter,
    shown,
    stay,
    title,
)
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("viewport", [1280], indirect=True, ids=["1280px"]),
]


def test_ten_matters_are_judged_by_keyboard_alone(desk: Page) -> None:
    stay(desk)
    for number, keys, state in [
        (1, "a", "act"),
        (2, "i", "inform"),
        (3, "l2", "later"),
        (4, "x3", "dismissed"),
        (5, "a", "act"),
        (6, "i", "inform"),
        (7, "l1", "later"),
        (8, "x1", "dismissed"),
        (9, "a", "act"),
        (10, "a", "act"),
    ]:
        shown(desk, number)
        judged(desk, *keys)
        # The focus is seen, in the list, on the matter that is shown.
        shown(desk, number + 1)
        row = current(desk).locator("a.row")
        expect(row).to_be_focused()
        assert row.evaluate("row => parseFloat(getComputedStyle(row).outlineWidth)") >= 2
        expect(desk.locator(".triage-list")).not_to_contain_text(title(number))
        assert matter(number).state == state
    assert has_stayed(desk)
    assert matter(4).reason == "minor"
    assert [(matter(n).due_on - timezone.localdate()).days for n in (3, 7)] == [14, 7]  # type: ignore[operator]
    expect(desk.locator("#inbox-count")).to_contain_text("4 ärenden")
    expect(desk.locator(".rail nav .n")).to_have_text(re.compile(r"^4\b"))


def test_undo_takes_back_the_latest_and_then_the_one_before(desk: Page) -> None:
    stay(desk)
    judged(desk, "a")
    judged(desk, "i")
    expect(desk.locator("[data-toast]").last).to_contain_text(title(2))
    expect(desk.locator("[data-toast]:visible")).to_have_count(1)  # one message, however many verdicts
    judged(desk, "z")
    shown(desk, 2)
    expect(current(desk).locator("a.row")).to_be_focused()
    assert (matter(1).state, matter(2).state) == ("act", "inbox")
    expect(desk.locator("#inbox-count")).to_contain_text(f"{MATTERS - 1} ärenden")
    judged(desk, "z")
    shown(desk, 1)
    assert matter(1).state == "inbox"
    assert has_stayed(desk)


def test_a_verdict_pressed_before_the_pane_has_come_is_on_what_was_chosen(desk: Page) -> None:
    """The pane comes late: the verdict is on the matter that is marked in the list, not on the one shown."""
    held = hold(desk, "**/ruta/**")
    with desk.expect_request("**/ruta/**"):
        desk.keyboard.press("j")
    desk.keyboard.press("a")
    expect(current(desk)).to_contain_text(title(2))
    expect(heading(desk)).to_have_text(title(1))
    held[0].continue_()
    expect(desk.locator("[data-toast]")).to_contain_text(title(2))
    shown(desk, 3)
    assert (matter(1).state, matter(2).state) == ("inbox", "act")


def test_a_verdict_pressed_twice_judges_once(desk: Page) -> None:
    """The second press would be on a matter that nobody has seen yet."""
    held = hold(desk, "**/bedom/**")
    with desk.expect_request("**/bedom/**"):
        desk.keyboard.press("a")
    desk.keyboard.press("a")
    desk.keyboard.press("i")
    held[0].continue_()
    shown(desk, 2)
    judged(desk, "j")
    shown(desk, 3)
    assert [matter(n).state for n in (1, 2, 3)] == ["act", "inbox", "inbox"]


def test_a_digit_chooses_only_where_a_choice_is_open(desk: Page) -> None:
    desk.keyboard.press("2")
    desk.keyboard.press("j")
    shown(desk, 2)
    desk.keyboard.press("l")
    desk.keyboard.press("x")
    judged(desk, "2")
    shown(desk, 3)
    assert (matter(1).state, matter(2).state, matter(2).reason) == ("inbox", "dismissed", "known")


def test_keys_move_open_search_and_explain(desk: Page) -> None:
    stay(desk)
    for key, number in (("j", 2), ("j", 3), ("j", 4), ("k", 3)):
        desk.keyboard.press(key)
        shown(desk, number)
        expect(current(desk).locator("a.row")).to_be_focused()
    desk.keyboard.press("?")
    dialog = desk.get_by_role("dialog")
    for words in ("Agera", "Avfärda", "Nästa"):
        expect(dialog).to_contain_text(words)
    desk.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    desk.keyboard.press("/")
    expect(desk.locator("[data-search-box]")).to_be_focused()
    desk.keyboard.press("a")  # typed
    desk.locator("[data-search-box]").blur()
    assert has_stayed(desk)
    desk.keyboard.press("o")
    expect(desk.get_by_role("heading", level=1)).to_have_text(title(3))
    desk.go_back()
    shown(desk, 3)
    assert matter(3).state == "inbox"


def test_a_reason_in_own_words_and_another_owner(desk: Page) -> None:
    desk.keyboard.press("x")
    desk.get_by_label("Annat skäl").fill("Hör till Jönköping")
    desk.keyboard.press("a")  # typed, not pressed
    desk.get_by_role("button", name="Avfärda av detta skäl").click()
    shown(desk, 2)
    assert matter(1).reason == "Hör till Jönköpinga"
    desk.keyboard.press("e")
    desk.get_by_label("Ägande nämnd").select_option("HSN")
    desk.get_by_label("Ägande nämnd").blur()
    judged(desk, "a")
    board = matter(2).owner_board
    assert board is not None
    assert board.key == "HSN"


def test_the_last_one_leaves_an_empty_inbox_that_says_what_next(desk: Page) -> None:
    at = timezone.now()
    by = viewer_for(Account.objects.get(email="strateg@utblick.example"), at)
    for number in range(3, MATTERS + 1):
        one = matter(number)
        triage.judge(one, Verdict(state="act"), version=one.version, by=by, at=at)
    desk.goto("/inkorg/")
    stay(desk)
    desk.keyboard.press("j")
    shown(desk, 2)
    # From the last of the list, back to the one before it: the inbox is not empty yet.
    judged(desk, "a")
    shown(desk, 1)
    desk.keyboard.press("a")
    expect(desk.get_by_role("heading", name="Inkorgen är tom")).to_be_focused()
    expect(desk.locator("#inbox-count")).to_contain_text("0 ärenden")
    expect(desk.locator(".rail nav .n:visible")).to_have_count(0)
    desk.keyboard.press("z")
    shown(desk, 1)
    assert has_stayed(desk)


def test_moving_faster_than_the_server_ends_where_the_person_stopped(desk: Page) -> None:
    # htmx writes a line about each question that a newer one replaced.
    expected(desk, "htmx:sendAbort", "htmx:afterRequest")
    for _time in range(5):
        desk.keyboard.press("j")
    desk.keyboard.press("k")
    shown(desk, 5)
    expect(current(desk).locator("a.row")).to_be_focused()


def test_a_move_between_an_answer_and_its_settling_is_kept(desk: Page) -> None:
    """The pane has come but is not yet settled when the next matter is chosen: the list does not jump back."""
    expected(desk, "htmx:sendAbort", "htmx:afterRequest")
    desk.evaluate(
        "() => document.addEventListener('htmx:afterSwap', () =>"
        " document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true })), { once: true })"
    )
    desk.keyboard.press("j")
    shown(desk, 3)
    judged(desk, "a")
    assert [matter(n).state for n in (2, 3)] == ["inbox", "act"]


def test_keys_wait_in_their_order(desk: Page) -> None:
    held = hold(desk, "**/ruta/**")
    with desk.expect_request("**/ruta/**"):
        desk.keyboard.press("j")
    for key in "x1j":
        desk.keyboard.press(key)
    held[0].continue_()
    shown(desk, 4)
    assert [matter(n).state for n in (1, 2, 3)] == ["inbox", "dismissed", "inbox"]


def test_a_screen_reader_hears_the_verdict_and_the_next_title_not_the_whole_pane(desk: Page) -> None:
    live = desk.locator("[aria-live], [role=status], [role=alert]")
    expect(live.filter(has=desk.locator("#pane, .triage-list"))).to_have_count(0)
    expect(desk.locator("#pane[aria-live], #pane [aria-live], .triage-list [aria-live]")).to_have_count(0)
    judged(desk, "a")
    expect(desk.locator("#messages[aria-live=polite]")).to_contain_text("agera")
    expect(desk.get_by_role("article", name=title(2))).to_be_visible()
