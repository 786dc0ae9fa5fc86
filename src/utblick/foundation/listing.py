"""What our apps list of themselves, each in a module with an agreed name: `auditing`, `jobs`, `logs`, `permissions`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.apps import apps


def modules(name: str) -> Iterator[ModuleType]:
    """Give the module with this name of each of our apps that has one."""
    for app in apps.get_app_configs():
        path = f"{app.name}.{name}"
        if app.name.startswith("utblick.") and find_spec(path) is not None:
            yield import_module(path)


def tables(name: str, table: str) -> dict[str, Any]:
    """Give a table of all apps' modules with this name as one. Raises ValueError when two list the same word."""
    found: dict[str, Any] = {}
    for module in modules(name):
        rows: Mapping[str, Any] = getattr(module, table, {})
        if twice := found.keys() & rows.keys():
            raise ValueError(f"{min(twice)} is listed twice in {table}; the second time in {module.__name__}")
        found |= rows
    return found
