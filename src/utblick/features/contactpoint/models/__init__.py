"""What the advisory desk keeps."""

from utblick.features.contactpoint.models.answers import StandardAnswer, Story
from utblick.features.contactpoint.models.cases import Case, Step
from utblick.features.contactpoint.models.checks import RuleCheck
from utblick.features.contactpoint.models.events import Evaluation, Event, SignUp
from utblick.features.contactpoint.models.profiles import Consent, Forwarding, Listener, Profile

__all__ = [
    "Case",
    "Consent",
    "Evaluation",
    "Event",
    "Forwarding",
    "Listener",
    "Profile",
    "RuleCheck",
    "SignUp",
    "StandardAnswer",
    "Step",
    "Story",
]
