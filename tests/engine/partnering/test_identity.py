"""Two tellings are one project by programme with number or name and time; a doubt leaves them two."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.partnering.identity import Telling, groups, is_same

DAY = date(2016, 3, 1)


def telling(key: int, source: str, *names: str, **given: Any) -> Telling:
    """Make a telling."""
    values: dict[str, Any] = {"programme": "cb-2014", "starts": DAY, "ends": None}
    return Telling(key, source, names=frozenset(names), **{**values, **given})


ONE = telling(1, "keep", "kretsgas", "biogas from food waste", number="cb12")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (telling(2, "jems", "kretsgas"), True),
        (telling(2, "jems", "biogas from food waste", starts=DAY + timedelta(90)), True),
        (telling(2, "jems", "kretsgas", number="cb12", starts=None), True),
        (telling(2, "jems", "kretsgas", starts=DAY + timedelta(500)), False),
        (telling(2, "jems", "kretsgas", programme="cb-2021"), False),
        (telling(2, "jems", "kretsgas", programme=""), False),
        (telling(2, "jems", "hamnar"), False),
        # Each list may have numbers of its own.
        (telling(2, "jems", "hamnar", number="cb12", starts=DAY + timedelta(1)), False),
        (telling(2, "jems", "hamnar", number="cb12"), True),
        (telling(2, "jems", "kretsgas", number="7"), True),
        (telling(2, "jems", "kretsgas", number="7", starts=DAY + timedelta(60)), False),
        # One list that has it twice under two numbers means two.
        (telling(2, "keep", "kretsgas", number="cb13"), False),
        (telling(2, "keep", "kretsgas"), False),
        (telling(2, "keep", "kretsgas", number="cb12"), True),
        (telling(2, "jems", "ab"), False),
    ],
)
def test_what_is_the_same(other: Telling, same: bool) -> None:
    assert is_same(ONE, other) == same == is_same(other, ONE)


def test_a_name_that_one_list_has_twice_joins_nothing() -> None:
    rows = [
        telling(1, "keep", "stöd", number="1"),
        telling(2, "keep", "stöd", number="2"),
        telling(3, "jems", "stöd"),
    ]
    assert [[one.key for one in group] for group in groups(rows)] == [[1], [2], [3]]


def test_three_lists_are_one_project_through_the_one_between() -> None:
    rows = [
        telling(3, "operations", "biogas from food waste"),
        telling(1, "keep", "kretsgas", "biogas from food waste"),
        telling(2, "jems", "kretsgas"),
        telling(4, "jems", "hamnar"),
    ]
    assert [[one.key for one in group] for group in groups(rows)] == [[1, 2, 3], [4]]


TELLINGS = st.builds(
    Telling,
    st.integers(1, 99),
    st.sampled_from("abc"),
    st.sampled_from(("", "cb", "ibsr")),
    st.sampled_from(("", "1", "2")),
    st.frozensets(st.sampled_from(("kretsgas", "hamnar", "stöd", "x")), max_size=2),
    st.sampled_from((None, DAY, DAY + timedelta(40), DAY + timedelta(900))),
)
SOME = st.lists(TELLINGS, max_size=9, unique_by=lambda one: one.key)


@given(SOME, st.randoms())
def test_groups_are_the_same_in_any_order_and_have_everybody_once(rows: list[Telling], dice: Any) -> None:
    found = groups(rows)
    assert sorted(one.key for group in found for one in group) == sorted(one.key for one in rows)
    for group in found:
        assert group[0].key == min(one.key for one in group)
        assert len({one.programme for one in group}) == 1
        assert all(
            any(is_same(one, other) for other in group if other != one) for one in group if len(group) > 1
        )
    mixed = list(rows)
    dice.shuffle(mixed)
    assert groups(mixed) == found
