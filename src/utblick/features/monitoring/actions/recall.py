"""Keep the list of documents that mattered, by which a profile is tried."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.engine.text import languages
from utblick.features.monitoring import rules_profiles as rules
from utblick.features.monitoring.models import Document, RecallItem, WatchProfile
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer


@transaction.atomic
def add_document(
    profile: WatchProfile, document: Document, *, why: str = "", by: Viewer, at: datetime
) -> RecallItem:
    """List a document of the archive as one that mattered; once."""
    by.check("monitoring.profile.change")
    item, is_new = profile.recall_items.get_or_create(
        document=document,
        defaults={"title": document.title, "language": document.language, "why": why.strip()[:300]},
    )
    if is_new:
        _record(profile, None, item.title, by=by, at=at)
    return item


@transaction.atomic
def add_text(
    profile: WatchProfile, *, title: str, text: str, why: str = "", by: Viewer, at: datetime
) -> RecallItem:
    """List a text that is not in the archive as one that mattered."""
    by.check("monitoring.profile.change")
    rules.check_has_title(title)
    item = profile.recall_items.create(
        title=title.strip(),
        text=text.replace("\x00", "").strip(),
        language=languages.detect(f"{title}\n{text}")[:5],
        why=why.strip()[:300],
    )
    _record(profile, None, item.title, by=by, at=at)
    return item


@transaction.atomic
def remove_item(item: RecallItem, *, by: Viewer, at: datetime) -> None:
    """Take a document off the list."""
    by.check("monitoring.profile.change")
    _record(item.profile, item.title, None, by=by, at=at)
    item.delete()


def _record(
    profile: WatchProfile, before: str | None, after: str | None, *, by: Viewer, at: datetime
) -> None:
    changes = {"mattered": [before and before[:120], after and after[:120]]}
    audit.record("monitoring.profile.changed", by=by, at=at, target=profile, changes=changes)
