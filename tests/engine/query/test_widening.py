"""A query with other forms of its words beside them."""

from __future__ import annotations

import pytest

from utblick.engine.query.parse import parse
from utblick.engine.query.text import to_text
from utblick.engine.query.widening import widened

FORMS = {"medel": ["medlen", "medlet"]}


@pytest.mark.parametrize(
    ("query", "wider"),
    [
        ("medel", "medel OR medlen OR medlet"),
        ("medel skatt", "(medel OR medlen OR medlet) AND skatt"),
        ("skatt OR medel", "skatt OR medel OR medlen OR medlet"),
        ("medlen OR medel", "medlen OR medel OR medlet"),
        ("title:medel", "title:(medel OR medlen OR medlet)"),
        ("medel NEAR/5 skatt", "(medel OR medlen OR medlet) NEAR/5 skatt"),
        ("skatt NOT medel", "skatt AND NOT medel"),
        ('"medel" medel*', '"medel" AND medel*'),
    ],
)
def test_forms_stand_beside_their_word(query: str, wider: str) -> None:
    tree = widened(parse(query, ()), FORMS)
    assert to_text(tree) == wider
    assert parse(wider, ()) == tree
