"""From the page of a file to a logged contact: on a phone with every input counted, and with the keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.end_to_end.conftest import opened
from tests.end_to_end.states import States
from utblick.features.actors.example import load as load_actors
from utblick.features.actors.models import Body, Contact
from utblick.features.advocacy.example import load as load_advocacy
from utblick.features.advocacy.models import Procedure
from utblick.features.organisation.example import load as load_organisation
from utblick.foundation.accounts.matrix import load_defaults
from utblick.foundation.accounts.models import Account

pytestmark = pytest.mark.browser

SignIn = Callable[[Page, Account], None]
# Pressing the button, the words to find somebody by, choosing them, a line, saving: what thirty seconds allow.
MOST_INPUTS = 5
WHO = "Karlo Ressler"


def fill() -> None:
    """Load the example's people and processes."""
    at = timezone.now()
    load_defaults()
    load_organisation(at)
    load_actors(at)
    load_advocacy(at)


@pytest.fixture
def file(database: States) -> str:
    """Give the address of the file 2025/0240(COD), whose rapporteurs nobody has met."""
    database.lay_out("advocacy", fill)
    return reverse("advocacy:procedure", args=[Procedure.objects.get(reference="2025/0240(COD)").key])


def decider(page: Page) -> Locator:
    """Give the line about somebody under who decides."""
    return page.locator("section[aria-labelledby=who]").get_by_role("listitem").filter(has_text=WHO)


def officer() -> Account:
    return Account.objects.get(email="bryssel@utblick.example")


def test_a_contact_from_a_files_page_closes_the_gap_in_five_inputs(
    browser: Browser, address: str, file: str, sign_in: SignIn, axe: Callable[[Page], None]
) -> None:
    with opened(browser, address, "sv", 375) as page:
        sign_in(page, officer())
        page.goto(file)
        expect(decider(page)).to_contain_text("inte mött")
        inputs = 1
        page.get_by_role("link", name="Logga en kontakt", exact=True).click()
        inputs += 1
        page.locator("#find").press_sequentially("Ressler")
        inputs += 1
        page.get_by_role("button", name=WHO).first.click()
        inputs += 1
        expect(page.locator("input[name=who]")).to_have_count(1)
        page.get_by_label("Ämne").fill("Regionernas kapitel i planerna")
        axe(page)
        inputs += 1
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Regionernas kapitel")
        assert inputs <= MOST_INPUTS
        page.goto(file)
        expect(decider(page)).to_contain_text("mött")
        expect(decider(page)).not_to_contain_text("inte mött")
        expect(page.get_by_role("link", name="Regionernas kapitel i planerna")).to_be_visible()


def test_a_name_written_before_the_script_came_is_looked_for_all_the_same(
    browser: Browser, address: str, file: str, sign_in: SignIn
) -> None:
    with opened(browser, address, "sv", 375) as page:
        sign_in(page, officer())
        waiting: list[Route] = []
        page.route("**/*.js", lambda route: waiting.append(route))
        page.goto(reverse("actors:write"), wait_until="commit")
        page.locator("#find").press_sequentially("Ressler")
        for route in waiting:
            route.continue_()
        expect(page.get_by_role("button", name=WHO).first).to_be_visible()


def test_enter_takes_who_was_found_and_stays_where_one_writes(
    browser: Browser, address: str, file: str, sign_in: SignIn
) -> None:
    with opened(browser, address, "sv", 1280) as page:
        sign_in(page, officer())
        page.goto(reverse("actors:write"))
        page.locator("#find").fill("Ressler")
        expect(page.get_by_role("button", name=WHO).first).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Enter")
        expect(page.locator("input[name=who]")).to_have_count(1)
        expect(page.locator("#find")).to_be_focused()


def test_from_the_gap_itself_only_the_line_is_written(
    browser: Browser, address: str, file: str, sign_in: SignIn
) -> None:
    with opened(browser, address, "sv", 375) as page:
        sign_in(page, officer())
        page.goto(file)
        decider(page).get_by_role("link", name="Logga en kontakt").click()
        page.get_by_label("Ämne").fill("Kort samtal")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Kort samtal")
        page.goto(file)
        expect(decider(page)).not_to_contain_text("inte mött")


def test_the_same_with_the_keys_alone(browser: Browser, address: str, file: str, sign_in: SignIn) -> None:
    with opened(browser, address, "sv", 1280) as page:
        sign_in(page, officer())
        page.goto(file)
        page.get_by_role("link", name="Logga en kontakt", exact=True).focus()
        page.keyboard.press("Enter")
        page.locator("#find").focus()
        page.keyboard.type("Ressler")
        expect(page.get_by_role("button", name=WHO).first).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=WHO).first).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("input[name=who]")).to_have_count(1)
        page.get_by_label("Ämne").focus()
        page.keyboard.type("Partnerskapet")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Partnerskapet")
        page.goto(file)
        expect(decider(page)).not_to_contain_text("inte mött")


def test_files_and_asks_are_pressed_on_a_phone(
    browser: Browser, address: str, file: str, sign_in: SignIn, axe: Callable[[Page], None]
) -> None:
    with opened(browser, address, "sv", 375) as page:
        sign_in(page, officer())
        page.goto(reverse("actors:write"))
        page.locator("#find").press_sequentially("Ressler")
        page.get_by_role("button", name=WHO).first.click()
        about = page.locator("#about-advocacy")
        # Whom one met says which file it was about: one press for the file, one for the ask.
        about.locator("#found-files").get_by_role("button", name="2025/0240(COD)").click()
        expect(about.locator("input[name=advocacy-asks]").first).to_be_focused()
        about.get_by_role("checkbox").first.check()
        about.get_by_text("Ett ärende till").click()
        page.locator("#find-file").press_sequentially("gränshinder")
        about.locator("#found-files").get_by_role("button").first.click()
        expect(about.locator("input[name=advocacy-files]")).to_have_count(2)
        expect(about.get_by_role("checkbox").first).to_be_checked()
        axe(page)
        page.get_by_label("Ämne").fill("Två ärenden")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Två ärenden")
    assert Contact.objects.get(subject="Två ärenden").advocacy_subjects.count() == 2


def test_the_same_without_a_script(page_without_script: Page, file: str, sign_in: SignIn) -> None:
    page = page_without_script
    sign_in(page, officer())
    page.goto(f"{reverse('actors:write')}?with=b{Body.objects.get(abbreviation='REGI').pk}")
    page.get_by_label("Ämne").fill("Utan skript")
    page.locator("#find-file").fill("2025/0240")
    page.locator("#find-file").press("Enter")
    page.locator("#found-files").get_by_role("button").first.click()
    page.locator("#about-advocacy").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Utan skript")
    assert Contact.objects.get(subject="Utan skript").advocacy_subjects.get().asks.count() == 1
