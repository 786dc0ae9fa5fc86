"""What tests of advocacy may use: a process of two boards, a file in it, and makers of what stands in a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from utblick.features.actors import actions as actors
from utblick.features.actors.freezing import Who
from utblick.features.actors.kinds import BodyKind, HowKnown, PersonKind
from utblick.features.actors.models import Body, Contact, Person
from utblick.features.advocacy.actions import asks, positions, procedures, processes, texts
from utblick.features.advocacy.actions.texts import Part
from utblick.features.advocacy.models import (
    Ask,
    Position,
    Procedure,
    Process,
    Stage,
    Text,
    Wording,
)
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer, system

BY = system("test")


@pytest.fixture
def process(region: None, at: datetime) -> Process:
    """Give a policy process that RUN owns and that concerns RS."""
    return processes.create_process(
        key="interreg",
        name_sv="Interreg",
        name_en="Interreg in English",
        board=Board.objects.get(key="RUN"),
        concerned=list(Board.objects.filter(key="RS")),
        by=BY,
        at=at,
    )


@pytest.fixture
def file(process: Process, at: datetime) -> Procedure:
    """Give an ordinary procedure in committee: proposed, referred."""
    row = procedures.create_procedure(
        processes=[process],
        key="planer",
        type="COD",
        reference="2025/0240(COD)",
        name_sv="Partnerskapsplaner",
        name_en="Partnership plans",
        by=BY,
        at=at,
    )
    for on, kind in ((date(2025, 7, 16), "proposal_adopted"), (date(2025, 9, 8), "committee_referral")):
        procedures.add_event(row, on=on, kind=kind, source="OEIL", by=BY, at=at)
    return row


@pytest.fixture
def position(process: Process, at: datetime) -> Callable[..., Position]:
    """Write a position; our own draft unless said otherwise."""

    def made(**fields: Any) -> Position:
        given = {"title_sv": "Hemlig ståndpunkt", "text_sv": "Vi vill ha ett starkt Interreg.", **fields}
        return positions.write_position(process, by=BY, at=at, **given)

    return made


@pytest.fixture
def adopted(position: Callable[..., Position], at: datetime) -> Callable[..., Position]:
    """Write a position and let RUN adopt it."""

    def made(**fields: Any) -> Position:
        row, board = position(**fields), Board.objects.get(key="RUN")
        return positions.adopt_position(row, board=board, on=date(2026, 11, 13), by=BY, at=at)

    return made


@pytest.fixture
def ask(process: Process, at: datetime) -> Ask:
    """Give an ask of the process."""
    return asks.write_ask(process, title_sv="Minst 80 procent", title_en="At least 80 %", by=BY, at=at)


@pytest.fixture
def wording(ask: Ask, file: Procedure, at: datetime) -> Wording:
    """Give the ask's wording in the file."""
    return asks.word_ask(ask, procedure=file, target="Article 13(1)", language="en", **WANTED, by=BY, at=at)


WANTED = {
    "old": "The co-financing rate shall be no higher than 70 %.",
    "new": "The co-financing rate of each Interreg programme shall be no higher than 80 % of eligible expenditure.",
}


def parts(share: int = 70) -> list[Part]:
    """Give the text of a tiny act in parts."""
    return [
        Part("rec-1", "Recital 1", "", "Interreg supports cooperation between regions of the Union."),
        Part("art-1", "Article 1", "Subject matter", "This Regulation lays down rules for Interreg."),
        Part(
            "art-13.par-1",
            "Article 13(1)",
            "Co-financing",
            f"The co-financing rate of each Interreg programme shall be no higher than {share} % of eligible "
            "expenditure.",
        ),
    ]


@pytest.fixture
def text(file: Procedure, at: datetime) -> Callable[..., Text]:
    """Load a version of the file's text; the proposal unless said otherwise."""

    def made(share: int = 70, stage: int = Stage.PROPOSAL, **fields: Any) -> Text:
        given = {"language": "en", **fields}
        return texts.load_text(file, parts(share), stage=stage, by=BY, at=at, **given)

    return made


@pytest.fixture
def someone(region: None, at: datetime) -> Callable[..., Person]:
    """Give somebody outside: an office holder unless said otherwise."""

    def made(name: str = "Ada Example", kind: str = PersonKind.OFFICE_HOLDER) -> Person:
        return actors.create_person(name=name, kind=kind, how_known=HowKnown.PUBLIC, by=BY, at=at)

    return made


@pytest.fixture
def body(region: None, at: datetime) -> Callable[..., Body]:
    """Give a committee."""

    def made(short: str = "REGI") -> Body:
        names = {"name_sv": f"Utskottet {short}", "name_en": f"The committee {short}"}
        kind = BodyKind.COMMITTEE
        return actors.create_body(abbreviation=short, kind=kind, country="EU", by=BY, at=at, **names)

    return made


@pytest.fixture
def met(person: Callable[[str], Viewer], at: datetime) -> Callable[..., Contact]:
    """Log a contact with somebody about files and asks, as the strategist unless said otherwise."""

    def made(
        *who: Person | Body, about: Any = (), asked: Any = (), by: str = "strateg", **fields: Any
    ) -> Contact:
        chosen = [Who(person=one) if isinstance(one, Person) else Who(body=one) for one in who]
        given: dict[str, Any] = {"on": at.date(), "subject": "Interreg", **fields}
        subjects = {"advocacy": {"files": list(about), "asks": list(asked)}}
        wish = actors.Wish(who=chosen, subjects=subjects, **given)
        return actors.write_contact(wish, by=person(by), at=at)

    return made
