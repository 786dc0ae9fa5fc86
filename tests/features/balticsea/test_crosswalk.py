"""What areas were and became: every area of 2015 and later is told of, in both directions, and its page says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.balticsea import actions
from utblick.features.balticsea.models import Correspondence, PlanVersion, PolicyArea
from utblick.features.balticsea.queries import plans as queries
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import system

BY = system("test")
Area = Callable[..., PolicyArea]
TAKEN_INTO_ALL = ("capacity", "climate", "neighbours")


def test_no_area_since_2015_is_left_without_a_word(plans: dict[str, int]) -> None:
    walk = queries.crosswalk(BY)
    for area in PolicyArea.objects.filter(plan__key__in=["2015", "2017"]):
        way = walk.to(area.pk, "2021")
        if area.key in TAKEN_INTO_ALL:
            assert (way.areas, way.steps[-1]) == ((), "mainstreamed"), area
        else:
            assert [walk.areas[pk].key for pk in way.areas] == [area.key], area
    for area in PolicyArea.objects.filter(plan__key="2021"):
        for plan in ("2017", "2015"):
            assert [walk.areas[pk].key for pk in walk.to(area.pk, plan).areas] == [area.key], area


@pytest.mark.parametrize(
    ("key", "plan", "was", "became"),
    [
        ("nutri", "2021", "2017 nutri, 2015 nutri, 2013 nutri, 2009 nutri", ""),
        ("spatial", "2021", "2017 spatial, 2015 spatial, 2013 spatial, 2009", ""),
        ("bioeconomy", "2021", "2017 bioeconomy, 2015 bioeconomy, 2013 agri bio, 2009 bio agri", ""),
        ("capacity", "2015", "2013 involve promo, 2009", "2017 capacity, 2021"),
        ("attract", "2009", "", "2013 culture education health tourism, 2015 culture education health tourism,"
         " 2017 culture education health tourism, 2021 culture education health tourism"),
    ],
)  # fmt: skip
def test_what_an_area_was_and_became(area: Area, key: str, plan: str, was: str, became: str) -> None:
    walk = queries.crosswalk(BY)

    def told(rows: list[queries.Counterpart]) -> list[tuple[str, set[str]]]:
        return [(row.plan, {one.key for one in row.areas}) for row in rows]

    def expected(words: str) -> list[tuple[str, set[str]]]:
        lines = [one.split() for one in words.split(",") if one.strip()]
        return [(line[0], set(line[1:])) for line in lines]

    assert told(walk.was(area(key, plan))) == expected(was)
    assert told(walk.became(area(key, plan))) == expected(became)


def test_a_change_is_told_where_it_happened(area: Area) -> None:
    walk = queries.crosswalk(BY)
    assert [row.how for row in walk.was(area("spatial"))] == [
        ["nytt namn eller blev policyområde"],
        [],
        [],
        ["inget område ännu"],
    ]
    assert [row.how for row in walk.became(area("climate", "2017"))] == [["infört i alla områden"]]


def test_an_area_s_page_says_what_it_was_and_became(
    plans: dict[str, int], client_of: Callable[..., Client]
) -> None:
    client = client_of("majoritet.run")

    def page(plan: str, key: str) -> str:
        return client.get(reverse("balticsea:area", args=[plan, key])).content.decode()

    said = page("2021", "spatial")
    assert "<dt>Was</dt>" in said
    assert "<dt>Became</dt>" not in said
    assert reverse("balticsea:area", args=["2017", "spatial"]) in said
    said = page("2017", "neighbours")
    assert "<dt>Became</dt>" in said
    assert "taken into all areas" in said


def test_the_first_plans_say_what_is_not_entered(
    plans: dict[str, int], client_of: Callable[..., Client]
) -> None:
    client = client_of("majoritet.run")
    for key in ("2009", "2013"):
        said = client.get(reverse("balticsea:plan", args=[key])).content.decode()
        for words in (
            "Not entered",
            "Actions of all areas",
            "Coordinators of all areas",
            "No name of an area",
        ):
            assert words in said, (key, words)
    rows = PolicyArea.objects.filter(plan__key__in=["2009", "2013"])
    assert set(rows.values_list("certainty", flat=True)) == {Certainty.UNSURE}


def test_a_version_that_is_there_without_areas_is_given_them(
    plans: dict[str, int], area: Area, at: datetime
) -> None:
    before = Correspondence.objects.count()
    nutri = area("nutri", "2015")
    actions.change_row(nutri, version=1, name_sv="Övergödning", by=BY, at=at)
    PolicyArea.objects.filter(plan__key="2013").delete()
    assert Correspondence.objects.count() < before
    assert actions.take_suggested(by=BY, at=at) == {"plans": 0, "areas": 22}
    assert Correspondence.objects.count() == before
    assert PlanVersion.objects.count() == 6
    nutri.refresh_from_db()
    assert nutri.name_sv == "Övergödning"
    assert actions.take_suggested(by=BY, at=at) == {"plans": 0, "areas": 0}
