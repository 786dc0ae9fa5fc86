"""Every kind of public record: the table that the site, the data, the dictionary and the interface are made from."""

from utblick.features.publishing.shapes.fields import Field, NotOfShape, Shape, Type
from utblick.features.publishing.shapes.news import LETTER, NEWS
from utblick.features.publishing.shapes.pages import PAGE
from utblick.features.publishing.shapes.work import NETWORK, PROJECT

SHAPES: dict[str, Shape] = {shape.key: shape for shape in (PAGE, PROJECT, NETWORK, NEWS, LETTER)}

__all__ = ["LETTER", "NETWORK", "NEWS", "PAGE", "PROJECT", "SHAPES", "Field", "NotOfShape", "Shape", "Type"]
