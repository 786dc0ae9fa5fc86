"""Money on a project's pages: amounts that do not agree are kept and told, mistakes stand beside their fields."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.projects.models import Project

Begun = Callable[..., Project]
SignIn = Callable[..., Client]


@pytest.fixture
def client(client_of: SignIn) -> Client:
    """Give the browser of who writes about the project."""
    return client_of("projektledare.biogas")


def write(client: Client, project: Project, **sent: str) -> str:
    """Send the amounts, and give the page that comes."""
    url = reverse("projects:change_money", args=[project.pk])
    given = {"currency": "SEK", "version": str(project.version), **sent}
    return client.post(url, given, follow=True).content.decode()


def test_amounts_that_do_not_agree_are_kept_and_told(begun: Begun, client: Client) -> None:
    project = begun()
    page = write(client, project, our_budget="520000", our_grant="416000", own_share="1")
    said = "make 416,001 kronor, but our part of the budget is 520,000"
    assert said in page
    assert "Amounts that agree" in page
    project.refresh_from_db()
    assert project.own_share == Decimal(1)
    url = reverse("projects:change_money", args=[project.pk])
    assert said in client.get(url).content.decode()
    page = write(client, project, our_budget="520000", our_grant="416000", own_share="104000")
    assert "but our part of the budget" not in page
    assert "Amounts that agree" not in page


def test_the_own_share_is_suggested(begun: Begun, client: Client) -> None:
    project = begun()
    write(client, project, our_budget="520000", our_grant="416000")
    page = client.get(reverse("projects:change_money", args=[project.pk])).content.decode()
    assert "less the grant to us is 104,000 kronor" in page
