"""Handing over: only what the receiver may see goes, the rest stays with its reason, and who has it is reminded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.actors import actions, queries, today
from utblick.features.actors.kinds import Secrecy, Side
from utblick.features.actors.models import Contact, Person, Promise
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

Someone = Callable[..., Person]
Met = Callable[..., Contact]
Viewing = Callable[[str], Viewer]
SignIn = Callable[..., Client]
SECRET = {"secrecy": Secrecy.FOREIGN, "secrecy_reason": "Rådets text"}

MOVES = (
    # who takes over, what the contact is besides, whether it goes
    ("kommunikator", {}, True),
    ("kommunikator", {"boards": "RUN"}, True),
    ("kommunikator", SECRET, False),
    ("bryssel", SECRET, False),
    ("kontorschef", SECRET, False),
    ("majoritet.run", {"boards": "RUN"}, True),
    ("majoritet.run", {"boards": "TSN"}, False),
    ("majoritet.run", {}, False),
)


def account(who: str) -> Account:
    return Account.objects.get(email=f"{who}@utblick.example")


@pytest.mark.parametrize(("who", "fields", "goes"), MOVES)
def test_only_what_the_receiver_may_see_is_handed_over(
    who: str, fields: dict[str, str], goes: bool, someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    soon = at.date() + timedelta(days=3)
    promises = [actions.Promised(Side.US, "Skicka underlag", due_on=soon)]
    contact = met(someone(), by="strateg", follow_up_on=soon, promises=promises, **fields)
    expected = actions.Handed(2, 0) if goes else actions.Handed(0, 2)
    assert actions.hand_over(account(who), by=person("strateg"), at=at) == expected
    contact.refresh_from_db()
    holder = account(who if goes else "strateg")
    assert (contact.follow_up_by, Promise.objects.get().account) == (holder, holder)
    reminded = today.waiting(person(holder.email.split("@")[0]), at)
    assert reminded is not None
    assert len(reminded.lines) == 2, "whoever has it is reminded"


def test_what_stays_is_listed_with_the_reason_and_both_are_counted(
    someone: Someone, met: Met, client_of: SignIn, at: datetime
) -> None:
    soon = at.date() + timedelta(days=3)
    met(someone(), by="strateg", subject="Öppen", follow_up_on=soon)
    met(someone("Bea Example"), by="strateg", subject="Sluten", follow_up_on=soon, **SECRET)
    client, address = client_of("strateg"), reverse("actors:hand_over")
    given = {"receiver": account("bryssel").pk}
    looked = client.post(address, {**given, "look": "1"}).content.decode()
    assert "The contact is marked as secret" in looked
    assert Contact.objects.filter(follow_up_by=account("strateg")).count() == 2, "looking moves nothing"
    page = client.post(address, given, follow=True).content.decode()
    assert "1 thing has been handed over" in page
    assert "1 stays with you" in page
    assert "The contact is marked as secret" in page


def test_a_contact_that_the_giver_no_longer_sees_is_not_named(
    someone: Someone, met: Met, client_of: SignIn, person: Viewing, at: datetime
) -> None:
    contact = met(
        someone(), by="strateg", subject="Hemlig rubrik", follow_up_on=at.date() + timedelta(days=3), **SECRET
    )
    Contact.objects.filter(pk=contact.pk).update(follow_up_by=account("bryssel"))
    assert contact not in queries.contacts(person("bryssel"))
    given = {"receiver": account("kontorschef").pk}
    page = client_of("bryssel").post(reverse("actors:hand_over"), given, follow=True).content.decode()
    assert "A contact that you may not see" in page
    assert "Hemlig rubrik" not in page


@pytest.mark.parametrize("who", ["kommunikator", "admin"])
def test_who_writes_no_contacts_finishes_what_was_handed_to_them(
    who: str, someone: Someone, met: Met, client_of: SignIn, person: Viewing, at: datetime
) -> None:
    met(someone(), by="strateg", promises=[actions.Promised(Side.US, "Skicka underlag")])
    actions.hand_over(account(who), by=person("strateg"), at=at)
    promise = Promise.objects.get()
    client = client_of(who)
    address = reverse("actors:keep_promise", args=[promise.pk])
    assert address in client.get(reverse("actors:contact", args=[promise.contact_id])).content.decode()
    client.post(address)
    promise.refresh_from_db()
    assert promise.done_on is not None
