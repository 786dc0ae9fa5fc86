"""The inbox in a real browser: judged from the keyboard, by mouse and without a script, by one and by two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.conftest import opened as open_page
from tests.end_to_end.conftest import sideways
from utblick.connectors.record import DocumentRecord
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Judgement, Matter, Source, WatchProfile
from utblick.features.organisation import example
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.matrix import load_defaults
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import system

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

wide = pytest.mark.parametrize("viewport", [1280], indirect=True, ids=["1280px"])
MATTERS = 14
SignIn = Callable[[Page, Account], None]


@pytest.fixture
def officer(transactional_db: None) -> Account:
    """Give the Brussels officer of a region whose inbox holds fourteen matters, the newest first."""
    at = timezone.now()
    load_defaults()
    example.load(at)
    source = Source.objects.create(
        key="kommissionen", kind="feed", name_sv="Kommissionen", name_en="Commission"
    )
    strategist = Account.objects.get(email="strateg@utblick.example")
    WatchProfile.objects.create(
        name="Biogas", query="biogas", topic="energy", owner=strategist, created_at=at, changed_at=at
    )
    for number in range(1, MATTERS + 1):
        language = "en" if number == 5 else "sv"
        text = f"Nummer {number}: regionen kör sina bussar på biogas, som görs av avfall nära hamn {number}."
        record = DocumentRecord(
            source="feed", source_id=str(number), title=title(number), text=text, language=language
        )
        seen = at - timedelta(hours=number)
        import_records(source, [record], by=system("test"), at=seen)
    return Account.objects.get(email="bryssel@utblick.example")


def title(number: int) -> str:
    towns = "Norrköping Linköping Motala Mjölby Finspång Valdemarsvik Vadstena Ödeshög Kinda Boxholm Ydre Åtvidaberg Söderköping Skänninge"
    return f"{towns.split()[number - 1]} prövar biogas på linje {number * 7}"


def matter(number: int) -> Matter:
    return Matter.objects.get(title=title(number))


def heading(page: Page) -> Any:
    return page.locator("#pane h2")


def stay(page: Page) -> None:
    """Mark the page, so that a full page load is seen."""
    page.evaluate("window.stayed = true")


def has_stayed(page: Page) -> bool:
    return bool(page.evaluate("window.stayed === true"))


def verdict(page: Page, *keys: str) -> None:
    """Press keys that end in a verdict and wait until the next matter is shown."""
    before = heading(page).text_content()
    for key in keys:
        page.keyboard.press(key)
    expect(heading(page)).not_to_have_text(before or "")


@pytest.fixture
def desk(page_sv: Page, officer: Account, sign_in: SignIn) -> Page:
    """Give the inbox, opened by the Brussels officer."""
    sign_in(page_sv, officer)
    page_sv.goto("/inkorg/")
    return page_sv


@wide
def test_ten_matters_are_judged_by_keyboard_alone(desk: Page) -> None:
    stay(desk)
    desk.keyboard.press("j")
    expect(desk.locator(".triage-list [aria-current]")).to_contain_text(title(1))
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
        expect(heading(desk)).to_have_text(title(number))
        verdict(desk, *keys)
        # The focus is seen, in the list, on the matter that is shown.
        row = desk.locator(".triage-list [aria-current] a.row")
        expect(row).to_be_focused()
        expect(row).to_contain_text(title(number + 1))
        assert row.evaluate("row => parseFloat(getComputedStyle(row).outlineWidth)") >= 2
        expect(desk.locator(".triage-list")).not_to_contain_text(title(number))
        assert matter(number).state == state
    assert has_stayed(desk)
    assert matter(4).reason == "minor"
    assert (matter(3).due_on - timezone.localdate()).days == 14  # type: ignore[operator]
    assert (matter(7).due_on - timezone.localdate()).days == 7  # type: ignore[operator]
    expect(desk.locator("#inbox-count")).to_contain_text("4 ärenden")
    expect(desk.locator("nav .n").first).to_contain_text("4")


@wide
def test_undo_takes_back_the_latest_and_stays(desk: Page) -> None:
    stay(desk)
    verdict(desk, "a")
    verdict(desk, "i")
    expect(desk.locator("[data-toast]").last).to_contain_text(title(2)[:20])
    verdict(desk, "z")
    expect(heading(desk)).to_have_text(title(2))
    expect(desk.locator(".triage-list [aria-current] a.row")).to_be_focused()
    assert (matter(1).state, matter(2).state) == ("act", "inbox")
    expect(desk.locator("#inbox-count")).to_contain_text(f"{MATTERS - 1} ärenden")
    verdict(desk, "z")
    expect(heading(desk)).to_have_text(title(1))
    assert matter(1).state == "inbox"
    assert has_stayed(desk)


@wide
def test_a_key_pressed_before_the_pane_has_come_judges_what_was_chosen(desk: Page) -> None:
    """The pane comes late: the verdict is on the matter that is marked in the list, not on the one shown."""
    desk.keyboard.press("j")
    desk.wait_for_load_state("networkidle")

    def slowly(route: Any) -> None:
        desk.wait_for_timeout(400)
        route.continue_()

    desk.route("**/ruta/**", slowly)
    desk.keyboard.press("j")
    desk.keyboard.press("a")
    expect(desk.locator("[data-toast]")).to_contain_text(title(2)[:20])
    assert (matter(1).state, matter(2).state) == ("inbox", "act")


@wide
def test_keys_move_open_search_and_explain(desk: Page) -> None:
    stay(desk)
    for key, number in (("j", 1), ("j", 2), ("j", 3), ("k", 2)):
        desk.keyboard.press(key)
        expect(heading(desk)).to_have_text(title(number))
    desk.keyboard.press("?")
    dialog = desk.get_by_role("dialog")
    for words in ("Agera", "Avfärda", "Nästa"):
        expect(dialog).to_contain_text(words)
    desk.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert has_stayed(desk)
    if desk.locator("[data-search-box]").count():
        desk.keyboard.press("/")
        expect(desk.locator("[data-search-box]")).to_be_focused()
        desk.locator("[data-search-box]").blur()
    desk.keyboard.press("o")
    expect(desk.get_by_role("heading", level=1)).to_have_text(title(2))
    desk.go_back()
    expect(heading(desk)).to_have_text(title(2))


@wide
def test_the_mouse_does_the_same(desk: Page) -> None:
    stay(desk)
    desk.get_by_role("link", name=title(3)).first.click()
    expect(heading(desk)).to_have_text(title(3))
    for press in (
        ["Agera"],
        ["Senare", "två veckor"],
        ["Avfärda", "Redan känt"],
        ["Informera"],
    ):
        before = heading(desk).text_content() or ""
        for name in press:
            found = desk.locator("#pane .judge").locator("button, summary").filter(has_text=name).first
            found.click()
        expect(heading(desk)).not_to_have_text(before)
        # Who works in the pane stays there, at the beginning of the next matter.
        expect(heading(desk).locator("a")).to_be_focused()
    assert [matter(n).state for n in (3, 4, 5, 6)] == ["act", "later", "dismissed", "inform"]
    desk.locator("[data-toast]").last.get_by_role("button", name="Ångra").click()
    expect(heading(desk)).to_have_text(title(6))
    assert matter(6).state == "inbox"
    assert has_stayed(desk)


@wide
def test_a_reason_in_own_words_and_another_owner(desk: Page) -> None:
    desk.keyboard.press("x")
    desk.get_by_label("Annat skäl").fill("Hör till Jönköping")
    desk.keyboard.press("a")  # typed, not pressed
    desk.get_by_role("button", name="Avfärda med detta skäl").click()
    expect(heading(desk)).to_have_text(title(2))
    assert matter(1).reason == "Hör till Jönköpinga"
    desk.keyboard.press("e")
    desk.get_by_label("Ägande nämnd").select_option("HSN")
    desk.get_by_label("Ägande nämnd").blur()
    verdict(desk, "a")
    assert str(getattr(matter(2).owner_board, "key", "")) == "HSN"


@wide
def test_the_second_is_told_who_was_first(
    desk: Page, browser: Browser, live_server: Any, sign_in: SignIn
) -> None:
    strategist = Account.objects.get(email="strateg@utblick.example")
    with open_page(browser, live_server.url, "sv", 1280) as other:
        sign_in(other, strategist)
        other.goto("/inkorg/")
        expect(heading(other)).to_have_text(title(1))
        verdict(desk, "a")
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
def test_a_matter_that_was_joined_meanwhile_is_not_judged_by_its_old_number(desk: Page) -> None:
    from utblick.features.monitoring.actions.matters import join

    by = viewer_for(Account.objects.get(email="strateg@utblick.example"), timezone.now())
    join(matter(2), matter(1), by=by, at=timezone.now())
    Matter.objects.filter(pk=matter(2).pk).update(version=1)
    desk.keyboard.press("a")
    expect(desk.locator("#pane [role=alert]")).to_contain_text("slagits ihop")
    expect(heading(desk)).to_have_text(matter(2).title)
    assert not Judgement.objects.exists()


@wide
def test_the_last_one_leaves_an_empty_inbox_that_says_what_next(desk: Page) -> None:
    by = viewer_for(Account.objects.get(email="strateg@utblick.example"), timezone.now())
    for number in range(3, MATTERS + 1):
        one = matter(number)
        triage.judge(one, Verdict(state="act"), version=one.version, by=by, at=timezone.now())
    desk.goto("/inkorg/")
    stay(desk)
    # From the last of the list, back to the one before it: the inbox is not empty yet.
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    expect(heading(desk)).to_have_text(title(2))
    verdict(desk, "a")
    expect(heading(desk)).to_have_text(title(1))
    desk.keyboard.press("a")
    empty = desk.get_by_role("heading", name="Inkorgen är tom")
    expect(empty).to_be_focused()
    expect(desk.locator("#inbox-count")).to_contain_text("0 ärenden")
    desk.keyboard.press("z")
    expect(heading(desk)).to_have_text(title(1))
    assert has_stayed(desk)


@wide
def test_the_filter_is_kept_through_verdicts_and_undo(desk: Page) -> None:
    desk.get_by_label("Ordning").select_option("old")
    expect(heading(desk)).to_have_text(title(MATTERS))
    assert "sort=old" in desk.url
    stay(desk)
    verdict(desk, "a")
    expect(heading(desk)).to_have_text(title(MATTERS - 1))
    verdict(desk, "z")
    expect(heading(desk)).to_have_text(title(MATTERS))
    expect(desk.get_by_label("Ordning")).to_have_value("old")
    expect(desk.locator(".triage-list [data-item]").nth(1)).to_contain_text(title(MATTERS - 1))
    desk.reload()
    expect(desk.get_by_label("Ordning")).to_have_value("old")


@wide
def test_a_screen_reader_hears_the_verdict_and_the_next_title_not_the_whole_pane(desk: Page) -> None:
    assert desk.locator("#pane").get_attribute("aria-live") is None
    live = desk.locator("[aria-live], [role=status], [role=alert]")
    for index in range(live.count()):
        assert not live.nth(index).locator("#pane, .triage-list").count()
    verdict(desk, "a")
    expect(desk.locator("#messages[aria-live=polite]")).to_contain_text("agera")
    expect(desk.get_by_role("article", name=title(2))).to_be_visible()


@wide
def test_long_lists_grow_as_they_are_read(desk: Page, officer: Account) -> None:
    source = Source.objects.get()
    records = [
        DocumentRecord(
            source="feed",
            source_id=f"m{n}",
            title=f"{word} {n}: biogas",
            text=f"{word * 3} {n} {chr(97 + n % 26) * 9} biogas.",
            language="sv",
        )
        for n, word in enumerate(f"Ort{chr(97 + a)}{chr(97 + b)}" for a in range(8) for b in range(8))
    ]
    import_records(source, records, by=system("test"), at=timezone.now() - timedelta(days=2))
    waiting = Matter.objects.filter(state="inbox").count()
    assert waiting > 60
    desk.goto("/inkorg/")
    rows = desk.locator(".triage-list [data-item]")
    expect(rows).to_have_count(50)
    desk.get_by_role("link", name="till", exact=False).last.scroll_into_view_if_needed()
    expect(rows).to_have_count(waiting)
    ids = rows.evaluate_all("rows => rows.map((row) => row.id)")
    assert len(set(ids)) == waiting


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_are_accessible(
    browser: Browser,
    live_server: Any,
    viewport: int,
    officer: Account,
    sign_in: SignIn,
    axe: Callable[[Page], None],
    picture: Callable[[Page, str], None],
    language: str,
    theme: str,
) -> None:
    Account.objects.filter(pk=officer.pk).update(language=language)
    officer.refresh_from_db()
    by = viewer_for(officer, timezone.now())
    for number, state in ((1, "act"), (2, "dismissed"), (3, "later")):
        one = matter(number)
        verdict = Verdict(state=state, owner=officer, reason="minor" if state == "dismissed" else "")
        triage.judge(one, verdict, version=one.version, by=by, at=timezone.now())
    with open_page(browser, live_server.url, language, viewport, color_scheme=theme) as page:
        sign_in(page, officer)
        for name, address in (
            ("home", "/"),
            ("inbox", "/inkorg/"),
            ("matter", f"/arenden/{matter(1).pk}/"),
            ("waiting", f"/arenden/{matter(4).pk}/"),
            ("matters", "/arenden/"),
            ("mine", "/arenden/mina/"),
            ("desk", "/arenden/namnd/RUN/"),
        ):
            page.goto(address)
            expect(page.locator("h1")).to_have_count(1)
            axe(page)
            picture(page, f"watch-{name}-{language}-{theme}-{viewport}")
        page.goto("/inkorg/")
        for menu in ("l", "x", "e"):
            page.keyboard.press(menu)
            axe(page)
            picture(page, f"watch-inbox-{menu}-{language}-{theme}-{viewport}")


@pytest.mark.parametrize("viewport", [320], indirect=True, ids=["320px"])
def test_nothing_needs_scrolling_sideways_on_the_narrowest_screen(desk: Page) -> None:
    for address in ("/", "/inkorg/", f"/arenden/{matter(1).pk}/", "/arenden/", "/arenden/mina/"):
        desk.goto(address)
        assert sideways(desk) <= 0, address
    desk.goto("/inkorg/")
    for key in ("l", "x", "e"):
        desk.keyboard.press(key)
        assert sideways(desk) <= 0, key


@pytest.mark.parametrize("viewport", [375], indirect=True, ids=["375px"])
def test_on_a_phone_the_chosen_matter_comes_into_sight(desk: Page) -> None:
    row = desk.get_by_role("link", name=title(9)).first
    row.scroll_into_view_if_needed()
    row.click()
    expect(heading(desk)).to_have_text(title(9))
    expect(heading(desk)).to_be_in_viewport()
    desk.locator("#pane button").filter(has_text="Agera").click()
    expect(heading(desk)).to_have_text(title(10))
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
    expect(heading(page)).to_have_text(title(MATTERS))
    page.get_by_role("link", name=title(MATTERS - 1)).first.click()
    expect(heading(page)).to_have_text(title(MATTERS - 1))
    page.locator("#pane button").filter(has_text="Agera").click()
    expect(heading(page)).to_have_text(title(MATTERS - 2))
    expect(page.get_by_label("Ordning")).to_have_value("old")
    assert matter(MATTERS - 1).state == "act"
    page.get_by_role("button", name="Ångra").click()
    expect(heading(page)).to_have_text(title(MATTERS - 1))
    expect(page.get_by_label("Ordning")).to_have_value("old")
    page.locator("#pane summary").filter(has_text="Avfärda").click()
    page.locator("#pane button").filter(has_text="Redan känt").click()
    assert matter(MATTERS - 1).state == "dismissed"
    page.goto(f"/arenden/{matter(1).pk}/")
    page.get_by_label("Anteckning").fill("Ring Vadstena")
    page.get_by_role("button", name="Spara anteckningen").click()
    expect(page.locator("#notes")).to_contain_text("Ring Vadstena")
    page.get_by_role("button", name="Följ", exact=True).click()
    expect(page.get_by_role("button", name="Sluta följa")).to_be_visible()
