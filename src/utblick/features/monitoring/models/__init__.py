"""What the watch remembers, one file for each subject."""

from utblick.features.monitoring.models.archive import ArchiveWord, SavedSearch
from utblick.features.monitoring.models.digests import Digest, DigestItem, Subscription
from utblick.features.monitoring.models.documents import (
    Document,
    DocumentBand,
    DocumentReference,
    DocumentVersion,
)
from utblick.features.monitoring.models.matters import (
    Follow,
    Judgement,
    KeptApart,
    Matter,
    MatterAlias,
    MatterNote,
    Regrouping,
)
from utblick.features.monitoring.models.profiles import Concept, Hit, RecallItem, WatchProfile
from utblick.features.monitoring.models.sources import Source, SourceCheck

__all__ = [
    "ArchiveWord",
    "Concept",
    "Digest",
    "DigestItem",
    "Document",
    "DocumentBand",
    "DocumentReference",
    "DocumentVersion",
    "Follow",
    "Hit",
    "Judgement",
    "KeptApart",
    "Matter",
    "MatterAlias",
    "MatterNote",
    "RecallItem",
    "Regrouping",
    "SavedSearch",
    "Source",
    "SourceCheck",
    "Subscription",
    "WatchProfile",
]
