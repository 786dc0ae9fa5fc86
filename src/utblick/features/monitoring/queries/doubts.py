"""Values in a query that no document can carry: a source that is not there, a number that is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from utblick.engine import identifiers
from utblick.engine.archive import terms
from utblick.engine.archive.narrowing import Term
from utblick.engine.query.prose import values_in
from utblick.engine.query.tree import Node
from utblick.engine.text.fields import IDENTIFYING, comparable
from utblick.features.monitoring.archive.store import counts
from utblick.features.monitoring.document_types import TYPES
from utblick.features.monitoring.models import ArchiveLanguage, Source

# Field -> how its value may be written.
WRITTEN = {"procedure": "2018/0196(COD)", "celex": "32018L2001", "com": "COM(2018) 375"}


def doubts(node: Node) -> list[str]:
    """Say what in a query is probably a slip; a question to the database for each of source, type and language."""
    asked = values_in(node)
    found: list[str] = []
    if "source" in asked:
        keys = list(Source.objects.values_list("key", flat=True))
        found += _unknown(asked["source"], keys, _("No source is called “%(value)s” in queries."))
    if "type" in asked:
        said = [value.casefold() for value in asked["type"] if value.casefold() not in TYPES]
        # Sources have words of their own for types; the index knows which of them documents carry.
        asked_for = {value: Term(terms.field("type", comparable("type", value))) for value in said}
        carried = [value for value, number in counts(asked_for, 1).items() if number]
        found += _unknown(said, [*TYPES, *carried], _("No document is of the type “%(value)s”."))
    if "language" in asked:
        odd = [value for value in asked["language"] if not _is_language(value)]
        known = ArchiveLanguage.objects.values_list("code", flat=True) if odd else ()
        found += _unknown(
            odd, known, _("“%(value)s” is no code of a language: write language:sv, for example.")
        )
    for name in IDENTIFYING & asked.keys():
        for value in asked[name]:
            if identifiers.canonical(name, value) is None:
                found.append(
                    _("“%(value)s” is not written as such a number is: %(name)s:%(written)s, for example.")
                    % {"value": value, "name": name, "written": WRITTEN[name]}
                )
    return found


def _unknown(values: Iterable[str], known: Iterable[str], sentence: str) -> Iterator[str]:
    keys = set(known)
    for value in values:
        if value.casefold() in keys:
            continue
        said = sentence % {"value": value}
        near = get_close_matches(value.casefold(), keys, n=1, cutoff=0.6)
        yield f"{said} {_('Did you mean “%(near)s”?') % {'near': near[0]}}" if near else said


def _is_language(code: str) -> bool:
    try:
        get_language_info(code)
    except KeyError:
        return False
    return True
