"""A programme and its rows in sentences: until when, who may apply, which share is paid, what a row says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.engine.eligibility import nuts
from utblick.engine.eligibility.countries import country_en, country_sv
from utblick.engine.eligibility.wording import eur_en, eur_sv, listed_en, listed_sv
from utblick.features.organisation.models import Certainty
from utblick.features.programmes.models import Area, FormRule, NamedRule, Programme, Rate
from utblick.features.programmes.row_kinds import RowKind

HOME_COUNTRY = "SE"
# Rows say these on the side, after what they are about.
_ASIDE = ("source_note", "certainty", "class_source", "class_certainty", "sort_order")


def day(on: date | None) -> str:
    """Write a day with its month in letters; nothing where it is not known."""
    return date_format(on, "j F Y") if on else ""


def listed(parts: Iterable[Any]) -> str:
    """Write a list as one says it: a, b and c."""
    words = [str(part) for part in parts]
    return listed_en(words) if get_language() == "en" else listed_sv(words)


def lower(word: Any) -> str:
    """Give a word as it stands inside a sentence."""
    text = str(word)
    return text[:1].lower() + text[1:]


def period(programme: Programme, today: date) -> str:
    """Say until when costs are paid; that is another day than the period in the name ends on."""
    years = ""
    if programme.starts_on and programme.ends_on:
        years = f"{programme.starts_on.year}–{programme.ends_on.year}: "
    if programme.costs_end_on is None:
        return years + _("until when costs can be paid is to be confirmed")
    words = {"day": day(programme.costs_end_on)}
    if programme.costs_end_on < today:
        return years + _("costs could be paid until %(day)s") % words
    return years + _("costs can be paid until %(day)s") % words


def euro(amount: Decimal | None) -> str:
    """Write a sum in euro; nothing where it is not known."""
    if amount is None:
        return ""
    return eur_en(amount) if get_language() == "en" else eur_sv(amount)


def is_over(programme: Programme, today: date) -> bool:
    """Say whether no costs are paid any more, or the period in the name is over and no other day is known."""
    last = programme.costs_end_on or programme.ends_on
    return last is not None and last < today


def holds(row: Any, on: date, since: str = "valid_from", until: str = "valid_until") -> bool:
    """Say whether a dated row holds on a day."""
    first, last = getattr(row, since), getattr(row, until)
    return (first is None or first <= on) and (last is None or on < last)


def shares(rates: Iterable[Rate], on: date) -> str:
    """Say which share of the costs of our country the fund pays, and of the others where that differs."""
    rows = [row for row in rates if holds(row, on)]
    ours = next((row for row in rows if row.country == HOME_COUNTRY), None)
    if ours is None:
        return ""
    said = _("at most %(share)s of Swedish partners' costs") % {"share": _percent(ours.percent)}
    others: dict[int, list[str]] = {}
    for row in rows:
        if row.percent != ours.percent:
            others.setdefault(row.percent, []).append(country(row.country))
    for percent, countries in sorted(others.items(), reverse=True):
        said += _("; %(share)s in %(countries)s") % {
            "share": _percent(percent),
            "countries": listed(countries),
        }
    return said


def _percent(number: int) -> str:
    return f"{number}\u00a0%"


def country(code: str) -> str:
    """Give a country's name in the language of the page."""
    return country_en(code) if get_language() == "en" else country_sv(code)


@dataclass(frozen=True, slots=True)
class Applicants:
    """The legal forms that may take part, those that may not, and those to ask about, in words."""

    yes: str
    no: str
    ask: str


def applicants(forms: Iterable[FormRule], on: date) -> Applicants:
    """Say who may take part by legal form."""
    by_answer: dict[str, list[str]] = {"yes": [], "no": [], "ask": []}
    for row in forms:
        if holds(row, on):
            said = lower(row)
            if row.objectives:
                said = _("%(form)s (in %(objectives)s)") % {
                    "form": said,
                    "objectives": listed(row.objectives),
                }
            by_answer[row.admission].append(said)
    return Applicants(*(listed(by_answer[answer]) for answer in ("yes", "no", "ask")))


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A region with its codes in each version of NUTS; what became several lists them all."""

    row: Area
    codes: tuple[str, ...]
    is_changed: bool
    holds: bool


def area_lines(areas: Iterable[Area], version: int | None, on: date) -> list[AreaLine]:
    """Give the area with the codes of each version; a code of no known version stands alone."""
    given = nuts.version_of(version) if version else None
    lines = []
    for row in areas:
        codes = tuple(
            " / ".join(nuts.translated(row.code, year, given)) or (row.code if year == given else "–")
            for year in nuts.VERSIONS
        )
        lines.append(AreaLine(row, codes, len(set(codes)) > 1, holds(row, on)))
    return lines


def row_in_words(kind: RowKind, row: Any, *, whole: bool = False) -> list[tuple[str, str]]:
    """Give what a row says: pairs of a field and its words. Without `whole`, what stands on the side is left out."""
    said = []
    for name in kind.fields:
        value = getattr(row, name)
        if value in (None, "", [], False) or (not whole and name in _ASIDE):
            continue
        field = row._meta.get_field(name)
        shown = getattr(row, f"get_{name}_display", None)
        if (isinstance(row, NamedRule) and name == "key") or (isinstance(row, FormRule) and name == "form"):
            text = str(row)
        elif isinstance(field, models.DateField):
            text = _from_or_until(name, kind, value)
        else:
            text = _value(shown() if callable(shown) else value)
        if name == "percent":
            text = _percent(value)
        label = str(field.verbose_name)
        said.append((label[:1].upper() + label[1:], text))
    if whole and row.certainty == Certainty.UNSURE:
        said.append((_("To do"), _("to be confirmed before it is used")))
    return said


def _from_or_until(name: str, kind: RowKind, on: date) -> str:
    words = {"day": day(on)}
    if name == kind.since:
        return _("from %(day)s") % words
    return _("until %(day)s (exclusive)") % words


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)
