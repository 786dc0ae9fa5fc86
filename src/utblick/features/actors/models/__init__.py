"""What is kept of people, bodies and contacts."""

from utblick.features.actors.models.contacts import Contact, Counterpart, Promise, RetentionRule
from utblick.features.actors.models.handling import (
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
    OtherFact,
    Person,
    PersonIdentifier,
    PersonName,
    Post,
)

__all__ = [
    "Body",
    "BodyIdentifier",
    "Contact",
    "Counterpart",
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
