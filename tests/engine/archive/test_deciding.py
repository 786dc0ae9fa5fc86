"""What terms leave open is decided as the slow meaning has it, also where only a pattern is looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.archive.deciding import Decision, stands_in_a_row
from utblick.engine.matching.evaluate import matches
from utblick.engine.query.parse import parse
from utblick.engine.query.tree import Phrase
from utblick.engine.text.analysis import Analysis, Document
from utblick.engine.text.words import cut

PIECES = (
    *("EU:s", "EU", "s", "region's", "region’s", "maritime", "Maritime", "safety", "CO₂", "CO2", "x\u0302"),
    *(" ", " ", "-", "_", ":", "'", ", ", "\n", "Åland", "A\u030aland", "ß", "SS", "2021", "e\u0301"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def decision(words: str) -> Decision:
    """Read a query."""
    node = parse(words, {})
    return Decision(node, node, {})


@given(TEXTS, TEXTS, TEXTS)
def test_a_phrase_is_decided_as_the_slow_meaning_has_it(wanted: str, title: str, text: str) -> None:
    words = tuple(word.full for word in cut(wanted))
    if not words:
        return
    document = Document("1", title, text, "sv")
    asked = Decision(Phrase(words), Phrase(words), {})
    said = matches(Phrase(words), Analysis(document), {})
    assert said == (stands_in_a_row(words, title) or stands_in_a_row(words, text))
    if len(words) > 1:
        assert asked.is_quick
        assert asked.holds(document) == said


@pytest.mark.parametrize(
    ("words", "is_quick", "holds"),
    [
        ('"small ports"', True, True),
        ('"ports small"', True, False),
        ('title:"small ports"', True, True),
        ('title:"rural services"', True, False),
        ('"small ports" biogas', True, True),  # the terms have said yes to biogas
        ('"small ports" NOT "rural services"', True, False),
        ('"ports small" OR harbour', False, True),
        ("port NEAR/2 safety", False, True),
        ("port NEAR/1 services", False, False),
        ("small-port", False, True),
    ],
)
def test_what_is_open_in_a_query(words: str, is_quick: bool, holds: bool) -> None:
    document = Document("1", "Safety of small ports", "Harbours, and rural services", "en")
    assert decision(words).is_quick == is_quick
    assert decision(words).holds(document) == holds
