"""Names in templates: what one block sets stays in that block, so no other block may count on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.template.base import Lexer, TokenType

from tests.architecture.house import ROOT, templates

QUOTED = re.compile(r"""_?\("[^"]*"\)|"[^"]*"|'[^']*'""")
# A name as it is looked up: no attribute of another (a.name), no filter (a|name), no argument's name (name=a).
LOOKED_UP = re.compile(r"(?<![\w.|])([a-z_]\w*)(?![\w=])")
SET_AS = re.compile(r"\sas (\w+)$|\sasvar (\w+)")
# What a tag gives its own inside, and nothing else.
GIVEN_INSIDE = {"with": re.compile(r"(\w+)="), "blocktranslate": re.compile(r"(\w+)=")}


class Name(NamedTuple):
    """A name in a template: the blocks around it, the outermost first, and where it stands."""

    name: str
    blocks: tuple[str, ...]
    line: int


def _names(source: str) -> tuple[list[Name], list[Name]]:
    """Give the names that a template sets by `as`, and those that it looks up and no tag around gives."""
    made: list[Name] = []
    asked: list[Name] = []
    blocks: list[str] = []
    inside: list[tuple[str, set[str]]] = []
    for token in Lexer(source).tokenize():
        if token.token_type not in {TokenType.BLOCK, TokenType.VAR}:
            continue
        said = QUOTED.sub('""', token.contents)
        tag, _, rest = said.partition(" ")
        if token.token_type is TokenType.VAR:
            tag, rest = "", said
        elif tag == "block":
            blocks.append(rest.strip())
            continue
        elif tag == "endblock":
            blocks.pop()
            continue
        elif tag.startswith("end"):
            if inside and inside[-1][0] == tag[3:]:
                inside.pop()
            continue
        own = {name for _, names in inside for name in names}
        if tag == "for":
            given, _, rest = rest.partition(" in ")
            inside.append((tag, {name.strip() for name in given.split(",")}))
        elif tag in GIVEN_INSIDE:
            inside.append((tag, set(GIVEN_INSIDE[tag].findall(rest))))
        if set_here := SET_AS.search(said):
            made.append(Name(set_here[1] or set_here[2], tuple(blocks), token.lineno or 0))
            rest = SET_AS.sub("", rest)
        asked += [
            Name(name, tuple(blocks), token.lineno or 0)
            for name in LOOKED_UP.findall(rest)
            if name not in own
        ]
    return made, asked


def _lost(source: str) -> Iterator[Name]:
    """Give each name that is looked up in a block and set only in blocks that do not lie around it."""
    made, asked = _names(source)
    places: dict[str, set[tuple[str, ...]]] = {}
    for each in made:
        places.setdefault(each.name, set()).add(each.blocks)
    for each in asked:
        among = places.get(each.name)
        if among and not any(each.blocks[: len(blocks)] == blocks for blocks in among):
            yield each


def test_what_is_lost_is_seen() -> None:
    lost = (
        "{% block crumbs %}{% url 'a' as a_url %}{{ a_url }}{% endblock %}"
        "{% block content %}<a href='{{ a_url }}'></a>{% endblock %}"
    )
    kept = (
        "{% block content %}{% url 'a' as a_url %}{% block inner %}{{ a_url }}{% endblock %}{% endblock %}"
        "{% block who %}{% for a_url in all %}{{ a_url }}{{ row.a_url }}{% endfor %}{% endblock %}"
    )
    assert [each.name for each in _lost(lost)] == ["a_url"]
    assert list(_lost(kept)) == []


def test_no_block_counts_on_what_another_sets() -> None:
    lost = {
        f"{name}:{each.line} {each.name}"
        for name, path in templates().items()
        for each in _lost((ROOT / path).read_text(encoding="utf-8"))
    }
    assert lost == set()
