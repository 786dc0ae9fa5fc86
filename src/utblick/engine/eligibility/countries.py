"""Country codes (ISO 3166-1, with EL, UK and XK as the EU writes them) and the names that sentences need."""

from __future__ import annotations

_WRITTEN = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW EL UK XK
"""
CODES = frozenset(_WRITTEN.split())
ALAND = "AX"

# code -> (Swedish, English); others are written by their code
_NAMES = {
    "AL": ("Albanien", "Albania"),
    "AT": ("Österrike", "Austria"),
    "AU": ("Australien", "Australia"),
    "AX": ("Åland", "Åland"),
    "BA": ("Bosnien och Hercegovina", "Bosnia and Herzegovina"),
    "BE": ("Belgien", "Belgium"),
    "BG": ("Bulgarien", "Bulgaria"),
    "BR": ("Brasilien", "Brazil"),
    "BY": ("Belarus", "Belarus"),
    "CA": ("Kanada", "Canada"),
    "CH": ("Schweiz", "Switzerland"),
    "CN": ("Kina", "China"),
    "CY": ("Cypern", "Cyprus"),
    "CZ": ("Tjeckien", "Czechia"),
    "DE": ("Tyskland", "Germany"),
    "DK": ("Danmark", "Denmark"),
    "EE": ("Estland", "Estonia"),
    "EL": ("Grekland", "Greece"),
    "ES": ("Spanien", "Spain"),
    "FI": ("Finland", "Finland"),
    "FO": ("Färöarna", "Faroe Islands"),
    "FR": ("Frankrike", "France"),
    "GB": ("Storbritannien", "United Kingdom"),
    "GE": ("Georgien", "Georgia"),
    "GL": ("Grönland", "Greenland"),
    "GR": ("Grekland", "Greece"),
    "HR": ("Kroatien", "Croatia"),
    "HU": ("Ungern", "Hungary"),
    "IE": ("Irland", "Ireland"),
    "IL": ("Israel", "Israel"),
    "IN": ("Indien", "India"),
    "IS": ("Island", "Iceland"),
    "IT": ("Italien", "Italy"),
    "JP": ("Japan", "Japan"),
    "KE": ("Kenya", "Kenya"),
    "KR": ("Sydkorea", "South Korea"),
    "LI": ("Liechtenstein", "Liechtenstein"),
    "LT": ("Litauen", "Lithuania"),
    "LU": ("Luxemburg", "Luxembourg"),
    "LV": ("Lettland", "Latvia"),
    "MA": ("Marocko", "Morocco"),
    "MD": ("Moldavien", "Moldova"),
    "ME": ("Montenegro", "Montenegro"),
    "MK": ("Nordmakedonien", "North Macedonia"),
    "MT": ("Malta", "Malta"),
    "NL": ("Nederländerna", "Netherlands"),
    "NO": ("Norge", "Norway"),
    "NZ": ("Nya Zeeland", "New Zealand"),
    "PL": ("Polen", "Poland"),
    "PT": ("Portugal", "Portugal"),
    "RO": ("Rumänien", "Romania"),
    "RS": ("Serbien", "Serbia"),
    "RU": ("Ryssland", "Russia"),
    "SE": ("Sverige", "Sweden"),
    "SI": ("Slovenien", "Slovenia"),
    "SK": ("Slovakien", "Slovakia"),
    "TN": ("Tunisien", "Tunisia"),
    "TR": ("Turkiet", "Türkiye"),
    "UA": ("Ukraina", "Ukraine"),
    "UK": ("Storbritannien", "United Kingdom"),
    "US": ("USA", "United States"),
    "XK": ("Kosovo", "Kosovo"),
    "ZA": ("Sydafrika", "South Africa"),
}


def country_sv(code: str) -> str:
    """Give a country's Swedish name, or its code."""
    return _NAMES.get(code, (code, code))[0]


def country_en(code: str) -> str:
    """Give a country's English name, or its code."""
    return _NAMES.get(code, (code, code))[1]
