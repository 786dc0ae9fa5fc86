"""What the advisory desk keeps."""

from utblick.features.contactpoint.models.answers import StandardAnswer, Story
from utblick.features.contactpoint.models.cases import Case, Step
from utblick.features.contactpoint.models.checks import RuleCheck
from utblick.features.contactpoint.models.events import Evaluation, Event, SignUp
from utblick.features.contactpoint.models.meetings import MeetingDocument, NetworkMeeting
from utblick.features.contactpoint.models.profiles import Consent, Forwarding, Listener, Profile
from utblick.features.contactpoint.models.weeding import CountedCase, Fact, Weeding, WeedingRule

__all__ = [
    "Case",
    "Consent",
    "CountedCase",
    "Evaluation",
    "Event",
    "Fact",
    "Forwarding",
    "Listener",
    "MeetingDocument",
    "NetworkMeeting",
    "Profile",
    "RuleCheck",
    "SignUp",
    "StandardAnswer",
    "Step",
    "Story",
    "Weeding",
    "WeedingRule",
]
