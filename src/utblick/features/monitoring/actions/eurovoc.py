"""Store what files say of EuroVoc. Each statement is kept with its source and its time; an entry is what they
tell together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from utblick.connectors.record import ConceptRecord
from utblick.features.monitoring.eurovoc import Key, Known, Merged, Statement, merged, statement
from utblick.features.monitoring.models import EurovocConcept, EurovocLink, EurovocStatement, Source

COLUMNS = ("labels", "alternatives", "definitions", "url", "level", "words")


def known(keys: Iterable[Key]) -> Known:
    """Give what is known of some entries."""
    codes = {code for _scheme, code in keys}
    rows = EurovocConcept.objects.filter(code__in=codes)
    said = EurovocStatement.objects.filter(concept__code__in=codes)
    return Known(
        entries=set(rows.values_list("scheme", "code")),
        digests={
            ((scheme, code), edition, digest)
            for scheme, code, edition, digest in said.values_list(
                "concept__scheme", "concept__code", "edition", "digest"
            )
        },
    )


def store_concepts(source: Source, records: Sequence[ConceptRecord], *, at: datetime) -> tuple[int, int, int]:
    """Store a batch of records, inside a transaction; give how many were inserted, updated and unchanged."""
    # Two imports at once would both find an entry missing: the second waits for the first.
    Source.objects.select_for_update().get(pk=source.pk)
    statements = [statement(record) for record in records]
    before = known(one.key for one in statements)
    counts: Counter[str] = Counter()
    news: dict[tuple[Key, str], list[Statement]] = defaultdict(list)
    for one in statements:
        outcome = before.take(one)
        counts[outcome] += 1
        if outcome != "unchanged":
            news[one.key, one.edition].append(one)
    if news:
        rows = _rows({key for key, _edition in news}, at)
        _keep(source, rows, news, at)
        _tell(rows, at)
    return counts["inserted"], counts["updated"], counts["unchanged"]


def _rows(keys: set[Key], at: datetime) -> dict[Key, EurovocConcept]:
    """Give the rows of entries, new ones for those that are missing."""
    found = {
        (row.scheme, row.code): row
        for row in EurovocConcept.objects.filter(code__in={code for _scheme, code in keys})
        if (row.scheme, row.code) in keys
    }
    new = [
        EurovocConcept(scheme=scheme, code=code, seen_at=at, changed_at=at)
        for scheme, code in sorted(keys - set(found))
    ]
    for row in EurovocConcept.objects.bulk_create(new):
        found[row.scheme, row.code] = row
    return found


def _keep(
    source: Source,
    rows: dict[Key, EurovocConcept],
    news: dict[tuple[Key, str], list[Statement]],
    at: datetime,
) -> None:
    """Add statements; what the same edition said before holds no longer."""
    holding = EurovocStatement.objects.filter(concept__in=[row.pk for row in rows.values()], valid_until=None)
    keys = {row.pk: key for key, row in rows.items()}
    ended = [
        number
        for number, concept, edition in holding.values_list("pk", "concept", "edition")
        if (keys[concept], edition) in news
    ]
    EurovocStatement.objects.filter(pk__in=ended).update(valid_until=at)
    EurovocStatement.objects.bulk_create(
        EurovocStatement(
            concept=rows[key],
            edition=edition,
            content=one.content,
            digest=one.digest,
            issued=one.issued,
            source=source,
            licence=one.licence,
            seen_at=at,
            # A file may say two things of one entry; the last of them holds.
            valid_until=None if one is said[-1] else at,
        )
        for (key, edition), said in news.items()
        for one in said
    )


def _tell(rows: dict[Key, EurovocConcept], at: datetime) -> None:
    """Work out entries anew from the statements that hold."""
    said: defaultdict[int, list[tuple[str, dict[str, object]]]] = defaultdict(list)
    numbers = [row.pk for row in rows.values()]
    holding = EurovocStatement.objects.filter(concept__in=numbers, valid_until=None)
    for concept, edition, content in holding.values_list("concept", "edition", "content"):
        said[concept].append((edition, content))
    links: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    kept = EurovocLink.objects.filter(concept__in=numbers)
    for concept, relation, code in kept.values_list("concept", "relation", "code"):
        links[concept].add((relation, code))
    told: dict[int, Merged] = {number: merged(said[number]) for number in numbers}
    for row in rows.values():
        for name in COLUMNS:
            setattr(row, name, getattr(told[row.pk], name))
        row.changed_at = at
    # One upsert is four times as fast as `bulk_update`, which asks for each column of each row by its number.
    EurovocConcept.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        update_fields=[*COLUMNS, "changed_at"],
        unique_fields=["scheme", "code"],
    )
    moved = [number for number in numbers if links[number] != told[number].links]
    EurovocLink.objects.filter(concept__in=moved).delete()
    EurovocLink.objects.bulk_create(
        EurovocLink(concept_id=number, relation=relation, code=code)
        for number in moved
        for relation, code in sorted(told[number].links)
    )
