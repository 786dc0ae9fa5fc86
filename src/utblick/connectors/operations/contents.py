"""What stands in a column, whatever it is called: the share of its filled cells that are days, sums, postcodes…"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from utblick.connectors.operations.amounts import decimal_sign, share_in, sum_in
from utblick.connectors.operations.days import day_in
from utblick.connectors.operations.places import country_of
from utblick.connectors.tables.cells import Value

SAMPLE = 300
# What people write into a cell to say that nothing is there.
BLANK = frozenset(
    ("", "-", "–", "—", "n/a", "na", "n.a.", "n.v.t.", "k.a.", "k. a.", "o.a.", "x", "null", "none", "nan")
)

_POSTCODE = re.compile(
    r"(?:[A-Z]{1,3}-?\s?)?\d{3}\s?\d{1,3}|\d{2}-\d{3}|\d{4}\s?[A-Z]{2}|LV-\d{4}|LT-\d{5}|MD-\d{4}"
    r"|[A-Z]{1,2}\d{1,2}[A-Z]?(?:\s?\d[A-Z]{2})?|[A-Z]{3}\s?\d{2,4}|[A-Z]\d{2}\s?[A-Z\d]{4}|\d{4}-\d{3}"
)
_NUTS = re.compile(
    r"(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|UK)"
    r"(?:\d[A-Z0-9]{0,2}|[A-Z]\d[A-Z0-9]?)(?:\W.*)?|DE[A-G](?:0.*)?"
)
_CCI = re.compile(r"(?:CCI\s?)?(?:19|20)\d{2}[A-Z]{2}[A-Z0-9]{4,8}\d{2,3}")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:eu|com|org|net|[a-z]{2})(?:/\S*)?", re.IGNORECASE
)
_CODE = re.compile(r"(?=\S*\d)[\w./()–-]{1,40}")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d(?:\.0)?")
# Funds by their short names in the languages of the EU, also behind a number (`6-ΤΣ`).
_FUNDS = (
    "ERDF EFRE FEDER EFRO FESR ERUF EAKR EFRR ERAF ERFA ERPF ΕΤΠΑ ΕΚΤ ΤΣ ЕФРР ЕСФ КФ ESF ESF+ FSE FSE+ ESR EFS "
    "ESS ESRR ESZA CF KF KS KA FC JTF FRO YEI IEJ EAFRD FEADER ELER EMFF FEAMP EMFAF INTERREG"
)
_FUND = re.compile(
    rf"(?:\d+\s*-\s*)?(?:{'|'.join(map(re.escape, _FUNDS.split()))})[A-Z]?"
    r"|(?:European )?(?:Social|Regional Development|Cohesion) Fund.*",
    re.IGNORECASE,
)
# Forms of companies and associations, and words in the names of public bodies, schools and the like.
_LEGAL_FORMS = (
    r"gmbh|mbh|e\.? ?v|ag|kg|ohg|ug|gbr|ab|oy|oyj|ry|a/s|aps|ltd|limited|plc|llp|s\.? ?a|s\.? ?l"
    r"|s\.? ?r\.? ?l|s\.? ?p\.? ?a|sp\. z o\.? ?o|s\.? ?r\.? ?o|a\.? ?s|d\.? ?o\.? ?o|kft|zrt|bt|nyrt"
    r"|b\.? ?v|n\.? ?v|vzw|asbl|sia|uab|všį|oü|mtü|α\.?ε|lda|еоод|оод|ад"
)
_BODIES = (
    "universit universid uniwersytet egyetem univerz ülikool yliopisto hochschule högskola ministerium "
    "ministry ministerst kommun municip gemeinde gemeente council občina obec gmina město önkormányzat "
    "comune ayuntamiento câmara landkreis institut stiftung stiftelse foundation fundacj agentur agency "
    "agentūra akadem college museum skola school iskola škola kammer"
)
_ORGANISATION = re.compile(
    rf"\b(?:{_LEGAL_FORMS})\.?(?:\W|$)|{'|'.join(_BODIES.split())}|\b(?:stadt|city of|region)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a column: shares from 0 to 1 of its filled cells (of a sample)."""

    filled: int
    days: float = 0.0
    years: float = 0.0
    sums: float = 0.0
    shares: float = 0.0
    percents: float = 0.0
    postcodes: float = 0.0
    nuts: float = 0.0
    countries: float = 0.0
    urls: float = 0.0
    funds: float = 0.0
    programmes: float = 0.0
    codes: float = 0.0
    organisations: float = 0.0
    letters: float = 0.0
    different: float = 0.0
    length: float = 0.0
    largest: float = 0.0


def contents(values: Sequence[Value]) -> Contents:
    """Look at the filled cells of a column."""
    seen = [value for value in values if not is_blank(value)][:SAMPLE]
    if not seen:
        return Contents(0)
    texts = [str(value).strip() for value in seen]
    sign = decimal_sign(seen)
    sums = [found.value for value in seen if (found := sum_in(value, sign)) is not None]

    def whole(pattern: re.Pattern[str]) -> float:
        return sum(pattern.fullmatch(text) is not None for text in texts) / len(texts)

    def share(fits: Callable[[Value], bool]) -> float:
        return sum(map(fits, seen)) / len(seen)

    return Contents(
        filled=len(seen),
        days=share(lambda one: day_in(one) is not None),
        years=whole(_YEAR),
        sums=len(sums) / len(seen),
        shares=share(lambda one: share_in(one) is not None),
        percents=share(lambda one: "%" in str(one)),
        postcodes=sum(_POSTCODE.match(text) is not None for text in texts) / len(texts),
        nuts=whole(_NUTS),
        countries=share(lambda one: country_of(one) != ""),
        urls=whole(_URL),
        funds=whole(_FUND),
        programmes=whole(_CCI),
        codes=whole(_CODE),
        organisations=sum(_ORGANISATION.search(text) is not None for text in texts) / len(texts),
        letters=sum(any(sign.isalpha() for sign in text) for text in texts) / len(texts),
        different=len(set(texts)) / len(texts),
        length=sum(map(len, texts)) / len(texts),
        largest=max(map(abs, sums), default=0.0),
    )


def is_blank(value: Value) -> bool:
    """Say whether a cell is empty or says that nothing is there."""
    return value is None or str(value).strip().casefold() in BLANK
