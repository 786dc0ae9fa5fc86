"""An act with the changes made: each kind of change, what cannot be made, and that nothing else moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.amending.acts import ACT_EN, ACT_SV, AMENDING_SV, amending_en
from utblick.engine.amending import applying, instructions, parts
from utblick.engine.passages import plain

BEFORE = {one.id: one.text for one in plain.passages_of(ACT_EN)}
# Instruction -> what is new or changed by it (None: gone). All else stays as it was, with its id.
CHANGES: dict[str, dict[str, str | None]] = {
    "In Article 3, paragraph 1 is replaced by the following:\n‘1. Ports shall close.\nRegions may open them.’;": {
        "art-3.par-1": "Ports shall close.",
        "art-3.par-1.sub-2": "Regions may open them.",
    },
    "In Article 3, paragraphs 3 and 4 are deleted;": {"art-3.par-3": None, "art-3.par-4": None},
    "In Article 3, paragraphs 3 to 4 are replaced by the following:\n‘3. Piers shall be red.’": {
        "art-3.par-3": "Piers shall be red.",
        "art-3.par-4": None,
    },
    "In Article 3(2), points (a) and (c) are deleted;": {"art-3.par-2.pt-a": None, "art-3.par-2.pt-c": None},
    "In Article 3(2), the following point is added:\n‘(d) be warm.’": {"art-3.par-2.pt-d": "be warm."},
    "In Article 3(2), the second subparagraph is deleted;": {"art-3.par-2.sub-2": None},
    "In Article 3(2), the following subparagraph is inserted after the first subparagraph:\n‘Regions may help.’": {
        "art-3.par-2.sub-2": "Regions may help.",
        "art-3.par-2.sub-3": "Member States may exempt small ferries.",
    },
    "In Article 3(2), the first subparagraph is replaced by the following:\n‘2. Ferries shall float.’": {
        "art-3.par-2": "Ferries shall float.",
        "art-3.par-2.pt-a": None,
        "art-3.par-2.pt-b": None,
        "art-3.par-2.pt-c": None,
    },
    "In Article 3, the following paragraph is inserted:\n‘2a. Tugs shall:\n(a) wait;\n(b) pull.\nThey may rest.’": {
        "art-3.par-2a": "Tugs shall:",
        "art-3.par-2a.pt-a": "wait;",
        "art-3.par-2a.pt-b": "pull.",
        "art-3.par-2a.sub-2": "They may rest.",
    },
    "In Article 3(1), the second sentence is deleted;": {
        "art-3.par-1": "Ports shall be open. Member States shall help."
    },
    "In Article 3(1), the last sentence is replaced by the following:\n‘Regions shall help.’": {
        "art-3.par-1": "Ports shall be open. The Commission shall report each year. Regions shall help."
    },
    "In Article 3(1), the following sentence is added:\n‘Regions shall help.’": {
        "art-3.par-1": "Ports shall be open. The Commission shall report each year. Member States shall help. "
        "Regions shall help."
    },
    "In Article 3(2), the introductory wording is replaced by the following:\n‘2. All ferries shall:’": {
        "art-3.par-2": "All ferries shall:"
    },
    "In Article 2, point (2) is replaced by the following:\n‘(2) “port” means a harbour;\n(2a) “buoy” means a float;’": {
        "art-2.pt-2": "‘port’ means a harbour;",
        "art-2.pt-2a": "‘buoy’ means a float;",
    },
    "Article 4 is deleted.": {"art-4": None},
    "The following Article is inserted:\n‘Article 3a\nTugs\n1. Tugs shall pull.\n2. Tugs shall wait.’": {
        "art-3a": "",
        "art-3a.par-1": "Tugs shall pull.",
        "art-3a.par-2": "Tugs shall wait.",
    },
    "In Annex I, Part A, point 2 is replaced by the following:\n‘2. Fares and fees.’": {
        "anx-I.prt-A.pt-2": "Fares and fees."
    },
    "The following Annex is added:\n‘ANNEX II\nRoutes\n1. North.\n2. South.’": {
        "anx-II": "",
        "anx-II.pt-1": "North.",
        "anx-II.pt-2": "South.",
    },
    "In Article 3(3), the word ‘dry’ is replaced by ‘wet’.": {"art-3.par-3": "Piers shall be wet."},
}
LEFT = {
    "In Article 9, paragraph 1 is deleted;": "nowhere",
    "In Article 3(3), the word ‘green’ is replaced by ‘red’.": "not_found",
    "In Article 3(1), the ninth sentence is deleted;": "not_found",
    "In Annex I, the second row of the table is deleted;": "unread",
    "The last subparagraph is deleted;": "nowhere",
    "The following Article is inserted:\n‘Tugs shall pull.’": "nowhere",
    "In Article 3(2), the introductory wording is replaced by the following:\n‘2. All ferries:\nThey shall:’": "not_found",
}


@pytest.mark.parametrize(("said", "changed"), CHANGES.items())
def test_a_change_is_made_and_nothing_else(said: str, changed: dict[str, str | None]) -> None:
    made = applying.apply(plain.passages_of(ACT_EN), instructions.read(amending_en(said)))
    assert [one.reason for one in made.left] == []
    after = {one.id: one.text for one in made.passages}
    expected = {id: text for id, text in {**BEFORE, **changed}.items() if text is not None}
    assert after == expected


@pytest.mark.parametrize(("said", "reason"), LEFT.items())
def test_what_cannot_be_made_is_told_and_changes_nothing(said: str, reason: str) -> None:
    act = plain.passages_of(ACT_EN)
    made = applying.apply(act, instructions.read(amending_en(said)))
    assert [one.reason for one in made.left] == [reason]
    assert made.passages == act


def test_new_parts_stand_among_their_like_with_their_headings() -> None:
    made = applying.apply(
        plain.passages_of(ACT_EN),
        instructions.read(
            amending_en(
                "The following Article is inserted:\n‘Article 3a\nTugs\nTugs shall pull.’",
                "In Article 4, the title is replaced by the following:\n‘Start’",
            )
        ),
    )
    tops = [(one.id, one.heading) for one in made.passages if one.id.startswith("art") and "." not in one.id]
    assert tops[2:] == [("art-3", "Duties"), ("art-3a", "Tugs"), ("art-4", "Start")]
    assert [one.order for one in made.passages] == list(range(len(made.passages)))


def test_in_swedish_the_whole_act() -> None:
    found = instructions.read(plain.passages_of(AMENDING_SV))
    made = applying.apply(plain.passages_of(ACT_SV), found, "sv")
    assert (len(made.done), made.left) == (8, [])
    after = {one.id: (one.label, one.text) for one in made.passages}
    assert after["art-2.par-1.pt-c"] == ("artikel 2.1 c", "regiontåg.")
    assert after["art-2.par-2a"] == ("artikel 2.2a", "Parlamentet ska höras.")
    assert after["art-3"][1] == "Kommissionen ska lämna två rapporter."
    assert after["anx-I.pt-2"][1] == "Räls av återvunnet stål."
    assert not {"art-1.sub-2", "art-2.par-3"} & set(after)


def test_an_act_counted_anew_is_the_same_act() -> None:
    for text in (ACT_EN, ACT_SV):
        act = plain.passages_of(text)
        assert parts.counted(parts.parts(act)) == act


@given(st.lists(st.sampled_from([*CHANGES, *LEFT]), max_size=6))
def test_any_changes_in_any_order_leave_an_act_with_unique_places(said: list[str]) -> None:
    found = instructions.read(amending_en(*said))
    made = applying.apply(plain.passages_of(ACT_EN), found)
    ids = [one.id for one in made.passages]
    assert len(ids) == len(set(ids))
    assert len(made.done) + len(made.left) == len(found)
    touched = {one.place.steps[0].numbers[0] for one in found if one.place.steps}
    if "1" not in touched:
        assert made.passages[2].text == BEFORE["art-1"]


WHERE = (
    "",
    "In Article 3, ",
    "In Article 3(2), ",
    "In Annex I, Part A, ",
    "In Article 9, ",
    "In the last paragraph, ",
)
WHAT = (
    "the title", "the introductory phrase", "the last subparagraph", "the second sentence", "points (a) and (b)",
    "paragraphs 2 to 4", "the first subparagraph", "point 1", "Annex I", "the introductory wording and points (a) and (b)",
)  # fmt: skip
DOES = (" is deleted;", " is replaced by the following:\n‘{}’;")
NEW = ("The following {} is inserted:\n‘{}’", "The following {} is added to the first subparagraph:\n‘{}’")
QUOTED = (
    "Text.",
    "1. One.\n2. Two.",
    "(a) one;\n(b) two.",
    "Article 3a\nTugs\nPull.",
    ";",
    "ANNEX II\nRoutes",
)


@given(
    st.sampled_from(WHERE), st.sampled_from(WHAT), st.sampled_from((*DOES, *NEW)), st.sampled_from(QUOTED),
    st.sampled_from(("Article", "Annex", "point", "paragraph", "subparagraph", "sentence")),
)  # fmt: skip
def test_whatever_is_said_it_is_made_or_told(
    where: str, what: str, does: str, quoted: str, kind: str
) -> None:
    said = where + (does.format(kind, quoted) if does in NEW else what + does.format(quoted))
    found = instructions.read(amending_en(said))
    made = applying.apply(plain.passages_of(ACT_EN), found)
    assert len(made.done) + len(made.left) == len(found)
