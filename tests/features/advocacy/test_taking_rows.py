"""Amendments and votes: stored once, a batch whole or not at all, a vote's result on the right amendment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.features.advocacy import records
from utblick.connectors.record import AmendmentRecord, VoteRecord
from utblick.features.advocacy.actions import taking, taking_rows
from utblick.features.advocacy.actions.taking_rows import take_amendments, take_votes
from utblick.features.advocacy.actions.texts import LEADS_JOB
from utblick.features.advocacy.models import Amendment, Procedure, Vote
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.jobs.models import JobRun
from utblick.foundation.taking import NotThere, Taken, Told

BY = system("test")


def amendments(at: datetime, *rows: AmendmentRecord, by: Viewer = BY, **told: str) -> Taken:
    return take_amendments(rows, Told(**told), by=by, at=at)


def votes(at: datetime, *rows: VoteRecord, **told: str) -> Taken:
    return take_votes(rows, Told(**told), by=BY, at=at)


def counts(taken: Taken) -> tuple[int, int, int, int]:
    return taken.inserted, taken.updated, taken.unchanged, len(taken.rejects)


def of_plenary(number: str, **fields: str) -> AmendmentRecord:
    return records.amendment(number, authors=(), group="", **fields)


def test_amendments_are_stored_once_and_told_of_in_one(file: Procedure, at: datetime) -> None:
    rows = [records.amendment(str(number)) for number in range(1, 6)]
    assert counts(amendments(at, *rows)) == (5, 0, 0, 0)
    told = AuditEvent.objects.filter(action="advocacy.amendments.loaded")
    assert told.get().changes == {"amendments": 5}
    assert JobRun.objects.filter(name=LEADS_JOB).count() == 1
    assert counts(amendments(at, *rows)) == (0, 0, 5, 0)
    changed = records.amendment("2", new="no higher than 85 %")
    assert counts(amendments(at, *rows[:1], changed, *rows[2:])) == (0, 1, 4, 0)
    assert Amendment.objects.get(number="2").new == "no higher than 85 %"
    assert told.count() == 2


def test_what_cannot_be_taken_is_refused_with_the_reason(file: Procedure, at: datetime) -> None:
    unknown = records.amendment("1", procedure="2030/0001(COD)")
    nameless = records.amendment("2", procedure="")
    bare = records.amendment("", source_id="x")
    taken = amendments(at, unknown, nameless, bare)
    assert counts(taken) == (0, 0, 0, 3)
    said = " ".join(row["reason"] for row in taken.rejects)
    assert "number 2030/0001(COD)" in said
    assert "--procedure says it" in said
    assert "the amendment has no number" in said
    assert counts(amendments(at, nameless, procedure="planer")) == (1, 0, 0, 0)
    with pytest.raises(NotThere, match="no file that is followed here"):
        amendments(at, nameless, procedure="2031/0001(COD)")


def test_a_reading_that_was_killed_is_finished_by_the_next(
    file: Procedure, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [records.amendment(str(number)) for number in range(1, 8)]
    monkeypatch.setattr(taking, "BATCH", 3)
    whole = taking.store

    def killed(model: type[Amendment], procedure: Procedure, batch: list[object], **fresh: object) -> Taken:
        done = whole(model, procedure, batch, **fresh)  # type: ignore[arg-type]
        if Amendment.objects.count() > 3:
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(taking_rows, "store", killed)
    with pytest.raises(KeyboardInterrupt):
        amendments(at, *rows)
    assert Amendment.objects.count() == 3, "a batch is whole or not there at all"
    monkeypatch.setattr(taking_rows, "store", whole)
    assert counts(amendments(at, *rows)) == (4, 0, 3, 0)
    assert counts(amendments(at, *rows)) == (0, 0, 7, 0)


@pytest.mark.parametrize("first", ["votes", "amendments"])
def test_a_result_is_put_on_the_plenarys_amendment_whichever_comes_first(
    file: Procedure, at: datetime, first: str
) -> None:
    rows = [of_plenary("12"), of_plenary("13"), records.amendment("12", source_id="of-committee")]
    told = [records.vote("1", "12"), records.vote("2", "13CP1"), records.vote("3", "13CP2", "rejected")]
    if first == "votes":
        votes(at, *told)
        amendments(at, *rows)
    else:
        amendments(at, *rows)
        votes(at, *told)
    assert set(Amendment.objects.values_list("number", "group", "result")) == {
        ("12", "", "adopted"),
        ("13", "", "partly"),
        ("12", "EPP", ""),
    }, "a committee's amendments are not voted on in plenary"


def test_amendments_of_another_document_have_another_result(file: Procedure, at: datetime) -> None:
    amendments(
        at,
        of_plenary("12", document="A9-0001/2026"),
        of_plenary("12", document="A9-0002/2026", source_id="b"),
    )
    votes(at, records.vote("1", "12", document="A9-0001/2026"))
    assert dict(Amendment.objects.values_list("document", "result")) == {
        "A9-0001/2026": "adopted",
        "A9-0002/2026": "",
    }


def test_votes_are_stored_once(file: Procedure, at: datetime) -> None:
    rows = [records.vote("1"), records.vote("2", "§", None, subject="Citation 3")]
    assert counts(votes(at, *rows)) == (2, 0, 0, 0)
    assert counts(votes(at, *rows)) == (0, 0, 2, 0)
    assert counts(votes(at, records.vote("1", result="rejected"), rows[1])) == (0, 1, 1, 0)
    row = Vote.objects.get(key="1")
    assert (row.result, row.votes_for, row.against, row.abstained) == ("rejected", 468, 107, 35)
    told = AuditEvent.objects.filter(action="advocacy.votes.loaded").order_by("pk")
    assert [one.changes for one in told] == [{"votes": 2}, {"votes": 1}]
    assert counts(votes(at, records.vote("9", procedure="", date=""))) == (0, 0, 0, 1)


def test_who_may_not_change_files_takes_nothing_in(
    file: Procedure, person: Callable[[str], Viewer], at: datetime
) -> None:
    with pytest.raises(NotAllowed):
        amendments(at, records.amendment(), by=person("sekreterare.run"))
