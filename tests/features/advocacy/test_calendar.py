"""What is ahead in files: dates that were set, time limits that run, and the warnings of both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils.translation import override

from utblick.features.advocacy import queries
from utblick.features.advocacy.actions import deadlines, procedures, processes
from utblick.features.advocacy.actions.warnings import warn_of_dates
from utblick.features.advocacy.calendar import Ahead, ahead_in
from utblick.features.advocacy.models import Procedure, Process, ToldWarning
from utblick.features.advocacy.today import dates as on_the_day
from utblick.features.advocacy.wheel import DAYS
from utblick.features.advocacy.zones import in_zones
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.outbox.models import OutboxMessage

BY = system("test")
BRUSSELS = ZoneInfo("Europe/Brussels")


def _set(file: Procedure, at: datetime, days: int, rule: str = "", hour: int | None = None) -> None:
    moment = datetime.combine(at.date() + timedelta(days=days), datetime.min.time(), BRUSSELS)
    deadlines.set_deadline(
        file,
        moment=moment.replace(hour=hour if hour is not None else 23),
        is_whole_day=hour is None,
        rule=rule,
        name_sv="Frist",
        name_en="Deadline",
        by=BY,
        at=at,
    )


def _ahead(viewer: Viewer, at: datetime) -> list[Ahead]:
    return ahead_in(viewer, queries.procedures(viewer), at)


@pytest.fixture
def running(process: Process, at: datetime) -> Procedure:
    """Give a state-aid case where third parties have had two weeks of their month for comments."""
    row = procedures.create_procedure(
        processes=[process],
        key="stod",
        type="SA",
        reference="SA.56908",
        name_sv="Skattebefrielse",
        name_en="Tax exemption",
        by=BY,
        at=at,
    )
    for kind, weeks in (("aid_investigation", 4), ("aid_comments_open", 2)):
        on = at.date() - timedelta(weeks=weeks)
        procedures.add_event(row, on=on, kind=kind, source="EUT", by=BY, at=at)
    return row


def test_a_time_limit_that_runs_is_counted_and_says_how(
    running: Procedure, person: Callable[[str], Viewer], at: datetime
) -> None:
    with override("en"):
        found = {one.rule: one for one in _ahead(person("bryssel"), at)}
    limit = found["sa_comments"]
    assert limit.is_counted
    assert not limit.is_earliest
    assert limit.at.date() == date(2026, 12, 9)
    assert "1 month" in " ".join(limit.how)


def test_a_date_that_was_set_stands_instead_of_a_counted_one_of_its_sort(
    running: Procedure, person: Callable[[str], Viewer], at: datetime
) -> None:
    _set(running, at, 40, rule="sa_comments")
    found = [one for one in _ahead(person("bryssel"), at) if one.deadline or one.rule == "sa_comments"]
    assert [one.is_counted for one in found] == [False]


@pytest.mark.parametrize(
    ("rule", "days", "warning"),
    [
        ("ep_am_deadline", 22, None),
        ("ep_am_deadline", 21, 21),
        ("ep_am_deadline", 9, 10),
        ("", 7, 7),
        ("", 30, None),
    ],
)
def test_the_nearest_warning_that_has_been_reached_is_told(
    rule: str, days: int, warning: int | None, file: Procedure, person: Callable[[str], Viewer], at: datetime
) -> None:
    _set(file, at, days, rule=rule)
    assert [one.warning for one in _ahead(person("bryssel"), at) if one.deadline] == [warning]


def test_a_date_that_is_met_or_past_is_not_ahead(
    file: Procedure, person: Callable[[str], Viewer], at: datetime
) -> None:
    _set(file, at, 5)
    row = file.deadlines.get()
    assert [one.deadline for one in _ahead(person("bryssel"), at)] == [row]
    assert _ahead(person("bryssel"), at + timedelta(days=6)) == []
    deadlines.note_done(row, on=at.date(), by=BY, at=at)
    assert _ahead(person("bryssel"), at) == []


def test_nobody_without_permission_sees_what_is_ahead(file: Procedure, at: datetime) -> None:
    nobody = Viewer(account_id=None, name="")
    with pytest.raises(NotAllowed):
        ahead_in(nobody, [file], at)
    assert on_the_day(nobody, at) is None
    assert [day for tell in DAYS for day in tell(nobody, at.date(), at.date() + timedelta(days=99))] == []


def test_a_moment_is_told_in_three_zones(file: Procedure, at: datetime) -> None:
    _set(file, at, 5, hour=12)
    with override("en"):
        assert in_zones(file.deadlines.get()) == "12:00 Brussels, 12:00 Stockholm, 13:00 Helsinki"


def test_the_wheel_has_what_was_set_and_what_is_counted(
    running: Procedure, person: Callable[[str], Viewer], monkeypatch: pytest.MonkeyPatch, at: datetime
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    _set(running, at, 10)
    viewer = person("majoritet.run")
    days = [day for tell in DAYS for day in tell(viewer, at.date(), at.date() + timedelta(days=60))]
    assert {day.key.rsplit("-", 1)[0].split("-")[1] for day in days} == {"date", "limit"}
    assert all(day.boards == ("RUN",) for day in days)


def test_who_works_with_the_process_is_warned_once_of_each(
    process: Process, file: Procedure, at: datetime
) -> None:
    account = Account.objects.get(email="bryssel@utblick.example")
    processes.add_team_member(process, account=account, place="brussels", valid_from=at.date(), by=BY, at=at)
    _set(file, at, 10, rule="ep_am_deadline")
    assert warn_of_dates(by=BY, at=at) == 1
    assert warn_of_dates(by=BY, at=at) == 0
    assert warn_of_dates(by=BY, at=at + timedelta(days=1)) == 0
    assert warn_of_dates(by=BY, at=at + timedelta(days=7)) == 1
    mails = OutboxMessage.objects.filter(key__startswith="advocacy:warnings")
    assert {mail.to for mail in mails} == {account.email}
    assert file.name_sv in mails[0].text
    assert "/paverkan/arende/planer/" in mails[0].text
    assert sorted(ToldWarning.objects.values_list("days", flat=True)) == [3, 10]


def test_the_list_of_dates_costs_the_same_however_many_there_are(
    running: Procedure,
    client_of: Callable[..., Client],
    django_assert_max_num_queries: Callable[[int], object],
    at: datetime,
) -> None:
    client = client_of("bryssel")
    for days in range(5, 25):
        _set(running, at + timedelta(days=400), days)
    client.get("/paverkan/datum/")
    with django_assert_max_num_queries(22):  # type: ignore[attr-defined]
        page = client.get("/paverkan/datum/")
    assert page.status_code == 200
    assert page.content.decode().count("/paverkan/arende/stod/") >= 20


def test_events_after_today_give_no_limit(
    running: Procedure, person: Callable[[str], Viewer], at: datetime
) -> None:
    before = at - timedelta(weeks=3)
    assert [one for one in ahead_in(person("bryssel"), [running], before) if one.rule == "sa_comments"] == []
