"""Which asks come first in documents, how far they got, and what gives way on a page that is full."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.utils.translation import override

from utblick.features.actors.actions import add_post
from utblick.features.actors.kinds import PostRole, Secrecy
from utblick.features.actors.models import Body, Contact, Person
from utblick.features.advocacy import related
from utblick.features.advocacy.actions import asks, procedures
from utblick.features.advocacy.actions.verdicts import give_verdict
from utblick.features.advocacy.foremost import foremost
from utblick.features.advocacy.models import (
    Ask,
    Position,
    Procedure,
    Process,
    Stage,
    Stance,
    Text,
    Wording,
)
from utblick.features.advocacy.sheets.brief import brief, brief_of_ask
from utblick.features.advocacy.sheets.meeting import meeting
from utblick.features.advocacy.sheets.talking import talking_points
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.ui.sheets.sheet import Block, Item, Sheet, fitted, length_of, texts_of

BY = system("test")
As = Callable[[str], Viewer]
PLACE = ["art-13.par-1"]


def told(sheet: Sheet) -> str:
    return "\n".join((*texts_of(sheet), *(block.heading for block in sheet.blocks)))


def test_asks_come_by_what_is_tied_then_spoken_of_then_priority_then_age(
    process: Process,
    file: Procedure,
    position: Callable[..., Position],
    met: Callable[..., Contact],
    body: Callable[..., Body],
    someone: Callable[..., Person],
    person: As,
    at: datetime,
) -> None:
    def written(title: str, priority: int = 2) -> Ask:
        return asks.write_ask(process, title_sv=title, priority=priority, by=BY, at=at)

    late, early = written("Ö, skrivet först"), written("A, skrivet sedan")
    important, hidden = written("Viktigt", 1), written("Sagt i hemlighet", 3)
    spoken, raised, worded = written("Andra talar om", 3), written("Framfört", 3), written("I texten", 3)
    asks.word_ask(worded, procedure=file, target="Article 1", new="x", by=BY, at=at)
    met(someone(), about=[file], asked=[raised])
    secret: dict[str, Any] = {"secrecy": Secrecy.values[0], "secrecy_reason": "Utrikes"}
    met(someone("Bo Exempel"), about=[file], asked=[hidden], **secret)
    other = position(
        holder="government",
        body=body("SE"),
        title_sv="Regeringen",
        text_sv="x",
        on=date(2026, 3, 2),
        procedures=[file],
    )
    Stance.objects.create(ask=spoken, position=other, side="for")
    wanted = [raised, worded, spoken, important, late, early, hidden]
    assert foremost(person("majoritet.run"), [file.pk]) == wanted


def test_what_was_judged_stands_in_brief_and_talking_points_instead_of_not_adopted(
    file: Procedure,
    ask: Ask,
    wording: Wording,
    text: Callable[..., Text],
    someone: Callable[..., Person],
    person: As,
    at: datetime,
) -> None:
    ada, viewer = someone(), person("majoritet.run")
    procedures.involve(file, part="rapporteur", person=ada, by=BY, at=at)

    def all_of_them() -> list[str]:
        with override("sv"):
            made = (
                brief(viewer, file, at),
                talking_points(viewer, file, at),
                brief_of_ask(viewer, ask, at),
                meeting(viewer, ada, at),
            )
            return [told(sheet) for sheet in made]

    for words in all_of_them():
        assert "nte antaget av någon nämnd" in words
    act = text(80, Stage.ACT, name_sv="Förordningen, utdrag", name_en="Regulation, extract")
    give_verdict(wording, act, outcome="whole", passages=PLACE, reason="Ja", by=BY, at=at)
    for words in all_of_them():
        assert "elt, i förordningen" in words
        assert "antaget av någon nämnd" not in words
        assert "Arbetsmaterial" not in words
    asks.change_wording(wording, version=1, new="90 %", by=BY, at=at)
    assert "helt, i förordningen (bedömt på en tidigare lydelse)" in all_of_them()[0]


def test_a_closed_file_says_that_nobody_has_judged(
    file: Procedure, wording: Wording, person: As, at: datetime
) -> None:
    procedures.add_event(file, on=date(2026, 2, 2), kind="withdrawn", source="OEIL", by=BY, at=at)
    with override("sv"):
        words = told(brief(person("majoritet.run"), file, at))
    assert "ärendet är avslutat, och hur långt det nådde är inte bedömt" in words
    assert "antaget av någon nämnd" not in words


def test_the_preparation_asks_the_same_of_a_member_as_the_screen_beside_it(
    file: Procedure,
    ask: Ask,
    body: Callable[..., Body],
    someone: Callable[..., Person],
    person: As,
    at: datetime,
) -> None:
    regi, ada = body("REGI"), someone()
    add_post(ada, body=regi, role=PostRole.MEMBER, by=BY, at=at)
    procedures.involve(file, part="rapporteur", person=someone("Bo Exempel"), body=regi, by=BY, at=at)
    viewer = person("majoritet.run")
    part = related.of_person(viewer, ada)
    assert part is not None
    assert [line.title for line in part.lines] == [ask.title]
    sheet = meeting(viewer, ada, at)
    assert ask.title in told(sheet)
    assert "apporteur" not in told(sheet), "the part is somebody else's"


@pytest.mark.parametrize("over", [1, 2, 4])
def test_the_words_explained_give_way_before_what_it_is_about(over: int) -> None:
    stake = "Första meningen om saken. " * 10
    words = " ".join(f"ORD{number}: vad det är för något." for number in range(18))
    sheet = Sheet(
        kind="x",
        title="Titel",
        language="sv",
        blocks=(
            Block("Vad det gäller", (Item(stake.strip()),), rank=1, is_list=False),
            Block("Ord", (Item(words),), rank=8, is_list=False, gives_way=True),
        ),
    )
    made = fitted(sheet, length_of(sheet) - over)
    assert made.blocks[0].items[0].text == stake.strip()
    assert 0 < len(made.blocks[1].items[0].text) < len(words)
    assert made.blocks[1].items[0].text.endswith(".")


def test_what_a_file_is_about_stands_whole_on_a_page_that_is_full(
    file: Procedure, body: Callable[..., Body], person: As, at: datetime
) -> None:
    stake = "En mening om saken. Och en till, som säger varför den angår oss här hemma. " * 4
    Procedure.objects.filter(pk=file.pk).update(stake_sv=stake)
    file.refresh_from_db()
    for number in range(30):
        procedures.involve(file, part="unit", body=body(f"U{number}"), by=BY, at=at)
        asks.write_ask(
            file.processes.get(), title_sv=f"Yrkande {number}", argument_sv="Ja. " * 90, by=BY, at=at
        )
    with override("sv"):
        sheet = brief(person("majoritet.run"), file, at)
    assert sheet.left_out
    assert length_of(sheet) <= 70
    assert sheet.blocks[0].items[0].text == stake.strip()
