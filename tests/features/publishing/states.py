"""Rooms of the example region as states that tests begin in.

Ask for as few as will do: `work` takes seconds the first time, `whole` most of a minute.
"""

from __future__ import annotations

import importlib
from unittest import mock

from django.apps import apps
from django.db import models

from tests.features.states import NOW
from tests.laid import state
from utblick.config.commands.example import APPS
from utblick.foundation.accounts.matrix import load_defaults

ROOMS = tuple(app.rpartition(".")[2] for app in APPS if ".publishing" not in app)
Rows = list[tuple[type[models.Model], list[models.Model]]]
_laid: dict[tuple[str, ...], Rows] = {}


def lay_out(*names: str) -> None:
    """Lay out the example of the rooms that are named, and of the organisation; the second time from memory."""
    wanted = tuple(name for name in ROOMS if name in {"organisation", *names})
    if wanted in _laid:
        for model, rows in _laid[wanted]:
            # What migrations laid out themselves is there already.
            model._base_manager.bulk_create(rows, ignore_conflicts=True)
        return
    load_defaults()
    for name in wanted:
        importlib.import_module(f"utblick.features.{name}.example").load(NOW)
    ours = [app for app in apps.get_app_configs() if app.name.startswith("utblick.")]
    tables = [model for app in ours for model in app.get_models(include_auto_created=True)]
    _laid[wanted] = [(model, rows) for model in tables if (rows := list(model._base_manager.all()))]


@state
def people() -> None:
    """Lay out the organisation alone."""
    lay_out()


@state
def work() -> None:
    """Lay out projects and networks, and what they refer to."""
    lay_out("actors", "networks", "programmes", "projects", "balticsea")


@state
def whole() -> None:
    """Lay out everything, but for what has been let through."""
    lay_out(*ROOMS)


@state
def inside_rooms() -> None:
    """Lay out the work, what the boards decide, and the goal, on the day that they are laid out for."""
    with mock.patch("django.utils.timezone.now", return_value=NOW):
        lay_out(
            "actors", "networks", "programmes", "projects", "exchanges", "governance", "balticsea", "followup"
        )
