"""Find what an issue could tell: notices that are ready, what is newly public, and what soon closes or begins."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from utblick.features.organisation.dated import day_of
from utblick.features.publishing import released
from utblick.features.publishing.letters.models import Audience, Issue, IssueItem, Notice, Section
from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import QUIET

# How far back the first issue looks, how far ahead calls and events are told, and how many of each.
FIRST_LOOK = timedelta(days=30)
AHEAD = timedelta(days=60)
MOST_AHEAD = 8
MOST_RECORDS = 20
# kind: the section it stands in, and the field that says when it is over.
DATED = {"call": (Section.CALLS, "closes"), "event": (Section.EVENTS, "starts_at")}
# A letter tells neither of letters nor of what nobody waits for, and its news are the notices themselves.
APART = QUIET | {*DATED, "letter", "news"}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that could be told: a notice, or a public record by kind and slug."""

    section: Section
    notice: Notice | None = None
    kind: str = ""
    slug: str = ""
    is_late: bool = False

    @property
    def key(self) -> tuple[int | None, str, str]:
        """Give what tells it from all others."""
        return (self.notice.pk if self.notice else None, self.kind, self.slug)


def since_last(audience: Audience, at: datetime) -> datetime:
    """Give the moment that the audience's next issue tells from: when its last was drafted."""
    return since_each([audience], at)[audience.pk]


def since_each(audiences: Collection[Audience], at: datetime) -> dict[int, datetime]:
    """Give the moment that the next issue of each audience tells from, in one question."""
    sent = Issue.objects.filter(audience__in=audiences, sent_at__isnull=False).order_by("sent_at", "pk")
    last = dict(sent.values_list("audience", "drafted_at"))
    return {one.pk: last.get(one.pk, at - FIRST_LOOK) for one in audiences}


def gathered(audience: Audience, since: datetime, at: datetime) -> list[Found]:
    """Give what is new for an audience since a moment, in the order of the letter.

    A notice that is over is found too, marked as late: whoever drafts decides.
    """
    day = day_of(at)
    notices = [
        Found(Section.NEWS, notice, is_late=notice.by_when is not None and notice.by_when < day)
        for notice in _notices(audience, since, at)
    ]
    return [*notices, *_records(audience, since, at), *_dated(at)]


def _notices(audience: Audience, since: datetime, at: datetime) -> QuerySet[Notice]:
    told = IssueItem.objects.filter(
        issue__audience=audience, issue__sent_at__isnull=False, is_left_out=False, notice__isnull=False
    )
    rows = Notice.objects.filter(ready_at__gt=since, ready_at__lte=at).exclude(pk__in=told.values("notice"))
    if not audience.gets_all:
        rows = rows.filter(Q(audiences=audience) | Q(audiences=None))
    return rows.distinct().order_by(F("by_when").asc(nulls_last=True), "ready_at", "pk")


def _records(audience: Audience, since: datetime, at: datetime) -> list[Found]:
    boards = {board.key for board in audience.boards.all()}
    rows = (
        released.current()
        .filter(approved_at__gt=since, approved_at__lte=at, number=1)
        .exclude(kind__in=APART)
    )
    found = []
    for release in rows.order_by("kind", "-approved_at", "-pk"):
        if boards and not boards & _boards(release):
            continue
        found.append(Found(Section.RECORDS, kind=release.kind, slug=release.slug))
    return found[:MOST_RECORDS]


def _boards(release: Release) -> set[str]:
    rows = release.values.get("boards") or []
    return {row["key"] for row in rows if isinstance(row, dict) and row.get("key")}


def _dated(at: datetime) -> Iterator[Found]:
    for kind, (section, field) in DATED.items():
        rows = []
        for release in released.current(kind):
            moment = release.values.get(field)
            if moment and at < datetime.fromisoformat(moment) <= at + AHEAD:
                rows.append((moment, release.slug))
        yield from (Found(section, kind=kind, slug=slug) for _moment, slug in sorted(rows)[:MOST_AHEAD])
