"""Which calls suit a board: by what its units look for, by the topics that it owns, and what it has said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from utblick.features.monitoring.models import Concept
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Unit
from utblick.features.organisation.queries import remits
from utblick.features.programmes import matching
from utblick.features.programmes.matching import Found, Reason
from utblick.features.programmes.models import CallVerdict, UnitNeed, Verdict
from utblick.features.programmes.queries import CallNow, live, now, soonest
from utblick.features.programmes.queries_matching import (
    TEXT,
    as_need,
    found_by,
    needs,
    same_before,
    texts_of,
    verdicts,
)
from utblick.foundation.accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class UnitSuits:
    """A unit of the board that a call suits, with why, and what the unit says of the call."""

    unit: Unit
    reasons: tuple[Reason, ...]
    verdict: CallVerdict | None


@dataclass(frozen=True, slots=True)
class BoardSuits:
    """A call for a board: its units that it suits, best first, and the profiles of the board's topics that found it.

    `verdict` is what the board says of it, `earlier` what it said of the same topic or programme before.
    """

    row: CallNow
    units: Sequence[UnitSuits]
    profiles: Sequence[Found]
    verdict: CallVerdict | None
    earlier: CallVerdict | None

    @property
    def is_refused(self) -> bool:
        """Say whether the board has said that it is not for it."""
        return self.verdict is not None and self.verdict.verdict == Verdict.NOT_FOR_US

    @property
    def weight(self) -> int:
        """Give how much the best unit's reasons weigh; a profile of the board's own topic counts as a topic."""
        best = max((matching.weight(one.reasons) for one in self.units), default=0)
        return best + (matching.WEIGHTS["topic"] if self.profiles else 0)

    @property
    def words(self) -> str:
        """Say in a few words why it is for the board."""
        said = []
        if self.units:
            names = ", ".join(one.unit.name for one in self.units[:3])
            more = f" +{len(self.units) - 3}" if len(self.units) > 3 else ""
            said.append(_("suits %(units)s") % {"units": names + more})
        said += [_("found by “%(profile)s”") % {"profile": one.name} for one in self.profiles[:1]]
        return ", ".join(said)


def needs_of_board(viewer: Viewer, board: str, at: datetime) -> list[UnitNeed]:
    """Give what a board's units look for, of the units of that day: those whose board it is, or their area's."""
    today = Unit.objects.at(day_of(at)).filter(Q(board__key=board) | Q(board=None, parent__board__key=board))
    return list(needs(viewer).filter(unit__in=today.values("pk")).order_by("unit__name_sv"))


def suiting_board(viewer: Viewer, board: str, at: datetime) -> list[BoardSuits]:
    """Give the open and coming calls for a board, best first; those that close sooner first among equals.

    Those that the board said no to are with them; the page puts them apart.
    """
    concepts = list(Concept.objects.all())
    looked_for = [(row.unit, as_need(row, concepts)) for row in needs_of_board(viewer, board, at)]
    topics = set(remits(day_of(at)).filter(owner__key=board).values_list("topic__key", flat=True))
    with_text = live(viewer, at).annotate(beginning=Left("document__text", TEXT))
    rows = soonest(now(call, at) for call in with_text)
    found = found_by(row.call for row in rows)
    all_said = list(verdicts(viewer))
    by_board = {row.call_id: row for row in all_said if row.board and row.board.key == board}
    by_unit = {(row.unit_id, row.call_id): row for row in all_said if row.unit_id}
    kept = []
    for row in rows:
        hits, texts = found.get(row.call.pk, ()), texts_of(row.call)
        units = [
            UnitSuits(unit, why, by_unit.get((unit.pk, row.call.pk)))
            for unit, need in looked_for
            if (why := matching.reasons(need, hits, *texts))
        ]
        units.sort(key=lambda one: -matching.weight(one.reasons))
        profiles = [one for one in hits if one.topic in topics]
        verdict = by_board.get(row.call.pk)
        if units or profiles or verdict is not None:
            earlier = None if verdict else same_before(by_board.values(), row.call)
            kept.append(BoardSuits(row, units, profiles, verdict, earlier))
    return sorted(kept, key=lambda one: -one.weight)
