"""The open log: what could be public, without names, and what is held back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from utblick.features.actors.kinds import Secrecy
from utblick.features.actors.models import Contact, Person
from utblick.features.advocacy import rules
from utblick.features.advocacy.models import Ask, Procedure
from utblick.features.advocacy.openness import log
from utblick.foundation.accounts.viewer import NotAllowed, Viewer


@pytest.mark.parametrize(
    ("is_draft", "is_secret", "is_working_note", "reason"),
    [
        (False, False, False, ""),
        (True, False, False, "draft"),
        (False, True, False, "secret"),
        (False, False, True, "note"),
        (True, True, True, "draft"),
        (False, True, True, "secret"),
    ],
)
def test_what_is_held_back_has_a_reason(
    is_draft: bool, is_secret: bool, is_working_note: bool, reason: str
) -> None:
    found = rules.held_back_because(is_draft=is_draft, is_secret=is_secret, is_working_note=is_working_note)
    assert found == reason


def _official(contact: Contact, **fields: object) -> Contact:
    Contact.objects.filter(pk=contact.pk).update(standing="official", **fields)
    return contact


def test_no_name_no_subject_and_no_word_of_what_was_said_is_in_it(
    file: Procedure,
    ask: Ask,
    someone: Callable[..., Person],
    met: Callable[..., Contact],
    person: Callable[[str], Viewer],
    client_of: Callable[..., Client],
) -> None:
    _official(met(someone("Nils Hemlig"), about=[file], asked=[ask], subject="Ämnet", said="Det som sades"))
    entry = log(person("bryssel")).entries[0]
    assert entry.files == [file.name]
    assert entry.asks == [ask.title]
    for kind in ("", "?format=csv"):
        shown = client_of("bryssel").get(f"/paverkan/oppen-logg/{kind}")
        told = b"".join(shown.streaming_content) if shown.streaming else shown.content
        for hidden in ("Nils", "Hemlig", "Ämnet", "Det som sades"):
            assert hidden not in told.decode("utf-8-sig")


def test_secret_contacts_and_working_notes_are_counted_and_not_shown(
    file: Procedure,
    someone: Callable[..., Person],
    met: Callable[..., Contact],
    person: Callable[[str], Viewer],
) -> None:
    met(someone("En"), about=[file])
    _official(met(someone("Två"), about=[file]), secrecy=Secrecy.FOREIGN)
    found = log(person("strateg"))
    assert found.entries == []
    assert found.held_back == {"note": 1, "secret": 1}


def test_a_contact_about_no_file_is_no_advocacy(
    someone: Callable[..., Person], met: Callable[..., Contact], person: Callable[[str], Viewer]
) -> None:
    _official(met(someone()))
    assert log(person("bryssel")).entries == []


def test_who_is_nobody_does_not_come_in(file: Procedure, client: Client) -> None:
    with pytest.raises(NotAllowed):
        log(Viewer(account_id=None, name=""))
    assert client.get("/paverkan/oppen-logg/").status_code == 302
