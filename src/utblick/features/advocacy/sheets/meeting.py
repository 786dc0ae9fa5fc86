"""The preparation of a meeting, on one page: with whom, what to put forward, what others want, whom else to meet."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from utblick.features.actors.models import Contact, Person, Promise
from utblick.features.actors.queries import posts_now
from utblick.features.advocacy import queries
from utblick.features.advocacy.calendar import Ahead, ahead_in
from utblick.features.advocacy.foremost import files_to_raise, foremost
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import Ask, Involvement, Objection
from utblick.features.advocacy.sheets import around, facts
from utblick.features.advocacy.sheets.wording import day_words, moment_words
from utblick.features.advocacy.standing import main_phase, standing_of
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.sheets.sheet import Block, Item, Sheet, fitted

ASKS = 3


def meeting(viewer: Viewer, person: Person, at: datetime, *, asked: str = "") -> Sheet:
    """Write what one needs before meeting somebody. `asked` is what somebody wrote is to come of the meeting."""
    today, calendars = day_of(at), known()
    parts = parts_of(person, at)
    procedures = list(queries.procedures(viewer).filter(pk__in=parts))
    to_raise = list(queries.procedures(viewer).filter(pk__in=files_to_raise(person, today)))
    asks = foremost(viewer, [row.pk for row in to_raise])[:ASKS]
    wants = facts.wanted(viewer, asks, to_raise, at)
    contacts = facts.contacts_told(viewer, Q(counterparts__person=person))
    involved = Involvement.objects.at(today).filter(procedure__in=procedures).select_related("body")
    ahead = [_date(row) for row in ahead_in(viewer, procedures, at)]
    gaps = around.gap_items(viewer, procedures, at, with_name=True, but=person)
    posts = "; ".join(f"{post.title}, {post.body.name}" for post in posts_now(person, today))
    blocks = (
        Block(_("What is to come of it"), (Item(asked),) if asked else (), rank=0),
        Block(
            _("To put forward"),
            tuple(facts.ask_item(one) for one in wants),
            rank=1,
            keep=3,
            what=_("asks"),
        ),
        Block(_("Promised and not done"), tuple(_promised(contacts)), rank=2, keep=3, what=_("promises")),
        Block(
            _("In our EU files"),
            tuple(
                Item(
                    f"{row.name}: {', '.join(parts[row.pk])}",
                    (
                        main_phase(standing_of(row, today, calendars))
                        or _("nothing is known to have happened"),
                    ),
                )
                for row in procedures
            ),
            rank=3,
            keep=2,
            what=_("files"),
        ),
        Block(_("What comes next"), tuple(ahead), rank=5, keep=2, what=_("dates")),
        Block(
            _("What is said against it, and our answer"),
            tuple(_objections([one.ask for one in wants])),
            rank=4,
            keep=2,
            what=_("objections"),
        ),
        Block(
            _("What others want"),
            tuple(around.others_items(around.positions_on(viewer, procedures))),
            rank=6,
            keep=2,
            what=_("positions of others"),
        ),
        Block(_("Who decides and we have not met"), tuple(gaps), rank=7, keep=2, what=_("those not met")),
        Block(
            _("What we have talked about"),
            tuple(facts.contact_item(row) for row in contacts),
            rank=8,
            keep=2,
            what=_("contacts"),
        ),
        *(facts.words_block(row, involved, is_short=True) for row in procedures[:1]),
    )
    return fitted(
        Sheet(
            kind=_("Meeting preparation"),
            title=_("Meeting with %(name)s") % {"name": person.called},
            language=facts.language(),
            facts=(
                *(((_("Post"), posts),) if posts else ()),
                (_("Made"), facts.made_words(at)),
            ),
            working=facts.working_words(any(one.is_working for one in wants)),
            blocks=blocks,
            is_one_page=True,
        )
    )


def parts_of(person: Person, at: datetime) -> dict[int, list[str]]:
    """Give what somebody is in each file today; who has no part of their own has those of their bodies."""
    today = day_of(at)
    rows = list(Involvement.objects.at(today).filter(person=person).order_by("pk"))
    if not rows:
        bodies = person.posts.at(today).values("body")
        rows = list(Involvement.objects.at(today).filter(body__in=bodies, person=None).order_by("pk"))
    found: dict[int, list[str]] = {}
    for row in rows:
        part = str(row.get_part_display())
        if part not in found.setdefault(row.procedure_id, []):
            found[row.procedure_id].append(part)
    return found


def _date(row: Ahead) -> Item:
    when = moment_words(row.at, is_whole_day=row.is_whole_day)
    return Item(f"{when}: {row.name} ({row.procedure.name})")


def _promised(contacts: list[Contact]) -> list[Item]:
    """Give what is promised and not done in contacts that may stand in a document."""
    found = []
    for row in Promise.objects.filter(contact__in=contacts, done_on=None).order_by("due_on", "pk"):
        due = _("by %(day)s") % {"day": day_words(row.due_on)} if row.due_on else ""
        found.append(Item(", ".join(filter(None, (f"{row.get_side_display()}: {row.what}", due)))))
    return found


def _objections(asks: list[Ask]) -> list[Item]:
    found = []
    for row in Objection.objects.filter(ask__in=asks).order_by("pk"):
        said = f"{row.said} ({row.said_by})" if row.said_by else row.said
        found.append(Item(said, (row.reply,)))
    return found
