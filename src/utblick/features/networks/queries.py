"""Read memberships: what everybody sees, and recommendations that are not decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from utblick.engine.coverage.months import months_after
from utblick.features.networks import rules
from utblick.features.networks.models import Member, Network, Recommendation, Representative
from utblick.features.networks.rules import Worth
from utblick.features.networks.uses import Use, uses
from utblick.features.organisation.models import Board, Topic
from utblick.features.organisation.queries import topics
from utblick.foundation.accounts.viewer import Viewer

VIEW, ADVICE = "networks.network.view", "networks.advice.view"
WRITE = "networks.advice.write"


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


def hides_advice(viewer: Viewer, network: Network) -> bool:
    """Say whether there may be a recommendation that this viewer sees only when it is decided."""
    return not sees_advice(viewer, network.boards.all())


def may_advise(viewer: Viewer, network: Network) -> bool:
    """Say whether the viewer recommends and records decisions on a membership."""
    return viewer.may(WRITE) or any(viewer.may(WRITE, board=board.key) for board in network.boards.all())


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of a membership before its renewal."""

    network: Network
    fee: int | None
    fee_year: int | None
    hours: int | None
    hours_year: int | None
    active_units: int
    uses: list[Use]
    worth: Worth
    notice_by: date | None
    advice: Recommendation | None
    hides_advice: bool

    @property
    def times(self) -> list[Use]:
        """What it was used for on a day, the latest first; one line for each thing, however many units."""
        seen: dict[tuple[str, date], Use] = {}
        for use in self.uses:
            if use.on is not None:
                seen.setdefault((use.words, use.on), use)
        return sorted(seen.values(), key=lambda use: use.on or date.min, reverse=True)


def review(
    viewer: Viewer, network: Network, today: date, found: Mapping[int, list[Use]] | None = None
) -> Review:
    """Put together what a membership costs and was used for during the last two years.

    `found` are the uses of all networks, for who asks about many.
    """
    costs = [one for one in network.costs.all() if one.year <= today.year]
    fee = next((one for one in costs if one.fee is not None), None)
    hours = next((one for one in costs if one.hours is not None), None)
    if found is None:
        found = uses(viewer, months_after(today, -24), today)
    used = found.get(network.pk, [])
    units = {use.unit for use in used if use.unit is not None}
    return Review(
        network,
        fee.fee if fee else None,
        fee.year if fee else None,
        hours.hours if hours else None,
        hours.year if hours else None,
        len(units),
        used,
        rules.cost_per_unit(fee.fee if fee else None, len(units)),
        rules.last_notice_day(network.renews_on, network.notice_months),
        next(iter(recommendations(viewer, network)), None),
        hides_advice(viewer, network),
    )


def reviews(viewer: Viewer, rows: Iterable[Network], today: date) -> list[Review]:
    """Put together many memberships; what they were used for is asked for once."""
    found = uses(viewer, months_after(today, -24), today)
    return [review(viewer, network, today, found) for network in rows]


def renewing(viewer: Viewer, today: date, months: int = 12) -> list[Network]:
    """Give the memberships that renew within so many months, the soonest first."""
    rows = networks(viewer).filter(renews_on__range=(today, months_after(today, months)))
    return list(rows.exclude(member=Member.NONE).order_by("renews_on", "name_sv"))


def terms_ending(viewer: Viewer, today: date, months: int = 6) -> QuerySet[Representative]:
    """Give the representatives whose term ends within so many months, the soonest first."""
    viewer.check(VIEW)
    rows = Representative.objects.at(today).filter(valid_until__lte=months_after(today, months))
    return rows.select_related("network", "board").order_by("valid_until", "role")


@dataclass(frozen=True, slots=True)
class Covered:
    """An area and the memberships that cover it."""

    topic: Topic
    networks: list[Network]


def areas(viewer: Viewer, today: date) -> tuple[list[Covered], list[Covered], list[Covered]]:
    """Give the prioritised areas that no membership covers, the areas that three or more do, and the others."""
    listed = {topic.pk: topic for topic in topics(today)}
    ours = {
        network.pk: network
        for network in networks(viewer)
        if rules.is_member(network.member, network.since, network.until, today)
    }
    by_area = rules.covered_by(
        listed, {pk: {topic.pk for topic in network.topics.all()} for pk, network in ours.items()}
    )
    rows = [Covered(listed[key], [ours[pk] for pk in found]) for key, found in by_area.items()]
    none = [row for row in rows if not row.networks and row.topic.is_priority]
    many = [row for row in rows if len(row.networks) >= rules.MANY]
    few = [row for row in rows if 0 < len(row.networks) < rules.MANY]
    return none, many, few
