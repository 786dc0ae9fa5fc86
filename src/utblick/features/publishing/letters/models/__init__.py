"""The rows of letters: notices, those who get them, and the issues that are sent."""

from utblick.features.publishing.letters.models.issues import Issue, IssueItem, Opening, Section
from utblick.features.publishing.letters.models.notices import Audience, Notice
from utblick.features.publishing.letters.models.subscribers import Subscriber, SubscriptionRequest

__all__ = [
    "Audience",
    "Issue",
    "IssueItem",
    "Notice",
    "Opening",
    "Section",
    "Subscriber",
    "SubscriptionRequest",
]
