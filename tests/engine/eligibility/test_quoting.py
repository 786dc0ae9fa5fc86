"""Figures of another period's rules are seen; those of the right one, and others, are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.eligibility import PROGRAMMES
from utblick.engine.eligibility.quoting import quoted_elsewhere

NEW, OLD = PROGRAMMES["cb-2021"], PROGRAMMES["cb-2014"]


@pytest.mark.parametrize(
    ("text", "percents", "sums"),
    [
        ("Är det 85/75 % som gäller?", [85, 75], []),
        ("vi räknar med 75 procent från programmet", [75], []),
        ("We were told 85 per cent", [85], []),
        ("80 % som ni sade", [], []),
        ("ett småprojekt på 200 000 euro", [], [200_000]),
        ("ett småprojekt på 213 550 euro", [], []),
        ("200000 EUR", [], [200_000]),
        ("75 personer kom", [], []),
        ("", [], []),
    ],
)
def test_what_belongs_to_2014_is_seen_beside_2021(text: str, percents: list[int], sums: list[int]) -> None:
    found = quoted_elsewhere(text, NEW, PROGRAMMES.values())
    assert [one.percent for one in found if one.percent is not None] == percents
    assert [one.eur for one in found if one.eur is not None] == sums
    assert all(one.programmes == ("cb-2014",) for one in found)


def test_the_rate_of_2021_is_strange_in_2014() -> None:
    (quote,) = quoted_elsewhere("80 %", OLD, PROGRAMMES.values())
    assert quote.programmes == ("cb-2021",)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(one.programmes for one in quoted_elsewhere(text, NEW, [OLD]))
