"""What stands around a file in a document: what others want of it beside us, and who decides that we have not met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.actors.models import Person
from utblick.features.advocacy import queries
from utblick.features.advocacy.calendar import ahead_in
from utblick.features.advocacy.models import Holder, Involvement, Position, Procedure, Side, Stance, Standing
from utblick.features.advocacy.sheets import facts
from utblick.features.advocacy.sheets.wording import day_words
from utblick.features.advocacy.source_names import called
from utblick.features.advocacy.who import not_met
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.sheets.sheet import Item

# Whose words weigh most in Brussels and at home stand first; others, such as regions, after them.
ORDER = {Holder.GOVERNMENT: 0, Holder.NETWORK: 1, Holder.OTHER: 2}


def positions_on(viewer: Viewer, procedures: Iterable[Procedure]) -> list[Position]:
    """Give what others hold on some files, none that they have replaced."""
    rows = queries.positions(viewer).filter(procedures__in=list(procedures)).exclude(holder=Holder.OWN)
    return list(rows.exclude(standing=Standing.REPLACED).distinct())


def others_items(rows: Iterable[Position]) -> list[Item]:
    """Give what others hold: whose, from which day, where it is said, and where they agree with us and differ.

    What says something of our asks comes first; then the Government's, networks', others', the latest first.
    """
    listed = list(rows)
    said: dict[int, list[Stance]] = {}
    for stance in Stance.objects.filter(position__in=listed).select_related("ask"):
        said.setdefault(stance.position_id, []).append(stance)
    listed.sort(
        key=lambda row: (
            row.pk not in said,
            ORDER.get(Holder(row.holder), 9),
            -(row.on.toordinal() if row.on else 0),
            row.pk,
        )
    )
    return [_item(row, said.get(row.pk, [])) for row in listed]


def _item(row: Position, stances: Sequence[Stance]) -> Item:
    holder = row.body.name if row.body else capfirst(str(row.get_holder_display()))
    when = day_words(row.on) if row.on else _("no day noted")
    source = called(row.source) or row.url or _("no source noted")
    words = f"{holder}, {when}: {row.title} ({source})"
    if row.certainty == Certainty.UNSURE:
        words = _("%(words)s (to be confirmed)") % {"words": words}
    return Item(words, (_beside(stances),))


def _beside(stances: Sequence[Stance]) -> str:
    """Say on which of our asks somebody agrees with us, in part or not."""
    found = []
    for side, words in (
        (Side.FOR, _("Agrees with us: %(asks)s.")),
        (Side.PARTLY, _("Agrees in part: %(asks)s.")),
        (Side.AGAINST, _("Differs from us: %(asks)s.")),
    ):
        asks = [stance.ask.title for stance in stances if stance.side == side]
        if asks:
            found.append(words % {"asks": "; ".join(asks)})
    return " ".join(found) or _("Not laid beside our asks.")


def gap_items(
    viewer: Viewer,
    procedures: Sequence[Procedure],
    at: datetime,
    *,
    with_name: bool = False,
    but: Person | None = None,
) -> list[Item]:
    """Give who decides and has not been met, with what comes next in the file and in how many days."""
    rows = not_met(viewer, procedures, day_of(at))
    return _gaps(viewer, [row for row in rows if but is None or row.person_id != but.pk], at, with_name)


def decider_items(viewer: Viewer, procedure: Procedure, at: datetime) -> list[Item]:
    """Give who decides in a file: first those whom we have not met, with what comes next, then the others."""
    today = day_of(at)
    gaps = not_met(viewer, [procedure], today)
    there = {row.pk for row in gaps}
    others = [row for row in queries.involved(viewer, procedure, today) if row.pk not in there]
    return [*_gaps(viewer, gaps, at, False), *(facts.decider_item(viewer, row) for row in others)]


def _gaps(viewer: Viewer, rows: Sequence[Involvement], at: datetime, with_name: bool) -> list[Item]:
    today = day_of(at)
    ahead: dict[int, str] = {}
    for one in ahead_in(viewer, {row.procedure_id: row.procedure for row in rows}.values(), at):
        if one.is_our_answer:
            continue
        left = (day_of(one.at) - today).days
        days = ngettext("in %(n)s day", "in %(n)s days", left) % {"n": left} if left else _("today")
        ahead.setdefault(one.procedure.pk, f"{one.name} {days}")
    found = []
    for row in rows:
        who = facts.decider_item(viewer, row).text
        name = f" ({row.procedure.name})" if with_name else ""
        told = _("%(who)s not met") % {"who": f"{who}{name}:"}
        found.append(Item(", ".join(filter(None, (told, ahead.get(row.procedure_id))))))
    return found
