"""Days that cannot be: an event or a date ahead far from ours is refused wherever it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.advocacy.actions import deadlines, procedures
from utblick.features.advocacy.models import Deadline, Event, Procedure
from utblick.foundation.accounts.viewer import system
from utblick.foundation.rules import RuleBroken

SignIn = Callable[..., Client]
BY = system("test")
FAR = (date(1, 1, 1), date(1900, 5, 2), date(2042, 1, 1), date(9999, 12, 30))


@pytest.mark.parametrize("day", FAR)
def test_an_event_is_of_a_day_that_can_be(day: date, file: Procedure, at: datetime) -> None:
    there = Event.objects.count()
    for fields in ({"on": day}, {"on": date(2026, 1, 2), "until": day}):
        with pytest.raises(RuleBroken, match="mellan 1951 och tio år framåt"):
            procedures.add_event(file, kind="committee_vote", by=BY, at=at, **fields)
    assert Event.objects.count() == there
    row = procedures.add_event(file, on=date(2026, 1, 2), kind="committee_vote", by=BY, at=at)
    with pytest.raises(RuleBroken, match="mellan 1951 och tio år framåt"):
        procedures.change_event(row, version=row.version, on=day, by=BY, at=at)
    assert Event.objects.get(pk=row.pk).on == date(2026, 1, 2)


@pytest.mark.parametrize("day", FAR)
def test_a_date_ahead_is_of_a_day_that_can_be(day: date, file: Procedure, at: datetime) -> None:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    named = {"name_sv": "Frist", "name_en": "Time limit"}
    with pytest.raises(RuleBroken, match="mellan 1990 och femton år framåt"):
        deadlines.set_deadline(file, moment=moment, by=BY, at=at, **named)
    row = deadlines.set_deadline(file, moment=at + timedelta(days=9), by=BY, at=at, **named)
    with pytest.raises(RuleBroken, match="mellan 1990 och femton år framåt"):
        deadlines.change_deadline(row, version=row.version, moment=moment, by=BY, at=at)
    assert Deadline.objects.get().at == at + timedelta(days=9)


def test_the_form_says_so_and_keeps_what_was_typed(file: Procedure, client_of: SignIn) -> None:
    there = Event.objects.count()
    given = {"kind": "committee_vote", "on": "0001-01-01", "reference": "A10-7", "certainty": "known"}
    answer = client_of("strateg", "sv").post(reverse("advocacy:new_event", args=[file.key]), given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "mellan 1951 och tio år framåt" in page
    assert 'value="A10-7"' in page
    assert Event.objects.count() == there
