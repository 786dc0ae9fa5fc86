"""Which country somebody wrote of, and how far it is."""

from __future__ import annotations

import re

from django.conf import settings
from django.utils.translation import get_language

from utblick.engine.travel.distance import kilometres
from utblick.features.exchanges import gazetteer

HOME_COUNTRY = "SE"
REGION_KM = 120
NEAREST_KM = 20
_AT_PLACE = re.compile(r"\b(?:i|in|till|to|at)\s+((?:[A-ZÅÄÖÜØÆ][\w.’'-]*\s*){1,3})")
"""Below this it is no journey worth an estimate."""


def country_in(place: str) -> str:
    """Give the ISO 3166 code of the country that a place is in, or nothing when the words do not tell.

    A country's own name goes before a town's.
    """
    words = place.replace("(", ",").replace(")", ",").split(",")
    codes = country_codes()
    named = next(
        (codes[word] for word in (one.strip().casefold() for one in reversed(words)) if word in codes), ""
    )
    if named:
        return named
    town = gazetteer.find(place)
    return town.country if town else ""


def place_within(words: str) -> str:
    """Give the place that a sentence names after a word such as `i` or `in`; nothing where it names none."""
    for found in _AT_PLACE.finditer(words):
        named = found[1].split()
        for length in range(len(named), 0, -1):
            place = " ".join(named[:length]).rstrip(".,:;!?")
            if len(place) > 2 and country_in(place):  # "US" is a hospital here, and no country
                country = words[found.start(1) + len(place) :].lstrip(" ,(").split(",")[0].strip(" ).!?")
                return f"{place}, {country}" if country.casefold() in country_codes() else place
    return ""


def is_home(place: str, country: str) -> bool:
    """Say whether a place is in the region: in its country, and no known town far from its own."""
    return country == HOME_COUNTRY and (way_to(place, country) or 0) <= REGION_KM


def way_to(place: str, country: str) -> int | None:
    """Give the kilometres from the region's own town, to ten, as the crow flies; None where it is not known."""
    home = gazetteer.find(settings.UTBLICK_HOME_PLACE)
    town = gazetteer.find(place, country)
    if home is None or town is None:
        return None
    way = kilometres(home.point, town.point)
    return round(way, -1) if way >= NEAREST_KM else None


def country_codes() -> dict[str, str]:
    """Give the codes by name, Swedish and English, folded; the codes themselves too."""
    return _CODES


def country_name(code: str) -> str:
    """Give a country's name in the language that is switched on; the code itself where it is not known."""
    names = _NAMES.get(code, "").split(" ")
    name = names[1] if len(names) > 1 and (get_language() or "").startswith("en") else names[0]
    return name.replace("_", " ") or code


# Each country's Swedish name, its English one where that is another, and what else it is called.
_NAMES = {
    "AT": "Österrike Austria",
    "AX": "Åland",
    "BE": "Belgien Belgium",
    "BG": "Bulgarien Bulgaria",
    "CA": "Kanada Canada",
    "CH": "Schweiz Switzerland",
    "CN": "Kina China",
    "CY": "Cypern Cyprus",
    "CZ": "Tjeckien Czechia",
    "DE": "Tyskland Germany",
    "DK": "Danmark Denmark",
    "EE": "Estland Estonia",
    "ES": "Spanien Spain",
    "FI": "Finland",
    "FO": "Färöarna Faroe_Islands",
    "FR": "Frankrike France",
    "GB": "Storbritannien United_Kingdom England Skottland Scotland Wales UK",
    "GE": "Georgien Georgia",
    "GL": "Grönland Greenland",
    "GR": "Grekland Greece",
    "HR": "Kroatien Croatia",
    "HU": "Ungern Hungary",
    "IE": "Irland Ireland",
    "IN": "Indien India",
    "IS": "Island Iceland",
    "IT": "Italien Italy",
    "JP": "Japan",
    "KE": "Kenya",
    "KR": "Sydkorea South_Korea",
    "LT": "Litauen Lithuania",
    "LU": "Luxemburg Luxembourg",
    "LV": "Lettland Latvia",
    "MD": "Moldavien Moldova",
    "MT": "Malta",
    "NL": "Nederländerna Netherlands Holland",
    "NO": "Norge Norway",
    "PL": "Polen Poland",
    "PT": "Portugal",
    "RO": "Rumänien Romania",
    "RS": "Serbien Serbia",
    "RW": "Rwanda",
    "SE": "Sverige Sweden",
    "SI": "Slovenien Slovenia",
    "SK": "Slovakien Slovakia",
    "TR": "Turkiet Türkiye Turkey",
    "TZ": "Tanzania",
    "UA": "Ukraina Ukraine",
    "US": "USA United_States",
    "ZA": "Sydafrika South_Africa",
}
_CODES = {
    word.replace("_", " ").casefold(): code
    for code, names in _NAMES.items()
    for word in (code, *names.split(" "))
}
