"""Everything we do in the strategy as one list of records: tagged things of all rooms, and our seats in groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.balticsea.models import GroupSeat, PlanVersion, PolicyArea
from utblick.features.balticsea.queries.tagged import Entry, Whole, whole, works
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import lasting
from utblick.ui.taggable import Text, Work

# How a record of the whole strategy is asked for beside those of an area.
OF_ALL = "all"
SEATS = Work("seats", gettext_lazy("Seats in groups"), 80)


@dataclass(frozen=True, slots=True)
class Record:
    """One thing or seat in one area; `area` is None where its former area is in none of those that are shown.

    `is_of_all` says that it is of the whole strategy.
    """

    area: PolicyArea | None
    work: Work
    kind: Text
    title: str
    url: str
    first: date | None = None
    last: date | None = None
    actions: str = ""
    why: str = ""
    former: PolicyArea | None = None
    language: str = ""
    numbers: tuple[int, ...] = ()
    boards: tuple[str, ...] = ()
    when: str = ""
    is_of_all: bool = False

    @property
    def area_key(self) -> str:
        if self.is_of_all:
            return OF_ALL
        return self.area.key if self.area is not None else "-"

    @property
    def work_key(self) -> str:
        return self.work.key

    @property
    def area_name(self) -> str:
        if self.is_of_all:
            return _("the whole strategy")
        return self.area.name if self.area is not None else _("no area of this plan")


def of_entry(entry: Entry) -> Record:
    """Give a tagged thing as a record."""
    actions = sorted(entry.actions, key=lambda action: action.number)
    return Record(
        entry.area,
        entry.work,
        entry.taggable.label,
        entry.thing.title,
        entry.thing.url,
        entry.thing.first,
        entry.thing.last,
        "; ".join(f"{action.number}. {action.name}" for action in actions),
        entry.why,
        entry.former,
        entry.thing.language,
        tuple(action.number for action in actions),
        entry.thing.boards,
        entry.thing.when_words(timezone.localdate()),
    )


def of_seat(seat: GroupSeat, area: PolicyArea | None) -> Record:
    """Give a seat as a record."""
    former = seat.area if area is not None and seat.area is not None and seat.area_id != area.pk else None
    title = f"{seat.called}: {seat.role}"
    return Record(
        area,
        SEATS,
        seat.get_kind_display(),
        title,
        seat.get_absolute_url(),
        seat.valid_from,
        seat.last_day,
        former=former,
        when=lasting(seat.valid_from, seat.last_day, timezone.localdate()),
        is_of_all=seat.area_id is None,
    )


def records_of(found: Whole) -> list[Record]:
    """Give all records of a whole, by area and within each in the order of work."""
    rows: list[Record] = []
    for one in found.areas:
        rows += [of_entry(entry) for _work, entries in one.works for entry in entries]
        rows += [of_seat(seat, one.area) for seat in one.seats]
    rows += [of_entry(entry) for entry in found.adrift]
    return rows + [of_seat(seat, None) for seat in found.seats]


def records(
    viewer: Viewer, plan: PlanVersion, begin: date | None = None, end: date | None = None
) -> list[Record]:
    """Give everything that the viewer may see of what we do in the strategy, between two days."""
    return records_of(whole(viewer, plan, begin, end))


def all_works() -> list[Work]:
    """Give all kinds of work that are counted, in their order."""
    return sorted([*works(), SEATS], key=lambda work: work.order)
