"""A person's day: what is new, due and moved, and how the sources are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import OuterRef, Prefetch, Q, Value
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.monitoring.health import Health
from utblick.features.monitoring.models import Document, Judgement, Matter
from utblick.features.monitoring.queries.inbox import rows_of, waiting
from utblick.features.monitoring.queries.matters import boards_near, followed, of_boards, owned
from utblick.features.monitoring.queries.sources import SourceHealth, source_healths, summarised
from utblick.features.monitoring.queries.visible import visible
from utblick.features.monitoring.rules import JUDGED
from utblick.foundation.accounts.viewer import Viewer

SHOWN, NEWS_SHOWN = 8, 5
NEVER = Value(datetime(1900, 1, 1, tzinfo=UTC))
MOST_ALARMS = 4
DUE_WITHIN = timedelta(days=30)
MOVED_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Moved:
    """A matter in which something happened: when, and what somebody decided, or nothing for news."""

    matter: Matter
    at: datetime
    judgement: Judgement | None


def today(viewer: Viewer, *, at: datetime) -> dict[str, Any]:
    """Give what the home page shows."""
    on = timezone.localdate(at)
    healths = source_healths(viewer, at=at)
    alarming = sorted((h for h in healths if h.is_alarming), key=lambda h: h.health != Health.FAILING)
    new = _new(viewer, healths, at)
    return {
        "today": on,
        "new": new,
        "moved": _moved(viewer, at),
        "due_matters": _due(viewer, on, at),
        "healths": healths,
        "sources": summarised(healths),
        "alarming": alarming,
        # What is wrong never takes more room than what is new.
        "worst": alarming[: max(1, min(MOST_ALARMS, len(new["rows"])))],
    }


def _new(viewer: Viewer, healths: list[SourceHealth], at: datetime) -> dict[str, Any]:
    """Give what waits for somebody who judges; for others, what has lately been judged and concerns them."""
    judges = viewer.may_somewhere("monitoring.inbox.view")
    if judges:
        # A board's secretary has no other inbox than the board's, so all of it is hers.
        found, url = waiting(viewer), reverse("monitoring:inbox")
        proposed = found.filter(proposed_owner_id=viewer.account_id)
        if viewer.may("monitoring.inbox.view") and proposed.exists():
            found, url = proposed, f"{url}?mine=1"
        ordered = found.order_by("-inbox_at", "-id")
    else:
        since = timezone.localdate(at) - MOVED_WITHIN
        found = visible(viewer).filter(state__in=JUDGED, judged_at__date__gte=since)
        words = {"judged_from": since.isoformat(), "kept": "1"}
        if near := boards_near(viewer):
            found = found.filter(of_boards(near)).distinct()
            words["ours"] = "1"
        url = f"{reverse('monitoring:matters')}?{urlencode(words)}"
        ordered = found.order_by("-judged_at", "-id")
    documents = Prefetch("documents", Document.objects.defer("text", "fields").select_related("source"))
    shown = list(
        ordered.select_related("proposed_board", "owner_board").prefetch_related(documents)[:NEWS_SHOWN]
    )
    return {
        "rows": rows_of(shown, at - timedelta(days=1)),
        "total": found.count(),
        "url": url,
        "judges": judges,
        "silence": silence(healths, at),
    }


def silence(healths: list[SourceHealth], at: datetime) -> str:
    """Say that nothing was found, and what was looked at: silence is a message too."""
    checked = Document.objects.filter(first_seen_at__gte=at - timedelta(days=1)).count()
    words = ngettext(
        "Nothing new: %(n)d document checked since yesterday.",
        "Nothing new: %(n)d documents checked since yesterday.",
        checked,
    ) % {"n": checked}
    alarming = sum(h.is_alarming for h in healths)
    if alarming:
        tail = ngettext("%(n)d source needs a look.", "%(n)d sources need a look.", alarming) % {
            "n": alarming
        }
    elif unverified := sum(h.is_unverified for h in healths):
        # Of a source that has never answered, nobody can say that it is not silent.
        tail = ngettext(
            "%(n)d source is not yet verified.", "%(n)d sources are not yet verified.", unverified
        ) % {"n": unverified}
    else:
        tail = _("No source is silent longer than usual.")
    return f"{words} {tail}"


def _moved(viewer: Viewer, at: datetime) -> list[Moved]:
    """Give what others did with the viewer's matters, and what the sources told of them, newest first."""
    mine = Q(pk__in=owned(viewer).values("pk")) | Q(pk__in=followed(viewer).values("pk"))
    since = at - MOVED_WITHIN
    by_others = Judgement.objects.filter(matter=OuterRef("pk"), undone_at=None, at__gte=since)
    by_others = by_others.exclude(by_id=viewer.account_id).order_by("-at", "-id")
    found = visible(viewer).filter(mine).annotate(judgement_number=by_others.values("pk")[:1])
    rows = list(
        found.annotate(
            latest=Greatest(Coalesce("moved_at", NEVER), Coalesce(by_others.values("at")[:1], NEVER))
        )
        .filter(latest__gte=since)
        .select_related("owner_board")
        .order_by("-latest", "-id")[:SHOWN]
    )
    judgements = Judgement.objects.select_related("by").in_bulk([row.judgement_number for row in rows])
    moved = []
    for row in rows:
        judgement = judgements.get(row.judgement_number)
        newest = judgement if judgement is not None and judgement.at == row.latest else None
        moved.append(Moved(row, row.latest, newest))
    return moved


def _due(viewer: Viewer, on: date, at: datetime) -> list[Matter]:
    """Give the viewer's matters with a day of their own or a deadline within 30 days, and those overdue."""
    limit = on + DUE_WITHIN
    found = owned(viewer).filter(
        Q(due_on__lte=limit) | Q(deadline_at__gte=at, deadline_at__lte=at + DUE_WITHIN)
    )
    matters = list(found.select_related("owner_board"))
    for matter in matters:
        days = [
            d for d in (matter.due_on, matter.deadline_at and timezone.localdate(matter.deadline_at)) if d
        ]
        matter.next_on = min(d for d in days if d >= on or d == matter.due_on)  # type: ignore[attr-defined]
    return sorted(matters, key=lambda m: m.next_on)[:SHOWN]  # type: ignore[attr-defined]
