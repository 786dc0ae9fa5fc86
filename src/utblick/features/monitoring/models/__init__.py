"""What the watch remembers, one file for each subject."""

from utblick.features.monitoring.models.archive import (
    ArchiveEntry,
    ArchiveLanguage,
    ArchiveWord,
    SavedSearch,
)
from utblick.features.monitoring.models.digests import (
    Digest,
    DigestItem,
    DigestNotice,
    MailSettings,
    Subscription,
)
from utblick.features.monitoring.models.documents import (
    Document,
    DocumentBand,
    DocumentReference,
    DocumentVersion,
)
from utblick.features.monitoring.models.eurovoc import EurovocConcept, EurovocLink, EurovocStatement
from utblick.features.monitoring.models.matters import (
    Follow,
    Judgement,
    KeptApart,
    Matter,
    MatterAlias,
    MatterNote,
    Regrouping,
)
from utblick.features.monitoring.models.originals import DocumentFile
from utblick.features.monitoring.models.profiles import Concept, Hit, RecallItem, WatchProfile
from utblick.features.monitoring.models.sources import Source, SourceCheck

__all__ = [
    "ArchiveEntry",
    "ArchiveLanguage",
    "ArchiveWord",
    "Concept",
    "Digest",
    "DigestItem",
    "DigestNotice",
    "Document",
    "DocumentBand",
    "DocumentFile",
    "DocumentReference",
    "DocumentVersion",
    "EurovocConcept",
    "EurovocLink",
    "EurovocStatement",
    "Follow",
    "Hit",
    "Judgement",
    "KeptApart",
    "MailSettings",
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
