"""What a search finds beside the documents: exchanges, networks, papers, units, as each app knows its own.

An app lists them in a module `finding.py`: `FINDS` is a sequence of functions from (viewer, question, moment) to
a `Part` with the first few lines and how many there are, or to None when nothing of it answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.functional import Promise

from utblick.engine.text.stems import answers, asked_stems
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules
from utblick.ui.desk import Line, Part

SHOWN = 3
# What the query language gives a meaning of its own: such a query asks about documents.
OPERATORS = re.compile(r'["()*:#]|\b(?:AND|OR|NOT|NEAR)\b')


@dataclass(frozen=True)
class Question:
    """Plain words that somebody looks for."""

    text: str

    @cached_property
    def _stems(self) -> tuple[tuple[str, ...], ...]:
        return asked_stems(self.text)

    @property
    def _is_telling(self) -> bool:
        """Say whether the letters mean something inside other words: a number, or a word of some length."""
        return len(self.text) > 4 or any(letter.isdigit() for letter in self.text)

    def fits(self, *texts: str | Promise) -> bool:
        """Say whether some texts together have every word in some form, or one has all of it letter by letter."""
        whole = " ".join(str(text) for text in texts if text)
        return answers(self._stems, whole) or (self._is_telling and self.text.casefold() in whole.casefold())


Find = Callable[[Viewer, Question, datetime], Part | None]


def question(query: str) -> Question | None:
    """Give what a query asks for in plain words; None where it is empty or says more than words."""
    text = " ".join(query.split())
    return Question(text) if len(text) > 1 and not OPERATORS.search(text) else None


def found(viewer: Viewer, query: str, at: datetime) -> list[Part]:
    """Give what answers a query beside the documents, in order."""
    asked = question(query)
    if asked is None:
        return []
    finds: Iterable[Find] = (find for module in modules("finding") for find in getattr(module, "FINDS", ()))
    parts = (find(viewer, asked, at) for find in finds)
    return sorted((part for part in parts if part is not None), key=lambda part: (part.order, part.name))


def part(
    name: str, title: str, lines: Sequence[Line], *, more: str = "", more_words: str = "", order: int = 50
) -> Part | None:
    """Give the first few of some lines with how many there are; None where there are none."""
    if not lines:
        return None
    return Part(name, title, lines[:SHOWN], more=more, more_words=more_words, order=order, total=len(lines))
