"""The strategy's rules: where a plan stands, which area an old one is today, what words suggest, what was going on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.features.balticsea import rules
from utblick.features.balticsea.rules import Found, Link, PlanState, Suggestion
from utblick.foundation.rules import RuleBroken

TODAY = date(2026, 11, 28)
DAYS = st.none() | st.dates(date(2009, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("adopted", "begins", "ends", "expected"),
    [
        (None, None, None, PlanState.PREPARED),
        (None, date(2026, 1, 1), None, PlanState.PREPARED),
        (date(2027, 1, 1), None, None, PlanState.PREPARED),
        (date(2026, 11, 28), None, None, PlanState.HOLDS),
        (date(2026, 6, 1), date(2027, 1, 1), None, PlanState.COMING),
        (date(2021, 2, 15), date(2021, 2, 15), None, PlanState.HOLDS),
        (date(2021, 2, 15), date(2021, 2, 15), date(2026, 11, 29), PlanState.HOLDS),
        (date(2021, 2, 15), date(2021, 2, 15), date(2026, 11, 28), PlanState.REPLACED),
    ],
)
def test_where_a_plan_stands(
    adopted: date | None, begins: date | None, ends: date | None, expected: PlanState
) -> None:
    assert rules.plan_state(adopted, begins, ends, TODAY) is expected


@pytest.mark.parametrize(
    ("states", "with_areas", "expected"),
    [
        (
            {"2017": PlanState.REPLACED, "2021": PlanState.HOLDS, "2026": PlanState.PREPARED},
            ["2017", "2021"],
            "2021",
        ),
        ({"2021": PlanState.HOLDS, "2026": PlanState.PREPARED}, ["2021", "2026"], "2021"),
        ({"2021": PlanState.REPLACED, "2026": PlanState.HOLDS}, ["2021"], "2021"),
        ({"2021": PlanState.HOLDS, "2026": PlanState.HOLDS}, ["2021", "2026"], "2026"),
        ({"2026": PlanState.PREPARED}, ["2026"], "2026"),
        ({"2026": PlanState.PREPARED}, [], None),
    ],
)
def test_the_plan_to_tag_with(
    states: dict[str, PlanState], with_areas: list[str], expected: str | None
) -> None:
    assert rules.latest_plan(states, with_areas) == expected


# 1–6 are of 2015, 11–14 of 2017, 21–25 of 2021.
PLAN_OF = {
    **dict.fromkeys((1, 2, 3, 4, 5, 6), "2015"),
    **dict.fromkeys((11, 12, 13, 14), "2017"),
    **dict.fromkeys((21, 22, 23, 24, 25), "2021"),
}
LINKS = [
    Link(1, 11, "same"),
    Link(11, 21, "renamed"),
    Link(2, 12, "same"),
    Link(12, 22, "split"),
    Link(12, 23, "split"),
    Link(3, 13, "merged"),
    Link(4, 13, "merged"),
    Link(13, 24, "same"),
    Link(5, None, "mainstreamed"),
    Link(14, None, "dropped"),
    Link(None, 25, "new"),
]


@pytest.mark.parametrize(
    ("area", "wanted", "areas", "steps"),
    [
        (1, "2021", (21,), ("same", "renamed")),
        (1, "2015", (1,), ()),
        (2, "2021", (22, 23), ("same", "split")),
        (4, "2021", (24,), ("merged", "same")),
        (24, "2015", (3, 4), ("same", "merged")),
        (22, "2015", (2,), ("split", "same")),
        (5, "2021", (), ("mainstreamed",)),
        (14, "2021", (), ("dropped",)),
        (25, "2017", (), ("new",)),
        (6, "2021", (), ()),
    ],
)
def test_an_area_in_another_plan(
    area: int, wanted: str, areas: tuple[int, ...], steps: tuple[str, ...]
) -> None:
    assert rules.corresponding(area, PLAN_OF, wanted, LINKS) == Found(areas, steps)


LINK = st.builds(
    Link,
    st.none() | st.sampled_from(sorted(PLAN_OF)),
    st.none() | st.sampled_from(sorted(PLAN_OF)),
    st.just("same"),
)


@given(
    st.sampled_from(sorted(PLAN_OF)), st.sampled_from(["2015", "2017", "2021"]), st.lists(LINK, max_size=25)
)
def test_only_areas_of_the_wanted_plan_are_reached(area: int, wanted: str, links: list[Link]) -> None:
    found = rules.corresponding(area, PLAN_OF, wanted, links)
    assert all(PLAN_OF[one] == wanted for one in found.areas)
    assert len(set(found.areas)) == len(found.areas)
    if PLAN_OF[area] == wanted:
        assert found == Found((area,))


WORDS = {1: ["övergödning", "näringsämnen", "eutrophication"], 2: ["public transport", "buss"], 3: ["", "  "]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Möte om övergödningen i Slätbaken", [Suggestion(1, "övergödning")]),
        ("Measures against eutrophication", [Suggestion(1, "eutrophication")]),
        ("Bussarnas depå", [Suggestion(2, "buss")]),
        ("Transport of goods", []),
        ("Better transport for the public", [Suggestion(2, "public transport")]),
        (
            "Buss till mötet om övergödning och näringsämnen",
            [Suggestion(1, "övergödning"), Suggestion(2, "buss")],
        ),
        ("", []),
    ],
)
def test_words_suggest_areas_and_say_which_word_did(text: str, expected: list[Suggestion]) -> None:
    assert rules.suggested(text, WORDS) == expected


@given(st.text(max_size=200))
def test_what_is_suggested_has_its_word(text: str) -> None:
    for one in rules.suggested(text, WORDS):
        assert one.word in WORDS[one.area]


@given(DAYS, DAYS, DAYS, DAYS)
def test_what_is_not_known_is_open(
    first: date | None, last: date | None, begin: date | None, end: date | None
) -> None:
    low, high = date.min, date.max
    expected = (first or low) <= (end or high) and (begin or low) <= (last or high)
    assert rules.overlaps(first, last, begin, end) == expected


@pytest.mark.parametrize(
    ("kind", "former", "later", "fits"),
    [
        ("same", True, True, True),
        ("same", True, False, False),
        ("split", False, True, False),
        ("new", False, True, True),
        ("new", True, True, False),
        ("dropped", True, False, True),
        ("mainstreamed", True, False, True),
        ("mainstreamed", True, True, False),
    ],
)
def test_which_ends_a_tie_has(kind: str, former: bool, later: bool, fits: bool) -> None:
    if fits:
        rules.check_ends_fit(kind, former, later)
    else:
        with pytest.raises(RuleBroken):
            rules.check_ends_fit(kind, former, later)
