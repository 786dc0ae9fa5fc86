"""Load the example's networks through the actions that people use; what is there already is left as it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import override

from utblick.features.networks import actions
from utblick.features.networks.example.rows import COSTS, GAINS, GROUPS, NETWORKS, RENEWALS, REPRESENTATIVES
from utblick.features.networks.models import Network
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Topic, Unit
from utblick.foundation.accounts.viewer import system


def load(at: datetime) -> dict[str, int]:
    """Add what is missing of the example's networks; figures and people only with the first loading."""
    by, today = system("utblick example"), day_of(at)
    with transaction.atomic(), override("sv"):
        is_first = not Network.objects.exists()
        there = set(Network.objects.values_list("key", flat=True))
        boards = {board.key: board for board in Board.objects.all()}
        topics = {topic.key: topic for topic in Topic.objects.all()}
        units = {unit.key: unit for unit in Unit.objects.all()}
        fresh = [row for row in NETWORKS if row.key not in there]
        renewals = {key: (today + timedelta(days=days), months) for key, days, months in RENEWALS}
        for row in fresh:
            renews_on, notice = renewals.get(row.key, (None, None))
            actions.create_network(
                key=row.key,
                name_sv=row.name_sv,
                name_en=row.name_en,
                abbreviation=row.abbreviation,
                member=row.member,
                through=row.through,
                certainty=row.certainty,
                since=row.since,
                purpose=row.purpose,
                renews_on=renews_on,
                notice_months=notice,
                boards=[boards[key] for key in row.boards.split()],
                topics=[topics[key] for key in row.topics.split() if key in topics],
                by=by,
                at=at,
            )
        if not is_first:
            return {"networks": len(fresh)}
        rows = {network.key: network for network in Network.objects.all()}
        for key, year, fee, hours in COSTS:
            actions.set_cost(rows[key], year, fee=fee, hours=hours, by=by, at=at)
        for key, role, seat, is_political, board, since, until in REPRESENTATIVES:
            actions.add_representative(
                rows[key],
                role=role,
                seat=seat,
                is_political=is_political,
                board=boards.get(board),
                valid_from=today - timedelta(days=since),
                valid_until=today + timedelta(days=until) if until else None,
                by=by,
                at=at,
            )
        for key, name, keys in GROUPS:
            actions.add_group(rows[key], name, [units[one] for one in keys.split()], by=by, at=at)
        for key, days, kind, words, unit in GAINS:
            on = today - timedelta(days=days)
            actions.write_gain(rows[key], words, on=on, kind=kind, unit=units[unit], by=by, at=at)
        return {"networks": len(fresh)}
