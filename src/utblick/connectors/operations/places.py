"""Countries by what lists call them, and their counties where lists name them instead of NUTS codes."""

from __future__ import annotations

import re
import unicodedata

# Code as the EU writes it -> names and codes in use, words joined by `_`.
COUNTRIES: dict[str, str] = {
    "AT": "austria österreich autriche itävalta österrike at aut a",
    "BE": "belgium belgien belgique belgië belgia be bel b",
    "BG": "bulgaria bulgarien българия bulgarie bg",
    "CY": "cyprus κύπρος cypern zypern cy",
    "CZ": "czech_republic czechia česko česká_republika tjeckien tschechien cz cze",
    "DE": "germany deutschland tyskland allemagne saksa niemcy de deu d brd bundesrepublik_deutschland duitsland",
    "DK": "denmark danmark dänemark tanska dk dnk",
    "EE": "estonia eesti estland viro ee est",
    "EL": "greece ελλάδα ελλαδα ellada grekland griechenland el gr grc",
    "ES": "spain españa espana spanien espagne es esp",
    "FI": "finland suomi finnland fi fin",
    "FR": "france frankrike frankreich ranska francia fr fra",
    "HR": "croatia hrvatska kroatien hr hrv",
    "HU": "hungary magyarország ungern ungarn unkari hu hun",
    "IE": "ireland éire irland ie irl republic_of_ireland",
    "IT": "italy italia italien it ita",
    "LT": "lithuania lietuva litauen lt ltu liettua",
    "LU": "luxembourg luxemburg lu lux",
    "LV": "latvia latvija lettland lv lva",
    "MT": "malta mt mlt",
    "NL": "netherlands the_netherlands nederland nederländerna niederlande nl nld",
    "NO": "norway norge norwegen norja no nor",
    "PL": "poland polska polen puola pl pol",
    "PT": "portugal pt prt",
    "RO": "romania românia rumänien ro rou",
    "RU": "russia ryssland russland ru rus",
    "SE": "sweden sverige schweden ruotsi se swe",
    "SI": "slovenia slovenija slovenien slowenien si slo svn",
    "SK": "slovakia slovensko slovakien slowakei sk svk slovenská_republika",
    "UK": "united_kingdom uk gb gbr great_britain england scotland wales northern_ireland storbritannien",
    "UA": "ukraine україна ukraina ua",
    "BY": "belarus by blr vitryssland",
    "AX": "åland ahvenanmaa ax",
    "CH": "switzerland schweiz suisse ch che",
    "IS": "iceland ísland island is isl",
    "FO": "faroe_islands føroyar färöarna fo",
    "GL": "greenland grönland kalaallit_nunaat gl",
    "LI": "liechtenstein li lie",
    "RS": "serbia srbija serbien rs srb",
    "MD": "moldova md",
    "TR": "turkey türkiye turkiet tr tur",
}
_BY_NAME = {name.replace("_", " "): code for code, names in COUNTRIES.items() for name in names.split()}
# Countries whose sums are in another money than euro, by their code.
OTHER_MONEY: dict[str, str] = {
    "BG": "BGN",
    "CZ": "CZK",
    "DK": "DKK",
    "HU": "HUF",
    "NO": "NOK",
    "PL": "PLN",
    "RO": "RON",
    "SE": "SEK",
    "UK": "GBP",
}


def country_of(value: object) -> str:
    """Give the code of a country that a cell names in some language, or nothing."""
    text = " ".join(unicodedata.normalize("NFC", str(value)).casefold().replace("_", " ").split())
    return _BY_NAME.get(text, "")


def country_in(value: object) -> str:
    """Give the code of the country in a cell that may tell more (`Bayern/DE`, `DEC0-Saarland`), or nothing."""
    if whole := country_of(value):
        return whole
    parts = [one for one in re.split(r"[^\w ]+", str(value)) if one.strip()]
    return next((code for one in reversed(parts) if (code := country_of(one)) and len(one.strip()) > 1), "")
