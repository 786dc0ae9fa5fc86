"""Whether to go on: what is recommended before a renewal, and what was decided."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from utblick.features.networks import rules
from utblick.features.networks.models import Network, Recommendation
from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

WRITE = "networks.advice.write"


@transaction.atomic
def recommend(network: Network, advice: str, reason: str, *, by: Viewer, at: datetime) -> Recommendation:
    """Recommend to continue, change or leave, with the reason."""
    _check_may(network, by)
    rules.check_has_reason(reason)
    row = Recommendation(network=network, on=day_of(at), advice=advice, reason=reason.strip())
    checked_and_saved(row)
    audit.record("networks.advice.given", by=by, at=at, target=network, changes={"advice": ["", advice]})
    return row


@transaction.atomic
def decide(
    row: Recommendation, decision: str, *, on: date, decided_by: str, by: Viewer, at: datetime
) -> Recommendation:
    """Record what the board decided."""
    row = Recommendation.objects.select_for_update(of=("self",)).select_related("network").get(pk=row.pk)
    _check_may(row.network, by)
    rules.check_is_undecided(row.decided_on is not None)
    rules.check_decided_by_now(on, day_of(at))
    row.decision, row.decided_on, row.decided_by = decision, on, decided_by.strip()
    checked_and_saved(row)
    changes = {"decision": ["", decision], "decided_by": ["", row.decided_by]}
    audit.record("networks.advice.decided", by=by, at=at, target=row.network, changes=changes)
    return row


def _check_may(network: Network, by: Viewer) -> None:
    if by.may(WRITE) or any(by.may(WRITE, board=board.key) for board in network.boards.all()):
        return
    raise NotAllowed(WRITE)
