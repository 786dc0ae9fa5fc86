"""What administrators do to accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from utblick.foundation.accounts import actions
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.outbox.models import OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(viewer_with: Callable[..., Viewer]) -> Viewer:
    account = Account.objects.create_user("admin@example.org", name="Administratör")
    return viewer_with(Role.ADMINISTRATOR, account=account)


def _change(account: Account, **fields: object) -> dict[str, object]:
    now = {field: getattr(account, field) for field in actions.CHANGEABLE}
    return {**now, **fields}


def test_a_new_account_gets_a_letter_and_no_password(admin: Viewer, now: datetime) -> None:
    account = actions.create_account(
        email="Bo@Example.org", name=" Bo Sten ", language="en", by=admin, at=now
    )
    assert (account.email, account.name, account.has_usable_password()) == (
        "Bo@example.org",
        "Bo Sten",
        False,
    )
    letter = OutboxMessage.objects.get()
    assert (letter.to, letter.subject, letter.language) == ("Bo@example.org", "Your account in Utblick", "en")
    assert "http://localhost:8000/konto/valj-losenord/" in letter.text
    assert AuditEvent.objects.get().action == "accounts.account.created"


def test_an_address_is_used_once_whatever_its_case(admin: Viewer, account: Account, now: datetime) -> None:
    with pytest.raises(actions.AccountRefused, match="redan ett konto"):
        actions.create_account(email="ANNA@example.org", name="X", language="sv", by=admin, at=now)
    bo = actions.create_account(email="bo@example.org", name="Bo", language="sv", by=admin, at=now)
    with pytest.raises(actions.AccountRefused, match="redan ett konto"):
        actions.change_account(bo, by=admin, at=now, **_change(bo, email="Anna@Example.org"))


def test_an_account_ends_on_a_day_and_begins_again(admin: Viewer, account: Account, now: datetime) -> None:
    ended = actions.change_account(
        account, by=admin, at=now, **_change(account, valid_until=date(2026, 12, 1))
    )
    assert ended.may_sign_in(date(2026, 11, 30))
    assert not ended.may_sign_in(date(2026, 12, 1))
    assert AuditEvent.objects.get().changes == {"valid_until": [None, "2026-12-01"]}
    Account.objects.filter(pk=account.pk).update(is_active=False)
    account.refresh_from_db()
    again = actions.change_account(account, by=admin, at=now, **_change(account, valid_until=None))
    assert again.may_sign_in(date(2026, 12, 1))


def test_no_link_to_an_ended_account(admin: Viewer, account: Account, now: datetime) -> None:
    account.is_active = False
    with pytest.raises(actions.AccountRefused, match="avslutat"):
        actions.send_password_link(account, by=admin, at=now)
    assert not OutboxMessage.objects.exists()


def test_an_administrator_cannot_end_the_own_account(admin: Viewer, now: datetime) -> None:
    own = Account.objects.get(pk=admin.account_id)
    with pytest.raises(actions.AccountRefused, match="annan administratör"):
        actions.change_account(own, by=admin, at=now, **_change(own, valid_until=date(2026, 12, 1)))


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADMINISTRATOR])
def test_nobody_else_may(
    role: str, viewer_with: Callable[..., Viewer], account: Account, now: datetime
) -> None:
    by = viewer_with(role)
    with pytest.raises(NotAllowed):
        actions.create_account(email="bo@example.org", name="Bo", language="sv", by=by, at=now)
    with pytest.raises(NotAllowed):
        actions.change_account(account, by=by, at=now, **_change(account, name="X"))
    with pytest.raises(NotAllowed):
        actions.send_password_link(account, by=by, at=now)
    assert not OutboxMessage.objects.exists()
    assert Account.objects.get(pk=account.pk).name == "Anna Ek"
