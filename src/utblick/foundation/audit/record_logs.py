"""Whose log may be read on its own: what was done to one record, for those who see it on the record's page.

Each app lists its own in `logs.py`: `LOGS = {"monitoring.matter": matter}`, where `matter(viewer, number)` gives
the record's `Log`. It raises Http404 for a record that the viewer may not know of, and NotAllowed for one whose
log is not for them: the same answers as the page that shows the log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.models import Model
from django.http import Http404

from utblick.foundation.accounts.viewer import Viewer


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


@cache
def openers() -> dict[str, Opener]:
    """Give every kind of record whose log may be read, from the `logs` module of each of our apps.

    Raises ValueError when two apps claim the same kind.
    """
    found: dict[str, Opener] = {}
    for app in apps.get_app_configs():
        name = f"{app.name}.logs"
        if not app.name.startswith("utblick.") or find_spec(name) is None:
            continue
        for kind, opener in import_module(name).LOGS.items():
            if kind in found:
                raise ValueError(f"the log of {kind} is listed twice; the second time in {name}")
            found[kind] = opener
    return found


def log_of(viewer: Viewer, kind: str, number: int) -> Log:
    """Give the log of one record. Raises Http404 for an unknown kind or record, and NotAllowed."""
    opener = openers().get(kind)
    if opener is None:
        raise Http404
    return opener(viewer, number)
