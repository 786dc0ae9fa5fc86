"""Decisions at the gate: what was decided, and nothing of what is secret."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from utblick.features.governance.models import Decision, Item
from utblick.features.projects.models import BoardDecision, Project
from utblick.features.publishing.gate import actions
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.decisions import NOT_YET, SECRET, SECRET_PROJECT
from utblick.features.publishing.kinds.kind import Facts
from utblick.features.publishing.models import Release
from utblick.foundation.accounts.viewer import NOBODY, Viewer
from utblick.foundation.rules import RuleBroken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("inside")]
Who = Callable[[str], Viewer]
Tell = Callable[[str, object, Viewer], Facts]


@pytest.fixture
def decision() -> Decision:
    return Decision.objects.get(number="§ 112")


def test_a_decision_tells_board_day_number_and_what_was_decided(
    decision: Decision, facts: Tell, who: Who
) -> None:
    found = facts("decision", decision.pk, who("kommunikator"))
    values = KINDS["decision"].shape.checked(found.values)
    assert values["board_key"] == "RUN"
    assert values["board"]["en"] == "Regional Development Committee"
    assert (values["on"], values["number"]) == (decision.on.isoformat(), "§ 112")
    assert values["diary_number"] == "EXEMPEL 2026-101"
    assert values["is_delegated"] is False
    assert values["heading"] == "Ståndpunkt om EU:s framtida sammanhållningspolitik"
    assert values["decided"].startswith("Regionala utvecklingsnämnden föreslår")
    assert found.obstacles == ()
    by_delegation = Decision.objects.get(number="D 34/2026")
    values = KINDS["decision"].shape.checked(facts("decision", by_delegation.pk, who("strateg")).values)
    assert (values["is_delegated"], values["delegate"]) == (True, "Förvaltningschef")


def test_the_papers_and_what_is_followed_up_are_not_among_the_facts(
    decision: Decision, facts: Tell, who: Who
) -> None:
    Item.objects.filter(pk=decision.item_id).update(
        background="UNDERLAG", costs="KOSTNAD", summary="SKRIVELSE", proposal="FÖRSLAG"
    )
    Decision.objects.filter(pk=decision.pk).update(
        outcome="UTFALL", send_to="MOTTAGARE", diary_link="https://diariet.example/LÄNK", retention="GALLRING"
    )
    found = facts("decision", decision.pk, who("strateg"))
    said = json.dumps(KINDS["decision"].shape.checked(found.values), ensure_ascii=False) + str(found.drafts)
    for secret in ("UNDERLAG", "KOSTNAD", "SKRIVELSE", "FÖRSLAG", "UTFALL", "MOTTAGARE", "LÄNK", "GALLRING"):
        assert secret not in said


def secret_paper(decision: Decision) -> None:
    Item.objects.filter(pk=decision.item_id).update(secrecy="OSL 15 kap. 1 §")


def secret_project_of_the_paper(decision: Decision) -> None:
    project = Project.objects.all()[0]
    Project.objects.filter(pk=project.pk).update(secrecy="osl-15-1", secrecy_reason="Skäl")
    Item.objects.filter(pk=decision.item_id).update(project=project)


def secret_project_of_the_decision(decision: Decision) -> None:
    row = BoardDecision.objects.all()[0]
    Project.objects.filter(pk=row.project_id).update(secrecy="osl-15-1", secrecy_reason="Skäl")
    Decision.objects.filter(pk=decision.pk).update(on_project=row, item=None)


def day_to_come(decision: Decision) -> None:
    Decision.objects.filter(pk=decision.pk).update(on=timezone.localdate() + timedelta(days=1))


@pytest.mark.parametrize(
    ("make", "obstacle"),
    [
        (secret_paper, SECRET),
        (secret_project_of_the_paper, SECRET_PROJECT),
        (secret_project_of_the_decision, SECRET_PROJECT),
        (day_to_come, NOT_YET),
    ],
)
def test_what_is_secret_or_not_decided_cannot_pass(
    make: Callable[[Decision], None],
    obstacle: object,
    decision: Decision,
    facts: Tell,
    who: Who,
    at: datetime,
) -> None:
    by = who("strateg")
    texts = {"title": "Ståndpunkt", "summary": "Nämnden har beslutat."}
    actions.write_wording("decision", str(decision.pk), "sv", texts, version=1, by=by, at=at)
    make(decision)
    assert facts("decision", decision.pk, by).obstacles == (obstacle,)
    with pytest.raises(RuleBroken, match=str(obstacle)):
        actions.release("decision", str(decision.pk), by=by, at=at)
    assert not Release.objects.exists()


def test_who_sees_no_decision_has_none_to_let_through(decision: Decision, who: Who) -> None:
    assert KINDS["decision"].record(NOBODY, str(decision.pk)) is None
    assert KINDS["decision"].record(who("kommunikator"), str(decision.pk)) == decision
