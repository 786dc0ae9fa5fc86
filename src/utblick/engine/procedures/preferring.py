"""One event told by several sources: which telling counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from utblick.engine.deadlines.wording import day_en, day_sv
from utblick.engine.procedures.events import Event
from utblick.engine.procedures.kinds import KINDS
from utblick.engine.procedures.standing import Duplicates

NEAR = timedelta(days=31)
_PLACE = {key: place for place, key in enumerate(KINDS)}


def in_order(events: Iterable[Event]) -> list[Event]:
    """Give each event once, by day, and on one day in the order in which things happen."""
    return sorted(set(events), key=_sorting)


def settle(events: Iterable[Event]) -> tuple[list[Event], tuple[Duplicates, ...]]:
    """Choose, of events of one kind on near days, the one that counts: preferred, sure, with a number, earliest.

    Two bodies' events, and events of a kind that may repeat on different days, are not one.
    """
    groups: dict[tuple[str, str, str], list[Event]] = {}
    for event in in_order(events):
        groups.setdefault((event.kind, event.body.casefold(), event.part.casefold()), []).append(event)
    chosen: list[Event] = []
    duplicates: list[Duplicates] = []
    for group in groups.values():
        near = timedelta(0) if KINDS[group[0].kind].may_repeat else NEAR
        cluster: list[Event] = []
        for event in group:
            if cluster and event.on - cluster[-1].on > near:
                _choose(cluster, chosen, duplicates)
                cluster = []
            cluster.append(event)
        _choose(cluster, chosen, duplicates)
    return in_order(chosen), tuple(sorted(duplicates, key=lambda one: _sorting(one.chosen)))


def _choose(cluster: list[Event], chosen: list[Event], duplicates: list[Duplicates]) -> None:
    best = min(
        cluster,
        key=lambda event: (not event.is_preferred, not event.is_sure, not event.reference, _sorting(event)),
    )
    chosen.append(best)
    others = tuple(event for event in cluster if event is not best)
    if others:
        kind = KINDS[best.kind]
        days = sorted({event.on for event in others} - {best.on})
        if days:
            sv = f"Källorna är oense om dagen för ”{kind.name_sv}”: den {day_sv(best.on)} gäller, "
            sv += f"andra säger {', '.join(map(day_sv, days))}."
            en = f"Sources differ on the day of “{kind.name_en}”: {day_en(best.on)} counts, "
            en += f"others say {', '.join(map(day_en, days))}."
        else:
            sv = f"Flera källor berättar om ”{kind.name_sv}” den {day_sv(best.on)}."
            en = f"Several sources tell of “{kind.name_en}” on {day_en(best.on)}."
        duplicates.append(Duplicates(best, others, sv, en))


def _sorting(event: Event) -> tuple[str, int, str, str, str, str, str, str, bool, bool]:
    until = event.until.isoformat() if event.until else ""
    place = _PLACE.get(event.kind, len(_PLACE))
    return (
        event.on.isoformat(), place, event.body, event.reference, event.part, event.source, event.key, until,
        event.is_sure, event.is_preferred,
    )  # fmt: skip
