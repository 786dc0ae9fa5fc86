"""Published meetings of others: kept as long as the comparison may need them, and said so where lists are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.actors import actions, rules
from utblick.features.actors.meeting_intake import take_meetings
from utblick.features.actors.models import Contact, Person, PublishedMeeting
from utblick.features.actors.published_lists import bring_in
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.audit.models import AuditEvent

Someone = Callable[..., Person]
Met = Callable[..., Contact]
Viewing = Callable[[str], Viewer]
SignIn = Callable[..., Client]
BY = system("test")
US = "Region Östergötland"


def meeting(number: str, on: date, *met: str) -> dict[str, Any]:
    return {"source": "List", "source_id": number, "date": on.isoformat(), "person": "Ada", "with": list(met)}


def kept() -> list[str]:
    return sorted(PublishedMeeting.objects.values_list("source_id", flat=True))


def test_the_meetings_of_others_are_kept_for_some_time_and_ours_for_good(region: None, at: datetime) -> None:
    actions.add_own_name(US, by=BY, at=at)
    first = rules.first_published_kept(at.date())
    assert first == date(2024, 11, 23)
    before = first - timedelta(days=1)
    rows = [meeting("1", first, "Alfa"), meeting("2", before, "Alfa"), meeting("3", date(2015, 1, 1), US)]
    counts = take_meetings(rows, by=BY, at=at)
    assert (counts["inserted"], counts["left_out"], kept()) == (2, 1, ["1", "3"])
    assert take_meetings(rows, by=BY, at=at)["left_out"] == 1, "the same list changes nothing"
    later = at + timedelta(days=1)
    counts = take_meetings([], by=BY, at=later)
    assert (counts["let_go"], kept()) == (1, ["3"])
    assert AuditEvent.objects.filter(action="actors.import.done").latest("pk").changes["let_go"] == 1


def test_what_is_tied_to_a_contact_stays(someone: Someone, met: Met, at: datetime) -> None:
    take_meetings([meeting("1", at.date(), "Alfa"), meeting("2", at.date(), "Alfa")], by=BY, at=at)
    contact = met(someone())
    for row in PublishedMeeting.objects.all():
        actions.judge_match(row, contact, row.source_id == "1", by=BY, at=at)
    take_meetings([], by=BY, at=at + timedelta(days=800))
    assert kept() == ["1"]


def test_a_name_added_later_finds_what_was_read_and_what_is_read_anew(region: None, at: datetime) -> None:
    rows = [meeting("1", at.date(), US), meeting("2", date(2015, 1, 1), US)]
    take_meetings(rows, by=BY, at=at)
    actions.add_own_name(US, by=BY, at=at)
    assert PublishedMeeting.objects.get().is_with_us
    take_meetings(rows, by=BY, at=at)
    assert kept() == ["1", "2"]


def test_who_brings_in_a_list_is_told_how_many_are_too_old(
    region: None, person: Viewing, at: datetime
) -> None:
    head = ",epid,mep,date,role,title,lobbyists,dossier\n"
    data = f"{head}1,12,Ada Example,15-10-2019,Member,Grids,Alfa,\n".encode()
    brought = bring_in(data, "f.csv", language="sv", by=person("bryssel"), at=at)
    assert (brought.inserted, brought.left_out) == (0, 1)


@pytest.mark.parametrize("page", ["published", "unpublished", "take_published", "processing"])
def test_the_pages_say_what_is_kept_and_for_how_long(page: str, client_of: SignIn) -> None:
    shown = client_of("strateg", "sv").get(reverse(f"actors:{page}")).content.decode()
    assert "Alla från de senaste 24 månaderna sparas" in shown
