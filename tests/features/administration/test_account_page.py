"""An account's page: which roles its owner has, had and will have, and the way to give one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from utblick.features.organisation.models import Assignment, Board
from utblick.foundation.accounts.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(region: dict[str, int]) -> Client:
    client = Client()
    client.force_login(Account.objects.get(email="admin@utblick.example"))
    return client


def test_a_new_account_leads_to_its_first_role(admin: Client) -> None:
    newcomer = Account.objects.create_user("ny@utblick.example", name="Ny")
    page = admin.get(reverse("administration:account", args=[newcomer.pk])).content.decode()
    assert "Ingen roll ännu" in page
    where = f"{reverse('organisation:new_assignment')}?account={newcomer.pk}"
    assert where in page
    assert f'<option value="{newcomer.pk}" selected>' in admin.get(where).content.decode()


def test_roles_are_told_with_their_days(admin: Client) -> None:
    someone, today = Account.objects.get(email="kommunikator@utblick.example"), timezone.localdate()
    run = Board.objects.get(key="RUN")
    for days in (-400, 400):
        begins = today + timedelta(days=days)
        ends = begins + timedelta(days=30)
        Assignment.objects.create(
            account=someone, role="elected", board=run, valid_from=begins, valid_until=ends
        )
    page = admin.get(reverse("administration:account", args=[someone.pk])).content.decode()
    for told in ("Kommunikatör", "har upphört", "har inte börjat", "tills vidare"):
        assert told in page


@pytest.mark.parametrize("asked", ["", "x", "0", "99999999", "²", "1" * 30])
def test_an_account_that_is_none_is_not_filled_in(admin: Client, asked: str) -> None:
    assert admin.get(reverse("organisation:new_assignment"), {"account": asked}).status_code == 200


def test_an_account_that_has_ended_is_given_no_role(admin: Client) -> None:
    gone = Account.objects.create_user(
        "borta@utblick.example", name="Borta", valid_until=timezone.localdate()
    )
    page = admin.get(reverse("administration:account", args=[gone.pk])).content.decode()
    assert "?account=" not in page
    given = {"account": gone.pk, "role": "communications", "valid_from": "2026-12-01"}
    assert admin.post(reverse("organisation:new_assignment"), given).status_code == 422
