"""Which references say what a document is about, and which matter keeps the others."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from utblick.features.monitoring.grouping import Standing, close_in_time, keeper, mentions, shared


def defining(
    title: str = "",
    text: str = "",
    url: str = "",
    type: str = "news",
    on: date | None = None,
    **fields: list[str],
) -> set[str]:
    found = mentions(source_id="x", url=url, title=title, text=text, type=type, fields=fields, published=on)
    return {m.value for m in found if m.defining and not m.implied}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"title": "Förslag till förordning COM(2018) 375 final"}, {"COM(2018) 375 final"}),
        ({"text": "Rådet antog sin ståndpunkt om 2018/0199(COD) i dag."}, {"2018/0199(COD)"}),
        ({"text": "Både 2018/0199(COD) och 2018/0196(COD) behandlades."}, set()),
        ({"title": "2018/0199(COD)", "text": "jämför 2018/0196(COD)"}, {"2018/0199(COD)"}),
        ({"title": "2018/0199(COD) och 2018/0196(COD)"}, set()),
        ({"title": "2018/0199(COD)", "type": "council_agenda"}, set()),
        ({"title": "Ändring av direktiv (EU) 2018/2001"}, set()),
        ({"url": "https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:32021R1060"}, {"32021R1060"}),
        ({"procedure": ["2021/0218(COD)"]}, {"2021/0218(COD)"}),
        ({"title": "Remiss av förslagen COM (2018) 372-375, 382 och 390"}, set()),
        ({"text": "Kommissionen lade i dag fram COM(2025) 552.", "on": date(2025, 7, 16)}, {"COM(2025) 552"}),
        ({"text": "Strategin, COM(2009) 248, gäller.", "on": date(2014, 3, 1)}, set()),
        ({"text": "x" * 500 + " COM(2025) 552", "on": date(2025, 7, 16)}, set()),
        (
            {"text": "x" * 500 + " COM(2025) 552", "type": "fakta_pm", "on": date(2025, 9, 1)},
            {"COM(2025) 552"},
        ),
        ({"text": "See COM(2025) 723.", "type": "call", "on": date(2025, 9, 1)}, set()),
    ],
)
def test_what_a_document_is_about(given: dict[str, object], expected: set[str]) -> None:
    assert defining(**given) == expected  # type: ignore[arg-type]


def test_a_proposal_and_its_celex_number_are_one_matter() -> None:
    one = mentions(source_id="a", url="", title="COM(2018) 374 final", text="", type="proposal", fields={})
    other = mentions(source_id="52018PC0374", url="", title="Interreg", text="", type="", fields={})
    assert shared(one, other)
    assert shared(other, one)


def test_two_proposals_are_not_one_matter() -> None:
    one = mentions(source_id="a", url="", title="COM(2018) 374 final", text="", type="", fields={})
    other = mentions(source_id="b", url="", title="COM(2018) 375 final", text="", type="", fields={})
    assert not shared(one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (date(2026, 1, 1), date(2026, 2, 1), True),
        (date(2026, 1, 1), date(2027, 1, 1), False),
        (None, date(2026, 1, 1), True),
    ],
)
def test_the_same_title_a_year_later_is_another_matter(one: date | None, other: date, same: bool) -> None:
    assert close_in_time(one, other) is same
    assert close_in_time(other, one) is same


def test_the_choice_does_not_depend_on_the_order_of_arrival() -> None:
    matters = [
        Standing(3, False, 30.0),
        Standing(1, False, 10.0),
        Standing(2, True, 20.0),
        Standing(4, True, 40.0),
    ]
    assert {(k, tuple(sorted(t))) for k, t in map(keeper, permutations(matters))} == {(2, (1, 3))}
