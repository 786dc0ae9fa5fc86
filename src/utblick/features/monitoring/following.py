"""A search as the question of a watch profile: what can be taken along, and what cannot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.engine.query.errors import QueryError
from utblick.engine.query.parse import parse
from utblick.engine.query.text import to_text
from utblick.engine.query.tree import And, Field, Node, Or
from utblick.features.monitoring import standing
from utblick.features.monitoring.archive import addresses
from utblick.features.monitoring.archive.asked import Search
from utblick.features.monitoring.models import SavedSearch

NOT_ASKED: dict[str, Promise] = {"year": _("the years"), "days": _("the days"), "board": _("the boards")}
"""What a search may be narrowed by that a profile does not ask about -> what it is called."""


class Question(NamedTuple):
    """A query with the keys of sources and the codes of languages; `without` has keys of `NOT_ASKED`."""

    query: str
    sources: Sequence[str]
    languages: Sequence[str]
    without: Sequence[str]


def question_of(asked: Search) -> Question | None:
    """Give what a profile asks that follows a search, or None where the search asks nothing of a profile.

    Ticked types become part of the query, as `type:`. Years, days and boards are nothing that a profile asks
    about what is to come.
    """
    query = _with_types(asked.query.strip(), asked.types)
    if not query:
        limits = [("source", asked.sources), ("language", asked.languages)]
        query = next((" OR ".join(f"{name}:{v}" for v in values) for name, values in limits if values), "")
    if not query:
        return None
    without = [name for name in ("year", "board") if asked.ticked[name]]
    without += ["days"] if asked.period.first or asked.period.last else []
    return Question(query, asked.sources, asked.languages, without)


def question_of_saved(saved: SavedSearch) -> Question | None:
    """Give the same for a saved search."""
    return question_of(addresses.read(dict(QueryDict(saved.address).lists())).search)


def left_out(without: Sequence[str]) -> str:
    """Say what a profile does not take along from a search; nothing when it takes all."""
    if not without:
        return ""
    said = _("Not taken along from the search, for a profile asks about what is to come: %(left)s.")
    return str(said) % {"left": ", ".join(str(words) for name, words in NOT_ASKED.items() if name in without)}


def _with_types(query: str, types: Sequence[str]) -> str:
    if not types:
        return query
    fields = [Field("type", value) for value in types]
    wanted: Node = fields[0] if len(fields) == 1 else Or(tuple(fields))
    try:
        return to_text(And((parse(query, standing.vocabulary()), wanted)) if query else wanted)
    except QueryError:  # the form shows what is wrong with it
        return f"({query}) AND ({to_text(wanted)})"
