"""People and moments that the foundation's tests share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from utblick.foundation.accounts.matrix import rules_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Grant, Viewer

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PASSWORD = "en-lång-mening-om-skärgården"


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    """Keep files and mail of a test in its own folder."""
    settings.UTBLICK_DATA = tmp_path
    settings.UTBLICK_MAIL_FOLDER = tmp_path / "mail"
    settings.UTBLICK_SMTP = ""


@pytest.fixture
def account(db: None) -> Account:
    return Account.objects.create_user("anna@example.org", PASSWORD, name="Anna Ek")


@pytest.fixture
def viewer_with() -> Callable[..., Viewer]:
    """Give a maker of viewers that hold roles over everything, by the matrix as it is."""

    def make(*roles: str, account: Account | None = None, boards: tuple[str, ...] = ()) -> Viewer:
        grants = set()
        for rule in rules_for(roles):
            if rule.reach == "all":
                grants.add(Grant(rule.action, "all"))
            elif rule.reach == "board":
                grants |= {Grant(rule.action, "board", board=board) for board in boards}
        return Viewer(
            account_id=account.pk if account else None,
            name=str(account) if account else "någon",
            roles=frozenset(roles),
            boards=frozenset(boards),
            grants=frozenset(grants),
        )

    return make
