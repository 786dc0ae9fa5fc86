"""Answers as tests need them: begun by the actions, with bodies to ask."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from utblick.features.actors import actions as actors
from utblick.features.actors.kinds import BodyKind, HowKnown, PersonKind, PostRole
from utblick.features.actors.models import Body
from utblick.features.advocacy.actions import answers
from utblick.features.advocacy.models import Answer, Procedure
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system

BY = system("test")
CLOSES = datetime(2027, 1, 15, 11, 0, tzinfo=UTC)
MINIMAL = b"%PDF-1.7 the file that was sent"


def begun(file: Procedure, at: datetime, *, by: Viewer = BY, **fields: Any) -> Answer:
    """Begin an answer of RUN about a file, with a text."""
    given = {
        "process": file.processes.get(),
        "procedure": file,
        "kind": "remiss",
        "to": "Finansdepartementet",
        "title_sv": "Regionernas roll",
        "title_en": "The part of regions",
        "text_sv": "Varje region bör skriva sitt eget kapitel.",
        "board": Board.objects.get(key="RUN"),
        "owner": Account.objects.get(email="strateg@utblick.example"),
        "input_by": date(2026, 12, 10),
        "moment": CLOSES,
        "is_whole_day": False,
        **fields,
    }
    return answers.begin_answer(by=by, at=at, **given)


def signed(file: Procedure, at: datetime, **fields: Any) -> Answer:
    """Begin an answer and sign it off by delegation."""
    row = begun(file, at, **fields)
    return answers.sign_off(
        row, version=row.version, on=at.date(), is_delegated=True, decision="Punkt 4.2", by=BY, at=at
    )


def municipality(name: str, at: datetime, mailbox: str = "") -> Body:
    """Add a municipality, with a mailbox where an address is given."""
    body = actors.create_body(
        kind=BodyKind.MUNICIPALITY, name_sv=name, name_en=f"{name} Municipality", country="SE", by=BY, at=at
    )
    if mailbox:
        box = actors.create_person(
            kind=PersonKind.MAILBOX,
            name=f"Registrator {name}",
            mail=mailbox,
            how_known=HowKnown.PUBLIC,
            by=BY,
            at=at,
        )
        actors.add_post(box, body=body, role=PostRole.OTHER, by=BY, at=at)
    return body
