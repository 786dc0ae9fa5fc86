"""The permission matrix: which actions exist, and which role may do them how far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import transaction
from django.utils.translation import gettext as _

from utblick.foundation import audit
from utblick.foundation.accounts.models import PermissionRule
from utblick.foundation.accounts.permissions import ActionCode, Rule
from utblick.foundation.accounts.roles import Reach, Role
from utblick.foundation.accounts.viewer import Grant, Viewer
from utblick.foundation.listing import modules


class UnknownPermission(LookupError):
    """Say that no app lists an action, and where to list it."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the action {code!r} is unknown: list it in ACTIONS of the app's permissions.py")


@dataclass(frozen=True, slots=True)
class Declared:
    """What all apps declare: every action by its code, and the rules of a new installation."""

    actions: Mapping[str, ActionCode]
    defaults: tuple[Rule, ...]


@cache
def declared() -> Declared:
    """Read `permissions.py` of each of our apps.

    Raises ValueError when two apps list the same code or a default rule gives an action to a role that cannot have
    it, and UnknownPermission when a default rule names an action that nobody lists.
    """
    actions: dict[str, ActionCode] = {}
    defaults: list[Rule] = []
    for module in modules("permissions"):
        for action in getattr(module, "ACTIONS", ()):
            if action.code in actions:
                raise ValueError(
                    f"the action {action.code} is listed twice; the second time in {module.__name__}"
                )
            actions[action.code] = action
        defaults.extend(Rule(*rule) for rule in getattr(module, "DEFAULT_MATRIX", ()))
    for rule in defaults:
        if rule.action not in actions:
            raise UnknownPermission(rule.action)
        if not actions[rule.action].is_for(rule.role):
            raise ValueError(f"{rule.role} cannot be given {rule.action}, and is by default")
    return Declared(actions, tuple(defaults))


def action_of(code: str) -> ActionCode:
    """Give an action by its code; raises UnknownPermission."""
    try:
        return declared().actions[code]
    except KeyError:
        raise UnknownPermission(code) from None


def load_defaults() -> int:
    """Add the default rules whose cell nobody has set, and give how many were added.

    A cell that an administrator changed stays as it is, also one that was emptied: its rule stays, without
    reach.
    """
    rules = [PermissionRule(**rule._asdict()) for rule in declared().defaults]
    with transaction.atomic():
        set_already = set(PermissionRule.objects.values_list("role", "action"))
        fresh = [rule for rule in rules if (rule.role, rule.action) not in set_already]
        PermissionRule.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def rules_for(roles: Iterable[str]) -> list[Rule]:
    """Give what holders of any of `roles` may do; one query. What a role cannot be given counts for nothing."""
    rows = PermissionRule.objects.filter(role__in=set(roles)).exclude(reach="")
    found = (Rule(*row) for row in rows.order_by("action", "role").values_list("role", "action", "reach"))
    actions = declared().actions
    return [rule for rule in found if rule.action not in actions or actions[rule.action].is_for(rule.role)]


def everybody() -> Viewer:
    """Give a viewer who may do what people of every role may, to everything: for what all are to read."""
    roles: dict[str, set[str]] = {}
    for role, action in PermissionRule.objects.filter(reach=Reach.ALL).values_list("role", "action"):
        roles.setdefault(action, set()).add(role)
    every = {action for action, held in roles.items() if held >= set(Role.values)}
    grants = frozenset(Grant(action, Reach.ALL.value) for action in every)
    return Viewer(account_id=None, name="", grants=grants)


def who_may(action: str, board: str | None = None, unit: int | None = None) -> list[str]:
    """Give, in words, the roles that may do `action`; one query. Raises UnknownPermission.

    With `board` or `unit` only the rules that can reach it count: "everything", and those for own boards or
    units. Roles that reach only their own part say so: "Board secretary (own boards)".
    """
    asked = action_of(action)
    reaches = {Reach.ALL.value}
    if board is not None or unit is None:
        reaches.add(Reach.BOARD.value)
    if unit is not None or board is None:
        reaches.add(Reach.UNIT.value)
    found = dict(PermissionRule.objects.filter(action=action, reach__in=reaches).values_list("role", "reach"))
    words = []
    for role in Role:
        if (reach := found.get(role.value)) and asked.is_for(role.value):
            label = str(role.label)
            words.append(label if reach == Reach.ALL else f"{label} ({Reach(reach).label})")
    return words


def explain_refusal(code: str) -> str:
    """Give the sentence for someone who may not do an action: what it is, and who may."""
    if code not in declared().actions:
        return _("You may not see or do this.")
    roles = who_may(code)
    if not roles:
        return _("You may not %(what)s. No role may, at present.") % {"what": action_of(code).label}
    return _("You may not %(what)s. These may: %(roles)s.") % {
        "what": action_of(code).label,
        "roles": ", ".join(roles),
    }


def set_rule(role: str, action: str, reach: str, *, by: Viewer, at: datetime) -> bool:
    """Set one cell of the matrix and say whether it changed; an empty reach takes the permission away.

    Raises NotAllowed, UnknownPermission, and ValueError with a sentence: for a role or reach that does not
    exist, for a role that cannot be given the action, and when nobody would be left who may change the matrix.
    """
    by.check("accounts.permission.change")
    asked = action_of(action)
    if role not in Role.values or reach not in ("", *Reach.values):
        raise ValueError(_("This role or reach does not exist."))
    if reach and not asked.is_for(role):
        raise ValueError(
            _("“%(what)s” stands behind a wall of its own: it cannot be given to other roles.")
            % {"what": asked.label}
        )
    with transaction.atomic():
        rule, _made = PermissionRule.objects.select_for_update().get_or_create(
            role=role, action=action, defaults={"reach": ""}
        )
        before = rule.reach
        if before == reach:
            return False
        rule.reach = reach
        rule.save()
        _someone_must_keep_the_key()
        audit.record(
            "accounts.permission.changed",
            by=by,
            at=at,
            target=rule,
            changes={"role": role, "action": action, "reach": [before, reach]},
        )
    return True


def _someone_must_keep_the_key() -> None:
    keys = ("accounts.permission.change", "accounts.account.change")
    kept = set(
        PermissionRule.objects.filter(action__in=keys, reach=Reach.ALL, role=Role.ADMINISTRATOR).values_list(
            "action", flat=True
        )
    )
    if kept != set(keys):
        raise ValueError(_("Administrators must keep this, or nobody could undo the change."))
