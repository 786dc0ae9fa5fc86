"""The links of a sign-up's mail are those of every mail; old ones go on working, or say that they have expired."""

from __future__ import annotations

from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.core import signing
from django.test import Client

from utblick.features.contactpoint import actions, links
from utblick.features.contactpoint.models import Event, SignUp

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(desk: datetime) -> SignUp:
    """Give somebody who has signed up."""
    said = {"name": "Namn Exempel", "mail": "namn@exempel.example", "organisation": ""}
    return actions.sign_up(Event.objects.get(), **said, county="SE124", language="sv", at=desk)


def test_a_link_that_was_sent_before_still_works(row: SignUp, client: Client) -> None:
    sent = signing.dumps(row.pk, salt="contactpoint.sign_up")
    assert links.read(links.LEAVE, sent) == row.pk
    assert client.get(f"/kontaktpunkt/avboka/{sent}/").status_code == 200


@pytest.mark.parametrize("page", ["avboka", "utvardering"])
def test_one_that_is_too_old_says_so_with_a_way_on(page: str, row: SignUp, client: Client) -> None:
    purpose = links.LEAVE if page == "avboka" else links.JUDGE
    token = signing.dumps(row.pk, salt=purpose)
    with patch.object(links, "VALID", timedelta(seconds=-1)):
        answer = client.get(f"/kontaktpunkt/{page}/{token}/")
    assert answer.status_code == 410
    assert "Write to the Contact Point" in answer.content.decode() or "Skriv till" in answer.content.decode()


def test_a_link_for_something_else_is_wrong(row: SignUp) -> None:
    with pytest.raises(links.LinkWrong):
        links.read(links.JUDGE, signing.dumps(row.pk, salt=links.LEAVE))
    with pytest.raises(links.LinkWrong):
        links.read(links.LEAVE, signing.dumps(["x"], salt=links.LEAVE))
