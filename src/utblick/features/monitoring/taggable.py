"""Matters that were judged to be ours, as what can be tagged with a strategy."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.monitoring.models import Matter, MatterAlias
from utblick.features.monitoring.queries.visible import visible
from utblick.features.monitoring.rules import JUDGED
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import short
from utblick.ui.taggable import Taggable, Thing, Work

WATCH = Work("watch", gettext_lazy("From the watch"), 60)


def _rows(viewer: Viewer) -> QuerySet[Matter]:
    """Give the matters that somebody works with: what only came in is no work of ours."""
    rows = visible(viewer).filter(state__in=JUDGED)
    return (
        rows.select_related("owner_board").prefetch_related("concerned_boards").order_by("-judged_at", "-pk")
    )


def _day(at: datetime | None) -> date | None:
    return day_of(at) if at is not None else None


def _thing(matter: Matter) -> Thing:
    judged = _day(matter.judged_at)
    boards = [matter.owner_board] if matter.owner_board else []
    boards += matter.concerned_boards.all()
    return Thing(
        matter.title,
        reverse("monitoring:matter", args=[matter.pk]),
        judged,
        judged,
        matter.title,
        tuple(dict.fromkeys(board.key for board in boards)),
        matter.language,
        _("judged %(day)s") % {"day": short(judged, timezone.localdate())} if judged else "",
    )


def _may_tag(viewer: Viewer, matter: Matter) -> bool:
    keys = [board.key for board in (matter.owner_board, *matter.concerned_boards.all()) if board]
    may = "monitoring.matter.judge"
    return viewer.may(may) or any(viewer.may(may, board=key) for key in keys)


def _moved(numbers: Collection[int]) -> Mapping[int, int]:
    rows = MatterAlias.objects.filter(former_id__in=numbers)
    return dict(rows.values_list("former_id", "matter"))


TAGGABLE = (Taggable(Matter, WATCH, gettext_lazy("matter"), _rows, _thing, _may_tag, _moved),)
