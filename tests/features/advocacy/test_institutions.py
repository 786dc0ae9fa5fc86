"""Institutions' calendars where they count: time limits, warnings, the page of a file, elections, the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils.translation import override

from utblick.features.advocacy import queries
from utblick.features.advocacy.actions import calendars, deadlines, procedures
from utblick.features.advocacy.calendar import Ahead, ahead_in
from utblick.features.advocacy.institutions import calendar_lines, known
from utblick.features.advocacy.models import CalendarPeriod, Procedure, Process
from utblick.features.advocacy.standing import standing_of
from utblick.features.advocacy.wheel import institutions
from utblick.foundation.accounts.viewer import Viewer, system

BY = system("test")
BRUSSELS = ZoneInfo("Europe/Brussels")
Person = Callable[[str], Viewer]
Note = Callable[..., CalendarPeriod]


@pytest.fixture
def note(region: None, at: datetime) -> Note:
    """Note days in a calendar: institution, kind, first and last day."""

    def noted(institution: str, kind: str, on: str, until: str = "", **fields: Any) -> CalendarPeriod:
        return calendars.note_period(
            institution=institution,
            kind=kind,
            on=date.fromisoformat(on),
            until=date.fromisoformat(until) if until else None,
            **{"certainty": "known", **fields},
            by=BY,
            at=at,
        )

    return noted


def _ahead(viewer: Viewer, at: datetime) -> dict[str, Ahead]:
    with override("en"):
        return {one.rule or one.name: one for one in ahead_in(viewer, queries.procedures(viewer), at)}


@pytest.fixture
def aid(process: Process, at: datetime) -> Procedure:
    """Give a state-aid case whose month for comments ends on Wednesday 9 December."""
    row = procedures.create_procedure(
        processes=[process],
        key="stod",
        type="SA",
        reference="SA.1",
        name_sv="Stöd",
        name_en="Aid",
        by=BY,
        at=at,
    )
    for kind, weeks in (("aid_investigation", 4), ("aid_comments_open", 2)):
        procedures.add_event(row, on=at.date() - timedelta(weeks=weeks), kind=kind, by=BY, at=at)
    return row


def test_a_period_that_ends_on_a_holiday_ends_the_next_working_day(
    aid: Procedure, note: Note, person: Person, at: datetime
) -> None:
    before = _ahead(person("bryssel"), at)["sa_comments"]
    assert (before.at.date(), before.certainty) == (date(2026, 12, 9), "known")
    assert "the calendar for 2026 is not here yet" in " ".join(before.how)
    row = note("eu", "holiday", "2026-12-09", "2026-12-11")
    note("commission", "closed", "2026-12-24", "2026-12-31")
    after = _ahead(person("bryssel"), at)["sa_comments"]
    assert (after.at.date(), after.certainty) == (date(2026, 12, 14), "known")
    assert "1182/71" in " ".join(after.how)
    assert "not here yet" not in " ".join(after.how)
    calendars.change_period(row, version=1, certainty="unsure", by=BY, at=at)
    assert _ahead(person("bryssel"), at)["sa_comments"].certainty == "unsure"


def test_a_warning_about_parliament_comes_before_its_recess(
    file: Procedure, note: Note, person: Person, at: datetime
) -> None:
    moment = datetime(2027, 1, 12, 12, tzinfo=BRUSSELS)
    deadlines.set_deadline(
        file, moment=moment, rule="ep_am_deadline", name_sv="Frist", name_en="Deadline", by=BY, at=at
    )
    on_friday = datetime(2026, 12, 18, 9, tzinfo=BRUSSELS)
    assert _ahead(person("bryssel"), on_friday)["Deadline"].warning is None
    note("parliament", "recess", "2026-12-21", "2027-01-10")
    assert _ahead(person("bryssel"), on_friday)["Deadline"].warning == 3
    assert _ahead(person("bryssel"), on_friday - timedelta(days=1))["Deadline"].warning is None


def test_days_that_a_time_limit_does_not_count_make_it_longer(
    process: Process, note: Note, person: Person, at: datetime
) -> None:
    row = procedures.create_procedure(
        processes=[process], key="nytt", type="COD", name_sv="Nytt", name_en="New", by=BY, at=at
    )
    for kind in ("proposal_adopted", "last_language_version"):
        procedures.add_event(row, on=date(2026, 11, 2), kind=kind, by=BY, at=at)
    assert _ahead(person("bryssel"), at)["subsidiarity"].at.date() == date(2026, 12, 28)
    note(
        "national_parliaments",
        "not_counted",
        "2026-12-01",
        "2026-12-31",
        rule="subsidiarity",
        certainty="unsure",
    )
    longer = _ahead(person("bryssel"), at)["subsidiarity"]
    assert (longer.at.date(), longer.certainty) == (date(2027, 1, 28), "unsure")
    assert _ahead(person("bryssel"), at)["proposal_feedback"].at.date() == date(2026, 12, 28)


def test_the_page_of_a_file_says_when_parliament_meets_and_when_not(
    file: Procedure, note: Note, client_of: Callable[..., Client], at: datetime
) -> None:
    today = at.date()
    with override("sv"):
        (missing,) = calendar_lines(standing_of(file, today, known()), known(), today)
        assert missing.words == (
            "Europaparlamentet: kalendern för 2026, 2027 finns inte här ännu, så datum räknas utan uppehåll."
        )
    note("parliament", "part_session", "2026-12-14", "2026-12-17")
    note("parliament", "recess", "2026-12-21", "2027-01-10", certainty="unsure")
    note("parliament", "recess", "2027-03-22", "2027-04-04")
    note("parliament", "recess", "2025-07-21", "2025-08-24")
    with override("en"):
        lines = calendar_lines(standing_of(file, today, known()), known(), today)
    assert [(one.words, one.is_sure) for one in lines] == [
        ("Next part-session of the Parliament: 14–17 December 2026", True),
        ("European Parliament: recess 21 December 2026–10 January 2027, no votes", False),
    ]
    shown = client_of("strateg").get("/paverkan/arende/planer/").content.decode()
    assert "recess 21 December 2026–10 January 2027, no votes" in shown


def test_an_election_counts_in_all_files_at_once(
    file: Procedure, note: Note, person: Person, at: datetime
) -> None:
    def states() -> set[str]:
        return {one.state.key for one in standing_of(file, at.date(), known()).active}

    assert "ep_awaiting_resumption" not in states()
    note("sweden", "election", "2026-09-13")
    note("council", "recess", "2026-09-13")
    assert "ep_awaiting_resumption" not in states()
    row = note("parliament", "election", "2026-06-04", "2026-06-07", certainty="unsure")
    assert "ep_awaiting_resumption" in states()
    calendars.remove_period(row, by=BY, at=at)
    assert "ep_awaiting_resumption" not in states()


def test_the_year_shows_sessions_recesses_and_elections_and_not_every_week(
    note: Note, person: Person
) -> None:
    note("parliament", "recess", "2026-12-21", "2027-01-10", name_en="Christmas recess", certainty="unsure")
    note("parliament", "committee", "2027-01-11", "2027-01-14")
    note("eu", "holiday", "2027-01-01")
    note("sweden", "election", "2026-09-13", name_en="General elections")
    with override("en"):
        found = list(institutions(person("sekreterare.run"), date(2027, 1, 1), date(2027, 12, 31)))
        (election, _recess) = institutions(person("strateg"), date(2026, 1, 1), date(2026, 12, 31))
    assert [(one.title, one.on, one.until, one.kind, one.is_unsure) for one in found] == [
        ("European Parliament: Christmas recess", date(2026, 12, 21), date(2027, 1, 10), "institution", True)
    ]
    assert (election.title, election.kind, election.is_unsure) == ("General elections", "election", False)


def test_calendars_cost_one_question_however_many_files_and_days(
    file: Procedure, note: Note, person: Person, at: datetime, django_assert_num_queries: Any
) -> None:
    for day in range(1, 20):
        note("eu", "holiday", f"2027-02-{day:02}")
    with django_assert_num_queries(1):
        calendars_known = known()
    rows = list(queries.procedures(person("strateg")))
    with django_assert_num_queries(0):
        for row in rows:
            standing_of(row, at.date(), calendars_known)
