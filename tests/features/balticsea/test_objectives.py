"""Objectives and what is meant by them: kept on pages, dated, with their certainty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.balticsea import actions
from utblick.features.balticsea.models import Objective, SubObjective
from utblick.features.balticsea.queries import plans as queries
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

BY = system("test")
Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
GROUPS = "/ostersjon/grupper/"


def test_what_is_known_of_the_objectives(plans: dict[str, int], at: datetime) -> None:
    told = queries.objectives(BY, at.date())
    assert [row.key for row, _holds, _parts in told] == ["save", "connect", "prosper"]
    assert [len(parts) for _row, _holds, parts in told] == [4, 4, 4]
    gone = [part.name_en for _row, _holds, parts in told for part, holds in parts if not holds]
    assert gone == ["Contributing to Europe 2020"]
    assert [
        holds for _row, _holds, parts in queries.objectives(BY, date(2015, 1, 1)) for _part, holds in parts
    ] == [True] * 12


def test_an_objective_is_kept_on_pages(plans: dict[str, int], client_of: SignIn) -> None:
    client = client_of("strateg")
    given = {"key": "crisis", "name_sv": "Stå emot kriser", "name_en": "Withstand crises", "sort_order": "4",
             "valid_from": "2026-06-01", "certainty": "unsure", "source": "Remissen"}  # fmt: skip
    answer = client.post(reverse("balticsea:add", args=["mal"]), given)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{GROUPS}#objectives")
    made = Objective.objects.get(key="crisis")
    part = {
        "objective": made.pk,
        "name_sv": "Beredskap",
        "name_en": "Preparedness",
        "sort_order": "1",
        "certainty": "known",
    }
    assert client.post(reverse("balticsea:add", args=["delmal"]), part).status_code == 302
    held = SubObjective.objects.get(objective=made)
    change = reverse("balticsea:change", args=["delmal", held.pk])
    assert client.post(change, {**part, "valid_until": "2026-07-01", "version": "1"}).status_code == 302
    assert client.post(change, {**part, "version": "1"}).status_code == 409
    said = client.get(GROUPS).content.decode()
    for words in ("Withstand crises", "Preparedness", "not followed today", "to be checked", change):
        assert words in said, words
    backwards = {**part, "valid_from": "2026-08-01", "valid_until": "2026-07-01", "version": "2"}
    assert client.post(change, backwards).status_code == 422
    assert client.post(reverse("balticsea:remove", args=["delmal", held.pk])).status_code == 302
    assert client.post(reverse("balticsea:remove", args=["mal", made.pk])).status_code == 302
    assert Objective.objects.count() == 3
    named = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"balticsea.objective.added", "balticsea.part.changed", "balticsea.objective.removed"} <= named


def test_who_does_not_keep_them_reads_them(
    plans: dict[str, int], client_of: SignIn, person: Person, at: datetime
) -> None:
    save = Objective.objects.get(key="save")
    client = client_of("majoritet.run")
    said = client.get(GROUPS).content.decode()
    assert "Save the Sea" in said
    assert reverse("balticsea:change", args=["mal", save.pk]) not in said
    for what, row in (("mal", save), ("delmal", save.parts.earliest("pk"))):
        for address in (
            reverse("balticsea:add", args=[what]),
            reverse("balticsea:change", args=[what, row.pk]),
        ):
            assert client.get(address).status_code == 403, address
    with pytest.raises(NotAllowed):
        actions.change_row(save, version=1, name_sv="X", by=person("bryssel"), at=at)


def test_an_objective_with_areas_stays(plans: dict[str, int], at: datetime) -> None:
    save = Objective.objects.get(key="save")
    with pytest.raises(RuleBroken, match="Policyområden hör till målet"):
        actions.remove_row(save, by=BY, at=at)
    actions.change_row(save, version=1, valid_until=date(2027, 1, 1), by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.change_row(save, version=1, name_sv="Havet", by=BY, at=at)
