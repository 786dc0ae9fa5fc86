"""Write documents into the archive's index, in the same transaction as the documents themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from utblick.engine.archive import terms
from utblick.engine.text.analysis import Analysis, analyse
from utblick.features.monitoring.archive import store as store_
from utblick.features.monitoring.archive.store import GRAMS, rank, store
from utblick.features.monitoring.models import ArchiveEntry, ArchiveLanguage, ArchiveWord, Document
from utblick.features.monitoring.standing import as_text

# Any number that no other lock of the installation uses.
_VOCABULARY_LOCK = 7_281_930


@dataclass(frozen=True, slots=True)
class Reading:
    """What the index keeps of one document."""

    document: Document
    language: str
    terms: set[str]
    words: set[str]


def read(document: Document, analysis: Analysis) -> Reading:
    """Read what the index keeps, so that the analysis need not be."""
    return Reading(document, analysis.language[:20], terms.terms(analysis), terms.vocabulary(analysis))


def index(readings: Sequence[Reading]) -> None:
    """Make stored documents findable, in place of what was indexed of them before."""
    remove([reading.document for reading in readings])
    rows, entries = [], []
    for reading in readings:
        document = reading.document
        on = day(document)
        document.archive_rank = rank(on, document.pk)
        # Where it is placed is one thing, when it was published another: a letter may say no day.
        dated = terms.year(document.published_on.year) if document.published_on else terms.UNDATED
        rows.append((document.archive_rank, {*reading.terms, dated}))
        entries.append(
            ArchiveEntry(
                rank=document.archive_rank,
                source=document.source.key,
                type=document.type,
                language=reading.language,
                length=len(document.title) + len(document.text),
            )
        )
    Document.objects.bulk_update([reading.document for reading in readings], ["archive_rank"])
    store().write(rows)
    ArchiveEntry.objects.bulk_create(entries)
    languages = {reading.language for reading in readings}
    known = set(ArchiveLanguage.objects.filter(code__in=languages).values_list("code", flat=True))
    for code in sorted(languages - known):
        ArchiveLanguage.objects.get_or_create(code=code)
    _learn(sorted(set().union(*(reading.words for reading in readings))))


def day(document: Document) -> date:
    """Give the day by which a document is placed: when it was published, or else first seen."""
    return document.published_on or timezone.localdate(document.first_seen_at)


def _learn(words: list[str]) -> None:
    """Add words to the vocabulary, each once."""
    for start in range(0, len(words), 500):
        some = words[start : start + 500]
        known = set(ArchiveWord.objects.filter(word__in=some).values_list("word", flat=True))
        new = [word for word in some if word not in known]
        if not new:
            continue
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # Two imports that add the same words in different order would wait for each other for ever.
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_VOCABULARY_LOCK])
            places = ", ".join(["(%s)"] * len(new))
            cursor.execute(
                f"INSERT INTO {ArchiveWord._meta.db_table} (word) VALUES {places} "  # noqa: S608 (a constant)
                "ON CONFLICT DO NOTHING RETURNING id, word",
                new,
            )
            added = cursor.fetchall()
        store().write([(number, terms.grams(word)) for number, word in added], GRAMS)


def remove(documents: Iterable[Document]) -> None:
    """Take documents out of the index."""
    ranks = [d.archive_rank for d in documents if d.archive_rank is not None]
    if not ranks:
        return
    store().remove(ranks)
    ArchiveEntry.objects.filter(pk__in=ranks).delete()


@transaction.atomic
def empty() -> None:
    """Forget all that is indexed; search finds nothing until `rebuild` has been there."""
    store_.empty()
    for model in (ArchiveEntry, ArchiveWord, ArchiveLanguage):
        model.objects.all().delete()
    Document.objects.update(archive_rank=None)


def _ranks() -> tuple[set[int], set[int], set[int]]:
    """Give the ranks that documents have, those in the index, and those that are counted."""
    # Documents last: what comes in meanwhile is then no entry without a document.
    indexed, counted = set(store().indexed()), set(ArchiveEntry.objects.values_list("pk", flat=True))
    held = Document.objects.exclude(archive_rank=None).values_list("archive_rank", flat=True)
    return {rank_ for rank_ in held if rank_ is not None}, indexed, counted


def disagreement() -> tuple[int, int]:
    """Give how many documents search does not have, and how many it has that are no longer there."""
    held, indexed, counted = _ranks()
    return Document.objects.count() - len(held & indexed & counted), len((indexed | counted) - held)


def remove_strays() -> int:
    """Take out what is indexed of documents that are no longer there, or have another place now; count it."""
    held, indexed, counted = _ranks()
    listed = sorted((indexed | counted) - held)
    for start in range(0, len(listed), 500):
        with transaction.atomic():
            store().remove(listed[start : start + 500])
            ArchiveEntry.objects.filter(pk__in=listed[start : start + 500]).delete()
    return len(listed)


def rebuild(progress: Callable[[int, int], None] | None = None) -> int:
    """Index every document anew, a transaction for each hundred; give how many there are.

    `progress` is told how many are done, and of how many.
    """
    count = 0
    numbers = list(Document.objects.order_by("id").values_list("pk", flat=True))
    for start in range(0, len(numbers), 100):
        with transaction.atomic():
            some = Document.objects.filter(pk__in=numbers[start : start + 100]).select_related("source")
            index([read(document, analyse(as_text(document))) for document in some])
            count += len(some)
        if progress:
            progress(count, len(numbers))
    store().tidy()
    return count
