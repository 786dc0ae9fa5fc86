"""An inbox of fourteen matters, and words for what is seen and done in it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from utblick.connectors.record import DocumentRecord
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.models import Matter, Source, WatchProfile
from utblick.features.organisation import example
from utblick.foundation.accounts.matrix import load_defaults
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import system

TOWNS = (
    "Norrköping",
    "Linköping",
    "Motala",
    "Mjölby",
    "Finspång",
    "Valdemarsvik",
    "Vadstena",
    "Ödeshög",
    "Kinda",
    "Boxholm",
    "Ydre",
    "Åtvidaberg",
    "Söderköping",
    "Skänninge",
)
MATTERS = len(TOWNS)


def title(number: int) -> str:
    return f"{TOWNS[number - 1]} prövar biogas på linje {number * 7}"


def fill() -> None:
    """Load the example's region, and fourteen matters of which the first is the newest."""
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
        text = f"Nummer {number}: regionen kör sina bussar på biogas, som görs av avfall nära hamn {number}."
        record = DocumentRecord(
            source="feed",
            source_id=str(number),
            title=title(number),
            text=text,
            language="en" if number == 5 else "sv",
        )
        import_records(source, [record], by=system("test"), at=at - timedelta(hours=number))


def matter(number: int) -> Matter:
    return Matter.objects.get(title=title(number))


def heading(page: Page) -> Locator:
    """Find the title of the matter in the pane."""
    return page.locator("#pane h2")


def current(page: Page) -> Locator:
    """Find the row of the list that is marked."""
    return page.locator(".triage-list [aria-current]")


def shown(page: Page, number: int) -> None:
    """Expect a matter to be shown, marked in the list, and ready to be judged."""
    expect(heading(page)).to_have_text(title(number))
    expect(current(page)).to_contain_text(title(number))
    expect(page.locator("#pane:not([aria-busy])")).to_have_count(1)


def judged(page: Page, *keys: str) -> None:
    """Press keys that end in a verdict, or in taking one back, and wait until another matter is shown."""
    before = heading(page).text_content() or ""
    for key in keys:
        page.keyboard.press(key)
    expect(heading(page)).not_to_have_text(before)
    expect(page.locator("#pane:not([aria-busy])")).to_have_count(1)


def stay(page: Page) -> None:
    """Mark the page, so that a full page load is seen."""
    page.evaluate("window.stayed = true")


def has_stayed(page: Page) -> bool:
    return bool(page.evaluate("window.stayed === true"))


def hold(page: Page, address: str) -> list[Any]:
    """Keep the next question to an address from the server, and give the list in which it waits."""
    held: list[Any] = []
    page.route(address, lambda route: held.append(route), times=1)
    return held
