"""From an empty form on a phone to a contact in the log, with and without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.conftest import opened
from tests.end_to_end.states import States
from utblick.features.actors.example import load as load_actors
from utblick.features.actors.models import Contact
from utblick.features.organisation.example import load as load_organisation
from utblick.foundation.accounts.matrix import load_defaults
from utblick.foundation.accounts.models import Account

pytestmark = pytest.mark.browser

SignIn = Callable[[Page, Account], None]


def fill() -> None:
    """Load the example's people and bodies."""
    at = timezone.now()
    load_defaults()
    load_organisation(at)
    load_actors(at)


@pytest.fixture
def officer(database: States) -> Account:
    """Give somebody in Brussels who knows the example's people."""
    database.lay_out("writing contacts", fill)
    return Account.objects.get(email="bryssel@utblick.example")


def test_somebody_is_found_while_the_name_is_typed_and_the_contact_is_saved(
    browser: Browser, address: str, officer: Account, sign_in: SignIn
) -> None:
    with opened(browser, address, "sv", 375) as page:
        sign_in(page, officer)
        page.goto(reverse("actors:write"))
        page.locator("#find").press_sequentially("arimo")
        page.locator("#who-found").get_by_role("button").first.click()
        expect(page.get_by_role("button", name="Ta bort Pascal Arimont")).to_be_visible()
        expect(page.locator("#find")).to_be_focused()
        page.get_by_text("samtal", exact=True).click()
        page.get_by_label("Ämne").fill("Gränshinder")
        page.get_by_label("Ämne").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Gränshinder")
    contact = Contact.objects.get(subject="Gränshinder")
    assert contact.channel == "call"
    assert contact.counterparts.get().name == "Pascal Arimont"


def test_the_same_without_a_script(page_without_script: Page, officer: Account, sign_in: SignIn) -> None:
    page = page_without_script
    sign_in(page, officer)
    page.goto(reverse("actors:write"))
    page.get_by_label("Ämne").fill("Gränshinder")
    page.locator("#find").fill("coter")
    page.get_by_role("button", name="Sök", exact=True).last.click()
    page.locator("#who-found").get_by_role("button").first.click()
    expect(page.get_by_label("Ämne")).to_have_value("Gränshinder")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gränshinder")
    assert Contact.objects.get(subject="Gränshinder").counterparts.get().body_id
