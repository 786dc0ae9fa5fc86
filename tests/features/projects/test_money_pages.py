"""Money on a project's pages: amounts that do not agree are kept and told, mistakes stand beside their fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from utblick.features.projects import actions
from utblick.features.projects.models import Project
from utblick.foundation.accounts.viewer import system

BY = system("test")

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


def money(client: Client) -> str:
    """Give the page of all projects' money, without its tags."""
    return " ".join(re.sub("<[^>]+>", " ", client.get(reverse("projects:money")).content.decode()).split())


def test_each_project_is_left_out_once_and_the_amount_that_lacks_is_named(
    begun: Begun, at: datetime, client: Client
) -> None:
    for title, currency, sums in (
        ("Ett", "EUR", {"our_budget": "42000", "our_grant": "42000"}),
        ("Två", "SEK", {"our_budget": "500", "our_grant": "500"}),
    ):
        project = begun(title)
        actions.write_step(project, "granted", on=timezone.localdate(at), by=BY, at=at)
        write(client, project, currency=currency, **sums)
    page = money(client)
    assert "1 in euro without a rate our own share is missing in 1" in page
    assert "without amounts" not in page


def test_what_it_all_comes_to_stands_first_and_under_both_tables(
    portfolio: datetime, client_of: SignIn
) -> None:
    page = client_of("majoritet.tsn").get(reverse("projects:money")).content.decode()
    assert page.index("All together, kronor") < page.index("By programme")
    assert len(re.findall(r'<tbody role="rowgroup"><tr role="row"><th [^>]+>All</th>', page)) == 2


def test_what_is_applied_for_has_its_amounts(portfolio: datetime, client_of: SignIn) -> None:
    assert "Our part of the budget 560,000 euro, Grant to us 560,000 euro" in money(client_of("strateg"))


def test_what_is_too_large_is_told_beside_its_field_with_both_amounts(begun: Begun, client: Client) -> None:
    page = write(client, begun(), total="400", grant="500", our_budget="300", our_grant="200")
    at = page.rindex("500 is more than 400, which stands at “The whole project")
    assert page.index('for="id_grant"') < at < page.index('id="id_grant"')


@pytest.mark.parametrize("day", ["0001-01-01", "2226-01-01"])
def test_a_year_that_cannot_be_is_told_beside_its_field(begun: Begun, client: Client, day: str) -> None:
    said = "not between 1990 and 2100"
    project = begun()
    assert said in write(client, project, financed_on=day)
    url = reverse("projects:change_facts", args=[project.pk])
    sent = {"title_sv": "Biogas", "part": "partner", "starts_on": day, "version": "1"}
    assert said in client.post(url, sent).content.decode()
    project.refresh_from_db()
    assert project.starts_on is None
