"""How far a key can reach: each scope is a few of the permissions that its account has anyway.

What is marked as secret, names of private persons and the Contact Point's cases are in no scope: a key lies in a
file on somebody's computer, so it never opens them, whoever it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.viewer import Viewer


class Scope(NamedTuple):
    """What a key may do, and the permissions of its account that count for it; the first is needed to have it."""

    label: str | Promise
    actions: tuple[str, ...]


SCOPES: dict[str, Scope] = {
    "matters:read": Scope(_("read matters"), ("monitoring.matter.view", "monitoring.inbox.view")),
    "projects:read": Scope(_("read projects"), ("projects.project.view",)),
    "exchanges:read": Scope(_("read exchanges"), ("exchanges.exchange.view", "exchanges.draft.view")),
    "networks:read": Scope(_("read memberships"), ("networks.network.view",)),
    "decisions:read": Scope(_("read decisions"), ("governance.desk.view",)),
    "contacts:read": Scope(
        _("read contacts"), ("actors.contact.view", "actors.body.view", "actors.person.view")
    ),
    "exchanges:write": Scope(
        _("register exchanges"), ("exchanges.exchange.register", "exchanges.exchange.view")
    ),
}


def limited(viewer: Viewer, scopes: Iterable[str], key: str) -> Viewer:
    """Give the viewer as far as a key's scopes reach; what it does is told with the key's beginning."""
    actions = {action for scope in scopes if scope in SCOPES for action in SCOPES[scope].actions}
    return replace(
        viewer,
        name=f"{viewer.name[:100]} ({key})",
        grants=frozenset(grant for grant in viewer.grants if grant.action in actions),
    )


def offered(viewer: Viewer) -> list[str]:
    """Give the scopes that the viewer could give a key."""
    return [code for code, scope in SCOPES.items() if viewer.may_somewhere(scope.actions[0])]
