"""The voting list: amendments that bear on our asks, how we ask that each is voted on, and the votes in plenary."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from utblick.engine.passages.ids import written
from utblick.engine.passages.reference import parse
from utblick.features.actors.kinds import PersonKind
from utblick.features.actors.models import Body, Post
from utblick.features.advocacy import plenary, queries
from utblick.features.advocacy.models import Advice, Amendment, Procedure
from utblick.features.advocacy.sheets import facts
from utblick.features.advocacy.sheets import plenary as in_plenary
from utblick.features.advocacy.sheets.wording import day_words
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.sheets.sheet import Block, Item, Sheet, Table, shortened

WORDS = 260


def voting_list(viewer: Viewer, procedure: Procedure, at: datetime) -> Sheet:
    """Write the voting list of a file: the amendments that somebody has given advice on, and the votes in plenary."""
    rows = advised(viewer, procedure)
    votings = plenary.votings(viewer, procedure)
    wants = {
        one.ask.pk: one
        for one in facts.wanted(viewer, {row.ask.pk: row.ask for row in rows}.values(), [procedure], at)
    }
    table = Table(
        _("Our advice on each amendment"),
        (_("Amendment"), _("What it says"), _("Our ask"), _("Our advice")),
        tuple(
            (
                Item(_named(row.amendment)),
                _says(row.amendment),
                Item(f"{row.ask.title} ({facts.adopted_words(wants[row.ask.pk])})"),
                Item(f"{row.get_advised_display().capitalize()}{f': {row.why}' if row.why else ''}"),
            )
            for row in rows
        ),
    )
    blocks: tuple[Block, ...] = (
        Block(
            _("Swedish members of the committees"),
            tuple(members(procedure, day_of(at)))
            or (
                Item(
                    _("None is in the register for %(committees)s.") % {"committees": procedure.committees}
                    if procedure.committees
                    else _("No lead committee is noted for the file.")
                ),
            ),
        ),
        *(
            ()
            if votings
            else (
                Block(
                    _("Plenary"),
                    (Item(_("No vote list of the plenary has been brought in for this file.")),),
                    is_list=False,
                ),
            )
        ),
        facts.words_block(procedure, (), in_plenary.short_names(votings)),
    )
    if not rows:
        blocks = (
            Block(
                _("Our advice"), (Item(_("No advice has been given on an amendment yet.")),), is_list=False
            ),
            *blocks,
        )
    return Sheet(
        kind=_("Voting list"),
        title=_("Voting list: %(title)s") % {"title": procedure.name},
        language=facts.language(),
        facts=(
            (_("EU file"), procedure.reference or _("no number yet")),
            (_("Made"), f"{facts.made_words(at)} ({facts.version_words(procedure)})"),
        ),
        working=facts.working_words(any(one.is_working for one in wants.values())),
        blocks=blocks,
        tables=(*((table,) if rows else ()), *in_plenary.tables(votings)),
        foot=(
            *((_("The amendments are quoted in the language they were tabled in."),) if rows else ()),
            *in_plenary.notes(votings),
        ),
    )


def advised(viewer: Viewer, procedure: Procedure) -> list[Advice]:
    """Give the advice on a file's amendments, in the order of the amendments."""
    viewer.check(queries.VIEW)
    rows = Advice.objects.filter(amendment__procedure=procedure)
    return list(
        rows.select_related("amendment", "ask__process__board").order_by(
            "amendment__document", "amendment__pk"
        )
    )


def waiting(viewer: Viewer, procedure: Procedure) -> list[Amendment]:
    """Give the amendments that resemble our wordings or change the same passage, and have no advice: leads."""
    viewer.check(queries.VIEW)
    wordings = list(queries.wordings(viewer).filter(procedure=procedure, ask__closed_on__isnull=True))
    passages = [written(path) for row in wordings if (path := parse(row.target))]
    near = Q(echoes__wording__in=wordings) | Q(passage__in=passages)
    rows = Amendment.objects.filter(near, procedure=procedure, advice__isnull=True)
    return list(rows.distinct().order_by("document", "pk")[:200])


def members(procedure: Procedure, today: date) -> list[Item]:
    """Give the Swedish members of the lead committees on a day, by committee."""
    short = [one.strip() for one in procedure.committees.split(",") if one.strip()]
    posts = (
        Post.objects.at(today)
        .filter(
            body__in=Body.objects.filter(abbreviation__in=short),
            person__country="SE",
            person__kind=PersonKind.OFFICE_HOLDER,
            person__is_protected=False,
            person__forgotten_on=None,
            person__merged_into=None,
        )
        .select_related("person", "body")
        .order_by("body__abbreviation", "person__name")
    )
    return [Item(_member(row)) for row in posts]


def _member(row: Post) -> str:
    """Name a member, with from when that is known and whether it is to be confirmed."""
    known = [str(row.get_role_display())]
    if row.seen_on:
        known.append(_("as known %(day)s") % {"day": day_words(row.seen_on)})
    if Certainty.UNSURE in (row.certainty, row.person.certainty):
        known.append(_("to be confirmed"))
    return f"{row.person.called}, {row.body.short} ({', '.join(known)})"


def _named(row: Amendment) -> str:
    return ", ".join(
        filter(None, (f"{row.document} {row.number}".strip(), row.target, row.authors or row.group))
    )


def _says(row: Amendment) -> Item:
    if not row.new.strip():
        return Item(_("strikes the text"))
    return Item(shortened(row.new, WORDS), language=row.language if row.language != facts.language() else "")
