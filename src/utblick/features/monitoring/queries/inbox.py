"""The triage inbox: what waits for a judgement, each with why it is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, When
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.models import Document, Hit, Matter, Source, WatchProfile
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.passages import Passage
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer

PAGE = 50
# A page that must hold the open matter grows up to here.
LONGEST_PAGE = 500
LONGEST_NUMBER = 18
# How the inbox is narrowed by when its documents were published. Codes stand in addresses and never change.
PUBLISHED: dict[str, str | Promise] = {
    "30": _("The last 30 days"),
    "90": _("The last 90 days"),
    "before": _("More than 90 days ago"),
    "undated": _("Undated"),
}
# Columns that no list shows.
UNSEEN = ("text", "fields", "details")
SORTS = {
    "new": ("-inbox_at", "-id"),
    "old": ("inbox_at", "id"),
    # What has passed comes after what can still be met.
    "deadline": (
        Case(When(deadline_at__gte=Now(), then=0), When(deadline_at=None, then=1), default=2),
        F("deadline_at").asc(nulls_last=True),
        "-inbox_at",
        "-id",
    ),
}


@dataclass(frozen=True, slots=True)
class InboxFilter:
    """What part of the inbox is looked at."""

    board: str = ""
    profile: str = ""
    source: str = ""
    published: str = ""
    mine: bool = False
    sort: str = "new"

    def address(self) -> dict[str, str]:
        """Give the filter as the parameters of a shareable address."""
        found = {"board": self.board, "profile": self.profile, "source": self.source}
        found["published"] = self.published if self.published in PUBLISHED else ""
        found["mine"] = "1" if self.mine else ""
        found["sort"] = self.sort if self.sort != "new" else ""
        return {name: value for name, value in found.items() if value}


@dataclass(slots=True)
class InboxRow:
    """One line of the inbox."""

    matter: Matter
    sources: list[Source]
    passage: Passage | None
    profiles: list[WatchProfile]
    language: str
    is_new_since_yesterday: bool

    @property
    def published_on(self) -> date | None:
        """Give the day of the newest document that has one."""
        return max((d.published_on for d in self.matter.documents.all() if d.published_on), default=None)


@dataclass(slots=True)
class Inbox:
    """A page of the inbox and what there is to narrow it by."""

    rows: list[InboxRow]
    total: int
    waiting: int
    left: int
    new_since_yesterday: int
    boards: list[tuple[Board, int]]
    profiles: list[tuple[WatchProfile, int]]
    filter: InboxFilter = field(default_factory=InboxFilter)

    @property
    def last(self) -> int | None:
        """Give the number of the last matter shown: the rest of the list comes after it."""
        return self.rows[-1].matter.pk if self.rows else None

    @property
    def next_page(self) -> int:
        return min(self.left, PAGE)


def waiting(viewer: Viewer) -> QuerySet[Matter]:
    """Give the matters that wait for a judgement and that the viewer may judge or look at.

    Somebody whose permission reaches only their own boards sees what is proposed to those.
    """
    matters = Matter.objects.filter(state=MatterState.INBOX)
    if viewer.may("monitoring.inbox.view"):
        return matters
    keys = [key for key in viewer.boards if viewer.may("monitoring.inbox.view", board=key)]
    return (
        matters.filter(Q(proposed_board__key__in=keys) | Q(owner_board__key__in=keys))
        if keys
        else matters.none()
    )


def waiting_count(viewer: Viewer) -> int | None:
    """Give how many matters wait, for the menu; nothing for those who have no inbox."""
    return waiting(viewer).count() if viewer.may_somewhere("monitoring.inbox.view") else None


def _filtered(viewer: Viewer, chosen: InboxFilter) -> QuerySet[Matter]:
    matters = waiting(viewer)
    if chosen.board:
        own = Q(owner_board__key=chosen.board)
        matters = matters.filter(own | Q(owner_board=None, proposed_board__key=chosen.board))
    if chosen.profile.isdecimal() and len(chosen.profile) < LONGEST_NUMBER:
        hits = Hit.objects.filter(profile_id=int(chosen.profile), gone_at=None)
        matters = matters.filter(pk__in=hits.values("document__matter_id"))
    if chosen.source:
        of_source = Document.objects.filter(source__key=chosen.source)
        matters = matters.filter(pk__in=of_source.values("matter_id"))
    if chosen.published in PUBLISHED:
        matters = matters.filter(_published(chosen.published))
    if chosen.mine:
        own = Q(owner_id=viewer.account_id)
        matters = matters.filter(own | Q(owner=None, proposed_owner_id=viewer.account_id))
    return matters


def _published(when: str) -> Q:
    """Give the condition that the newest day of a matter's documents is within `when`."""
    dated = Document.objects.filter(matter=OuterRef("pk"), published_on__isnull=False)
    if when == "undated":
        return ~Q(Exists(dated))
    days = int(when) if when.isdecimal() else 90
    late = Q(Exists(dated.filter(published_on__gte=timezone.localdate() - timedelta(days=days))))
    return late if when.isdecimal() else Q(Exists(dated)) & ~late


