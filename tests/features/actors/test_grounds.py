"""The ground of forgetting and the reason of destroying are kept, so they name nobody who is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.actors import actions, rules
from utblick.features.actors.kinds import Covered
from utblick.features.actors.models import Contact, Destruction, Forgetting, Person, PersonName
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import system
from utblick.foundation.rules import RuleBroken

Someone = Callable[..., Person]
Met = Callable[..., Contact]
SignIn = Callable[..., Client]
BY = system("test")

WRITTEN = (
    # the name, the ground, what of it is the name
    ("Åsa Öberg", "Begäran av Åsa Öberg, RÖ 2026-1", ["Åsa", "Öberg"]),
    ("Åsa Öberg", "begäran från ÖBERG", ["ÖBERG"]),
    ("Åsa Öberg", "begaran fran oberg", ["oberg"]),
    ("Åsa Öberg", "Öbergs begäran", ["Öbergs"]),
    ("Ana García-Pérez", "Perez, RÖ 2026-1", ["Perez"]),
    ("Jan von der Berg", "enligt von der Leyens brev", []),
    ("Bo Li", "Bo Li, RÖ 2026-1", ["Bo Li"]),
    ("Bo Li", "Bolivia och RÖ 2026-1", []),
    ("Åsa Öberg", "Begäran RÖ 2026-1", []),
    ("Åsa Öberg", "Öbergska stiftelsen", []),
)


@pytest.mark.parametrize(("name", "ground", "words"), WRITTEN)
def test_a_name_is_found_however_it_is_written(name: str, ground: str, words: list[str]) -> None:
    assert rules.names_in(ground, [name]) == words


@pytest.mark.parametrize(
    "ground", ["Ada Example har begärt det", "example 2026-1", "Förut Prövesson", "Merger"]
)
def test_a_ground_with_the_name_forgets_nobody(ground: str, someone: Someone, at: datetime) -> None:
    one, gone = someone("Ada Example"), someone("Ada Merger")
    PersonName.objects.create(person=one, name="Ada Prövesson")
    Person.objects.filter(pk=gone.pk).update(merged_into=one)
    with pytest.raises(RuleBroken, match="Ta bort"):
        actions.forget_person(one, ground, by=BY, at=at)
    assert not Forgetting.objects.exists()
    assert Person.objects.get(pk=one.pk).name == "Ada Example"


def test_the_form_says_which_word_and_keeps_what_was_typed(someone: Someone, client_of: SignIn) -> None:
    one = someone("Ada Example")
    answer = client_of("admin", "sv").post(
        reverse("actors:forget", args=[one.pk]), {"ground": "Examples mejl"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ta bort: Examples." in page
    assert 'value="Examples mejl"' in page


@pytest.mark.parametrize("reason", ["Enligt Example", "Om Gamlingsson, RÖ 2026-9"])
def test_a_reason_with_a_name_destroys_nothing(reason: str, someone: Someone, met: Met, at: datetime) -> None:
    given = {"months": 24, "decision": "RÖ 2026-9", "certainty": Certainty.KNOWN, "covers": Covered.NOTE}
    actions.keep_rule(None, name_sv="Anteckningar", name_en="Notes", by=BY, at=at, **given)
    contact = met(someone("Ada Example"), someone("Bo Gamlingsson"), on=date(2024, 3, 1))
    with pytest.raises(RuleBroken, match="Ta bort"):
        actions.destroy([contact.pk], [], reason, by=BY, at=at)
    assert not Destruction.objects.exists()
    actions.destroy([contact.pk], [], "RÖ 2026-9", by=BY, at=at)
    assert Destruction.objects.exists()
