"""What advocacy brings to the pages of people, bodies and matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from utblick.features.actors.models import Body, Person
from utblick.features.advocacy.actions import asks, procedures
from utblick.features.advocacy.models import Procedure, Process, Wording
from utblick.features.advocacy.related import letters_of_body, of_body, of_person
from utblick.features.advocacy.rules import canonical_reference, type_of
from utblick.foundation.accounts.viewer import Viewer, system

BY = system("test")


def test_before_a_meeting_stand_the_persons_part_and_three_asks_worded_ones_first(
    process: Process,
    file: Procedure,
    wording: Wording,
    someone: Callable[..., Person],
    person: Callable[[str], Viewer],
    at: datetime,
) -> None:
    for number in range(4):
        asks.write_ask(process, title_sv=f"Viktigt {number}", priority=1, by=BY, at=at)
    rapporteur = someone("Ada Example")
    procedures.involve(file, part="rapporteur", person=rapporteur, by=BY, at=at)
    part = of_person(person("bryssel"), rapporteur)
    assert part is not None
    titles = [str(line.title) for line in part.lines]
    assert titles == [file.name, wording.ask.title, "Viktigt 0", "Viktigt 1"]


def test_whose_part_is_over_has_no_part(
    file: Procedure, someone: Callable[..., Person], person: Callable[[str], Viewer], at: datetime
) -> None:
    former = someone("Ada Example")
    row = procedures.involve(file, part="rapporteur", person=former, by=BY, at=at)
    procedures.change_involvement(row, version=row.version, valid_until=at.date(), by=BY, at=at)
    assert of_person(person("bryssel"), former) is None


def test_a_body_has_its_files_under_its_own_name(
    file: Procedure, body: Callable[..., Body], person: Callable[[str], Viewer], at: datetime
) -> None:
    regi = body("REGI")
    procedures.involve(file, part="rapporteur", body=regi, by=BY, at=at)
    part = of_body(person("bryssel"), regi)
    assert part is not None
    assert "REGI" in str(part.title)
    assert of_body(Viewer(account_id=None, name=""), regi) is None


def test_a_number_tells_its_type() -> None:
    assert type_of(canonical_reference(" 2025/84 (COD)")) == "COD"
    assert type_of("SA.56908") == "SA"
    assert type_of("no number") == ""


def test_joint_letters_stand_on_the_file_and_on_the_bodies_that_signed_or_got_them(
    process: Process,
    file: Procedure,
    body: Callable[..., Body],
    person: Callable[[str], Viewer],
    client_of: Callable[..., Client],
    at: datetime,
) -> None:
    cpmr, regi, other = body("CPMR"), body("REGI"), body("AGRI")
    asks.note_letter(
        process,
        title_sv="Brev om budgeten",
        title_en="Letter on the budget",
        on=date(2026, 3, 2),
        to="REGI",
        signatories=[cpmr],
        procedures=[file],
        by=BY,
        at=at,
    )
    client = client_of("majoritet.run")
    shown = client.get(reverse("advocacy:procedure", args=[file.key])).content.decode()
    assert "Letter on the budget" in shown
    for one, chip in ((cpmr, "signed with us"), (regi, "")):
        with override("en"):
            part = letters_of_body(person("majoritet.run"), one)
            assert part is not None
            assert [str(line.chip) for line in part.lines] == [chip]
        shown = client.get(reverse("actors:body", args=[one.pk])).content.decode()
        assert "Letter on the budget" in shown
    assert letters_of_body(person("majoritet.run"), other) is None
    assert letters_of_body(Viewer(account_id=None, name=""), cpmr) is None
