"""What a public record tells, in words of the page's language: made from its kind's table, whatever the kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import SHAPES, Field, Type
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.features.publishing.site import addresses, countries, standing, ties
from utblick.features.publishing.site.holdings import Holdings
from utblick.features.publishing.site.ties import Tie
from utblick.ui.columns import grouped
from utblick.ui.geography import region

NO_ADDRESS = ""
CURRENCIES = {"SEK": "kr", "EUR": "€"}
# Numbers that are amounts in the record's currency.
AMOUNTS = frozenset(
    {
        "total",
        "grant",
        "our_budget",
        "our_grant",
        "own_share",
        "budget",
        "amount",
        "least_grant",
        "most_grant",
    }
)
# Amounts whose currency their label says.
OWN_CURRENCY = {"budget_eur": "EUR", "fee": "SEK", "cost": "SEK"}
PERCENT = frozenset({"share", "closed_share", "most_percent"})
# Numbers that are names of years.
YEARS = frozenset({"year"})
# Told elsewhere on the page, or of use to programs alone.
APART = frozenset(
    {"key", "currency", "page", "name", "board_key", "parent_key", "successor_key", "zone", "texts", "status"}
)
# What the data dictionary says of other fields is for whoever reads the files.
EXPLAINED = frozenset(
    {"due", "exempt", "is_closed", "closed_share", "co2_kg", "evidence", "seats", "left_out"}
)
COUNTRIES, REGIONS = frozenset({"country", "countries"}), frozenset({"nuts3", "nuts"})


@dataclass(frozen=True, slots=True)
class Words:
    """A value in words: its text, its language where that is another than the page's, where it leads."""

    text: str
    language: str = ""
    url: str = NO_ADDRESS
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is told: its label, what it means, and its words, or the rows of a table with headings."""

    key: str
    label: str
    about: str = ""
    words: tuple[Words, ...] = ()
    headings: tuple[Field, ...] = ()
    rows: tuple[tuple[Words, ...], ...] = ()

    @property
    def labelled_rows(self) -> list[list[tuple[str, Words]]]:
        """Give the rows, each cell with its column's heading, which stands beside it on a phone."""
        labels = [str(field.label) for field in self.headings]
        return [list(zip(labels, row, strict=True)) for row in self.rows]


def told(
    release: Release, language: str, held: Holdings | None = None, without: Sequence[str] = ()
) -> list[Fact]:
    """Give all that a record tells and that is known, in the table's order."""
    found = []
    for field in SHAPES[release.kind].fields:
        if field.key not in APART and field.key not in without:
            fact = fact_of(field, release, language, held)
            if fact is not None:
                found.append(fact)
    return found


def fact_of(field: Field, release: Release, language: str, held: Holdings | None = None) -> Fact | None:
    """Give one field of a record in words, or None where it is not known."""
    value = release.values.get(field.key)
    if value is None or value == []:
        return None
    label, about = str(field.label), str(field.about) if field.key in EXPLAINED else ""
    if field.type is not Type.ROWS:
        said = tuple(words_of(field, value, release.values, language))
        if held and field.key in ties.NAMED:
            said = tuple(_leading(said, field.key, value, language, held))
        return Fact(field.key, label, about, said) if said else None
    links = _linked(field, value, language, held)
    if links is not None:
        return Fact(field.key, label, about, links)
    headings = [
        inner
        for inner in field.fields
        if inner.key != "key" and any(row.get(inner.key) not in (None, "", []) for row in value)
    ]
    rows = tuple(
        tuple(_joined(list(words_of(inner, row.get(inner.key), row, language))) for inner in headings)
        for row in value
    )
    return Fact(field.key, label, about, headings=tuple(headings), rows=rows) if headings else None


def both(value: Mapping[str, str] | None, language: str) -> Words:
    """Give a text in the page's language, or in the other one and marked so."""
    value = value or {}
    if text := value.get(language):
        return Words(text)
    other = "en" if language == "sv" else "sv"
    return Words(value.get(other) or "", other if value.get(other) else "")


def _linked(field: Field, rows: Any, language: str, held: Holdings | None) -> tuple[Words, ...] | None:
    """Give rows that only name something as words, each with the page of what it names, or None for others."""
    keys = {inner.key for inner in field.fields}
    if not {"key", "name"} <= keys:
        return None
    found = []
    for row in rows:
        inner = field_in(field, "name")
        name = next(iter(words_of(inner, row.get("name"), row, language)), Words(str(row.get("key") or "")))
        more = both(row.get("action"), language).text if isinstance(row.get("action"), dict) else ""
        text = f"{name.text}: {more}" if more else name.text
        found.append(Words(text, name.language, _url(ties.keyed(field.key, row), language, held)))
    return tuple(found)


