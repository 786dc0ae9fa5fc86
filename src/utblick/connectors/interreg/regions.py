"""NUTS 3 codes: as told, or by the name of a Swedish county (codes of NUTS 2013 to 2024, which are the same)."""

from __future__ import annotations

import re

from utblick.connectors.operations.terms import plain

COUNTIES = {
    "Stockholm": "SE110",
    "Uppsala": "SE121",
    "Södermanland": "SE122",
    "Östergötland": "SE123",
    "Örebro": "SE124",
    "Västmanland": "SE125",
    "Jönköping": "SE211",
    "Kronoberg": "SE212",
    "Kalmar": "SE213",
    "Gotland": "SE214",
    "Blekinge": "SE221",
    "Skåne": "SE224",
    "Halland": "SE231",
    "Västra Götaland": "SE232",
    "Värmland": "SE311",
    "Dalarna": "SE312",
    "Gävleborg": "SE313",
    "Västernorrland": "SE321",
    "Jämtland": "SE322",
    "Västerbotten": "SE331",
    "Norrbotten": "SE332",
}
_BY_NAME = {plain(name): code for name, code in COUNTIES.items()}
_CODE = re.compile(r"[A-Z]{2}[0-9A-Z]{3}")


def nuts3(text: str) -> str | None:
    """Give the NUTS 3 code in a cell (`SE123`, `SE123 - Östergötlands län`, `Östergötlands län`), or nothing."""
    words = re.split(r"[\s()\-–:,;/]+", text)
    if code := next(
        (one for one in words if _CODE.fullmatch(one) and any(sign.isdigit() for sign in one)), None
    ):
        return code
    name = plain(text).removesuffix(" county").removesuffix(" lan")
    return _BY_NAME.get(name) or _BY_NAME.get(name.removesuffix("s"))
