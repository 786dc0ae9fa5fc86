"""Background work: visible, once a period, taken up after a crash, and never by two."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from utblick.foundation import jobs
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.jobs import JobFailed, Running, registry, running
from utblick.foundation.jobs.actions import may_start, run_again, start_job
from utblick.foundation.jobs.jobs import forget_old
from utblick.foundation.jobs.models import JobRun, State
from utblick.foundation.jobs.registry import Job, UnknownJob
from utblick.foundation.jobs.running import claim_run, run_claimed, schedule_due
from utblick.foundation.jobs.worker import Worker, run_waiting

pytestmark = pytest.mark.django_db
Work = Callable[..., Any]


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Job]]:
    """Give an empty list of jobs, for the test alone."""
    registry.all_jobs()
    mine: dict[str, Job] = {}
    monkeypatch.setattr(registry, "_jobs", mine)
    monkeypatch.setattr(registry, "_pulses", {})
    return mine  # type: ignore[return-value]


def ask(now: datetime, name: str = "test.work", **more: Any) -> JobRun:
    return jobs.enqueue_job(name, by=system("test"), at=now, **more)


def test_a_run_shows_what_it_did(listed: Any, now: datetime, account: Account) -> None:
    given: list[Any] = []

    @jobs.job("test.work", "Arbeta")
    def work(job: Running, source: int, words: list[str]) -> dict[str, int]:
        given.append((source, words, job.by.name, job.by.is_system, job.attempt))
        job.progress(read=7)
        assert JobRun.objects.get().counts == {"read": 7}
        return {"inserted": 3}

    by = Viewer(account_id=account.pk, name="Anna Ek")
    jobs.enqueue_job("test.work", by=by, at=now, source=4, words=["å"])
    assert run_waiting() == 1
    run = JobRun.objects.get()
    assert given == [(4, ["å"], "test.work", True, 1)]
    assert (run.state, run.counts, run.error) == (State.DONE, {"read": 7, "inserted": 3}, "")
    assert (run.triggered_by, run.triggered_name, run.queued_at) == (account, "Anna Ek", now)
    assert run.started_at
    assert run.ended_at
    assert run.started_at <= run.ended_at
    assert run_waiting() == 0


def test_a_failure_in_words(listed: Any, now: datetime) -> None:
    @jobs.job("test.work", "Arbeta")
    def work(job: Running) -> None:
        raise JobFailed("Källan svarar inte.")

    ask(now)
    run_waiting()
    run = JobRun.objects.get()
    assert (run.state, run.error, run.traceback) == (State.FAILED, "Källan svarar inte.", "")


def test_a_fault_is_told_plainly_and_kept_for_administrators(listed: Any, now: datetime) -> None:
    @jobs.job("test.work", "Arbeta")
    def work(job: Running) -> None:
        job.counts["read"] = 2
        raise KeyError("titel")

    ask(now)
    run_waiting()
    run = JobRun.objects.get()
    assert run.error == "Stannade på ett fel i programmet (KeyError). En administratör kan läsa rapporten."
    assert "KeyError: 'titel'" in run.traceback
    assert run.counts == {"read": 2}


def test_wrong_arguments_are_a_fault_of_the_run_and_not_of_the_worker(listed: Any, now: datetime) -> None:
    jobs.job("test.work", "Arbeta")(lambda job: None)
    ask(now, unexpected=1)
    run_waiting()
    assert "TypeError" in JobRun.objects.get().error


def test_a_job_may_be_tried_again_later(listed: Any, now: datetime) -> None:
    @jobs.job("test.work", "Arbeta", tries=2)
    def work(job: Running) -> dict[str, int]:
        if job.attempt == 1:
            raise JobFailed("Inte nu.")
        return {"done": 1}

    ask(now)
    assert run_waiting() == 1
    run = JobRun.objects.get()
    assert (run.state, run.error) == (State.QUEUED, "Inte nu.")
    assert run.run_after > timezone.now()
    assert run_waiting(run.run_after) == 1
    run.refresh_from_db()
    assert (run.state, run.attempt, run.error, run.counts) == (State.DONE, 2, "", {"done": 1})


def test_work_that_waits_is_not_queued_twice(listed: Any, now: datetime) -> None:
    jobs.job("test.work", "Arbeta")(lambda job: None)
    assert ask(now, key="source:4") == ask(now, key="source:4")
    assert ask(now, key="source:5") != ask(now, key="source:4")
    assert ask(now) != ask(now)
    run_waiting()
    ask(now, key="source:4")
    assert JobRun.objects.filter(key="source:4").count() == 2


def test_an_unknown_job_is_refused_at_once(listed: Any, now: datetime) -> None:
    with pytest.raises(UnknownJob, match=r"jobs\.py"):
        ask(now, "test.missing")


def test_a_job_that_this_version_lacks_fails_in_words(listed: Any, now: datetime) -> None:
    JobRun.objects.create(name="test.gone", queued_at=now, run_after=now)
    run_waiting()
    assert JobRun.objects.get().error == "Jobbet finns inte längre i den här versionen."


@pytest.mark.django_db(transaction=True)
def test_work_goes_when_its_cause_goes(listed: Any, now: datetime) -> None:
    jobs.job("test.work", "Arbeta")(lambda job: None)

    with transaction.atomic():
        ask(now)
        transaction.set_rollback(True)
    assert not JobRun.objects.exists()


# Periods.


@pytest.mark.parametrize(
    ("every", "at_time", "at", "slot"),
    [
        (timedelta(minutes=15), time(0), "2026-11-23T09:31+00:00", "2026-11-23T09:30+00:00"),
        (timedelta(days=1), time(6, 30), "2026-11-23T05:29+00:00", "2026-11-22T05:30+00:00"),
        (timedelta(days=1), time(6, 30), "2026-11-23T05:30+00:00", "2026-11-23T05:30+00:00"),
        # The clock of the region, also when it is put back (25 October 2026) and forward (29 March 2026).
        (timedelta(days=1), time(6, 30), "2026-10-25T05:30+00:00", "2026-10-25T05:30+00:00"),
        (timedelta(days=1), time(6, 30), "2026-10-24T04:30+00:00", "2026-10-24T04:30+00:00"),
        (timedelta(days=1), time(2, 30), "2026-03-29T09:00+00:00", "2026-03-29T01:30+00:00"),
        (timedelta(days=7), time(7), "2026-11-22T12:00+00:00", "2026-11-16T06:00+00:00"),
        (timedelta(days=7), time(7), "2026-11-23T06:00+00:00", "2026-11-23T06:00+00:00"),
    ],
)
def test_when_a_period_begins(every: timedelta, at_time: time, at: str, slot: str) -> None:
    job = Job("x", "X", lambda job: None, every, at_time)
    begun = job.due_slot(datetime.fromisoformat(at))
    assert begun is not None
    assert begun.astimezone(UTC) == datetime.fromisoformat(slot)


def test_a_period_gets_one_run(listed: Any, now: datetime) -> None:
    jobs.job("test.work", "Arbeta", timedelta(hours=1))(lambda job: None)
    jobs.job("test.by_hand", "Arbeta")(lambda job: None)
    assert schedule_due(now) == 1
    assert schedule_due(now) == 0
    run_waiting(now)
    assert schedule_due(now + timedelta(minutes=29)) == 0
    assert schedule_due(now + timedelta(minutes=30)) == 1
    assert list(JobRun.objects.values_list("name", flat=True)) == ["test.work", "test.work"]


def test_two_schedulers_that_saw_the_same_make_one_run(
    listed: Any, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs.job("test.work", "Arbeta", timedelta(hours=1))(lambda job: None)
    nothing = JobRun.objects.none()
    monkeypatch.setattr(JobRun.objects, "filter", lambda *args, **kwargs: nothing)
    schedule_due(now)
    schedule_due(now)
    monkeypatch.undo()
    assert JobRun.objects.count() == 1


def test_a_job_that_still_runs_is_not_started_beside_itself(listed: Any, now: datetime) -> None:
    jobs.job("test.work", "Arbeta", timedelta(hours=1))(lambda job: None)
    schedule_due(now)
    assert schedule_due(now + timedelta(hours=3)) == 0


def test_idle_looks_are_cheap(listed: Any, now: datetime, django_assert_num_queries: Any) -> None:
    jobs.job("test.work", "Arbeta", timedelta(hours=1))(lambda job: None)
    schedule_due(now)
    run_waiting(now)
    with django_assert_num_queries(1):
        schedule_due(now)
    with django_assert_num_queries(1):
        claim_run(now, "someone")


# Crashes.


def test_a_killed_workers_run_is_taken_up_again(listed: Any, now: datetime) -> None:
    done: list[int] = []
    jobs.job("test.work", "Arbeta")(lambda job: done.append(job.attempt))
    ask(now)
    assert claim_run(now, "killed") is not None
    assert claim_run(now + running.CLAIM - timedelta(seconds=1), "next") is None
    again = claim_run(now + running.CLAIM, "next")
    assert again is not None
    run_claimed(again, "next")
    assert done == [2]
    assert JobRun.objects.get().state == State.DONE


def test_a_run_that_kills_its_workers_is_given_up(listed: Any, now: datetime) -> None:
    jobs.job("test.work", "Arbeta")(lambda job: None)
    ask(now)
    moment = now
    for number in range(running.TAKEN_AT_MOST):
        assert claim_run(moment, f"killed {number}")
        moment += running.CLAIM
    last = claim_run(moment, "careful")
    assert last is not None
    run_claimed(last, "careful")
    run = JobRun.objects.get()
    assert run.state == State.FAILED
    assert run.error == "Avbröts 3 gånger utan att bli klart; det körs inte igen av sig självt."


def test_a_worker_thought_dead_does_not_overwrite_its_successor(listed: Any, now: datetime) -> None:
    @jobs.job("test.work", "Arbeta")
    def work(job: Running) -> dict[str, int]:
        if job.attempt == 1:
            JobRun.objects.update(claimed_until=now)
            other = claim_run(now, "successor")
            assert other is not None
            run_claimed(other, "successor")
        return {"attempt": job.attempt}

    ask(now)
    first = claim_run(now, "slow")
    assert first is not None
    run_claimed(first, "slow")
    assert JobRun.objects.get().counts == {"attempt": 2}


@pytest.mark.django_db(transaction=True)
def test_the_claim_is_renewed_while_the_work_goes_on(listed: Any, now: datetime) -> None:
    renewed = threading.Event()

    @jobs.job("test.work", "Arbeta")
    def work(job: Running) -> None:
        first = JobRun.objects.get().claimed_until
        for _look in range(200):
            if JobRun.objects.get().claimed_until != first:
                renewed.set()
                return
            threading.Event().wait(0.02)

    ask(now)
    run = claim_run(now, "me")
    assert run is not None
    run_claimed(run, "me", renew_every=0.05)
    assert renewed.is_set()


# Workers.


def test_a_turn_schedules_pulses_and_runs(listed: Any, now: datetime) -> None:
    seen: list[str] = []
    jobs.job("test.work", "Arbeta", timedelta(hours=1))(lambda job: seen.append("run"))
    jobs.pulse("test.pulse", timedelta(hours=1))(lambda at: seen.append("pulse"))
    worker = Worker()
    assert worker.turn(now)
    assert not worker.turn(now)
    assert seen == ["pulse", "run"]


def test_a_broken_pulse_stops_nothing(listed: Any, now: datetime, caplog: Any) -> None:
    def broken(at: datetime) -> None:
        raise RuntimeError("out of order")

    seen: list[str] = []
    jobs.pulse("test.broken", timedelta(hours=1))(broken)
    jobs.pulse("test.whole", timedelta(hours=1))(lambda at: seen.append("pulse"))
    jobs.job("test.work", "Arbeta")(lambda job: seen.append("run"))
    ask(now)
    Worker().turn(now)
    assert seen == ["pulse", "run"]
    assert "the pulse test.broken failed" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_worker_works_until_it_is_stopped(listed: Any, now: datetime) -> None:
    done = threading.Event()
    jobs.job("test.work", "Arbeta")(lambda job: done.set())
    ask(now)
    worker = Worker(scheduling=False)
    worker.start()
    assert done.wait(10)
    worker.stop()
    worker.join(10)
    assert not worker.is_alive()
    assert JobRun.objects.get().state == State.DONE


# By hand.


def test_run_again_and_start_now(listed: Any, now: datetime, viewer_with: Callable[..., Viewer]) -> None:
    jobs.job("test.work", "Arbeta")(lambda job, source: None)
    jobs.job("test.periodic", "Arbeta", timedelta(days=1))(lambda job: None)
    admin = viewer_with(Role.ADMINISTRATOR)
    first = ask(now, source=4)
    with pytest.raises(JobFailed, match="inte klar"):
        run_again(first, by=admin, at=now)
    run_waiting()
    first.refresh_from_db()
    again = run_again(first, by=admin, at=now)
    assert (again.arguments, again.state) == ({"source": 4}, State.QUEUED)
    assert run_again(first, by=admin, at=now) == again
    assert start_job("test.periodic", by=admin, at=now).name == "test.periodic"
    with pytest.raises(JobFailed, match="från sidan"):
        start_job("test.work", by=admin, at=now)
    with pytest.raises(JobFailed, match="finns inte"):
        start_job("test.missing", by=admin, at=now)
    assert set(AuditEvent.objects.values_list("action", flat=True)) == {"jobs.run.started"}


@pytest.mark.parametrize("role", [Role.ELECTED, Role.UNIT_CONTACT, Role.BOARD_SECRETARY, Role.COMMUNICATIONS])
def test_others_may_not_start_work(
    listed: Any, now: datetime, viewer_with: Callable[..., Viewer], role: str
) -> None:
    jobs.job("test.work", "Arbeta", timedelta(days=1))(lambda job: None)
    run = ask(now)
    with pytest.raises(NotAllowed):
        run_again(run, by=viewer_with(role), at=now)
    with pytest.raises(NotAllowed):
        start_job("test.work", by=viewer_with(role), at=now)


@pytest.mark.parametrize("role", [Role.STRATEGIST, Role.BRUSSELS_OFFICER])
def test_only_administrators_start_what_writes_letters_or_erases(
    listed: Any, now: datetime, viewer_with: Callable[..., Viewer], role: str
) -> None:
    jobs.job("test.fetch", "Hämta", timedelta(days=1), by_hand=jobs.READ)(lambda job: None)
    jobs.job("test.erase", "Radera", timedelta(days=1))(lambda job: None)
    viewer = viewer_with(role)
    assert [may_start(viewer, name) for name in ("test.fetch", "test.erase", "test.missing")] == [
        True,
        False,
        False,
    ]
    assert start_job("test.fetch", by=viewer, at=now).name == "test.fetch"
    with pytest.raises(NotAllowed):
        start_job("test.erase", by=viewer, at=now)


def test_old_runs_are_forgotten(now: datetime) -> None:
    for days, state in ((91, State.DONE), (91, State.FAILED), (89, State.DONE)):
        moment = now - timedelta(days=days)
        JobRun.objects.create(name="x", queued_at=moment, run_after=moment, ended_at=moment, state=state)
    JobRun.objects.create(name="x", queued_at=now - timedelta(days=200), run_after=now)
    assert forget_old(Running("jobs.forget", now, 0, 1)) == {"removed": 2}


def test_every_job_of_the_installation_has_words_and_a_rhythm() -> None:
    found = registry.all_jobs()
    assert {"jobs.forget", "outbox.forget", "accounts.forget"} <= set(found)
    assert all(str(job.label) for job in found.values())
    assert "outbox.send" in registry.all_pulses()
