"""What a digest tells: once, grouped by matter, corrected, to those who may be told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from time import process_time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.features.monitoring.conftest import document, record
from tests.features.monitoring.digest_readers import account, mails, moment, receive, told
from utblick.features.monitoring.actions import digests as actions
from utblick.features.monitoring.actions.telling import (
    pass_over,
    tell_instant,
    tell_now,
    tell_regular,
    wake,
)
from utblick.features.monitoring.actions.triage import Verdict, hand_over, judge
from utblick.features.monitoring.actions.waking import INSTANT_JOB
from utblick.features.monitoring.models import (
    Digest,
    DigestItem,
    DigestNotice,
    Hit,
    MailSettings,
    Matter,
    Source,
    Subscription,
    WatchProfile,
)
from utblick.features.organisation.models import Assignment, Board
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account, PermissionRule
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.jobs.models import JobRun
from utblick.foundation.rules import RuleBroken

Bring = Callable[..., Any]
MONDAY, TUESDAY = "2026-11-23T07:00", "2026-11-24T07:00"
TEXT = "Kommissionen föreslår nya regler för biodrivmedel i transportsektorn efter 2030."


@pytest.fixture
def reader(biofuel: WatchProfile) -> Subscription:
    """Let the strategist, who reads English, receive the profile each day."""
    Account.objects.filter(email="strateg@utblick.example").update(language="en")
    return receive("strateg", biofuel)


@pytest.fixture
def forest(biofuel: WatchProfile) -> WatchProfile:
    """Give another profile, with a word of its own."""
    return WatchProfile.objects.create(
        name="Skog",
        query="skogsråvara",
        owner=biofuel.owner,
        created_at=biofuel.created_at,
        changed_at=moment("2026-11-22T12:00"),
    )


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


# At once.


def test_at_once_is_queued_by_the_import_and_told_in_one_mail(biofuel: WatchProfile, bring: Bring) -> None:
    receive("strateg", biofuel, "instant")
    bring(
        record("a", "Biodrivmedel", TEXT),
        record("b", "Biogas i bussar", "Om biogas."),
        at=moment("2026-11-24T22:00"),
    )
    assert JobRun.objects.get(name=INSTANT_JOB).run_after == moment("2026-11-24T22:00")
    assert tell_instant(moment("2026-11-24T22:00") + timedelta(seconds=5)) == {"digests": 1, "hits": 2}
    assert len(mails()) == 1


def test_at_once_comes_at_most_every_five_minutes(biofuel: WatchProfile, bring: Bring) -> None:
    receive("strateg", biofuel, "instant")
    start = moment("2026-11-24T22:00")
    bring(record("a", "Biodrivmedel", TEXT), at=start)
    tell_instant(start)
    bring(record("b", "Biogas i bussar", "Om biogas."), at=start + timedelta(minutes=2))
    assert not wake(start + timedelta(minutes=2), by=system("test"))
    assert tell_instant(start + timedelta(minutes=4, seconds=59)) == {"digests": 0}
    assert wake(start + timedelta(minutes=5), by=system("test"))
    assert tell_instant(start + timedelta(minutes=5)) == {"digests": 1, "hits": 1}
    assert not wake(start + timedelta(minutes=11), by=system("test"))


def test_an_old_instant_hit_goes_with_the_days_digest(biofuel: WatchProfile, bring: Bring) -> None:
    receive("strateg", biofuel, "instant")
    MailSettings.objects.create(account=account("strateg"), paused_until=moment("2026-11-24T00:00").date())
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-10T10:00"))
    assert not wake(moment("2026-11-24T06:00"), by=system("test")), "too old for the minute"
    assert tell_regular(moment(TUESDAY)) == {"digests": 1, "hits": 1}


def test_nothing_is_queued_when_nobody_waits(reader: Subscription, bring: Bring) -> None:
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    assert not JobRun.objects.filter(name=INSTANT_JOB).exists()


# One's own matters, and silence.


def test_what_moved_is_told_to_owner_and_former_owner_once(
    reader: Subscription, bring: Bring, person: Callable[[str], Viewer]
) -> None:
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    tell_regular(moment(TUESDAY))
    matter, board = Matter.objects.get(), Board.objects.get(key="RUN")
    verdict = Verdict(state="act", board=board, owner=account("bryssel"))
    judge(matter, verdict, version=matter.version, by=person("strateg"), at=moment("2026-11-24T10:00"))
    tell_regular(moment("2026-11-25T07:00"))
    assert (len(mails("bryssel")), len(mails("strateg"))) == (1, 1), "nobody is told what they did themselves"
    matter.refresh_from_db()
    hand_over(
        matter,
        owner=account("strateg"),
        board=None,
        version=matter.version,
        by=person("strateg"),
        at=moment("2026-11-25T10:00"),
    )
    assert tell_regular(moment("2026-11-26T07:00"))["digests"] == 1
    assert len(mails("bryssel")) == 2, "it was taken over from them"
    assert tell_regular(moment("2026-11-27T07:00")) == {"digests": 0}


def test_new_documents_of_ones_own_matter_are_told_without_a_profile(
    biofuel: WatchProfile, bring: Bring, person: Callable[[str], Viewer]
) -> None:
    bring(record("a", "COM(2026) 77 om biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    matter = Matter.objects.get()
    verdict = Verdict(state="act", board=Board.objects.get(key="RUN"), owner=account("bryssel"))
    judge(matter, verdict, version=matter.version, by=person("strateg"), at=moment("2026-11-23T12:00"))
    tell_regular(moment(TUESDAY))
    bring(record("b", "Rådet om COM(2026) 77", TEXT), at=moment("2026-11-24T10:00"))
    tell_regular(moment("2026-11-25T07:00"))
    assert "Rådet om COM(2026) 77" in mails("bryssel")[1].text
    assert tell_regular(moment("2026-11-26T07:00")) == {"digests": 0}


def test_a_due_day_is_told_when_it_is_near_and_when_it_is_late(
    biofuel: WatchProfile, bring: Bring, person: Callable[[str], Viewer]
) -> None:
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-02T10:00"))
    matter = Matter.objects.get()
    due = moment("2026-12-02T00:00").date()
    verdict = Verdict(state="act", board=Board.objects.get(key="RUN"), owner=account("strateg"), due_on=due)
    judge(matter, verdict, version=matter.version, by=person("strateg"), at=moment("2026-11-02T12:00"))
    sent = []
    for day in range(35):
        at = moment("2026-11-03T07:00") + timedelta(days=day)
        if tell_regular(at)["digests"]:
            sent.append(timezone.localdate(at).isoformat())
    assert sent == ["2026-11-25", "2026-12-03"]
    assert DigestNotice.objects.filter(kind="due").count() == 2


def test_the_week_says_that_nothing_was_found_and_the_day_does_not(
    reader: Subscription, forest: WatchProfile, bring: Bring, source: Source
) -> None:
    receive("strateg", forest, "weekly")
    source.address, source.verified_at = "https://example.org/feed", moment("2026-11-01T07:00")
    source.last_success_at = source.last_new_at = moment("2026-11-23T05:00")
    source.save()
    bring(*[record(f"r{n}", f"Vägar {n}", "Om vägar.") for n in range(3)], at=moment("2026-11-18T10:00"))
    Source.objects.filter(pk=source.pk).update(
        last_success_at=moment("2026-11-23T05:00"), last_new_at=moment("2026-11-23T05:00")
    )
    assert tell_regular(moment(MONDAY)) == {"digests": 1}
    (message,) = mails()
    assert message.subject == "Utblick – week 48: 0 hits, 3 documents checked"
    assert "Skog" in message.text
    assert "All sources fresh (the oldest: The Commission, today 05:00)." in message.text
    assert "Biodrivmedel" not in message.text, "the day's profile is silent"
    assert Digest.objects.get(sent_in=None).documents_checked == 3
    assert tell_regular(moment("2026-11-24T07:00")) == {"digests": 0}, "silence is told on its own day"


def test_silence_can_be_chosen(reader: Subscription, person: Callable[[str], Viewer]) -> None:
    actions.set_silence(reader, "always", by=person("strateg"), at=moment(MONDAY))
    assert tell_regular(moment(MONDAY)) == {"digests": 1}
    actions.set_silence(reader, "never", by=person("strateg"), at=moment(MONDAY))
    assert tell_regular(moment(TUESDAY)) == {"digests": 0}


def test_sending_now_tells_everything_once(
    reader: Subscription, forest: WatchProfile, bring: Bring, person: Callable[[str], Viewer]
) -> None:
    receive("strateg", forest, "monthly")
    bring(
        record("a", "Biodrivmedel", TEXT),
        record("b", "Skog", "Om skogsråvara."),
        at=moment("2026-11-24T10:00"),
    )
    digest = tell_now(by=person("strateg"), at=moment("2026-11-24T10:05"))
    assert digest.items.count() == 2
    with pytest.raises(RuleBroken):
        tell_now(by=person("strateg"), at=moment("2026-11-24T10:06"))
    assert tell_regular(moment("2026-11-25T07:00")) == {"digests": 0}


# How much it costs.


def many(bring: Bring, number: int) -> None:
    bring(
        *[
            record(f"d{n}", f"Anläggning {n} för biogas {'x' * (n % 7)}", f"Biogas i anläggning {n}.")
            for n in range(number)
        ],
        at=moment("2026-11-23T10:00"),
    )


def test_queries_do_not_grow_with_hits_and_500_take_less_than_a_second(
    reader: Subscription, bring: Bring
) -> None:
    counts = []
    for number, day in ((3, 24), (500, 25)):
        many(bring, number)
        Hit.objects.filter(digest_items=None).update(found_at=moment(f"2026-11-{day - 1}T10:00"))
        start = process_time()
        with CaptureQueriesContext(connection) as captured:
            assert tell_regular(moment(f"2026-11-{day}T07:00"))["digests"] == 1
        counts.append(len(captured))
        took = process_time() - start
    assert DigestItem.objects.count() == 500
    # 500 rows are written in more than one statement on SQLite; reading is the same.
    assert counts[1] <= counts[0] + 8, counts
    assert counts[0] <= 50, [q["sql"][:120] for q in captured.captured_queries]
    assert took < 1.0, took
