"""A political group is one body however a list abbreviates it, and a body's name is never cut in a word."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.features.actors import actions
from utblick.features.actors.intake import LONGEST_NAME, cut, take_people
from utblick.features.actors.kinds import BodyKind, Scheme
from utblick.features.actors.models import Body
from utblick.features.actors.political_groups import GROUPS, spellings
from utblick.foundation.accounts.viewer import system

BY = system("test")


def member(number: str, group: str) -> dict[str, Any]:
    place = {"type": "group", "name": group, "code": group, "from": ""}
    return {
        "kind": "person",
        "source": "m",
        "source_id": number,
        "name": f"Ada {number}",
        "memberships": [place],
    }


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("EPP", "PPE"),
        ("Greens/EFA", "Verts/ALE"),
        ("ECR", "CRE"),
        ("The Left", "GUE/NGL"),
        ("NI", "NA/NI"),
        ("S&D", "S-D"),
    ],
)
@pytest.mark.parametrize("has_code", [True, False])
def test_a_group_is_known_by_any_abbreviation(
    region: None, at: datetime, ours: str, theirs: str, has_code: bool
) -> None:
    group = actions.create_body(
        kind=BodyKind.GROUP,
        name_sv="Gruppen",
        name_en="The group",
        abbreviation=ours,
        numbers={Scheme.EP_BODY.value: ours} if has_code else {},
        by=BY,
        at=at,
    )
    take_people([member("1", theirs), member("2", ours)], by=BY, at=at)
    assert Body.objects.filter(kind=BodyKind.GROUP).get() == group
    assert group.posts.count() == 2


def test_an_unknown_group_is_its_own(region: None, at: datetime) -> None:
    take_people([member("1", "PPE"), member("2", "ECR"), member("3", "New group")], by=BY, at=at)
    assert Body.objects.filter(kind=BodyKind.GROUP).count() == 3


def test_no_abbreviation_is_of_two_groups() -> None:
    every = [name for row in GROUPS for name in row]
    assert all(spellings(name) == row for row in GROUPS for name in row)
    assert len(every) == len(set(every))


@given(st.text(alphabet="abc ", max_size=400))
def test_a_name_is_whole_or_cut_at_a_word(name: str) -> None:
    found = cut(name)
    assert len(found) <= LONGEST_NAME
    words = name.split()
    if len(" ".join(words)) <= LONGEST_NAME:
        assert found == " ".join(words)
    elif all(len(word) < LONGEST_NAME - 2 for word in words):
        assert found.endswith(" …")
        assert found.split()[:-1] == words[: len(found.split()) - 1]
