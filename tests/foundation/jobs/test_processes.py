"""Real processes on one database of the suite's kind: a kill loses nothing, and two never do the same."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

PREPARE = """
import os, django
django.setup()
from django.db import connection
from utblick.foundation.accounts.models import Account
from utblick.foundation.jobs.models import JobRun
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.audit.models import AuditEvent
with connection.schema_editor() as editor:
    for model in (Account, JobRun, OutboxMessage):
        editor.create_model(model)
from datetime import datetime, timezone
now = datetime(2026, 1, 1, tzinfo=timezone.utc)
for number in range(60):
    JobRun.objects.create(name="test.write", arguments={"number": number}, queued_at=now, run_after=now)
    OutboxMessage.objects.create(key=f"m{number}", to="a@example.org", subject=str(number), text="x",
                                 created_at=now, send_after=now)
"""

WORK = """
import sys, time, django
django.setup()
from utblick.foundation.jobs import job
from utblick.foundation.jobs.registry import all_jobs, all_pulses
from utblick.foundation.jobs.worker import Worker, run_waiting
from utblick.foundation.outbox.sending import send_due
from django.utils import timezone
done = open(sys.argv[1], "a", buffering=1)
class Way:
    def __enter__(self): return self
    def __exit__(self, *error): return None
    def send(self, message): done.write(f"mail {message.key}\\n")
all_jobs()
@job("test.write", "Write")
def work(job, number):
    done.write(f"run {number}\\n")
    time.sleep(0.01)
while send_due(timezone.now(), limit=5, backend=Way()).sent or run_waiting(limit=5): pass
"""

SLEEP = """
import sys, time, django
django.setup()
from datetime import timedelta
from utblick.foundation.jobs import job, running
from utblick.foundation.jobs.registry import all_jobs
from utblick.foundation.jobs.worker import run_waiting
running.CLAIM = timedelta(seconds=1)
all_jobs()
@job("test.write", "Write")
def work(job, number):
    print("began", flush=True)
    time.sleep(float(sys.argv[1]))
    return {"attempt": job.attempt}
deadline = time.monotonic() + 20
while not run_waiting(limit=1) and time.monotonic() < deadline: time.sleep(0.1)
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty database of this test's own, on the server that the suite uses, if any."""
    server = os.environ.get("UTBLICK_DATABASE", "")
    if not server.startswith("postgres"):
        yield f"sqlite:{tmp_path / 'utblick.sqlite3'}"
        return
    parts, name = urlsplit(server), f"processes_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        yield urlunsplit(parts._replace(path=f"/{name}"))
        connection.execute(f"drop database {name} with (force)")


@pytest.fixture
def start(tmp_path: Path, database: str) -> Iterator[Start]:
    """Give a maker of processes of ours on that database."""
    environment = {
        **os.environ,
        "UTBLICK_DATA": str(tmp_path),
        "UTBLICK_DATABASE": database,
        "DJANGO_SETTINGS_MODULE": "utblick.config.settings",
    }
    begun: list[subprocess.Popen[str]] = []

    def make(program: str, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        return process

    yield make
    for process in begun:
        process.kill()
        process.wait()


def ended(process: subprocess.Popen[str]) -> str:
    out, error = process.communicate(timeout=60)
    assert process.returncode == 0, error
    return out


def asked(database: str, question: str) -> list[tuple[Any, ...]]:
    """Run one statement and give its rows, if it has any."""
    if database.startswith("postgres"):
        with psycopg.connect(database) as server:
            cursor = server.execute(question)
            return cursor.fetchall() if cursor.description else []
    with sqlite3.connect(database.removeprefix("sqlite:")) as file:
        return file.execute(question).fetchall()


def test_three_workers_share_the_work(start: Start, tmp_path: Path, database: str) -> None:
    ended(start(PREPARE))
    told = tmp_path / "told"
    workers = [start(WORK, str(told)) for _number in range(3)]
    for worker in workers:
        ended(worker)
    lines = told.read_text().splitlines()
    assert sorted(lines) == sorted(
        [f"run {number}" for number in range(60)] + [f"mail m{number}" for number in range(60)]
    )
    assert asked(database, "select distinct state, attempt from jobs_jobrun") == [("done", 1)]
    claimants = asked(database, "select count(*) from outbox_outboxmessage where sent_at is not null")
    assert claimants == [(60,)]


def test_a_killed_process_leaves_its_run_to_the_next(start: Start, database: str) -> None:
    ended(start(PREPARE))
    asked(database, "delete from jobs_jobrun where id > 1")
    killed = start(SLEEP, "60")
    assert killed.stdout is not None
    assert killed.stdout.readline() == "began\n"
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert asked(database, "select state, attempt from jobs_jobrun") == [("running", 1)]
    time.sleep(1.1)
    ended(start(SLEEP, "0"))
    assert asked(database, "select state, attempt from jobs_jobrun") == [("done", 2)]
