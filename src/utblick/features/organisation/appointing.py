"""Who may give which role, and where: the matrix says how far somebody reaches, and this how much that gives.

Whoever gives roles for the whole region gives all but those that open what nobody else may see. Through the reach
of a board, or of a unit, only the roles that belong to it: however the matrix is set, nobody becomes more by
keeping a list of who serves.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from utblick.features.organisation.models import Assignment
from utblick.features.organisation.rules import ROLES_FOR_BOARDS, ROLES_FOR_UNITS, ROLES_THAT_OPEN_WALLS
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

PERMISSION = "organisation.people.change"
# Who appoints administrators may become one and do anything, and an adviser reads what is told in confidence.
PERMISSION_FOR_WALLS = "organisation.administrator.appoint"


def may_give(viewer: Viewer, role: str, *, board: str | None = None, unit: int | None = None) -> bool:
    """Say whether the viewer may give, change and end a role that is held there."""
    if role in ROLES_THAT_OPEN_WALLS:
        # Asked without a place: a reach of some board is no reach to what is everywhere.
        return viewer.may(PERMISSION_FOR_WALLS)
    if viewer.may(PERMISSION):
        return True
    if role in ROLES_FOR_BOARDS:
        return viewer.may(PERMISSION, board=board)
    if role in ROLES_FOR_UNITS:
        return viewer.may(PERMISSION, unit=unit)
    return False


def may_give_as(viewer: Viewer, assignment: Assignment) -> bool:
    """Say whether the viewer may give the role as it stands: as it is, or as it would become."""
    board = assignment.board.key if assignment.board else None
    return may_give(viewer, assignment.role, board=board, unit=assignment.unit_id)


def check_may_give(viewer: Viewer, assignment: Assignment) -> None:
    """Raise `NotAllowed`, with the sentence that fits, unless the viewer may give the role as it stands."""
    if may_give_as(viewer, assignment):
        return
    if assignment.role in ROLES_THAT_OPEN_WALLS:
        raise NotAllowed(PERMISSION_FOR_WALLS)
    if not roles_to_give(viewer):
        raise NotAllowed(PERMISSION)
    raise NotAllowed(
        _("You may give and end only these roles, where you serve: %(roles)s.")
        % {"roles": ", ".join(str(Role(role).label) for role in roles_to_give(viewer))}
    )


def may_name_substitute(viewer: Viewer, assignment: Assignment) -> bool:
    """Say whether the viewer may: those who serve, for themselves, and those who might give the role.

    A substitute may all that the role may, so nobody lets another in behind a wall, not for themselves either.
    """
    is_own = viewer.account_id is not None and viewer.account_id == assignment.account_id
    return (is_own and assignment.role not in ROLES_THAT_OPEN_WALLS) or may_give_as(viewer, assignment)


def check_may_name_substitute(viewer: Viewer, assignment: Assignment) -> None:
    """Raise `NotAllowed` unless the viewer may name a substitute for the assignment."""
    if not may_name_substitute(viewer, assignment):
        check_may_give(viewer, assignment)


def roles_to_give(viewer: Viewer) -> list[str]:
    """Give the roles that the viewer may give somewhere, in the order of roles."""
    boards, units = boards_to_serve(viewer), units_to_serve(viewer)
    return [
        role.value
        for role in Role
        if may_give(viewer, role)
        or any(may_give(viewer, role, board=board) for board in boards)
        or any(may_give(viewer, role, unit=unit) for unit in units)
    ]


def boards_to_serve(viewer: Viewer) -> list[str]:
    """Give the boards (keys) whose own roles the viewer gives, where they reach only their own boards."""
    return sorted(board for board in viewer.boards if viewer.may(PERMISSION, board=board))


def units_to_serve(viewer: Viewer) -> list[int]:
    """Give the units (ids) whose own roles the viewer gives, where they reach only their own units."""
    return sorted(unit for unit in viewer.units if viewer.may(PERMISSION, unit=unit))


def serves_everywhere(viewer: Viewer) -> bool:
    """Say whether the viewer gives roles at any board and unit."""
    return viewer.may(PERMISSION) or viewer.may(PERMISSION_FOR_WALLS)
