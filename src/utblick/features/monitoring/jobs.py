"""Background work of the watch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from utblick.engine.query.errors import QueryError
from utblick.features.monitoring.actions.fetching import fetch_due, fetch_one, totals
from utblick.features.monitoring.actions.files import FILES_JOB, import_files
from utblick.features.monitoring.actions.looking_back import JOB, look_through
from utblick.features.monitoring.actions.sources import CHECK_JOB, forget_checks
from utblick.features.monitoring.actions.telling import tell_instant, tell_regular, wake
from utblick.features.monitoring.actions.waking import INSTANT_JOB
from utblick.features.monitoring.models import Source, WatchProfile
from utblick.foundation.accounts.viewer import system
from utblick.foundation.jobs import READ, JobFailed, Running, job, pulse
from utblick.foundation.taking import Told

COUNTS = {
    "sources": _("sources asked"),
    "unreached": _("sources not reached"),
    "gone": _("no longer hits"),
    "to_inbox": _("matters to the inbox"),
    "from_inbox": _("matters out of the inbox"),
    "digests": _("digests sent"),
    "hits": _("hits told"),
    "failed": _("could not be written"),
    "passed_over": _("subscriptions that rest"),
}


def _profiles() -> dict[str, str]:
    return {str(pk): name for pk, name in WatchProfile.objects.values_list("pk", "name")}


def _sources(by: str) -> dict[str, str]:
    return {str(getattr(one, by)): one.name for one in Source.objects.only("pk", "key", "name_sv", "name_en")}


@job(
    JOB,
    _("Put a watch profile's question to the archive"),
    tries=3,
    by_hand=READ,
    of=("profile", _profiles),
)
def look_back(job: Running, *, profile: int) -> dict[str, int]:
    """Look through the whole archive for one profile."""
    try:
        looked = look_through(profile, at=job.at, report=lambda counts: job.progress(**counts))
    except QueryError as error:
        raise JobFailed(error.sentence((get_language() or "sv")[:2])) from None
    return looked.counts()


@job(
    "monitoring.digests",
    _("Send the digests of the day, week and month"),
    timedelta(days=1),
    at_time=settings.UTBLICK_DIGEST_TIME,
    tries=5,
)
def send_digests(job: Running) -> dict[str, int]:
    """Send the digests whose time has come; on other days than the calendar's there are none."""
    return tell_regular(job.at)


@job(INSTANT_JOB, _("Send what is to be told at once"), tries=3)
def send_instant(job: Running) -> dict[str, int]:
    """Send what waits for those who want to hear at once."""
    return tell_instant(job.at)


@pulse(INSTANT_JOB, timedelta(seconds=30))
def look_for_instant(at: datetime) -> None:
    """Queue the sending when something waits that no import has queued, as after a crash."""
    wake(at, by=system(INSTANT_JOB))


@job("monitoring.fetch", _("Fetch the sources that are due"), timedelta(minutes=5), by_hand=READ)
def fetch_sources(job: Running) -> dict[str, int]:
    """Ask the sources whose time has come what they have."""
    return totals(fetch_due(by=job.by, at=job.at, report=lambda counts: job.progress(**counts)))


@job(CHECK_JOB, _("Fetch one source now"), by_hand=READ, of=("source", lambda: _sources("pk")))
def check_source(job: Running, *, source: int) -> dict[str, int]:
    """Ask one source now, because somebody wants to know."""
    outcome = fetch_one(source, by=job.by, at=job.at)
    if outcome is None:
        raise JobFailed(
            gettext("The source is being fetched already, or there is no address to fetch it from.")
        )
    if outcome.outcome == "failed":
        # Who asked for this one source is told that nothing came of it, not that the work is done.
        raise JobFailed(Source.objects.get(pk=source).error or gettext("The source could not be reached"))
    return totals([outcome])


@job(FILES_JOB, _("Bring in files"), by_hand=READ, of=("source", lambda: _sources("key")))
def bring_in_files(
    job: Running,
    *,
    kind: str,
    source: str,
    files: list[int],
    account: int | None,
    told: Mapping[str, Any] | None = None,
) -> dict[str, int]:
    """Import files that somebody handed in for a source."""
    said = Told(**(told or {}))
    counts = import_files(kind, source, files, said, by=job.by, account=account, at=job.at)
    return {name: getattr(counts, name) for name in ("inserted", "updated", "unchanged", "rejected")}


@job("monitoring.forget_checks", _("Forget old looks at sources"), timedelta(days=1), at_time=time(2, 40))
def forget_old_checks(job: Running) -> dict[str, int]:
    """Remove looks older than 90 days that gave nothing."""
    return {"removed": forget_checks(job.at)}
