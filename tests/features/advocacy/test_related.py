"""What advocacy brings to the pages of people, bodies and matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from utblick.features.actors.models import Body, Person
from utblick.features.advocacy.actions import asks, procedures
from utblick.features.advocacy.models import Procedure, Process, Wording
from utblick.features.advocacy.related import of_body, of_person
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
