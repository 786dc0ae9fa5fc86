"""What a query may have been meant to say, and which forms of its words it does not find: a hint with another query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.engine.query.parse import QueryError, parse
from utblick.engine.query.text import to_text
from utblick.engine.query.widening import widened
from utblick.features.monitoring import slips, standing
from utblick.features.monitoring.asking import Question, WordCount
from utblick.features.monitoring.models import Source
from utblick.features.monitoring.queries.forms import other_forms
from utblick.features.monitoring.queries.prose import page_language

_SAID: dict[str, Promise] = {
    "minus": gettext_lazy("A minus sign leaves nothing out: “%(written)s” was read as a word to be found."),
    "near": gettext_lazy("“%(written)s” was read as words; nearness is written %(meant)s."),
    "field": gettext_lazy("“%(written)s” was read as a word; the field is written %(meant)s."),
    "celex": gettext_lazy("A CELEX number is found by itself; “CELEX” before it was sought as a word too."),
    "eurovoc": gettext_lazy("A EuroVoc subject is asked for as %(meant)s."),
    "address": gettext_lazy("An address is not searched for; the number of the document in it is."),
    "operator": gettext_lazy(
        "“%(written)s” was read as a word to be found; between words it is written %(meant)s."
    ),
}


@dataclass(frozen=True, slots=True)
class Hint:
    """What was read otherwise than it looks, and the query that was probably meant (empty: none can be told)."""

    said: Sequence[str]
    query: str


def hint(query: str, vocabulary: standing.Vocabulary | None = None) -> Hint | None:
    """Say what in a query was probably meant otherwise; nothing when it is as it looks."""
    words = standing.vocabulary() if vocabulary is None else vocabulary
    meant, found = slips.meant_by(
        query,
        is_swedish=page_language() == "sv",
        can_be_read=lambda text: _can_be_read(text, words),
        sources=_sources() if ":" in query else None,
    )
    if not found:
        return None
    said = [str(_SAID[one.kind]) % {"written": one.written, "meant": _shown(one)} for one in found]
    return Hint(list(dict.fromkeys(said)), meant)


def _shown(one: slips.Slip) -> str:
    return one.meant.partition(":")[0] + ":" if one.kind == "field" else one.meant


def _can_be_read(text: str, vocabulary: standing.Vocabulary) -> bool:
    try:
        parse(text, vocabulary)
    except QueryError:
        return False
    return True


def _sources() -> dict[str, str]:
    rows = Source.objects.values_list("key", "name_sv", "name_en")
    return {name.casefold(): key for key, *names in rows for name in names if " " not in name}


@dataclass(frozen=True, slots=True)
class Missed:
    """Forms of a query's words that it does not find, with their counts, and the query that does."""

    forms: dict[str, list[WordCount]]
    query: str

    @property
    def listed(self) -> list[WordCount]:
        return [form for listed in self.forms.values() for form in listed]

    @property
    def sentence(self) -> str:
        """Say it."""
        counted = ", ".join(f"{form.text} ({form.count})" for form in self.listed)
        return _("Forms that are in the archive and are not found by themselves: %(forms)s.") % {
            "forms": counted
        }


def missed_forms(question: Question) -> Missed | None:
    """Give the forms in the archive that a query does not find; nothing when it finds all that are known of."""
    found = other_forms(question)
    if not found:
        return None
    words = {word: [form.text for form in listed] for word, listed in found.items()}
    return Missed(found, to_text(widened(question.tree, words)))
