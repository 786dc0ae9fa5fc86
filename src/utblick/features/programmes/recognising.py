"""Know a programme by what a source calls it: a name, a number of the portal, a CCI number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from utblick.features.programmes.models import Programme, ProgrammeName

_NOT_WORDS = re.compile(r"[^\w+]+")
# Further names of one programme stand in brackets or after a dash: "LIFE (L'Instrument Financier …)".
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# Lists say “South Baltic Programme” and “Programmet Central Baltic” of what has another name in full.
_PROGRAMME = re.compile(
    r"^(?:the )?(?:programme|programmet)\s+|\s+(?:cooperation )?(?:programme|programmet)$", re.I
)


def folded(name: str) -> str:
    """Give a name as it is compared: small letters, one blank between words, no other signs but +."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(_NOT_WORDS.sub(" ", plain).split())[:200]


class Known:
    """The names of all programmes, read once for many records."""

    def __init__(self) -> None:
        self._by_name = {
            row.folded: row.programme for row in ProgrammeName.objects.select_related("programme")
        }
        self._families: dict[str, list[Programme]] = {}
        for programme in Programme.objects.exclude(family=""):
            self._families.setdefault(programme.family, []).append(programme)

    def programme(self, said: Iterable[str], year: int | None = None) -> Programme | None:
        """Give the programme that the first known name means.

        A name without what stands in brackets counts too, and one without the word programme before or after it.

        `year` is the first of the period that the source says: it chooses the generation, and where none of the
        programme's generations has it, nothing is known.
        """
        for name in said:
            bare = _BRACKETS.sub("", name)
            for form in (name, bare, _PROGRAMME.sub("", bare.strip())):
                if found := self._by_name.get(folded(form)):
                    return found if year is None else self._generation(found, year)
        return None

    def _generation(self, programme: Programme, year: int) -> Programme | None:
        rows = self._families.get(programme.family, [programme])
        return next((row for row in rows if row.starts_on and row.starts_on.year == year), None)
