"""Policy processes and who works on them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.advocacy import rules
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.models import Process, TeamMember
from utblick.features.organisation.actions.saving import ended
from utblick.features.organisation.models import Board, Topic
from utblick.foundation.accounts.viewer import Viewer

CHANGE = "advocacy.process.change"
FIELDS = frozenset(
    {
        "key",
        "name_sv",
        "name_en",
        "goal_sv",
        "goal_en",
        "why_sv",
        "why_en",
        "arena",
        "board",
        "begins_on",
        "ends_on",
        "decided_on",
        "decision",
        "diary_number",
        "owner",
        "certainty",
        "is_example",
    }
)
TEAM_FIELDS = frozenset({"account", "place", "task", "valid_from", "valid_until"})


@transaction.atomic
def create_process(
    *, concerned: Iterable[Board] = (), topics: Iterable[Topic] = (), by: Viewer, at: datetime, **fields: Any
) -> Process:
    """Begin a policy process; without a short name for its address it gets one out of its name."""
    by.check(CHANGE)
    if not fields.get("key"):
        words = fields.get("name_en") or fields.get("name_sv", "")
        fields["key"] = keeping.free_key(Process.objects.all(), words, otherwise="process", most=40)
    rules.check_key_is_free(Process.objects.filter(key=fields.get("key", "")).exists())
    return keeping.add(
        Process(),
        fields,
        FIELDS,
        action="advocacy.process.created",
        sets={"concerned": concerned, "topics": topics},
        by=by,
        at=at,
    )


@transaction.atomic
def change_process(
    process: Process,
    *,
    version: int,
    concerned: Iterable[Board],
    topics: Iterable[Topic],
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Process:
    """Change a policy process as it was at `version`; its short name stays."""
    by.check(CHANGE)
    return keeping.change(
        process,
        fields,
        FIELDS - {"key"},
        action="advocacy.process.changed",
        version=version,
        sets={"concerned": concerned, "topics": topics},
        by=by,
        at=at,
    )


@transaction.atomic
def add_team_member(process: Process, *, by: Viewer, at: datetime, **fields: Any) -> TeamMember:
    """Let somebody work on a process, at home or in Brussels."""
    by.check(CHANGE)
    account = fields.get("account")
    there = process.team.at(fields["valid_from"]).filter(account=account)
    rules.check_is_not_in_the_team(there.exists())
    return keeping.add(
        TeamMember(process=process),
        fields,
        TEAM_FIELDS,
        action="advocacy.team.added",
        target=process,
        by=by,
        at=at,
    )


@transaction.atomic
def end_team_member(member: TeamMember, *, on: date, by: Viewer, at: datetime) -> None:
    """Let somebody's work on a process end from a day on."""
    by.check(CHANGE)
    member = TeamMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if member.valid_from >= on:
        keeping.remove(
            member, ["account", "place"], action="advocacy.team.removed", target=member.process, by=by, at=at
        )
        return
    ended(member, "advocacy.team.ended", on=on, by=by, at=at)
