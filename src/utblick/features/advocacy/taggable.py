"""Policy processes, files and positions as what can be tagged with a strategy."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.engine.procedures.deriving import derive
from utblick.engine.procedures.types import TYPES
from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Holder, Position, Procedure, Process
from utblick.features.advocacy.standing import as_engine
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import short
from utblick.ui.taggable import Taggable, Thing, Work

ADVOCACY = Work("advocacy", _("Advocacy"), 20)


def _boards(processes: Iterable[Process]) -> tuple[str, ...]:
    keys = (board.key for one in processes for board in (one.board, *one.concerned.all()))
    return tuple(dict.fromkeys(keys))


def _processes(viewer: Viewer) -> QuerySet[Process]:
    return queries.processes(viewer) if viewer.may(queries.VIEW) else Process.objects.none()


def _process(process: Process) -> Thing:
    said = [
        process.name_sv,
        process.name_en,
        process.goal_sv,
        process.goal_en,
        process.why_sv,
        process.why_en,
    ]
    said += [f"{topic.name_sv} {topic.name_en}" for topic in process.topics.all()]
    return Thing(
        process.name,
        reverse("advocacy:process", args=[process.key]),
        process.begins_on,
        process.ends_on,
        "\n".join(said),
        _boards([process]),
    )


def _procedures(viewer: Viewer) -> QuerySet[Procedure]:
    return queries.procedures(viewer) if viewer.may(queries.VIEW) else Procedure.objects.none()


def _procedure(procedure: Procedure) -> Thing:
    days = [event.on for event in procedure.events.all()]
    is_open = derive(TYPES[procedure.type], as_engine(procedure.events.all()), timezone.localdate()).is_open
    return Thing(
        procedure.name,
        reverse("advocacy:procedure", args=[procedure.key]),
        min(days, default=None),
        None if is_open else max(days, default=None),
        "\n".join([procedure.name_sv, procedure.name_en, procedure.stake_sv, procedure.stake_en]),
        _boards(procedure.processes.all()),
    )


def _positions(viewer: Viewer) -> QuerySet[Position]:
    """Give our own positions: what others hold is not our work."""
    if not viewer.may(queries.VIEW):
        return Position.objects.none()
    return queries.positions(viewer).filter(holder=Holder.OWN).prefetch_related("process__concerned")


def _position(position: Position) -> Thing:
    return Thing(
        position.title,
        reverse("advocacy:position", args=[position.pk]),
        position.on,
        position.on,
        "\n".join([position.title_sv, position.title_en, position.text_sv, position.text_en]),
        _boards([position.process]),
        when=f"{position.get_standing_display()}, {short(position.on, timezone.localdate())}"
        if position.on
        else "",
    )


def _may_change(viewer: Viewer, _process: Process) -> bool:
    return viewer.may("advocacy.process.change")


def _may_keep(viewer: Viewer, _procedure: Procedure) -> bool:
    return viewer.may("advocacy.procedure.change")


def _may_write(viewer: Viewer, _position: Position) -> bool:
    return viewer.may("advocacy.position.write")


TAGGABLE = (
    Taggable(Process, ADVOCACY, _("policy process"), _processes, _process, _may_change),
    Taggable(Procedure, ADVOCACY, _("EU file"), _procedures, _procedure, _may_keep),
    Taggable(Position, ADVOCACY, _("position"), _positions, _position, _may_write),
)
