"""Every sentence about a broken query names what it speaks of."""

from __future__ import annotations

import random
import re

import pytest

from utblick.engine.query.parse import QueryError, parse

PARTS = [
    *("AND", "OR", "NOT", "OCH", "ELLER", "INTE", "NEAR/5", "NEAR", "NEAR/", "NEAR/x", "(", ")", "title:"),
    *("celex:", "source:", 'type:""', "com:", "#", "#x", "#biofu", "a", "skatt", '"', '""', '"a b"', "*"),
    *("ab*", "…", ":", "-", "§", "2018/2001", "“", "”", "title:("),
]
# A blank before a sign that ends something, two blanks, empty quotation marks: something was left out.
HOLE = re.compile(r"\s[;,.?]|  |”\s*”|“\s*”")


def test_no_sentence_has_a_hole_in_it() -> None:
    dice = random.Random(7)
    codes, holes = set(), []
    for _ in range(30_000):
        between = " " if dice.random() < 0.8 else ""
        query = between.join(dice.choice(PARTS) for _ in range(dice.randint(1, 6)))
        try:
            parse(query, ["biofuel"])
        except QueryError as error:
            codes.add(error.code)
            said = [error.sentence(language) for language in ("sv", "en")]
            holes += [(query, sentence) for sentence in said if HOLE.search(sentence)]
    assert not holes
    assert len(codes) > 15


@pytest.mark.parametrize(
    ("query", "language", "said"),
    [
        (
            "kollektivtrafik AND (",
            "sv",
            "position 22: det saknas ett ord efter (; skriv ett, eller ta bort (.",
        ),
        ("title:(", "en", "position 8: a word is missing after (; write one, or take ( away."),
        ("(AND a)", "en", "position 2: a word is missing before AND; write one, or take AND away."),
    ],
)
def test_a_group_that_is_only_begun(query: str, language: str, said: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(query, ())
    assert raised.value.sentence(language) == said
