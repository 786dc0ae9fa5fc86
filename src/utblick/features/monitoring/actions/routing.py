"""Propose whose matter it is, and why: the board by remit, the person by the profile that hit most."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from utblick.features.monitoring.models import Hit, Matter
from utblick.features.organisation.models import Assignment
from utblick.features.organisation.queries import remit_for
from utblick.foundation.accounts.roles import Role


def route(matter: Matter, *, at: datetime) -> None:
    """Write the proposed owner board and person on a matter, from its hits of today."""
    hits = list(Hit.objects.filter(document__matter=matter, gone_at=None).select_related("profile__owner"))
    topics: Counter[str] = Counter()
    profiles: Counter[int] = Counter()
    for hit in hits:
        words = len(hit.spans)
        profiles[hit.profile_id] += words + 1
        if hit.profile.topic:
            topics[hit.profile.topic] += words + 1
    ordered = [topic for topic, _ in sorted(topics.items(), key=lambda item: (-item[1], item[0]))]
    found = remit_for(ordered, at)
    strongest = min(profiles, key=lambda p: (-profiles[p], p)) if profiles else None
    owner = next(
        (hit.profile.owner for hit in hits if hit.profile_id == strongest and hit.profile.owner.is_active),
        None,
    )
    rule = "profile"
    if owner is None:
        owner, rule = _strategist(at), "strategist"
    matter.proposed_board, matter.proposed_owner = found.owner, owner
    proposal: dict[str, Any] = {
        "board": found.reason,
        "concerned": [board.key for board in found.concerned],
        "person": {"rule": rule, "profile": strongest},
    }
    matter.proposal = proposal
    matter.save(update_fields=["proposed_board", "proposed_owner", "proposal"])


def _strategist(at: datetime) -> Any:
    """Somebody always is responsible: without a profile's owner, the strategist of longest standing."""
    row = (
        Assignment.objects.at(at)
        .filter(role=Role.STRATEGIST, account__is_active=True)
        .select_related("account")
        .order_by("valid_from", "id")
        .first()
    )
    return row.account if row else None
