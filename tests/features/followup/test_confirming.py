"""Confirming beats filling in: one mail, one page, one press; whoever may not is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from utblick.engine.coverage.months import HalfYear
from utblick.features.exchanges import actions as exchanges
from utblick.features.followup.actions.confirmations import ask_contacts, confirm_units
from utblick.features.followup.confirming import half_year_to_confirm
from utblick.features.followup.models import Confirmation
from utblick.features.organisation.models import Unit
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, system
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import RuleBroken

BY = system("test")
JULY = datetime(2026, 7, 10, 8, 0, tzinfo=UTC)


@pytest.fixture
def client_of(region: None) -> Callable[[str], Client]:
    def signed_in(name: str) -> Client:
        client = Client()
        account = Account.objects.get(email=f"{name}@utblick.example")
        client.force_login(account, backend="utblick.foundation.accounts.backend.AccountBackend")
        return client

    return signed_in


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2026, 7, 1), (2026, 1)), (date(2026, 6, 30), (2025, 2)), (date(2026, 1, 1), (2025, 2))],
)
def test_the_half_year_that_is_over(today: date, expected: tuple[int, int]) -> None:
    assert half_year_to_confirm(today) == expected


def test_each_contact_is_asked_once_and_told_what_is_known(region: None) -> None:
    exchanges.add_suggested_terms(by=BY, at=JULY)
    wish = exchanges.Wish(
        title="Resa till Åbo", starts_on=date(2026, 3, 2), units=[Unit.objects.get(key="us-akut")]
    )
    exchanges.register(wish, by=BY, at=JULY)
    count = ask_contacts(by=BY, at=JULY)
    assert count == OutboxMessage.objects.count()
    assert count >= 5
    mail = OutboxMessage.objects.get(to="kontakt.us@utblick.example")
    assert "Stämmer det här?" in mail.subject
    assert "Akutkliniken: Resa till Åbo" in mail.text
    assert "Hjärtsjukvården: inget registrerat" in mail.text
    assert "/malet/bekrafta/" in mail.text
    assert ask_contacts(by=BY, at=JULY + timedelta(days=1)) == 0
    assert ask_contacts(by=BY, at=JULY + timedelta(days=70)) == 0


def ticked(page: bytes) -> dict[str, str]:
    """Give what the page sends when nobody has touched it."""
    boxes = html.fromstring(page).xpath(
        "//input[@type='checkbox'][starts-with(@name, 'right-')][@checked]/@name"
    )
    return dict.fromkeys(boxes, "on")


def test_one_press_confirms_all_and_one_line_corrects(client_of: Callable[[str], Client]) -> None:
    client = client_of("kontakt.us")
    page = client.get("/malet/bekrafta/").content
    assert "Akutkliniken" in page.decode()
    assert "Vrinnevi" not in page.decode()
    units = list(Unit.objects.filter(parent__key="us"))
    akut = Unit.objects.get(key="us-akut")
    sent = ticked(page) | {f"missing-{akut.pk}": "Resan till Riga", "missing-999": "x"}
    said = client.post("/malet/bekrafta/", sent, follow=True).content.decode()
    assert Confirmation.objects.count() == len(units)
    assert Confirmation.objects.get(unit=akut).missing == "Resan till Riga"
    assert "1 enhet saknar något: strategen ser det." in said
    assert f"{len(units) - 1} enheter bekräftade." in said
    at = Confirmation.objects.exclude(unit=akut).earliest("pk").at
    client.post("/malet/bekrafta/", {f"missing-{akut.pk}": "Två resor"})
    assert Confirmation.objects.get(unit=akut).missing == "Två resor"
    assert Confirmation.objects.exclude(unit=akut).earliest("pk").at == at, "the others are as they were"
    client.post("/malet/bekrafta/", {f"missing-{akut.pk}": ""})
    assert Confirmation.objects.get(unit=akut).missing == ""
    assert "Allt är besvarat" in client.get("/malet/bekrafta/").content.decode()


def test_the_only_button_is_that_which_saves(client_of: Callable[[str], Client]) -> None:
    page = html.fromstring(client_of("kontakt.us").get("/malet/bekrafta/").content)
    assert len(page.xpath("//main//form//button")) == 1, "Enter in a line must not do something else"


def test_whoever_may_answer_for_all_ticks_what_is_meant(client_of: Callable[[str], Client]) -> None:
    client = client_of("strateg")
    assert not ticked(client.get("/malet/bekrafta/").content)
    client.post("/malet/bekrafta/", {})
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("strateg", True),
        ("kontakt.us", False),
        ("sekreterare.hsn", False),
        ("majoritet.hsn", False),
        ("admin", False),
    ],
)
def test_who_sees_to_what_is_missing(
    who: str, may: bool, region: None, client_of: Callable[[str], Client]
) -> None:
    unit = Unit.objects.get(key="us-akut")
    (row,) = confirm_units(HalfYear(2026, 1), {unit: "Resan till Riga"}, by=BY, at=timezone.now())
    client = client_of(who)
    answer = client.get("/malet/bekrafta/saknas/")
    assert answer.status_code == (200 if may else 403)
    assert ("Resan till Riga" in answer.content.decode()) == may
    assert client.post(f"/malet/bekrafta/saknas/{row.pk}/").status_code == (302 if may else 403)
    row.refresh_from_db()
    assert (row.handled_at is not None) == may
    if may:
        assert "Resan till Riga" not in client.get("/malet/bekrafta/saknas/").content.decode()
        confirm_units(HalfYear(2026, 1), {unit: "Fortfarande"}, by=BY, at=timezone.now())
        assert "Fortfarande" in client.get("/malet/bekrafta/saknas/").content.decode()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("kontakt.us", True),
        ("strateg", True),
        ("kontakt.vrinnevi", False),
        ("projektledare", False),
        ("sekreterare.hsn", False),
        ("majoritet.hsn", False),
        ("admin", False),
        ("bryssel", False),
    ],
)
def test_who_confirms_for_a_unit(
    who: str, may: bool, region: None, client_of: Callable[[str], Client]
) -> None:
    by = viewer_for(Account.objects.get(email=f"{who}@utblick.example"), timezone.now())
    unit = Unit.objects.get(key="us-akut")
    if may:
        assert confirm_units(HalfYear(2026, 1), {unit: ""}, by=by, at=timezone.now())
    else:
        with pytest.raises(NotAllowed):
            confirm_units(HalfYear(2026, 1), {unit: ""}, by=by, at=timezone.now())
    contact = who in ("kontakt.us", "strateg", "kontakt.vrinnevi")
    assert client_of(who).get("/malet/bekrafta/").status_code == (200 if contact else 403)


def test_a_half_year_that_goes_on_is_not_confirmed(region: None) -> None:
    with pytest.raises(RuleBroken, match="när det är slut"):
        confirm_units(HalfYear(2026, 2), {Unit.objects.get(key="us-akut"): ""}, by=BY, at=JULY)
