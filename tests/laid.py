"""States of the database that many tests begin in: filled once, and kept for as long as tests want them.

    @state
    def region() -> dict[str, int]: ...

    @state(region)
    def filled() -> datetime: ...

Each is a fixture whose function fills the database on top of the states it names. States lie in savepoints upon each
other, and a test works in a savepoint of its own upon them, so whatever it does is undone and the state is still there
for the next one. Tests of a file run in the order of their states, so that few are filled twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation


@dataclass(frozen=True, eq=False)
class State:
    """A state: what fills it, what it lies on, and the order in which states lie."""

    fill: Callable[[], Any]
    on: tuple[State, ...]
    order: tuple[int, str]

    def chain(self) -> set[State]:
        """Give the state with all that it lies on."""
        return {self}.union(*(below.chain() for below in self.on))


def state(*on: Any) -> Any:
    """Make a fixture of a function that fills the database; it gets nothing, and tests get what it returns."""

    def made(fill: Callable[[], Any]) -> Any:
        below = tuple(one.state for one in on)
        depth = 1 + max((one.order[0] for one in below), default=0)
        kept = State(fill, below, (depth, f"{fill.__module__}.{fill.__name__}"))

        def given(db: None, states: States) -> Any:
            return states.given(kept)

        given.__doc__ = fill.__doc__
        given.state = kept  # type: ignore[attr-defined]
        fixture = pytest.fixture(name=fill.__name__)(given)
        fixture.state = kept
        return fixture

    if len(on) == 1 and not hasattr(on[0], "state"):
        fill, on = on[0], ()
        return made(fill)
    return made


class States:
    """The states that lie in the database now, the lowest first."""

    def __init__(self) -> None:
        self._lying: list[tuple[State, Any, transaction.Atomic]] = []

    def lay(self, wanted: Sequence[State]) -> None:
        """Have just these lie there."""
        same = 0
        for (lying, _value, _block), one in zip(self._lying, wanted, strict=False):
            if lying is not one:
                break
            same += 1
        while len(self._lying) > same:
            _state, _value, block = self._lying.pop()
            transaction.set_rollback(True)
            block.__exit__(None, None, None)
        for one in wanted[same:]:
            block = transaction.atomic()
            # What the states hold is no more lasting than a test: code that wants to be outermost may be here.
            block._from_testcase = True  # type: ignore[attr-defined]
            block.__enter__()
            try:
                with translation.override("sv"):
                    value = one.fill()
            except BaseException:
                transaction.set_rollback(True)
                block.__exit__(None, None, None)
                raise
            self._lying.append((one, value, block))

    def given(self, wanted: State) -> Any:
        """Give what a state's filling returned; fill it now where it does not lie, as in tests of real transactions."""
        for lying, value, _block in self._lying:
            if lying is wanted:
                return value
        for below in wanted.on:
            self.given(below)
        return wanted.fill()


def is_real(item: pytest.Item) -> bool:
    """Say whether a test works with real transactions, in a database that Django empties after it."""
    mark = item.get_closest_marker("django_db")
    return mark is not None and bool(mark.kwargs.get("transaction"))


def wanted_by(item: pytest.Item) -> list[State]:
    """Give the states that a test asks for, the lowest first; one of real transactions fills its own."""
    if is_real(item):
        return []
    found = getattr(item, "_fixtureinfo", None)
    fixtures = found.name2fixturedefs.values() if found is not None else ()
    asked = [kept for one in fixtures if (kept := getattr(one[-1].func, "state", None)) is not None]
    return sorted(set().union(*(one.chain() for one in asked)), key=lambda one: one.order)


def in_order(items: list[pytest.Item]) -> None:
    """Put the tests of each file in the order of their states, and leave the files as they are.

    Tests of real transactions, which empty the whole database after them, stay last, where pytest-django puts them.
    """
    files: dict[Any, list[pytest.Item]] = {}
    for item in items:
        files.setdefault((is_real(item), item.path), []).append(item)
    items[:] = [
        item
        for tests in files.values()
        for item in sorted(tests, key=lambda one: [kept.order for kept in wanted_by(one)])
    ]
