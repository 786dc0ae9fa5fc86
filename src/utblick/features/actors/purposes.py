"""What each thing that may be kept of a person is for, and of whom it may be kept.

Shown beside the field where it is filled in, and in the record of processing (Article 30 GDPR). What is not in
this table is not kept: there is no field for opinions about anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.kinds import PersonKind

HOLDER, OFFICIAL = PersonKind.OFFICE_HOLDER.value, PersonKind.OFFICIAL.value
MAILBOX, PRIVATE = PersonKind.MAILBOX.value, PersonKind.PRIVATE.value
EVERYBODY = frozenset({HOLDER, OFFICIAL, MAILBOX, PRIVATE})


@dataclass(frozen=True, slots=True)
class Purpose:
    """A field, what it is called, what it is for, and of which kinds of person it may be kept."""

    field: str
    label: str | Promise
    why: str | Promise
    kinds: frozenset[str]


PURPOSES = (
    Purpose("name", _("name"), _("To know who it is."), EVERYBODY),
    Purpose(
        "aliases",
        _("other names"),
        _("To find one person under all the ways lists write the name."),
        frozenset({HOLDER}),
    ),
    Purpose("country", _("country"), _("To know whom somebody was elected for."), frozenset({HOLDER})),
    Purpose("mail", _("work mail"), _("To reach them in their function."), EVERYBODY),
    Purpose(
        "phone",
        _("work phone"),
        _("To reach them in their function."),
        frozenset({HOLDER, OFFICIAL, MAILBOX}),
    ),
    Purpose(
        "address",
        _("public web page"),
        _("To check that what is written holds, at its source."),
        frozenset({HOLDER, OFFICIAL, MAILBOX}),
    ),
    Purpose(
        "identifiers",
        _("numbers in public registers"),
        _("To tell people of one name apart when lists are read."),
        frozenset({HOLDER}),
    ),
    Purpose(
        "posts",
        _("roles over time"),
        _("To know in which function somebody is met, and when it ends."),
        frozenset({HOLDER, OFFICIAL, MAILBOX}),
    ),
    Purpose(
        "contacts",
        _("contacts with us"),
        _("To follow up what was said and promised, and to tell the board."),
        EVERYBODY,
    ),
    Purpose(
        "published_meetings",
        _("meetings that they have published"),
        _("To compare our log with what is public."),
        frozenset({HOLDER, OFFICIAL}),
    ),
    Purpose(
        "source",
        _("where this is known from, and when it was seen"),
        _("To answer who asks where we have it from."),
        EVERYBODY,
    ),
    Purpose(
        "informed_on",
        _("how we know of them, and when they were told"),
        _("To show that they were told (Articles 13 and 14 GDPR)."),
        EVERYBODY,
    ),
    Purpose("review_on", _("to be reviewed on"), _("So that nobody is kept longer than needed."), EVERYBODY),
    Purpose(
        "is_protected",
        _("protected identity"),
        _("So that the person is never exported or published."),
        EVERYBODY,
    ),
)
BY_FIELD = {one.field: one for one in PURPOSES}


def may_keep(field: str, kind: str) -> bool:
    """Say whether something may be kept of a kind of person."""
    return kind in BY_FIELD[field].kinds
