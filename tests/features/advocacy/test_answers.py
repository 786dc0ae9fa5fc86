"""Answers: their date in the EU file, the way to the copy that was sent, and who may take each step."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from pypdf import PdfReader

from tests.features.advocacy.answer_world import BY, CLOSES, MINIMAL, begun, signed
from utblick.features.advocacy import queries_answers
from utblick.features.advocacy.actions import answers as actions
from utblick.features.advocacy.actions.deadlines import remove_deadline
from utblick.features.advocacy.models import Answer, Ask, Procedure
from utblick.features.advocacy.queries_answers import State
from utblick.features.advocacy.sheets.answers import stored_copy
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.files.storing import open_stored, store
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

Someone = Callable[[str], Viewer]


def state(row: Answer, at: datetime) -> State:
    fresh = queries_answers.answers(BY).get(pk=row.pk)
    return queries_answers.told([fresh], at)[0].state


def changed(row: Answer, at: datetime, **fields: object) -> Answer:
    given = {
        "title_sv": row.title_sv,
        "kind": row.kind,
        "process": row.process,
        "moment": CLOSES,
        "is_whole_day": False,
        "asks": [],
        "also_about": [],
        "version": row.version,
        **fields,
    }
    return actions.change_answer(row, by=BY, at=at, **given)  # type: ignore[arg-type]


def test_the_last_day_is_a_date_of_the_file_and_moves_with_the_answer(
    file: Procedure, ask: Ask, at: datetime
) -> None:
    row = begun(file, at, asks=[ask])
    deadline = file.deadlines.get()
    assert (deadline.at, deadline.rule, deadline.name_sv) == (CLOSES, "remiss", "Svar: Regionernas roll")
    later = CLOSES + timedelta(days=7)
    row = changed(row, at, moment=later, title_sv="Ny rubrik")
    deadline.refresh_from_db()
    assert (deadline.at, deadline.was_at, deadline.name_sv) == (later, CLOSES, "Svar: Ny rubrik")
    with pytest.raises(RuleBroken):
        remove_deadline(deadline, by=BY, at=at)


def test_an_answer_goes_from_draft_to_the_copy_that_stays(file: Procedure, at: datetime) -> None:
    row = begun(file, at)
    assert state(row, at) == State.DRAFTING
    row = actions.lay_for_sign_off(row, on=at.date(), by=BY, at=at)
    assert state(row, at) == State.PROPOSED
    row = actions.sign_off(row, version=row.version, on=at.date(), decision="§ 7", by=BY, at=at)
    assert state(row, at) == State.SIGNED
    with pytest.raises(RuleBroken):
        changed(row, at, text_sv="Ändrat efteråt")
    row = actions.take_back(row, by=BY, at=at)
    row = changed(row, at, text_sv="Ändrat i tid")
    row = actions.sign_off(row, version=row.version, on=at.date(), is_delegated=True, by=BY, at=at)
    row = actions.send_answer(row, copy=stored_copy, on=at.date(), by=BY, at=at)
    assert state(row, at) == State.SENT
    assert row.copy is not None
    with open_stored(row.copy) as kept:
        words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(kept.read())).pages)
    assert "Ändrat i tid" in words
    assert "Finansdepartementet" in words
    assert file.deadlines.get().done_on == at.date()
    for again in (
        lambda: actions.send_answer(row, copy=stored_copy, on=at.date(), by=BY, at=at),
        lambda: actions.take_back(row, by=BY, at=at),
        lambda: actions.let_go(row, because="Nej", by=BY, at=at),
        lambda: changed(row, at, text_sv="För sent"),
    ):
        with pytest.raises(RuleBroken):
            again()
    row = actions.complete_sent(row, version=row.version, url="https://example.eu/svar", by=BY, at=at)
    with pytest.raises(TypeError):
        actions.complete_sent(row, version=row.version, text_sv="Annat", by=BY, at=at)
    row = actions.note_reported(row, on=at.date(), by=BY, at=at)
    assert row.reported_on == at.date()
    told = set(AuditEvent.objects.filter(target_type="advocacy.answer").values_list("action", flat=True))
    assert {"advocacy.answer.begun", "advocacy.answer.taken_back", "advocacy.answer.sent"} <= told


def test_the_file_that_was_sent_is_kept_as_it_is(file: Procedure, at: datetime) -> None:
    stored = store(MINIMAL, "svar.pdf", "application/pdf")
    row = actions.send_answer(signed(file, at), copy=stored, on=at.date(), by=BY, at=at)
    assert row.copy == stored


def test_an_answer_is_let_go_with_a_reason_and_taken_up_again(file: Procedure, at: datetime) -> None:
    row = begun(file, at)
    with pytest.raises(RuleBroken):
        actions.let_go(row, because=" ", by=BY, at=at)
    row = actions.let_go(row, because="SKR svarar för alla.", by=BY, at=at)
    assert state(row, at) == State.DROPPED
    assert file.deadlines.get().done_on == at.date()
    row = actions.take_up(row, by=BY, at=at)
    assert state(row, at) == State.DRAFTING
    assert file.deadlines.get().done_on is None


@pytest.mark.parametrize(
    "fields",
    [
        {"opened_on": date(2027, 2, 1)},
        {"input_by": date(2027, 2, 1)},
        {"moment": datetime(2027, 1, 15, 11, 0)},
    ],
)
def test_days_that_do_not_go_together_are_told(
    file: Procedure, at: datetime, fields: dict[str, object]
) -> None:
    with pytest.raises(RuleBroken):
        begun(file, at, **fields)


def test_what_comes_too_early_is_told(file: Procedure, at: datetime) -> None:
    row = begun(file, at, text_sv="")
    with pytest.raises(RuleBroken):
        actions.lay_for_sign_off(row, on=at.date(), by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.sign_off(row, version=row.version, on=at.date(), by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.send_answer(row, copy=stored_copy, on=at.date(), by=BY, at=at)
    decided = begun(file, at, title_sv="Nämnden själv")
    decided = actions.sign_off(decided, version=decided.version, on=at.date(), by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.note_reported(decided, on=at.date(), by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.send_answer(decided, copy=stored_copy, on=at.date() + timedelta(days=1), by=BY, at=at)


def test_two_people_do_not_write_over_each_other(file: Procedure, at: datetime) -> None:
    row = begun(file, at)
    changed(row, at, text_sv="Den första")
    with pytest.raises(ChangedMeanwhile):
        changed(row, at, text_sv="Den andra")


WHO = {
    "strateg": {"write", "sign", "see"},
    "bryssel": {"write", "see"},
    "sekreterare.run": {"sign", "see"},
    "sekreterare.tsn": set(),
    "majoritet.run": set(),
    "opposition.run": set(),
    "kommunikator": set(),
    "kontakt.us": set(),
    "projektledare": set(),
    "contactpoint": set(),
    "admin": set(),
}


@pytest.mark.parametrize(("name", "rights"), WHO.items())
def test_who_may_take_which_step(
    file: Procedure, person: Someone, at: datetime, name: str, rights: set[str]
) -> None:
    by, day = person(name), at.date()
    draft, ready = begun(file, at), signed(file, at, title_sv="Redo")
    steps = {
        "write": (
            lambda: begun(file, at, by=by, title_sv="Mitt"),
            lambda: actions.lay_for_sign_off(draft, on=day, by=by, at=at),
            lambda: actions.send_answer(ready, copy=stored_copy, on=day, by=by, at=at),
            lambda: actions.let_go(draft, because="Nej", by=by, at=at),
            lambda: actions.take_up(draft, by=by, at=at),
            lambda: actions.complete_sent(ready, version=0, by=by, at=at),
        ),
        "sign": (
            lambda: actions.note_reported(ready, on=day, by=by, at=at),
            lambda: actions.sign_off(draft, version=0, on=day, by=by, at=at),
            lambda: actions.take_back(ready, by=by, at=at),
        ),
    }
    for right, doings in steps.items():
        for do in doings:
            if right in rights:
                try:
                    do()
                except (RuleBroken, ChangedMeanwhile):
                    continue
            else:
                with pytest.raises(NotAllowed):
                    do()
    seen = set(queries_answers.answers(by).values_list("title_sv", flat=True))
    assert "Redo" in seen
    assert ("Regionernas roll" in seen) == ("see" in rights)


def test_another_board_cannot_sign_off(file: Procedure, person: Someone, at: datetime) -> None:
    row, tsn = begun(file, at), Board.objects.get(key="TSN")
    with pytest.raises(NotAllowed):
        actions.sign_off(
            row, version=row.version, on=at.date(), board=tsn, by=person("sekreterare.run"), at=at
        )


def test_a_moment_is_kept_in_its_zone(file: Procedure, at: datetime) -> None:
    row = begun(file, at, moment=datetime(2027, 1, 15, 23, 0, tzinfo=UTC))
    assert row.deadline.at == datetime(2027, 1, 15, 23, 0, tzinfo=UTC)
