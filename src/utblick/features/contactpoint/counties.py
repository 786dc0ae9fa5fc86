"""The counties that the Contact Point serves, by their NUTS 3 codes, and how any place is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr

from django.conf import settings
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


def our_contact_point(on: date) -> ProgrammeBody | None:
    """Give the Contact Point that bears a name of ours and serves counties on a day; None where none is written."""
    names = [name.casefold() for name in OwnName.objects.values_list("name", flat=True)]
    rows = ProgrammeBody.objects.filter(
        Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gt=on), role=Manager.CONTACT_POINT
    ).order_by("-since", "pk")
    return next(
        (row for row in rows if _codes(row) and any(name in row.name.casefold() for name in names)), None
    )


def _codes(row: ProgrammeBody) -> tuple[str, ...]:
    return tuple(str(code).upper() for code in row.counties if region(str(code)) is not None)


def home_counties(on: date) -> tuple[str, ...]:
    """Give the counties that our Contact Point serves on a day: of the one that bears a name of ours."""
    row = our_contact_point(on)
    return _codes(row) if row is not None else HOME


@dataclass(frozen=True, slots=True)
class Reach:
    """How one gets in touch: who, the address as it is read, and as it is pressed."""

    name: str
    words: str
    url: str


def how_to_reach(on: date) -> Reach:
    """Give how anybody gets in touch with our Contact Point; the installation's own mail where none is written."""
    row = our_contact_point(on)
    address = (row.address if row is not None else "") or str(settings.DEFAULT_FROM_EMAIL)
    name = row.name if row is not None else ""
    if address.startswith(("https://", "http://")):
        return Reach(name, address, address)
    mail = parseaddr(address)[1]
    return Reach(name, mail, f"mailto:{mail}")


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
