"""The advocacy log as public records: when, with which function and institution, about what. Names are held back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.actors.kinds import BodyKind, Channel, PersonKind
from utblick.features.actors.kinds import Standing as DocumentStanding
from utblick.features.actors.models import Contact, Counterpart
from utblick.features.advocacy import queries, rules
from utblick.features.advocacy.models import Holder, Position, Standing
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Named, Text, both
from utblick.features.publishing.kinds.shared import file, in_both
from utblick.features.publishing.shapes import CONTACT
from utblick.foundation.accounts.viewer import Viewer

# By the keys of `HELD_BACK`: why a contact may not be made public.
OBSTACLES: Mapping[str, Text] = {
    "draft": gettext_lazy("The contact is a draft: it is not in the log yet."),
    "secret": gettext_lazy("The contact is marked as secret."),
    "note": gettext_lazy("The contact is a working note, not an official document."),
}
DESTROYED = gettext_lazy("The contact has been destroyed by the plan.")
NO_SUBJECT = gettext_lazy("The contact is about no procedure that we work to influence.")
NOBODY = gettext_lazy("The contact says neither function nor institution of anybody: write them first.")
HEADINGS: Mapping[str, tuple[Text, Text]] = {
    # With whom it was, and without.
    Channel.MEETING: (gettext_lazy("Meeting with %(whom)s, %(day)s"), gettext_lazy("Meeting, %(day)s")),
    Channel.CALL: (gettext_lazy("Phone call with %(whom)s, %(day)s"), gettext_lazy("Phone call, %(day)s")),
    Channel.VIDEO: (
        gettext_lazy("Video meeting with %(whom)s, %(day)s"),
        gettext_lazy("Video meeting, %(day)s"),
    ),
    Channel.MAIL: (gettext_lazy("E-mail with %(whom)s, %(day)s"), gettext_lazy("E-mail, %(day)s")),
    Channel.EVENT: (gettext_lazy("Event with %(whom)s, %(day)s"), gettext_lazy("Event, %(day)s")),
    Channel.VISIT: (gettext_lazy("Visit with %(whom)s, %(day)s"), gettext_lazy("Visit, %(day)s")),
    Channel.LETTER: (gettext_lazy("Letter to %(whom)s, %(day)s"), gettext_lazy("Letter, %(day)s")),
    Channel.OTHER: (gettext_lazy("Contact with %(whom)s, %(day)s"), gettext_lazy("Contact, %(day)s")),
}


def _rows(viewer: Viewer) -> QuerySet[Contact]:
    if not viewer.may(queries.VIEW):
        return Contact.objects.none()
    adopted = Position.objects.filter(holder=Holder.OWN, standing=Standing.ADOPTED)
    return (
        queries.contacts(viewer)
        .filter(advocacy_subjects__isnull=False)
        .distinct()
        .prefetch_related(
            "advocacy_subjects__procedure",
            "advocacy_subjects__asks",
            Prefetch("advocacy_subjects__procedure__positions", adopted, to_attr="adopted"),
        )
    )


def _obstacles(contact: Contact) -> tuple[Text, ...]:
    reason = rules.held_back_because(
        is_draft=contact.is_draft,
        is_secret=bool(contact.secrecy),
        is_working_note=contact.standing == DocumentStanding.NOTE,
    )
    found = [OBSTACLES[reason]] if reason else []
    if contact.destroyed_on is not None:
        found.append(DESTROYED)
    if not contact.advocacy_subjects.all():
        found.append(NO_SUBJECT)
    if not any(_function(row) or _institution(row) for row in contact.counterparts.all()):
        found.append(NOBODY)
    return tuple(found)


def _facts(contact: Contact) -> Facts:
    subjects, whom = contact.advocacy_subjects.all(), list(contact.counterparts.all())
    positions = {row.pk: row for one in subjects for row in _adopted(one.procedure)}
    asks = {ask.pk: ask for one in subjects for ask in one.asks.all()}
    values = {
        "on": contact.on,
        "channel": contact.channel,
        "whom": _each_once({"function": _function(row), "institution": _institution(row)} for row in whom),
        "procedures": [file(one.procedure) for one in subjects],
        "asks": [in_both(ask, "title") for ask in asks.values()],
        "positions": [in_both(row, "title") for row in positions.values()],
    }
    titles = both(lambda: _heading(contact, whom))
    about = both(
        lambda: _("It was about: %(what)s.") % {"what": ", ".join(one.procedure.name for one in subjects)}
    )
    drafts = {language: Draft(titles[language][:200], about[language][:600]) for language in titles}
    return Facts(values, drafts, _people(whom), _obstacles(contact), _never(whom))


def _adopted(procedure: Any) -> Iterable[Position]:
    return getattr(procedure, "adopted", ())


def _heading(contact: Contact, whom: list[Counterpart]) -> str:
    day = date_format(contact.on, "j F Y")
    said = list(dict.fromkeys(filter(None, (_in_short(row) for row in whom))))
    with_whom, alone = HEADINGS[contact.channel]
    if not said:
        return str(alone) % {"day": day}
    first = said[0] if len(said) == 1 else _("%(whom)s and others") % {"whom": said[0]}
    return str(with_whom) % {"whom": first, "day": day}


def _in_short(row: Counterpart) -> str:
    """Say function and institution; a committee by its letters, which are the same in both languages."""
    body = row.body
    if row.function and body is not None and body.kind == BodyKind.COMMITTEE and body.abbreviation:
        return _("%(function)s in %(committee)s") % {"function": row.function, "committee": body.abbreviation}
    return _said(row)


def _said(row: Counterpart) -> str:
    """Say function and institution in the language of the page."""
    return ", ".join(filter(None, (row.function, row.institution)))


def _function(row: Counterpart) -> dict[str, str] | None:
    return _or_other(in_both(row, "function"))


def _institution(row: Counterpart) -> dict[str, str] | None:
    return _or_other(in_both(row, "institution"))


def _or_other(said: dict[str, str]) -> dict[str, str] | None:
    """Give a text in both languages, each standing in for the other; None where there is none."""
    either = said["sv"] or said["en"]
    return {language: text or either for language, text in said.items()} if either else None


def _each_once(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for row in rows:
        if any(row.values()) and row not in found:
            found.append(row)
    return found


def _may_be_named(row: Counterpart) -> bool:
    """Say whether the name may be let through at all: not of the protected, nor of private persons."""
    person = row.person
    return person is None or (not person.is_protected and person.kind != PersonKind.PRIVATE)


def _people(whom: list[Counterpart]) -> tuple[Named, ...]:
    return tuple(
        Named(f"counterpart-{row.pk}", row.name, _standing_in(row))
        for row in whom
        if row.name and _may_be_named(row)
    )


def _never(whom: list[Counterpart]) -> tuple[str, ...]:
    return tuple(row.name for row in whom if row.name and not _may_be_named(row))


def _standing_in(row: Counterpart) -> dict[str, str]:
    return both(lambda: _said(row))


def _url(contact: Contact) -> str:
    return reverse("actors:contact", args=[contact.pk])


KIND = Kind(
    CONTACT, _rows, _facts, _url, speaks_for_itself=True, model="actors.contact", barred_by=_obstacles
)
