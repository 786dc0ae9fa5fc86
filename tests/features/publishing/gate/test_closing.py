"""What may not be public any more is withdrawn of itself: told in the log, to those who let such through, and to readers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.features.publishing.states import lay_out
from tests.laid import state
from utblick.features.actors.models import Body, Contact, Counterpart, Person, Post
from utblick.features.advocacy.actions.positions import adopt_position, new_version
from utblick.features.advocacy.models import Position, Verdict
from utblick.features.contactpoint.models import Case, Consent, Event, Profile
from utblick.features.networks.models import Network
from utblick.features.organisation.models import Board
from utblick.features.programmes.models import Call, CallMoment, Programme
from utblick.features.projects.models import Project
from utblick.features.publishing import released, today
from utblick.features.publishing.gate import actions
from utblick.features.publishing.gate.closing import close
from utblick.features.publishing.jobs import CLOSE
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.models import Publication, Release, Wording
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.jobs.registry import Running, all_jobs

pytestmark = pytest.mark.django_db
BY = system(CLOSE)
Who = Callable[[str], Viewer]
Change = Callable[[Any], object]
SV = ("Rubrik", "Kort text.")


@state
def whole_work() -> None:
    lay_out("actors", "networks", "programmes", "advocacy", "projects", "balticsea", "contactpoint")
    Post.objects.update(certainty="known", valid_from=None, valid_until=None)
    Programme.objects.update(address="https://programme.example/")
    Profile.objects.update(expires_on=timezone.localdate() + timedelta(days=20))


pytestmark = pytest.mark.usefixtures("whole_work")


def out(kind: str, row: Any, at: datetime, people: tuple[str, ...] = ()) -> Release:
    """Let a record through with some public wording."""
    key, version = str(row.pk), 1
    if not KINDS[kind].speaks_for_itself:
        for language in ("sv", "en"):
            texts = {"title": f"{SV[0]} {kind}", "summary": SV[1]}
            version = actions.write_wording(kind, key, language, texts, version=version, by=BY, at=at).version
    return actions.release(kind, key, people=people, by=BY, at=at)


def _position() -> Position:
    draft = Position.objects.get(holder="own", title_sv="Sammanhållningspolitiken efter 2027")
    board, at = Board.objects.get(key="RUN"), timezone.now()
    return adopt_position(draft, board=board, on=date(2026, 5, 5), decision="§ 45", by=BY, at=at)


def _replaced(position: Position) -> None:
    at = timezone.now()
    draft = new_version(position, by=BY, at=at)
    adopt_position(draft, board=Board.objects.get(key="RUN"), on=date(2026, 9, 1), by=BY, at=at)


def _contact() -> Contact:
    rows = Contact.objects.filter(subject="Nästa programperiod för Interreg")
    rows.update(standing="official")
    return rows.get()


def _set(**fields: Any) -> Change:
    return lambda row: type(row)._base_manager.filter(pk=row.pk).update(**fields)


def _gone(row: Any) -> None:
    type(row)._base_manager.filter(pk=row.pk)._raw_delete("default")  # type: ignore[attr-defined]


CASES: dict[str, tuple[str, Callable[[], Any], Change]] = {
    "a project became secret": (
        "project",
        lambda: Project.objects.get(title_sv="Biogas från gård till buss runt Östersjön"),
        _set(secrecy="osl-19-1", secrecy_reason="Skäl"),
    ),
    "we left a network": (
        "network",
        lambda: Network.objects.get(name_sv="Kust- och öregionernas konferens"),
        _set(member="none"),
    ),
    "a position was replaced": ("position", _position, _replaced),
    "a contact became secret": ("contact", _contact, _set(secrecy="osl-15-1", secrecy_reason="Skäl")),
    "a contact became a note": ("contact", _contact, _set(standing="note")),
    "a contact was destroyed": ("contact", _contact, _set(destroyed_on=date(2026, 1, 1))),
    "a verdict was withdrawn": (
        "outcome",
        lambda: Verdict.objects.get(wording__ask__key="cofin"),
        _set(withdrawn_at=datetime.fromisoformat("2026-11-24T12:00+01:00"), withdrawn_because="Fel."),
    ),
    "a call is published nowhere": (
        "call",
        lambda: Call.objects.filter(programme__key="cb-2021").earliest("pk"),
        lambda _row: Programme.objects.update(address=""),
    ),
    "an event was closed": ("event", Event.objects.get, _set(is_open=False)),
    "a consent was taken back": (
        "partner",
        lambda: Profile.objects.get(way="out"),
        lambda row: Consent.objects.filter(profile=row).update(withdrawn_on=timezone.localdate()),
    ),
    "a search ran out": (
        "partner",
        lambda: Profile.objects.get(way="out"),
        _set(expires_on=date(2026, 1, 1)),
    ),
    "a case became secret": (
        "partner",
        lambda: Profile.objects.get(way="out"),
        lambda row: Case.objects.filter(pk=row.case_id).update(secrecy="osl-31-16"),
    ),
    "a body became part of another": (
        "body",
        lambda: Body.objects.get(abbreviation="REGI"),
        lambda row: Body.objects.filter(pk=row.pk).update(merged_into=Body.objects.get(abbreviation="ITRE")),
    ),
    "a process is gone": (
        "process",
        lambda: Project._meta.apps.get_model("advocacy", "Process").objects.get(key="biodrivmedel"),
        lambda row: Publication.objects.filter(kind="process").update(record="999999"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_may_not_be_public_any_more_is_withdrawn_once(case: str, at: datetime) -> None:
    kind, find, change = CASES[case]
    row = find()
    made = out(kind, row, at)
    assert close(by=BY, at=at) == 0
    change(row)
    later = at + timedelta(hours=1)
    assert close(by=BY, at=later) == 1
    assert close(by=BY, at=later) == 0
    assert released.one(kind, made.slug) is None
    assert not released.as_of(kind, at).exists()
    gone = released.withdrawn(kind, made.slug)
    assert gone is not None
    assert gone.why_sv
    assert gone.why_en
    assert gone.why_sv != gone.why_en
    assert gone.withdrawn_at == later
    last = AuditEvent.objects.filter(target_type="publishing.publication").latest("pk")
    assert last.action == "publishing.publication.closed"


@pytest.mark.parametrize("fields", [{"is_protected": True}, {"name": "", "forgotten_on": date(2026, 11, 1)}])
def test_who_is_protected_or_forgotten_is_withdrawn_and_the_name_is_nowhere(
    fields: dict[str, Any], at: datetime
) -> None:
    person = Person.objects.get(name="Pascal Arimont")
    made = out("person", person, at, (f"person-{person.pk}",))
    out("person", person, at + timedelta(minutes=1), (f"person-{person.pk}",))
    texts = {"title": "Pascal Arimont", "summary": "Ledamot."}
    row = Publication.objects.get(pk=made.publication_id)
    actions.write_wording("person", str(person.pk), "sv", texts, version=row.version, by=BY, at=at)
    Person.objects.filter(pk=person.pk).update(**fields)
    assert close(by=BY, at=at) == 1
    kept = [str(one.content) for one in Release.objects.all()]
    kept += [f"{one.title} {one.summary}" for one in Wording.objects.all()]
    assert len(kept) == 3
    assert not [one for one in kept if "Arimont" in one]


def test_a_contact_goes_when_a_name_that_went_out_with_it_is_erased_inside(at: datetime) -> None:
    contact = _contact()
    row = Counterpart.objects.filter(contact=contact).earliest("pk")
    Counterpart.objects.filter(pk=row.pk).update(name="Nils Synlig")
    out("contact", contact, at, (f"counterpart-{row.pk}",))
    assert close(by=BY, at=at) == 0
    Counterpart.objects.filter(pk=row.pk).update(name="")
    assert close(by=BY, at=at) == 1
    assert "Nils" not in str(Release.objects.get().content)


def test_the_job_runs_every_ten_minutes_and_says_how_many(at: datetime) -> None:
    job = all_jobs()[CLOSE]
    assert job.every == timedelta(minutes=10)
    event = Event.objects.get()
    out("event", event, at)
    Event.objects.filter(pk=event.pk).update(is_open=False)
    assert job.work(Running(CLOSE, at, 1, 1)) == {"withdrawn": 1}


def test_where_nothing_has_changed_a_thousand_cost_no_more_questions_than_a_few(at: datetime) -> None:
    def some(count: int) -> int:
        call = Call.objects.filter(programme__key="cb-2021").earliest("pk")
        body = Body.objects.filter(abbreviation="REGI").earliest("pk")
        for kind, row in (("call", call), ("body", body)):
            made = Release.objects.filter(kind=kind).first() or out(kind, row, at)
            new = []
            for _number in range(count):
                twin = type(row)._base_manager.get(pk=row.pk)
                twin.pk = None
                if kind == "call":
                    twin.key = f"twin-{Call.objects.count() + len(new)}"
                new.append(twin)
            type(row)._base_manager.bulk_create(new)
            publications = Publication.objects.bulk_create(
                [Publication(kind=kind, record=str(one.pk), slug=f"{kind}-{one.pk}", number=1) for one in new]
            )
            releases = Release.objects.bulk_create(
                [
                    Release(
                        publication=one,
                        kind=kind,
                        number=1,
                        content=made.content,
                        source="",
                        approved_at=at,
                        approved_by_name="",
                    )
                    for one in publications
                ]
            )
            for publication, release in zip(publications, releases, strict=True):
                publication.current = release
            Publication.objects.bulk_update(publications, ["current"])
        with CaptureQueriesContext(connection) as asked:
            assert close(by=BY, at=at) == 0
        return len(asked)

    few = some(1)
    many = some(450)
    assert CallMoment.objects.exists()
    assert Release.objects.count() > 900
    assert many == few
    assert few < 30


def test_those_who_let_such_through_are_told_for_two_weeks(who: Who, at: datetime) -> None:

    event, contact = Event.objects.get(), _contact()
    out("event", event, at)
    out("contact", contact, at)
    Event.objects.update(is_open=False)
    Contact.objects.filter(pk=contact.pk).update(standing="note")
    assert today.closed(who("strateg"), at) is None
    close(by=BY, at=at)

    def told(name: str, moment: datetime = at) -> list[str]:
        part = today.closed(who(name), moment)
        return [line.url for line in part.lines] if part else []

    assert told("strateg") == [f"/publicera/contact/{contact.pk}/"]
    assert told("kommunikator") == [f"/publicera/contact/{contact.pk}/"]
    assert told("contactpoint") == [f"/publicera/event/{event.pk}/"]
    assert told("bryssel") == []
    assert told("admin") == []
    assert told("strateg", at + timedelta(days=15)) == []


def test_what_a_person_withdrew_is_told_to_nobody(who: Who, at: datetime) -> None:
    made = out("contact", _contact(), at)
    actions.withdraw(made.publication, by=who("strateg"), at=at)
    assert today.closed(who("strateg"), at) is None
