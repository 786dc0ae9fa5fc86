"""Where a partner lies, to be chosen by name: our counties first, then a programme's area by country, then the rest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.engine.eligibility import nuts
from utblick.engine.eligibility.countries import ALAND, country_en, country_sv
from utblick.engine.eligibility.programme import Area, AreaClass, Programme, holding
from utblick.features.contactpoint.counties import called, home_counties

# Beside those of a programme: whom an idea from the Baltic Sea may have with it.
OTHERS = ("DE", "DK", "LT", "NO", "PL")
Group = tuple[str, list[tuple[str, str]]]


def place_groups(rules: Programme | None, on: date) -> list[Group]:
    """Give the regions of a programme's area on a day by country, core before additional, and last the countries."""
    areas = list(holding(rules.areas, on)) if rules is not None else []
    codes = {area.code for area in areas}
    ours = [code for code in home_counties(on) if code in codes]
    groups = [(_("Our counties"), [(code, called(code)) for code in ours])] if ours else []
    countries = [country for country in (rules.countries if rules else ("SE",)) if country != ALAND]
    for country in sorted(countries, key=lambda code: code != "SE"):
        lines = _lines(area for area in areas if area.code[:2] == country and area.code not in ours)
        if lines:
            groups.append((country_name(country), lines))
    rest = [
        (country, _("%(country)s, another place") % {"country": country_name(country)})
        for country in countries
    ]
    rest += [(country, country_name(country)) for country in OTHERS if country not in countries]
    return [*groups, (_("Outside the area, or place not known"), rest)]


def country_of(place: str) -> str:
    """Give the country that a chosen region or country lies in, as the rules know it."""
    return ALAND if place == nuts.ALAND else place[:2]


def country_name(code: str) -> str:
    """Give a country's name in the language of the page."""
    return country_en(code) if get_language() == "en" else country_sv(code)


def place_name(country: str, code: str) -> str:
    """Give what a partner's place is called: the region with its code, or the country."""
    return f"{called(code)} ({code})" if code else country_name(country)


def _lines(areas: Iterable[Area]) -> list[tuple[str, str]]:
    """Give regions as choices, the core first and each class by name."""
    english = get_language() == "en"
    found = []
    for area in areas:
        name = area.name_en if english else area.name_sv
        is_added = area.area_class is AreaClass.ADDITIONAL
        words = _("%(region)s, additional area") % {"region": name} if is_added else name
        found.append((is_added, words, area.code))
    return [(code, words) for _added, words, code in sorted(found)]
