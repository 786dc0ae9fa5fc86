"""Make the frozen copy of a record: exactly what the kind's table lists, the wording, and the names let through."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Named
from utblick.features.publishing.models import Publication
from utblick.features.publishing.shapes.fields import LANGUAGES

PARTS = ("title", "summary", "body")


def wording_of(publication: Publication | None, drafts: Mapping[str, Draft]) -> dict[str, dict[str, str]]:
    """Give the public wording in each language: what was written, and the draft where nobody has written.

    A part that was emptied stays empty.
    """
    written = {row.language: row for row in publication.wordings.all()} if publication else {}
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        row, draft = written.get(language), drafts.get(language)
        found[language] = {}
        for part in PARTS:
            words = getattr(row, part, None)
            found[language][part] = (getattr(draft, part, "") if words is None else words).strip()
    return found


def left_out(publication: Publication | None) -> dict[str, list[str]]:
    """Give, by language, the parts that somebody emptied: no other language stands in for them, but for a heading."""
    rows = publication.wordings.all() if publication else ()
    found = {row.language: [part for part in ("summary", "body") if getattr(row, part) == ""] for row in rows}
    return {language: parts for language, parts in found.items() if parts}


def fingerprint(kind: Kind, facts: Facts, wording: Mapping[str, Mapping[str, str]]) -> str:
    """Give the fingerprint of what would go out: it moves when a fact or a word moves, never else."""
    said = {
        "values": kind.shape.checked(facts.values),
        "wording": wording,
        "people": sorted(person.key for person in facts.people),
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def content(
    kind: Kind,
    facts: Facts,
    publication: Publication | None,
    wording: Mapping[str, Mapping[str, str]],
    let_through: Collection[Named],
) -> dict[str, Any]:
    """Give the copy that is kept. Raises NotOfShape for a fact that the kind's table does not list."""
    return {
        "values": kind.shape.checked(facts.values),
        "wording": {language: dict(wording[language]) for language in LANGUAGES},
        "left_out": left_out(publication),
        "people": [
            {
                "name": one.name,
                "function": {language: one.function.get(language, "") for language in LANGUAGES},
            }
            for one in let_through
        ],
    }
