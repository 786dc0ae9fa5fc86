"""Real amending directives carried out on the directives that they amend, beside the official consolidations."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from utblick.connectors.eurlex.passages import read
from utblick.engine.amending import applying, instructions
from utblick.engine.passages.changes import articles_touched, changes
from utblick.engine.passages.writing import Passage

WORKS = Path(__file__).parents[4] / "shared" / "data" / "eurlex-red-corpus" / "works"
pytestmark = pytest.mark.skipif(not WORKS.is_dir(), reason="the practice documents are not on this machine")

ILUC, RED_III = "32015l1513/versions/2015-09-09*/en.xml", "32023l2413/versions/*/en.xml"
RED_II = "32018l2001/versions/2022*/en.fmx4/*.xml"
# Act, amended by, version before, official version after; instructions, new passages that are the official ones,
# new passages of the official version, passages it no longer has, of which the worked out version still has.
PAIRS = {
    "renewables": (
        "32009L0028", ILUC, "32009l0028/versions/2013*/en.fmx4/*.xml", "32009l0028/versions/2015*/en.fmx4/*.xml",
        33, 118, 123, 52, 3,
    ),
    "fuel quality": (
        "31998L0070", ILUC, "31998l0070/versions/2014*/en.fmx4/*.xml", "31998l0070/versions/2015*/en.fmx4/*.xml",
        26, 62, 64, 38, 0,
    ),
}  # fmt: skip


def passages(pattern: str) -> list[Passage]:
    (path,) = sorted(WORKS.glob(pattern))[:1]
    found = read(path.read_bytes(), path.name)
    assert not isinstance(found, str)
    return found


def words(found: list[Passage]) -> Counter[str]:
    """Give the texts in force of articles and annexes, as they are compared: letters and digits only."""
    return Counter(
        "".join(filter(str.isalnum, unicodedata.normalize("NFKC", one.text).casefold()))
        for one in found
        if one.text and not one.repealed and one.id[:3] in ("art", "anx")
    )


@pytest.mark.parametrize("name", PAIRS)
def test_the_act_worked_out_is_the_official_one(name: str) -> None:
    act, amending, before, after, count, alike, came, gone, still = PAIRS[name]
    told = [one for one in instructions.read(passages(amending)) if one.act == act]
    made = applying.apply(passages(before), told)
    assert (len(told), len(made.done), made.left) == (count, count, [])
    old, new, mine = words(passages(before)), words(passages(after)), words(made.passages)
    official = new - old
    assert (sum((official & mine).values()), sum(official.values())) == (alike, came)
    assert (sum(((old - new) & mine).values()), sum((old - new).values())) == (still, gone)


def test_the_directive_of_2018_as_amended_in_2023() -> None:
    told = instructions.read(passages(RED_III))
    by_act = Counter(one.act for one in told)
    assert by_act == {"32018L2001": 97, "31998L0070": 13, "32018R1999": 5}
    before = passages(RED_II)
    made = applying.apply(before, [one for one in told if one.act == "32018L2001"])
    assert [(one.instruction.id, one.reason) for one in made.left] == [("anx-I.pt-1", "unread")]
    found = changes(before, made.passages)
    kinds = Counter(one.change for one in found)
    assert kinds["amended"] > 100
    assert kinds["inserted"] > 200
    touched = articles_touched(found)
    new = {id for id in touched if id[-1].isalpha() and id.startswith("art-")}
    assert new == {
        *(f"art-15{letter}" for letter in "abcde"),
        *(f"art-16{letter}" for letter in "abcdef"),
        *("art-20a", "art-22a", "art-22b", "art-29a", "art-31a"),
    }
    text = {one.id: one.text for one in made.passages}
    assert "42,5 %" in text["art-3.par-1"]
    assert "14,5 %" in text["art-25.par-1.pt-a-ii"]
    assert "art-15.par-5" not in text
