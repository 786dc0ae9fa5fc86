"""Whose log may be read on its own: what was done to one record, for those who see it on the record's page.

Each app lists its own in `logs.py`: `LOGS = {"monitoring.matter": matter}`, where `matter(viewer, number)` gives
the record's `Log`. It raises Http404 for a record that the viewer may not know of, and NotAllowed for one whose
log is not for them: the same answers as the page that shows the log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import tables


@dataclass(frozen=True, slots=True)
class Log:
    """A record whose log may be read, the address of its page, and the permission that opens it."""

    record: Model
    address: str
    permission: str

    @property
    def kind(self) -> str:
        return self.record._meta.label_lower


Opener = Callable[[Viewer, int], Log]


def of_model(model: type[Model], permission: str, page: str, *, by: str = "pk") -> Opener:
    """Give the opener for a kind of record whose page asks for one permission; `by` is in the page's address."""

    def opener(viewer: Viewer, number: int) -> Log:
        viewer.check(permission)
        found = get_object_or_404(model, pk=number)
        return Log(found, reverse(page, args=[getattr(found, by)]), permission)

    return opener


@cache
def openers() -> dict[str, Opener]:
    """Give every kind of record whose log may be read, from the `logs` module of each of our apps.

    Raises ValueError when two apps claim the same kind.
    """
    return tables("logs", "LOGS")


def log_of(viewer: Viewer, kind: str, number: int) -> Log:
    """Give the log of one record. Raises Http404 for an unknown kind or record, and NotAllowed."""
    opener = openers().get(kind)
    if opener is None:
        raise Http404
    return opener(viewer, number)
