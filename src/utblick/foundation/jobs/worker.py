"""The worker: one thread that schedules, pulses and runs, beside the web pages or on its own."""

from __future__ import annotations

import logging
import threading
import time
from datetime import datetime

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from utblick.foundation.claims import claimant
from utblick.foundation.jobs.registry import all_pulses
from utblick.foundation.jobs.running import claim_run, run_claimed, schedule_due

log = logging.getLogger("utblick.jobs")

PAUSE = 1.0
SCHEDULE_EVERY = 10.0
WAIT_AFTER_FAULT = 5.0


class Worker(threading.Thread):
    """Take up background work until told to stop.

    Any number may run, in any number of processes on the same database. `stop` lets the run in hand finish; a
    process that ends without it leaves the run to another worker.
    """

    def __init__(self, name: str = "utblick-worker", *, scheduling: bool = True) -> None:
        super().__init__(name=name, daemon=True)
        self.identity = claimant()
        self.scheduling = scheduling
        self._stopping = threading.Event()
        self._next_schedule = 0.0
        self._next_pulse: dict[str, float] = {}

    def stop(self) -> None:
        """Ask the worker to end after the run in hand."""
        self._stopping.set()

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def run(self) -> None:
        """Work until `stop`; a fault of the database or of a pulse is logged and the work goes on."""
        try:
            while not self.stopping:
                close_old_connections()
                try:
                    pause = 0.0 if self.turn() else PAUSE
                except DatabaseError:
                    log.exception("the worker could not use the database; it tries again shortly")
                    connection.close()
                    pause = WAIT_AFTER_FAULT
                self._stopping.wait(pause)
        finally:
            connection.close()

    def turn(self, at: datetime | None = None) -> bool:
        """Schedule, pulse and run at most one run; say whether there was one."""
        self._schedule(at)
        self._pulse(at)
        run = claim_run(at or timezone.now(), self.identity)
        if run is None:
            return False
        run_claimed(run, self.identity)
        return True

    def _schedule(self, at: datetime | None) -> None:
        if self.scheduling and time.monotonic() >= self._next_schedule:
            self._next_schedule = time.monotonic() + SCHEDULE_EVERY
            schedule_due(at or timezone.now())

    def _pulse(self, at: datetime | None) -> None:
        for name, pulse in all_pulses().items():
            if time.monotonic() < self._next_pulse.get(name, 0.0):
                continue
            self._next_pulse[name] = time.monotonic() + pulse.every.total_seconds()
            try:
                pulse.work(at or timezone.now())
            except DatabaseError:
                raise
            except Exception:
                # One broken pulse must stop neither the others nor the runs; the log tells the administrator.
                log.exception("the pulse %s failed", name)
                self._next_pulse[name] += WAIT_AFTER_FAULT


def run_waiting(at: datetime | None = None, limit: int = 1000) -> int:
    """Run what waits now, here and at once, and give how many runs that was: for commands and tests."""
    worker = claimant()
    for done in range(limit):
        run = claim_run(at or timezone.now(), worker)
        if run is None:
            return done
        run_claimed(run, worker)
    return limit
