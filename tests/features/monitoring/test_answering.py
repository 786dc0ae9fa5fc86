"""Who answers for a matter: what they may do with it, handing over, and another owner or day without a verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Judgement, Matter, WatchProfile
from utblick.features.organisation.models import Assignment, Board
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

Person = Callable[[str], Viewer]
DUE = date(2026, 12, 10)


def account(name: str) -> Account:
    return Account.objects.get(email=f"{name}@utblick.example")


def board(key: str) -> Board:
    return Board.objects.get(key=key)


@pytest.fixture
def matter(bring: Callable[..., Counts], biofuel: WatchProfile) -> Matter:
    bring(record("1", "Biogas i bussar"))
    return document("1").matter


@pytest.fixture
def given(matter: Matter, person: Person, now: datetime) -> Matter:
    """Give a matter that has been handed over to a unit's contact."""
    by = person("strateg")
    triage.judge(matter, Verdict(state="inform", due_on=DUE), version=1, by=by, at=now)
    matter.refresh_from_db()
    owner = account("kontakt.us")
    triage.hand_over(matter, owner=owner, board=None, version=matter.version, by=by, at=now)
    matter.refresh_from_db()
    return matter


def judge(matter: Matter, by: Viewer, at: datetime) -> Judgement:
    return triage.judge(matter, Verdict(state="act"), version=matter.version, by=by, at=at)


def hand_back(matter: Matter, by: Viewer, at: datetime) -> Judgement:
    owner = account("bryssel")
    return triage.hand_over(matter, owner=owner, board=None, version=matter.version, by=by, at=at)


def save(matter: Matter, by: Viewer, at: datetime) -> Judgement:
    day = DUE + timedelta(days=1)
    return triage.change(matter, board=None, owner=None, due_on=day, version=matter.version, by=by, at=at)


DOES = [judge, hand_back, save]


@pytest.mark.parametrize("do", DOES)
@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("kontakt.us", True),
        ("strateg", True),
        ("bryssel", True),
        ("contactpoint", False),
        ("kommunikator", False),
        ("projektledare", False),
        ("admin", False),
        ("majoritet.tsn", False),
        ("opposition.rs", False),
    ],
)
def test_who_answers_for_a_judged_matter_may_judge_it_and_nobody_else_may_for_that(
    given: Matter, person: Person, now: datetime, who: str, may: bool, do: Callable[..., Judgement]
) -> None:
    if may:
        do(given, person(who), now)
        return
    with pytest.raises(NotAllowed):
        do(given, person(who), now)


@pytest.mark.parametrize("state", ["inbox", "dismissed"])
@pytest.mark.parametrize("do", [judge, save])
def test_what_is_not_judged_is_nobodys_own(
    given: Matter, person: Person, now: datetime, state: str, do: Callable[..., Judgement]
) -> None:
    Matter.objects.update(state=state, reason="minor")
    with pytest.raises(NotAllowed):
        do(given, person("kontakt.us"), now)


def test_who_has_no_role_any_more_answers_for_nothing(given: Matter, person: Person, now: datetime) -> None:
    Assignment.objects.filter(account=account("kontakt.us")).delete()
    with pytest.raises(NotAllowed):
        judge(given, person("kontakt.us"), now)


def test_who_gave_a_matter_away_may_take_that_back_but_not_what_others_did(
    given: Matter, person: Person, now: datetime
) -> None:
    hers = hand_back(given, person("kontakt.us"), now)
    with pytest.raises(NotAllowed):
        triage.undo(hers, by=person("contactpoint"), at=now)
    triage.undo(hers, by=person("kontakt.us"), at=now)
    given.refresh_from_db()
    assert given.owner == account("kontakt.us")
    hand_back(given, person("kontakt.us"), now)
    given.refresh_from_db()
    later = judge(given, person("strateg"), now + timedelta(minutes=1))
    with pytest.raises(NotAllowed):
        triage.undo(later, by=person("kontakt.us"), at=now)


def test_who_dismisses_an_own_matter_may_take_that_back(given: Matter, person: Person, now: datetime) -> None:
    by = person("kontakt.us")
    verdict = Verdict(state="dismissed", reason="known")
    dismissed = triage.judge(given, verdict, version=given.version, by=by, at=now)
    triage.undo(dismissed, by=by, at=now)
    given.refresh_from_db()
    assert given.state == "inform"


