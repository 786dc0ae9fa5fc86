"""Policy processes as public records, with where their procedures stand."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from utblick.engine.procedures.types import TYPES
from utblick.features.advocacy import queries
from utblick.features.advocacy.institutions import Known, known
from utblick.features.advocacy.models import Procedure, Process
from utblick.features.advocacy.standing import standing_of
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind
from utblick.features.publishing.kinds.shared import boards, file, in_both, names, policy_areas
from utblick.features.publishing.shapes import PROCESS
from utblick.foundation.accounts.viewer import Viewer


def _rows(viewer: Viewer) -> QuerySet[Process]:
    if not viewer.may(queries.VIEW):
        return Process.objects.none()
    return queries.processes(viewer).prefetch_related("procedures__events")


def _facts(process: Process) -> Facts:
    calendars = known()
    values = {
        "goal": in_both(process, "goal"),
        "why": in_both(process, "why"),
        "arena": process.arena,
        "boards": boards(process.board, *process.concerned.all()),
        "topics": names(process.topics.all()),
        "begins_on": process.begins_on,
        "ends_on": process.ends_on,
        "decided_on": process.decided_on,
        "decision": process.decision,
        "diary_number": process.diary_number,
        "procedures": [_procedure(row, calendars) for row in process.procedures.all()],
        "policy_areas": policy_areas("advocacy.process", process.pk),
    }
    drafts = {
        "sv": Draft(process.name_sv, process.goal_sv[:600]),
        "en": Draft(process.name_en, process.goal_en[:600]),
    }
    return Facts(values, drafts)


def _procedure(row: Procedure, calendars: Known) -> dict[str, Any]:
    stands = standing_of(row, timezone.localdate(), calendars)
    kind, main = TYPES[row.type], stands.main
    return {
        **file(row),
        "type": {"sv": kind.name_sv, "en": kind.name_en},
        "stage": {"sv": main.state.name_sv, "en": main.state.name_en} if main else None,
        "since": main.since if main else None,
        "is_open": stands.is_open,
    }


def _nothing(_process: Process) -> tuple[()]:
    # Whoever sees advocacy sees every process: what is not decided is in its positions.
    return ()


def _url(process: Process) -> str:
    return reverse("advocacy:process", args=[process.key])


KIND = Kind(PROCESS, _rows, _facts, _url, model="advocacy.process", barred_by=_nothing)
