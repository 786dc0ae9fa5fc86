"""`utblick check` and what `utblick serve` heeds."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from utblick.config import environment, installation
from utblick.config.commands import serve
from utblick.config.installation import CRITICAL, REMARK, findings
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import system
from utblick.foundation.jobs.models import JobRun
from utblick.foundation.outbox.models import OutboxMessage

GOOD_SECRET = "k7Qm-" * 4 + "pX2vN8sLzR4tYbW9cH3jF6gD1aE5uV0oI"


@pytest.fixture(autouse=True)
def _well(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything be as it should, so that each test breaks one thing."""
    settings.UTBLICK_DATA = tmp_path
    settings.UTBLICK_JOBS = "web"
    settings.SECRET_KEY = GOOD_SECRET
    settings.ALLOWED_HOSTS = ["utblick.example.org"]
    settings.UTBLICK_ADDRESS = "https://utblick.example.org"
    settings.UTBLICK_SMTP = "smtp://mail.example.org"
    settings.DEFAULT_FROM_EMAIL = "Utblick <utblick@example.org>"
    monkeypatch.setenv("UTBLICK_SECRET_KEY", GOOD_SECRET)
    monkeypatch.setenv("UTBLICK_PROXY_TLS", "1")
    monkeypatch.setenv("UTBLICK_PUBLISHER", "Region Exempel")
    monkeypatch.setenv("UTBLICK_PUBLISHER_MAIL", "data@example.org")
    monkeypatch.setattr(installation, "outdated", list)
    # The suite may make its tables without migrations; the migration check has a test of its own.
    monkeypatch.setattr(installation.MigrationExecutor, "migration_plan", lambda self, targets: [])


@pytest.mark.django_db
def test_a_good_installation_has_nothing_to_mend() -> None:
    assert findings(production=True) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value", "weight", "words"),
    [
        ("SECRET_KEY", "short", "critical", "för kort"),
        ("SECRET_KEY", "a" * 60, "critical", "för enkel"),
        ("ALLOWED_HOSTS", ["*"], "critical", "UTBLICK_HOSTS är *"),
        ("ALLOWED_HOSTS", ["localhost", "127.0.0.1"], "critical", "egna datorns namn"),
        ("ALLOWED_HOSTS", ["other.example.org"], "wrong", "finns inte i UTBLICK_HOSTS"),
        ("UTBLICK_ADDRESS", "http://utblick.example.org", "critical", "https://"),
        ("UTBLICK_ADDRESS", "https:", "critical", "ha ett värdnamn"),
        ("UTBLICK_ADDRESS", "https://[utblick", "critical", "ha ett värdnamn"),
        ("UTBLICK_ADDRESS", "https://utblick.example.org:x", "critical", "ha ett värdnamn"),
        ("DEBUG", True, "critical", "Felsökningsläget"),
        ("UTBLICK_SMTP", "", "wrong", "når ingen"),
        ("UTBLICK_SMTP", "foo", "critical", "UTBLICK_SMTP går inte att läsa"),
        ("UTBLICK_SMTP", "smtp://u:p@h:x", "critical", "UTBLICK_SMTP går inte att läsa"),
        ("UTBLICK_SMTP", "smtp://[h", "critical", "UTBLICK_SMTP går inte att läsa"),
        ("DEFAULT_FROM_EMAIL", "Utblick <utblick@localhost>", "wrong", "UTBLICK_MAIL_FROM"),
        ("DEFAULT_FROM_EMAIL", "foo", "critical", "UTBLICK_MAIL_FROM är foo"),
        ("DEFAULT_FROM_EMAIL", "a@example.org, b@example.org", "critical", "UTBLICK_MAIL_FROM är a@"),
        (
            "DEFAULT_FROM_EMAIL",
            "Utblick <a@example.org>\nBcc: b@example.org",
            "critical",
            "UTBLICK_MAIL_FROM",
        ),
        ("UTBLICK_MAILBOX", "http://x", "critical", "UTBLICK_MAILBOX går inte att läsa"),
        ("UTBLICK_JOBS", "sometimes", "wrong", "web eller separate"),
        ("UTBLICK_DATA", Path("/nowhere/at/all"), "critical", "/nowhere/at/all"),
        ("TIME_ZONE", "Europe/Atlantis", "critical", "tzdata"),
    ],
)
def test_each_thing_that_is_wrong_is_told(
    settings: Any, name: str, value: Any, weight: str, words: str
) -> None:
    monkeypatch_free = {"TIME_ZONE"}
    if name in monkeypatch_free:
        # Django reads it at once; the check only asks whether it is known.
        settings._wrapped.__dict__[name] = value
    else:
        setattr(settings, name, value)
    try:
        found = findings(production=True)
    finally:
        if name in monkeypatch_free:
            settings._wrapped.__dict__.pop(name)
    assert [(finding.weight, words in finding.sv) for finding in found if words in finding.sv] == [
        (weight, True)
    ]
    assert all(finding.en and finding.en != finding.sv for finding in found)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["UTBLICK_PUBLISHER", "UTBLICK_PUBLISHER_MAIL"])