def test_handing_over_to_who_has_it_is_refused(given: Matter, person: Person, now: datetime) -> None:
    with pytest.raises(RuleBroken, match="Välj den person som tar över"):
        triage.hand_over(
            given,
            owner=account("kontakt.us"),
            board=board("HSN"),
            version=given.version,
            by=person("strateg"),
            at=now,
        )
    assert given.judgements.filter(kind="hand_over").count() == 1


def test_a_day_is_saved_and_the_verdict_stays(matter: Matter, person: Person, now: datetime) -> None:
    by = person("strateg")
    triage.judge(matter, Verdict(state="inform", due_on=DUE), version=1, by=by, at=now)
    matter.refresh_from_db()
    before = triage.snapshot(matter)
    saved = save(matter, by, now + timedelta(minutes=1))
    matter.refresh_from_db()
    assert (matter.state, matter.due_on) == ("inform", DUE + timedelta(days=1))
    assert saved.kind == "change"
    event = AuditEvent.objects.get(action="monitoring.matter.change")
    assert event.changes == {"due_on": ["2026-12-10", "2026-12-11"]}
    with pytest.raises(ChangedMeanwhile, match="ändrade ärendet"):
        triage.change(matter, board=None, owner=None, due_on=None, version=2, by=by, at=now)
    triage.undo(saved, by=by, at=now + timedelta(minutes=2))
    matter.refresh_from_db()
    assert triage.snapshot(matter) == before


def test_another_person_is_a_handing_over_and_follows(matter: Matter, person: Person, now: datetime) -> None:
    by = person("strateg")
    triage.judge(matter, Verdict(state="act"), version=1, by=by, at=now)
    matter.refresh_from_db()
    heir = account("contactpoint")
    saved = triage.change(
        matter, board=board("HSN"), owner=heir, due_on=None, version=matter.version, by=by, at=now
    )
    matter.refresh_from_db()
    assert (saved.kind, matter.owner, matter.owner_board) == ("hand_over", heir, board("HSN"))
    assert matter.follows.filter(account=heir).exists()
    assert matter.proposed_board in matter.concerned_boards.all()


@pytest.mark.parametrize(
    ("state", "due_on", "sentence"),
    [
        ("act", date(2026, 11, 1), "Välj en dag från och med i dag"),
        ("later", None, "Välj vilken dag ärendet ska komma tillbaka"),
        ("inform", DUE, "Inget sparades"),
    ],
)
def test_what_cannot_be_saved_changes_nothing(
    matter: Matter, person: Person, now: datetime, state: str, due_on: date | None, sentence: str
) -> None:
    by = person("strateg")
    triage.judge(matter, Verdict(state=state, due_on=DUE), version=1, by=by, at=now)
    matter.refresh_from_db()
    with pytest.raises(RuleBroken, match=sentence):
        triage.change(matter, board=None, owner=None, due_on=due_on, version=matter.version, by=by, at=now)
    matter.refresh_from_db()
    assert matter.due_on == DUE


def test_in_the_inbox_whose_it_would_be_is_saved_without_a_verdict(
    matter: Matter, person: Person, now: datetime
) -> None:
    by = person("strateg")
    saved = triage.change(matter, board=board("HSN"), owner=None, due_on=DUE, version=1, by=by, at=now)
    matter.refresh_from_db()
    assert (matter.state, matter.owner_board, matter.due_on) == ("inbox", board("HSN"), DUE)
    assert matter.judged_at is None
    triage.undo(saved, by=by, at=now)
    matter.refresh_from_db()
    assert (matter.owner_board, matter.owner, matter.due_on) == (None, None, None)


def test_the_board_that_the_remit_names_stays_concerned_when_another_is_chosen(
    matter: Matter, person: Person, now: datetime
) -> None:
    by, named = person("strateg"), matter.proposed_board
    assert named is not None
    other = board("HSN")
    triage.judge(matter, Verdict(state="act", board=other), version=1, by=by, at=now)
    matter.refresh_from_db()
    assert matter.owner_board == other
    assert named in matter.concerned_boards.all()
    # Back with the board that the remit names, it is the owner; the one that had it stays in touch.
    triage.change(matter, board=named, owner=None, due_on=None, version=matter.version, by=by, at=now)
    assert set(matter.concerned_boards.all()) >= {other}
    assert named not in matter.concerned_boards.all()
