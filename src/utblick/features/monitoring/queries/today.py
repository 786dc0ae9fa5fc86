"""A person's day: what is new, due and moved, and how the sources are."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.monitoring.health import Health
from utblick.features.monitoring.models import Document, Matter
from utblick.features.monitoring.queries.inbox import rows_of, waiting
from utblick.features.monitoring.queries.matters import followed, owned
from utblick.features.monitoring.queries.sources import SourceHealth, source_healths, summarised
from utblick.features.monitoring.queries.visible import JUDGED, visible
from utblick.foundation.accounts.viewer import Viewer

SHOWN, NEWS_SHOWN = 8, 5
MOST_ALARMS = 4
DUE_WITHIN = timedelta(days=30)
MOVED_WITHIN = timedelta(days=14)


def today(viewer: Viewer, *, at: datetime) -> dict[str, Any]:
    """Give what the home page shows."""
    on = timezone.localdate(at)
    healths = source_healths(viewer, at=at)
    alarming = sorted((h for h in healths if h.is_alarming), key=lambda h: h.health != Health.FAILING)
    new = _new(viewer, healths, at)
    return {
        "today": on,
        "new": new,
        "moved": list(_moved(viewer, at)),
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
        found = waiting(viewer).filter(
            Q(proposed_owner_id=viewer.account_id) | Q(proposed_board__key__in=viewer.boards)
        )
        url = f"{reverse('monitoring:inbox')}?mine=1"
        if not found.exists():
            found, url = waiting(viewer), reverse("monitoring:inbox")
        ordered = found.order_by("-inbox_at", "-id")
    else:
        found = visible(viewer).filter(state__in=JUDGED, judged_at__gte=at - MOVED_WITHIN)
        if viewer.boards:
            mine = Q(owner_board__key__in=viewer.boards) | Q(concerned_boards__key__in=viewer.boards)
            found = found.filter(mine).distinct()
        url = reverse("monitoring:matters")
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


def _moved(viewer: Viewer, at: datetime) -> QuerySet[Matter]:
    mine = Q(pk__in=owned(viewer).values("pk")) | Q(pk__in=followed(viewer).values("pk"))
    found = visible(viewer).filter(mine, moved_at__gte=at - MOVED_WITHIN)
    return found.select_related("owner_board").order_by("-moved_at")[:SHOWN]


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
