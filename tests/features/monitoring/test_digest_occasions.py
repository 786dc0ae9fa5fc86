"""When a digest is sent beside the days' own: at once, on one's own matters, in silence, when asked; and its cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.features.monitoring.conftest import record
from tests.features.monitoring.digest_readers import account, mails, moment, receive
from utblick.features.monitoring.actions import digests as actions
from utblick.features.monitoring.actions.telling import (
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
    Document,
    Hit,
    MailSettings,
    Matter,
    Source,
    Subscription,
    WatchProfile,
)
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.jobs.models import JobRun
from utblick.foundation.rules import RuleBroken

Bring = Callable[..., Any]
MONDAY, TUESDAY = "2026-11-23T07:00", "2026-11-24T07:00"
TEXT = "Kommissionen föreslår nya regler för biodrivmedel i transportsektorn efter 2030."


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


def test_what_has_closed_is_not_told_at_once_but_with_the_days(biofuel: WatchProfile, bring: Bring) -> None:
    receive("strateg", biofuel, "instant")
    start = moment("2026-11-23T22:00")
    bring(record("a", "Biodrivmedel", TEXT), at=start)
    Document.objects.update(deadline_at=start - timedelta(days=60))
    assert not wake(start, by=system("test"))
    assert tell_instant(start) == {"digests": 0}
    assert tell_regular(moment(TUESDAY)) == {"digests": 1, "hits": 1}


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


def test_queries_do_not_grow_with_hits(reader: Subscription, bring: Bring) -> None:
    counts = []
    for number, day in ((3, 24), (500, 25)):
        many(bring, number)
        Hit.objects.filter(digest_items=None).update(found_at=moment(f"2026-11-{day - 1}T10:00"))
        with CaptureQueriesContext(connection) as captured:
            assert tell_regular(moment(f"2026-11-{day}T07:00"))["digests"] == 1
        counts.append(len(captured))
    assert DigestItem.objects.count() == 500
    # 500 rows are written in more than one statement on SQLite; reading is the same.
    assert counts[1] <= counts[0] + 8, counts
    assert counts[0] <= 50, [q["sql"][:120] for q in captured.captured_queries]
