"""Propose whose matter it is, and why: the board by remit, the person by the profile that hit most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.db.models import F

from utblick.features.monitoring.models import Hit, Matter
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Assignment
from utblick.features.organisation.queries import remit_for
from utblick.foundation.accounts.models import open_on
from utblick.foundation.accounts.roles import Role


def route(matters: Iterable[Matter], *, at: datetime) -> None:
    """Write the proposed owner board and person on matters, from their hits of today."""
    by_number = {matter.pk: matter for matter in matters}
    hits: dict[int, list[Hit]] = {number: [] for number in by_number}
    rows = Hit.objects.filter(document__matter__in=by_number, gone_at=None)
    for row in rows.select_related("profile__owner").annotate(matter_number=F("document__matter")):
        hits[row.matter_number].append(row)
    # Most matters of a batch are about the same few topics.
    remit = cache(partial(remit_for, at=at))
    strategist = cache(partial(_strategist, at))
    for number, matter in by_number.items():
        topics: Counter[str] = Counter()
        profiles: Counter[int] = Counter()
        for hit in hits[number]:
            words = len(hit.spans)
            profiles[hit.profile_id] += words + 1
            if hit.profile.topic:
                topics[hit.profile.topic] += words + 1
        found = remit(
            tuple(topic for topic, _ in sorted(topics.items(), key=lambda item: (-item[1], item[0])))
        )
        strongest = min(profiles, key=lambda p: (-profiles[p], p)) if profiles else None
        owner = next((hit.profile.owner for hit in hits[number] if hit.profile_id == strongest), None)
        rule = "profile"
        if owner is None or not owner.may_sign_in(day_of(at)):
            owner, rule = strategist(), "strategist"
        matter.proposed_board, matter.proposed_owner = found.owner, owner
        matter.proposal = {
            "board": found.reason,
            "concerned": [board.key for board in found.concerned],
            "person": {"rule": rule, "profile": strongest},
        }
        matter.save(update_fields=["proposed_board", "proposed_owner", "proposal"])


def _strategist(at: datetime) -> Any:
    """Somebody always is responsible: without a profile's owner, the strategist of longest standing."""
    row = (
        Assignment.objects.at(at)
        .filter(open_on(day_of(at), "account__"), role=Role.STRATEGIST)
        .select_related("account")
        .order_by("valid_from", "id")
        .first()
    )
    return row.account if row else None
