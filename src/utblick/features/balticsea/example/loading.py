"""Load the example's tags, seats and days through the actions that people use; once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import override

from utblick.features.balticsea import actions
from utblick.features.balticsea.example.rows import DAYS, SEATS, TAGS
from utblick.features.balticsea.models import GroupSeat, PlanAction, PolicyArea, StrategyDay, StrategyTag
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.example.people import DOMAIN
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.ui.taggable import taggable


def load(at: datetime) -> dict[str, int]:
    """Take in the plans, and once tag what the other rooms' examples have loaded."""
    by = system("utblick example")
    with transaction.atomic(), override("sv"):
        counts = actions.take_suggested(by=by, at=at)
        if StrategyTag.objects.exists() or GroupSeat.objects.exists():
            return counts
        tags = _tags(by, at)
        _seats(by, at)
        _days(by, at)
    return {**counts, "tags": tags, "seats": len(SEATS)}


def _tags(by: Viewer, at: datetime) -> int:
    areas = {(row.plan.key, row.key): row for row in PolicyArea.objects.select_related("plan")}
    named = {(row.area_id, row.number): row for row in PlanAction.objects.all()}
    numbers: dict[str, dict[str, int]] = {}
    for kind in {row.kind for row in TAGS}:
        one = taggable().get(kind)
        numbers[kind] = {one.thing(row).title: row.pk for row in one.rows(by)} if one else {}
    count = 0
    for row in TAGS:
        found = next((pk for title, pk in numbers[row.kind].items() if row.title in title), None)
        area = areas.get((row.plan, row.area))
        if found is None or area is None:
            continue
        action = named[area.pk, row.action] if row.action else None
        actions.set_tag(row.kind, found, area, action=action, why=row.why, by=by, at=at)
        count += 1
    return count


def _seats(by: Viewer, at: datetime) -> None:
    today = day_of(at)
    areas = {row.key: row for row in PolicyArea.objects.filter(plan__key="2021")}
    units = {row.key: row for row in Unit.objects.all()}
    accounts = {row.email.partition("@")[0]: row for row in Account.objects.filter(email__endswith=DOMAIN)}
    for row in SEATS:
        seat = actions.add_seat(
            area=areas.get(row.area),
            kind=row.kind,
            group=row.group,
            role=row.role,
            unit=units.get(row.unit),
            account=accounts.get(row.account),
            is_observer=row.is_observer,
            valid_from=today - timedelta(days=row.since),
            is_example=True,
            by=by,
            at=at,
        )
        for days_ago, place, notes in row.meetings:
            on = today - timedelta(days=days_ago)
            actions.note_meeting(seat, on=on, place=place, notes=notes, by=by, at=at)


def _days(by: Viewer, at: datetime) -> None:
    for kind, name_sv, name_en, ahead, days, place, country in DAYS:
        starts_on = day_of(at) + timedelta(days=ahead)
        actions.add_row(
            StrategyDay,
            kind=kind,
            name_sv=name_sv,
            name_en=name_en,
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=days - 1) if days > 1 else None,
            place=place,
            country=country,
            is_example=True,
            by=by,
            at=at,
        )
