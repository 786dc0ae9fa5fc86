"""What is kept of people, bodies and contacts."""

from utblick.features.actors.models.contacts import Contact, Counterpart, Promise, RetentionRule
from utblick.features.actors.models.handling import (
    BodyMerge,
    Destruction,
    Forgetting,
    MailboxReading,
    MeetingMatch,
    Merge,
    OwnName,
    PublishedMeeting,
)
from utblick.features.actors.models.people import (
    Body,
    BodyIdentifier,
    BodyName,
    OtherFact,
    Person,
    PersonIdentifier,
    PersonName,
    Post,
)

__all__ = [
    "Body",
    "BodyIdentifier",
    "BodyMerge",
    "BodyName",
    "Contact",
    "Counterpart",
    "Destruction",
    "Forgetting",
    "MailboxReading",
    "MeetingMatch",
    "Merge",
    "OtherFact",
    "OwnName",
    "Person",
    "PersonIdentifier",
    "PersonName",
    "Post",
    "Promise",
    "PublishedMeeting",
    "RetentionRule",
]
