"""The jobs that exist: what they are called, how often they run and what does the work.

Each app lists its jobs in `jobs.py` with the decorator `@job`; the worker and the page find them there, and
the words for its counts in `COUNTS`: `{"inserted": _("new")}`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise

from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.listing import modules


class JobFailed(Exception):
    """End a run with a sentence that everyone may read."""


class UnknownJob(LookupError):
    """Say that no app lists a job of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the job {name!r} is unknown: list it with @job in the app's jobs.py")


@dataclass(slots=True)
class Running:
    """What a job is given: the moment it started, whom it acts as, and a place for its counts."""

    name: str
    at: datetime
    run_id: int
    attempt: int
    counts: dict[str, int] = field(default_factory=dict)
    report: Callable[[Mapping[str, int]], None] = lambda counts: None

    @property
    def by(self) -> Viewer:
        """Give the viewer that the job's actions are recorded under."""
        return system(self.name)

    def progress(self, **counts: int) -> None:
        """Show counts while the job still runs; outside any transaction of the job's own."""
        self.counts.update(counts)
        self.report(self.counts)


Work = Callable[..., Mapping[str, int] | None]
# Who may start a job by hand: one that writes letters or erases, and one that only reads and works out.
START, READ = "jobs.run.start", "jobs.run.read"


Of = tuple[str, Callable[[], Mapping[str, str]]]
"""The argument that says what a run is of, and a function that gives the names of its values, as text."""


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of background work."""

    name: str
    label: str | Promise
    work: Work
    every: timedelta | None = None
    at_time: time = time(0)
    tries: int = 1
    by_hand: str = START
    of: Of | None = None

    def due_slot(self, at: datetime) -> datetime | None:
        """Give the start of the period that `at` lies in, or None when the job is not periodic.

        Periods of whole days begin at `at_time` on the region's own clock (weeks on Monday); shorter ones are
        counted from midnight UTC of 1970-01-01, so that every worker finds the same.
        """
        if self.every is None:
            return None
        if self.every % timedelta(days=1):
            seconds = int(self.every.total_seconds())
            return datetime.fromtimestamp(int(at.timestamp()) // seconds * seconds, tz=at.tzinfo)
        zone = ZoneInfo(settings.TIME_ZONE)
        local = at.astimezone(zone)
        day = local.date()
        if local.time() < self.at_time:
            day -= timedelta(days=1)
        # Ordinal 1 is a Monday.
        day -= timedelta(days=(day.toordinal() - 1) % self.every.days)
        return datetime.combine(day, self.at_time, tzinfo=zone)


@dataclass(frozen=True, slots=True)
class Pulse:
    """Light work that a worker repeats without a run of its own, such as sending waiting mail."""

    name: str
    every: timedelta
    work: Callable[[datetime], object]


_counts: dict[str, str | Promise] = {}
_jobs: dict[str, Job] = {}
_pulses: dict[str, Pulse] = {}


def job(
    name: str,
    label: str | Promise,
    every: timedelta | None = None,
    *,
    at_time: time = time(0),
    tries: int = 1,
    by_hand: str = START,
    of: Of | None = None,
) -> Callable[[Work], Work]:
    """List a function as a job; it is called with a `Running` and the arguments it was queued with.

    It returns its counts or nothing, and raises JobFailed with a sentence when it cannot do its work. It may
    be run again after a crash half-way, so it must bear that. With `every` it runs once in each period;
    periods of whole days begin at `at_time` on the region's clock. With `tries` above 1 a failed run is tried
    again, later each time. `by_hand` is the permission to start it at once: `READ` for a job that writes to nobody and
    erases nothing. `of` says what a run is of: an argument, and the names of what it may be.
    """
    if every is not None and every < timedelta(seconds=1):
        raise ValueError("a period is at least one second")

    def listed(work: Work) -> Work:
        if name in _jobs and _jobs[name].work.__module__ != work.__module__:
            raise ValueError(f"the job {name} is listed twice")
        _jobs[name] = Job(name, label, work, every, at_time, tries, by_hand, of)
        return work

    return listed


def pulse(
    name: str, every: timedelta
) -> Callable[[Callable[[datetime], object]], Callable[[datetime], object]]:
    """List a function of the moment as light work that every worker does again and again."""

    def listed(work: Callable[[datetime], object]) -> Callable[[datetime], object]:
        _pulses[name] = Pulse(name, every, work)
        return work

    return listed


@cache
def _load() -> None:
    for module in modules("jobs"):
        _counts.update(getattr(module, "COUNTS", {}))


def all_jobs() -> dict[str, Job]:
    """Give every job by its name."""
    _load()
    return _jobs


def all_pulses() -> dict[str, Pulse]:
    """Give every pulse by its name."""
    _load()
    return _pulses


def job_of(name: str) -> Job:
    """Give the job of this name; raises UnknownJob."""
    try:
        return all_jobs()[name]
    except KeyError:
        raise UnknownJob(name) from None


def label_of(name: str) -> str:
    """Give a job's label in the language of the page; a job that no longer exists keeps its name."""
    known: Any = all_jobs().get(name)
    return str(known.label) if known else name


class Subjects:
    """What runs are of, by name; the names of each job's subjects are read once."""

    def __init__(self) -> None:
        self._names: dict[str, Mapping[str, str]] = {}

    def of(self, name: str, arguments: Mapping[str, Any]) -> str:
        """Give what a run of a job with these arguments is of; nothing where it is of nothing named."""
        known = all_jobs().get(name)
        if known is None or known.of is None:
            return ""
        argument, names = known.of
        if name not in self._names:
            self._names[name] = names()
        return self._names[name].get(str(arguments.get(argument, "")), "")


def in_words(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Give counts with their words in the language of the page; a count without words keeps its name.

    They come in the order that the apps list them: PostgreSQL does not keep the order of a JSON object's keys.
    """
    _load()
    places = {name: place for place, name in enumerate(_counts)}
    ordered = sorted(counts.items(), key=lambda item: (places.get(item[0], len(places)), item[0]))
    return [(str(_counts.get(name, name)), count) for name, count in ordered]
