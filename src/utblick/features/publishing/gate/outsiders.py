"""Whose names must not slip out in a text: people outside the region that any room knows of by name."""

from __future__ import annotations

import re

from django.db.models import Model

from utblick.features.actors.models import Counterpart, Person
from utblick.features.contactpoint.models import SignUp
from utblick.features.exchanges.models import PersonNamed

SOURCES: tuple[type[Model], ...] = (Person, Counterpart, PersonNamed, SignUp)
LONGEST = 5  # words of a name
_WORD = re.compile(r"[^\W_]+")


def named_in(text: str) -> list[str]:
    """Give the names that stand in a text. A name of one word is no name here: it would hit any word like it."""
    words = _WORD.findall(text.casefold())
    rows = {
        tuple(words[at : at + length])
        for length in range(2, LONGEST + 1)
        for at in range(len(words) - length + 1)
    }
    found: dict[str, None] = {}
    for model in SOURCES:
        for name in model._default_manager.exclude(name="").values_list("name", flat=True).distinct():
            if tuple(_WORD.findall(name.casefold())) in rows:
                found[name] = None
    return list(found)
