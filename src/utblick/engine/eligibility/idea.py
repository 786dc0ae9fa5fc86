"""An idea as somebody tells of it; what is not told is None."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from utblick.engine.eligibility.forms import LegalForm
from utblick.engine.eligibility.programme import Kind


class Role(StrEnum):
    """What a partner is in the project."""

    LEAD = "lead"
    PARTNER = "partner"
    ASSOCIATED = "associated"


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner. `country` is ISO 3166 (AX is Åland), `nuts3` a NUTS 3 code of `nuts_version`, if that is told.

    `form_words` is the legal form as it was written, kept beside `legal_form` where the words are not known.
    """

    name: str
    country: str = ""
    nuts3: str = ""
    nuts_version: int | None = None
    legal_form: LegalForm | None = None
    form_words: str = ""
    role: Role | None = None
    eu_eur: Decimal | None = None
    total_eur: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea: what it is for, who does it, what it costs and when. `priority` is as written: "P2, SO2.4", "PO3"."""

    title: str = ""
    programme: str = ""
    priority: str = ""
    partners: tuple[Partner, ...] = ()
    eu_eur: Decimal | None = None
    total_eur: Decimal | None = None
    months: int | None = None
    starts_on: date | None = None
    kind: Kind | None = None
    call: str = ""
