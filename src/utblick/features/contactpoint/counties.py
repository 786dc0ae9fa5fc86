"""The counties that the Contact Point serves, by their NUTS 3 codes, and how any place is called."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import get_language

from utblick.engine.eligibility.countries import country_en, country_sv
from utblick.features.actors.models import OwnName
from utblick.features.contactpoint.kinds import ELSEWHERE
from utblick.features.programmes.models import Manager, ProgrammeBody
from utblick.ui.geography import region

# Until somebody has written who serves which counties.
HOME = ("SE123", "SE122", "SE125", "SE124")
ABROAD = ("AX", "EE", "FI", "LV")
Choices = list[tuple[str, str | Promise]]


def home_counties(on: date) -> tuple[str, ...]:
    """Give the counties that our Contact Point serves on a day: of the one that bears a name of ours."""
    names = [name.casefold() for name in OwnName.objects.values_list("name", flat=True)]
    rows = ProgrammeBody.objects.filter(
        Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gt=on), role=Manager.CONTACT_POINT
    ).order_by("-since", "pk")
    for row in rows:
        codes = [str(code).upper() for code in row.counties if region(str(code)) is not None]
        if codes and any(name in row.name.casefold() for name in names):
            return tuple(codes)
    return HOME


def county_choices(on: date) -> Choices:
    """Give the counties that are served, another county, and abroad."""
    return [*((code, called(code)) for code in home_counties(on)), *ELSEWHERE]


def place_choices(on: date) -> Choices:
    """Give the counties that are served and the countries that partners lie in."""
    return [*county_choices(on)[:-1], *((code, called(code)) for code in ABROAD)]


def called(code: str) -> str:
    """Give what a county or a country is called."""
    for key, words in ELSEWHERE:
        if key == code:
            return str(words)
    found = region(code)
    if found is not None:
        return found.name
    return _country(code)


def _country(code: str) -> str:
    return country_en(code) if get_language() == "en" else country_sv(code)
