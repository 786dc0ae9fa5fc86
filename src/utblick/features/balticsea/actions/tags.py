"""Tag a record with an area or an action of the strategy, and take a tag away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.features.balticsea import rules
from utblick.features.balticsea.models import PlanAction, PolicyArea, StrategyTag
from utblick.features.balticsea.queries.plans import VIEW
from utblick.features.balticsea.queries.tagged import record_of, tag_by_number
from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer


@transaction.atomic
def set_tag(
    kind: str,
    number: int,
    area: PolicyArea,
    *,
    action: PlanAction | None = None,
    why: str = "",
    by: Viewer,
    at: datetime,
) -> StrategyTag:
    """Tag a record with an area, or with one of its actions. The record's first tag is its foremost.

    Raises Http404 for a record that the tagger may not see.
    """
    by.check(VIEW)
    taggable, record = record_of(by, kind, number)
    rules.check_can_be_tagged(taggable.may_tag(by, record))
    rules.check_action_of_area(action.area_id if action else None, area.pk)
    held = StrategyTag.objects.select_for_update(of=("self",)).filter(kind=kind, number=number)
    rules.check_tag_is_new(any((tag.area_id, tag.action_id) == (area.pk, _pk(action)) for tag in held))
    tag = StrategyTag(
        kind=kind,
        number=number,
        area=area,
        action=action,
        why=" ".join(why.split()),
        is_primary=not any(one.is_primary for one in held),
        account_id=by.account_id,
        at=at,
    )
    checked_and_saved(tag)
    changes = {"strategy": ["", _said(tag)]} | ({"why": ["", tag.why]} if tag.why else {})
    audit.record("balticsea.tag.set", by=by, at=at, target=record, changes=changes)
    return tag


@transaction.atomic
def remove_tag(tag: StrategyTag, *, by: Viewer, at: datetime) -> None:
    """Take a tag away; the trail keeps it. The foremost of what is left is the one set first."""
    tag, taggable, record = tag_by_number(by, tag.pk)
    rules.check_can_be_tagged(taggable.may_tag(by, record))
    changes = {"strategy": [_said(tag), ""]} | ({"why": [tag.why, ""]} if tag.why else {})
    audit.record("balticsea.tag.removed", by=by, at=at, target=record, changes=changes)
    was_foremost = tag.is_primary
    tag.delete()
    left = StrategyTag.objects.filter(kind=tag.kind, number=tag.number).order_by("at", "pk").first()
    if was_foremost and left is not None:
        left.is_primary = True
        checked_and_saved(left)


@transaction.atomic
def make_foremost(tag: StrategyTag, *, by: Viewer, at: datetime) -> StrategyTag:
    """Let a tag be the one that says first of all what the record is about."""
    tag, taggable, record = tag_by_number(by, tag.pk)
    rules.check_can_be_tagged(taggable.may_tag(by, record))
    former = StrategyTag.objects.filter(kind=tag.kind, number=tag.number, is_primary=True).first()
    if former is not None and former.pk == tag.pk:
        return tag
    if former is not None:
        former.is_primary = False
        checked_and_saved(former)
    tag.is_primary = True
    checked_and_saved(tag)
    changes = {"foremost": [_said(former) if former else "", _said(tag)]}
    audit.record("balticsea.tag.foremost", by=by, at=at, target=record, changes=changes)
    return tag


def _pk(action: PlanAction | None) -> int | None:
    return action.pk if action is not None else None


def _said(tag: StrategyTag) -> str:
    """Give the stable key of what a tag says: the same in every language, and when the plan is renamed."""
    if tag.action is not None:
        return f"eusbsr:{tag.area.plan.key}:{tag.area.key}:{tag.action.number}"
    return tag.area.code
