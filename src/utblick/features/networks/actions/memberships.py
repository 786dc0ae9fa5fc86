"""The membership itself: its facts, costs, people, groups, and what it gave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from utblick.features.networks import rules
from utblick.features.networks.models import Gain, GainKind, Network, Representative, WorkingGroup, YearCost
from utblick.features.organisation.actions.saving import checked_and_saved, ended, settable
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Topic, Unit
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import ChangedMeanwhile

CHANGE, GAIN = "networks.network.change", "networks.gain.write"
FIELDS = frozenset(
    {
        "key",
        "name_sv",
        "name_en",
        "abbreviation",
        "address",
        "member",
        "through",
        "unit",
        "since",
        "until",
        "purpose",
        "renews_on",
        "notice_months",
        "certainty",
    }
)
REPRESENTATIVE_FIELDS = frozenset(
    {"role", "seat", "is_political", "board", "account", "valid_from", "valid_until"}
)


# Words that stand where a key would in addresses.
RESERVED = frozenset({"tackning", "fornyelser", "nytt", "beslut", "uppdrag", "kostnader", "grupper", "nytta"})


@transaction.atomic
def create_network(
    *, boards: Sequence[Board] = (), topics: Sequence[Topic] = (), by: Viewer, at: datetime, **fields: Any
) -> Network:
    """Add a network with our membership in it."""
    by.check(CHANGE)
    name = fields.get("name_sv", "").strip()
    rules.check_network_is_new(Network.objects.filter(name_sv__iexact=name).exists())
    network = Network()
    if not fields.get("key"):
        fields["key"] = _free_key(fields.get("abbreviation") or fields.get("name_sv", ""))
    changes = settable(network, fields, FIELDS)
    checked_and_saved(network)
    network.boards.set(boards)
    network.topics.set(topics)
    audit.record("networks.network.created", by=by, at=at, target=network, changes=changes)
    return network


@transaction.atomic
def change_network(
    network: Network,
    *,
    version: int,
    boards: Sequence[Board],
    topics: Sequence[Topic],
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Network:
    """Change a membership as it was at `version`; its short name stays."""
    by.check(CHANGE)
    network = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    if network.version != version:
        raise ChangedMeanwhile(
            _("Somebody changed this membership while you had it open. Look at it, and change it again.")
        )
    changes = settable(network, fields, FIELDS - {"key"})
    for name, wanted in (("boards", boards), ("topics", topics)):
        held = getattr(network, name)
        before = sorted(row.key for row in held.all())
        after = sorted(row.key for row in wanted)
        if before != after:
            changes[name] = [before, after]
            held.set(wanted)
    if changes:
        network.version += 1
        checked_and_saved(network)
        audit.record("networks.network.changed", by=by, at=at, target=network, changes=changes)
    return network


@transaction.atomic
def set_cost(
    network: Network, year: int, *, fee: int | None, hours: int | None, by: Viewer, at: datetime
) -> YearCost:
    """Set what a year costs; the trail keeps what stood there."""
    by.check(CHANGE)
    rules.check_has_cost(fee, hours)
    row = YearCost.objects.select_for_update().filter(network=network, year=year).first()
    row = row or YearCost(network=network, year=year)
    changes = settable(row, {"fee": fee, "hours": hours}, frozenset({"fee", "hours"}))
    checked_and_saved(row)
    if changes:
        audit.record("networks.cost.set", by=by, at=at, target=network, changes={"year": year, **changes})
    return row


@transaction.atomic
def remove_cost(cost: YearCost, *, by: Viewer, at: datetime) -> None:
    """Remove a year that was wrong; the trail keeps what stood there."""
    by.check(CHANGE)
    changes = {"year": cost.year, "fee": [cost.fee, None], "hours": [cost.hours, None]}
    audit.record("networks.cost.removed", by=by, at=at, target=cost.network, changes=changes)
    cost.delete()


@transaction.atomic
def add_representative(network: Network, *, by: Viewer, at: datetime, **fields: Any) -> Representative:
    """Name who represents the region, by role, for a term."""
    by.check(CHANGE)
    row = Representative(network=network)
    changes = settable(row, fields, REPRESENTATIVE_FIELDS)
    checked_and_saved(row)
    audit.record("networks.representative.added", by=by, at=at, target=network, changes=changes)
    return row


@transaction.atomic
def change_representative(row: Representative, *, by: Viewer, at: datetime, **fields: Any) -> Representative:
    """Change a representative's role, seat or term."""
    by.check(CHANGE)
    row = Representative.objects.select_for_update(of=("self",)).get(pk=row.pk)
    changes = settable(row, fields, REPRESENTATIVE_FIELDS)
    if changes:
        checked_and_saved(row)
        audit.record("networks.representative.changed", by=by, at=at, target=row.network, changes=changes)
    return row


