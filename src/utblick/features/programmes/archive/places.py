"""What a person means by a place: a country or a region of any NUTS level, by code or by name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from utblick.features.actors.countries import NAMES
from utblick.features.actors.folding import fold
from utblick.ui.geography import region, regions
from utblick.ui.geography.swedish_names import SWEDISH

# Countries whose NUTS codes begin otherwise than their code of two letters.
NUTS_OF = {"GR": "EL", "GB": "UK"}
ISO_OF = {nuts: iso for iso, nuts in NUTS_OF.items()}
_SWEDISH = {
    "belgien": "BE", "bulgarien": "BG", "cypern": "CY", "danmark": "DK", "estland": "EE", "frankrike": "FR",
    "grekland": "GR", "irland": "IE", "island": "IS", "italien": "IT", "kroatien": "HR", "lettland": "LV",
    "litauen": "LT", "luxemburg": "LU", "nederlanderna": "NL", "norge": "NO", "osterrike": "AT", "polen": "PL",
    "rumanien": "RO", "slovakien": "SK", "slovenien": "SI", "spanien": "ES", "storbritannien": "GB", "sverige": "SE",
    "tjeckien": "CZ", "tyskland": "DE", "ukraina": "UA", "ungern": "HU",
}  # fmt: skip
_BETWEEN = re.compile(r"\s*[,;/+]\s*|\s+(?:eller|och|samt|or|and)\s+", re.IGNORECASE)
_ENDS = (" lan", " county", " region")


@dataclass(frozen=True, slots=True)
class Place:
    """Countries by their codes of two letters, and regions whose NUTS 3 codes begin so: what lies in any of them."""

    name: str
    countries: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def holds(self, country: str, nuts3: str) -> bool:
        """Say whether what has this country and this NUTS 3 code lies here."""
        return country in self.countries or (bool(self.codes) and nuts3.startswith(self.codes))


@cache
def _by_name() -> dict[str, Place]:
    found: dict[str, list[str]] = {}
    for code, one in regions().items():
        for name in _forms(one.own_name) | _forms(SWEDISH.get(one.own_name, one.own_name)):
            found.setdefault(name, []).append(code)
    places = {name: Place("", codes=tuple(codes)) for name, codes in found.items()}
    for name, code in {**NAMES, **_SWEDISH}.items():
        places[name] = Place(name.title(), countries=(code,))
    return places


def _forms(name: str) -> set[str]:
    """Give the ways in which a region is asked for: `Östergötlands län`, `Östergötland`."""
    whole = fold(name)
    found = {whole}
    for end in _ENDS:
        if whole.endswith(end):
            bare = whole.removesuffix(end)
            found |= {bare, bare.removesuffix("s")}
    return found


def place_of(text: str) -> Place | None:
    """Give the place that a text means, or None where nothing has that code or name.

    Several are told apart by a comma or a word (`Finland eller Estland`), codes by a space too (`FI EE`).
    """
    if (whole := _one(text)) is not None:
        return whole
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if len(parts) == 1 and all(len(word) <= 5 for word in text.split()):
        parts = text.split()
    found = [place for part in parts if (place := _one(part)) is not None]
    if not found or len(found) < len(parts):
        return None
    return Place(
        ", ".join(one.name for one in found),
        tuple(dict.fromkeys(code for one in found for code in one.countries)),
        tuple(dict.fromkeys(code for one in found for code in one.codes)),
    )


def _one(text: str) -> Place | None:
    text = text.strip()
    code = text.upper()
    if len(code) == 2 and code.isalpha():
        iso = ISO_OF.get(code, code)
        return Place(iso, countries=(iso,)) if iso in {*NAMES.values()} else None
    if code.isalnum() and 3 <= len(code) <= 5 and any(one.startswith(code) for one in regions()):
        exact = region(code)
        return Place(exact.name if exact else code, codes=(code,))
    for name in _forms(text):
        if found := _by_name().get(name):
            return replace(found, name=regions()[found.codes[0]].name) if found.codes else found
    return None
