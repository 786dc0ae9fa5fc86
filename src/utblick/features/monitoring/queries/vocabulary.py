"""The region's concepts: which there are, and which profiles use them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from django.db.models import QuerySet
from django.utils.translation import get_language

from utblick.engine.query.parse import QueryError, parse
from utblick.engine.query.tree import And, Concept, Near, Node, Not, Or, Title
from utblick.features.monitoring.models import Concept as ConceptRow
from utblick.features.monitoring.models import WatchProfile
from utblick.foundation.accounts.viewer import Viewer

_WRITTEN = re.compile(r"#([\w-]+)")


class _Everything:
    """A vocabulary in which every concept exists, so that a query with a lost concept can still be read."""

    def __contains__(self, name: object) -> bool:
        return True


@lru_cache(maxsize=5_000)
def concepts_in(query: str) -> frozenset[str]:
    """Give the names of the concepts that a query uses, also those that no longer exist."""
    try:
        return frozenset(_names(parse(query, _Everything())))
    except QueryError:
        # It cannot be read for another reason: what looks like a concept counts as one.
        return frozenset(_WRITTEN.findall(query))


def _names(node: Node) -> set[str]:
    if isinstance(node, Concept):
        return {node.name}
    if isinstance(node, And | Or):
        return {name for part in node.parts for name in _names(part)}
    if isinstance(node, Near):
        return _names(node.left) | _names(node.right)
    return _names(node.inside) if isinstance(node, Not | Title) else set()


def users_of_concepts() -> dict[str, list[WatchProfile]]:
    """Give the profiles that use each concept, by its name in queries."""
    users: defaultdict[str, list[WatchProfile]] = defaultdict(list)
    for profile in WatchProfile.objects.only("name", "query", "is_active"):
        for name in concepts_in(profile.query):
            users[name].append(profile)
    return dict(users)


def profiles_using(key: str) -> list[WatchProfile]:
    """Give the profiles that use a concept."""
    return users_of_concepts().get(key, [])


def concepts(viewer: Viewer) -> QuerySet[ConceptRow]:
    """Give the concepts that the viewer may see."""
    rows = ConceptRow.objects.all()
    return rows if viewer.may_somewhere("monitoring.profile.view") else rows.none()


def names_of_concepts() -> dict[str, str]:
    """Give each concept's name in the language of the page, by its name in queries."""
    column = "name_en" if get_language() == "en" else "name_sv"
    return dict(ConceptRow.objects.values_list("key", column))
