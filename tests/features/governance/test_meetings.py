"""Meetings: cancelled and standing again, in order, with what is ready, and never overwritten unknowingly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from utblick.features.governance import actions, queries
from utblick.features.governance.models import Meeting
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.dates import short

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Make = Callable[..., Any]
DAY = date(2026, 12, 11)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_a_cancelled_meeting_leaves_its_day_free(meeting: Make, person: Person, at: datetime) -> None:
    by = person("sekreterare.tsn")
    first = actions.cancel_meeting(meeting(), by=by, at=at)
    second = meeting()
    with pytest.raises(ValidationError, match="sammanträder redan"):
        actions.restore_meeting(first, by=by, at=at)
    actions.cancel_meeting(second, by=by, at=at)
    with pytest.raises(NotAllowed):
        actions.restore_meeting(first, by=person("sekreterare.hsn"), at=at)
    assert actions.restore_meeting(first, by=by, at=at).cancelled_at is None
    with pytest.raises(RuleBroken, match="redan återställt"):
        actions.restore_meeting(first, by=by, at=at)


def test_a_cancelled_meeting_is_not_changed(meeting: Make, person: Person, at: datetime) -> None:
    by = person("sekreterare.tsn")
    there = actions.cancel_meeting(meeting(), by=by, at=at)
    with pytest.raises(RuleBroken, match="inställt"):
        actions.change_meeting(there, version=there.version, note="Flyttat", by=by, at=at)


@pytest.mark.parametrize("year", [202, 1989, 2199, 3026])
def test_a_silly_year_is_refused_beside_its_field(year: int, client_of: SignIn, meeting: Make) -> None:
    there = meeting()
    answer = client_of("sekreterare.tsn", "sv").post(
        f"/namnder/moten/{there.pk}/andra/", {"on": f"{year:04d}-12-11", "version": "1"}
    )
    assert answer.status_code == 422
    assert "Kontrollera årtalet" in str(answer.context["form"].errors["on"])


def test_who_comes_second_sees_what_stands_and_keeps_what_was_written(
    client_of: SignIn, meeting: Make
) -> None:
    there = meeting()
    address = f"/namnder/moten/{there.pk}/andra/"
    client = client_of("sekreterare.tsn", "sv")
    client.post(address, {"on": "2026-12-12", "note": "Den första", "version": "1"})
    mine = {"on": "2026-12-11", "note": "Den andra", "version": "1"}
    answer = client.post(address, mine)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Den första" in shown
    assert "2026-12-12" in shown
    assert 'value="Den andra"' in shown
    assert Meeting.objects.get().note == "Den första"
    assert (
        client.post(address, mine | {"version": answer.context["form"]["version"].value()}).status_code == 302
    )
    assert Meeting.objects.get().note == "Den andra"


def test_a_meeting_of_drafts_is_not_called_empty(client_of: SignIn, meeting: Make, item: Make) -> None:
    there = meeting(papers_by=date(2026, 11, 27), presidium_on=date(2026, 12, 4))
    address = f"/namnder/moten/{there.pk}/"
    elected = client_of("majoritet.tsn", "sv")
    assert "Inget är uppsatt" in page(elected, address)
    item(meeting=there, is_ready=False, title="Utkastet")
    assert "1 punkt skrivs" in page(elected, address)
    item(meeting=there, is_ready=False)
    shown = page(elected, address)
    assert "2 punkter skrivs" in shown
    assert "Inget är uppsatt" not in shown
    assert "Utkastet" not in shown
    item(meeting=there)
    assert "1 av 3 punkter klara" in page(elected, address)
    assert "Utkastet" in page(client_of("sekreterare.tsn", "sv"), address)


def test_the_desk_tells_the_days_before_and_offers_a_meeting(
    client_of: SignIn, meeting: Make, item: Make
) -> None:
    soon = timezone.localdate() + timedelta(days=20)
    there = meeting(on=soon, papers_by=soon - timedelta(days=14), presidium_on=soon - timedelta(days=7))
    item(meeting=there)
    shown = page(client_of("majoritet.tsn", "sv"), "/namnder/bord/TSN/")
    assert "1 av 1 punkt klar" in shown
    assert f"handlingar inne senast {short(soon - timedelta(days=14), timezone.localdate())}" in shown
    assert f"presidium {short(soon - timedelta(days=7), timezone.localdate())}" in shown
    assert "moten/nytt/" not in shown
    for address in ("/namnder/bord/TSN/", f"/namnder/moten/{there.pk}/"):
        assert "moten/nytt/?board=TSN" in page(client_of("sekreterare.tsn", "sv"), address)
        assert "moten/nytt/" not in page(client_of("sekreterare.hsn", "sv"), address)


def test_coming_meetings_come_first_and_the_past_backwards(meeting: Make, person: Person) -> None:
    today = date(2026, 11, 23)
    days = [date(2026, 10, 1), date(2026, 11, 1), today, date(2026, 12, 24), date(2027, 1, 7)]
    for day in days:
        meeting(on=day)
    rows = queries.coming_first(queries.meetings(person("strateg")), today)
    assert [row.on for row in rows] == [*days[2:], days[1], days[0]]


def test_meetings_are_chosen_by_year(client_of: SignIn, meeting: Make) -> None:
    meeting()
    meeting(on=date(2027, 1, 8))
    shown = client_of("strateg", "sv").get("/namnder/moten/?year=2027").content.decode()
    assert "2027-01-08" in shown
    assert "2026-12-11" not in shown
    assert '<option value="2026"' in shown


def test_cancelling_asks_first_and_is_undone(client_of: SignIn, meeting: Make) -> None:
    there = meeting()
    client = client_of("sekreterare.tsn", "sv")
    address = f"/namnder/moten/{there.pk}/"
    assert "Ja, ställ in det" in page(client, address)
    client.post(f"{address}stall-in/")
    assert "Återställ sammanträdet" in page(client, address)
    assert "Återställ sammanträdet" not in page(client_of("majoritet.tsn", "sv"), address)
    client.post(f"{address}aterstall/")
    assert Meeting.objects.get().cancelled_at is None
