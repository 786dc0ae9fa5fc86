"""Judging a matter: owners, reasons, undo, and two people at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Matter, WatchProfile
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

Person = Callable[[str], Viewer]


@pytest.fixture
def matter(bring: Callable[..., Counts], biofuel: WatchProfile) -> Matter:
    bring(record("1", "Biogas i bussar"))
    return document("1").matter


def test_act_takes_the_proposed_owner(matter: Matter, person: Person, now: datetime) -> None:
    triage.judge(matter, Verdict(state="act"), version=matter.version, by=person("strateg"), at=now)
    matter.refresh_from_db()
    assert matter.state == "act"
    assert matter.owner_board == matter.proposed_board
    assert matter.owner == matter.proposed_owner
    assert matter.judged_at == now
    event = AuditEvent.objects.get(action="monitoring.matter.act")
    assert event.changes["state"] == ["inbox", "act"]
    assert event.board == matter.owner_board.key


def test_nothing_leaves_the_inbox_without_an_owner(matter: Matter, person: Person, now: datetime) -> None:
    Matter.objects.update(proposed_owner=None)
    with pytest.raises(RuleBroken, match=r"owner|ägare"):
        triage.judge(matter, Verdict(state="inform"), version=matter.version, by=person("strateg"), at=now)
    matter.refresh_from_db()
    assert matter.state == "inbox"
    assert not AuditEvent.objects.filter(action__startswith="monitoring.matter.inform").exists()


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict(state="dismissed", reason="   "),
        Verdict(state="later", due_on=date(2026, 11, 1)),
    ],
)
def test_a_verdict_that_lacks_something_changes_nothing(
    matter: Matter, person: Person, now: datetime, verdict: Verdict
) -> None:
    with pytest.raises(RuleBroken):
        triage.judge(matter, verdict, version=matter.version, by=person("strateg"), at=now)
    matter.refresh_from_db()
    assert matter.state == "inbox"


def test_later_comes_back_after_two_weeks_when_no_day_is_chosen(
    matter: Matter, person: Person, now: datetime
) -> None:
    triage.judge(matter, Verdict(state="later"), version=matter.version, by=person("strateg"), at=now)
    matter.refresh_from_db()
    assert matter.due_on == date(2026, 12, 7)


def test_the_second_of_two_people_is_told_who_was_first(
    matter: Matter, person: Person, now: datetime
) -> None:
    triage.judge(matter, Verdict(state="act"), version=matter.version, by=person("strateg"), at=now)
    with pytest.raises(ChangedMeanwhile, match="Strateg, EU och internationellt"):
        triage.judge(
            matter,
            Verdict(state="dismissed", reason="minor"),
            version=matter.version,
            by=person("bryssel"),
            at=now,
        )
    matter.refresh_from_db()
    assert matter.state == "act"


def test_undo_puts_everything_back(matter: Matter, person: Person, now: datetime) -> None:
    before = triage.snapshot(matter)
    verdict = Verdict(state="act", due_on=date(2026, 12, 1), concerned=list(Board.objects.filter(key="RS")))
    judgement = triage.judge(matter, verdict, version=matter.version, by=person("strateg"), at=now)
    triage.undo(judgement, by=person("bryssel"), at=now + timedelta(minutes=1))
    matter.refresh_from_db()
    assert triage.snapshot(matter) == before


def test_only_the_latest_judgement_can_be_undone(matter: Matter, person: Person, now: datetime) -> None:
    by = person("strateg")
    first = triage.judge(matter, Verdict(state="act"), version=matter.version, by=by, at=now)
    triage.judge(
        matter, Verdict(state="inform"), version=matter.version + 1, by=by, at=now + timedelta(minutes=1)
    )
    with pytest.raises(RuleBroken):
        triage.undo(first, by=by, at=now)


def test_handing_over_makes_the_new_owner_follow(matter: Matter, person: Person, now: datetime) -> None:
    by = person("strateg")
    triage.judge(matter, Verdict(state="act"), version=matter.version, by=by, at=now)
    heir = Account.objects.get(email="bryssel@utblick.example")
    triage.hand_over(
        matter, owner=heir, board=None, note="Möte på torsdag", version=matter.version + 1, by=by, at=now
    )
    matter.refresh_from_db()
    assert matter.owner == heir
    assert matter.follows.filter(account=heir).exists()
    assert [n.text for n in matter.notes.all()] == ["Möte på torsdag"]


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("strateg", True),
        ("bryssel", True),
        ("admin", False),
        ("kommunikator", False),
        ("contactpoint", False),
        ("projektledare", False),
        ("kontakt.us", False),
        ("majoritet.tsn", False),
        ("opposition.rs", False),
    ],
)
def test_who_may_judge(matter: Matter, person: Person, now: datetime, who: str, may: bool) -> None:
    def judge() -> None:
        triage.judge(matter, Verdict(state="act"), version=matter.version, by=person(who), at=now)

    if may:
        judge()
    else:
        with pytest.raises(NotAllowed):
            judge()


def test_a_board_secretary_judges_for_the_own_board_only(
    matter: Matter, person: Person, now: datetime
) -> None:
    board = matter.proposed_board
    assert board is not None
    own = {
        "RS": "sekreterare.rs",
        "RUN": "sekreterare.run",
        "TSN": "sekreterare.tsn",
        "HSN": "sekreterare.hsn",
    }[board.key]
    other = "sekreterare.hsn" if own != "sekreterare.hsn" else "sekreterare.rs"
    with pytest.raises(NotAllowed):
        triage.judge(matter, Verdict(state="act"), version=matter.version, by=person(other), at=now)
    triage.judge(matter, Verdict(state="act"), version=matter.version, by=person(own), at=now)


@pytest.mark.parametrize("state", ["act", "inform"])
def test_a_due_day_that_has_passed_is_refused(
    matter: Matter, person: Person, now: datetime, state: str
) -> None:
    by = person("strateg")
    for past in (date(1999, 1, 1), now.date() - timedelta(days=1)):
        verdict = Verdict(state=state, due_on=past)
        with pytest.raises(RuleBroken, match="Välj en dag från och med i dag"):
            triage.judge(matter, verdict, version=matter.version, by=by, at=now)
    matter.refresh_from_db()
    assert (matter.state, matter.due_on) == ("inbox", None)
    triage.judge(matter, Verdict(state=state, due_on=now.date()), version=matter.version, by=by, at=now)
    matter.refresh_from_db()
    assert matter.due_on == now.date()


def test_a_due_day_that_passed_since_is_no_obstacle_until_it_is_changed(
    matter: Matter, person: Person, now: datetime
) -> None:
    by, due, later = person("strateg"), date(2026, 12, 1), now + timedelta(days=30)
    triage.judge(matter, Verdict(state="act", due_on=due), version=matter.version, by=by, at=now)
    earlier = Verdict(state="inform", due_on=due - timedelta(days=1))
    with pytest.raises(RuleBroken):
        triage.judge(matter, earlier, version=matter.version + 1, by=by, at=later)
    triage.judge(matter, Verdict(state="inform", due_on=due), version=matter.version + 1, by=by, at=later)
    matter.refresh_from_db()
    assert (matter.state, matter.due_on) == ("inform", due)
    # What is dismissed has no due day, so none can be wrong.
    gone = Verdict(state="dismissed", reason="minor", due_on=date(1999, 1, 1))
    triage.judge(matter, gone, version=matter.version, by=by, at=later)
    matter.refresh_from_db()
    assert (matter.state, matter.due_on) == ("dismissed", None)
