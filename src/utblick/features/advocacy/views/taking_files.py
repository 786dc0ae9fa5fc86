"""Files that people bring with a form."""

from __future__ import annotations

from typing import Any

from utblick.features.advocacy.document_kinds import check_is_document
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import FileRefused, store
from utblick.foundation.rules import RuleBroken

MOST_BYTES = 25 * 1024 * 1024


def taken_in(upload: Any) -> StoredFile | None:
    """Keep an uploaded file that a form gives; None when there is none. Raises RuleBroken with what is wrong."""
    if upload is None:
        return None
    try:
        return store(
            upload.file,
            upload.name or "",
            upload.content_type or "application/octet-stream",
            maximum=MOST_BYTES,
        )
    except FileRefused as reason:
        raise RuleBroken(str(reason)) from None


def record_taken_in(upload: Any) -> StoredFile | None:
    """Keep an uploaded file that becomes a public record: a document of a known kind. Raises RuleBroken."""
    if upload is not None and upload.size <= MOST_BYTES:
        check_is_document(upload.name or "", upload.read())
        upload.seek(0)
    return taken_in(upload)
