"""Boards and units as public records, each for the time that it holds; who serves there is not among them."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.organisation.models import (
    Board,
    BoardVersion,
    Certainty,
    Level,
    Remit,
    Unit,
    UnitVersion,
)
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, both, named
from utblick.features.publishing.shapes import BOARD, UNIT
from utblick.foundation.accounts.viewer import Viewer

VIEW = "organisation.region.view"
# How a board comes to a topic, the foremost first: part -> the relation that leads to its remits.
PARTS = {"owner": "remits", "joint": "joint_remits", "concerned": "concerned_remits"}


def _boards(viewer: Viewer) -> QuerySet[Board]:
    if not viewer.may(VIEW):
        return Board.objects.none()
    remits = Remit.objects.select_related("topic")
    return Board.objects.prefetch_related(
        "versions", *(Prefetch(relation, remits) for relation in PARTS.values())
    )


def _board(board: Board) -> Facts:
    values = {
        "key": board.key,
        "name": named(board),
        "task": {"sv": board.task_sv, "en": board.task_en},
        "is_executive": board.is_executive,
        "valid_from": board.valid_from,
        "valid_until": board.valid_until,
        "other_names": board.other_names,
        "earlier_names": _earlier(board),
        "topics": _topics(board),
    }
    return Facts(
        values, {"sv": Draft(board.name_sv, board.task_sv), "en": Draft(board.name_en, board.task_en)}
    )


def _topics(board: Board) -> list[dict[str, Any]]:
    today, found = timezone.localdate(), {}
    for part, relation in PARTS.items():
        for remit in getattr(board, relation).all():
            topic = remit.topic
            if remit.holds(today) and topic.holds(today) and topic.pk not in found:
                found[topic.pk] = {
                    "key": topic.key,
                    "name": named(topic),
                    "about": {"sv": topic.description_sv, "en": topic.description_en},
                    "part": part,
                    "is_confirmed": remit.certainty != Certainty.UNSURE,
                    "valid_from": remit.valid_from,
                }
    return list(found.values())


def _earlier(row: Board | Unit) -> list[dict[str, Any]]:
    versions: list[BoardVersion | UnitVersion] = list(row.versions.all())
    return [
        {"name": named(one), "valid_from": one.valid_from, "valid_until": one.valid_until} for one in versions
    ]


def _board_url(board: Board) -> str:
    return reverse("organisation:board", args=[board.key])


def _units(viewer: Viewer) -> QuerySet[Unit]:
    if not viewer.may(VIEW):
        return Unit.objects.none()
    return Unit.objects.select_related("parent", "board", "successor").prefetch_related("versions")


def _unit(unit: Unit) -> Facts:
    values = {
        "key": unit.key,
        "name": named(unit),
        "level": Level(unit.level).name.lower(),
        "kind": unit.kind,
        "parent_key": unit.parent.key if unit.parent else None,
        "parent": named(unit.parent),
        "board_key": unit.board.key if unit.board else None,
        "board": named(unit.board),
        "place": unit.place,
        "valid_from": unit.valid_from,
        "valid_until": unit.valid_until,
        "successor_key": unit.successor.key if unit.successor else None,
        "earlier_names": _earlier(unit),
    }
    said = both(lambda: _sentence(unit))
    drafts = {language: Draft(name, said[language]) for language, name in (named(unit) or {}).items()}
    return Facts(values, drafts)


def _sentence(unit: Unit) -> str:
    """Say of a unit in the language that is switched on what it is, where, and what it belongs to."""
    words = {"place": unit.place, "parent": unit.parent}
    if unit.parent is None:
        return _("The region as a whole, with all its operations.")
    if unit.place:
        return _("In %(place)s, part of %(parent)s.") % words
    return _("Part of %(parent)s.") % words


def _unit_url(unit: Unit) -> str:
    return reverse("organisation:unit", args=[unit.pk])


BOARD_KIND = Kind(BOARD, _boards, _board, _board_url, speaks_for_itself=True, model="organisation.board")
UNIT_KIND = Kind(UNIT, _units, _unit, _unit_url, speaks_for_itself=True, model="organisation.unit")
