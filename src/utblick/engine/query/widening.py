"""Let the words of a query have other forms beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from utblick.engine.query.tree import And, Near, Node, Operand, Or, Title, Words

Forms = Mapping[str, Sequence[str]]


def widened(node: Node, forms: Forms) -> Node:
    """Give the query that finds these forms of its words too; what it leaves out stays as it is."""
    match node:
        case Words(words=(word,), at=at) if forms.get(word):
            return Or((node, *(Words((form,), at) for form in forms[word])), at)
        case Or(parts=parts, at=at):
            wider: list[Node] = []
            for part in parts:
                found = widened(part, forms)
                wider += found.parts if isinstance(found, Or) else (found,)
            return Or(tuple(dict.fromkeys(wider)), at)
        case And(parts=parts, at=at):
            return And(tuple(widened(part, forms) for part in parts), at)
        case Near(distance=distance, left=left, right=right, at=at):
            return Near(distance, _operand(left, forms), _operand(right, forms), at)
        case Title(inside=inside, at=at):
            return Title(_operand(inside, forms), at)
        case _:
            return node


def _operand(node: Operand, forms: Forms) -> Operand:
    # An operand becomes no more than a group of words.
    return cast(Operand, widened(node, forms))
