"""Add and change sources."""

from __future__ import annotations

from datetime import datetime

from utblick.connectors.registry import BY_NAME
from utblick.features.monitoring.models import Source
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer


def source_for_files(kind: str, key: str | None, *, by: Viewer, at: datetime) -> Source:
    """Give the source that files of a kind belong to: the one named by `key`, or one for files of that kind.

    Raises LookupError with a sentence when there is no source of that key.
    """
    by.check("monitoring.document.import")
    if key is not None:
        found = Source.objects.filter(key=key).first()
        if found is None:
            raise LookupError(f"there is no source with the key {key!r} in this installation")
        return found
    source, is_new = Source.objects.get_or_create(
        key=kind.replace("_", "-"),
        defaults={
            "kind": kind,
            "name_sv": BY_NAME[kind].sentence_sv.partition(":")[0].partition("(")[0].strip(" .")[:120],
            "name_en": BY_NAME[kind].sentence_en.partition(":")[0].partition("(")[0].strip(" .")[:120],
        },
    )
    if is_new:
        audit.record("monitoring.source.created", by=by, at=at, target=source)
    return source
