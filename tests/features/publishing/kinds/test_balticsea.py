"""Policy areas at the gate: the plan that holds, who coordinates and where we sit, without a person's name."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.features.balticsea.models import GroupSeat, PlanVersion, PolicyArea
from utblick.features.publishing.gate import actions
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Facts
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NOBODY, Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("inside")]
Who = Callable[[str], Viewer]
Tell = Callable[[str, object, Viewer], Facts]


def test_an_area_tells_its_plan_its_actions_and_who_coordinates(facts: Tell, who: Who) -> None:
    values = KINDS["policy_area"].shape.checked(facts("policy_area", "secure", who("kommunikator")).values)
    assert values["name"] == {"sv": "Trygghet och säkerhet", "en": "Secure"}
    assert (values["plan"], values["kind"]) == ("2021", "area")
    assert [action["number"] for action in values["actions"]][:2] == [1, 2]
    told = [(row["name"]["sv"][:12], row["is_confirmed"]) for row in values["coordinators"]]
    # The one that was a coordinator until 2026 is none any more; the one that follows it is to be checked.
    assert told == [("Östersjöstat", True), ("Myndigheten ", False)]


def test_our_seats_are_told_by_role_while_they_hold(facts: Tell, who: Who) -> None:
    area = PolicyArea.objects.get(plan__key="2021", key="culture")
    seat = GroupSeat.objects.all()[0]
    account = Account.objects.get(email="strateg@utblick.example")
    seat.area, seat.account, seat.role, seat.valid_from = area, account, "Enhetschef", date(2020, 1, 1)
    seat.valid_until = None
    seat.save()
    ended = GroupSeat.objects.all()[1]
    ended.area, ended.role = area, "SLUTAT"
    ended.valid_from, ended.valid_until = date(2020, 1, 1), date(2021, 1, 1)
    ended.save()
    values = KINDS["policy_area"].shape.checked(facts("policy_area", "culture", who("strateg")).values)
    assert "Enhetschef" in [row["role"] for row in values["seats"]]
    assert "SLUTAT" not in json.dumps(values)
    assert account.name not in json.dumps(values, ensure_ascii=False)


def test_an_area_goes_out_in_its_own_words_and_keeps_its_address_in_the_next_plan(
    who: Who, at: datetime
) -> None:
    by = who("kommunikator")
    first = actions.release("policy_area", "culture", by=by, at=at)
    assert (first.slug, first.title("en")) == ("kultur", "Culture")
    # The next one is in preparation, without areas yet.
    later, day = PlanVersion.objects.get(key="2026"), date(2026, 6, 1)
    PlanVersion.objects.filter(pk=later.pk).update(adopted_on=day, valid_from=day)
    PlanVersion.objects.filter(key="2021").update(valid_until=day)
    PolicyArea.objects.create(
        plan=later, key="culture", name_sv="Kultur och media", name_en="Culture and Media", about_sv="Kultur"
    )
    second = actions.release("policy_area", "culture", by=by, at=at)
    assert second.slug == "kultur"
    assert (second.number, second.values["plan"], second.title("sv")) == (2, "2026", "Kultur och media")
    assert KINDS["policy_area"].record(by, "energy") is None, "it is no area of the plan that holds"


def test_all_areas_are_told_by_a_fixed_number_of_questions(who: Who) -> None:
    kind, by = KINDS["policy_area"], who("strateg")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        told = [kind.facts(row) for row in kind.rows(by)]
    assert len(told) > 10
    assert len(asked) <= 8


def test_who_sees_nothing_of_the_strategy_has_no_area(who: Who) -> None:
    assert list(KINDS["policy_area"].rows(NOBODY)) == []
    PlanVersion.objects.update(adopted_on=None)
    assert KINDS["policy_area"].record(who("strateg"), "nothing") is None
