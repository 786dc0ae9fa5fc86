"""How far a proposed wording got: where an ask's words stand in amendments or in an adopted act."""

from utblick.engine.tracing.reading import Ask, Text
from utblick.engine.tracing.tracer import Lead, Traced, Tracer, Versions

__all__ = ["Ask", "Lead", "Text", "Traced", "Tracer", "Versions"]
