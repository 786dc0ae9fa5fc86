"""Look as one of the example's people."""

from __future__ import annotations

from datetime import datetime

from tests.features.states import NOW
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer


def account(name: str) -> Account:
    """Give an example account by the part of its address before the at sign."""
    return Account.objects.get(email=f"{name}@utblick.example")


def viewer(name: str, at: datetime = NOW) -> Viewer:
    """Give the viewer that an example account is."""
    return viewer_for(account(name), at)
