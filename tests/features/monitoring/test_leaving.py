"""Who leaves: nothing goes to a closed account, and what they answer for goes to somebody else in one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions import triage
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.actions.leaving import hand_over_matters, hand_over_profiles
from utblick.features.monitoring.actions.routing import route
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.forms import HandOverForm
from utblick.features.monitoring.models import Matter, WatchProfile
from utblick.features.organisation.actions import hand_over
from utblick.features.organisation.models import Assignment
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

Person = Callable[[str], Viewer]


@pytest.fixture
def matter(bring: Callable[..., Counts], biofuel: WatchProfile) -> Matter:
    bring(record("1", "Biogas i bussar"))
    return document("1").matter


def _account(name: str) -> Account:
    return Account.objects.get(email=f"{name}@utblick.example")


def _end(name: str, now: datetime) -> Account:
    Account.objects.filter(pk=_account(name).pk).update(valid_until=now.date())
    return _account(name)


def test_a_closed_account_is_not_proposed(matter: Matter, now: datetime) -> None:
    assert matter.proposed_owner == _account("strateg")
    Assignment.objects.create(account=_account("bryssel"), role="strategist", valid_from=now.date())
    # The owner of the profile is the strategist of longest standing too: neither way leads to who has left.
    _end("strateg", now)
    route([matter], at=now)
    matter.refresh_from_db()
    assert matter.proposed_owner == _account("bryssel")
    assert matter.proposal["person"]["rule"] == "strategist"


def test_an_account_that_ends_tomorrow_is_proposed_today(matter: Matter, now: datetime) -> None:
    Account.objects.update(valid_until=now.date() + timedelta(days=1))
    route([matter], at=now)
    matter.refresh_from_db()
    assert matter.proposed_owner == _account("strateg")


@pytest.mark.parametrize("state", ["act", "inform", "later"])
def test_judging_to_a_closed_account_is_refused(
    matter: Matter, person: Person, now: datetime, state: str
) -> None:
    by, gone = person("strateg"), _end("bryssel", now)
    verdict = Verdict(state=state, owner=gone)
    with pytest.raises(RuleBroken, match="stängt"):
        triage.judge(matter, verdict, version=matter.version, by=by, at=now)
    # Who is proposed and has left since is refused too, when nobody else is chosen.
    Matter.objects.update(proposed_owner=gone)
    with pytest.raises(RuleBroken, match="stängt"):
        triage.judge(matter, Verdict(state=state), version=matter.version, by=by, at=now)
    triage.judge(matter, Verdict(state="dismissed", reason="x"), version=matter.version, by=by, at=now)


def test_handing_over_to_a_closed_account_is_refused(matter: Matter, person: Person, now: datetime) -> None:
    by, gone = person("strateg"), _end("bryssel", now)
    triage.judge(matter, Verdict(state="act"), version=matter.version, by=by, at=now)
    matter.refresh_from_db()
    with pytest.raises(RuleBroken, match="stängt"):
        triage.hand_over(matter, owner=gone, board=None, version=matter.version, by=by, at=now)


def test_undoing_does_not_give_it_back_to_who_has_left(matter: Matter, person: Person, now: datetime) -> None:
    by = person("bryssel")
    triage.judge(matter, Verdict(state="act"), version=matter.version, by=by, at=now)
    matter.refresh_from_db()
    handed = triage.hand_over(
        matter, owner=_account("bryssel"), board=None, version=matter.version, by=by, at=now
    )
    _end("strateg", now)
    with pytest.raises(RuleBroken, match="stängt"):
        triage.undo(handed, by=by, at=now)


def test_the_form_offers_nobody_who_has_left(matter: Matter, now: datetime) -> None:
    gone = _end("strateg", now)
    matter.refresh_from_db()
    form = HandOverForm(matter=matter, at=now)
    assert gone.pk not in [value for value, _name in form.fields["owner"].choices]  # type: ignore[attr-defined]
    assert form.fields["owner"].initial == ""


def test_everything_goes_in_one_step_and_is_audited(matter: Matter, person: Person, now: datetime) -> None:
    triage.judge(matter, Verdict(state="act"), version=matter.version, by=person("strateg"), at=now)
    gone, receiver = _end("strateg", now), _account("bryssel")
    assert hand_over(gone, receiver, by=person("admin"), at=now) == 2
    matter.refresh_from_db()
    assert (matter.owner, matter.state) == (receiver, "act")
    assert not WatchProfile.objects.filter(owner=gone).exists()
    assert matter.follows.filter(account=receiver).exists()
    told = {event.action: event for event in AuditEvent.objects.filter(by_name="Systemförvaltare")}
    assert told["monitoring.profile.changed"].changes["owner"] == [gone.name, receiver.name]
    assert told["monitoring.matter.hand_over"].changes["owner"] == [gone.name, receiver.name]
    whole = told["organisation.account.handed_over"]
    assert (whole.target_id, whole.changes) == (str(gone.pk), {"receiver": receiver.name, "moved": 2})


def test_what_waits_in_the_inbox_is_proposed_to_the_new_owner(
    matter: Matter, person: Person, now: datetime
) -> None:
    hand_over_profiles(_end("strateg", now), _account("bryssel"), by=person("admin"), at=now)
    matter.refresh_from_db()
    assert matter.proposed_owner == _account("bryssel")


@pytest.mark.parametrize(
    "name", ["bryssel", "sekreterare.run", "majoritet.run", "kontakt.us", "contactpoint"]
)
def test_those_who_must_not_hand_over_for_others(
    matter: Matter, person: Person, now: datetime, name: str
) -> None:
    leaver, receiver = _account("strateg"), _account("bryssel")
    for act in (hand_over, hand_over_profiles, hand_over_matters):
        with pytest.raises(NotAllowed):
            act(leaver, receiver, by=person(name), at=now)


def test_nothing_is_handed_to_oneself_or_to_who_has_left(
    matter: Matter, person: Person, now: datetime
) -> None:
    by, leaver = person("admin"), _account("strateg")
    with pytest.raises(RuleBroken, match="någon annan"):
        hand_over(leaver, leaver, by=by, at=now)
    with pytest.raises(RuleBroken, match="stängt"):
        hand_over(leaver, _end("bryssel", now), by=by, at=now)
    assert WatchProfile.objects.get().owner == leaver


def test_the_account_says_what_is_left_and_the_page_hands_it_over(
    matter: Matter, sign_in: Callable[[str], Client]
) -> None:
    client, leaver = sign_in("admin"), _account("strateg")
    page = reverse("administration:account", args=[leaver.pk])
    given = {
        "email": leaver.email,
        "name": leaver.name,
        "language": "sv",
        "valid_until": timezone.localdate().isoformat(),
    }
    said = client.post(page, given, follow=True).content.decode()
    assert "svarar fortfarande för 1 bevakning: lämna över" in said
    assert "Biodrivmedel" in said
    where = reverse("organisation:hand_over", args=[leaver.pk])
    assert where in said
    shown = client.get(where).content.decode()
    assert "Lämna över 1 bevakning" in shown
    assert f'value="{leaver.pk}"' not in shown
    done = client.post(where, {"receiver": _account("bryssel").pk}, follow=True).content.decode()
    assert "Överlämnat." in done
    assert WatchProfile.objects.get().owner == _account("bryssel")


def test_ending_the_last_role_says_what_is_left(matter: Matter, sign_in: Callable[[str], Client]) -> None:
    row = Assignment.objects.get(account=_account("strateg"))
    address = reverse("organisation:end_assignment", args=[row.pk])
    on = (timezone.localdate() + timedelta(days=3)).isoformat()
    said = sign_in("admin").post(address, {"on": on}, follow=True).content.decode()
    assert "svarar fortfarande för 1 bevakning: lämna över" in said
    assert reverse("organisation:hand_over", args=[_account("strateg").pk]) in said


@pytest.mark.parametrize("name", ["bryssel", "sekreterare.run", "kontakt.us"])
def test_the_page_is_closed_to_others(matter: Matter, sign_in: Callable[[str], Client], name: str) -> None:
    where = reverse("organisation:hand_over", args=[_account("strateg").pk])
    assert sign_in(name).get(where).status_code == 403
    assert sign_in(name).post(where, {"receiver": _account("bryssel").pk}).status_code == 403
