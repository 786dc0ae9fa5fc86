"""The two letters of a country that a list names in English: the Union's members and their neighbours."""

from __future__ import annotations

import re

from utblick.features.actors.folding import fold

NAMES = {
    "austria": "AT",
    "belgium": "BE",
    "bulgaria": "BG",
    "croatia": "HR",
    "cyprus": "CY",
    "czechia": "CZ",
    "czech republic": "CZ",
    "denmark": "DK",
    "estonia": "EE",
    "finland": "FI",
    "france": "FR",
    "germany": "DE",
    "greece": "GR",
    "hungary": "HU",
    "iceland": "IS",
    "ireland": "IE",
    "italy": "IT",
    "latvia": "LV",
    "lithuania": "LT",
    "luxembourg": "LU",
    "malta": "MT",
    "netherlands": "NL",
    "norway": "NO",
    "poland": "PL",
    "portugal": "PT",
    "romania": "RO",
    "slovakia": "SK",
    "slovenia": "SI",
    "spain": "ES",
    "sweden": "SE",
    "ukraine": "UA",
    "united kingdom": "GB",
}
CODE = re.compile(r"[A-Z]{2}")


def code_of(name: str) -> str:
    """Give the two letters of a country; nothing for a name that is not known."""
    name = name.strip()
    return name if CODE.fullmatch(name) else NAMES.get(fold(name), "")
