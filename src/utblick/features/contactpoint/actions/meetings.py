"""Network meetings: written, and their documents kept and taken away again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.contactpoint import periods, rules
from utblick.features.contactpoint.actions.saving import WRITE, locked, saved, told
from utblick.features.contactpoint.models import MeetingDocument, NetworkMeeting
from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files import forget
from utblick.foundation.files.models import StoredFile

FIELDS = frozenset({"on", "until", "title", "place", "programme", "took_part", "notes"})


@transaction.atomic
def save_meeting(
    meeting: NetworkMeeting | None, *, version: int | None = None, by: Viewer, at: datetime, **fields: Any
) -> NetworkMeeting:
    """Write a network meeting, or change one; one that lies ahead has no notes yet."""
    by.check(WRITE)
    rules.check_programme_is_known(fields["programme"], periods.periods())
    row = locked(meeting, version) if meeting is not None else NetworkMeeting()
    return saved(row, fields, FIELDS, "contactpoint.meeting.saved", by=by, at=at)


@transaction.atomic
def add_document(
    meeting: NetworkMeeting,
    *,
    name: str,
    file: StoredFile | None = None,
    address: str = "",
    by: Viewer,
    at: datetime,
) -> MeetingDocument:
    """Keep a document of a meeting: a file, or where it lies."""
    by.check(WRITE)
    rules.check_document_is_one(file is not None, address)
    rules.check_names_no_personal_number([name])
    row = MeetingDocument(meeting=locked(meeting), name=name.strip(), file=file, address=address.strip())
    checked_and_saved(row)
    changes = told(["file" if file is not None else "address"])
    audit.record("contactpoint.meeting.document_added", by=by, at=at, target=meeting, changes=changes)
    return row


@transaction.atomic
def remove_document(document: MeetingDocument, *, by: Viewer, at: datetime) -> None:
    """Take a document away from its meeting; a file that nothing else needs is erased."""
    by.check(WRITE)
    audit.record("contactpoint.meeting.document_removed", by=by, at=at, target=document.meeting)
    erase_document(document)


def erase_document(document: MeetingDocument) -> None:
    """Erase a document, with its file where nothing else needs it."""
    file = document.file
    document.delete()
    if file is not None:
        forget(file)
