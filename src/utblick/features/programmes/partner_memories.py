"""What other rooms remember of organisations that we have worked with: it stands in one list with public projects.

An app lists it in a module `partner_memory.py`: `MEMORIES = {"projects": remembered}`, where `remembered(viewer)`
gives a `Remembered` for each organisation, as far as the viewer may see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import tables


@dataclass(frozen=True, slots=True)
class Together:
    """A project that we had with an organisation, where it is opened, and the words it is found by.

    `begun` is its first day, `last` its last, or its first where no last is known.
    """

    title: str
    url: str
    words: str = ""
    programme: str = ""
    led: bool = False
    begun: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """An organisation that we have worked with.

    `body` is its number in the register where it is there, `folded` its name as `actors.folding.fold` gives it, `whom`
    who of ours knows how to reach it, `url` where its projects with us stand together.
    """

    name: str
    folded: str
    country: str
    projects: tuple[Together, ...]
    body: int | None = None
    nuts3: str = ""
    whom: tuple[str, ...] = ()
    url: str = ""

    @property
    def last(self) -> date | None:
        """Give the last day of the latest project, as far as it is known."""
        return max((one.last for one in self.projects if one.last), default=None)


Remember = Callable[[Viewer], Iterable[Remembered]]


def remembered(viewer: Viewer) -> list[Remembered]:
    """Give all that other rooms remember of organisations, for this viewer."""
    memories: dict[str, Remember] = tables("partner_memory", "MEMORIES")
    return [one for remember in memories.values() for one in remember(viewer)]
