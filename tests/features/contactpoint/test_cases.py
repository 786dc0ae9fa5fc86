"""Enquiries are noted fast and once, steps can be corrected, and personal data goes on its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from lxml import html

from utblick.engine.eligibility import PROGRAMMES
from utblick.engine.eligibility.versions import marks
from utblick.features.actors.example import load as load_actors
from utblick.features.actors.models import Body
from utblick.features.contactpoint import actions, queries
from utblick.features.contactpoint.actions import Enquiry
from utblick.features.contactpoint.forms import NoteForm
from utblick.features.contactpoint.kinds import Stage
from utblick.features.contactpoint.models import Case, Step
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

pytestmark = pytest.mark.django_db
Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]


def enquiry(at: datetime, **fields: Any) -> Enquiry:
    given = {"on": at.date(), "channel": "phone", "programme": "cb-2021", "county": "SE123"}
    return Enquiry(**{**given, "question": "Får vi söka?", **fields})


def kept(case: Case) -> dict[str, Any]:
    names = (
        "on",
        "programme",
        "county",
        "question",
        "person",
        "reach",
        "person_until",
        "next_step",
        "next_on",
    )
    return {name: getattr(case, name) for name in names}


def test_a_call_is_noted_with_two_fields_and_an_answer_with_four(desk: datetime, client_of: SignIn) -> None:
    """Under a minute: what must be filled in is the question and the county; all else is proposed."""
    form = NoteForm(day=desk.date())
    assert [name for name, field in form.fields.items() if field.required] == ["question", "county"]
    assert len(form.FIRST) <= 7, "what is seen without unfolding fits on a phone"
    client = client_of("contactpoint")
    said = {"question": "När öppnar det?", "county": "SE124", "answer": "I januari.", "is_done": "on"}
    assert client.post("/kontaktpunkt/arenden/ny/", said).status_code == 302
    case = Case.objects.latest("pk")
    assert [step.kind for step in case.steps.all()] == ["advice", "closed"]
    assert (case.channel, case.programme, case.minutes) == ("phone", "cb-2021", 10)
    assert case.owner is not None
    assert queries.standing_of(case).stage == Stage.CLOSED


def test_what_is_wrong_is_said_and_what_was_written_stays(desk: datetime, client_of: SignIn) -> None:
    client = client_of("contactpoint")
    answer = client.post("/kontaktpunkt/arenden/ny/", {"question": "Hej?", "county": "SE999"})
    assert answer.status_code == 422
    page = html.fromstring(answer.content)
    assert page.xpath("//input[@name='question']/@value") == ["Hej?"]


def test_the_same_form_twice_is_one_case(desk: datetime, person: Person) -> None:
    key, by = uuid4(), person("contactpoint")
    first = actions.note_enquiry(enquiry(desk), form_key=key, by=by, at=desk)
    assert actions.note_enquiry(enquiry(desk), form_key=key, by=by, at=desk) == first


def test_an_organisation_of_the_register_is_known_again_and_kept_by_its_number(
    desk: datetime, person: Person
) -> None:
    load_actors(desk)
    body = Body.objects.filter(abbreviation="").first()
    assert body is not None
    case = actions.note_enquiry(enquiry(desk, organisation=body.name_sv), by=person("contactpoint"), at=desk)
    assert case.body_number == body.pk


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"question": " "}, "frågan"),
        ({"county": "SE110"}, "län"),
        ({"programme": "ie-2021"}, "programperiod"),
        ({"on": date(2027, 1, 1)}, "framåt"),
        ({"on": date(2012, 1, 1)}, "hade inte börjat"),
        ({"person": "Ada", "person_until": date(2031, 1, 1)}, "hur länge"),
        ({"next_step": "Ring"}, "vad och när"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    fields: dict[str, Any], words: str, desk: datetime, person: Person
) -> None:
    with pytest.raises(RuleBroken, match=words):
        actions.note_enquiry(enquiry(desk, **fields), by=person("contactpoint"), at=desk)


@pytest.mark.parametrize("field", ["person", "question", "organisation", "answer"])
def test_a_personal_number_is_never_kept(field: str, desk: datetime, person: Person) -> None:
    until = {"purpose": "svar", "person_until": desk.date() + timedelta(days=30)} if field == "person" else {}
    said, before = {"question": "Hur?", field: "Test 19800101-1234"}, Case.objects.count()
    with pytest.raises(RuleBroken, match="personnummer"):
        actions.note_enquiry(enquiry(desk, **said, **until), by=person("contactpoint"), at=desk)
    assert Case.objects.count() == before


def test_an_old_case_can_be_written_with_its_days(desk: datetime, person: Person) -> None:
    by = person("contactpoint")
    old = enquiry(desk, on=date(2016, 5, 2), programme="cb-2014")
    case = actions.note_enquiry(old, by=by, at=desk)
    actions.note_step(case, "advice", on=date(2016, 5, 3), words="85 procent.", by=by, at=desk)
    step = case.steps.get()
    assert step.rules_on == date(2016, 5, 3)
    assert step.rules_marks == marks(PROGRAMMES["cb-2014"], date(2016, 5, 3)), "of its own period and day"
    with pytest.raises(RuleBroken, match="före förfrågan"):
        actions.note_step(case, "idea", on=date(2016, 5, 1), words="x", by=by, at=desk)


def test_a_step_needs_what_it_needs_and_takes_nothing_else(
    desk: datetime, person: Person, case: Case
) -> None:
    by = person("contactpoint")
    with pytest.raises(RuleBroken, match="inte ifyllt"):
        actions.note_step(case, "approved", on=desk.date(), by=by, at=desk)
    step = actions.note_step(case, "approved", on=desk.date(), amount=5, to_whom="någon", by=by, at=desk)
    assert step.to_whom == ""
    case.refresh_from_db()
    assert (case.next_step, case.next_on) == ("", None), "what has ended has no next step"


def test_a_step_is_corrected_and_removed_and_the_stage_follows(
    desk: datetime, person: Person, case: Case
) -> None:
    by = person("contactpoint")
    row = actions.note_step(case, "rejected", on=desk.date(), by=by, at=desk)
    assert not queries.standing_of(queries.case_by_number(by, case.pk)).is_open
    earlier = desk.date() - timedelta(days=1)
    actions.change_step(row, version=1, on=earlier, minutes=5, words="", by=by, at=desk)
    actions.remove_step(row, version=2, by=by, at=desk)
    assert queries.standing_of(queries.case_by_number(by, case.pk)).is_open
    assert not Step.objects.filter(pk=row.pk).exists()


def test_two_people_never_overwrite_each_other(desk: datetime, person: Person, case: Case) -> None:
    by = person("contactpoint")
    actions.change_case(case, version=case.version, **{**kept(case), "county": "SE124"}, by=by, at=desk)
    with pytest.raises(ChangedMeanwhile):
        actions.change_case(case, version=case.version, **kept(case), by=by, at=desk)


def test_two_advisers_never_overwrite_each_others_step(
    desk: datetime, person: Person, case: Case, client_of: SignIn
) -> None:
    by, today = person("contactpoint"), desk.date()
    row = actions.note_step(case, "idea", on=today, words="Vass.", by=by, at=desk)
    actions.change_step(row, version=1, on=today, words="Vass och fisk.", by=by, at=desk)
    with pytest.raises(ChangedMeanwhile):
        actions.change_step(row, version=1, on=today, words="Fågel.", by=by, at=desk)
    with pytest.raises(ChangedMeanwhile):
        actions.remove_step(row, version=1, by=by, at=desk)
    client, address = client_of("contactpoint"), f"/kontaktpunkt/steg/{row.pk}/andra/"
    said = {"on": today.isoformat(), "words": "Fågel.", "version": "1"}
    answer = client.post(address, said)
    assert answer.status_code == 409
    page = html.fromstring(answer.content)
    assert page.xpath("//textarea[@name='words']/text()")[0].strip() == "Fågel."
    assert page.xpath("//input[@name='version']/@value") == ["2"], "saving again is done knowingly"
    client.post(f"/kontaktpunkt/steg/{row.pk}/ta-bort/", {"version": "1"})
    assert Step.objects.get(pk=row.pk).words == "Vass och fisk."
    client.post(f"/kontaktpunkt/steg/{row.pk}/ta-bort/", {"version": "2"})
    assert not Step.objects.filter(pk=row.pk).exists()
    with pytest.raises(ChangedMeanwhile):
        actions.change_step(row, version=2, on=today, words="Fågel.", by=by, at=desk)


def test_two_advisers_never_overwrite_each_others_plan(desk: datetime, person: Person, case: Case) -> None:
    by, seen = person("contactpoint"), case.version
    actions.plan_next(case, "Ring", desk.date(), None, version=seen, by=by, at=desk)
    with pytest.raises(ChangedMeanwhile):
        actions.plan_next(case, "Skriv", desk.date(), None, version=seen, by=by, at=desk)


def test_personal_data_goes_on_its_day_and_what_is_registered_stays(desk: datetime, person: Person) -> None:
    by = person("contactpoint")
    day = desk.date() + timedelta(days=30)
    said = {"person": "Ada Exempel", "reach": "ada@exempel.example", "purpose": "svar", "person_until": day}
    case = actions.note_enquiry(enquiry(desk, **said), by=by, at=desk)
    other = actions.note_enquiry(enquiry(desk, **said), by=by, at=desk)
    actions.change_case(other, version=1, **kept(other), diary_number="KP 1", by=by, at=desk)
    nobody = system("test")
    assert actions.erase_persons(by=nobody, at=desk + timedelta(days=29)) == 0
    assert actions.erase_persons(by=nobody, at=desk + timedelta(days=30)) == 1
    case.refresh_from_db()
    other.refresh_from_db()
    assert (case.person, case.reach, case.person_until) == ("", "", None)
    assert other.person == "Ada Exempel"
    told = " ".join(f"{one.changes} {one.target_text}" for one in AuditEvent.objects.all())
    assert "Ada" not in told


def test_the_desk_shows_everybody_who_waits(desk: datetime, client_of: SignIn, person: Person) -> None:
    waiting = [one for one in queries.open_cases(person("contactpoint"), desk) if one.why]
    page = html.fromstring(client_of("contactpoint").get("/kontaktpunkt/").content)
    shown = page.xpath("//section[@aria-labelledby='waits']//tbody//th//a/text()")
    assert len(shown) == len(waiting) >= 4
    assert "Gäller 85/75 procent i medfinansiering fortfarande?" in shown


def test_a_figure_of_another_period_is_told_on_the_case(desk: datetime, client_of: SignIn) -> None:
    case = Case.objects.get(question__contains="85/75")
    said = client_of("contactpoint").get(f"/kontaktpunkt/arenden/{case.pk}/").content.decode()
    assert "85 % stands in the rules of" in said
    assert "What share does the programme pay?" in said, "and the answer is proposed"


def test_pages_cost_as_many_queries_however_many_cases(
    desk: datetime, client_of: SignIn, person: Person, django_assert_max_num_queries: Any, case: Case
) -> None:
    client, by = client_of("contactpoint"), person("contactpoint")
    for number in range(15):
        actions.note_enquiry(enquiry(desk, question=f"Fråga {number}?", answer="Svar."), by=by, at=desk)
        actions.note_step(case, "advice", on=desk.date(), words="Mer.", by=by, at=desk)
    limits = {"/kontaktpunkt/": 30, "/kontaktpunkt/arenden/": 18, f"/kontaktpunkt/arenden/{case.pk}/": 45}
    for address, most in limits.items():
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
