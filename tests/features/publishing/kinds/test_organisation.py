"""Boards and units at the gate: names, days and areas of work; who serves there stays inside."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.features.organisation.models import Assignment, Board, BoardVersion, Remit, Unit
from utblick.features.publishing.gate import actions
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Facts
from utblick.foundation.accounts.viewer import NOBODY, Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("inside")]
Who = Callable[[str], Viewer]
Tell = Callable[[str, object, Viewer], Facts]


def test_a_board_tells_its_task_its_names_and_its_areas_of_work(facts: Tell, who: Who) -> None:
    board = Board.objects.get(key="TSN")
    BoardVersion.objects.create(
        board=board,
        name_sv="Trafiknämnden",
        name_en="Transport Committee",
        valid_from=date(2010, 1, 1),
        valid_until=date(2015, 1, 1),
    )
    values = KINDS["board"].shape.checked(facts("board", board.pk, who("kommunikator")).values)
    assert (values["key"], values["name"]["en"]) == ("TSN", "Transport and Community Planning Committee")
    assert (values["valid_from"], values["valid_until"]) == ("2015-01-01", None)
    assert [row["name"]["sv"] for row in values["earlier_names"]] == ["Trafiknämnden"]
    parts = {row["key"]: row["part"] for row in values["topics"]}
    assert (parts["public-transport"], parts["strategy"]) == ("owner", "concerned")
    owned = Remit.objects.filter(owner=board).values_list("topic__key", flat=True)
    assert {key for key, part in parts.items() if part == "owner"} == set(owned)


def test_a_remit_that_has_ended_is_no_area_of_work(facts: Tell, who: Who) -> None:
    Remit.objects.filter(topic__key="public-transport").update(valid_until=date(2026, 1, 1))
    board = Board.objects.get(key="TSN")
    values = KINDS["board"].shape.checked(facts("board", board.pk, who("strateg")).values)
    assert "public-transport" not in [row["key"] for row in values["topics"]]


def test_a_unit_tells_what_it_belongs_to_and_speaks_for_itself_in_both_languages(
    facts: Tell, who: Who, at: datetime
) -> None:
    unit = Unit.objects.get(key="vc-finspang")
    values = KINDS["unit"].shape.checked(facts("unit", unit.pk, who("kommunikator")).values)
    assert unit.parent is not None
    assert (values["level"], values["kind"]) == ("unit", "primary_care")
    assert (values["parent_key"], values["board_key"]) == (unit.parent.key, "HSN")
    Unit.objects.filter(pk=unit.pk).update(place="Finspång")
    made = actions.release("unit", str(unit.pk), by=who("kommunikator"), at=at)
    assert made.shown("summary", "sv").text == f"I Finspång. Hör till {unit.parent.name_sv}."
    assert made.shown("summary", "en").text == f"In Finspång, part of {unit.parent.name_en}."


def test_a_unit_that_was_continued_says_by_which(facts: Tell, who: Who) -> None:
    unit, heir = Unit.objects.get(key="vc-finspang"), Unit.objects.get(key="vc-kinda")
    Unit.objects.filter(pk=unit.pk).update(valid_until=date(2026, 1, 1), successor=heir)
    values = KINDS["unit"].shape.checked(facts("unit", unit.pk, who("strateg")).values)
    assert (values["valid_until"], values["successor_key"]) == ("2026-01-01", "vc-kinda")


def test_who_serves_on_a_board_or_in_a_unit_and_notes_on_it_are_not_told(who: Who) -> None:
    Board.objects.update(source_note="ANTECKNING")
    Unit.objects.update(source_note="ANTECKNING")
    by = who("strateg")
    told = [
        KINDS[kind].shape.checked(KINDS[kind].facts(row).values)
        for kind in ("board", "unit")
        for row in KINDS[kind].rows(by)
    ]
    text = json.dumps(told, ensure_ascii=False)
    assert "ANTECKNING" not in text
    names = {row.account.name for row in Assignment.objects.select_related("account")}
    assert len(names) > 10
    assert [name for name in names if " " in name and name in text] == []


def test_everything_is_told_by_a_fixed_number_of_questions(who: Who) -> None:
    by = who("strateg")
    for kind, most in (("board", 5), ("unit", 2)):
        with CaptureQueriesContext(connection) as asked:
            told = [KINDS[kind].facts(row) for row in KINDS[kind].rows(by)]
        assert len(told) == (Board if kind == "board" else Unit).objects.count()
        assert len(asked) <= most


def test_who_does_not_see_the_region_has_none_of_it() -> None:
    assert not KINDS["board"].rows(NOBODY).exists()
    assert not KINDS["unit"].rows(NOBODY).exists()
