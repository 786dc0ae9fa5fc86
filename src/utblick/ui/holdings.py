"""What a person answers for, and how it goes on when they leave: kinds that each app brings in a module `holdings.py`.

`HOLDINGS` there is a sequence of `Holding`. So the page of an account shows what the rooms above it hold for somebody,
and hands over in one step what those rooms let be handed over so; it knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.listing import modules
from utblick.ui.desk import Line, Part

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Held:
    """Things of one kind that somebody answers for: their count in words, and the first of them as lines.

    `goes` says whether they go with all the rest in one step; the others are handed over each on its own page.
    """

    counted: str
    part: Part
    goes: bool = False


class HandOver(Protocol):
    """Give everything of one kind to somebody else, and give how many; checks, writes and records by itself."""

    def __call__(self, leaver: Account, receiver: Account, *, by: Viewer, at: datetime) -> int: ...


@dataclass(frozen=True, slots=True)
class Holding:
    """A kind of thing: how it is shown (viewer, account's number, moment), and how all of it is handed over.

    `permission` is the action that handing over asks for.
    """

    show: Callable[[Viewer, int, datetime], Held | None]
    hand_over: HandOver | None = None
    permission: str = ""


def kinds() -> list[Holding]:
    """Give the kinds that all apps bring."""
    return [kind for module in modules("holdings") for kind in getattr(module, "HOLDINGS", ())]


def held_by(viewer: Viewer, account: int, at: datetime) -> list[Held]:
    """Give what somebody answers for that the viewer may see, in order."""
    found = [held for kind in kinds() if (held := kind.show(viewer, account, at)) is not None]
    return sorted(found, key=lambda one: (one.part.order, one.part.name))


def may_hand_over(viewer: Viewer) -> bool:
    """Say whether the viewer may hand over in one step what somebody answers for."""
    return any(kind.hand_over is not None and viewer.may(kind.permission) for kind in kinds())


def permission() -> str:
    """Give the action that handing over in one step asks for, to say who may."""
    return next((kind.permission for kind in kinds() if kind.hand_over is not None), "")


def check_may_hand_over(viewer: Viewer) -> None:
    """Raise `NotAllowed` unless the viewer may hand over in one step what somebody answers for."""
    if not may_hand_over(viewer):
        raise NotAllowed(permission())


def held(
    name: str,
    title: str | Promise,
    counted: str,
    lines: Sequence[Line],
    *,
    goes: bool = False,
    order: int = 50,
) -> Held | None:
    """Give things of one kind with the first few lines; None where there are none."""
    if not lines:
        return None
    return Held(counted, Part(name, title, lines[:SHOWN], order=order, total=len(lines)), goes)


def in_words(found: Sequence[Held]) -> str:
    """Give the counts as one phrase: "7 watch profiles, 23 open matters and 1 project"."""
    words = [one.counted for one in found]
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def left(name: str, found: Sequence[Held]) -> str:
    """Say what somebody still answers for, and what to do; nothing where they answer for nothing."""
    if not found:
        return ""
    return _("%(name)s still answers for %(what)s: hand it over.") % {"name": name, "what": in_words(found)}
