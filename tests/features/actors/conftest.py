"""What tests of actors may use: bodies and people made by the actions, and contacts of the example's people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from utblick.features.actors import actions
from utblick.features.actors.freezing import Who
from utblick.features.actors.kinds import BodyKind, HowKnown, PersonKind, PostRole
from utblick.features.actors.models import Body, Contact, Person
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer, system

BY = system("test")


@pytest.fixture
def body(region: None, at: datetime) -> Callable[..., Body]:
    def made(abbreviation: str = "REGI", **fields: Any) -> Body:
        given = {
            "kind": BodyKind.COMMITTEE,
            "name_sv": f"Utskottet {abbreviation}",
            "name_en": f"The committee {abbreviation}",
            "country": "EU",
        }
        return actions.create_body(abbreviation=abbreviation, by=BY, at=at, **{**given, **fields})

    return made


@pytest.fixture
def someone(region: None, at: datetime) -> Callable[..., Person]:
    def made(
        name: str = "Ada Example",
        kind: str = PersonKind.OFFICE_HOLDER,
        *,
        at_body: Body | None = None,
        role: str = PostRole.MEMBER,
        since: date | None = None,
        **fields: Any,
    ) -> Person:
        person = actions.create_person(
            name=name, kind=kind, how_known=HowKnown.PUBLIC, by=BY, at=at, **fields
        )
        if at_body is not None:
            actions.add_post(person, body=at_body, role=role, valid_from=since, by=BY, at=at)
        return person

    return made


@pytest.fixture
def met(person: Callable[[str], Viewer], at: datetime) -> Callable[..., Contact]:
    def made(*who: Person | Body | Who, by: str = "strateg", boards: str = "", **fields: Any) -> Contact:
        chosen = [
            one if isinstance(one, Who) else Who(person=one) if isinstance(one, Person) else Who(body=one)
            for one in who
        ]
        given = {"on": at.date(), "subject": "Interreg", **fields}
        wish = actions.Wish(who=chosen, boards=list(Board.objects.filter(key__in=boards.split())), **given)
        return actions.write_contact(wish, by=person(by), at=at)

    return made
