"""Where the partners of an idea are, as a programme sees it on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from utblick.engine.eligibility import nuts
from utblick.engine.eligibility.countries import ALAND
from utblick.engine.eligibility.idea import Partner, Role
from utblick.engine.eligibility.programme import Area, AreaClass, Certainty, Programme, holding


class Standing(StrEnum):
    """Whether a partner is in a programme's area."""

    INSIDE = "inside"
    DOUBTED = "inside, if what is said of the region holds"
    PARTLY = "partly"
    OUTSIDE = "outside"
    NO_SUCH_CODE = "no such code"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A partner's place. `codes` cover its code in the programme's version; `areas` are those that hold that day.

    `country` is AX for Åland, empty when it cannot be known. `later` are regions that are not of the area that day.
    """

    partner: Partner
    country: str
    standing: Standing
    codes: tuple[str, ...]
    areas: tuple[Area, ...]
    later: tuple[Area, ...]

    @property
    def is_counted(self) -> bool:
        """Say whether the partner surely counts: in the area, and not only associated."""
        return self.standing is Standing.INSIDE and self.partner.role is not Role.ASSOCIATED

    @property
    def is_core(self) -> bool:
        """Say whether it surely is in the core area."""
        return self.is_counted and all(area.area_class is AreaClass.CORE for area in self.areas)

    @property
    def may_be_core(self) -> bool:
        """Say whether it may be in the core area, or may count as it is there."""
        if self.standing in (Standing.UNKNOWN, Standing.NO_SUCH_CODE):
            return True
        return any(area.area_class is AreaClass.CORE for area in self.areas)

    @property
    def is_on_border(self) -> bool:
        """Say whether it surely is in a region on the external border."""
        return self.standing is Standing.INSIDE and all(area.is_external_border for area in self.areas)

    @property
    def may_be_on_border(self) -> bool:
        """Say whether it may be in a region on the external border."""
        if self.standing in (Standing.UNKNOWN, Standing.NO_SUCH_CODE):
            return True
        return any(area.is_external_border for area in self.areas)


def place_of(partner: Partner, programme: Programme, on: date) -> Place:
    """Place a partner: translate its code into the programme's version and look which regions hold that day."""
    country = partner.country or partner.nuts3[:2]
    if partner.nuts3 == nuts.ALAND:
        country = ALAND
    code = partner.nuts3 or (nuts.ALAND if country == ALAND else "")
    if not code:
        is_abroad = bool(country) and country not in _home(programme)
        standing = Standing.OUTSIDE if is_abroad else Standing.UNKNOWN
        return Place(partner, country, standing, (), (), ())
    known = code[:2] in nuts.COVERED
    codes = nuts.translated(code, programme.nuts_version, partner.nuts_version) if known else (code,)
    regions = sorted(holding(programme.areas, on), key=lambda area: area.code)
    areas = tuple(area for area in regions if area.code in codes)
    later = tuple(area for area in programme.areas if area.code in codes and area not in areas)
    return Place(partner, country, _standing(codes, areas), codes, areas, later)


def _home(programme: Programme) -> tuple[str, ...]:
    return (*programme.countries, *(row.country for row in programme.same_states))


def _standing(codes: tuple[str, ...], areas: tuple[Area, ...]) -> Standing:
    if not codes:
        return Standing.NO_SUCH_CODE
    covered = {area.code for area in areas}
    if covered.issuperset(codes):
        is_sure = all(area.basis.certainty is not Certainty.UNSURE for area in areas)
        return Standing.INSIDE if is_sure else Standing.DOUBTED
    return Standing.PARTLY if covered else Standing.OUTSIDE
