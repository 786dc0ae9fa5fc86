"""The region's own projects that exchanges belong to, though this room knows nothing of projects."""

from __future__ import annotations

from collections.abc import Sequence

from utblick.features.exchanges.models import Exchange, Tie
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.alphabet import place
from utblick.ui.tieable import Told, tieable

PROJECT = "projects.project"


def projects(viewer: Viewer) -> dict[int, Told]:
    """Give the projects that the viewer sees, by number, in the order of their titles."""
    one = tieable().get(PROJECT)
    if one is None:
        return {}
    told = {row.pk: one.told(row) for row in one.rows(viewer)}
    return dict(sorted(told.items(), key=lambda pair: place(pair[1].title)))


def tied(exchange: Exchange, known: dict[int, Told]) -> dict[int, Told]:
    """Give those of the known projects that an exchange is tied to."""
    numbers = set(exchange.ties.filter(kind=PROJECT).values_list("number", flat=True))
    return {number: told for number, told in known.items() if number in numbers}


def meant(names: Sequence[str], known: dict[int, Told]) -> dict[int, Told]:
    """Give the projects that an exchange names in its own words, as one of them is called."""
    said = {name.casefold() for name in names}
    return {
        number: told
        for number, told in known.items()
        if said & {name.casefold() for name in (told.title, *told.names)}
    }


def exchanges_of(number: int) -> list[int]:
    """Give the numbers of the exchanges that are tied to a project."""
    return list(Tie.objects.filter(kind=PROJECT, number=number).values_list("exchange", flat=True))
