"""Which country somebody wrote of."""

from __future__ import annotations


def country_in(place: str) -> str:
    """Give the ISO 3166 code of the country that a place is in, or nothing when the words do not tell."""
    words = place.replace("(", ",").replace(")", ",").split(",")
    codes = country_codes()
    return next(
        (codes[word] for word in (one.strip().casefold() for one in reversed(words)) if word in codes), ""
    )


def country_codes() -> dict[str, str]:
    """Give the codes by name, Swedish and English, folded; the codes themselves too."""
    return _CODES


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
    "FO": "Färöarna",
    "FR": "Frankrike France",
    "GB": "Storbritannien England Skottland Scotland Wales UK",
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
    "KR": "Sydkorea",
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
    "US": "USA",
    "ZA": "Sydafrika",
}
_CODES = {word.casefold(): code for code, names in _NAMES.items() for word in (code, *names.split(" "))}
