"""What the generations of Interreg Central Baltic share: regions, and how legal forms are told."""

from __future__ import annotations

from collections.abc import Mapping

from utblick.engine.eligibility.programme import Area, AreaClass, Basis

COUNTRIES = ("EE", "FI", "LV", "SE")
NUTS_SOURCE = "JRC, NUTS converter 2025.08"

# fmt: off
# (code in NUTS 2013, code in NUTS 2021, Swedish, English, class in 2014-2020 or None, on the external border)
_CORE, _MORE = AreaClass.CORE, AreaClass.ADDITIONAL
_REGIONS: tuple[tuple[str, str, str, str, AreaClass | None, bool], ...] = (
    ("SE110", "SE110", "Stockholms län", "Stockholm", _CORE, False),
    ("SE121", "SE121", "Uppsala län", "Uppsala", _CORE, False),
    ("SE122", "SE122", "Södermanlands län", "Södermanland", _CORE, False),
    ("SE123", "SE123", "Östergötlands län", "Östergötland", _CORE, False),
    ("SE214", "SE214", "Gotlands län", "Gotland", _CORE, False),
    ("SE313", "SE313", "Gävleborgs län", "Gävleborg", _CORE, False),
    ("SE124", "SE124", "Örebro län", "Örebro", _MORE, False),
    ("SE125", "SE125", "Västmanlands län", "Västmanland", _MORE, False),
    ("FI1B1", "FI1B1", "Helsingfors-Nyland", "Helsinki-Uusimaa", _CORE, False),
    ("FI1C1", "FI1C1", "Egentliga Finland", "Southwest Finland", _CORE, False),
    ("FI196", "FI196", "Satakunta", "Satakunta", _CORE, False),
    ("FI1C4", "FI1C4", "Kymmenedalen", "Kymenlaakso", _CORE, True),
    ("FI200", "FI200", "Åland", "Åland", _CORE, False),
    ("FI197", "FI197", "Birkaland", "Pirkanmaa", _MORE, False),
    ("FI1C2", "FI1C2", "Egentliga Tavastland", "Kanta-Häme", _MORE, False),
    ("FI1C3", "FI1C3", "Päijänne-Tavastland", "Päijät-Häme", _MORE, False),
    ("FI1C5", "FI1C5", "Södra Karelen", "South Karelia", _MORE, True),
    ("FI1D1", "FI1D1", "Södra Savolax", "South Savo", None, True),
    ("EE001", "EE001", "Norra Estland", "Põhja-Eesti", _CORE, False),
    ("EE004", "EE004", "Västra Estland", "Lääne-Eesti", _CORE, False),
    ("EE007", "EE00A", "Nordöstra Estland", "Kirde-Eesti", _CORE, True),
    ("EE006", "EE009", "Mellersta Estland", "Kesk-Eesti", _CORE, True),
    ("EE008", "EE008", "Södra Estland", "Lõuna-Eesti", _MORE, True),
    ("LV003", "LV003", "Kurland", "Kurzeme", _CORE, False),
    ("LV006", "LV006", "Riga", "Rīga", _CORE, False),
    ("LV007", "LV007", "Rigaregionen", "Pierīga", _CORE, False),
    ("LV008", "LV008", "Vidzeme", "Vidzeme", _MORE, True),
    ("LV009", "LV009", "Zemgale", "Zemgale", _MORE, False),
    ("LV005", "LV005", "Lettgallen", "Latgale", None, True),
)
# fmt: on


def areas_2014(basis: Basis, class_basis: Basis) -> tuple[Area, ...]:
    """Give the area of 2014-2020, under NUTS 2013."""
    return tuple(
        Area(code, sv, en, area_class, basis, class_basis, is_border)
        for code, _, sv, en, area_class, is_border in _REGIONS
        if area_class is not None
    )


def areas_2021(basis: Basis, joined: Mapping[str, Basis]) -> tuple[Area, ...]:
    """Give the area of 2021-2027, under NUTS 2021, where no region is additional; `joined` came later."""
    return tuple(
        Area(code, sv, en, AreaClass.CORE, joined.get(code, basis), basis, is_border)
        for _, code, sv, en, _, is_border in _REGIONS
    )
