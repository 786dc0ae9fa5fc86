"""Say that an exchange belongs to one of the region's own projects, or not: who changes or registers exchanges."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.features.exchanges import queries, rules
from utblick.features.exchanges.models import Exchange, Tie
from utblick.features.exchanges.ties import PROJECT, projects
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

CHANGE, REGISTER = "exchanges.exchange.change", "exchanges.exchange.register"


@transaction.atomic
def tie(exchange: Exchange, number: int, *, by: Viewer, at: datetime) -> Tie:
    """Tie an exchange to a project that the viewer sees; what is tied already stays."""
    _check_may(exchange, by)
    rules.check_is_seen(number in projects(by))
    row, is_new = Tie.objects.get_or_create(exchange=exchange, kind=PROJECT, number=number)
    if is_new:
        _record("exchanges.exchange.tied", exchange, ["", f"#{number}"], by, at)
    return row


@transaction.atomic
def untie(exchange: Exchange, number: int, *, by: Viewer, at: datetime) -> None:
    """Say that an exchange does not belong to a project after all."""
    _check_may(exchange, by)
    rules.check_is_seen(number in projects(by))
    gone, _by_kind = Tie.objects.filter(exchange=exchange, kind=PROJECT, number=number).delete()
    if gone:
        _record("exchanges.exchange.untied", exchange, [f"#{number}", ""], by, at)


def _check_may(exchange: Exchange, by: Viewer) -> None:
    if not any(queries.may_change(by, exchange, action) for action in (CHANGE, REGISTER)):
        raise NotAllowed(CHANGE)


def _record(action: str, exchange: Exchange, change: list[str], by: Viewer, at: datetime) -> None:
    # The project may be secret: the trail names its number, which leads to it for who sees it.
    audit.record(action, by=by, at=at, target=exchange, changes={"tied_project": change})
