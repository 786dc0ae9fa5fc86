"""My mail: what I get, what waits, what I was told; nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.features.monitoring.conftest import record
from tests.features.monitoring.digest_readers import account, mails, receive, told
from utblick.features.monitoring.actions.digests import set_silence, subscribe, unsubscribe
from utblick.features.monitoring.models import Digest, MailSettings, Subscription, WatchProfile
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.jobs.registry import all_jobs, all_pulses

Bring = Callable[..., Any]


@pytest.fixture
def strategist(region: None, client: Client) -> Client:
    Account.objects.filter(email="strateg@utblick.example").update(language="en")
    client.force_login(account("strateg"))
    return client


def test_the_page_shows_what_i_get_and_what_waits(
    strategist: Client, biofuel: WatchProfile, bring: Bring
) -> None:
    page = strategist.get(reverse("monitoring:mail")).content.decode()
    assert "You receive no watch profile yet" in page
    receive("strateg", biofuel)
    bring(record("a", "Ny lag om biodrivmedel", "Om biodrivmedel."), at=timezone.now())
    page = strategist.get(reverse("monitoring:mail")).content.decode()
    assert "Ny lag om" in page
    assert "next digest" in page
    assert not Digest.objects.exists(), "looking sends nothing"


def test_rhythms_silence_and_pause_are_saved(strategist: Client, biofuel: WatchProfile) -> None:
    one = receive("strateg", biofuel)
    day = timezone.localdate() + timedelta(days=10)
    form = {
        f"s{one.pk}-rhythm": "weekly",
        f"s{one.pk}-silence": "never",
        "own_rhythm": "monthly",
        "paused_until": day.isoformat(),
    }
    assert strategist.post(reverse("monitoring:mail_save"), form).status_code == 302
    one.refresh_from_db()
    assert (one.rhythm, one.silence) == ("weekly", "never")
    wishes = MailSettings.objects.get()
    assert (wishes.own_rhythm, wishes.paused_until) == ("monthly", day)
    page = strategist.get(reverse("monitoring:mail")).content.decode()
    assert "Your mail rests until" in page
    # Today is no pause; a day that has passed, or is too far away, is refused with a sentence.
    past = strategist.post(reverse("monitoring:mail_save"), form | {"paused_until": "2020-01-01"})
    assert past.status_code == 422
    assert "this one has passed" in past.content.decode()
    assert MailSettings.objects.get().paused_until == day
    strategist.post(
        reverse("monitoring:mail_save"), form | {"paused_until": timezone.localdate().isoformat()}
    )
    assert MailSettings.objects.get().paused_until is None
    answer = strategist.post(reverse("monitoring:mail_save"), form | {"paused_until": "2099-01-01"})
    assert answer.status_code == 422
    assert "Choose a day within a year" in answer.content.decode()


@pytest.mark.parametrize("bad", [{"own_rhythm": "instant"}, {"own_rhythm": ""}, {"paused_until": "tomorrow"}])
def test_bad_input_is_refused_with_a_sentence(strategist: Client, bad: dict[str, str]) -> None:
    answer = strategist.post(reverse("monitoring:mail_save"), {"own_rhythm": "daily"} | bad)
    assert answer.status_code == 422
    assert not MailSettings.objects.exists()


def test_a_profile_is_begun_stopped_and_begun_again(strategist: Client, biofuel: WatchProfile) -> None:
    strategist.post(reverse("monitoring:mail_start"), {"profile": biofuel.pk, "rhythm": "instant"})
    one = Subscription.objects.get()
    assert (one.account, one.rhythm) == (account("strateg"), "instant")
    answer = strategist.post(reverse("monitoring:mail_stop_one", args=[one.pk]), follow=True)
    assert reverse("monitoring:mail_resume", args=[biofuel.pk]) in answer.content.decode()
    assert not Subscription.objects.exists()
    strategist.post(reverse("monitoring:mail_resume", args=[biofuel.pk]))
    assert Subscription.objects.count() == 1
    answer = strategist.post(reverse("monitoring:mail_start"), {"profile": "999999"}, follow=True)
    assert "Choose a watch profile" in answer.content.decode()


def test_sending_now_shows_what_was_told(strategist: Client, biofuel: WatchProfile, bring: Bring) -> None:
    answer = strategist.post(reverse("monitoring:mail_now"), follow=True)
    assert "nothing was sent" in answer.content.decode()
    receive("strateg", biofuel)
    bring(record("a", "Ny lag om biodrivmedel", "Om biodrivmedel."), at=timezone.now())
    answer = strategist.post(reverse("monitoring:mail_now"), follow=True)
    assert "Ny lag om" in answer.content.decode()
    assert told("strateg").total() == len(mails()) == 1
    history = strategist.get(reverse("monitoring:mail_history")).content.decode()
    assert reverse("monitoring:mail_digest", args=[Digest.objects.get().pk]) in history
    assert strategist.get(reverse("monitoring:mail_history") + "?format=csv").status_code == 200


def test_nobody_sees_or_stops_anybody_elses(
    strategist: Client, biofuel: WatchProfile, bring: Bring, person: Callable[[str], Viewer]
) -> None:
    theirs = receive("bryssel", biofuel)
    bring(record("a", "Ny lag om biodrivmedel", "Om biodrivmedel."), at=timezone.now())
    digest = Digest.objects.create(
        account=account("bryssel"), rhythm="now", slot="x", built_at=timezone.now()
    )
    assert strategist.get(reverse("monitoring:mail_digest", args=[digest.pk])).status_code == 404
    assert strategist.post(reverse("monitoring:mail_stop_one", args=[theirs.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        set_silence(theirs, "always", by=person("strateg"), at=timezone.now())
    assert Subscription.objects.get().pk == theirs.pk


@pytest.mark.parametrize(
    ("name", "words"),
    [("mail", ()), ("mail_history", ()), ("mail_digest", (1,))],
)
def test_who_is_not_signed_in_is_asked_to(region: None, client: Client, name: str, words: Any) -> None:
    answer = client.get(reverse(f"monitoring:{name}", args=words))
    assert answer.status_code == 302
    assert "logga-in" in answer["Location"]


def test_only_who_may_change_profiles_chooses_others_mail(
    biofuel: WatchProfile, person: Callable[[str], Viewer], now: Any
) -> None:
    change = "monitoring.profile.change"
    people = {a: person(a.email.partition("@")[0]) for a in Account.objects.all()}
    elected = next(a for a, viewer in people.items() if not viewer.may(change))
    viewer = person(elected.email.partition("@")[0])
    with pytest.raises(NotAllowed):
        subscribe(biofuel, by=viewer, at=now, account=account("strateg"))
    row = subscribe(biofuel, by=person("strateg"), at=now, account=elected)
    assert row.account == elected
    with pytest.raises(NotAllowed):
        unsubscribe(biofuel, by=viewer, at=now, account=account("strateg"))
    assert unsubscribe(biofuel, by=viewer, at=now)
    assert not unsubscribe(biofuel, by=viewer, at=now)
    with pytest.raises(ValueError, match="rhythm"):
        subscribe(biofuel, rhythm="hourly", by=person("strateg"), at=now)


def test_the_jobs_are_there_for_administrators_to_see() -> None:
    assert {"monitoring.digests", "monitoring.digests.instant"} <= all_jobs().keys()
    assert "monitoring.digests.instant" in all_pulses()
    due = all_jobs()["monitoring.digests"].due_slot(timezone.now())
    assert due is not None
    assert due.hour == 7
