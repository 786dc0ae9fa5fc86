"""Personal identity numbers are seen however they are written; what looks like one and is none is left alone."""

from __future__ import annotations

import pytest

from utblick.engine.identifiers.personal_numbers import personal_numbers


@pytest.mark.parametrize(
    "text",
    [
        "Test Testsson 19121212-1212 ringde",
        "191212121212",
        "121212-1212",
        "121212+1212",
        "19121212 1212",
        "(20121212-1212)",
        "191212721219",  # a coordination number: the day is 12 + 60
        "Anna Andersson 19800101-1234",  # the check digit is wrong; it is no less a person's
        "800101 1231",
        "19121212–1212",
    ],
)
def test_a_personal_number_is_found(text: str) -> None:
    assert len(personal_numbers(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "232100-0040",  # an organisation number
        "121312-1212",  # no such month
        "120231-1218",  # no such day
        "1212121212",  # as well a telephone
        "0101030000",
        "RUN 2026-000145",
        "1121212-12123",
        "",
    ],
)
def test_what_is_none_is_left_alone(text: str) -> None:
    assert personal_numbers(text) == []


def test_it_says_where() -> None:
    text = "Anna, 19121212-1212, Norrköping"
    assert [text[start:end] for start, end in personal_numbers(text)] == ["19121212-1212"]
