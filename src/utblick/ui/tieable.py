"""Records that another room ties its own to, though neither room knows the other: each is told of in `tieable.py`.

`TIEABLE` there is a sequence of `Tieable`. The room that ties keeps a record's kind and number, as the audit does, and
asks here what that is called, where it is, and whether the viewer sees it (decision 0031).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules


@dataclass(frozen=True, slots=True)
class Told:
    """A record as it stands beside what is tied to it; `names` are what people call it."""

    title: str
    url: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tieable:
    """A kind of record that can be tied to; `rows` are those that a viewer sees, with what `told` asks for."""

    model: type[Model]
    rows: Callable[[Viewer], QuerySet[Any]]
    told: Callable[[Any], Told]

    @property
    def kind(self) -> str:
        """The kind as it is stored: `projects.project`."""
        return self.model._meta.label_lower


def tieable() -> dict[str, Tieable]:
    """Give every kind of record that can be tied to, by its kind."""
    listed: Iterable[Tieable] = (
        one for module in modules("tieable") for one in getattr(module, "TIEABLE", ())
    )
    return {one.kind: one for one in listed}