def _ordered(viewer: Viewer, chosen: InboxFilter, beside: int | None = None) -> list[int]:
    """Give the numbers of the list in its order; `beside` keeps its place though it may have been judged."""
    matters = _filtered(viewer, chosen)
    if beside is not None:
        matters = Matter.objects.filter(Q(pk__in=matters.values("pk")) | Q(pk=beside))
    return list(matters.order_by(*SORTS.get(chosen.sort, SORTS["new"])).values_list("pk", flat=True))


def inbox(
    viewer: Viewer,
    chosen: InboxFilter,
    *,
    at: datetime,
    after: int | None = None,
    opened: int | None = None,
) -> Inbox:
    """Give a page of what waits, newest first unless asked otherwise, with the words that explain each.

    The page begins behind the matter `after`, also when that has been judged; a first page is long enough to
    hold the matter `opened`.
    """
    yesterday = at - timedelta(days=1)
    numbers = _ordered(viewer, chosen, after)
    start = numbers.index(after) + 1 if after in numbers else 0
    most = PAGE
    if opened in numbers[start : start + LONGEST_PAGE]:
        most = max(PAGE, numbers.index(opened) + 1 - start)
    page = numbers[start : start + most]
    documents = Prefetch("documents", Document.objects.defer(*UNSEEN).select_related("source"))
    found = (
        Matter.objects.select_related("proposed_board", "proposed_owner", "owner_board")
        .prefetch_related(documents)
        .in_bulk(page)
    )
    shown = [found[number] for number in page if number in found]
    everything = waiting(viewer)
    board_of = Coalesce("owner_board", "proposed_board")
    board_counts = dict(everything.values_list(board_of).annotate(n=Count("pk")).order_by())
    boards = Board.objects.filter(pk__in=[pk for pk in board_counts if pk])
    profile_counts = dict(
        Hit.objects.filter(document__matter__in=everything, gone_at=None)
        .values_list("profile")
        .annotate(n=Count("document__matter", distinct=True))
    )
    profiles = WatchProfile.objects.filter(pk__in=profile_counts)
    total, new_since_yesterday = counts(viewer, chosen, at=at)
    return Inbox(
        rows=rows_of(shown, yesterday),
        total=total,
        waiting=sum(board_counts.values()),
        left=len(numbers) - start - len(page),
        new_since_yesterday=new_since_yesterday,
        boards=[(b, board_counts[b.pk]) for b in boards],
        profiles=[(p, profile_counts[p.pk]) for p in profiles],
        filter=chosen,
    )


def counts(viewer: Viewer, chosen: InboxFilter, *, at: datetime) -> tuple[int, int]:
    """Give how many matters wait in this part of the inbox, and how many of them are new since yesterday."""
    new = Count("pk", filter=Q(inbox_at__gte=at - timedelta(days=1)))
    found = _filtered(viewer, chosen).aggregate(total=Count("pk"), new=new)
    return found["total"], found["new"]


def rows_of(matters: Sequence[Matter], yesterday: datetime) -> list[InboxRow]:
    """Give the lines for matters whose documents are prefetched: sources, and the passage that tells most."""
    hits: dict[int, list[Hit]] = {}
    wanted = Hit.objects.filter(document__matter__in=[m.pk for m in matters], gone_at=None)
    heavy = [f"document__{name}" for name in UNSEEN]
    for hit in wanted.select_related("profile", "document").defer("spans", *heavy).order_by("id"):
        hits.setdefault(hit.document.matter_id, []).append(hit)
    rows = []
    for matter in matters:
        of_matter = hits.get(matter.pk, [])
        best = max(of_matter, key=telling, default=None)
        rows.append(
            InboxRow(
                matter=matter,
                sources=list({d.source_id: d.source for d in matter.documents.all()}.values()),
                passage=next(iter(in_text(best)), None) if best else None,
                profiles=list({h.profile_id: h.profile for h in of_matter}.values()),
                language=best.document.language if best else matter.language,
                is_new_since_yesterday=matter.inbox_at is not None and matter.inbox_at >= yesterday,
            )
        )
    return rows


def row_of(matter: Matter, *, at: datetime) -> InboxRow:
    """Give the line of one matter."""
    documents = Prefetch("documents", Document.objects.defer(*UNSEEN).select_related("source"))
    found = Matter.objects.select_related("proposed_board", "owner_board").prefetch_related(documents)
    return rows_of([found.get(pk=matter.pk)], at - timedelta(days=1))[0]


def in_text(hit: Hit) -> list[Passage]:
    """Give the passages worth showing beside the title: those of the text, when there are any."""
    passages: list[Passage] = hit.passages
    return [p for p in passages if p["field"] == "text"] or passages


def telling(hit: Hit) -> tuple[int, int]:
    """Give how much a hit tells, to put the most telling one first."""
    found = [p for p in hit.passages if p["field"] == "text"]
    return (len(found), sum(len(p["marks"]) for p in found))


def neighbours(viewer: Viewer, chosen: InboxFilter, matter: Matter) -> tuple[int | None, int | None]:
    """Give the matters before and after one in the order of the list, also when it has just left it."""
    numbers = _ordered(viewer, chosen, matter.pk)
    place = numbers.index(matter.pk)
    return (numbers[place - 1] if place else None), (numbers[place + 1] if place + 1 < len(numbers) else None)
