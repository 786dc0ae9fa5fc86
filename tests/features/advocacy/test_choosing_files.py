"""Files and asks in the form of a contact: proposed, found, added and taken away by a press; the file's asks first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from utblick.features.actors.models import Contact, Person
from utblick.features.advocacy.actions import asks, procedures, processes
from utblick.features.advocacy.models import Ask, Priority, Procedure, Process, Wording
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import system

BY = system("test")
SignIn = Callable[..., Client]
Someone = Callable[..., Person]
Met = Callable[..., Contact]


def seen(answer: Any) -> Any:
    return html.fromstring(answer.content)


def chosen(tree: Any) -> list[str]:
    return [one.get("value") for one in tree.xpath("//input[@name='advocacy-files']")]


def first_asks(tree: Any) -> list[str]:
    found = tree.xpath("//fieldset[@class='asks-of']//label/span")
    return [" ".join(one.text.split()) for one in found if one.text and one.text.strip()]


def folded_asks(tree: Any) -> list[str]:
    return [" ".join(one.text.split()) for one in tree.xpath("//details[@class='asks-of']//label/span")]


def offered(tree: Any) -> list[str]:
    return [one.get("value") for one in tree.xpath("//button[@name='advocacy-files-add']")]


def ticked(tree: Any) -> list[str]:
    return [one.get("value") for one in tree.xpath("//input[@name='advocacy-asks'][@checked]")]


@pytest.fixture
def other_file(at: datetime) -> Procedure:
    """Give a file of another process, with an ask worded in it."""
    process = processes.create_process(
        key="biogas",
        name_sv="Biogas",
        name_en="Biogas",
        board=Board.objects.get(key="RUN"),
        concerned=[],
        by=BY,
        at=at,
    )
    row = procedures.create_procedure(
        processes=[process], key="gas", type="COD", name_sv="Gaspaketet", name_en="Gas", by=BY, at=at
    )
    ask = asks.write_ask(process, title_sv="Garantier", title_en="Guarantees", by=BY, at=at)
    asks.word_ask(ask, procedure=row, language="en", new="Guarantees of origin shall be kept.", by=BY, at=at)
    return row


def test_the_files_asks_stand_first_by_priority_and_others_lie_folded(
    process: Process,
    file: Procedure,
    wording: Wording,
    other_file: Procedure,
    client_of: SignIn,
    at: datetime,
) -> None:
    asks.write_ask(process, title_sv="Viktigast", title_en="Dearest", priority=Priority.FIRST, by=BY, at=at)
    tree = seen(client_of("bryssel", "en").get(f"{reverse('actors:write')}?file=planer"))
    assert first_asks(tree) == ["Dearest", "At least 80 %"]
    assert folded_asks(tree) == ["Guarantees"]
    assert not tree.xpath("//details[@class='asks-of'][@open]")


def test_a_press_adds_a_file_and_what_was_typed_stays(
    file: Procedure, ask: Ask, client_of: SignIn, at: datetime
) -> None:
    client, way = client_of("bryssel"), reverse("actors:write")
    tree = seen(client.post(way, {"subject": "Kvar", "advocacy-files-add": file.pk}))
    assert chosen(tree) == [str(file.pk)]
    assert tree.xpath("string(//input[@name='subject']/@value)") == "Kvar"
    assert not tree.xpath("//*[@class='error']"), "nothing is found fault with before it is to be saved"
    given = {"advocacy-files": file.pk, "advocacy-asks": ask.pk}
    assert ticked(seen(client.post(way, given | {"advocacy-files-search": "1", "advocacy-files-find": "x"})))
    tree = seen(client.post(way, given | {"advocacy-files-drop": file.pk}))
    assert (chosen(tree), ticked(tree)) == ([], []), "its asks go with the file"
    assert not Contact.objects.exists()


def test_a_search_finds_by_words_and_numbers_in_either_language(
    file: Procedure, other_file: Procedure, client_of: SignIn
) -> None:
    client, way = client_of("bryssel", "sv"), reverse("actors:write")
    for words in ("partnerskap", "plans partnership", "2025/0240", "PLANER"):
        given = {"advocacy-files-find": words, "search": "1"}
        assert offered(seen(client.post(way, given))) == [str(file.pk)], words
    page = client.post(way, {"advocacy-files-find": "finns inte", "search": "1"}).content.decode()
    assert "Inget ärende med det namnet" in page


def test_files_are_proposed_where_whom_one_met_decides_and_by_the_number_in_a_draft(
    file: Procedure, other_file: Procedure, someone: Someone, met: Met, client_of: SignIn, at: datetime
) -> None:
    ada, client = someone(), client_of("bryssel")
    procedures.involve(other_file, part="rapporteur", person=ada, by=BY, at=at)
    assert offered(seen(client.get(f"{reverse('actors:write')}?with=p{ada.pk}"))) == [str(other_file.pk)]
    draft = met(ada, by="bryssel", is_draft=True, subject="Om 2025/0240(COD)", on=date(2026, 11, 3))
    tree = seen(client.get(reverse("actors:change_contact", args=[draft.pk])))
    assert offered(tree) == [str(file.pk), str(other_file.pk)]


def test_the_part_alone_answers_a_script_and_keeps_to_who_may_write(
    file: Procedure, ask: Ask, met: Met, someone: Someone, client_of: SignIn
) -> None:
    way = reverse("actors:about", args=["advocacy"])
    answer = client_of("bryssel").post(way, {"advocacy-files-add": file.pk})
    tree = seen(answer)
    assert (tree.tag, tree.get("id"), chosen(tree)) == ("fieldset", "about-advocacy", [str(file.pk)])
    assert tree.xpath("//input[@autofocus]/@name") == ["advocacy-asks"]
    assert client_of("bryssel").post(reverse("actors:about", args=["annat"]), {}).status_code == 404
    assert client_of("bryssel").get(way).status_code == 405
    assert client_of("sekreterare.run").post(way, {}).status_code == 403
    draft = met(someone(), by="strateg", is_draft=True)
    assert client_of("bryssel").post(way, {"contact": draft.pk}).status_code == 404


def test_odd_values_choose_nothing(file: Procedure, client_of: SignIn) -> None:
    client = client_of("bryssel")
    for odd in ("x", "-1", "9" * 30, "\0", "²", ""):
        given = {"advocacy-files": odd, "advocacy-asks": odd, "advocacy-files-add": odd}
        tree = seen(client.post(reverse("actors:about", args=["advocacy"]), given))
        assert chosen(tree) == [], odd
        assert client.post(reverse("actors:write"), given | {"subject": "A"}).status_code in (200, 422)


def test_many_files_cost_no_more_questions(
    process: Process, file: Procedure, ask: Ask, client_of: SignIn, at: datetime
) -> None:
    client, way = client_of("bryssel"), f"{reverse('actors:write')}?file=planer"
    client.get(way)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(way)
    for number in range(6):
        procedures.create_procedure(
            processes=[process],
            key=f"f{number}",
            type="COD",
            name_sv=f"Fil {number}",
            name_en="File",
            by=BY,
            at=at,
        )
        asks.write_ask(process, title_sv=f"Yrkande {number}", by=BY, at=at)
    with CaptureQueriesContext(connection) as many:
        client.get(way)
    assert len(many) == len(few)
