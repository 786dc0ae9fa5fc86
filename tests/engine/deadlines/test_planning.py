"""Plans backwards: the last meetings that work, the delegated way, what moved."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.deadlines.comparing import differences
from utblick.engine.deadlines.holidays import working_day
from utblick.engine.deadlines.meetings import Meeting, Plan, RouteKind, Settings, StepKind
from utblick.engine.deadlines.planning import plan, sending_day

BRUSSELS = ZoneInfo("Europe/Brussels")
DEADLINE = datetime(2026, 3, 2, 12, 0, tzinfo=BRUSSELS)
SETTINGS = Settings(executive=frozenset({"RS"}))


def day(text: str) -> date:
    return date.fromisoformat(text)


MEETINGS = [
    Meeting("RUN", day("2026-01-15")),
    Meeting("RUN", day("2026-02-03"), papers_by=day("2026-01-26")),
    Meeting("RUN", day("2026-03-10")),
    Meeting("RS", day("2026-01-28")),
    Meeting("RS", day("2026-02-18")),
    Meeting("RS", day("2026-03-18")),
]


def planned(today: str, boards: str = "RUN,RS", deadline: datetime = DEADLINE) -> Plan:
    return plan(deadline, boards.split(","), MEETINGS, day(today), SETTINGS)


def test_the_last_meetings_that_work_are_chosen_and_every_day_is_worked_out() -> None:
    made = planned("2025-11-03")
    assert [(step.kind.value, step.board, str(step.on)) for step in made.steps] == [
        ("analysis", "", "2025-12-12"),
        ("draft", "", "2025-12-19"),
        ("municipalities_out", "", "2025-12-19"),
        ("municipalities_in", "", "2026-01-09"),
        ("presidium", "RUN", "2026-01-13"),
        ("paper_deadline", "RUN", "2026-01-26"),
        ("presidium", "RS", "2026-01-28"),
        ("board", "RUN", "2026-02-03"),
        ("paper_deadline", "RS", "2026-02-06"),
        ("executive_board", "RS", "2026-02-18"),
        ("send", "", "2026-02-27"),
    ]
    assert all(step.is_possible for step in made.steps)
    assert made.sentences_en[0] == (
        "The last chance before the deadline on 2 March 2026: RUN on 3 February 2026 and then RS on 18 February 2026."
    )
    assert "omedelbart" in made.sentences_sv[-1]
    assert made.steps[5].sentence_sv == "Handlingarna till RUN lämnas senast den 26 januari 2026."
    assert made.route.decided_on == day("2026-02-18")


def test_earlier_meetings_and_delegation_are_other_ways() -> None:
    made = planned("2025-11-03")
    assert [(route.kind.value, [str(one.on) for one in route.meetings]) for route in made.alternatives] == [
        ("boards", ["2026-01-15", "2026-01-28"]),
        ("delegation", []),
    ]


def test_what_has_passed_is_marked_while_the_papers_are_still_open() -> None:
    made = planned("2026-01-20")
    passed = [step.kind for step in made.steps if not step.is_possible]
    assert passed == [StepKind.BEGIN, StepKind.DRAFT, StepKind.INPUT_OUT, StepKind.PRESIDIUM]
    assert "ask the chair" in made.steps[3].sentence_en or "ask the chair" in made.steps[2].sentence_en
    assert made.route.kind is RouteKind.BOARDS
    assert "marked" in made.sentences_en[1]


def test_eight_weeks_in_summer_are_shorter_than_the_boards_cycle() -> None:
    meetings = [
        Meeting("RUN", day("2025-06-10")),
        Meeting("RUN", day("2025-09-16")),
        Meeting("RUN", day("2025-10-21")),
    ]
    closes = datetime(2025, 9, 10, 23, 59, tzinfo=BRUSSELS)
    made = plan(closes, ["RUN"], meetings, day("2025-07-16"), SETTINGS)
    assert made.route.kind is RouteKind.DELEGATION
    assert made.sentences_en[0] == (
        "RUN does not meet by 9 September 2025; its next meeting is on 16 September 2025."
    )
    assert "by delegation" in made.sentences_en[1]
    assert [(step.kind.value, step.board, str(step.on)) for step in made.steps][-3:] == [
        ("delegated_decision", "", "2025-09-09"),
        ("send", "", "2025-09-09"),
        ("report", "RUN", "2025-10-21"),
    ]


def test_why_boards_cannot_decide_is_said() -> None:
    closed = planned("2026-02-10", "RS")
    assert closed.sentences_en[0] == "RS meets on 18 February 2026, but the papers closed on 6 February 2026."
    unknown = planned("2026-02-10", "TSN")
    assert unknown.sentences_en[0].startswith("No meeting of TSN is known")
    assert unknown.sentences_sv[-1] == "Inget kommande möte med TSN är känt: anmäl beslutet vid nästa möte."
    order = plan(DEADLINE, ["RS", "RUN"], MEETINGS[1:2] + MEETINGS[4:5], day("2025-12-01"), SETTINGS)
    assert order.sentences_en[0].startswith("RS and RUN cannot decide in that order in time")


def test_a_passed_deadline_is_said_and_nothing_is_possible() -> None:
    made = planned("2026-03-03")
    assert not made.route.is_possible
    assert made.sentences_en == ("The deadline passed on 2 March 2026.",)


@pytest.mark.parametrize(
    ("deadline", "today", "sends"),
    [
        ("2026-03-02", "2026-01-01", "2026-02-27"),
        ("2026-03-08", "2026-01-01", "2026-03-06"),
        ("2026-03-04", "2026-01-01", "2026-03-03"),
        ("2026-03-02", "2026-03-01", "2026-03-01"),
        ("2026-03-02", "2026-03-09", "2026-03-02"),
    ],
)
def test_it_is_sent_a_working_day_before_while_there_is_time(deadline: str, today: str, sends: str) -> None:
    assert sending_day(day(deadline), day(today), Settings()) == day(sends)


def test_what_cannot_be_planned_raises() -> None:
    with pytest.raises(ValueError, match="zone"):
        plan(datetime(2026, 3, 2), ["RS"], [], day("2026-01-01"))
    with pytest.raises(ValueError, match="at least one board"):
        plan(DEADLINE, [], [], day("2026-01-01"))
    with pytest.raises(ValueError, match="before the board does"):
        Meeting("RS", day("2026-01-01"), papers_by=day("2026-01-02"))


def test_differences_say_what_moved() -> None:
    old = planned("2025-11-03")
    assert differences(old, planned("2025-11-03")) == ()
    later = planned("2025-11-03", deadline=DEADLINE + timedelta(days=21))
    said = [one.sentence_en for one in differences(old, later)]
    assert said[0] == "The deadline moved from 2 March 2026 12:00 CET to 23 March 2026 12:00 CET."
    assert "The decision (RS) moved from 18 February 2026 to 18 March 2026." in said
    delegated = planned("2026-02-10")
    said_sv = [one.sentence_sv for one in differences(old, delegated)]
    assert said_sv[0] == "Nämnderna hinner inte längre: beslutet fattas med stöd av delegation."
    assert "Beslutet (RS) den 18 februari 2026 utgår." in said_sv
    assert "Delegationsbeslutet den 27 februari 2026 har tillkommit." in said_sv
    aged = [one.sentence_en for one in differences(old, planned("2025-12-15"))]
    assert aged == ["The beginning of the analysis on 12 December 2025 is too late now."]


FIRST = date(2026, 1, 1)
days = st.integers(0, 200).map(lambda number: FIRST + timedelta(days=number))
moments = days.map(lambda on: datetime(on.year, on.month, on.day, 12, tzinfo=BRUSSELS))
meetings = st.builds(
    lambda board, on, papers, presidium: Meeting(
        board,
        on,
        on - timedelta(days=presidium) if presidium else None,
        on - timedelta(days=papers) if papers else None,
    ),
    st.sampled_from(["A", "B", "C"]),
    days,
    st.integers(0, 20),
    st.integers(0, 30),
)
calendars = st.lists(meetings, max_size=14)
orders = st.lists(st.sampled_from(["A", "B", "C"]), min_size=1, max_size=3, unique=True)


@given(moments, orders, calendars, days)
def test_steps_come_in_order_and_none_but_the_report_after_the_deadline(
    deadline, boards, calendar, today
) -> None:
    made = plan(deadline, boards, calendar, today)
    for route in (made.route, *made.alternatives):
        assert [step.on for step in route.steps] == sorted(step.on for step in route.steps)
        for step in route.steps:
            assert step.kind is StepKind.REPORT or step.on <= deadline.date()
            assert step.is_possible == (step.on >= today)


@given(moments, orders, calendars, days)
def test_the_chosen_meetings_work_and_are_the_last_that_do(deadline, boards, calendar, today) -> None:
    made = plan(deadline, boards, calendar, today)
    sends = sending_day(deadline.date(), today, Settings())

    def papers(meeting: Meeting) -> date:
        return meeting.papers_by or working_day(meeting.on - timedelta(days=10))

    def works(chain: tuple[Meeting, ...]) -> bool:
        limits = [*(papers(meeting) for meeting in chain[1:]), sends]
        return all(
            meeting.on <= limit and papers(meeting) >= today
            for meeting, limit in zip(chain, limits, strict=True)
        )

    chains: list[tuple[Meeting, ...]] = [()]
    for board in boards:
        chains = [(*chain, one) for chain in chains for one in calendar if one.board == board]
    possible = [chain for chain in chains if works(chain)] if today <= deadline.date() else []
    assert (made.route.kind is RouteKind.BOARDS) == bool(possible)
    if possible:
        assert works(made.route.meetings)
        assert made.route.meetings[-1].on == max(chain[-1].on for chain in possible)
        assert [meeting.board for meeting in made.route.meetings] == boards


@given(moments, st.integers(1, 60), orders, calendars, days)
def test_more_time_never_makes_a_plan_worse(deadline, more, boards, calendar, today) -> None:
    one = plan(deadline, boards, calendar, today)
    other = plan(deadline + timedelta(days=more), boards, calendar, today)
    assert other.route.is_possible >= one.route.is_possible
    if one.route.kind is RouteKind.BOARDS:
        assert other.route.kind is RouteKind.BOARDS
        assert other.route.meetings[-1].on >= one.route.meetings[-1].on


@given(moments, orders, calendars, days, st.randoms(use_true_random=False))
def test_the_order_of_the_calendar_does_not_matter(deadline, boards, calendar, today, random) -> None:
    shuffled = [*calendar]
    random.shuffle(shuffled)
    made = plan(deadline, boards, calendar, today)
    assert plan(deadline, boards, shuffled, today) == made
    assert differences(made, plan(deadline, boards, shuffled, today)) == ()


@given(moments, orders, calendars, days)
def test_a_report_is_made_to_the_next_meeting_after_the_decision(deadline, boards, calendar, today) -> None:
    made = plan(deadline, boards, calendar, today)
    for route in (made.route, *made.alternatives):
        reports = [step for step in route.steps if step.kind is StepKind.REPORT]
        assert not reports or route.kind is RouteKind.DELEGATION
        assert all(step.on >= route.decided_on for step in reports)
