"""What nobody fills in is guessed from what was written."""

from __future__ import annotations

import pytest

from utblick.features.exchanges.guessing import Guess, Sort, guess
from utblick.features.exchanges.models import Field
from utblick.features.exchanges.terms import SUGGESTED

TERMS = {
    field.value: [Sort(row.key, row.words, row.suggests, row.is_default) for row in rows]
    for field, rows in SUGGESTED.items()
}


@pytest.mark.parametrize(
    ("written", "place", "is_home", "expected"),
    [
        ("Studiebesök på sjukhuset om triage", "Tartu", False, ("study-visit", "out", "development")),
        ("STUDIERESA till Åbo", "", False, ("study-visit", "out", "development")),
        ("Tog emot studiebesök från Kyoto", "Linköping", True, ("study-visit", "in", "development")),
        ("Studiebesök", "Linköping", True, ("study-visit", "in", "development")),
        ("Nätverksmöte", "Teams", False, ("network-meeting", "digital", "cooperation")),
        ("Projektmöte i Interreg", "Riga", False, ("project-meeting", "out", "cooperation")),
        ("Påverkansmöte med en ledamot", "Bryssel", False, ("position", "out", "influence")),
        ("Job shadowing at the ward", "Oslo", False, ("job-shadowing", "out", "development")),
        ("Barnkonsert", "Tallinn", False, ("performance", "out", "cooperation")),
        ("Möte", "Wien", False, ("other", "out", "development")),
        ("", "", False, ("other", "out", "development")),
    ],
)
def test_words_suggest_the_rest(
    written: str, place: str, is_home: bool, expected: tuple[str, str, str]
) -> None:
    assert guess(written, place, TERMS, is_home=is_home) == Guess(*expected)


def test_without_lists_nothing_is_guessed() -> None:
    assert guess("Studiebesök", "Oslo", {}) == Guess("", "", "")


def test_a_short_word_must_begin_a_word() -> None:
    terms = {"type": [Sort("hope", ("hope",)), Sort("other", (), is_default=True)]}
    assert guess("Biskopen", "", terms).type == "other"
    assert guess("HOPE-utbyte", "", terms).type == "hope"


def test_every_suggested_purpose_exists() -> None:
    purposes = {row.key for row in SUGGESTED[Field.PURPOSE]}
    assert {row.suggests for row in SUGGESTED[Field.TYPE]} - {""} <= purposes
    for rows in SUGGESTED.values():
        assert len({row.key for row in rows}) == len(rows)
        assert sum(row.is_default for row in rows) == 1
