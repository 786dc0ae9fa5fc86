"""The inbox in a real browser: by mouse, by two at once, on a phone and without a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.conftest import opened
from tests.end_to_end.desk import MATTERS, has_stayed, heading, judged, matter, shown, stay, title
from tests.end_to_end.judging import sideways
from utblick.connectors.record import DocumentRecord
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.actions.matters import join
from utblick.features.monitoring.models import Judgement, Matter, Source
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import system

pytestmark = pytest.mark.browser

wide = pytest.mark.parametrize("viewport", [1280], indirect=True, ids=["1280px"])
SignIn = Callable[[Page, Account], None]


@pytest.fixture
def strategist(officer: Account) -> Account:
    return Account.objects.get(email="strateg@utblick.example")


@wide
def test_the_mouse_does_the_same(desk: Page) -> None:
    stay(desk)
    desk.get_by_role("link", name=title(3)).first.click()
    shown(desk, 3)
    for number, press in (
        (3, ["Agera"]),
        (4, ["Senare", "två veckor"]),
        (5, ["Avfärda", "Redan känt"]),
        (6, ["Informera"]),
    ):
        for name in press:
            desk.locator("#pane .judge").locator("button, summary").filter(has_text=name).first.click()
        shown(desk, number + 1)
        # Who works in the pane stays there, at the beginning of the next matter.
        expect(heading(desk).locator("a")).to_be_focused()
    assert [matter(n).state for n in (3, 4, 5, 6)] == ["act", "later", "dismissed", "inform"]
    desk.locator("[data-toast]").last.get_by_role("button", name="Ångra").click()
    shown(desk, 6)
    assert matter(6).state == "inbox"
    assert has_stayed(desk)


@wide
def test_the_second_is_told_who_was_first(
    desk: Page, browser: Browser, address: str, strategist: Account, sign_in: SignIn
) -> None:
    with opened(browser, address, "sv", 1280) as other:
        sign_in(other, strategist)
        other.goto("/inkorg/")
        shown(other, 1)
        judged(desk, "a")
        other.keyboard.press("x")
        other.keyboard.press("1")
        alert = other.locator("#pane [role=alert]")
        expect(alert).to_contain_text("Handläggare, EU-kontoret Bryssel")
        expect(alert).to_contain_text("agera")
        expect(heading(other)).to_have_text(title(1))
        expect(other.locator(".triage-list")).not_to_contain_text(title(1))
        expect(heading(other).locator("a")).to_be_focused()
    assert matter(1).state == "act"
    assert Judgement.objects.count() == 1


@wide
def test_a_matter_that_was_joined_meanwhile_is_not_judged_by_its_old_number(
    desk: Page, strategist: Account
) -> None:
    at = timezone.now()
    join(matter(2), matter(1), by=viewer_for(strategist, at), at=at)
    Matter.objects.filter(pk=matter(2).pk).update(version=1)
    desk.keyboard.press("a")
    expect(desk.locator("#pane [role=alert]")).to_contain_text("slagits ihop")
    expect(heading(desk)).to_have_text(title(2))
    assert not Judgement.objects.exists()


@wide
def test_the_filter_is_kept_through_verdicts_and_undo(desk: Page) -> None:
    desk.get_by_label("Ordning").select_option("old")
    shown(desk, MATTERS)
    assert "sort=old" in desk.url
    stay(desk)
    judged(desk, "a")
    shown(desk, MATTERS - 1)
    judged(desk, "z")
    shown(desk, MATTERS)
    expect(desk.get_by_label("Ordning")).to_have_value("old")
    expect(desk.locator(".triage-list [data-item]").nth(1)).to_contain_text(title(MATTERS - 1))
    assert has_stayed(desk)
    desk.reload()
    expect(desk.get_by_label("Ordning")).to_have_value("old")
    shown(desk, MATTERS)


@wide
def test_long_lists_grow_as_they_are_read(desk: Page) -> None:
    words = [f"Ort{chr(97 + a)}{chr(97 + b)}" for a in range(8) for b in range(8)]
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
    waiting = Matter.objects.filter(state="inbox").count()
    assert waiting > 60
    desk.goto("/inkorg/")
    rows = desk.locator(".triage-list [data-item]")
    expect(rows).to_have_count(50)
    desk.locator(".triage-list .more").scroll_into_view_if_needed()
    expect(rows).to_have_count(waiting)
    expect(desk.locator(".triage-list .more")).to_have_count(0)
    ids = rows.evaluate_all("rows => rows.map((row) => row.id)")
    assert len(set(ids)) == waiting


@pytest.mark.parametrize("viewport", [320], indirect=True, ids=["320px"])
def test_nothing_needs_scrolling_sideways_on_the_narrowest_screen(desk: Page) -> None:
    assert sideways(desk) <= 0
    for key in ("l", "x", "e"):
        desk.keyboard.press(key)
        assert sideways(desk) <= 0, key
    expect(desk.get_by_label("Ägande nämnd")).to_be_visible()


@pytest.mark.parametrize("viewport", [375], indirect=True, ids=["375px"])
def test_on_a_phone_the_chosen_matter_comes_into_sight(desk: Page) -> None:
    desk.get_by_role("link", name=title(9)).first.click()
    shown(desk, 9)
    expect(heading(desk)).to_be_in_viewport()
    desk.locator("#pane button").filter(has_text="Agera").click()
    shown(desk, 10)
    expect(heading(desk)).to_be_in_viewport()
    assert matter(9).state == "act"


def test_without_a_script_everything_but_the_keys_works(
    page_without_script: Page, officer: Account, sign_in: SignIn
) -> None:
    page = page_without_script
    sign_in(page, officer)
    page.goto("/inkorg/")
    page.get_by_label("Ordning").select_option("old")
    page.get_by_role("button", name="Visa", exact=True).click()
    shown(page, MATTERS)
    page.get_by_role("link", name=title(MATTERS - 1)).first.click()
    shown(page, MATTERS - 1)
    page.locator("#pane button").filter(has_text="Agera").click()
    shown(page, MATTERS - 2)
    expect(page.get_by_label("Ordning")).to_have_value("old")
    assert matter(MATTERS - 1).state == "act"
    page.locator("[data-toast]").get_by_role("button", name="Ångra").click()
    shown(page, MATTERS - 1)
    expect(page.get_by_label("Ordning")).to_have_value("old")
    page.locator("#pane summary").filter(has_text="Avfärda").click()
    page.locator("#pane button").filter(has_text="Redan känt").click()
    shown(page, MATTERS - 2)
    assert matter(MATTERS - 1).state == "dismissed"
    page.goto(f"/arenden/{matter(1).pk}/")
    page.get_by_role("textbox", name="Anteckning").fill("Ring Vadstena")
    page.get_by_role("button", name="Spara anteckningen").click()
    expect(page.locator("#notes")).to_contain_text("Ring Vadstena")
    page.get_by_role("button", name="Följ", exact=True).click()
    expect(page.get_by_role("button", name="Sluta följa")).to_be_visible()


@wide
@pytest.mark.parametrize("way", ["mouse", "key"])
def test_a_matter_is_judged_on_its_own_page(desk: Page, way: str) -> None:
    number = matter(1).pk
    desk.goto(f"/arenden/{number}/")
    if way == "mouse":
        desk.locator(".judge button").filter(has_text="Agera").first.click()
    else:
        desk.keyboard.press("a")
    expect(desk.locator("[data-toast]").last).to_contain_text("agera")
    assert desk.url.endswith(f"/arenden/{number}/")
    assert Matter.objects.get(pk=number).state == "act"
