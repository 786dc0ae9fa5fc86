"""Every kind of public record: the table that the site, the data, the dictionary and the interface are made from."""

from utblick.features.publishing.shapes.balticsea import POLICY_AREA
from utblick.features.publishing.shapes.concepts import CONCEPT
from utblick.features.publishing.shapes.coverage import COVERAGE
from utblick.features.publishing.shapes.decisions import DECISION
from utblick.features.publishing.shapes.exchanges import EXCHANGE
from utblick.features.publishing.shapes.fields import Field, NotOfShape, Shape, Type
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
    DECISION,
    REVIEW,
    POLICY_AREA,
    BOARD,
    UNIT,
    CONCEPT,
)
SHAPES: dict[str, Shape] = {shape.key: shape for shape in _SHAPES}

__all__ = [
    "BOARD",
    "CONCEPT",
    "COVERAGE",
    "DECISION",
    "EXCHANGE",
    "NETWORK",
    "PAGE",
    "POLICY_AREA",
    "PROJECT",
    "REVIEW",
    "SHAPES",
    "UNIT",
    "Field",
    "NotOfShape",
    "Shape",
    "Type",
]
