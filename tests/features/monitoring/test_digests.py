"""What a digest tells: once, grouped by matter, corrected, to those who may be told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.features.monitoring.conftest import document, record
from tests.features.monitoring.digest_readers import account, mails, moment, receive, told
from utblick.features.monitoring.actions import digests as actions
from utblick.features.monitoring.actions.telling import (
    pass_over,
    tell_now,
    tell_regular,
)
from utblick.features.monitoring.actions.triage import Verdict, judge
from utblick.features.monitoring.models import (
    Digest,
    DigestItem,
    DigestNotice,
    Hit,
    Matter,
    Source,
    Subscription,
    WatchProfile,
)
from utblick.features.organisation.models import Assignment, Board
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import PermissionRule
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken

Bring = Callable[..., Any]
MONDAY, TUESDAY = "2026-11-23T07:00", "2026-11-24T07:00"
TEXT = "Kommissionen föreslår nya regler för biodrivmedel i transportsektorn efter 2030."


def test_a_hit_is_told_the_next_morning_and_never_again(reader: Subscription, bring: Bring) -> None:
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    assert tell_regular(moment(TUESDAY)) == {"digests": 1, "hits": 1}
    for later in ("2026-11-24T07:05", "2026-11-25T07:00", "2026-11-30T07:00"):
        assert tell_regular(moment(later)) == {"digests": 0}
    (message,) = mails()
    digest = Digest.objects.get(sent_in=None)
    assert message.key == digest.mail_key
    assert message.to == "strateg@utblick.example"
    assert "*biodrivmedel*" in message.text
    assert "<b>biodrivmedel</b>" in message.html
    assert f"/arenden/{document('a').matter_id}/" in message.text


def test_reading_a_file_again_tells_nobody(reader: Subscription, bring: Bring) -> None:
    for at in ("2026-11-23T10:00", "2026-11-24T10:00"):
        bring(record("a", "Biodrivmedel", TEXT), at=moment(at))
        tell_regular(moment(at) + timedelta(hours=21))
    assert len(mails()) == 1


def test_what_was_found_after_seven_waits_for_the_next_morning(reader: Subscription, bring: Bring) -> None:
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-24T07:00"))
    assert tell_regular(moment("2026-11-24T11:00")) == {"digests": 0}
    assert tell_regular(moment("2026-11-25T07:00"))["digests"] == 1


def test_monday_covers_the_weekend_and_saturday_is_still(reader: Subscription, bring: Bring) -> None:
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-20T15:00"))
    assert tell_regular(moment("2026-11-21T07:00")) == {"digests": 0}
    bring(record("b", "Biogas i bussar", "Om biogas."), at=moment("2026-11-22T15:00"))
    assert tell_regular(moment(MONDAY)) == {"digests": 1, "hits": 2}


def test_one_matter_stands_once_with_all_profiles_and_sources(
    reader: Subscription, forest: WatchProfile, bring: Bring, other_source: Source
) -> None:
    receive("strateg", forest, "weekly")
    both = "Biodrivmedel av skogsråvara, COM(2026) 77."
    bring(record("a", "Förslag COM(2026) 77 om biodrivmedel", both), at=moment("2026-11-23T10:00"))
    bring(record("b", "COM(2026) 77: biodrivmedel", both), into=other_source, at=moment("2026-11-23T11:00"))
    assert Matter.objects.count() == 1
    assert tell_regular(moment(TUESDAY)) == {"digests": 1, "hits": 4}
    (message,) = mails()
    assert message.html.count('class="matter"') == 1
    assert "Biodrivmedel, Skog" in message.text
    assert "The Commission, The Council" in message.text
    assert tell_regular(moment("2026-11-30T07:00")) == {"digests": 0}, "the weekly profile went along"


def test_the_days_and_the_weeks_come_in_one_mail(
    reader: Subscription, forest: WatchProfile, bring: Bring
) -> None:
    receive("strateg", forest, "weekly")
    bring(record("b", "Skog", "Om skogsråvara."), at=moment("2026-11-18T10:00"))
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-22T10:00"))
    tell_regular(moment(MONDAY))
    (message,) = mails()
    assert "Om *skogsråvara*." in message.text
    lead = Digest.objects.get(sent_in=None)
    assert lead.rhythm == "weekly"
    assert [d.rhythm for d in lead.carried.all()] == ["daily"]
    assert message.subject == "Utblick – week 48: 2 matters: Biodrivmedel, Skog"


def test_a_week_that_was_missed_is_made_up_for(biofuel: WatchProfile, bring: Bring) -> None:
    receive("strateg", biofuel, "weekly")
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-22T10:00"))
    assert tell_regular(moment("2026-11-25T07:00")) == {"digests": 1, "hits": 1}
    assert Digest.objects.get(sent_in=None).slot == "2026-W48"


def test_more_in_a_matter_that_was_told(reader: Subscription, bring: Bring) -> None:
    bring(record("a", "COM(2026) 77 om biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    tell_regular(moment(TUESDAY))
    bring(record("b", "Rådet om COM(2026) 77", TEXT), at=moment("2026-11-24T10:00"))
    tell_regular(moment("2026-11-25T07:00"))
    first, second = mails()
    words = "NEW IN MATTERS THAT YOU HAVE BEEN TOLD ABOUT"
    assert words not in first.text
    assert words in second.text
    assert DigestItem.objects.count() == 2


def test_backlog_and_what_is_gone_are_not_told(reader: Subscription, bring: Bring) -> None:
    bring(record("old", "Biodrivmedel", TEXT, published="2026-01-07"), at=moment("2026-11-23T10:00"))
    bring(record("gone", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    bring(record("gone", "Vägar", "Om vägar."), at=moment("2026-11-23T11:00"))
    assert Hit.objects.count() == 2
    assert tell_regular(moment(TUESDAY)) == {"digests": 0}


def test_a_correction_is_marked_and_told_once(reader: Subscription, bring: Bring) -> None:
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    tell_regular(moment(TUESDAY))
    bring(record("a", "Biodrivmedel (rättelse)", TEXT + " Rättat."), at=moment("2026-11-24T10:00"))
    assert tell_regular(moment("2026-11-25T07:00")) == {"digests": 1}
    assert tell_regular(moment("2026-11-26T07:00")) == {"digests": 0}
    assert DigestNotice.objects.filter(kind="correction").count() == 1
    correction = mails()[1]
    assert 'class="matter"' not in correction.html, "a correction is no new matter"
    assert "Biodrivmedel (rättelse)" in correction.text
    # A second correction is another one; the words are gone now, and that is said.
    bring(record("a", "Vägar", "Om vägar."), at=moment("2026-11-26T10:00"))
    assert tell_regular(moment("2026-11-27T07:00")) == {"digests": 1}
    assert tell_regular(moment("2026-11-30T07:00")) == {"digests": 0}
    # And back again: the same hit is never told as new.
    bring(record("a", "Biodrivmedel igen", TEXT), at=moment("2026-11-30T10:00"))
    tell_regular(moment("2026-12-01T07:00"))
    assert told("strateg").total() == 1
    assert DigestNotice.objects.filter(kind="correction").count() == 3


def test_a_correction_before_the_first_telling_is_no_correction(reader: Subscription, bring: Bring) -> None:
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    bring(record("a", "Biodrivmedel", TEXT + " Rättat."), at=moment("2026-11-23T11:00"))
    assert tell_regular(moment(TUESDAY)) == {"digests": 1, "hits": 1}
    assert tell_regular(moment("2026-11-25T07:00")) == {"digests": 0}
    assert not DigestNotice.objects.exists()


def test_a_new_hit_through_a_correction_is_marked(
    reader: Subscription, forest: WatchProfile, bring: Bring
) -> None:
    receive("strateg", forest)
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    tell_regular(moment(TUESDAY))
    bring(record("a", "Biodrivmedel", TEXT + " Av skogsråvara."), at=moment("2026-11-24T10:00"))
    assert tell_regular(moment("2026-11-25T07:00")) == {"digests": 1, "hits": 1}
    assert 'class="mark"' in mails()[1].html
    assert tell_regular(moment("2026-11-26T07:00")) == {"digests": 0}, "the correction went with the hit"


def test_two_people_have_each_their_own_rhythm(biofuel: WatchProfile, bring: Bring) -> None:
    receive("strateg", biofuel, "daily")
    receive("bryssel", biofuel, "weekly")
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    tell_regular(moment(TUESDAY))
    assert (len(mails("strateg")), len(mails("bryssel"))) == (1, 0)
    tell_regular(moment("2026-11-30T07:00"))
    assert (told("strateg").total(), told("bryssel").total()) == (1, 1)


def test_the_profiles_rhythm_holds_where_there_is_none_of_ones_own(
    biofuel: WatchProfile, bring: Bring
) -> None:
    receive("strateg", biofuel, "")
    WatchProfile.objects.update(rhythm="weekly")
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    assert tell_regular(moment(TUESDAY)) == {"digests": 0}
    assert tell_regular(moment("2026-11-30T07:00"))["digests"] == 1


@pytest.mark.parametrize("loss", ["account", "ended", "role", "permission", "subscribe"])
def test_those_who_may_no_longer_get_nothing(reader: Subscription, bring: Bring, loss: str) -> None:
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    me = account("strateg")
    if loss == "account":
        me.is_active = False
        me.save()
    elif loss == "ended":
        me.valid_until = moment(TUESDAY).date()
        me.save()
    elif loss == "role":
        Assignment.objects.filter(account=me).update(valid_until=moment(TUESDAY).date())
    else:
        code = {"permission": "monitoring.document.view", "subscribe": "monitoring.profile.subscribe"}[loss]
        PermissionRule.objects.filter(action=code).update(reach="")
    assert tell_regular(moment(TUESDAY))["digests"] == 0
    with pytest.raises((NotAllowed, RuleBroken)):
        tell_now(by=viewer_for(me, moment(TUESDAY)), at=moment(TUESDAY))
    assert mails() == []


def test_who_may_not_see_the_inbox_is_told_when_it_is_judged(
    biofuel: WatchProfile, bring: Bring, person: Callable[[str], Viewer]
) -> None:
    elected = Assignment.objects.filter(role="elected", account__is_active=True).select_related("account")[0]
    name = elected.account.email.partition("@")[0]
    receive(name, biofuel)
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    assert tell_regular(moment(TUESDAY)) == {"digests": 0}
    matter = Matter.objects.get()
    verdict = Verdict(state="act", board=Board.objects.get(key="RUN"), owner=account("strateg"))
    judge(matter, verdict, version=matter.version, by=person("strateg"), at=moment("2026-11-24T10:00"))
    tell_regular(moment("2026-11-25T07:00"))
    assert told(name).total() == 1


def test_a_pause_holds_everything_and_loses_nothing(
    reader: Subscription, bring: Bring, person: Callable[[str], Viewer]
) -> None:
    me = person("strateg")
    until = moment("2026-11-26T00:00").date()
    actions.change_mail(own_rhythm="daily", paused_until=until, by=me, at=moment("2026-11-23T09:00"))
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    assert tell_regular(moment(TUESDAY)) == {"digests": 0}
    assert tell_regular(moment("2026-11-25T07:00")) == {"digests": 0}
    assert tell_regular(moment("2026-11-26T07:00")) == {"digests": 1, "hits": 1}


def test_what_comes_while_no_mail_is_wanted_is_not_told_later(
    reader: Subscription, biofuel: WatchProfile, bring: Bring, person: Callable[[str], Viewer]
) -> None:
    me = person("strateg")
    actions.subscribe(biofuel, rhythm="never", by=me, at=moment("2026-11-23T09:00"))
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    assert tell_regular(moment(TUESDAY))["digests"] == 0
    actions.subscribe(biofuel, rhythm="daily", by=me, at=moment("2026-11-24T09:00"))
    assert tell_regular(moment("2026-11-25T07:00")) == {"digests": 0}
    bring(record("b", "Biogas", "Om biogas."), at=moment("2026-11-25T10:00"))
    assert tell_regular(moment("2026-11-26T07:00")) == {"digests": 1, "hits": 1}


def test_resting_subscriptions_are_passed_over_each_day(reader: Subscription, biofuel: WatchProfile) -> None:
    assert pass_over(moment(MONDAY)) == 0
    biofuel.is_active = False
    biofuel.save()
    assert pass_over(moment(MONDAY)) == 1
    reader.refresh_from_db()
    assert reader.since == moment(MONDAY)
