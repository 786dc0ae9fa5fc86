"""The one who looks or acts: what every query and action is given instead of a request."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.utils.translation import get_language


class NotAllowed(PermissionDenied):
    """Tell the viewer, in a sentence, what they may not do and who may."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One permission as it holds for one viewer.

    `reach` is a `roles.Reach` value; with reach `board`, `board` is a board's key (`RUN`); with reach
    `unit`, `unit` is a unit's id, and the grant covers the units below it (`units` in `Viewer`).
    """

    action: str
    reach: str
    board: str | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: an account with its roles of today, or the system itself.

    `boards` and `units` are the ones the viewer serves today (`units` with everything below them). `name_en` is what
    English pages call somebody whose name is their role, in Swedish; what is kept always has `name`.
    """

    account_id: int | None
    name: str
    language: str = "sv"
    roles: frozenset[str] = frozenset()
    boards: frozenset[str] = frozenset()
    units: frozenset[int] = frozenset()
    grants: frozenset[Grant] = field(default=frozenset(), repr=False)
    is_system: bool = False
    name_en: str = ""

    @property
    def called(self) -> str:
        """Give what the viewer is called in the language of the page."""
        return self.name_en if self.name_en and get_language() == "en" else self.name

    def may(self, action: str, *, board: str | None = None, unit: int | None = None) -> bool:
        """Say whether the viewer may do `action`, to something of `board` or `unit` when one is named."""
        if self.is_system:
            return True
        for grant in self.grants:
            if grant.action != action:
                continue
            if grant.reach == "all":
                return True
            if grant.reach == "board" and board is not None and grant.board == board:
                return True
            if grant.reach == "unit" and unit is not None and unit in self.units:
                return True
        return False

    def may_somewhere(self, action: str) -> bool:
        """Say whether the viewer may do `action` to anything at all."""
        return self.is_system or any(grant.action == action for grant in self.grants)

    def check(self, action: str, *, board: str | None = None, unit: int | None = None) -> None:
        """Raise `NotAllowed` unless the viewer may do `action`."""
        if not self.may(action, board=board, unit=unit):
            raise NotAllowed(action)


NOBODY = Viewer(account_id=None, name="")


def system(name: str) -> Viewer:
    """Give the viewer that background work acts as, by the name of the job."""
    return Viewer(account_id=None, name=name, is_system=True)
