"""The brief of one page: what a file or an ask is, where it stands, what we want, what is asked of the reader."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from utblick.features.advocacy import file_page, queries, queries_answers
from utblick.features.advocacy.answer_states import State
from utblick.features.advocacy.calendar import ahead_in
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import Ask, Holder, Procedure, Standing
from utblick.features.advocacy.sheets import around, facts
from utblick.features.advocacy.sheets.wording import day_words, moment_words
from utblick.features.advocacy.standing import in_page_language, main_phase, standing_of
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.sheets.sheet import Block, Item, Sheet, fitted

# What a file is about stands in whole sentences, about five lines, before all else on the page.
WHAT_IT_IS = 500


def brief(
    viewer: Viewer, procedure: Procedure, at: datetime, *, with_drafts: bool = False, asked: str = ""
) -> Sheet:
    """Write the brief of a file in the active language. `asked` is what somebody wrote is asked of the reader."""
    page = file_page.of(viewer, procedure, at)
    wants = facts.wanted(viewer, facts.asks_in(viewer, procedure), [procedure], at)
    adopted = [row for row in page.ours if row.standing == Standing.ADOPTED]
    drafts = [row for row in page.ours if row.standing == Standing.DRAFT] if with_drafts else []
    involved = [one.involvement for one in page.deciders]
    what = [Item(procedure.stake)] if procedure.stake else []
    boards = ", ".join(dict.fromkeys(row.board.name for row in procedure.processes.all()))
    blocks = (
        Block(_("What it is"), tuple(what), rank=1, is_list=False, spared=WHAT_IT_IS),
        Block(_("Where it stands"), tuple(_stands(page)), rank=1, keep=2, what=_("states")),
        Block(_("What comes next"), tuple(_ahead(viewer, procedure, at)), rank=4, keep=3, what=_("dates")),
        Block(
            _("Who decides"),
            tuple(around.decider_items(viewer, procedure, at)),
            rank=3,
            keep=4,
            what=_("people and bodies"),
        ),
        Block(
            _("What we want"),
            (
                *(facts.ask_item(one, procedure) for one in wants),
                *(Item(_("Position: %(title)s") % {"title": _adopted(row)}) for row in adopted),
                *(Item(_("Draft of a position: %(title)s") % {"title": row.title}) for row in drafts),
            ),
            rank=2,
            keep=4,
            what=_("asks and positions"),
        ),
        Block(
            _("What others want"),
            tuple(around.others_items(around.positions_on(viewer, [procedure]))),
            rank=5,
            keep=2,
            what=_("positions of others"),
        ),
        Block(
            _("What we have done"),
            tuple(facts.done_items(viewer, procedure, at)),
            rank=7,
            keep=2,
            what=_("contacts and letters"),
        ),
        Block(
            _("What is asked of you"),
            tuple(_asked_of_reader(viewer, procedure, page, at, asked)),
            rank=0,
            keep=2,
            what=_("things asked"),
        ),
        facts.words_block(procedure, involved, is_short=True),
    )
    return fitted(
        Sheet(
            kind=_("Brief"),
            title=procedure.name,
            language=facts.language(),
            facts=(
                (_("EU file"), procedure.reference or _("no number yet")),
                (_("Board"), boards),
                (_("Made"), f"{facts.made_words(at)} ({facts.version_words(procedure)})"),
            ),
            working=facts.working_words(bool(drafts) or any(one.is_working for one in wants)),
            blocks=blocks,
            is_one_page=True,
        )
    )


def brief_of_ask(
    viewer: Viewer, ask: Ask, at: datetime, *, with_drafts: bool = False, asked: str = ""
) -> Sheet:
    """Write the brief of an ask over all the files that it is tied to."""
    files = {wording.procedure_id for wording in ask.wordings.all()}
    procedures = list(queries.procedures(viewer).filter(pk__in=files))
    (one,) = facts.wanted(viewer, [ask], procedures, at)
    own = queries.positions(viewer).filter(asks=ask, holder=Holder.OWN)
    drafts = list(own.filter(standing=Standing.DRAFT)) if with_drafts else []
    today, calendars = day_of(at), known()
    stands = [
        Item(
            f"{row.name}: {main_phase(standing_of(row, today, calendars)) or _('nothing is known to have happened')}"
        )
        for row in procedures
    ]
    others = queries.positions(viewer).filter(asks=ask).exclude(holder=Holder.OWN)
    others = others.exclude(standing=Standing.REPLACED)
    said = [Item(_objection(row.said, row.said_by), (row.reply,)) for row in ask.objections.all()]
    ahead = [item for row in procedures for item in _ahead(viewer, row, at, with_name=True)]
    done = [facts.contact_item(row) for row in facts.contacts_told(viewer, Q(advocacy_subjects__asks=ask))]
    blocks = (
        Block(
            _("What we want"),
            (
                facts.ask_item(one),
                *(Item(_("Draft of a position: %(title)s") % {"title": row.title}) for row in drafts),
            ),
            rank=1,
            what=_("positions"),
        ),
        Block(_("Where it stands"), tuple(stands), rank=3, keep=3, what=_("files")),
        Block(_("What comes next"), tuple(ahead), rank=4, keep=3, what=_("dates")),
        Block(
            _("What is said against it, and our answer"), tuple(said), rank=2, keep=2, what=_("objections")
        ),
        Block(
            _("What others want"),
            tuple(around.others_items(others)),
            rank=5,
            keep=2,
            what=_("positions of others"),
        ),
        Block(
            _("Who decides and we have not met"),
            tuple(around.gap_items(viewer, procedures, at, with_name=True)),
            rank=6,
            keep=2,
            what=_("those not met"),
        ),
        Block(_("What we have done"), tuple(done), rank=7, keep=2, what=_("contacts")),
        Block(
            _("What is asked of you"),
            (
                Item(
                    asked or _("For your information."),
                ),
            ),
            rank=0,
        ),
    )
    return fitted(
        Sheet(
            kind=_("Brief"),
            title=ask.title,
            language=facts.language(),
            facts=(
                (_("Policy process"), ask.process.name),
                (_("Board"), ask.process.board.name),
                (
                    _("Made"),
                    f"{facts.made_words(at)} ({_('version %(number)s of the ask') % {'number': ask.version}})",
                ),
            ),
            working=facts.working_words(bool(drafts) or one.is_working),
            blocks=blocks,
            is_one_page=True,
        )
    )


def _stands(page: file_page.Page) -> list[Item]:
    """Give the states that hold, with since when."""
    found = []
    for one in page.standing.active:
        where = f" ({one.part or one.body})" if one.part or one.body else ""
        words = _("%(state)s since %(day)s") % {
            "state": in_page_language(one.state, "name"),
            "day": day_words(one.since),
        }
        found.append(Item(f"{words}{where}"))
    return found or [Item(page.main or _("Nothing is known to have happened."))]


def _objection(said: str, said_by: str) -> str:
    return f"{said} ({said_by})" if said_by else said


def _ahead(viewer: Viewer, procedure: Procedure, at: datetime, *, with_name: bool = False) -> list[Item]:
    """Give the dates ahead in Swedish time; those that are not certain say so."""
    found = []
    for row in ahead_in(viewer, [procedure], at):
        when = moment_words(row.at, is_whole_day=row.is_whole_day)
        words = f"{when}: {row.name}"
        if with_name:
            words = f"{when}: {row.name} ({procedure.name})"
        if row.is_earliest:
            words = _("%(words)s (at the earliest)") % {"words": words}
        elif row.certainty == "unsure":
            words = _("%(words)s (to be confirmed)") % {"words": words}
        found.append(Item(words))
    return found


def _adopted(row: object) -> str:
    title, board, on = getattr(row, "title", ""), getattr(row, "board", None), getattr(row, "on", None)
    by = (
        _("adopted by %(board)s %(day)s") % {"board": board.name, "day": day_words(on)}
        if board and on
        else ""
    )
    return ", ".join(filter(None, (title, by, getattr(row, "diary_number", ""))))


def _asked_of_reader(
    viewer: Viewer, procedure: Procedure, page: file_page.Page, at: datetime, asked: str
) -> list[Item]:
    """Give what somebody wrote, answers that wait for a decision, and what it is worth most to do now."""
    found = [Item(asked)] if asked else []
    for one in queries_answers.about(viewer, procedure, at):
        if one.state == State.PROPOSED:
            until = moment_words(one.answer.deadline.at, is_whole_day=one.answer.deadline.is_whole_day)
            found.append(
                Item(
                    _("Decide on the draft answer to %(to)s, which is due %(day)s (%(board)s).")
                    % {"to": one.answer.to, "day": until, "board": one.answer.board.key}
                )
            )
    if page.best is not None and page.best_words:
        who = f" – {page.best_who}" if page.best_who else ""
        found.append(Item(_("Worth most now: %(words)s") % {"words": f"{page.best_words}{who}"}))
    return found or [Item(_("For your information."))]
