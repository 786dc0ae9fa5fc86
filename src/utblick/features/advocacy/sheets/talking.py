"""Talking points: three asks, each with a sentence, the argument, and what to answer when it is opposed."""

from __future__ import annotations

from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from utblick.features.advocacy import queries
from utblick.features.advocacy.calendar import ahead_in
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import Ask, Objection, Procedure
from utblick.features.advocacy.sheets import facts
from utblick.features.advocacy.sheets.facts import Wanted
from utblick.features.advocacy.sheets.wording import moment_words
from utblick.features.advocacy.standing import main_phase, standing_of
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.sheets.sheet import Block, Item, Sheet

MOST = 3


def talking_points(
    viewer: Viewer, procedure: Procedure, at: datetime, *, only_adopted: bool = False
) -> Sheet:
    """Write talking points for a file: its three foremost asks."""
    rows = facts.wanted(viewer, facts.asks_in(viewer, procedure), [procedure], at)
    chosen = [one for one in rows if one.adopted is not None or not only_adopted][:MOST]
    phase = main_phase(standing_of(procedure, day_of(at), known())) or _("nothing is known to have happened")
    told = [(_("Where it stands"), phase)]
    ahead = ahead_in(viewer, [procedure], at)
    if ahead:
        when = moment_words(ahead[0].at, is_whole_day=ahead[0].is_whole_day)
        told.append((_("Next"), f"{when}: {ahead[0].name}"))
    told.append((_("Made"), f"{facts.made_words(at)} ({facts.version_words(procedure)})"))
    involved = queries.involved(viewer, procedure, day_of(at))
    return _sheet(procedure.name, told, chosen, (facts.words_block(procedure, involved),))


def talking_points_of_ask(viewer: Viewer, ask: Ask, at: datetime) -> Sheet:
    """Write talking points for one ask."""
    version = _("version %(number)s of the ask") % {"number": ask.version}
    told = [
        (_("Policy process"), ask.process.name),
        (_("Made"), f"{facts.made_words(at)} ({version})"),
    ]
    files = {wording.procedure_id for wording in ask.wordings.all()}
    procedures = list(queries.procedures(viewer).filter(pk__in=files))
    return _sheet(ask.title, told, facts.wanted(viewer, [ask], procedures, at), ())


def _sheet(title: str, told: list[tuple[str, str]], chosen: list[Wanted], more: tuple[Block, ...]) -> Sheet:
    said: dict[int, list[Objection]] = {}
    for row in Objection.objects.filter(ask__in=[one.ask.pk for one in chosen]):
        said.setdefault(row.ask_id, []).append(row)
    blocks = tuple(_point(number, one, said.get(one.ask.pk, [])) for number, one in enumerate(chosen, 1))
    if not blocks:
        blocks = (Block(_("What we want"), (Item(_("No ask is written yet.")),), is_list=False),)
    return Sheet(
        kind=_("Talking points"),
        title=_("Talking points: %(title)s") % {"title": title},
        language=facts.language(),
        facts=tuple(told),
        working=facts.working_words(any(one.is_working for one in chosen)),
        blocks=(*blocks, *more),
    )


def _point(number: int, one: Wanted, said: list[Objection]) -> Block:
    ask = one.ask
    items = [Item(_("Because: %(words)s") % {"words": ask.argument})] if ask.argument else []
    for row in said:
        against = f"{row.said} ({row.said_by})" if row.said_by else row.said
        items.append(
            Item(
                _("If somebody says: %(words)s") % {"words": against},
                (_("Answer: %(words)s") % {"words": row.reply},),
            )
        )
    if not said:
        items.append(Item(_("Nothing is noted of what is said against it.")))
    items.append(Item(capfirst(facts.adopted_words(one))))
    return Block(f"{number}. {ask.title}", tuple(items))
