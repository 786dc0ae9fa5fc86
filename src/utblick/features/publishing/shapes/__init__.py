"""Every kind of public record: the table that the site, the data, the dictionary and the interface are made from."""

from utblick.features.publishing.shapes.actors import BODY, PERSON
from utblick.features.publishing.shapes.balticsea import POLICY_AREA
from utblick.features.publishing.shapes.concepts import CONCEPT
from utblick.features.publishing.shapes.coverage import COVERAGE
from utblick.features.publishing.shapes.decisions import DECISION
from utblick.features.publishing.shapes.exchanges import EXCHANGE
from utblick.features.publishing.shapes.fields import Field, NotOfShape, Shape, Type
from utblick.features.publishing.shapes.influence import CONTACT, OUTCOME, POSITION, PROCESS
from utblick.features.publishing.shapes.news import LETTER, NEWS
from utblick.features.publishing.shapes.offers import CALL, EVENT, PARTNER
from utblick.features.publishing.shapes.organisation import BOARD, UNIT
from utblick.features.publishing.shapes.pages import PAGE
from utblick.features.publishing.shapes.reviews import REVIEW
from utblick.features.publishing.shapes.work import NETWORK, PROJECT

# In the order of the site.
_SHAPES = (
    PAGE,
    PROJECT,
    NETWORK,
    EXCHANGE,
    COVERAGE,
    PROCESS,
    POSITION,
    CONTACT,
    OUTCOME,
    DECISION,
    REVIEW,
    NEWS,
    LETTER,
    POLICY_AREA,
    CALL,
    EVENT,
    PARTNER,
    BOARD,
    UNIT,
    BODY,
    PERSON,
    CONCEPT,
)
# Registers and standing texts: nobody waits for news of them.
QUIET = frozenset({"page", "unit", "board", "concept", "body", "person", "policy_area", "coverage"})
SHAPES: dict[str, Shape] = {shape.key: shape for shape in _SHAPES}

__all__ = [
    "BOARD",
    "BODY",
    "CALL",
    "CONCEPT",
    "CONTACT",
    "COVERAGE",
    "DECISION",
    "EVENT",
    "EXCHANGE",
    "LETTER",
    "NETWORK",
    "NEWS",
    "OUTCOME",
    "PAGE",
    "PARTNER",
    "PERSON",
    "POLICY_AREA",
    "POSITION",
    "PROCESS",
    "PROJECT",
    "QUIET",
    "REVIEW",
    "SHAPES",
    "UNIT",
    "Field",
    "NotOfShape",
    "Shape",
    "Type",
]
