"""How an app says what one may do in it, and the accounts app's own list.

Each app's `permissions.py` has `ACTIONS`, a tuple of ActionCode, and `DEFAULT_MATRIX`, rows of role, action
and reach that a new installation starts with (`matrix.load_defaults`). `allowed` writes such rows. Codes are
`app.thing.verb` and never change; labels go on after *may*: "see accounts".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.roles import Reach, Role


class ActionCode(NamedTuple):
    """One thing that a role may be allowed: its code, its words and the heading it stands under.

    Where `only` names roles, no other can be given it: not by the matrix either, and so not by an administrator.
    """

    code: str
    label: str | Promise
    group: str | Promise
    only: tuple[str, ...] = ()

    def is_for(self, role: str) -> bool:
        """Say whether a role can be given it at all."""
        return not self.only or role in self.only


class Rule(NamedTuple):
    """One row of the matrix: whoever holds `role` may do `action` within `reach` (a `Reach` value)."""

    role: str
    action: str
    reach: str


EVERYONE: tuple[str, ...] = tuple(Role.values)


def allowed(
    action: str, *, all: Iterable[str] = (), board: Iterable[str] = (), unit: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """Give the rows for one action: roles that may do it anywhere, for their boards, for their units."""
    return (
        *(Rule(role, action, Reach.ALL.value) for role in all),
        *(Rule(role, action, Reach.BOARD.value) for role in board),
        *(Rule(role, action, Reach.UNIT.value) for role in unit),
    )


GROUP = _("Accounts and operation")

ACTIONS = (
    ActionCode("accounts.account.view", _("see the accounts"), GROUP),
    ActionCode("accounts.account.change", _("create and change accounts"), GROUP),
    ActionCode("accounts.permission.view", _("see who may do what"), GROUP),
    ActionCode("accounts.permission.change", _("change who may do what"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("accounts.account.view", all=[Role.ADMINISTRATOR]),
    *allowed("accounts.account.change", all=[Role.ADMINISTRATOR]),
    *allowed("accounts.permission.view", all=EVERYONE),
    *allowed("accounts.permission.change", all=[Role.ADMINISTRATOR]),
)