@transaction.atomic
def end_representative(row: Representative, *, on: date, by: Viewer, at: datetime) -> None:
    """End a term from a day on."""
    by.check(CHANGE)
    row = Representative.objects.select_for_update(of=("self",)).get(pk=row.pk)
    ended(row, "networks.representative.ended", on=on, by=by, at=at)


@transaction.atomic
def add_group(
    network: Network, name: str, units: Sequence[Unit], *, by: Viewer, at: datetime
) -> WorkingGroup:
    """Add a working group with the units that take part."""
    by.check(CHANGE)
    name = " ".join(name.split())
    rules.check_group_is_new(network.groups.filter(name__iexact=name).exists())
    group = WorkingGroup(network=network, name=name)
    checked_and_saved(group)
    group.units.set(units)
    changes = {"group": ["", name], "units": [[], sorted(unit.key for unit in units)]}
    audit.record("networks.group.added", by=by, at=at, target=network, changes=changes)
    return group


@transaction.atomic
def change_group(
    group: WorkingGroup, name: str, units: Sequence[Unit], *, by: Viewer, at: datetime
) -> WorkingGroup:
    """Change what a working group is called and which units take part."""
    by.check(CHANGE)
    group = WorkingGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    name = " ".join(name.split())
    others = group.network.groups.exclude(pk=group.pk)
    rules.check_group_is_new(others.filter(name__iexact=name).exists())
    before = sorted(unit.key for unit in group.units.all())
    after = sorted(unit.key for unit in units)
    changes: dict[str, Any] = {}
    if group.name != name:
        changes["group"] = [group.name, name]
        group.name = name
        checked_and_saved(group)
    if before != after:
        changes["units"] = [before, after]
        group.units.set(units)
    if changes:
        audit.record("networks.group.changed", by=by, at=at, target=group.network, changes=changes)
    return group


@transaction.atomic
def remove_group(group: WorkingGroup, *, by: Viewer, at: datetime) -> None:
    """Remove a working group."""
    by.check(CHANGE)
    audit.record(
        "networks.group.removed", by=by, at=at, target=group.network, changes={"group": [group.name, ""]}
    )
    group.delete()


@transaction.atomic
def write_gain(
    network: Network,
    words: str,
    *,
    on: date,
    by: Viewer,
    at: datetime,
    kind: str = GainKind.OTHER,
    unit: Unit | None = None,
    address: str = "",
) -> Gain:
    """Write what a membership gave, on which day and to which unit."""
    by.check(GAIN, unit=unit.pk if unit else None)
    rules.check_has_words(words)
    rules.check_has_happened(on, day_of(at))
    gain = Gain(network=network, kind=kind, words=words.strip(), on=on, unit=unit, address=address.strip())
    checked_and_saved(gain)
    audit.record("networks.gain.written", by=by, at=at, target=network, changes={"words": ["", gain.words]})
    return gain


@transaction.atomic
def remove_gain(gain: Gain, *, by: Viewer, at: datetime) -> None:
    """Remove a line that was wrong."""
    by.check(GAIN, unit=gain.unit_id)
    audit.record(
        "networks.gain.removed", by=by, at=at, target=gain.network, changes={"words": [gain.words, ""]}
    )
    gain.delete()


def _free_key(name: str) -> str:
    """Give a short name, for addresses, that no network has."""
    start = slugify(name)[:32].strip("-") or "natverk"
    start = f"{start}-2" if start in RESERVED else start
    key, number = start, 2
    while Network.objects.filter(key=key).exists():
        key, number = f"{start}-{number}", number + 1
    return key
