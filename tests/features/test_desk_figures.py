"""Every figure on the boards' desks leads to a list of just that many rows, narrowed by what the list itself says.

The figures are found by walking all desks, so that one that is added is looked at too: a number leads to a list, and
what is no number stands in `TOLD_OTHERWISE` with how its page tells the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from django.utils import timezone, translation

from tests.features.states import filled
from tests.laid import state
from utblick.features.exchanges.models import Exchange
from utblick.features.governance.models import Item
from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Unit
from utblick.features.organisation.queries import boards
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped
from utblick.ui.dates import short
from utblick.ui.desk import Part, glances, parts

SignIn = Callable[..., Client]
Person = Callable[[str], Viewer]

# What is no number of rows: how the page that it leads to tells the same.
TOLD_OTHERWISE: dict[str, Callable[[Any], str]] = {
    "meetings": lambda page: short(page["meeting"].on, timezone.localdate()),
    "goal": lambda page: f"{page['coverage'].done} / {page['coverage'].counted}",
}
# Calls are shown with why each suits, and not as rows of a list.
PAGES_WITHOUT_A_LIST: dict[str, Callable[[Any], int]] = {
    "calls": lambda page: len(page["lines"]) + page["more"],
}
# What every desk in the state below must have been asked about, so that nothing passes for being empty.
LOOKED_AT = {
    "answers",
    "calls",
    "concerning",
    "decisions",
    "exchanges",
    "files",
    "goal",
    "matters",
    "meetings",
}
LOOKED_AT |= {"memberships", "portfolio", "positions", "projects", "strategy"}


@state(filled)
def worked() -> datetime:
    """Fill the boards' desks, with what a careless list would count too."""
    from utblick.features.actors.example import load as load_actors
    from utblick.features.advocacy.example import load as load_advocacy
    from utblick.features.balticsea.example import load as load_strategy
    from utblick.features.programmes.example import load as load_programmes
    from utblick.features.projects.example import load as load_projects

    at = timezone.now()
    for load in (load_actors, load_programmes, load_advocacy, load_projects, load_strategy):
        load(at)
    day, owner = day_of(at), Account.objects.get(email="strateg@utblick.example")
    for board in Board.objects.all():
        for state_of, n in ((MatterState.ACT, 2), (MatterState.LATER, 1), (MatterState.INFORM, 3)):
            for number in range(n):
                title = f"{board.key} {state_of} {number}"
                matter = Matter.objects.create(
                    title=title, state=state_of, owner_board=board, owner=owner, created_at=at, judged_at=at
                )
                matter.concerned_boards.add(*Board.objects.filter(key="RS"))
        for number, (kind, withdrawn) in enumerate((("position", None), ("position", at), ("matter", None))):
            Item.objects.create(
                board=board,
                kind=kind,
                title=f"{board.key} {number}",
                is_ready=True,
                withdrawn_at=withdrawn,
                created_at=at,
                changed_at=at,
            )
    for unit in {unit.board_id: unit for unit in Unit.objects.at(day).exclude(board=None)}.values():
        for also in ({"is_draft": True}, {"cancelled_on": day}):
            exchange = Exchange.objects.create(
                title=f"{unit.name} {also}",
                starts_on=day - timedelta(days=3),
                ends_on=day - timedelta(days=2),
                registered_at=at,
                changed_at=at,
                projects=["Ett projekt"],
                **also,
            )
            exchange.units.add(unit)
    return at


class Said(NamedTuple):
    """What a desk says: where and of what, the figure, and the address that it leads to."""

    board: str
    name: str
    words: str
    url: str


def numbers(words: str) -> list[str]:
    """Give the numbers in some words, with their thousands together."""
    return re.findall(r"\d+", words.replace("\N{NO-BREAK SPACE}", ""))


def said(viewer: Viewer, at: datetime) -> Iterator[Said]:
    """Give every figure with an address on all boards' desks, and on the page of all boards."""
    for glance in glances(viewer, at):
        for key, figure in glance.figures.items():
            yield Said(key, glance.name, str(figure.text), figure.url)
    for board in boards(at):
        for part in parts(viewer, board.key, at):
            yield from _of_part(board.key, part)


def _of_part(board: str, part: Part) -> Iterator[Said]:
    if part.total:
        assert part.counted, f"{board}: {part.name} says {part.total}, and leads nowhere where that many are"
        yield Said(board, part.name, grouped(part.total), part.counted)
    for line in part.lines:
        for words, url in line.links:
            if numbers(str(words)) and urlsplit(url).query:
                yield Said(board, part.name, str(words), url)
        # A line that leads to a list says how many it has in its words, or else in its title.
        if urlsplit(line.url).query:
            yield Said(
                board, part.name, str(line.words if numbers(str(line.words)) else line.title), line.url
            )


@pytest.mark.parametrize("who", ["majoritet.tsn", "strateg"])
def test_every_figure_on_a_desk_leads_to_that_many(
    worked: datetime, client_of: SignIn, person: Person, who: str
) -> None:
    viewer, client = person(who), client_of(who, "sv")
    opened: dict[str, Any] = {}
    wrong, looked_at = [], set()
    with translation.override("sv"):
        for one in said(viewer, worked):
            if one.url not in opened:
                answer = client.get(one.url)
                assert answer.status_code == 200, (one, answer.status_code)
                opened[one.url] = answer.context
            page = opened[one.url]
            looked_at.add(one.name)
            if one.name in TOLD_OTHERWISE and "listing" not in page:
                found, wanted = TOLD_OTHERWISE[one.name](page), one.words
            elif one.name in PAGES_WITHOUT_A_LIST:
                found, wanted = str(PAGES_WITHOUT_A_LIST[one.name](page)), numbers(one.words)[0]
            else:
                found, wanted = str(page["listing"].count), numbers(one.words)[0]
                # What narrows it is said above the rows, each to be taken away.
                narrowed = {name for used in page["listing"].filtered for name in used.filter.names}
                asked = {name for name, _value in parse_qsl(urlsplit(one.url).query)}
                assert asked <= narrowed, (one, asked - narrowed)
            if found != wanted:
                wrong.append((one, found))
    assert not wrong
    assert looked_at >= LOOKED_AT - ({"answers"} if who != "strateg" else set())
