"""Identifiers of EU and Swedish documents: find them in text, write them canonically, compare them."""

from utblick.engine.identifiers.comparing import bare, canonical, implied, key, key_of
from utblick.engine.identifiers.finding import TYPES, Identifier, at, find

__all__ = ["TYPES", "Identifier", "at", "bare", "canonical", "find", "implied", "key", "key_of"]
