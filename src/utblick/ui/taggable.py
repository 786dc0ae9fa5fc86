"""What can be tagged with a strategy: records of every room, as each room tells of them in a module `taggable.py`.

`TAGGABLE` there is a sequence of `Taggable`. So a room that counts what is done (of the strategy for the Baltic Sea
region, say) knows no other, and a new room is counted by adding a file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules
from utblick.ui.dates import lasting

Text = str | Promise


class Work(NamedTuple):
    """A kind of work that is counted for itself: its key, what many of it are called, and its place (lowest first)."""

    key: str
    label: Text
    order: int


@dataclass(frozen=True, slots=True)
class Thing:
    """A record as it is told of beside its tags.

    It lasts from `first` to `last`, either None where it is not known or goes on. `text` is what its words are looked
    for in, `boards` are the keys of those whose work it is. `language` is the title's, where it is not the page's.
    `when` says what its days are: `member since 2022`; empty where the days say it themselves.
    """

    title: str
    url: str
    first: date | None = None
    last: date | None = None
    text: str = ""
    boards: tuple[str, ...] = ()
    language: str = ""
    when: str = ""

    def when_words(self, today: date) -> str:
        """Say when it is, with what its days mean."""
        return self.when or lasting(self.first, self.last, today)


def _none_moved(_numbers: Collection[int]) -> Mapping[int, int]:
    return {}


@dataclass(frozen=True, slots=True)
class Taggable:
    """A kind of record that can be tagged.

    `rows` gives the records that a viewer may see, with what `thing` asks for, the latest first; none where the viewer
    sees nothing of the kind. `may_tag` says who may tag a record: who may change it. `moved` gives, of some numbers,
    those whose record has become part of another, with the other's number. `is_asked_about` says whether one without a
    tag is asked about: what others publish is not.
    """

    model: type[Model]
    work: Work
    label: Text
    rows: Callable[[Viewer], QuerySet[Any]]
    thing: Callable[[Any], Thing]
    may_tag: Callable[[Viewer, Any], bool]
    moved: Callable[[Collection[int]], Mapping[int, int]] = _none_moved
    is_asked_about: bool = True

    @property
    def kind(self) -> str:
        """The kind as it is stored: `networks.network`."""
        return self.model._meta.label_lower


def taggable() -> dict[str, Taggable]:
    """Give every kind of record that can be tagged, by its kind, in the order of work."""
    listed: Iterable[Taggable] = (
        one for module in modules("taggable") for one in getattr(module, "TAGGABLE", ())
    )
    return {one.kind: one for one in sorted(listed, key=lambda one: (one.work.order, one.kind))}
