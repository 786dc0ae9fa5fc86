"""What can be wrong in a row of a list, kept as a code with its words, so that each reads it in their language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges.listed_columns import FIELDS

SENTENCES: dict[str, Promise] = {
    "no_title": _("It does not say what was done."),
    "no_day": _("It does not say when."),
    "day": _("“%(value)s” is no day that can be read. Write it as 2026-03-31."),
    "days_turned": _("The last day is before the first."),
    "days": _("The days cannot be right: %(first)s to %(last)s."),
    "no_unit": _("It does not say which unit."),
    "unit": _("No unit is called “%(name)s”."),
    "unit_near": _("No unit is called “%(name)s”. Do you mean %(near)s? Choose it among the units."),
    "unit_gone": _("%(unit)s did not exist on those days."),
    "there": _("It is registered already."),
    "twice": _("It is the same as line %(line)s."),
    "number": _("“%(value)s” is no number that can be read, and is left out: %(column)s."),
    "many": _("%(value)s participants cannot be right, and the number is left out."),
    "type": _("No type is called “%(value)s”, so the type is guessed."),
    "type_near": _("No type is called “%(value)s”, so it is taken as %(near)s."),
    "country": _("“%(value)s” is no country that is known, so the country is guessed from the place."),
    "shortened": _("It is too long, and its end is left out: %(column)s."),
}
"""Code -> the sentence. Those up to `twice` refuse a row; the others are remarks on a row that is taken in."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a row."""

    code: str
    said: Mapping[str, str]

    def __str__(self) -> str:
        said: dict[str, Any] = dict(self.said)
        if "column" in said:
            said["column"] = FIELDS[said["column"]][0]
        return str(SENTENCES[self.code] % said)


def fault(code: str, **said: object) -> Fault:
    """Give a fault with its words, each at most 80 letters of what the list says."""
    return Fault(code, {name: str(value)[:80] for name, value in said.items()})


def faults_of(kept: list[list[Any]]) -> list[Fault]:
    """Read faults as they were stored: `[[code, words], …]`."""
    return [Fault(code, said) for code, said in kept]


def as_kept(faults: tuple[Fault, ...]) -> list[list[Any]]:
    """Give faults as they are stored."""
    return [[one.code, dict(one.said)] for one in faults]
