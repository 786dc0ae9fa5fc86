"""Processes, files and what belongs to them: what actions check, write and tell the trail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from utblick.features.actors.models import Body, Person
from utblick.features.advocacy import queries
from utblick.features.advocacy.actions import asks, deadlines, procedures, processes
from utblick.features.advocacy.actions.visits import note_visit
from utblick.features.advocacy.models import (
    Ask,
    Deadline,
    Involvement,
    Number,
    Procedure,
    Process,
    TeamMember,
    Visit,
    Wording,
)
from utblick.features.organisation.models import Board, Topic
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

BY = system("test")
As = Callable[[str], Viewer]


def told(action: str) -> AuditEvent:
    return AuditEvent.objects.filter(action=f"advocacy.{action}").latest("pk")


def test_a_process_is_begun_and_changed_as_it_was_seen(process: Process, at: datetime) -> None:
    assert [board.key for board in process.concerned.all()] == ["RS"]
    with pytest.raises(RuleBroken, match="upptaget"):
        processes.create_process(key="interreg", name_sv="B", name_en="B", board=process.board, by=BY, at=at)
    topics = list(Topic.objects.all()[:1])
    given = {"concerned": [], "topics": topics, "by": BY, "at": at}
    changed = processes.change_process(process, version=1, name_sv="Interreg efter 2027", **given)
    assert changed.version == 2
    assert told("process.changed").changes["concerned"] == [["RS"], []]
    with pytest.raises(ChangedMeanwhile):
        processes.change_process(process, version=1, name_sv="Annat", **given)
    before = AuditEvent.objects.count()
    processes.change_process(process, version=2, name_sv="Interreg efter 2027", **given)
    assert AuditEvent.objects.count() == before, "what is the same is no change"
    with pytest.raises(ValidationError, match="före den första"):
        processes.change_process(
            process, version=2, begins_on=date(2026, 2, 1), ends_on=date(2026, 1, 1), **given
        )
    with pytest.raises(TypeError):
        processes.change_process(process, version=2, key="other", **given)


def test_a_team_is_joined_once_at_a_time_and_left(process: Process, at: datetime) -> None:
    account = Account.objects.get(email="bryssel@utblick.example")
    given = {"account": account, "place": "brussels", "task": "", "by": BY, "at": at}
    member = processes.add_team_member(process, valid_from=date(2026, 1, 1), **given)
    with pytest.raises(RuleBroken):
        processes.add_team_member(process, valid_from=date(2026, 3, 1), **given)
    processes.end_team_member(member, on=date(2026, 6, 1), by=BY, at=at)
    again = processes.add_team_member(process, valid_from=date(2026, 7, 1), **given)
    processes.end_team_member(again, on=date(2026, 7, 1), by=BY, at=at)
    assert [row.last_day for row in TeamMember.objects.all()] == [date(2026, 5, 31)]


def test_a_file_has_one_number_written_one_way(process: Process, at: datetime) -> None:
    given = {"processes": [process], "name_sv": "Fil", "name_en": "File", "by": BY, "at": at}
    file = procedures.create_procedure(key="fil", type="COD", reference="2018/199(COD)", **given)
    assert file.reference == "2018/0199(COD)"
    with pytest.raises(ValidationError, match="numret"):
        procedures.create_procedure(key="fil-2", type="COD", reference="2018/0199 (COD)", **given)
    with pytest.raises(RuleBroken, match="Bokstäverna"):
        procedures.create_procedure(key="fil-3", type="COD", reference="2018/0166(APP)", **given)
    with pytest.raises(RuleBroken):
        procedures.create_procedure(key="fil-4", type="COD", **{**given, "processes": []})
    for key in ("tom-1", "tom-2"):
        procedures.create_procedure(key=key, type="COD", reference="", **given)
    number = procedures.add_number(file, type="com", value="com(2018)374", by=BY, at=at)
    assert number.value == "COM(2018) 374"
    with pytest.raises(ValidationError, match="hör till"):
        procedures.add_number(file, type="com", value="COM(2018) 374", by=BY, at=at)
    procedures.remove_number(number, by=BY, at=at)
    assert not Number.objects.exists()
    assert told("number.removed").changes["value"] == ["COM(2018) 374", None]


def test_files_hang_together_with_others_once(file: Procedure, process: Process, at: datetime) -> None:
    names = {"name_sv": "B", "name_en": "B"}
    other = procedures.create_procedure(processes=[process], key="b", type="COD", by=BY, at=at, **names)
    relation = procedures.relate(file, other, "affects", by=BY, at=at)
    with pytest.raises(RuleBroken):
        procedures.relate(file, file, "affects", by=BY, at=at)
    with pytest.raises(ValidationError):
        procedures.relate(file, other, "affects", by=BY, at=at)
    with pytest.raises(ValidationError):
        procedures.relate(file, other, "likes", by=BY, at=at)
    procedures.remove_relation(relation, by=BY, at=at)
    assert file.relations.count() == 0


def test_an_event_is_corrected_and_removed_and_the_trail_keeps_it(file: Procedure, at: datetime) -> None:
    event = procedures.add_event(file, on=date(2026, 1, 2), kind="committee_vote", by=BY, at=at)
    procedures.change_event(
        event, version=event.version, on=date(2026, 1, 3), kind="committee_vote", body="REGI", by=BY, at=at
    )
    assert told("event.changed").changes["on"] == ["2026-01-02", "2026-01-03"]
    with pytest.raises(RuleBroken):
        procedures.add_event(file, on=date(2026, 1, 2), kind="gossip", by=BY, at=at)
    with pytest.raises(ValidationError, match="före den första"):
        procedures.add_event(
            file, on=date(2026, 1, 2), until=date(2026, 1, 1), kind="committee_vote", by=BY, at=at
        )
    procedures.remove_event(event, by=BY, at=at)
    assert told("event.removed").changes["event"] == ["committee_vote", None]
    assert file.events.count() == 2


def test_a_part_ends_and_one_that_had_not_begun_is_taken_away(
    file: Procedure, someone: Callable[..., Person], body: Callable[..., Body], at: datetime
) -> None:
    with pytest.raises(ValidationError, match="person"):
        procedures.involve(file, part="chair", by=BY, at=at)
    known = procedures.involve(
        file, part="rapporteur", person=someone(), valid_from=date(2026, 1, 19), by=BY, at=at
    )
    unknown = procedures.involve(file, part="desk", body=body("REGIO"), by=BY, at=at)
    procedures.change_involvement(unknown, version=unknown.version, must_meet=False, by=BY, at=at)
    today = at.date()
    procedures.end_involvement(unknown, on=today, by=BY, at=at)
    procedures.end_involvement(known, on=date(2026, 1, 19), by=BY, at=at)
    assert [(row.part, row.valid_until) for row in Involvement.objects.all()] == [("desk", today)]
    assert told("involvement.ended").target_type == "advocacy.procedure", "the file's own log tells of it"
    with pytest.raises(ValidationError):
        procedures.involve(
            file,
            part="chair",
            body=body("ENVI"),
            valid_from=date(2026, 2, 1),
            valid_until=date(2026, 2, 1),
            by=BY,
            at=at,
        )


def test_a_date_keeps_from_which_day_it_moved(file: Procedure, at: datetime) -> None:
    moment = at + timedelta(days=20)
    names = {"name_sv": "Frist", "name_en": "Deadline"}
    row = deadlines.set_deadline(file, moment=moment, is_whole_day=False, by=BY, at=at, **names)
    with pytest.raises(RuleBroken, match="tidszon"):
        deadlines.set_deadline(file, moment=datetime(2026, 12, 1, 12), by=BY, at=at, **names)
    renamed = deadlines.change_deadline(row, version=1, moment=moment, name_sv="Ny frist", by=BY, at=at)
    assert (renamed.moved_at, renamed.version) == (None, 2)
    later = moment + timedelta(days=3)
    moved = deadlines.change_deadline(row, version=2, moment=later, by=BY, at=at)
    assert (moved.was_at, moved.moved_at, moved.at) == (moment, at, later)
    with pytest.raises(ChangedMeanwhile):
        deadlines.change_deadline(row, version=2, moment=moment, by=BY, at=at)
    assert Deadline.objects.get().at == later
    with pytest.raises(RuleBroken, match="framåt"):
        deadlines.note_done(row, on=date(2026, 11, 24), by=BY, at=at)
    assert deadlines.note_done(row, on=at.date(), by=BY, at=at).done_on == at.date()
    deadlines.remove_deadline(row, by=BY, at=at)
    assert told("deadline.removed").changes["name_sv"] == ["Ny frist", None]


def test_an_ask_gets_a_short_name_of_its_own_and_closes(process: Process, at: datetime) -> None:
    first = asks.write_ask(process, title_sv="Ett starkt Interreg över haven, alltid", by=BY, at=at)
    second = asks.write_ask(process, title_sv="Ett starkt Interreg över haven, alltid", by=BY, at=at)
    odd = asks.write_ask(process, title_sv="!!!", by=BY, at=at)
    assert (first.key, second.key, odd.key) == (
        "ett-starkt-interreg-over-haven-allti",
        "ett-starkt-interreg-over-haven-allti-2",
        "ask",
    )
    with pytest.raises(RuleBroken):
        asks.close_ask(first, on=date(2027, 1, 1), by=BY, at=at)
    asks.close_ask(first, on=at.date(), by=BY, at=at)
    asks.close_ask(first, on=None, by=BY, at=at)
    first.refresh_from_db()
    assert (first.closed_on, first.version) == (None, 3)
    with pytest.raises(ChangedMeanwhile):
        asks.change_ask(first, version=1, positions=[], title_sv="Annat", by=BY, at=at)


def test_a_wording_says_something_in_a_file_of_the_process(
    ask: Ask, file: Procedure, process: Process, at: datetime
) -> None:
    given = {"target": "Article 3", "language": "en", "by": BY, "at": at}
    with pytest.raises(RuleBroken):
        asks.word_ask(ask, procedure=file, old=" ", new="", **given)
    row = asks.word_ask(ask, procedure=file, old="", new="Yes", **given)
    with pytest.raises(ChangedMeanwhile):
        asks.change_wording(row, version=7, new="No", by=BY, at=at)
    with pytest.raises(RuleBroken):
        asks.change_wording(row, version=1, new="", by=BY, at=at)
    outside = procedures.create_procedure(
        processes=[process], key="ute", type="COD", name_sv="U", name_en="U", by=BY, at=at
    )
    outside.processes.clear()
    with pytest.raises(RuleBroken):
        asks.change_wording(row, version=1, procedure=outside, by=BY, at=at)
    asks.remove_wording(row, by=BY, at=at)
    assert not Wording.objects.exists()
    assert told("wording.removed").changes["new"] == ["Yes", None]


def test_a_letter_carries_asks_of_its_process(
    process: Process, ask: Ask, file: Procedure, body: Callable[..., Body], at: datetime
) -> None:
    letter = asks.note_letter(
        process,
        title_sv="Gemensamt brev",
        on=at.date(),
        procedures=[file],
        signatories=[body("CPMR")],
        asks=[ask],
        by=BY,
        at=at,
    )
    sets = {"procedures": [], "signatories": [], "asks": []}
    asks.change_letter(letter, version=1, title_sv="Brev", by=BY, at=at, **sets)
    with pytest.raises(ChangedMeanwhile):
        asks.change_letter(letter, version=1, title_sv="Annat", by=BY, at=at, **sets)
    board = Board.objects.get(key="TSN")
    other = processes.create_process(key="annan", name_sv="A", name_en="A", board=board, by=BY, at=at)
    with pytest.raises(RuleBroken, match="samma"):
        asks.note_letter(other, title_sv="Brev", on=at.date(), asks=[ask], by=BY, at=at)


def test_what_is_new_stays_marked_while_one_looks(file: Procedure, person: As, at: datetime) -> None:
    viewer = person("majoritet.run")
    note_visit(file, by=viewer, at=at)
    assert queries.last_visit(viewer, file) is None, "the first time nothing is new"
    note_visit(file, by=viewer, at=at + timedelta(days=2))
    for minutes in (1, 30, 60):
        note_visit(file, by=viewer, at=at + timedelta(days=2, minutes=minutes))
        assert queries.last_visit(viewer, file) == at
    note_visit(file, by=viewer, at=at + timedelta(days=2, minutes=80))
    assert queries.last_visit(viewer, file) == at + timedelta(days=2), "the hour began with the first look"
    note_visit(file, by=BY, at=at)
    assert Visit.objects.count() == 1, "the system itself does not visit"


def test_events_noted_after_the_last_visit_are_new(file: Procedure, person: As, at: datetime) -> None:
    from utblick.features.advocacy import file_page

    viewer, later = person("bryssel"), at + timedelta(days=1)
    note_visit(file, by=viewer, at=at)
    procedures.add_event(file, on=date(2026, 11, 23), kind="committee_vote", by=BY, at=later)
    note_visit(file, by=viewer, at=later + timedelta(hours=2))
    file = queries.procedure_by_key(viewer, file.key)
    assert [one.event.kind for one in file_page.of(viewer, file, later).new_events] == ["committee_vote"]


def test_the_soonest_date_leads_the_list_and_what_is_done_comes_last(
    file: Procedure, process: Process, person: As, at: datetime
) -> None:
    names = {"name_sv": "B", "name_en": "B"}
    closed = procedures.create_procedure(processes=[process], key="klar", type="COD", by=BY, at=at, **names)
    for on, kind in ((date(2018, 5, 29), "proposal_adopted"), (date(2021, 6, 30), "published")):
        procedures.add_event(closed, on=on, kind=kind, by=BY, at=at)
    quiet = procedures.create_procedure(processes=[process], key="ny", type="COD", by=BY, at=at, **names)
    deadlines.set_deadline(file, moment=datetime(2026, 12, 1, tzinfo=UTC), by=BY, at=at, **names)
    viewer = person("strateg")
    found = queries.followed(viewer, queries.procedures(viewer), at, at.date())
    assert found[0].procedure == file
    assert {one.procedure for one in found[1:]} == {closed, quiet}
    assert found[0].next is not None


def test_nobody_needs_to_invent_a_short_name(process: Process, at: datetime) -> None:
    for number in ("", "-2", "-3"):
        other = processes.create_process(
            name_sv="Hållbara drivmedel", name_en="Sustainable fuels", board=process.board, by=BY, at=at
        )
        assert other.key == f"sustainable-fuels{number}"
    file = procedures.create_procedure(
        name_sv="RFF", name_en="Ж" * 20, type="COD", processes=[process], by=BY, at=at
    )
    assert file.key == "file"
