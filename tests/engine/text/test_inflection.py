"""Swedish forms that the stemmer keeps apart are built, and none that is another word's."""

from __future__ import annotations

import pytest

from utblick.engine.text.inflection import forms
from utblick.engine.text.languages import stem


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("biodrivmedel", "biodrivmedlens"),
        ("biodrivmedlen", "biodrivmedel"),
        ("biogas", "biogasen"),
        ("biogasen", "biogas"),
        ("regel", "reglerna"),
        ("vatten", "vattnet"),
        ("fönster", "fönstren"),
        ("nummer", "numret"),
        ("centrum", "centret"),
        ("museum", "museerna"),
        ("museet", "museum"),
        ("storstad", "storstäderna"),
        ("ledamöterna", "ledamot"),
    ],
)
def test_a_form_with_a_stem_of_its_own_is_built(word: str, form: str) -> None:
    assert stem("sv", word) != stem("sv", form)
    assert form in forms(word)


@pytest.mark.parametrize(("word", "other"), [("barnen", "baren"), ("lagen", "legen"), ("fallen", "falel")])
def test_what_is_of_another_word_is_not(word: str, other: str) -> None:
    assert other not in forms(word)


def test_no_forms_of_what_is_no_word() -> None:
    assert forms("2024") == forms("eu") == ()
    assert "biogas" not in forms("biogas")
