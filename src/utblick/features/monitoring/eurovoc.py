"""What EuroVoc's files say of an entry, put together: pure, and the same in whatever order they were read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from utblick.connectors.record import ConceptRecord
from utblick.engine.text.words import fold
from utblick.features.monitoring.intake import clean

# Which kind of file is believed where several say the same thing otherwise: the list of concepts is the newest
# that is passed on, the tables have the official labels of each language, the thesaurus is of 2021, and rows of
# our own are a selection of the others.
EDITIONS = ("list", "labels-", "thesaurus", "levels", "")
BY_LANGUAGE = ("labels", "alternatives", "definitions")
RELATIONS = ("broader", "related", "replaced_by", "within")
LONGEST_CODE = 20

Key = tuple[str, str]
Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one record says: of which entry, in which edition, and the digest that tells it from others."""

    key: Key
    edition: str
    content: Content
    digest: str
    issued: str
    licence: str


def statement(record: ConceptRecord) -> Statement:
    """Give what a record says, without what it leaves out."""
    said: dict[str, Any] = {
        name: {
            language[:5]: _cleaned(value)
            for language, value in sorted(getattr(record, name).items())
            if value
        }
        for name in BY_LANGUAGE
    }
    said |= {
        name: sorted({clean(code)[:LONGEST_CODE] for code in getattr(record, name)}) for name in RELATIONS
    }
    said |= {"level": record.level, "url": clean(record.url)[:200]}
    content = {name: value for name, value in said.items() if value}
    issued = clean(record.issued)[:10]
    digest = hashlib.sha256(
        json.dumps([content, issued], sort_keys=True, ensure_ascii=False).encode()
    ).hexdigest()
    edition, licence = clean(record.edition)[:40], clean(record.licence)[:200]
    return Statement((record.scheme, clean(record.source_id)), edition, content, digest, issued, licence)


def _cleaned(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else list(dict.fromkeys(map(clean, value)))


@dataclass(frozen=True, slots=True)
class Merged:
    """An entry as all its statements tell it."""

    labels: dict[str, str]
    alternatives: dict[str, list[str]]
    definitions: dict[str, str]
    url: str
    level: int | None
    links: frozenset[tuple[str, str]]
    words: str


def merged(said: Iterable[tuple[str, Content]]) -> Merged:
    """Put together what editions say: (edition, content), at most one of each."""
    contents = [content for edition, content in sorted(said, key=lambda one: (_place(one[0]), one[0]))]
    found: dict[str, dict[str, Any]] = {name: {} for name in BY_LANGUAGE}
    for name in BY_LANGUAGE:
        for content in contents:
            for language, value in content.get(name, {}).items():
                found[name].setdefault(language, value)
    links = {
        (relation, code)
        for relation in RELATIONS
        for code in next((content[relation] for content in contents if content.get(relation)), ())
    }
    return Merged(
        labels=found["labels"],
        alternatives=found["alternatives"],
        definitions=found["definitions"],
        url=next((content["url"] for content in contents if content.get("url")), ""),
        level=next((content["level"] for content in contents if content.get("level")), None),
        links=frozenset(links),
        words=_words(found["labels"].values(), found["alternatives"].values()),
    )


def _place(edition: str) -> int:
    return next(at for at, beginning in enumerate(EDITIONS) if edition.startswith(beginning))


def _words(labels: Iterable[str], alternatives: Iterable[Iterable[str]]) -> str:
    names = [*labels, *(name for names in alternatives for name in names)]
    return "\n".join(sorted({fold(name) for name in names}))


@dataclass(slots=True)
class Known:
    """Which entries there are, and the digests of all that was ever said of each, by edition."""

    entries: set[Key] = field(default_factory=set)
    digests: set[tuple[Key, str, str]] = field(default_factory=set)

    def take(self, said: Statement) -> str:
        """Say what a statement is (`inserted`, `updated`, `unchanged`) and remember it.

        What was said before and has been said otherwise since is unchanged: an old file read again is no news.
        """
        mark = (said.key, said.edition, said.digest)
        if mark in self.digests:
            return "unchanged"
        outcome = "updated" if said.key in self.entries else "inserted"
        self.entries.add(said.key)
        self.digests.add(mark)
        return outcome
