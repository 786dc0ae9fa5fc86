"""Names and numbers of one row are paired where that is certain, and left together where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.commission_meetings.pairing import numbers_in, paired, same

A, B, C = "111111111111-11", "22222222222-22", "333333-33"


@pytest.mark.parametrize(
    ("cell", "numbers", "known", "expected"),
    [
        ("Alfa", [A], {}, [("Alfa", A)]),
        ("Alfa, Beta och Gamma", [A], {}, [("Alfa, Beta och Gamma", A)]),
        ("Alfa,Beta", [A, B], {}, [("Alfa", A), ("Beta", B)]),
        ("Alfa, eBeta", [A, B], {}, [("Alfa", A), ("eBeta", B)]),
        ("Alfa, Inc., Beta", [A, B], {}, [("Alfa, Inc.", A), ("Beta", B)]),
        ("Alfa (Köln, Berlin), Beta", [A, B], {}, [("Alfa (Köln, Berlin)", A), ("Beta", B)]),
        ("Alfa, Beta, Gamma", [A, B], {}, None),
        ("Alfa, Beta, Gamma", [A, B], {A: ["alfa"]}, [("Alfa", A), ("Beta, Gamma", B)]),
        ("Alfa, Beta, Gamma", [A, B], {B: ["gamma"]}, [("Alfa, Beta", A), ("Gamma", B)]),
        ("Alfa, Beta, Gamma", [A, B], {A: ["alfa"], B: ["gamma"]}, None),
        (
            "Alfa, Beta, Gamma, Delta",
            [A, B, C],
            {B: ["betagamma"]},
            [("Alfa", A), ("Beta, Gamma", B), ("Delta", C)],
        ),
        ("Alfa", [A, B], {}, None),
        ("", [A], {}, None),
        ("Alfa", [], {}, None),
    ],
)
def test_which_name_has_which_number(
    cell: str, numbers: list[str], known: dict[str, list[str]], expected: list[tuple[str, str]] | None
) -> None:
    assert paired(cell, numbers, known) == expected


def test_numbers_of_a_cell() -> None:
    assert numbers_in(f"{A},{B} / {A}; 12-34, 1234567890123456-12") == [A, B, A]


NAMES = st.lists(
    st.from_regex(r"[A-Z][a-z]{2,6}(, [A-Z][a-z]{2,6}){0,2}", fullmatch=True), min_size=1, max_size=6
)


@given(NAMES, st.data())
@settings(deadline=None)
def test_no_letter_is_lost_and_what_is_known_alone_is_found(names: list[str], data: st.DataObject) -> None:
    numbers = [f"{100_000_000 + at}-{10 + at}" for at in range(len(names))]
    told = data.draw(st.sets(st.sampled_from(range(len(names)))))
    known = {numbers[at]: [same(names[at])] for at in told}
    found = paired(", ".join(names), numbers, known)
    if found is not None:
        assert ", ".join(name for name, _number in found) == ", ".join(names)
        assert [number for _name, number in found] == numbers
    if len(told) == len(names) and len(set(map(same, names))) == len(names):
        # Another division can only be as good where names repeat one another.
        assert found is None or dict(found) == dict(zip(names, numbers, strict=True))
