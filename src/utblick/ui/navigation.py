"""What the shell shows around a page: places to go, the sources' health, whose installation it is.

An app tells it in a module `navigation.py`, with any of:

- `ITEMS`: a sequence of `Item`
- `STATUS`: a function from the viewer to a `Status`, or to None when there is nothing to say
- `ORGANISATION`: a function that gives the name of the organisation
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.foundation.accounts.viewer import Viewer

Text = str | Promise

# Groups in the order they are shown; the first has no heading.
GROUPS: dict[str, Text] = {
    "day": "",
    "work": _("Work"),
    "steering": _("Steering"),
    "watch": pgettext_lazy("what is followed", "Watch"),
    "administration": _("Administration"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One place to go.

    `permission` is an action that the viewer must be allowed somewhere; with None everyone who is signed in
    sees it. `count_provider` gives how many things wait there for the viewer, or None. The lowest `order` is
    shown first. `at_hand` says whose daily place it is: for them it stands at the foot of a phone.
    """

    name: str
    url_name: str
    label: Text
    group: str = "work"
    permission: str | None = None
    count_provider: Callable[[Viewer], int | None] | None = None
    order: int = 100
    at_hand: Callable[[Viewer], bool] | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How the sources are, in a few words; `tone` is lichen (well), amber (look) or falu (wrong)."""

    text: Text
    url: str
    tone: str = "lichen"


@dataclass(frozen=True, slots=True)
class Place:
    """An item as one viewer sees it on one page."""

    name: str
    label: Text
    url: str
    count: int | None
    current: bool
    at_hand: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Places under one heading."""

    name: str
    label: Text
    places: Sequence[Place]


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(
        importlib.import_module(f"{config.name}.navigation")
        for config in apps.get_app_configs()
        if config.name.startswith("utblick.")
        and config.name != "utblick.ui"
        and module_has_submodule(config.module, "navigation")
    )


def declared_items() -> list[Item]:
    """Give every app's items in the order they are shown."""
    items = [item for module in _modules() for item in getattr(module, "ITEMS", ())]
    order = list(GROUPS)
    return sorted(items, key=lambda item: (order.index(item.group), item.order, item.name))


def status_for(viewer: Viewer) -> Status | None:
    """Give the first app's status that has something to say."""
    for module in _modules():
        if provider := getattr(module, "STATUS", None):
            status: Status | None = provider(viewer)
            if status is not None:
                return status
    return None


def organisation_name() -> str:
    """Give the name of the organisation that runs this installation, or nothing."""
    for module in _modules():
        if provider := getattr(module, "ORGANISATION", None):
            return str(provider() or "")
    return ""


def groups_for(viewer: Viewer, path: str) -> list[Group]:
    """Give the places that `viewer` may go to, grouped; the one that `path` lies in is marked as current."""
    found: list[tuple[Item, str]] = []
    for item in declared_items():
        if item.permission is not None and not viewer.may_somewhere(item.permission):
            continue
        try:
            found.append((item, reverse(item.url_name)))
        except NoReverseMatch:  # `problems` reports it; a page never fails because of the menu
            continue
    holding = [url for _item, url in found if path == url or (url != "/" and path.startswith(url))]
    current = max(holding, key=len, default=None)
    groups = []
    for name, label in GROUPS.items():
        places = [
            Place(
                name=item.name,
                label=item.label,
                url=url,
                count=item.count_provider(viewer) if item.count_provider else None,
                current=url == current,
                at_hand=item.at_hand is not None and item.at_hand(viewer),
            )
            for item, url in found
            if item.group == name
        ]
        if places:
            groups.append(Group(name, label, places))
    return groups


def problems() -> list[str]:
    """Say in sentences which items lead nowhere, are in an unknown group or share a name."""
    sentences: list[str] = []
    seen: set[str] = set()
    for module in _modules():
        for item in getattr(module, "ITEMS", ()):
            where = f"{module.__name__}: the item `{item.name}`"
            if item.group not in GROUPS:
                sentences.append(
                    f"{where} is in the group `{item.group}`, which is not one of {', '.join(GROUPS)}"
                )
            if item.name in seen:
                sentences.append(f"{where} has the name of another item")
            seen.add(item.name)
            try:
                reverse(item.url_name)
            except NoReverseMatch:
                sentences.append(f"{where} leads to `{item.url_name}`, which is no address")
    return sentences
