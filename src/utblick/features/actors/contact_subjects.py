"""What the apps above say a contact was about: their own fields in the log form, their lines in the list.

An app lists them in a module `contact_subjects.py`: `SUBJECTS` is a sequence of `Subject`s. The log form shows
their fields after its own, `save` runs in the transaction that saves the contact, `lines` stand on the
contact's page and in the list, and `filters` narrow the list. So a contact can be about a file or an ask without
this app knowing what those are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from django import forms
from django.http import QueryDict

from utblick.features.actors.models import Contact
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules
from utblick.ui.desk import Line
from utblick.ui.filters import Filter


class Subject(Protocol):
    """One sort of thing that contacts are about; `key` is a word of small letters that no other has."""

    key: str

    def fields(self, viewer: Viewer, at: datetime, contact: Contact | None) -> Mapping[str, forms.Field]:
        """Give the fields that this viewer fills in, by name; their `initial` is what `contact` has.

        None stands for a new contact. A viewer who may not say this gets no fields.
        """
        ...

    def asked(self, viewer: Viewer, given: Mapping[str, str]) -> Mapping[str, Any]:
        """Give initial values of a new contact's fields from the words of the address (`?file=red-iii`)."""
        ...

    def save(self, viewer: Viewer, at: datetime, contact: Contact, cleaned: Mapping[str, Any]) -> None:
        """Keep what the fields say, in the transaction of the contact; `cleaned` has the names of `fields`.

        Raises RuleBroken with a sentence, and then nothing at all is saved. Is not called for a viewer
        without fields.
        """
        ...

    def lines(self, viewer: Viewer, contacts: Sequence[Contact]) -> Mapping[int, Sequence[Line]]:
        """Give what to show of each contact, by its number; as many queries for many contacts as for one."""
        ...

    def filters(self, viewer: Viewer) -> Sequence[Filter]:
        """Give the filters of the list of contacts; a filter's `apply` gets a queryset of contacts."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What the form says so far: the subject's own fields, all that was sent, with whom it was, and its words."""

    fields: Mapping[str, forms.BoundField]
    given: QueryDict
    people: frozenset[int]
    bodies: frozenset[int]
    words: str


@runtime_checkable
class Stepwise(Protocol):
    """A subject whose fields are chosen press by press, in a part of the form that it draws itself.

    `template` gets what `part` gives, as `part`; its one element has the id `about-` and the key. Without a script
    a press sends the whole form, and with one `actors:about` answers with the part alone.
    """

    key: str
    template: str

    def is_step(self, given: QueryDict) -> bool:
        """Say whether the press was about this part, so that nothing is to be saved yet."""
        ...

    def part(self, viewer: Viewer, at: datetime, told: Told) -> object:
        """Give what the template shows."""
        ...


def subjects() -> list[Subject]:
    """Give what every app lists, in the order of the apps."""
    return [one for module in modules("contact_subjects") for one in getattr(module, "SUBJECTS", ())]


def field_name(subject: Subject, name: str) -> str:
    """Give the name that a subject's field has in the log form."""
    return f"{subject.key}-{name}"


def lines_of(viewer: Viewer, contacts: Sequence[Contact]) -> dict[int, list[Line]]:
    """Give what all apps show of some contacts."""
    found: dict[int, list[Line]] = {}
    for subject in subjects():
        for number, lines in subject.lines(viewer, contacts).items():
            found.setdefault(number, []).extend(lines)
    return found


def save_all(
    viewer: Viewer, at: datetime, contact: Contact, cleaned: Mapping[str, Mapping[str, Any]]
) -> None:
    """Let each subject keep what its fields say; `cleaned` is by subject, only those whose fields were shown."""
    for subject in subjects():
        if subject.key in cleaned:
            subject.save(viewer, at, contact, cleaned[subject.key])
