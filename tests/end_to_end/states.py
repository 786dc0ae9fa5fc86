"""Whole states of the test database, kept in memory and laid out again in milliseconds.

The server of the browser tests answers from threads of its own, so no test can hide in a transaction. Emptying
every table after each test and filling it before the next took longer than the tests themselves.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import connection


class States:
    """Keep states by name; the first is the empty installation."""

    def __init__(self) -> None:
        self._kept: dict[str, sqlite3.Connection] = {}
        self._asked = 0
        self._quiet = threading.Condition()
        request_started.connect(self._begun)
        request_finished.connect(self._ended)
        self.keep("empty")

    def keep(self, name: str) -> None:
        """Remember the database as it is now."""
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        _database().backup(copy)
        self._kept[name] = copy

    def lay_out(self, name: str, fill: Callable[[], None] | None = None) -> None:
        """Make the database what it was under that name; the first time, `fill` makes it so."""
        if name not in self._kept and fill is not None:
            self.lay_out("empty")
            fill()
            self.keep(name)
            return
        with self._quiet:
            # A page that was closed may have left a question behind that the server still answers.
            assert self._quiet.wait_for(lambda: not self._asked, timeout=30), "the server is still answering"
            self._kept[name].backup(_database())

    def _begun(self, **_rest: Any) -> None:
        with self._quiet:
            self._asked += 1

    def _ended(self, **_rest: Any) -> None:
        with self._quiet:
            self._asked -= 1
            self._quiet.notify_all()


def _database() -> sqlite3.Connection:
    assert connection.vendor == "sqlite", "the browser tests run on SQLite"
    connection.ensure_connection()
    raw = connection.connection
    assert isinstance(raw, sqlite3.Connection)
    return raw
