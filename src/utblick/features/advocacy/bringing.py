"""A text as a person brings it, a file or pasted, cut into parts."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from utblick.connectors.eurlex import passages as connector
from utblick.engine.passages import plain
from utblick.engine.passages.writing import Passage
from utblick.features.advocacy.actions.texts import Part
from utblick.foundation.rules import RuleBroken

# A consolidated act of 300 pages in Formex is about 2 MB.
MOST_BYTES = 25_000_000


def parts_of_file(name: str, content: bytes) -> list[Part]:
    """Cut an act in Formex, HTML or plain text into parts. Raises RuleBroken with what is wrong."""
    if len(content) > MOST_BYTES:
        raise RuleBroken(_("The file is larger than 25 MB. Bring the text of the act alone."))
    found = connector.read(content, name)
    if isinstance(found, str):
        raise RuleBroken(_(found))
    return as_parts(found)


def parts_of_text(text: str) -> list[Part]:
    """Cut pasted text into parts."""
    return as_parts(plain.passages_of(text))


def as_parts(passages: Iterable[Passage]) -> list[Part]:
    """Give passages as an action takes them; what has neither words nor a heading is left out."""
    return [Part(one.id, one.label, one.heading, one.text) for one in passages if one.text or one.heading]
