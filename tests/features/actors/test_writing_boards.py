"""Contacts of boards: an elected member writes those of their own boards and of no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.actors import actions, queries
from utblick.features.actors.models import Contact, Person
from utblick.features.organisation.models import Assignment, Board
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken

Someone = Callable[..., Person]
Met = Callable[..., Contact]
Viewing = Callable[[str], Viewer]
SignIn = Callable[..., Client]

WRITTEN = (
    # who writes, the boards chosen, the boards it is kept with; None where it is refused
    ("strateg", "HSN RS", "HSN RS"),
    ("strateg", "", ""),
    ("bryssel", "TSN", "TSN"),
    ("majoritet.run", "RUN", "RUN"),
    ("majoritet.run", "", "RUN"),
    ("majoritet.run", "HSN", None),
    ("majoritet.run", "RUN HSN", None),
    ("opposition.run", "RS", None),
    ("opposition.tsn", "RUN", None),
    ("majoritet.hsn", "TSN", None),
)


def keys(contact: Contact) -> str:
    return " ".join(sorted(contact.boards.values_list("key", flat=True)))


def boards(written: str) -> list[Board]:
    return list(Board.objects.filter(key__in=written.split()))


@pytest.mark.parametrize("is_draft", [False, True])
@pytest.mark.parametrize(("who", "chosen", "kept"), WRITTEN)
def test_who_writes_contacts_of_which_boards(
    who: str, chosen: str, kept: str | None, is_draft: bool, someone: Someone, met: Met
) -> None:
    if kept is not None:
        assert keys(met(someone(), by=who, boards=chosen, is_draft=is_draft)) == kept
        return
    with pytest.raises(RuleBroken, match="egna nämnder"):
        met(someone(), by=who, boards=chosen, is_draft=is_draft)
    assert not Contact.objects.exists()


CHANGED = (
    # who changes it, the boards it has, the boards wished for, what it then has; None where it is refused
    ("majoritet.run", "RUN", "HSN", None),
    ("majoritet.run", "RUN", "RUN HSN", None),
    ("majoritet.run", "RUN", "", "RUN"),
    ("majoritet.run", "HSN RUN", "RUN", None),
    ("majoritet.run", "HSN RUN", "HSN RUN", "HSN RUN"),
    ("strateg", "RUN", "HSN", "HSN"),
)


@pytest.mark.parametrize(("who", "has", "wished", "kept"), CHANGED)
def test_who_changes_which_boards(
    who: str,
    has: str,
    wished: str,
    kept: str | None,
    someone: Someone,
    met: Met,
    person: Viewing,
    at: datetime,
) -> None:
    contact = met(someone(), by="majoritet.run")
    contact.boards.set(boards(has))
    wish = replace(actions.standing_wish(contact), subject="Nytt ämne", boards=boards(wished))
    if kept is None:
        with pytest.raises(RuleBroken, match="egna nämnder"):
            actions.change_contact(contact, wish, version=1, by=person(who), at=at)
        contact.refresh_from_db()
        assert (contact.subject, keys(contact)) == ("Interreg", has)
    else:
        actions.change_contact(contact, wish, version=1, by=person(who), at=at)
        assert keys(contact) == kept


@pytest.fixture
def two_boards(region: None, at: datetime) -> None:
    """Let a member of the development board sit on the transport board too."""
    Assignment.objects.create(
        account=Account.objects.get(email="majoritet.run@utblick.example"),
        role=Role.ELECTED,
        board=Board.objects.get(key="TSN"),
        valid_from=date(2026, 1, 1),
    )


def test_who_has_several_boards_says_which_and_a_draft_may_wait(
    two_boards: None, someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    with pytest.raises(RuleBroken, match="Välj vilken av dina nämnder"):
        met(someone(), by="majoritet.run")
    draft = met(someone("Bea Example"), by="majoritet.run", is_draft=True)
    assert keys(draft) == ""
    with pytest.raises(RuleBroken, match="Välj vilken av dina nämnder"):
        actions.change_contact(
            draft, actions.standing_wish(draft), version=1, by=person("majoritet.run"), at=at
        )
    assert keys(met(someone("Cia Example"), by="majoritet.run", boards="TSN")) == "TSN"


@pytest.mark.parametrize("chosen", ["HSN", ""])
def test_the_form_offers_their_own_board_and_keeps_no_other(
    chosen: str, someone: Someone, client_of: SignIn, person: Viewing
) -> None:
    client, one = client_of("majoritet.run", "sv"), someone()
    page = client.get(reverse("actors:write")).content.decode()
    own, other = (Board.objects.get(key=key) for key in ("RUN", "HSN"))
    assert f'name="boards" value="{own.pk}"' in page
    assert f'name="boards" value="{other.pk}"' not in page
    given: dict[str, Any] = {"channel": "call", "on": "2026-11-20", "subject": "Ämne", "who": f"p{one.pk}"}
    answer = client.post(reverse("actors:write"), {**given, **({"boards": other.pk} if chosen else {})})
    assert answer.status_code == (422 if chosen else 302)
    assert [keys(row) for row in Contact.objects.all()] == ([] if chosen else ["RUN"])
    assert queries.contacts(person("opposition.run")).count() == (0 if chosen else 1)
