"""What people do with projects: begun with three fields, put right, added to, and never overwritten silently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from utblick.features.actors.actions import create_body, merge_bodies, undo_body_merge
from utblick.features.actors.kinds import BodyKind, Scheme
from utblick.features.actors.models import Body
from utblick.features.organisation.models import Board, Topic, Unit
from utblick.features.programmes.models import Call, Programme
from utblick.features.projects import actions, queries
from utblick.features.projects.models import Partner, Project, ResultQuestion, Step
from utblick.features.projects.queries import Told
from utblick.features.projects.remembering import known
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

BY = system("test")
Begun = Callable[..., Project]


def told(project: Project, at: datetime) -> Told:
    return Told(Project.objects.get(pk=project.pk), timezone.localdate(at))


def facts(project: Project, at: datetime, **given: Any) -> Project:
    own = {"units": [], "topics": [], "concerned": [], "board": project.board, "version": project.version}
    return actions.change_facts(project, by=BY, at=at, **(own | given))


def test_three_fields_begin_a_project_of_the_units_board(begun: Begun, at: datetime) -> None:
    project = begun(unit="kmc")
    assert project.board == Board.objects.get(key="HSN")
    assert told(project, at).standing.stage == "idea"
    assert AuditEvent.objects.filter(action="projects.project.begun").count() == 1


def test_the_same_form_twice_begins_it_once(region: None, at: datetime) -> None:
    key, idea = uuid4(), actions.Idea("Biogas", Unit.objects.get(key="energi-klimat"))
    assert actions.begin(idea, form_key=key, by=BY, at=at) == actions.begin(idea, form_key=key, by=BY, at=at)
    assert Project.objects.count() == 1


def test_without_words_nothing_begins(begun: Begun) -> None:
    with pytest.raises(RuleBroken, match="på en rad"):
        begun("  ")


def test_without_an_owner_the_areas_say_whose_it_is_and_whom_it_concerns(begun: Begun, at: datetime) -> None:
    project = facts(begun(unit="kmc"), at, board=None, topics=[Topic.objects.get(key="public-transport")])
    assert project.board == Board.objects.get(key="TSN")
    assert {board.key for board in project.concerned.all()} == {"RS", "RUN"}


def test_who_was_not_the_first_does_not_overwrite(begun: Begun, at: datetime) -> None:
    project = begun()
    facts(project, at, acronym="GAS")
    with pytest.raises(ChangedMeanwhile):
        facts(project, at, acronym="BIO")
    assert Project.objects.get().acronym == "GAS"


def test_a_call_of_another_programme_is_refused(begun: Begun, at: datetime) -> None:
    one = Programme.objects.create(key="one", name_sv="Ett", name_en="One")
    other = Programme.objects.create(key="other", name_sv="Annat", name_en="Other")
    call = Call.objects.create(programme=other, key="1", title="Call")
    with pytest.raises(RuleBroken, match="annat program"):
        facts(begun(), at, programme=one, call=call)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"total": Decimal(10), "grant": Decimal(11)}, "större än den budget"),
        ({"our_budget": Decimal(10), "our_grant": Decimal(11)}, "större än den budget"),
        ({"total": Decimal(10), "our_budget": Decimal(11)}, "hela projektets"),
        ({"rate": Decimal("11.2")}, "ingen kontrollera"),
        ({"financed_on": date(2030, 1, 1)}, "i framtiden"),
    ],
)
def test_amounts_that_cannot_be(begun: Begun, at: datetime, given: dict[str, Any], said: str) -> None:
    project = begun()
    with pytest.raises(RuleBroken, match=said):
        actions.change_money(project, version=1, by=BY, at=at, **given)


def test_steps_are_undone_by_one_that_says_why(begun: Begun, at: datetime) -> None:
    project = begun()
    day = timezone.localdate(at)
    for kind, days in (("applied", 9), ("granted", 5), ("started", 3)):
        actions.write_step(project, kind, on=day - timedelta(days=days), by=BY, at=at)
    assert told(project, at).standing.stage == "running"
    wrong = list(project.steps.filter(kind__in=["granted", "started"]).values_list("pk", flat=True))
    actions.put_right(project, wrong, "Det var ett annat projekt", by=BY, at=at)
    assert told(project, at).standing.stage == "applied"
    assert project.steps.count() == 5
    with pytest.raises(RuleBroken, match="redan"):
        actions.put_right(project, wrong, "Igen", by=BY, at=at)


def test_a_correction_needs_a_step_and_a_reason_and_undoes_no_other_projects(
    begun: Begun, at: datetime
) -> None:
    project, other = begun(), begun("Annat")
    with pytest.raises(RuleBroken, match="minst ett"):
        actions.put_right(project, [other.steps.get().pk], "Fel", by=BY, at=at)
    with pytest.raises(RuleBroken, match="Skriv varför"):
        actions.put_right(project, [project.steps.get().pk], " ", by=BY, at=at)


def test_a_step_to_come_is_not_written(begun: Begun, at: datetime) -> None:
    with pytest.raises(RuleBroken, match="i framtiden"):
        actions.write_step(begun(), "applied", on=timezone.localdate(at) + timedelta(days=1), by=BY, at=at)


def test_only_an_idea_is_removed(begun: Begun, at: datetime) -> None:
    project = begun()
    actions.write_step(project, "applied", on=timezone.localdate(at), by=BY, at=at)
    with pytest.raises(RuleBroken, match="mer än en idé"):
        actions.remove_project(project, version=1, by=BY, at=at)
    idea = begun("Bara en tanke")
    actions.remove_project(idea, version=1, by=BY, at=at)
    assert list(Project.objects.all()) == [project]


def body(at: datetime, name: str = "Tartu linn", **given: Any) -> Body:
    own = {"kind": BodyKind.MUNICIPALITY, "name_sv": name, "name_en": name, "country": "EE"}
    return create_body(**(own | given), by=BY, at=at)


def partner(project: Project, at: datetime, **given: Any) -> Partner:
    made = actions.add_part(
        project, "partner", by=BY, at=at, **({"name": "TARTU LINN", "country": "EE"} | given)
    )
    assert isinstance(made, Partner)
    return made


def test_a_partner_is_tied_only_where_it_is_sure(begun: Begun, at: datetime) -> None:
    project, tartu = begun(), body(at, numbers={Scheme.PIC.value: "999888777"})
    assert partner(project, at).body == tartu
    assert partner(project, at, country="").body is None
    assert partner(project, at, country="LV").body is None
    assert partner(project, at, name="City of Tartu", pic="999888777").body == tartu


def test_an_organisation_number_is_checked(begun: Begun, at: datetime) -> None:
    with pytest.raises(RuleBroken):
        partner(begun(), at, orgnr="232100-0041")
    assert not Partner.objects.exists()


def test_a_new_body_is_made_by_who_may(begun: Begun, at: datetime, person: Callable[[str], Viewer]) -> None:
    project = begun()
    made = partner(project, at, adds_body=True, orgnr="232100-0040", name="Region Östergötland", country="SE")
    assert made.body is not None
    assert made.body.identifiers.get().value == "232100-0040"
    manager = person("projektledare.biogas")
    with pytest.raises(NotAllowed):
        actions.add_part(project, "partner", name="Ny", country="SE", adds_body=True, by=manager, at=at)


def test_partners_follow_merged_bodies_and_come_back(begun: Begun, at: datetime) -> None:
    one, two = body(at), body(at, "Tartu City Government")
    partner(begun(), at, body=one)
    partner(begun("Annat"), at, body=two)
    assert [row.times for row in known(BY)] == [1, 1]
    merge = merge_bodies(one, two, {}, by=BY, at=at)
    assert [row.times for row in known(BY)] == [2]
    undo_body_merge(merge, by=BY, at=at)
    assert [row.times for row in known(BY)] == [1, 1]


def test_a_part_that_somebody_changed_is_not_overwritten(begun: Begun, at: datetime) -> None:
    row = partner(begun(), at)
    actions.change_part(row, "partner", version=1, country="LV", by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.change_part(row, "partner", version=1, country="LT", by=BY, at=at)


def test_a_grant_to_a_partner_is_within_its_budget(begun: Begun, at: datetime) -> None:
    with pytest.raises(RuleBroken, match="större"):
        partner(begun(), at, total=Decimal(1), grant=Decimal(2))


def test_a_region_is_a_code(begun: Begun, at: datetime) -> None:
    with pytest.raises(RuleBroken):
        partner(begun(), at, nuts3="Tartu")


def closed(project: Project, at: datetime, days: int) -> None:
    on = timezone.localdate(at) - timedelta(days=days)
    actions.write_step(project, "closed", on=on, by=BY, at=at)


def test_a_year_after_closing_one_is_asked_once_and_the_answer_is_kept(begun: Begun, at: datetime) -> None:
    project, young = begun(), begun("Nyss avslutat")
    closed(project, at, 366)
    closed(young, at, 200)
    manager = Account.objects.get(email="projektledare.biogas@utblick.example")
    assert actions.ask_due(at) == 1
    assert actions.ask_due(at) == 0
    question = ResultQuestion.objects.get()
    assert (question.project, question.account) == (project, manager)
    assert OutboxMessage.objects.get().to == manager.email
    actions.answer(question, "in_use", "Linje 520 körs på gårdsgas", at=at)
    actions.answer(question, "in_use", "Linje 520 körs på gårdsgas", at=at)
    assert project.results.get().is_in_use
    assert told(project, at).standing.stage == "in_use"
    assert Step.objects.filter(project=project, kind="in_use").count() == 1


def test_nobody_is_asked_about_examples_or_what_was_put_right(begun: Begun, at: datetime) -> None:
    project = begun()
    closed(project, at, 400)
    wrong = project.steps.get(kind="closed").pk
    actions.put_right(project, [wrong], "Inte avslutat", by=BY, at=at)
    example = begun("Exempel")
    Project.objects.filter(pk=example.pk).update(is_example=True)
    closed(example, at, 400)
    assert actions.ask_due(at) == 0


def test_an_answer_says_something(begun: Begun, at: datetime) -> None:
    closed(begun(), at, 400)
    actions.ask_due(at)
    with pytest.raises(RuleBroken, match="svar"):
        actions.answer(ResultQuestion.objects.get(), "nonsense", " ", at=at)


def test_partner_memory_knows_one_under_all_its_names(begun: Begun, at: datetime) -> None:
    tartu = body(at)
    first, second = begun(), begun("Annat", "kmc")
    partner(first, at, body=tartu, part="lead")
    partner(second, at, body=tartu, name="Tartu City Government", reach="https://tartu.ee")
    partner(second, at, name="Okänd stad", country="FI")
    rows = known(BY)
    assert [(one.name, one.times, one.has_led) for one in rows] == [
        ("Tartu linn", 2, True),
        ("Okänd stad", 1, False),
    ]
    assert rows[0].reach == "https://tartu.ee"


def test_what_is_missing_is_told_by_stage(begun: Begun, at: datetime) -> None:
    project = begun()
    asked = {lack.key for lack in told(project, at).lacks}
    assert {"programme", "own", "financed"} <= asked
    assert "unit" not in asked
    assert queries.told([Project.objects.get()], at)[0].what_for == "application"
