"""Topics, and who owns them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.organisation import rules
from utblick.features.organisation.actions.saving import (
    as_audited,
    checked_and_saved,
    ended,
    is_taken_back,
    settable,
    taken_back,
)
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Remit, Topic
from utblick.features.organisation.queries import period, remit_before
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit import record

PERMISSION = "organisation.remit.change"
TOPIC_FIELDS = frozenset(
    {
        "key",
        "name_sv",
        "name_en",
        "description_sv",
        "description_en",
        "concepts",
        "is_strategic",
        "is_priority",
        "sort_order",
        "valid_from",
        "valid_until",
    }
)
# What a remit says, for the trail when it is taken away.
SAID = ("topic", "owner", "joint_with", "valid_from", "valid_until")
REMIT_FIELDS = frozenset(
    {
        "topic",
        "owner",
        "joint_with",
        "certainty",
        "source_note",
        "valid_from",
        "valid_until",
    }
)


@transaction.atomic
def create_topic(*, by: Viewer, at: datetime, **fields: Any) -> Topic:
    """Add a topic. Until it has a remit it is shown as having no owner."""
    by.check(PERMISSION)
    topic = Topic()
    changes = settable(topic, fields, TOPIC_FIELDS)
    rules.ends_after_start(period(topic))
    checked_and_saved(topic)
    record("organisation.topic.created", by=by, at=at, target=topic, changes=changes)
    return topic


@transaction.atomic
def change_topic(topic: Topic, *, by: Viewer, at: datetime, **fields: Any) -> Topic:
    """Change what a topic is called, covers, or is signalled by."""
    by.check(PERMISSION)
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    changes = settable(topic, fields, TOPIC_FIELDS - {"key"})
    rules.ends_after_start(period(topic))
    if changes:
        checked_and_saved(topic)
        record("organisation.topic.changed", by=by, at=at, target=topic, changes=changes)
    return topic


@transaction.atomic
def end_topic(topic: Topic, *, on: date, by: Viewer, at: datetime) -> Topic:
    """Let a topic end, and its remit with it."""
    by.check(PERMISSION)
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    ended(topic, "organisation.topic.ended", on=on, by=by, at=at)
    for remit in topic.remits.filter(valid_from__lt=on).exclude(valid_until__lte=on):
        ended(remit, "organisation.remit.ended", on=on, by=by, at=at, board=remit.owner.key)
    return topic


def _check(remit: Remit, concerned: Iterable[Board]) -> None:
    held = period(remit)
    rules.ends_after_start(held)
    rules.owner_is_not_its_own_partner(remit.owner.key, remit.joint_with.key if remit.joint_with else None)
    boards = [remit.owner, *([remit.joint_with] if remit.joint_with else []), *concerned]
    rules.boards_exist_during_remit(held, [period(board) for board in boards])
    others = Remit.objects.filter(topic=remit.topic).exclude(pk=remit.pk)
    rules.one_remit_at_a_time(held, [period(other) for other in others])


def _without_owners(remit: Remit, concerned: Iterable[Board]) -> list[Board]:
    """Who owns a topic is not also listed as concerned by it."""
    return [board for board in concerned if board.pk not in (remit.owner_id, remit.joint_with_id)]


@transaction.atomic
def create_remit(*, by: Viewer, at: datetime, concerned: Iterable[Board] = (), **fields: Any) -> Remit:
    """Give a topic its owner from a day on. The one who owned it until further notice ends that day."""
    remit = Remit()
    changes = settable(remit, fields, REMIT_FIELDS)
    by.check(PERMISSION, board=remit.owner.key)
    rules.source_is_said(remit.certainty, remit.source_note)
    # The topic's row is the lock: two people cannot give it two owners at once.
    Topic.objects.select_for_update().get(pk=remit.topic.pk)
    for before in Remit.objects.filter(topic=remit.topic, valid_until=None, valid_from__lt=remit.valid_from):
        ended(before, "organisation.remit.ended", on=remit.valid_from, by=by, at=at, board=before.owner.key)
    also = _without_owners(remit, concerned)
    _check(remit, also)
    checked_and_saved(remit)
    remit.concerned.set(also)
    changes["concerned"] = [[], sorted(board.key for board in also)]
    record("organisation.remit.created", by=by, at=at, target=remit, changes=changes, board=remit.owner.key)
    return remit


@transaction.atomic
def change_remit(
    remit: Remit, *, by: Viewer, at: datetime, concerned: Iterable[Board] | None = None, **fields: Any
) -> Remit:
    """Correct a remit. To move a topic to another board from a day on, create the new remit instead."""
    Topic.objects.select_for_update().get(pk=remit.topic_id)
    remit = (
        Remit.objects.select_for_update(of=("self",))
        .select_related("topic", "owner", "joint_with")
        .get(pk=remit.pk)
    )
    by.check(PERMISSION, board=remit.owner.key)
    changes = settable(remit, fields, REMIT_FIELDS - {"topic"})
    if changes.keys() & {"certainty", "source_note"}:
        rules.source_is_said(remit.certainty, remit.source_note)
    before = sorted(board.key for board in remit.concerned.all())
    also = _without_owners(remit, remit.concerned.all() if concerned is None else concerned)
    _check(remit, also)
    after = sorted(board.key for board in also)
    if before != after:
        changes["concerned"] = [before, after]
    if changes:
        checked_and_saved(remit)
        remit.concerned.set(also)
        record(
            "organisation.remit.changed", by=by, at=at, target=remit, changes=changes, board=remit.owner.key
        )
    return remit


@transaction.atomic
def end_remit(remit: Remit, *, on: date, by: Viewer, at: datetime) -> Remit | None:
    """Let a remit end. The topic has no owner after that, and is shown as such, until it gets a new one.

    A remit that then has not lasted a day is taken back, and nothing is given: the row goes, the trail tells of
    it, and the board that owned the topic until the day when it began owns it again.
    """
    Topic.objects.select_for_update().get(pk=remit.topic_id)
    remit = Remit.objects.select_for_update(of=("self",)).select_related("owner", "topic").get(pk=remit.pk)
    by.check(PERMISSION, board=remit.owner.key)
    if not is_taken_back(remit, on, day_of(at)):
        ended(remit, "organisation.remit.ended", on=on, by=by, at=at, board=remit.owner.key)
        return remit
    before = remit_before(remit)
    taken_back(remit, "organisation.remit.taken_back", SAID, by=by, at=at, board=remit.owner.key)
    if before is not None:
        changes = {"valid_until": [as_audited(before.valid_until), None]}
        before.valid_until = None
        checked_and_saved(before)
        board = before.owner.key
        record("organisation.remit.changed", by=by, at=at, target=before, changes=changes, board=board)
    return None
