"""What the room of advocacy holds."""

from utblick.features.advocacy.models.answers import Answer, AnswerKind, Contribution
from utblick.features.advocacy.models.arguing import Advice, Advised, Objection
from utblick.features.advocacy.models.contacts import ContactSubject
from utblick.features.advocacy.models.effects import Echo, Grade, Lead, Outcome, Verdict
from utblick.features.advocacy.models.positions import (
    Ask,
    Holder,
    Letter,
    Point,
    Position,
    Priority,
    Side,
    Stance,
    Standing,
    Wording,
)
from utblick.features.advocacy.models.procedures import (
    Deadline,
    Event,
    Involvement,
    Number,
    Part,
    Procedure,
    Relation,
    RelationKind,
    Sourced,
    ToldWarning,
    Visit,
)
from utblick.features.advocacy.models.processes import Arena, Place, Process, TeamMember, in_language
from utblick.features.advocacy.models.texts import Amendment, Passage, Stage, Text

__all__ = [
    "Advice",
    "Advised",
    "Amendment",
    "Answer",
    "AnswerKind",
    "Arena",
    "Ask",
    "ContactSubject",
    "Contribution",
    "Deadline",
    "Echo",
    "Event",
    "Grade",
    "Holder",
    "Involvement",
    "Lead",
    "Letter",
    "Number",
    "Objection",
    "Outcome",
    "Part",
    "Passage",
    "Place",
    "Point",
    "Position",
    "Priority",
    "Procedure",
    "Process",
    "Relation",
    "RelationKind",
    "Side",
    "Sourced",
    "Stage",
    "Stance",
    "Standing",
    "TeamMember",
    "Text",
    "ToldWarning",
    "Verdict",
    "Visit",
    "Wording",
    "in_language",
]