def test_a_publisher_that_is_not_set_is_remarked_on(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv(name)
    (finding,) = findings(production=True)
    assert finding.weight == REMARK
    assert f"{name} är inte satt" in finding.sv
    assert f"{name} is not set" in finding.en
    assert findings(production=False) == []


def test_a_setting_of_a_few_words_is_one_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.choice("UTBLICK_LICENCE", ("cc0", "cc-by-4.0")) == "cc0"
    monkeypatch.setenv("UTBLICK_LICENCE", "mine")
    with pytest.raises(ValueError, match=r"cc0, cc-by-4\.0, not 'mine'"):
        environment.choice("UTBLICK_LICENCE", ("cc0", "cc-by-4.0"))


@pytest.mark.django_db
def test_the_missing_secret_is_told_with_how_to_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UTBLICK_SECRET_KEY")
    (finding,) = findings(production=True)
    assert finding.weight == CRITICAL
    assert "token_urlsafe(64)" in finding.said("en")


@pytest.mark.django_db
def test_an_address_without_host_name_is_told_once(settings: Any) -> None:
    settings.UTBLICK_ADDRESS = "foo"
    (finding,) = findings(production=True)
    assert finding.sv.startswith("UTBLICK_ADDRESS är foo")


@pytest.mark.django_db
def test_mail_settings_are_read_outside_production_too_and_no_password_is_told(settings: Any) -> None:
    settings.UTBLICK_SMTP, settings.UTBLICK_MAILBOX = "smtp://u:hemligt@h:x", "http://u:hemligt@x"
    settings.DEFAULT_FROM_EMAIL = "foo"
    found = findings(production=False, smtp=True)
    assert [finding.weight for finding in found] == ["wrong"] * 3
    assert [finding.en.split()[0] for finding in found] == [
        "UTBLICK_SMTP",
        "UTBLICK_MAIL_FROM",
        "UTBLICK_MAILBOX",
    ]
    assert "hemligt" not in repr(found)


@pytest.mark.django_db
def test_what_is_for_production_is_not_asked_of_an_example(settings: Any) -> None:
    settings.UTBLICK_SMTP = ""
    settings.UTBLICK_ADDRESS = "http://localhost:8000"
    assert findings(production=False) == []


@pytest.mark.django_db
def test_pending_migrations_and_a_dead_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation.MigrationExecutor, "migration_plan", lambda self, targets: [1, 2])
    (finding,) = findings(production=True)
    assert finding.sv.startswith("Databasen saknar 2 ändringar")

    def dead() -> None:
        raise DatabaseError("no route\nto host")

    monkeypatch.setattr(connection, "ensure_connection", dead)
    (finding,) = findings(production=True)
    assert finding.en == "The database does not answer: no route to host"


@pytest.mark.django_db
def test_work_left_lying_and_a_clock_that_went_back(settings: Any) -> None:
    settings.UTBLICK_JOBS = "separate"
    now = timezone.now()
    JobRun.objects.create(name="x", queued_at=now, run_after=now - timedelta(hours=2))
    OutboxMessage.objects.create(
        key="m", to="a@example.org", subject="x", created_at=now, send_after=now, failed_at=now
    )
    audit.record("audit.event.exported", by=system("test"), at=now + timedelta(hours=1), target=None)
    said = " ".join(finding.en for finding in findings(production=True))
    assert "1 jobs have waited" in said
    assert "1 mails could not be sent" in said
    assert "The clock is wrong" in said


@pytest.mark.django_db
def test_the_mail_server_is_called_when_asked(settings: Any) -> None:
    settings.UTBLICK_SMTP = "smtp://127.0.0.1:1"
    assert findings(production=True) == []
    (finding,) = findings(production=True, smtp=True)
    assert finding.en.startswith("The mail server cannot be reached")


def test_an_old_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
    (finding,) = installation.clock()
    assert "it says 2001-01-01" in finding.en


# The commands themselves, each in a process of its own.


