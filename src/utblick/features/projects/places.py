"""Whether a partner's country, region and numbers can be right, and what they are called."""

from __future__ import annotations

import re

from django.utils.translation import get_language

from utblick.engine.eligibility import nuts
from utblick.engine.eligibility.countries import ALAND, CODES, country_en, country_sv
from utblick.ui.geography import region, regions

PIC = re.compile(r"[0-9]{9}")
# NUTS and the EU write these two their own way.
_AS_IN_NUTS = {"GR": "EL", "GB": "UK", ALAND: "FI"}


def is_country(code: str) -> bool:
    """Say whether two letters are a country's, as ISO 3166 or the EU writes it."""
    return code in CODES


def is_region(code: str) -> bool:
    """Say whether some version of NUTS has a code; of a country whose codes are not known, its form is enough."""
    if not nuts.FORM.fullmatch(code):
        return False
    country = code[:2]
    if country in nuts.COVERED:
        return bool(nuts.versions_of(code))
    known = any(one.country == country for one in regions().values())
    return region(code) is not None if known else is_country(country)


def lies_in(code: str, country: str) -> bool:
    """Say whether a region lies in a country; Åland is a region of Finland and a country code of its own."""
    if country == ALAND:
        return code == nuts.ALAND
    return code[:2] in (country, _AS_IN_NUTS.get(country, country))


def is_of_version(code: str, year: int) -> bool:
    """Say whether a version of NUTS has a code, as far as the versions are known."""
    if code[:2] not in nuts.COVERED:
        found = region(code)
        return found is None or year in found.versions or nuts.SAME_AS.get(year) in found.versions
    return nuts.version_of(year) in nuts.versions_of(code)


def country_name(code: str) -> str:
    """Give what a country is called in the page's language, or its code."""
    return country_en(code) if get_language() == "en" else country_sv(code)


def region_name(code: str) -> str:
    """Give what a region is called, or nothing where no version has it."""
    found = region(code)
    return found.name if found else ""


def is_pic(number: str) -> bool:
    """Say whether a number is written as the Commission's numbers of organisations are: nine digits."""
    return PIC.fullmatch(number) is not None
