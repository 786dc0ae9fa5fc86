"""From signing in on a phone to a registered exchange, the goal's figure and the board's desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from tests.end_to_end.conftest import opened
from tests.end_to_end.states import States
from utblick.features.exchanges.example import load as load_exchanges
from utblick.features.exchanges.models import Exchange
from utblick.features.followup.example import load as load_followup
from utblick.features.governance.example import load as load_governance
from utblick.features.networks.example import load as load_networks
from utblick.features.organisation.example import PASSWORD
from utblick.features.organisation.example import load as load_organisation
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.matrix import load_defaults
from utblick.foundation.accounts.models import Account

pytestmark = pytest.mark.browser

SignIn = Callable[[Page, Account], None]
MOST_INPUTS = 6


@dataclass
class Hand:
    """Somebody's hand on a phone: everything that it writes, chooses or presses is counted."""

    page: Page
    inputs: int = 0

    def _field(self, label: str) -> Locator:
        # Behind the word may stand that it must be filled in.
        return self.page.get_by_label(re.compile(rf"^{label}( \(|$)"))

    def write(self, label: str, words: str) -> None:
        self.inputs += 1
        self._field(label).fill(words)

    def press(self, kind: str, name: str) -> None:
        self.inputs += 1
        self.page.get_by_role(kind, name=name, exact=True).click()  # type: ignore[arg-type]


def fill() -> None:
    """Load the example's three years, but nothing of the folk high school: it has never taken part."""
    at = timezone.now()
    load_defaults()
    load_organisation(at)
    for load in (load_networks, load_exchanges, load_governance, load_followup):
        load(at)
    Exchange.objects.filter(units__key="lunnevad").delete()


@pytest.fixture
def silent(database: States) -> Unit:
    """Give a unit that has never taken part."""
    database.lay_out("taking part", fill)
    return Unit.objects.get(key="lunnevad")


def registered(page: Page, email: str, what: str) -> int:
    """Sign in and register an exchange; give how many inputs it took."""
    hand = Hand(page)
    page.goto(reverse("monitoring:home"))
    hand.write("E-postadress", email)
    hand.write("Lösenord", PASSWORD)
    hand.press("button", "Logga in")
    hand.press("link", "Registrera ett utbyte")
    hand.write("Vad", what)
    hand.press("button", "Registrera")
    expect(page.get_by_role("heading", level=1)).to_have_text(what)
    return hand.inputs


def cell(page: Page, unit: Unit) -> str:
    """Give how the unit's present half-year stands on the map."""
    page.goto(reverse("followup:coverage"))
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=unit.name, exact=True))
    return row.locator("td.sign:not(.now)").last.get_attribute("class") or ""


def test_an_exchange_is_registered_with_six_inputs_and_shows_everywhere(
    browser: Browser, address: str, silent: Unit, sign_in: SignIn
) -> None:
    what = "Studiebesök om folkbildning i Tartu"
    with opened(browser, address, "sv", 1280) as page:
        sign_in(page, Account.objects.get(email="sekreterare.run@utblick.example"))
        assert "silent" in cell(page, silent)
        page.goto(reverse("governance:desk", args=["RUN"]))
        assert what not in page.locator("main").inner_text()
    with opened(browser, address, "sv", 375) as page:
        assert registered(page, "kontakt.lunnevad@utblick.example", what) <= MOST_INPUTS
        assert "Tartu" in page.locator("main").inner_text()
        assert "done" in cell(page, silent)
    with opened(browser, address, "sv", 1280) as page:
        sign_in(page, Account.objects.get(email="sekreterare.run@utblick.example"))
        page.goto(reverse("governance:desk", args=["RUN"]))
        expect(page.get_by_role("link", name=what, exact=True)).to_be_visible()


def test_a_contact_of_several_units_begins_at_the_one_that_is_due(
    browser: Browser, address: str, silent: Unit
) -> None:
    what = "Möte om triage i Riga"
    unit = Unit.objects.filter(parent__key="us", valid_until=None).first()
    assert unit is not None
    Exchange.objects.filter(units=unit).delete()
    with opened(browser, address, "sv", 375) as page:
        hand = Hand(page)
        page.goto(reverse("monitoring:home"))
        hand.write("E-postadress", "kontakt.us@utblick.example")
        hand.write("Lösenord", PASSWORD)
        hand.press("button", "Logga in")
        line = page.locator("li").filter(has=page.get_by_role("link", name=unit.name_sv, exact=True))
        hand.inputs += 1
        line.get_by_role("link", name="Registrera vad den gjort").click()
        hand.write("Vad", what)
        hand.press("button", "Registrera")
        expect(page.get_by_role("heading", level=1)).to_have_text(what)
        assert hand.inputs <= MOST_INPUTS
        assert "done" in cell(page, unit)
