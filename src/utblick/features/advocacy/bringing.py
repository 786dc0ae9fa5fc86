"""A text as a person brings it, a file or pasted, cut into parts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.connectors.eurlex import passages as connector
from utblick.engine.passages import plain
from utblick.engine.passages.writing import Passage
from utblick.features.advocacy.actions.texts import Part
from utblick.foundation.rules import RuleBroken

# A consolidated act of 300 pages in Formex is about 2 MB.
MOST_BYTES = 25_000_000

_OTHER_FORMAT = gettext_lazy(
    "The file is of another format; save the act as HTML, XML or text and try again."
)
# What the connector says of a file, and how it is told; the connectors know no languages but their own.
SAID = (
    (
        r"The file is a PDF; .*",
        gettext_lazy("The file is a PDF; save the act as HTML, XML or text and try again."),
    ),
    (r"The file is (?:a Word file|an old Office file).*; .*", _OTHER_FORMAT),
    (r"The file is empty\.", gettext_lazy("The file is empty.")),
    (r"The file is JSON, not an act\.", _OTHER_FORMAT),
    (r"The file holds no text\.", gettext_lazy("The file holds no text.")),
    (r"The file is no text; .*", _OTHER_FORMAT),
    (
        r"The file nests its elements deeper than any act does; .*",
        gettext_lazy("The file nests its elements deeper than any act does; it cannot be read."),
    ),
    (r"The page holds no text of an act\.", gettext_lazy("The page holds no text of an act.")),
    (r"The act has no text\.", gettext_lazy("The act has no text.")),
    (
        r"A file that starts with (?P<tag>.*) holds no act in Formex\.",
        gettext_lazy("A file that starts with %(tag)s holds no act in Formex."),
    ),
    (
        r"This file lists the parts of a publication \(DOC\); .*",
        gettext_lazy("The file lists the parts of a publication; the text is in the files that it names."),
    ),
    (
        r"This file is the table of contents of an Official Journal .*",
        gettext_lazy("The file is the table of contents of an Official Journal, without text."),
    ),
    (
        r"The file is no well-formed XML \((?P<where>.*)\)\.",
        gettext_lazy("The file is damaged XML (%(where)s). Fetch it anew."),
    ),
)


def parts_of_file(name: str, content: bytes) -> list[Part]:
    """Cut an act in Formex, HTML or plain text into parts. Raises RuleBroken with what is wrong."""
    if len(content) > MOST_BYTES:
        raise RuleBroken(_("The file is larger than 25 MB. Bring the text of the act alone."))
    found = connector.read(content, name)
    if isinstance(found, str):
        raise RuleBroken(in_page_language(found))
    return as_parts(found)


def in_page_language(said: str) -> str:
    """Give what the connector says of a file in the language of the page; an unknown sentence as it is."""
    for pattern, sentence in SAID:
        if (found := re.fullmatch(pattern, said)) is not None:
            return str(sentence) % found.groupdict() if found.groupdict() else str(sentence)
    return said


def parts_of_text(text: str) -> list[Part]:
    """Cut pasted text into parts."""
    return as_parts(plain.passages_of(text))


def as_parts(passages: Iterable[Passage]) -> list[Part]:
    """Give passages as an action takes them; what has neither words nor a heading is left out."""
    return [Part(one.id, one.label, one.heading, one.text) for one in passages if one.text or one.heading]
