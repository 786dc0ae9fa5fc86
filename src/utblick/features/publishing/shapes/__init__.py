"""Every kind of public record: the table that the site, the data, the dictionary and the interface are made from."""

from utblick.features.publishing.shapes.actors import BODY, PERSON
from utblick.features.publishing.shapes.fields import Field, NotOfShape, Shape, Type
from utblick.features.publishing.shapes.influence import CONTACT, OUTCOME, POSITION, PROCESS
from utblick.features.publishing.shapes.offers import CALL, EVENT, PARTNER
from utblick.features.publishing.shapes.pages import PAGE
from utblick.features.publishing.shapes.work import NETWORK, PROJECT

# In the order of the site.
SHAPES: dict[str, Shape] = {
    shape.key: shape
    for shape in (
        PAGE,
        PROJECT,
        PROCESS,
        POSITION,
        CONTACT,
        OUTCOME,
        NETWORK,
        CALL,
        EVENT,
        PARTNER,
        BODY,
        PERSON,
    )
}

__all__ = [
    "BODY",
    "CALL",
    "CONTACT",
    "EVENT",
    "NETWORK",
    "OUTCOME",
    "PAGE",
    "PARTNER",
    "PERSON",
    "POSITION",
    "PROCESS",
    "PROJECT",
    "SHAPES",
    "Field",
    "NotOfShape",
    "Shape",
    "Type",
]
