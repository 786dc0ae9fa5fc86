"""What documents are made of: what a file is, who decides, what we want and what is adopted of it, what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.engine.procedures.types import TYPES
from utblick.features.actors.models import Body, Contact
from utblick.features.actors.queries import CONTACT, kinds_seen
from utblick.features.advocacy import queries, queries_answers
from utblick.features.advocacy.answer_states import State
from utblick.features.advocacy.foremost import foremost
from utblick.features.advocacy.models import Ask, Holder, Involvement, Position, Procedure, Standing
from utblick.features.advocacy.sheets.results import results
from utblick.features.advocacy.sheets.wording import day_words
from utblick.features.advocacy.standing import in_page_language
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.sheets.sheet import Block, Item


@dataclass(frozen=True, slots=True)
class Wanted:
    """An ask, the adopted position of ours that carries it, None when no board has adopted it, and how far it got."""

    ask: Ask
    adopted: Position | None
    result: str = ""

    @property
    def is_working(self) -> bool:
        """Say whether it is told as what no board has adopted."""
        return self.adopted is None and not self.result


def language() -> str:
    """Give the language that is being written."""
    return (get_language() or "sv")[:2]


def made_words(at: datetime) -> str:
    """Say when the document was made."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def version_words(procedure: Procedure) -> str:
    """Say which version of the facts it rests on: the file's own, and the latest event known."""
    version = _("version %(number)s of the file") % {"number": procedure.version}
    days = [event.on for event in procedure.events.all()]
    if not days:
        return version
    return _("%(version)s, latest event %(day)s") % {"version": version, "day": day_words(max(days))}


def wanted(
    viewer: Viewer, asks: Iterable[Ask], procedures: Sequence[Procedure], at: datetime
) -> list[Wanted]:
    """Give asks with the adopted position that carries each, the latest one, and how far each got in some files."""
    listed = list(asks)
    adopted: dict[int, Position] = {}
    rows = (
        queries.positions(viewer)
        .filter(holder=Holder.OWN, standing=Standing.ADOPTED, asks__in=listed)
        .order_by("on", "pk")
        .distinct()
    )
    for row in rows:
        for ask in row.asks.all():
            adopted[ask.pk] = row
    got = results(viewer, listed, procedures, day_of(at))
    return [Wanted(ask, adopted.get(ask.pk), got.get(ask.pk, "")) for ask in listed]


def adopted_words(one: Wanted) -> str:
    """Say how far an ask got, and who adopted it and when; that nobody has stands only where no result is known."""
    row = one.adopted
    if row is None:
        return one.result or _("not adopted by any board")
    board = row.board.name if row.board else ""
    day = day_words(row.on) if row.on else ""
    by = _("adopted by %(board)s %(day)s") % {"board": board, "day": day}
    return "; ".join(filter(None, (one.result, ", ".join(filter(None, (by, row.diary_number))))))


def working_words(is_working: bool) -> str:
    """Say plainly that a document holds what no board has adopted; nothing when it does not."""
    if not is_working:
        return ""
    return _("Working material: what is marked as not adopted or as a draft has not been decided by a board.")


def asks_in(viewer: Viewer, procedure: Procedure) -> list[Ask]:
    """Give what we still ask for in a file, the foremost first."""
    return foremost(viewer, [procedure.pk])


def ask_item(one: Wanted, procedure: Procedure | None = None) -> Item:
    """Give an ask as a line: what we want, by whom it is adopted, the argument, what we settle for."""
    ask = one.ask
    targets = [
        wording.target
        for wording in ask.wordings.all()
        if procedure is not None and wording.procedure_id == procedure.pk and wording.target
    ]
    where = f" ({', '.join(dict.fromkeys(targets))})" if targets else ""
    details = [ask.argument] if ask.argument else []
    if ask.fallback:
        details.append(_("Fallback: %(words)s") % {"words": ask.fallback})
    return Item(f"{ask.title}{where} – {adopted_words(one)}", tuple(details))


def decider_item(viewer: Viewer, row: Involvement) -> Item:
    """Give who decides: the part, and the name where the viewer may see it and it may be exported."""
    shown = row.person is not None and not row.person.is_protected and row.person.kind in kinds_seen(viewer)
    who = [row.person.called] if shown and row.person is not None else []
    who += [row.group] if row.group else []
    who += [row.body.short] if row.body is not None else []
    named = ", ".join(who)
    part = row.get_part_display().capitalize()
    return Item(f"{part}: {named}" if named else part)


def contacts_told(viewer: Viewer, about: Q) -> list[Contact]:
    """Give the contacts that may stand in a document: none that is secret or a draft.

    Whoever sees only those of their boards gets the same as everybody else of the board, so that majority and
    opposition read the same: that they took part in one themselves adds nothing.
    """
    rows = queries.contacts(viewer).filter(about, secrecy="", is_draft=False)
    if not viewer.may(CONTACT):
        boards = [key for key in viewer.boards if viewer.may(CONTACT, board=key)]
        rows = rows.filter(boards__key__in=boards)
    return list(rows.distinct().order_by("-on", "-pk")[:8])


def contact_item(row: Contact) -> Item:
    """Give a contact as a line: the day, how, and what it was about."""
    return Item(f"{day_words(row.on)}: {row.subject} ({row.get_channel_display()})")


def done_items(viewer: Viewer, procedure: Procedure, at: datetime) -> list[Item]:
    """Give what we have done in a file: answers sent, letters signed, contacts; the latest first."""
    rows = [
        (
            one.answer.sent_on,
            Item(
                _("%(day)s: answer to %(to)s: %(title)s")
                % {"day": day_words(one.answer.sent_on), "to": one.answer.to, "title": one.answer.title}
            ),
        )
        for one in queries_answers.about(viewer, procedure, at)
        if one.state == State.SENT and one.answer.sent_on
    ]
    rows += [
        (
            row.on,
            Item(
                _("%(day)s: joint letter to %(to)s: %(title)s")
                % {"day": day_words(row.on), "to": row.to, "title": row.title}
            ),
        )
        for row in queries.letters(viewer).filter(procedures=procedure, we_signed=True)
    ]
    rows += [
        (row.on, contact_item(row))
        for row in contacts_told(viewer, Q(advocacy_subjects__procedure=procedure))
    ]
    return [item for _on, item in sorted(rows, key=lambda one: one[0], reverse=True)]


def words_block(
    procedure: Procedure,
    deciders: Iterable[Involvement],
    more: Iterable[str] = (),
    *,
    is_short: bool = False,
) -> Block:
    """Explain the short and foreign names that the document uses: the type of procedure, committees and bodies.

    `more` are other short names in it; a document of one page `is_short`, and leaves the English names out.
    """
    kind, has_english = TYPES[procedure.type], language() == "sv" and not is_short
    found = [f"{procedure.type}: {in_page_language(kind, 'name')}."] if procedure.reference else []
    short = {one.strip() for one in procedure.committees.split(",") if one.strip()}
    short |= {row.body.abbreviation for row in deciders if row.body is not None and row.body.abbreviation}
    short |= {row.group for row in deciders if row.group}
    short |= {one for one in more if one}
    for body in Body.objects.filter(abbreviation__in=short).order_by("abbreviation"):
        if body.name != body.abbreviation:
            in_english = f" ({body.name_en})" if has_english and body.name_en != body.name else ""
            found.append(f"{body.abbreviation}: {body.name}{in_english}.")
    items = (Item(" ".join(found)),) if found else ()
    return Block(_("Words"), items, rank=8, what=_("words explained"), is_list=False, gives_way=True)