def _leading(said: Sequence[Words], key: str, value: Any, language: str, held: Holdings) -> Iterator[Words]:
    values = value if isinstance(value, list) else [value]
    if len(values) != len(said):
        yield from said
        return
    for words, one in zip(said, values, strict=True):
        yield replace(words, url=_url(ties.named(key, one), language, held))


def _url(tie: Tie | None, language: str, held: Holdings | None) -> str:
    about = held.subjects.get(tie) if held and tie else None
    return addresses.record(about.kind, about.slug, language) if about else NO_ADDRESS


def field_in(field: Field, key: str) -> Field:
    """Give the inner field of that key. Raises KeyError."""
    return {inner.key: inner for inner in field.fields}[key]


def _joined(words: list[Words]) -> Words:
    if len(words) == 1:
        return words[0]
    return Words(", ".join(one.text for one in words))


def words_of(field: Field, value: Any, beside: Mapping[str, Any], language: str) -> list[Words]:
    """Give a field's value in words, each thing for itself; `beside` are the values that stand with it."""
    if value is None or value == "" or value == []:
        return []
    values = value if isinstance(value, list) else [value]
    return [said for one in values if (said := WORDS[field.type](field, one, beside, language)).text]


def _number(field: Field, value: Any, beside: Mapping[str, Any], _language: str) -> Words:
    if field.key in YEARS:
        return Words(str(value), numeric=True)
    said = grouped(value)
    if field.key in PERCENT:
        return Words(f"{said}\N{NO-BREAK SPACE}%", numeric=True)
    currency = OWN_CURRENCY.get(field.key) or (beside.get("currency") if field.key in AMOUNTS else None)
    return Words(in_currency(said, str(currency)) if currency else said, numeric=True)


def in_currency(said: str, currency: str) -> str:
    """Give an amount with its currency, where the language has it: `60 000 €`, `€60,000`."""
    sign = CURRENCIES.get(currency, currency)
    if (get_language() or "").startswith("en"):
        return f"{sign}{said}" if len(sign) == 1 else f"{currency}\N{NO-BREAK SPACE}{said}"
    return f"{said}\N{NO-BREAK SPACE}{sign}"


def day(value: str) -> str:
    """Give a day in words: `29 november 2026`."""
    return date_format(date.fromisoformat(value), "DATE_FORMAT")


def moment(value: str) -> str:
    """Give a moment in words, by the region's clock: `1 december 2026 kl. 14.00`."""
    here = timezone.localtime(datetime.fromisoformat(value))
    return _("%(day)s at %(clock)s") % {
        "day": date_format(here, "DATE_FORMAT"),
        "clock": date_format(here, "TIME_FORMAT"),
    }


def _code(field: Field, value: Any, beside: Mapping[str, Any], language: str) -> Words:
    code = standing.code_now(field.key, beside) if field.key == "stage" else str(value)
    if field.codes is not None and code in field.codes:
        return Words(str(field.codes[code]))
    if field.key == "stage" and code in standing.WORDS:
        return Words(str(standing.WORDS[code]))
    if field.key == "language" and code in LANGUAGES:
        return Words(str(get_language_info(code)["name_translated"]))
    if field.key in COUNTRIES:
        return Words(countries.named(code, language))
    if field.key in REGIONS and (place := region(code)) is not None:
        return Words(f"{place.name} ({code})")
    return Words(code)


def _link(_field: Field, value: Any, _beside: Mapping[str, Any], language: str) -> Words:
    address = str(value)
    if address.startswith("/"):
        # A page of our own that anybody may open; it has one address, and is told which language is read.
        return Words(_("Open the page"), url=f"{address}?language={language}")
    return Words(urlsplit(address).netloc or address, url=address)


WORDS: dict[Type, Callable[[Field, Any, Mapping[str, Any], str], Words]] = {
    Type.TEXT: lambda _field, value, _beside, _language: Words(str(value)),
    Type.TEXTS: lambda _field, value, _beside, _language: Words(str(value)),
    Type.BOTH: lambda _field, value, _beside, language: both(value, language),
    Type.BOTHS: lambda _field, value, _beside, language: both(value, language),
    Type.DAY: lambda _field, value, _beside, _language: Words(day(value)),
    Type.MOMENT: lambda _field, value, _beside, _language: Words(moment(value)),
    Type.NUMBER: _number,
    Type.TRUTH: lambda _field, value, _beside, _language: Words(_("yes") if value else _("no")),
    Type.LINK: _link,
    Type.CODE: _code,
    Type.CODES: _code,
    # A list within a list: told by its names alone.
    Type.ROWS: lambda field, value, beside, language: _row(field, value, language),
}


def _row(field: Field, row: Mapping[str, Any], language: str) -> Words:
    parts = []
    for inner in field.fields:
        if inner.key != "key":
            parts += [one.text for one in words_of(inner, row.get(inner.key), row, language)]
    return Words(" ".join(parts))
