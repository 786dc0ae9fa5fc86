"""Write documents into the archive's index, in the same transaction as the documents themselves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from utblick.engine.archive.terms import LONGEST, terms
from utblick.engine.text.analysis import Analysis, analyse
from utblick.features.monitoring.archive.store import rank, store
from utblick.features.monitoring.models import ArchiveWord, Document
from utblick.features.monitoring.standing import as_text


def index(document: Document, analysis: Analysis) -> None:
    """Make a stored document findable, in place of what was indexed of it before."""
    if document.archive_rank is not None:
        store().remove([document.archive_rank])
    on: date = document.published_on or timezone.localdate(document.first_seen_at)
    document.archive_rank = rank(on, document.pk)
    document.save(update_fields=["archive_rank"])
    store().write([(document.archive_rank, terms(analysis))])
    words = {word[:LONGEST] for part in ("title", "text") for word in analysis.distinct_words(part)}
    ArchiveWord.objects.bulk_create(
        [ArchiveWord(word=w) for w in sorted(words)], ignore_conflicts=True, batch_size=500
    )


def remove(documents: Iterable[Document]) -> None:
    """Take documents out of the index."""
    store().remove([d.archive_rank for d in documents if d.archive_rank is not None])


def rebuild() -> int:
    """Index every document anew, a transaction for each hundred; give how many there are."""
    count = 0
    numbers = list(Document.objects.order_by("id").values_list("pk", flat=True))
    for start in range(0, len(numbers), 100):
        with transaction.atomic():
            for document in Document.objects.filter(pk__in=numbers[start : start + 100]).select_related(
                "source"
            ):
                index(document, analyse(as_text(document)))
                count += 1
    return count
