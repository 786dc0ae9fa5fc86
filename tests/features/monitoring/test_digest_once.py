"""Each thing is told once: killed between any two steps, by two workers at a time, in any order of events."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.features.monitoring.conftest import record
from tests.features.monitoring.digest_readers import STOCKHOLM, account, mails, moment, receive, told
from utblick.features.monitoring.actions import digests as subscribing
from utblick.features.monitoring.actions import telling
from utblick.features.monitoring.digests import REGULAR, next_end, slot
from utblick.features.monitoring.models import (
    Digest,
    DigestItem,
    DigestNotice,
    Hit,
    Source,
    Subscription,
    WatchProfile,
)
from utblick.features.monitoring.queries.digests import calendar
from utblick.features.monitoring.queries.untold import untold
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation import outbox
from utblick.foundation.jobs import JobFailed

Bring = Callable[..., Any]
TUESDAY = moment("2026-11-24T07:00")


class Killed(BaseException):
    """The process ends here."""


# Each step of telling, in order, with where it lives: what happens just before and just after it is killed.
STEPS = (
    (telling, "viewer_for"),
    (telling, "mail_settings"),
    (telling, "content"),
    (telling, "_remember"),
    (Digest, "save"),
    (DigestItem.objects.__class__, "bulk_create"),
    (telling, "_bring_up_to_date"),
    (telling, "write"),
    (outbox, "enqueue"),
)


def break_at(monkeypatch: pytest.MonkeyPatch, step: int, *, after: bool, error: type[BaseException]) -> None:
    """Let one step end the work, before or after it is done."""
    place, name = STEPS[step]
    real = getattr(place, name)

    def broken(*args: Any, **kwargs: Any) -> Any:
        if after:
            real(*args, **kwargs)
        raise error

    monkeypatch.setattr(place, name, broken)


@pytest.fixture
def waiting(biofuel: WatchProfile, bring: Bring) -> None:
    """Let two people wait for a new hit, one of them for a correction too."""
    for name in ("strateg", "bryssel"):
        receive(name, biofuel)
    bring(record("old", "Biodrivmedel", "Om biodrivmedel."), at=moment("2026-11-22T10:00"))
    telling.tell_regular(moment("2026-11-23T07:00"))
    bring(record("old", "Biodrivmedel", "Om biodrivmedel, rättat."), at=moment("2026-11-23T09:00"))
    bring(record("a", "Biogas", "Om biogas."), at=moment("2026-11-23T10:00"))


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", range(len(STEPS)), ids=[name for _place, name in STEPS])
def test_a_kill_between_any_two_steps_neither_loses_nor_doubles(
    waiting: None, monkeypatch: pytest.MonkeyPatch, step: int, after: bool
) -> None:
    before = (Digest.objects.count(), DigestItem.objects.count(), len(mails()))
    with monkeypatch.context() as patched:
        break_at(patched, step, after=after, error=Killed)
        with pytest.raises(Killed):
            telling.tell_regular(TUESDAY)
    assert (Digest.objects.count(), DigestItem.objects.count(), len(mails())) == before
    assert not DigestNotice.objects.exists()
    assert telling.tell_regular(TUESDAY) == {"digests": 2, "hits": 2}
    assert telling.tell_regular(TUESDAY) == {"digests": 0}
    assert len(mails("strateg")) == len(mails("bryssel")) == 2
    assert DigestNotice.objects.filter(kind="correction").count() == 2


def test_one_persons_fault_keeps_nobody_elses_mail_back(
    waiting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = account("bryssel")
    real = telling.write

    def write(content: Any, digest: Digest, *args: Any, **kwargs: Any) -> Any:
        if digest.account_id == broken.pk:
            raise RuntimeError("no words")
        return real(content, digest, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(telling, "write", write)
        with pytest.raises(JobFailed, match="1"):
            telling.tell_regular(TUESDAY)
    assert (len(mails("strateg")), len(mails("bryssel"))) == (2, 1)
    assert telling.tell_regular(TUESDAY) == {"digests": 1, "hits": 1}


def test_a_worker_that_read_before_another_told_tells_nothing(
    waiting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a lock does not help, the database's own constraints do."""
    me, slots = account("strateg"), [slot("daily", TUESDAY, calendar())]
    stale = telling.content(viewer_for(me, TUESDAY), at=TUESDAY, slots=slots)
    assert telling.tell(me, slots, at=TUESDAY) is not None
    looks = iter([slots])
    real = telling._open
    monkeypatch.setattr(telling, "content", lambda *args, **kwargs: stale)
    monkeypatch.setattr(telling, "_open", lambda *args: next(looks, None) or real(*args))
    assert telling.tell(me, slots, at=TUESDAY) is None
    assert len(mails("strateg")) == 2
    # The same hits in another slot are held by the hits themselves, and that is a fault to be seen.
    other = [slot("daily", TUESDAY + timedelta(days=1), calendar())]
    with pytest.raises(IntegrityError):
        telling.tell(me, other, at=TUESDAY + timedelta(days=1))
    assert len(mails("strateg")) == 2


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_moment_tell_once(biofuel: WatchProfile, bring: Bring) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one writer; the run on PostgreSQL has several")
    for name in ("strateg", "bryssel"):
        receive(name, biofuel)
        Subscription.objects.filter(account=account(name)).update(rhythm="instant")
    bring(
        *[record(f"d{n}", f"Biogas {n}", f"Om biogas {n}.") for n in range(30)], at=moment("2026-11-23T10:00")
    )
    start, faults = threading.Barrier(6), []

    def work(number: int) -> None:
        try:
            start.wait()
            for again in range(3):
                # Half of them regular, half at once: different slots, the same hits.
                if number % 2:
                    telling.tell_regular(TUESDAY)
                else:
                    telling.tell_instant(TUESDAY + timedelta(seconds=number + again))
        except BaseException as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    for name in ("strateg", "bryssel"):
        assert set(told(name).values()) == {1}
        assert told(name).total() == 30
        assert len(mails(name)) == 1