def command(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "utblick", *words],
        env={**os.environ, "LC_ALL": "", "UTBLICK_DATA": str(folder), "UTBLICK_DATABASE": "", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_production_refuses_to_start_with_sentences(tmp_path: Path) -> None:
    ended = command(
        tmp_path, "serve", "--port", "0", UTBLICK_PRODUCTION="1", UTBLICK_SECRET_KEY="", LANG="sv_SE"
    )
    assert ended.returncode == 2
    assert "UTBLICK_SECRET_KEY är inte satt" in ended.stderr
    assert "UTBLICK_ADDRESS är http://localhost:8000; den ska börja med https://" in ended.stderr
    assert "Traceback" not in ended.stderr


GOOD = {
    "UTBLICK_PRODUCTION": "1",
    "UTBLICK_SECRET_KEY": GOOD_SECRET,
    "UTBLICK_HOSTS": "utblick.example.org",
    "UTBLICK_ADDRESS": "https://utblick.example.org",
    "UTBLICK_SMTP": "smtp://mail.example.org",
    "UTBLICK_MAIL_FROM": "utblick@example.org",
}


def test_each_mail_setting_is_told_by_the_commands(tmp_path: Path) -> None:
    wrong = {"UTBLICK_SMTP": "foo", "UTBLICK_MAIL_FROM": "foo", "UTBLICK_MAILBOX": "http://x"}
    checked = command(tmp_path, "check", "--language", "sv", **{**GOOD, **wrong})
    assert checked.returncode == 1
    refused = command(tmp_path, "serve", "--port", "0", **{**GOOD, **wrong, "LANG": "en_GB.UTF-8"})
    assert refused.returncode == 2
    for name in wrong:
        assert f"Måste rättas: {name} " in checked.stdout
        assert f"\n{name} " in refused.stderr
    assert "it does not start, because:" in refused.stderr


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (["check"], {"UTBLICK_DATABASE": "mysql://x"}, "should begin with postgresql://"),
        (["check"], {"UTBLICK_DATABASE": "postgres://u:p@h:notaport/x"}, "UTBLICK_DATABASE should look like"),
        (["serve"], {"UTBLICK_DATABASE": "postgres://u:p@[h/x"}, "postgresql://user:password@host:port/name"),
        (["manage", "migrate"], {"UTBLICK_DATABASE": "postgres://u:p/w@h/x"}, "in a password written as %2F"),
        (["check"], {"UTBLICK_DATABASE": "postgres://u:p@h"}, "UTBLICK_DATABASE lacks the database's name"),
        (["check"], {"UTBLICK_DATA": "/proc/nowhere"}, "the data folder (UTBLICK_DATA) cannot be used"),
        (["serve", "--port", "99999"], {}, "--port is a number"),
        (["work", "--threads", "0"], {}, "--threads is a number"),
    ],
)
def test_wrong_use_gets_a_sentence(
    tmp_path: Path, words: list[str], environment: dict[str, str], said: str
) -> None:
    ended = command(tmp_path, *words, **environment)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_check_says_what_is_wrong_and_exits_1(tmp_path: Path) -> None:
    ended = command(tmp_path, "check", "--language", "en")
    assert ended.returncode == 1
    assert "Must be mended: The database lacks" in ended.stdout
    assert ended.stderr == ""


def test_serve_speaks_one_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for spoken, words in (("sv_SE.UTF-8", "Utblick finns på"), ("en_GB.UTF-8", "Utblick is at")):
        monkeypatch.setenv("LC_ALL", spoken)
        assert serve.say("at", address="http://x") == f"{words} http://x"
    assert all(set(sentences) == {"sv", "en"} for sentences in serve.SAID.values())


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    more = {"UTBLICK_DATABASE": "", "PYTHONUNBUFFERED": "1", "LC_ALL": "sv_SE", "UTBLICK_SMTP": "foo"}
    process = subprocess.Popen(
        [sys.executable, "-m", "utblick", "serve", "--port", "0"],
        env={**os.environ, "UTBLICK_DATA": str(tmp_path), **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.wait()


def test_serve_serves_works_and_ends(serving: subprocess.Popen[str], tmp_path: Path) -> None:
    assert serving.stdout
    first = serving.stdout.readline()
    assert first.startswith("Utblick finns på http://localhost:"), serving.stderr and serving.stderr.read()
    assert serving.stderr
    assert serving.stderr.readline().startswith("utblick serve: UTBLICK_SMTP går inte att läsa")
    address = first.split()[-1]
    with urllib.request.urlopen(f"{address}/halsa", timeout=20) as answer:
        assert answer.status == 200
    with urllib.request.urlopen(f"{address}/konto/logga-in/", timeout=20) as answer:
        page = answer.read().decode()
        assert "Logga in" in page
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(
            urllib.request.Request(f"{address}/", headers={"Host": "elak.example"}), timeout=20
        )
    with urllib.request.urlopen(f"{address}/sitemap.xml", timeout=20) as answer:
        assert f"<loc>{address}/sv/" in answer.read().decode(), "links lead to the port that is served"
    taken = command(tmp_path, "serve", "--port", address.rpartition(":")[2], LANG="sv_SE")
    assert taken.returncode == 2
    assert "lyssna på 127.0.0.1" in taken.stderr
    deadline = time.monotonic() + 30
    import sqlite3

    while time.monotonic() < deadline:
        with sqlite3.connect(tmp_path / "utblick.sqlite3") as database:
            if database.execute(
                "select 1 from jobs_jobrun where name='jobs.forget' and state='done'"
            ).fetchone():
                break
        time.sleep(0.2)
    else:
        pytest.fail("the background work did not run beside the pages")
    serving.terminate()
    assert serving.wait(20) == 0
    with socket.socket() as free, pytest.raises(OSError, match="refused"):
        free.connect(("127.0.0.1", int(address.rpartition(":")[2])))
