"""Make the viewer of an account: its roles, boards, units and permissions as they hold on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Q

from utblick.features.organisation.dated import day_of, holds_on
from utblick.features.organisation.models import Assignment, Substitute
from utblick.features.organisation.queries import units_below
from utblick.foundation.accounts.matrix import rules_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Reach
from utblick.foundation.accounts.viewer import NOBODY, Grant, Viewer


def viewer_for(account: Account | None, at: date | datetime) -> Viewer:
    """Give the viewer that an account is on a day: what its assignments allow, and those it substitutes for.

    An account without assignments may sign in and do nothing. An assignment for a board or a unit that no
    longer exists gives nothing. Two queries, and a third where someone serves a unit.
    """
    if account is None or not account.may_sign_in(day_of(at)):
        return NOBODY
    held = list(serving(account, at))
    units = units_below({row.unit_id for row in held if row.unit_id}, at)
    return Viewer(
        account_id=account.pk,
        name=account.name,
        language=account.language,
        roles=frozenset(row.role for row in held),
        boards=frozenset(row.board.key for row in held if row.board),
        units=units,
        grants=frozenset(_grants(held)),
        name_en=next((row.title_en for row in held if _is_named_by(account, row)), ""),
    )


def _is_named_by(account: Account, row: Assignment) -> bool:
    """Say whether an account is called by the title of the role: then it has the title's English name too."""
    return row.account_id == account.pk and row.title_sv == account.name


def serving(account: Account, at: date | datetime) -> list[Assignment]:
    """Give the assignments that the account serves on the day, its own and those it substitutes for."""
    standing_in = Substitute.objects.at(at).filter(account=account).values("assignment")
    exists = (Q(board=None) | holds_on(at, "board__")) & (Q(unit=None) | holds_on(at, "unit__"))
    mine = Q(account=account) | Q(pk__in=standing_in)
    return list(Assignment.objects.at(at).filter(mine, exists).select_related("board"))


def _grants(held: Iterable[Assignment]) -> Iterator[Grant]:
    """Give each rule of each role once for every place where the role is held."""
    rows = list(held)
    for rule in rules_for({row.role for row in rows}):
        for row in rows:
            if row.role != rule.role:
                continue
            if rule.reach == Reach.ALL:
                yield Grant(rule.action, rule.reach)
            elif rule.reach == Reach.BOARD and row.board:
                yield Grant(rule.action, rule.reach, board=row.board.key)
            elif rule.reach == Reach.UNIT and row.unit_id:
                yield Grant(rule.action, rule.reach, unit=row.unit_id)
