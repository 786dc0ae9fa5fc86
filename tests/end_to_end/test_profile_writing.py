"""Writing a profile in a real browser: what one presses happens, and one stays where one was."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("viewport", [1280], indirect=True, ids=["1280px"])
def test_the_first_press_for_more_words_is_heard_and_keeps_the_focus(desk: Page) -> None:
    desk.goto(reverse("monitoring:new_profile"))
    words = desk.locator("#id_row-0")
    words.fill("biogas")
    expect(desk.locator("#preview .total")).to_contain_text("14")
    # Typed by hand, so that leaving the field is a change of it that loads the preview anew.
    words.press("End")
    words.press_sequentially(" ")
    button = desk.get_by_role("button", name="Föreslå fler ord")
    with desk.expect_response(lambda answer: "suggest" in answer.url or "forslag" in answer.url):
        button.click()
    expect(desk.locator("#suggestions")).not_to_be_empty()
    expect(button).to_be_focused()
    desk.wait_for_timeout(700)
    expect(desk.locator("#suggestions")).not_to_be_empty()
    expect(button).to_be_focused()
    button.press("Enter")
    expect(desk.locator("#suggestions")).not_to_be_empty()
    expect(button).to_be_focused()
