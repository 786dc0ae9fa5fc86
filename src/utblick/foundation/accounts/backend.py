"""Check a password, and whether the account is open today."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.utils import timezone


class AccountBackend(ModelBackend):
    """Sign in by e-mail address and password; one that has ended is refused at once."""

    def user_can_authenticate(self, user: Any) -> bool:
        return bool(user is not None and user.may_sign_in(timezone.localdate()))
