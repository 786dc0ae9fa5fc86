"""What of our advocacy may be made public: when, with which function and institution, about what, which position.

Nothing goes out from here. This is what stands before whoever lets things through: names are held back, and secret
contacts, drafts and working material are left out and counted with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from utblick.features.actors.models import Contact, Counterpart
from utblick.features.advocacy import queries, rules
from utblick.features.advocacy.models import ContactSubject, Holder, Position
from utblick.features.advocacy.models import Standing as Stands
from utblick.foundation.accounts.viewer import Viewer

CONTACT = "actors.contact.view"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log as it could be read by anybody: no name of a person, no word of what was said."""

    pk: int
    on: date
    channel: str
    whom: list[str]
    files: list[str]
    asks: list[str]
    positions: list[str]


@dataclass(frozen=True, slots=True)
class Log:
    """The entries, the latest first, and what is held back, by reason."""

    entries: list[Entry]
    held_back: dict[str, int]


def log(viewer: Viewer, first: date = date.min, last: date = date.max) -> Log:
    """Give the advocacy log as it could be published, of the contacts that the viewer may see, between two days."""
    viewer.check(queries.VIEW)
    contacts = queries.contacts(viewer).filter(on__range=(first, last))
    subjects = (
        ContactSubject.objects.filter(contact__in=contacts.values("pk"))
        .select_related("contact", "procedure")
        .prefetch_related("asks", "contact__counterparts__body", "contact__counterparts__person")
        .order_by("-contact__on", "-contact__pk", "pk")
    )
    adopted = _adopted_by_procedure()
    by_contact: dict[int, list[ContactSubject]] = {}
    for row in subjects:
        by_contact.setdefault(row.contact_id, []).append(row)
    entries: list[Entry] = []
    held: Counter[str] = Counter()
    for rows in by_contact.values():
        contact = rows[0].contact
        reason = rules.held_back_because(
            is_draft=contact.is_draft,
            is_secret=bool(contact.secrecy),
            is_working_note=contact.standing == "note",
        )
        if reason:
            held[reason] += 1
            continue
        entries.append(_entry(contact, rows, adopted))
    return Log(entries, dict(held))


def _entry(contact: Contact, rows: Sequence[ContactSubject], adopted: dict[int, list[str]]) -> Entry:
    positions = [title for row in rows for title in adopted.get(row.procedure_id, ())]
    return Entry(
        contact.pk,
        contact.on,
        str(contact.get_channel_display()),
        list(dict.fromkeys(filter(None, (_whom(one) for one in contact.counterparts.all())))),
        [row.procedure.name for row in rows],
        list(dict.fromkeys(ask.title for row in rows for ask in row.asks.all())),
        list(dict.fromkeys(positions)),
    )


def _whom(row: Counterpart) -> str:
    """Give function and institution as they were that day; of somebody known by name alone, nothing."""
    return ", ".join(filter(None, (row.function, row.institution)))


def _adopted_by_procedure() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Position.objects.filter(holder=Holder.OWN, standing=Stands.ADOPTED).prefetch_related("procedures")
    for row in rows:
        for procedure in row.procedures.all():
            found.setdefault(procedure.pk, []).append(row.title)
    return found
