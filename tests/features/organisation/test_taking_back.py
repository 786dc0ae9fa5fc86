"""What was given by mistake today can be taken back today; what has lasted a day is ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.features.organisation.viewing import account, viewer
from tests.features.states import NOW
from utblick.features.organisation import actions
from utblick.features.organisation.models import Assignment, Board, Remit, Substitute, Topic
from utblick.foundation.accounts.viewer import NotAllowed, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
ROBOT = system("test")


def _days(number: int) -> date:
    return TODAY + timedelta(days=number)


def _given(begins: int) -> Assignment:
    run = Board.objects.get(key="RUN")
    fields = {"account": account("kommunikator"), "role": "elected", "board": run}
    return actions.create_assignment(by=ROBOT, at=NOW, **fields, valid_from=_days(begins))


@pytest.mark.parametrize(
    ("begins", "ends", "goes"),
    [
        (0, 0, True),
        (0, -1, True),
        (0, 1, False),
        (5, 0, True),
        (5, 5, True),
        (5, 6, False),
        (-1, 0, False),
    ],
)
def test_a_role_that_has_not_lasted_a_day_is_taken_back(
    region: dict[str, int], begins: int, ends: int, goes: bool
) -> None:
    row = _given(begins)
    kept = actions.end_assignment(row, on=_days(ends), by=viewer("sekreterare.run"), at=NOW)
    assert (kept is None) == goes
    assert Assignment.objects.filter(pk=row.pk).exists() != goes
    event = AuditEvent.objects.latest("id")
    assert event.action == f"organisation.assignment.{'taken_back' if goes else 'ended'}"
    assert event.by_name == "Nämndsekreterare, Regionala utvecklingsnämnden"
    if goes:
        assert event.target_id == str(row.pk)
        assert event.changes == {
            "account": [account("kommunikator").name, None],
            "role": ["elected", None],
            "board": ["RUN", None],
            "valid_from": [_days(begins).isoformat(), None],
        }


@pytest.mark.parametrize("ends", [-1, -2])
def test_what_has_lasted_a_day_cannot_be_made_never_to_have_been(region: dict[str, int], ends: int) -> None:
    row = _given(-1)
    with pytest.raises(ValidationError, match="must be later than that"):
        actions.end_assignment(row, on=_days(ends), by=ROBOT, at=NOW)
    assert Assignment.objects.filter(pk=row.pk).exists()


def test_its_substitutes_go_with_it_and_each_is_told_of(region: dict[str, int]) -> None:
    row = _given(0)
    days = {"valid_from": _days(2), "valid_until": _days(4)}
    actions.create_substitute(row, account("bryssel"), **days, by=ROBOT, at=NOW)
    actions.end_assignment(row, on=TODAY, by=ROBOT, at=NOW)
    assert not Substitute.objects.exists()
    told = list(AuditEvent.objects.order_by("-id").values_list("action", flat=True)[:2])
    assert told == ["organisation.assignment.taken_back", "organisation.substitute.taken_back"]


@pytest.mark.parametrize("name", ["majoritet.run", "sekreterare.hsn", "bryssel"])
def test_those_who_may_not_give_it_do_not_take_it_back(region: dict[str, int], name: str) -> None:
    row = _given(0)
    with pytest.raises(NotAllowed):
        actions.end_assignment(row, on=TODAY, by=viewer(name), at=NOW)
    assert Assignment.objects.filter(pk=row.pk).exists()


def _lent(begins: int) -> Substitute:
    row = Assignment.objects.get(account=account("bryssel"))
    days = {"valid_from": _days(begins), "valid_until": _days(9)}
    return actions.create_substitute(row, account("kontorschef"), **days, by=ROBOT, at=NOW)


@pytest.mark.parametrize(("begins", "ends", "left"), [(0, 0, None), (3, 0, None), (0, 2, 2), (-3, 0, 0)])
def test_a_substitute_is_taken_back_or_ends_earlier(
    region: dict[str, int], begins: int, ends: int, left: int | None
) -> None:
    row = _lent(begins)
    # The one whose assignment it is may end it, as they may begin it.
    kept = actions.end_substitute(row, on=_days(ends), by=viewer("bryssel"), at=NOW)
    assert (kept.valid_until if kept else None) == (None if left is None else _days(left))
    assert AuditEvent.objects.latest("id").changes
    assert Substitute.objects.filter(pk=row.pk).exists() == (left is not None)


def test_a_substitute_ends_no_later_by_being_ended(region: dict[str, int]) -> None:
    with pytest.raises(RuleBroken, match="no longer than that already"):
        actions.end_substitute(_lent(0), on=_days(30), by=ROBOT, at=NOW)


@pytest.mark.parametrize("name", ["kontorschef", "kontakt.us", "sekreterare.run"])
def test_those_who_must_not_end_a_substitute(region: dict[str, int], name: str) -> None:
    row = _lent(0)
    with pytest.raises(NotAllowed):
        actions.end_substitute(row, on=TODAY, by=viewer(name), at=NOW)
    assert Substitute.objects.filter(pk=row.pk).exists()


def test_a_remit_taken_back_gives_the_topic_back(region: dict[str, int]) -> None:
    topic, by = Topic.objects.get(key="culture"), viewer("strateg")
    before = Remit.objects.get(topic=topic)
    new = actions.create_remit(
        by=by, at=NOW, topic=topic, owner=Board.objects.get(key="HSN"), valid_from=TODAY
    )
    assert actions.end_remit(new, on=TODAY, by=by, at=NOW) is None
    left = Remit.objects.get(topic=topic)
    assert (left.pk, left.valid_until) == (before.pk, None)
    told = list(AuditEvent.objects.order_by("-id").values_list("action", flat=True)[:2])
    assert told == ["organisation.remit.changed", "organisation.remit.taken_back"]


def test_a_remit_before_another_is_taken_back_alone(region: dict[str, int]) -> None:
    topic, tsn = Topic.objects.get(key="culture"), Board.objects.get(key="TSN")
    now = actions.create_remit(by=ROBOT, at=NOW, topic=topic, owner=tsn, valid_from=TODAY)
    later = actions.create_remit(
        by=ROBOT, at=NOW, topic=topic, owner=Board.objects.get(key="HSN"), valid_from=_days(10)
    )
    actions.end_remit(now, on=TODAY, by=ROBOT, at=NOW)
    assert not Remit.objects.at(_days(5)).filter(topic=topic).exists()
    assert Remit.objects.at(_days(10)).get(topic=topic) == later


@pytest.fixture
def secretary(region: dict[str, int]) -> Any:
    client = Client()
    account("sekreterare.run").__class__.objects.update(language="en")
    client.force_login(account("sekreterare.run"))
    return client


def test_the_page_says_it_before_and_after(secretary: Client) -> None:
    today = timezone.localdate()
    run = Board.objects.get(key="RUN")
    row = Assignment.objects.create(account=account("bryssel"), role="elected", board=run, valid_from=today)
    address = reverse("organisation:end_assignment", args=[row.pk])
    assert "taken away altogether" in secretary.get(address).content.decode()
    answer = secretary.post(address, {"on": today.isoformat()}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("organisation:people")
    assert "It is taken away altogether" in answer.content.decode()
    lasting = Assignment.objects.filter(board=run, role="elected", valid_from__lt=today).first()
    assert lasting
    page = secretary.get(reverse("organisation:end_assignment", args=[lasting.pk])).content.decode()
    assert "taken away altogether" not in page


def test_the_form_says_which_days_it_means(secretary: Client) -> None:
    given = {
        "account": account("bryssel").pk,
        "role": "elected",
        "board": Board.objects.get(key="RUN").pk,
        "valid_from": "2026-12-01",
        "valid_until": "2026-12-01",
    }
    answer = secretary.post(reverse("organisation:new_assignment"), given)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "The first day when it no longer holds must come after the day when it begins" in text
    assert "The last day must come after the first" not in text
