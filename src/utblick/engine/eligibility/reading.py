"""An idea from fields as JSON gives them: what cannot be meant is refused with a sentence that says what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from utblick.engine.eligibility import nuts
from utblick.engine.eligibility.countries import ALAND, CODES
from utblick.engine.eligibility.forms import form_named
from utblick.engine.eligibility.idea import Idea, Partner, Role
from utblick.engine.eligibility.programme import Kind

MOST_PARTNERS = 200
MOST_LETTERS = 500
MOST_MONTHS = 240
MOST_EUR = 10**12
YEARS = range(2000, 2101)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ROLES = {
    "lead": Role.LEAD,
    "lead partner": Role.LEAD,
    "lp": Role.LEAD,
    "huvudpartner": Role.LEAD,
    "partner": Role.PARTNER,
    "project partner": Role.PARTNER,
    "pp": Role.PARTNER,
    "associated": Role.ASSOCIATED,
    "associated partner": Role.ASSOCIATED,
    "ap": Role.ASSOCIATED,
    "associerad": Role.ASSOCIATED,
    "associerad partner": Role.ASSOCIATED,
}


class Unreadable(ValueError):
    """What was given is no idea; the sentence says what is wrong, where, and what to do."""


def read_idea(row: Mapping[str, Any]) -> Idea:
    """Make an idea of its fields; unknown fields are left aside. Raises Unreadable with a sentence."""
    return Idea(
        title=_text(row, "title"),
        programme=_text(row, "programme"),
        priority=_priority(row),
        partners=_partners(row.get("partners")),
        eu_eur=_sum(row, "eu_eur"),
        total_eur=_sum(row, "total_eur", is_whole=True),
        months=_months(row.get("months")),
        starts_on=_day(row.get("starts_on")),
        kind=_kind(row.get("kind")),
        call=_text(row, "call"),
    )


def _text(row: Mapping[str, Any], field: str, where: str = "") -> str:
    value = row.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable(f'{where}"{field}" must be a text in quotation marks')
    words = " ".join(value.split())
    if len(words) > MOST_LETTERS:
        raise Unreadable(f'{where}"{field}" is longer than {MOST_LETTERS} characters: shorten it')
    return words


def _priority(row: Mapping[str, Any]) -> str:
    value = row.get("priority")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return _text({"priority": ", ".join(value)}, "priority")
    if value is not None and not isinstance(value, str):
        raise Unreadable('"priority" must be a text, such as "SO2.4" or "PO3", or a list of such texts')
    return _text(row, "priority")


def _partners(value: Any) -> tuple[Partner, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Unreadable('"partners" must be a list: [{"name": …, "country": …, "nuts3": …}, …]')
    if len(value) > MOST_PARTNERS:
        raise Unreadable(f'"partners" has {len(value)} partners; at most {MOST_PARTNERS} are read')
    return tuple(_partner(one, number) for number, one in enumerate(value, 1))


def _partner(row: Any, number: int) -> Partner:
    where = f"partner {number}: "
    if not isinstance(row, dict):
        raise Unreadable(f'{where}it must be an object, such as {{"name": "…", "country": "SE"}}')
    name = _text(row, "name", where)
    where = f"partner {number} ({name}): " if name else where
    country, code = _country(row, where), _code(row, where)
    _check_together(country, code, where)
    words = _text(row, "legal_form", where)
    return Partner(
        name=name or f"partner {number}",
        country=country,
        nuts3=code,
        nuts_version=_version(row.get("nuts_version"), code, where),
        legal_form=form_named(words) if words else None,
        form_words=words,
        role=_role(row, where),
        eu_eur=_sum(row, "eu_eur", where),
        total_eur=_sum(row, "total_eur", where),
    )


def _country(row: Mapping[str, Any], where: str) -> str:
    code = _text(row, "country", where).upper()
    if code and code not in CODES:
        raise Unreadable(
            f'{where}there is no country "{code}"; write its two letters: SE, FI, AX (Åland), EE or LV'
        )
    return code


def _code(row: Mapping[str, Any], where: str) -> str:
    code = _text(row, "nuts3", where).upper()
    if code and not nuts.FORM.fullmatch(code):
        raise Unreadable(
            f'{where}"{code}" is no NUTS 3 code; one has two letters for the country and three letters or digits, such '
            "as SE123"
        )
    return code


def _check_together(country: str, code: str, where: str) -> None:
    if not country or not code:
        return
    said = {"GR": "EL", "GB": "UK", ALAND: "FI"}.get(country, country)
    if code[:2] not in (country, said) or (country == ALAND and code != nuts.ALAND):
        raise Unreadable(
            f'{where}"country" is {country} but the NUTS code {code} is not there; correct one of them'
        )


def _version(value: Any, code: str, where: str) -> int | None:
    if value is None:
        return None
    text = str(value).strip()
    version = nuts.version_of(int(text)) if re.fullmatch(r"[0-9]{4}", text) else None
    if version is None:
        raise Unreadable(f'{where}"nuts_version" must be 2013, 2016, 2021 or 2024')
    if code[:2] in nuts.COVERED and version not in nuts.versions_of(code):
        raise Unreadable(
            f'{where}there is no {code} in NUTS {text}; correct the code or leave "nuts_version" out'
        )
    return version


def _role(row: Mapping[str, Any], where: str) -> Role | None:
    words = _text(row, "role", where)
    if not words:
        return None
    role = _ROLES.get(words.casefold())
    if role is None:
        raise Unreadable(f'{where}"role" is "{words}"; write lead, partner or associated')
    return role


def _sum(row: Mapping[str, Any], field: str, where: str = "", *, is_whole: bool = False) -> Decimal | None:
    value = row.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise Unreadable(f'{where}"{field}" must be a number without quotation marks, such as 250000')
    try:
        amount = Decimal(str(value))
    except (InvalidOperation, ValueError):  # a whole number of thousands of digits
        amount = Decimal(MOST_EUR + 1)
    if not amount.is_finite():
        raise Unreadable(f'{where}"{field}" must be a number, such as 250000')
    if amount > MOST_EUR:
        raise Unreadable(f'{where}"{field}" is larger than any programme: write euro, such as 250000')
    if amount < 0:
        raise Unreadable(f'{where}"{field}" is {value}; a sum cannot be below 0')
    if is_whole and amount == 0:
        raise Unreadable(f'{where}"{field}" is 0; write the whole cost of the project, or leave it out')
    return amount


def _months(value: Any) -> int | None:
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or value not in range(1, MOST_MONTHS + 1):
        raise Unreadable(f'"months" must be a whole number from 1 to {MOST_MONTHS}')
    return int(value)


def _day(value: Any) -> date | None:
    if value is None:
        return None
    try:
        if not isinstance(value, str) or not _DAY.fullmatch(value.strip()):
            raise ValueError
        day = date.fromisoformat(value.strip())
    except ValueError:
        raise Unreadable('"starts_on" must be a day that exists, such as "2024-09-01"') from None
    if day.year not in YEARS:
        raise Unreadable(f'"starts_on" is outside the years {YEARS.start} to {YEARS.stop - 1}')
    return day


def _kind(value: Any) -> Kind | None:
    if value is None:
        return None
    try:
        return Kind(value)
    except ValueError:
        raise Unreadable('"kind" must be "small" or "regular", or be left out') from None
