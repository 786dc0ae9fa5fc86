"""Our own adopted positions as public records; drafts are working material."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Holder, Point, Position, Standing
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Text, named
from utblick.features.publishing.kinds.shared import file, in_both
from utblick.features.publishing.shapes import POSITION
from utblick.foundation.accounts.viewer import Viewer

NOT_OURS = _("It is somebody else's position.")
DRAFT = _("It is a draft: until a board has adopted it, it is working material.")
REPLACED = _("It has been replaced. Let the one through that holds now.")
ENDED = _("The position has been replaced by a later one, or does not hold any more.")


def _rows(viewer: Viewer) -> QuerySet[Position]:
    if not viewer.may(queries.VIEW):
        return Position.objects.none()
    return queries.positions(viewer).filter(holder=Holder.OWN).prefetch_related("points__procedure")


def _obstacles(position: Position) -> tuple[Text, ...]:
    if position.holder != Holder.OWN:
        return (NOT_OURS,)
    if position.standing == Standing.DRAFT:
        return (DRAFT,)
    return (REPLACED,) if position.standing == Standing.REPLACED else ()


def _facts(position: Position) -> Facts:
    former = position.former
    values = {
        "process": named(position.process),
        "number": position.number,
        "text": in_both(position, "text"),
        "board_key": position.board.key if position.board else None,
        "board": named(position.board),
        "adopted_on": position.on,
        "decision": position.decision,
        "diary_number": position.diary_number,
        "diary_link": position.diary_link,
        "procedures": [file(row) for row in position.procedures.all()],
        "asks": [in_both(ask, "title") for ask in position.asks.all()],
        "points": [_point(row) for row in position.points.all()],
        "replaced": [{"title": in_both(former, "title"), "adopted_on": former.on}] if former else [],
    }
    drafts = {
        "sv": Draft(position.title_sv, position.text_sv[:600]),
        "en": Draft(position.title_en, position.text_en[:600]),
    }
    return Facts(values, drafts, obstacles=_obstacles(position))


def _point(row: Point) -> dict[str, Any]:
    return {
        "procedure": named(row.procedure),
        "reference": row.procedure.reference,
        "target": row.target,
        "view": in_both(row, "view"),
    }


def _url(position: Position) -> str:
    return reverse("advocacy:position", args=[position.pk])


KIND = Kind(POSITION, _rows, _facts, _url, model="advocacy.position", barred_by=_obstacles, ended=ENDED)
