"""What sources tell of files: events once, everybody known again or named as the source does, nobody invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

import pytest

from tests.features.advocacy import records
from utblick.connectors.record import Actor, ProcedureRecord
from utblick.features.actors import actions as actors
from utblick.features.actors.kinds import PersonKind, Scheme
from utblick.features.actors.models import Body, Person, PersonIdentifier
from utblick.features.advocacy.actions import procedures
from utblick.features.advocacy.actions.taking_procedures import take_procedures
from utblick.features.advocacy.file_page import of as page_of
from utblick.features.advocacy.models import Event, Involvement, Number, Part, Procedure, Process
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.queries import changes_in_words
from utblick.foundation.taking import NotThere, Taken, Told

BY = system("test")
RAPPORTEUR = Actor(
    role="rapporteur", name="EXAMPLE Ada", group="S&D", since="2026-02-01", body="REGI", person="77"
)


def take(at: datetime, *rows: ProcedureRecord, by: Viewer = BY, **told: str) -> Taken:
    return take_procedures(rows, Told(**told), by=by, at=at)


def counts(taken: Taken) -> tuple[int, int, int, int]:
    return taken.inserted, taken.updated, taken.unchanged, len(taken.rejects)


RECORD = records.procedure(
    records.event("2026-04-03", "Vote in committee", "committee_vote", body="REGI"),
    records.event("2026-04-24", "Results of vote in Parliament"),
    actors=(Actor(role="committee_lead", name="REGI"), RAPPORTEUR),
)


def test_a_file_is_told_of_once(file: Procedure, at: datetime) -> None:
    assert counts(take(at, RECORD)) == (1, 0, 0, 0)
    told = AuditEvent.objects.filter(action="advocacy.procedure.told")
    assert told.get().changes == {"source": "oeil", "events": 2, "involvements": 2}
    assert counts(take(at, RECORD)) == (0, 0, 1, 0)
    assert told.count() == 1
    assert Event.objects.filter(procedure=file).exclude(key="").count() == 2
    file.refresh_from_db()
    assert file.committees == "REGI"


def test_a_moved_day_is_an_update_and_what_a_person_corrected_stays(file: Procedure, at: datetime) -> None:
    take(at, RECORD)
    row = Event.objects.get(kind="committee_vote")
    procedures.change_event(row, version=row.version, on=date(2026, 4, 4), by=BY, at=at)
    assert counts(take(at, RECORD)) == (0, 0, 1, 0)
    row.refresh_from_db()
    assert row.on == date(2026, 4, 4)
    moved = records.procedure(records.event("2026-04-09", "Vote in committee", "committee_vote", body="REGI"))
    assert counts(take(at, moved)) == (0, 1, 0, 0)
    row.refresh_from_db()
    assert row.on == date(2026, 4, 9)


def test_what_has_no_kind_is_shown_and_derived_from_by_nobody(
    file: Procedure, person: Callable[[str], Viewer], at: datetime
) -> None:
    viewer = person("strateg")
    before = page_of(viewer, file, at)
    take(at, records.procedure(records.event("2026-04-24", "PLENARY_DEBATE")))
    file = Procedure.objects.prefetch_related("events").get(pk=file.pk)
    after = page_of(viewer, file, at)
    assert after.standing == before.standing
    assert after.events[0].name == "Plenary debate"


def test_files_that_nobody_follows_stay_out_unless_one_says_where(process: Process, at: datetime) -> None:
    refused = take(at, RECORD)
    assert counts(refused) == (0, 0, 0, 1)
    assert "no file that is followed here has the number 2025/0240(COD)" in refused.rejects[0]["reason"]
    assert not Procedure.objects.exists()
    record = records.procedure(*RECORD.events, title="A plan", fields={"title_sv": ["En plan"]})
    assert counts(take(at, record, follow=process.key)) == (1, 0, 0, 0)
    begun = Procedure.objects.get()
    assert (begun.key, begun.name_sv, begun.name_en, begun.type) == (
        "2025-0240-cod",
        "En plan",
        "A plan",
        "COD",
    )
    assert list(begun.processes.all()) == [process]
    with pytest.raises(NotThere, match="no policy process with the short name"):
        take(at, record, follow="saknas")
    odd = records.procedure(*RECORD.events, source_id="x", reference="2025/9999(XYZ)")
    assert "no number of a kind of procedure" in take(at, odd, follow=process.key).rejects[0]["reason"]


def test_a_file_is_known_by_another_number(file: Procedure, at: datetime) -> None:
    Number.objects.create(procedure=file, type="com", value="COM(2025) 240")
    record = records.procedure(*RECORD.events, reference="", fields={"com": ["COM(2025) 240 final"]})
    assert counts(take(at, record)) == (1, 0, 0, 0)


def test_of_several_sources_one_telling_counts_and_all_stay(file: Procedure, at: datetime) -> None:
    oeil = records.procedure(records.event("2026-04-03", "Vote in committee", "committee_vote"))
    own = records.procedure(
        records.event("2026-04-05", "COMMITTEE_ADOPTING_REPORT", "committee_vote"),
        source="europarl_procedures",
    )
    take(at, oeil)
    take(at, own)
    rows = Event.objects.filter(kind="committee_vote").values_list("source", "is_preferred")
    assert set(rows) == {("oeil", False), ("europarl_procedures", True)}
    procedures.add_event(file, on=date(2026, 4, 6), kind="draft_report", by=BY, at=at)
    take(at, records.procedure(records.event("2026-04-02", "Draft", "draft_report")))
    assert not Event.objects.get(kind="draft_report", source="oeil").is_preferred, "a person's own counts"


@pytest.fixture
def known(someone: Callable[..., Person]) -> Person:
    """Give an office holder whose number in Parliament is known."""
    row = someone("Ada Example")
    PersonIdentifier.objects.create(person=row, scheme=Scheme.EP_ID, value="77")
    return row


def test_who_is_known_by_the_number_is_certain(
    file: Procedure, known: Person, body: Callable[..., Body], at: datetime
) -> None:
    committee = body("REGI")
    take(at, RECORD)
    row = Involvement.objects.get()
    assert (row.part, row.person, row.body, row.group) == (Part.RAPPORTEUR, known, committee, "S&D")
    assert (row.certainty, row.must_meet, row.valid_from) == (Certainty.SOURCED, True, date(2026, 2, 1))
    assert (row.name, row.number) == ("", ""), "whom the register holds is not named beside it"


def test_who_is_known_by_the_name_alone_is_to_be_confirmed(
    file: Procedure, someone: Callable[..., Person], at: datetime
) -> None:
    same = someone("Ada Example")
    shadow = Actor(role="shadow_rapporteur", name="EXAMPLE Ada", person="99")
    take(at, records.procedure(actors=(shadow,)))
    row = Involvement.objects.get()
    assert (row.person, row.certainty, row.must_meet) == (same, Certainty.UNSURE, False)


@pytest.mark.parametrize("kinds", [(), (PersonKind.OFFICIAL,), (PersonKind.OFFICE_HOLDER,) * 2])
def test_nobody_is_invented_and_of_two_of_one_name_neither(
    file: Procedure, someone: Callable[..., Person], kinds: Sequence[str], at: datetime
) -> None:
    for kind in kinds:
        someone("Ada Example", kind)
    before = Person.objects.count()
    take(at, RECORD)
    row = Involvement.objects.get()
    assert (row.person, row.called) == (None, "EXAMPLE Ada")
    assert "EXAMPLE" not in str(row)
    assert Person.objects.count() == before


def test_who_comes_into_the_register_later_is_no_longer_named_by_a_text(
    file: Procedure, someone: Callable[..., Person], at: datetime
) -> None:
    take(at, RECORD)
    person = someone("Ada Example")
    PersonIdentifier.objects.create(person=person, scheme=Scheme.EP_ID, value="77")
    assert counts(take(at, RECORD)) == (0, 1, 0, 0)
    row = Involvement.objects.get()
    assert (row.person, row.name, row.number) == (person, "", "")


def test_two_sources_tell_of_one_part_and_fill_in_what_is_missing(file: Procedure, at: datetime) -> None:
    bare = Actor(role="rapporteur", group="S-D", person="77")
    take(at, records.procedure(actors=(bare,), source="europarl_procedures"))
    row = Involvement.objects.get()
    assert row.called == "ledamot nr 77 i parlamentet"
    taken = take(at, RECORD)
    assert taken.inserted == 1
    row = Involvement.objects.get()
    assert (row.called, row.group, row.valid_from) == ("EXAMPLE Ada", "S-D", date(2026, 2, 1))
    assert counts(take(at, RECORD)) == (0, 0, 1, 0)


def test_who_was_forgotten_does_not_come_back(file: Procedure, known: Person, at: datetime) -> None:
    actors.forget_person(known, "requested", by=BY, at=at)
    take(at, RECORD)
    assert not Involvement.objects.exists()


def test_who_may_not_change_files_takes_nothing_in(
    file: Procedure, person: Callable[[str], Viewer], at: datetime
) -> None:
    for name in ("kommunikator", "sekreterare.run", "majoritet.rs"):
        with pytest.raises(NotAllowed):
            take(at, RECORD, by=person(name))


def test_a_person_says_what_kind_an_event_is_and_the_trail_tells_it(file: Procedure, at: datetime) -> None:
    record = records.procedure(records.event("2026-04-24", "PLENARY_VOTE"))
    take(at, record)
    row = Event.objects.get(kind="")
    procedures.change_event(row, version=row.version, kind="ep_first_reading", by=BY, at=at)
    words = " ".join(changes_in_words(AuditEvent.objects.latest("pk")))
    assert "Europaparlamentets ståndpunkt" in words
    assert counts(take(at, record)) == (0, 0, 1, 0), "what a person said stays"
    row.refresh_from_db()
    assert row.kind == "ep_first_reading"
    procedures.remove_event(row, by=BY, at=at)
    assert list(changes_in_words(AuditEvent.objects.latest("pk")))
