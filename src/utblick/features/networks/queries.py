"""Read memberships: what everybody sees, and recommendations that are not decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from utblick.engine.coverage.months import months_after
from utblick.features.networks import rules
from utblick.features.networks.models import Member, Network, Recommendation, Representative
from utblick.features.networks.rules import Worth
from utblick.features.organisation.models import Board, Topic
from utblick.features.organisation.queries import topics
from utblick.foundation.accounts.viewer import Viewer

VIEW, ADVICE = "networks.network.view", "networks.advice.view"


def networks(viewer: Viewer) -> QuerySet[Network]:
    """Give the networks."""
    viewer.check(VIEW)
    return Network.objects.select_related("unit").prefetch_related("boards", "topics", "costs")


def network_by_key(viewer: Viewer, key: str) -> Network:
    """Give one network. Raises Http404."""
    return get_object_or_404(networks(viewer), key=key)


def sees_advice(viewer: Viewer, boards: Iterable[Board]) -> bool:
    """Say whether the viewer sees what is recommended before it is decided: for one of the boards, or for all."""
    return viewer.may(ADVICE) or any(viewer.may(ADVICE, board=board.key) for board in boards)


def recommendations(viewer: Viewer, network: Network) -> list[Recommendation]:
    """Give the recommendations that the viewer may see, the latest first."""
    rows = network.recommendations.all()
    if not sees_advice(viewer, network.boards.all()):
        rows = rows.filter(decided_on__isnull=False)
    return list(rows)


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of a membership before its renewal."""

    network: Network
    fee: int | None
    fee_year: int | None
    hours: int | None
    active_units: int
    gains: int
    worth: Worth
    notice_by: date | None
    advice: Recommendation | None


def review(viewer: Viewer, network: Network, today: date) -> Review:
    """Put together what a membership costs and gave during the last two years."""
    costs = list(network.costs.all())
    latest = next((one for one in costs if one.fee is not None), None)
    hours = next((one.hours for one in costs if one.hours is not None), None)
    since = months_after(today, -24)
    gains = list(network.gains.filter(on__gte=since))
    used = {gain.unit_id for gain in gains if gain.unit_id}
    for group in network.groups.prefetch_related("units"):
        used.update(unit.pk for unit in group.units.all())
    advice = next(iter(recommendations(viewer, network)), None)
    return Review(
        network,
        latest.fee if latest else None,
        latest.year if latest else None,
        hours,
        len(used),
        len(gains),
        rules.cost_per_unit(latest.fee if latest else None, len(used)),
        rules.last_notice_day(network.renews_on, network.notice_months),
        advice,
    )


def renewing(viewer: Viewer, today: date, months: int = 12) -> list[Network]:
    """Give the memberships that renew within so many months, the soonest first."""
    rows = networks(viewer).filter(renews_on__range=(today, months_after(today, months)))
    return list(rows.exclude(member=Member.NONE).order_by("renews_on", "name_sv"))


def terms_ending(viewer: Viewer, today: date, months: int = 6) -> QuerySet[Representative]:
    """Give the representatives whose term ends within so many months, the soonest first."""
    viewer.check(VIEW)
    rows = Representative.objects.at(today).filter(valid_until__lte=months_after(today, months))
    return rows.select_related("network", "board").order_by("valid_until", "role")


def areas(viewer: Viewer, today: date) -> tuple[list[Topic], list[Topic]]:
    """Give the areas that no membership covers, and those that three or more do."""
    listed = {topic.pk: topic for topic in topics(today)}
    covered = [
        {topic.pk for topic in network.topics.all()}
        for network in networks(viewer)
        if rules.is_member(network.member, network.since, network.until, today)
    ]
    none, many = rules.areas_and_networks(listed, covered)
    return [listed[key] for key in none], [listed[key] for key in many]
