"""Fields, focus and messages of the inbox in a real browser: what Enter and Escape do, and what is never covered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.end_to_end.desk import current, heading, judged, matter, shown, title
from utblick.connectors.record import DocumentRecord
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Judgement, Source
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import system

pytestmark = pytest.mark.browser

wide = pytest.mark.parametrize("viewport", [1280], indirect=True, ids=["1280px"])
phone = pytest.mark.parametrize("viewport", [375], indirect=True, ids=["375px"])
SignIn = Callable[[Page, Account], None]


def covers(one: Locator, other: Locator) -> bool:
    """Say whether two things on the page lie over each other."""
    a, b = one.bounding_box(), other.bounding_box()
    assert a
    assert b
    beside = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
    above = a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
    return not (beside or above)


@wide
def test_enter_dismisses_with_the_reason_that_was_written(desk: Page) -> None:
    desk.keyboard.press("x")
    desk.get_by_label("Annat skäl").fill("Hör till Jönköping")
    desk.keyboard.press("Enter")
    shown(desk, 2)
    assert (matter(1).state, matter(1).reason) == ("dismissed", "Hör till Jönköping")


@wide
def test_enter_without_a_reason_asks_for_one(desk: Page) -> None:
    desk.keyboard.press("x")
    reason = desk.get_by_label("Annat skäl")
    reason.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#pane .field.invalid")).to_contain_text("så att andra slipper fråga")
    expect(desk.locator("#pane:not([aria-busy])")).to_have_count(1)
    expect(reason).to_be_focused()
    reason.fill("Hör till Kalmar")
    desk.keyboard.press("Enter")
    shown(desk, 2)
    assert (matter(1).state, matter(1).reason) == ("dismissed", "Hör till Kalmar")


@wide
def test_enter_in_the_fields_saves_and_the_matter_stays(desk: Page) -> None:
    day = timezone.localdate() + timedelta(days=20)
    desk.keyboard.press("e")
    expect(desk.get_by_label("Ägande nämnd")).to_be_focused()
    desk.get_by_label("Ägande nämnd").select_option("HSN")
    desk.get_by_label("Senast").fill(day.isoformat())
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-toast]")).to_contain_text("sparade")
    shown(desk, 1)
    one = matter(1)
    assert one.owner_board
    assert (one.state, one.owner_board.key, one.due_on) == ("inbox", "HSN", day)
    expect(current(desk).locator(".board")).to_contain_text("HSN")
    desk.keyboard.press("z")
    expect(current(desk).locator(".board")).not_to_contain_text("HSN")
    shown(desk, 1)
    assert matter(1).due_on is None


@wide
def test_a_refused_day_comes_back_open_with_the_focus_in_it(desk: Page) -> None:
    desk.keyboard.press("e")
    desk.get_by_label("Senast").fill("2001-01-01")
    desk.keyboard.press("Enter")
    field = desk.get_by_label("Senast")
    expect(field).to_be_focused()
    expect(field).to_have_value("2001-01-01")
    expect(desk.locator("#pane .field.invalid")).to_contain_text("lämna fältet tomt")
    assert not Judgement.objects.exists()


def test_without_a_script_enter_does_the_same(
    page_without_script: Page, officer: Account, sign_in: SignIn
) -> None:
    page = page_without_script
    sign_in(page, officer)
    page.goto("/inkorg/")
    page.locator("#pane summary").filter(has_text="Ändra").click()
    day = timezone.localdate() + timedelta(days=20)
    page.get_by_label("Senast").fill(day.isoformat())
    page.get_by_label("Senast").press("Enter")
    expect(page.locator("[data-toast]")).to_contain_text("sparade")
    assert (matter(1).state, matter(1).due_on) == ("inbox", day)
    page.locator("#pane summary").filter(has_text="Avfärda").click()
    page.get_by_label("Annat skäl").fill("Hör till Kalmar")
    page.get_by_label("Annat skäl").press("Enter")
    shown(page, 2)
    assert (matter(1).state, matter(1).reason) == ("dismissed", "Hör till Kalmar")


@wide
def test_the_day_of_a_judged_matter_is_saved_on_its_page(desk: Page) -> None:
    at = timezone.now()
    by = viewer_for(Account.objects.get(email="strateg@utblick.example"), at)
    triage.judge(matter(1), Verdict(state="inform"), version=matter(1).version, by=by, at=at)
    desk.goto(f"/arenden/{matter(1).pk}/")
    day = timezone.localdate() + timedelta(days=20)
    desk.keyboard.press("e")
    desk.locator(".judge").get_by_label("Senast").fill(day.isoformat())
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-toast]")).to_contain_text("sparade")
    assert (matter(1).state, matter(1).due_on) == ("inform", day)


@wide
def test_escape_leaves_the_fields_and_the_search_box_for_where_one_was(desk: Page) -> None:
    row = current(desk).locator("a.row")
    desk.keyboard.press("j")
    shown(desk, 2)
    expect(row).to_be_focused()
    desk.keyboard.press("e")
    expect(desk.get_by_label("Ägande nämnd")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.get_by_label("Ägande nämnd")).to_be_hidden()
    expect(row).to_be_focused()
    desk.keyboard.press("/")
    expect(desk.locator("[data-search-box]")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(row).to_be_focused()
    desk.keyboard.press("j")
    shown(desk, 3)


@wide
def test_a_verdict_is_on_the_row_that_has_the_focus(desk: Page) -> None:
    desk.keyboard.press("j")
    shown(desk, 2)
    desk.keyboard.press("Tab")
    desk.keyboard.press("Tab")
    expect(desk.locator(".triage-list [data-item]").nth(3).locator("a.row")).to_be_focused()
    judged(desk, "i")
    shown(desk, 5)
    assert [matter(n).state for n in (2, 4)] == ["inbox", "inform"]


@wide
def test_j_goes_on_past_the_end_of_what_is_shown(desk: Page) -> None:
    words = [f"Ort{chr(97 + a)}{chr(97 + b)}" for a in range(8) for b in range(7)]
    records = [
        DocumentRecord(
            source="feed",
            source_id=f"m{n}",
            title=f"{word} {n}: biogas",
            text=f"{word * 3} {n} {chr(97 + n % 26) * 9} biogas.",
            language="sv",
        )
        for n, word in enumerate(words)
    ]
    import_records(Source.objects.get(), records, by=system("test"), at=timezone.now() - timedelta(days=2))
    desk.goto("/inkorg/")
    rows = desk.locator(".triage-list [data-item]")
    expect(rows).to_have_count(50)
    last = desk.locator(".triage-list [data-item]").nth(49)
    last.locator("a.row").evaluate("row => row.click()")
    expect(last).to_have_attribute("aria-current", "true")
    expect(desk.locator("#pane:not([aria-busy])")).to_have_count(1)
    desk.keyboard.press("j")
    expect(rows.nth(50)).to_have_attribute("aria-current", "true")
    expect(rows.nth(50).locator("a.row")).to_be_focused()


@wide
def test_what_was_judged_last_can_be_undone_after_looking_elsewhere(desk: Page) -> None:
    desk.get_by_label("Ordning").select_option("old")
    expect(desk.locator("#pane:not([aria-busy])")).to_have_count(1)
    before = heading(desk).inner_text()
    judged(desk, "a")
    desk.keyboard.press("o")
    desk.get_by_role("link", name="Till inkorgen").click()
    expect(desk.get_by_label("Ordning")).to_have_value("old")
    expect(desk.locator("[data-toast]")).to_have_count(0)
    judged(desk, "z")
    expect(heading(desk)).to_have_text(before)
    expect(desk.locator("#latest form")).to_have_count(0)


@wide
def test_a_message_never_lies_over_the_list(desk: Page) -> None:
    for key in "aia":
        judged(desk, key)
        toast = desk.locator("[data-toast]")
        expect(toast).to_have_count(1)
        assert not covers(toast, desk.locator(".triage-list .items"))
        assert not covers(toast, desk.locator("#pane"))


@phone
def test_on_a_phone_a_message_lies_over_neither_the_title_nor_the_buttons(desk: Page) -> None:
    for press in ("Informera", "Ångra", "Agera"):
        before = heading(desk).inner_text()
        place = "[data-toast] button" if press == "Ångra" else "#pane button"
        desk.locator(place).filter(has_text=press).click()
        expect(heading(desk)).not_to_have_text(before)
        toast = desk.locator("[data-toast]")
        expect(toast).to_have_count(1)
        expect(heading(desk)).to_be_in_viewport()
        assert not covers(toast, heading(desk))
        assert not covers(toast, desk.locator(".verdict-bar"))


@wide
def test_the_inbox_is_narrowed_by_when_it_was_published(desk: Page) -> None:
    expect(current(desk)).to_contain_text("odaterad")
    desk.get_by_label("Publicerat").select_option("30")
    expect(desk.get_by_role("heading", name="Inget väntar här")).to_be_visible()
    assert "published=30" in desk.url
    desk.get_by_label("Publicerat").select_option("undated")
    shown(desk, 1)
    assert title(1) in desk.locator(".triage-list").inner_text()


@phone
def test_no_message_lies_over_what_is_chosen_from(desk: Page) -> None:
    desk.keyboard.press("i")
    shown(desk, 2)
    expect(desk.locator("[data-toast]")).to_be_visible()
    desk.keyboard.press("x")
    expect(desk.get_by_label("Annat skäl")).to_be_visible()
    expect(desk.locator("[data-toast]")).to_be_hidden()
    desk.keyboard.press("Escape")
    expect(desk.locator("[data-toast]")).to_be_visible()
    desk.keyboard.press("e")
    expect(desk.locator("[data-toast]")).to_be_hidden()