# Random histories.

WORDS = ("alfa", "beta")
NAMES = ("strateg", "bryssel")
RHYTHMS = ("instant", "daily", "weekly", "monthly", "never")
EVENTS = st.one_of(
    st.tuples(st.just("import"), st.integers(0, 5), st.sets(st.sampled_from(WORDS)), st.integers(0, 2)),
    st.tuples(st.just("rhythm"), st.sampled_from(NAMES), st.sampled_from(WORDS), st.sampled_from(RHYTHMS)),
    st.tuples(st.just("hours"), st.integers(1, 60)),
    st.tuples(st.just("crash"), st.integers(0, len(STEPS) - 1), st.booleans()),
    st.tuples(
        st.just("minute"),
    ),
)


def check_everything_due_is_told(at: datetime) -> None:
    """After a regular sending nothing is left that was found before the end of its slot."""
    for hit in untold():
        if hit.wanted != "instant":
            assert hit.found_at >= slot(hit.wanted, at, calendar()).until, (hit.wanted, hit.found_at, at)


def check_nothing_is_told_twice() -> None:
    for message in mails():
        digest = next(d for d in Digest.objects.all() if d.mail_key == message.key)
        matters = set(digest.items.values_list("hit__document__matter", flat=True))
        assert message.html.count('class="matter"') == len(matters)
    keys = [message.key for message in mails()]
    assert len(keys) == len(set(keys)) == Digest.objects.filter(sent_in=None).count()
    for name in NAMES:
        assert set(told(name).values()) <= {1}


@given(st.lists(EVENTS, min_size=3, max_size=14))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_tells_everything_due_exactly_once(
    source: Source, bring: Bring, events: list[Any]
) -> None:
    with transaction.atomic():
        play(source, bring, events)
        transaction.set_rollback(True)


def play(source: Source, bring: Bring, events: list[Any]) -> None:
    at = datetime(2026, 11, 2, 6, tzinfo=STOCKHOLM)
    profiles = {}
    for number, word in enumerate(WORDS):
        profiles[word] = WatchProfile.objects.create(
            name=word,
            query=word,
            owner=account("strateg"),
            created_at=at,
            changed_at=at + timedelta(microseconds=number),
        )
        for name in NAMES:
            receive(name, profiles[word], "daily", since="2026-11-02T06:00")
    wanted_when: dict[tuple[str, str], list[tuple[datetime, str]]] = {
        (name, word): [(at, "daily")] for name in NAMES for word in WORDS
    }
    next_regular = at.replace(hour=7)
    for event in events:
        if event[0] == "import":
            _, number, words, text = event
            body = f"Om {' och '.join(sorted(words)) or 'annat'}. Lydelse {text}."
            bring(record(f"d{number}", f"COM(2026) {100 + number // 2} del {number}", body), at=at)
        elif event[0] == "rhythm":
            _, name, word, rhythm = event
            subscribing.subscribe(profiles[word], rhythm=rhythm, by=viewer_for(account(name), at), at=at)
            wanted_when[name, word].append((at, rhythm))
        elif event[0] == "crash":
            with pytest.MonkeyPatch.context() as patched:
                break_at(patched, event[1], after=event[2], error=Killed)
                try:
                    telling.tell_instant(at)
                    telling.tell_regular(at)
                except Killed:
                    pass
        elif event[0] == "minute":
            telling.tell_instant(at)
        else:
            end = at + timedelta(hours=event[1])
            while next_regular <= end:
                telling.tell_regular(next_regular)
                if calendar().is_open(next_regular):
                    check_everything_due_is_told(next_regular)
                next_regular += timedelta(days=1)
            at = end
        at += timedelta(minutes=6)
    # Let each rhythm come round once more.
    for end in sorted({next_end(rhythm, at, calendar()) for rhythm in REGULAR}):
        telling.tell_regular(end)
        check_everything_due_is_told(end)
    check_nothing_is_told_twice()
    # In the end everything has been told that lived, and was found while the person wanted mail.
    for (name, word), history in wanted_when.items():
        for hit in Hit.objects.filter(profile=profiles[word], gone_at=None, is_backlog=False):
            then = [rhythm for since, rhythm in history if since <= hit.found_at][-1]
            later = [rhythm for since, rhythm in history if since > hit.found_at]
            if then != "never" and "never" not in later:
                assert told(name)[hit.pk] == 1, (name, word, hit.found_at)
            elif then == "never":
                assert told(name)[hit.pk] == 0, (name, word, hit.found_at)
