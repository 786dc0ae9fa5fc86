"""What an amending act says is to be done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.amending.acts import ACT_EN, AMENDING_SV, amending_en
from utblick.engine.amending import instructions
from utblick.engine.passages import plain

SAID = {
    "In Article 3, paragraph 1 is replaced by the following:\n‘1. Ports shall close.’": ("replace", ""),
    "In Article 3(1), the last sentence is deleted.": ("delete", ""),
    "The following Article is inserted:\n‘Article 3a\nTugs\nTugs shall help.’": ("insert", "art"),
    "In Article 2, the following points are added:\n‘(4) “sea” means salt water.’": ("insert", "pt"),
    "In Article 3(1), the following sentence is added:\n‘Regions shall help.’": ("insert", "sen"),
    "In Article 3(3), the word ‘dry’ is replaced by the word ‘wet’.": ("words", ""),
    "In Article 4, the reference to Article 3(1) is replaced by a reference to Article 3(2);": ("words", ""),
    "In Annex I, the final row in the table is deleted;": ("unread", ""),
    "Footnote 2 is replaced by the following:\n‘(2) See Article 3.’": ("unread", ""),
    "In Article 3, paragraph 1 is replaced by the following:": ("unread", ""),
}


@pytest.mark.parametrize(("said", "expected"), SAID.items())
def test_a_sentence_is_one_instruction(said: str, expected: tuple[str, str]) -> None:
    (one,) = instructions.read(amending_en(said))
    assert (one.kind, one.what) == expected
    assert one.act == "32030R0005"


def test_in_swedish_the_same() -> None:
    found = instructions.read(plain.passages_of(AMENDING_SV))
    assert [(one.kind, one.what) for one in found] == [
        ("replace", ""),
        ("delete", ""),
        ("replace", ""),
        ("insert", "par"),
        ("delete", ""),
        ("insert", "art"),
        ("words", ""),
        ("replace", ""),
    ]
    assert instructions.acts(found) == ["32030L0001"]
    assert found[6].words == (("en rapport", "två rapporter"),)


def test_what_is_said_elsewhere_and_what_only_sounds_so_is_left_out() -> None:
    read = instructions.read(
        amending_en(
            "Annex I is amended in accordance with the Annex to this Regulation.",
            "Ports are deleted as reported by States.",
        )
    )
    assert read == []


def test_a_whole_act_that_is_repealed_is_not_changed() -> None:
    said = "Regulation (EU) 2020/7, as amended by the acts listed in Annex X, Part A, is repealed."
    assert instructions.read(plain.passages_of(f"{ACT_EN}Article 9\n{said}\n")) == []


def test_an_act_that_amends_nothing_has_no_instructions() -> None:
    assert instructions.read(plain.passages_of(ACT_EN)) == []


@given(st.text(max_size=300))
def test_nothing_breaks_the_reading(text: str) -> None:
    instructions.read(amending_en(text))
