"""Give each test process a database that is migrated already.

Migrating an empty database takes half a minute, and every worker on both databases needs one. It is done once: on SQLite
into a file that is kept until a migration changes, on PostgreSQL into a database that the others are copied from.
Django still runs what is left, so a copy that lacks a migration gets it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django
import psycopg

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "migrated"
TEMPLATE = "utblick_migrated"


def _key() -> str:
    said = hashlib.sha256(django.get_version().encode())
    source = ROOT / "src" / "utblick"
    # Two rooms keep the making of their search tables beside what reads them, and migrations call it.
    stores = (source / "foundation" / "migrating.py", *source.glob("features/*/archive/store.py"))
    for path in sorted((*source.glob("**/migrations/*.py"), *stores)):
        said.update(path.name.encode() + path.read_bytes())
    return said.hexdigest()[:16]


@contextmanager
def _alone() -> Iterator[None]:
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(database: str) -> None:
    with tempfile.TemporaryDirectory(prefix="utblick-migrated-") as folder:
        subprocess.run(
            [sys.executable, "-m", "utblick.config.command", "manage", "migrate", "--verbosity", "0"],
            env={**os.environ, "UTBLICK_DATA": folder, "UTBLICK_DATABASE": database},
            cwd=ROOT,
            check=True,
        )


def _file() -> Path:
    kept = KEPT / f"{_key()}.sqlite3"
    with _alone():
        if not kept.exists():
            for old in KEPT.glob("*.sqlite3*"):
                old.unlink()
            new = kept.with_suffix(".sqlite3-new")
            _migrate(f"sqlite:{new}")
            with sqlite3.connect(new) as made:
                # One file that can be moved: nothing of it may wait beside it.
                made.execute("PRAGMA journal_mode=DELETE")
            new.rename(kept)
    return kept


@contextmanager
def in_memory(settings: dict[str, Any], worker: str) -> Iterator[None]:
    """Fill the memory that Django's test database on SQLite will be."""
    name = f"file:utblick-{os.getpid()}-{worker}?mode=memory&cache=shared"
    held = sqlite3.connect(name, uri=True, check_same_thread=False)
    kept = sqlite3.connect(_file())
    kept.backup(held)
    kept.close()
    settings.setdefault("TEST", {})["NAME"] = name
    yield
    held.close()


def as_template(settings: dict[str, Any], worker: str) -> None:
    """Have Django copy its test database on PostgreSQL from one that is migrated."""
    address = os.environ["UTBLICK_DATABASE"]
    with _alone(), psycopg.connect(address, autocommit=True) as connection:
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone()
        if not there:
            connection.execute(f"CREATE DATABASE {TEMPLATE}")
            _migrate(urlsplit(address)._replace(path=f"/{TEMPLATE}").geturl())
    settings.setdefault("TEST", {}).update(TEMPLATE=TEMPLATE, NAME=f"test_{settings['NAME']}_{worker}")
