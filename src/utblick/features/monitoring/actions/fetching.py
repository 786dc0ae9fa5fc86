"""Fetch the sources that are due: claim them, ask them beside each other, store what each had on its own.

The asking needs no database and may hang; it happens in threads with a time box. What comes back is stored one
source at a time in this thread, each in its own transaction, so that no source stops another.
"""

from __future__ import annotations

import logging
import queue
import random
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F, Q, QuerySet

from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import FetchFailed
from utblick.features.monitoring import rhythm
from utblick.features.monitoring.actions.importing import KEPT_OF_FILES, REJECTS_KEPT, Counts, import_records
from utblick.features.monitoring.fetching import (
    MAILBOX,
    Errand,
    Looked,
    can_be_fetched,
    default_fetcher,
    look,
    since_day,
)
from utblick.features.monitoring.health import usual_gap
from utblick.features.monitoring.models import Source, SourceCheck
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.claims import claim, claimant

log = logging.getLogger("utblick.sources")

AT_ONCE = 60
THREADS = 8
# How long one round may take in all; a source that has not answered by then has failed for now.
TIME_BOX = 180.0
CLAIM = timedelta(minutes=15)
EXPERIENCE = 40
MOVES_KEPT = 5
chance = random.random

TOO_SLOW = FetchFailed(
    "slow",
    "Källan svarade inte inom den tid som en hämtning får ta.",
    "The source did not answer within the time that a fetch may take.",
)
FAULT = FetchFailed(
    "fault",
    "Utblick stötte på ett fel i programmet när svaret lästes. Loggen berättar vad; de andra källorna påverkas inte.",
    "Utblick met a fault in the program when it read the answer. The log tells what; other sources are not affected.",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source."""

    source: int
    outcome: str
    counts: Counts


def due(at: datetime) -> QuerySet[Source]:
    """Give the sources that may be asked now and that nobody else is asking, longest waiting first."""
    address = ~Q(address="") | Q(kind=MAILBOX)
    time_has_come = Q(next_check_at=None) | Q(next_check_at__lte=at)
    return (
        free(at)
        .filter(address, time_has_come, is_active=True)
        .order_by(F("next_check_at").asc(nulls_first=True), "pk")
    )


def free(at: datetime) -> QuerySet[Source]:
    """Give the sources that no worker has claimed."""
    return Source.objects.filter(Q(claimed_until=None) | Q(claimed_until__lte=at))


def fetch_due(
    *,
    by: Viewer,
    at: datetime,
    fetcher: Fetcher | None = None,
    time_box: float = TIME_BOX,
    report: Callable[[Mapping[str, int]], None] = lambda counts: None,
) -> list[Outcome]:
    """Fetch what is due and give what came of each source."""
    return _fetch(due(at), AT_ONCE, by=by, at=at, fetcher=fetcher, time_box=time_box, report=report)


def fetch_one(
    source: int, *, by: Viewer, at: datetime, fetcher: Fetcher | None = None, time_box: float = TIME_BOX
) -> Outcome | None:
    """Fetch one source now, due or not; None when it is not to be fetched or somebody is fetching it."""
    rows = free(at).filter(pk=source)
    found = _fetch(rows, 1, by=by, at=at, fetcher=fetcher, time_box=time_box, report=lambda counts: None)
    return found[0] if found else None


def _fetch(
    rows: QuerySet[Source],
    limit: int,
    *,
    by: Viewer,
    at: datetime,
    fetcher: Fetcher | None,
    time_box: float,
    report: Callable[[Mapping[str, int]], None],
) -> list[Outcome]:
    by.check("monitoring.document.import")
    worker = claimant()
    claimed = claim(rows, by=worker, until=at + CLAIM, limit=limit)
    errands = []
    for source in claimed:
        if can_be_fetched(source.kind, source.address):
            errands.append(errand_of(source, at))
        else:
            # Nothing to ask (the mailbox is not set up, say): look again tomorrow.
            Source.objects.filter(pk=source.pk, claimed_by=worker).update(
                claimed_by="", claimed_until=None, next_check_at=at + rhythm.LONGEST
            )
    outcomes: list[Outcome] = []
    for errand, looked in _ask(errands, fetcher or default_fetcher(), time_box):
        outcome = _store(errand, looked, worker=worker, by=by, at=at)
        if outcome is not None:
            outcomes.append(outcome)
            report(totals(outcomes))
    return outcomes


def errand_of(source: Source, at: datetime) -> Errand:
    """Give what looking needs to know of a source."""
    return Errand(
        pk=source.pk,
        kind=source.kind,
        address=source.address,
        etag=source.etag,
        last_modified=source.last_modified,
        selector=str(source.options.get("selector", "")),
        state=source.state,
        since=since_day(source.last_success_at, at),
    )


def _ask(errands: list[Errand], fetcher: Fetcher, time_box: float) -> Iterable[tuple[Errand, Looked]]:
    """Ask all, some beside each other, and yield what each had as it comes; last those that took too long.

    The threads are daemons: one that hangs for ever neither keeps the round nor the process from ending.
    """
    waiting: queue.SimpleQueue[Errand] = queue.SimpleQueue()
    answers: queue.SimpleQueue[tuple[Errand, Looked]] = queue.SimpleQueue()
    over = threading.Event()
    for errand in errands:
        waiting.put(errand)

    def work() -> None:
        while not over.is_set():
            try:
                errand = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                looked = look(errand, fetcher)
            except Exception:
                log.exception("looking at the source %d (%s) stopped on a fault", errand.pk, errand.address)
                looked = Looked(failure=FAULT, state=errand.state)
            answers.put((errand, looked))

    for number in range(min(THREADS, len(errands))):
        threading.Thread(target=work, name=f"source-{number}", daemon=True).start()
    left = {errand.pk: errand for errand in errands}
    end = time.monotonic() + time_box
    while left:
        try:
            errand, looked = answers.get(timeout=max(0.0, end - time.monotonic()))
        except queue.Empty:
            break
        del left[errand.pk]
        yield errand, looked
    over.set()
    for errand in left.values():
        yield errand, Looked(failure=TOO_SLOW, state=errand.state)


def _store(errand: Errand, looked: Looked, *, worker: str, by: Viewer, at: datetime) -> Outcome | None:
    """Import what came and note how the source is; whatever goes wrong here is this source's alone."""
    source = Source.objects.filter(pk=errand.pk, claimed_by=worker).first()
    if source is None:
        log.warning("the source %d was taken over by another worker", errand.pk)
        return None
    counts = Counts()
    try:
        counts = import_records(source, looked.records, by=by, at=at)
    except DatabaseError:
        raise
    except Exception:
        log.exception("storing what the source %s had stopped on a fault", source.key)
        # Nothing to remember: the next look begins where this one did.
        looked = Looked(failure=FAULT, state=errand.state)
    with transaction.atomic():
        source = Source.objects.select_for_update().filter(pk=errand.pk, claimed_by=worker).first()
        if source is None:
            return None
        return _note(source, errand, looked, counts, by=by, at=at)


def _note(
    source: Source, errand: Errand, looked: Looked, counts: Counts, *, by: Viewer, at: datetime
) -> Outcome:
    """Write down how the source is and what this look gave."""
    source.last_attempt_at = at
    source.claimed_by, source.claimed_until = "", None
    state = dict(source.state)
    if counts.inserted:
        remember_usual(source, at)
    now = (source.address, source.kind, str(source.options.get("selector", "")))
    changed_meanwhile = now != (errand.address, errand.kind, errand.selector)
    if changed_meanwhile:
        # Someone gave the source another address while we asked the old one: that says nothing of the new.
        source.next_check_at = at
    elif looked.failure is not None:
        _note_failure(source, looked.failure, at)
        state = {**state, **looked.state, "failing_since": state.get("failing_since") or at.isoformat()}
    else:
        source.failures_in_row = 0
        source.error_code = source.error_sv = source.error_en = ""
        source.verified_at = source.verified_at or at
        source.last_success_at = at
        source.etag, source.last_modified = looked.etag, looked.last_modified
        state = {**state, **looked.state}
        state.pop("failing_since", None)
        source.next_check_at = rhythm.next_check(
            at, usual(source), failures=0, retry_after=None, chance=chance()
        )
        if looked.moved_to and looked.moved_to != source.address and len(looked.moved_to) <= 500:
            move = {"at": at.isoformat(), "from": source.address, "to": looked.moved_to}
            state["moves"] = [*state.get("moves", []), move][-MOVES_KEPT:]
            audit.record(
                "monitoring.source.moved",
                by=by,
                at=at,
                target=source,
                changes={"address": [source.address, looked.moved_to]},
            )
            source.address = looked.moved_to
    source.state = state
    source.save()
    outcome = "failed" if looked.failure else "new" if counts.inserted or counts.updated else "unchanged"
    note_check(source, outcome, counts, at=at, failure=looked.failure)
    return Outcome(source.pk, outcome, counts)


def _note_failure(source: Source, failure: FetchFailed, at: datetime) -> None:
    source.failures_in_row += 1
    source.error_code = failure.code[:40]
    source.error_sv, source.error_en = failure.sentence_sv[:300], failure.sentence_en[:300]
    source.next_check_at = rhythm.next_check(
        at,
        usual(source),
        failures=source.failures_in_row,
        retry_after=failure.retry_after,
        chance=chance(),
    )


def note_check(
    source: Source,
    outcome: str,
    counts: Counts,
    *,
    at: datetime,
    failure: FetchFailed | None = None,
    account: int | None = None,
) -> SourceCheck:
    """Add one look to the source's list of looks."""
    return SourceCheck.objects.create(
        source=source,
        at=at,
        outcome=outcome,
        inserted=counts.inserted,
        updated=counts.updated,
        unchanged=counts.unchanged,
        rejected=counts.rejected,
        rejects=counts.rejects[: KEPT_OF_FILES if outcome == "file" else REJECTS_KEPT],
        error_sv=failure.sentence_sv[:300] if failure else "",
        error_en=failure.sentence_en[:300] if failure else "",
        by_id=account,
    )


def usual(source: Source) -> timedelta:
    """Give what is usual for a source: from experience, else as stated."""
    if source.usual_hours:
        return timedelta(hours=source.usual_hours)
    return usual_gap((), source.rhythm_hours)


def remember_usual(source: Source, *news: datetime) -> None:
    """Work out what is usual for a source from the looks that brought something new; the caller saves it.

    `news` are moments of looks not yet written down. What somebody brought by hand or in files says nothing
    of the source's own rhythm, and neither does what came from another address.
    """
    seen = list(news)
    if source.verified_at:
        looks = source.checks.filter(outcome="new", inserted__gt=0, at__gte=source.verified_at)
        seen += looks.values_list("at", flat=True)[:EXPERIENCE]
    source.usual_hours = usual_gap(seen, source.rhythm_hours).total_seconds() / 3600


def totals(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """Give the counts of a round."""
    found = {"sources": 0, "inserted": 0, "updated": 0, "unchanged": 0, "rejected": 0, "unreached": 0}
    for one in outcomes:
        found["sources"] += 1
        found["unreached"] += one.outcome == "failed"
        for name in ("inserted", "updated", "unchanged", "rejected"):
            found[name] += getattr(one.counts, name)
    return found
