"""What records say of projects and of those who took part, as it is kept."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from utblick.connectors.interreg.regions import nuts3
from utblick.connectors.interreg.roles import role_of
from utblick.connectors.project_record import OperationRecord, PartnershipRecord
from utblick.features.actors.folding import fold
from utblick.features.programmes.models import Part, ToldBy

# Sources whose numbers are of rows, not of projects: a project is known by its programme and title.
BY_TITLE = frozenset({"interreg_partners"})
# A year out of which the period of a programme can be told, as in `2014-2020` or `2021–2027`.
_PERIOD = re.compile(r"(19|20)\d\d")
_MOST = Decimal("9999999999999.99")


@dataclass(slots=True)
class Participation:
    """An organisation's part in a project, as one record tells it."""

    name: str
    folded: str
    part: str
    country: str = ""
    nuts3: str = ""
    city: str = ""
    postcode: str = ""
    organisation_type: str = ""
    budget_eur: Decimal | None = None
    eu_eur: Decimal | None = None
    budget_amount: Decimal | None = None
    eu_amount: Decimal | None = None
    currency: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    key: str = ""

    def values(self) -> dict[str, Any]:
        """Give the columns of its row."""
        return {
            "name": self.name,
            "folded": self.folded,
            "part": self.part,
            "country": self.country,
            "nuts3": self.nuts3,
            "city": self.city,
            "postcode": self.postcode,
            "organisation_type": self.organisation_type,
            "budget_eur": self.budget_eur,
            "eu_eur": self.eu_eur,
            "budget_amount": self.budget_amount,
            "eu_amount": self.eu_amount,
            "currency": self.currency,
            "identifiers": dict(self.identifiers),
        }


@dataclass(slots=True)
class Project:
    """A project as one source tells it; `programme_names` are what the programme may be known by."""

    key: str
    told_by: str
    columns: dict[str, Any]
    programme_names: tuple[str, ...]
    participations: list[Participation] = field(default_factory=list)
    records: int = 1

    @property
    def year(self) -> int | None:
        """Give the first year of the period that the source says."""
        return year_in(str(self.columns["period"]))

    def add(self, other: Project) -> None:
        """Take in what another record says of the same project: what is lacking, the earliest start, the last end."""
        for name, value in other.columns.items():
            if value and not self.columns[name]:
                self.columns[name] = value
        for name, pick in (("starts_on", min), ("ends_on", max)):
            days = [one.columns[name] for one in (self, other) if one.columns[name]]
            self.columns[name] = pick(days) if days else None
        self.participations += other.participations
        self.records += other.records

    def fingerprint(self) -> str:
        """Give what tells whether the source says something else of the project than before."""
        return digest(json.dumps([self.columns, self.programme_names], default=str, sort_keys=True))


def year_in(period: str) -> int | None:
    """Give the first year of a period, or None where it tells none."""
    found = _PERIOD.search(period)
    return int(found[0]) if found else None


def digest(*parts: str) -> str:
    """Give a short key of some texts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def of_operation(record: OperationRecord) -> Project:
    """Read a row of a list of projects; with a beneficiary it is a participation too."""
    said = {name: " · ".join(values) for name, values in record.fields.items()}
    # A list of ours may have a row for each partner: then the project is what the rows have in common.
    is_partner_list = bool(said.get("role"))
    acronym = said.get("acronym", "")
    if record.beneficiary and not is_partner_list:
        key = digest(record.programme, record.country, record.beneficiary, record.source_id)
    else:
        key = _project_key(record.source, record.programme, record.number, acronym, record.title)
    project = Project(
        key,
        ToldBy.PARTNERS if is_partner_list else ToldBy.PROJECTS,
        _columns(
            number=record.number[:120],
            acronym=acronym[:120],
            title=(record.title or acronym or record.beneficiary)[:600],
            summary=record.summary,
            programme_text=(record.programme or said.get("cci", "") or record.fund)[:200],
            period=said.get("period", "")[:20],
            starts_on=_day(record.starts_on) or _day(record.approved_on),
            ends_on=_day(record.ends_on),
            priority=record.priority[:200],
            objective=said.get("objective", said.get("theme", ""))[:200],
            status=record.status[:60],
            **({} if is_partner_list else _sums(record)),
            address=record.url[:500] if record.url.startswith("http") else "",
            licence=record.licence[:200],
        ),
        _names(said.get("cci", ""), record.programme, record.fund),
    )
    if record.beneficiary:
        place = _region(said.get("nuts", ""), record.region, record.place)
        project.participations.append(
            Participation(
                name=record.beneficiary[:400],
                folded=folded(record.beneficiary),
                part=_part(said.get("role", "")) if is_partner_list else Part.BENEFICIARY,
                country=record.country or place[:2],
                nuts3=place,
                city=record.place[:120],
                postcode=record.postcode[:20],
                organisation_type=said.get("organisation_type", "")[:120],
                budget_eur=_sum(record.total_eur),
                eu_eur=_sum(record.eu_eur),
                **_as_told(record),
                identifiers={
                    name: said[name] for name in ("pic", "organisation_number") if said.get(name, "").strip()
                },
            )
        )
    return project


def _sums(record: OperationRecord) -> dict[str, Any]:
    return {
        "total_eur": _sum(record.total_eur),
        "eu_eur": _sum(record.eu_eur),
        "total_amount": _sum(record.total_amount),
        "eu_amount": _sum(record.eu_amount),
        "currency": record.currency[:3],
    }


def _as_told(record: OperationRecord) -> dict[str, Any]:
    """Give the sums that are not in euro, with their currency where that is told."""
    budget = _sum(record.total_amount) if record.total_eur is None else None
    eu = _sum(record.eu_amount) if record.eu_eur is None else None
    told = budget is not None or eu is not None
    return {"budget_amount": budget, "eu_amount": eu, "currency": record.currency[:3] if told else ""}


def of_partnership(record: PartnershipRecord) -> Project:
    """Read a row of a list of partners."""
    one = record.project
    number = "" if record.source in BY_TITLE else one.number
    place = _region(record.nuts3 or "", record.region)
    return Project(
        _project_key(record.source, record.programme, number, one.acronym, one.title),
        ToldBy.PARTNERS,
        _columns(
            number=number[:120],
            acronym=one.acronym[:120],
            title=(one.title or one.acronym or number)[:600],
            programme_text=record.programme[:200],
            period=record.period[:20],
            starts_on=_day(one.starts_on),
            ends_on=_day(one.ends_on),
            priority=one.priority[:200],
            objective=one.objective[:200],
            address=record.url[:500] if record.url.startswith("http") else "",
            licence=record.licence[:200],
        ),
        _names(record.programme),
        [
            Participation(
                name=record.organisation[:400],
                folded=folded(record.organisation),
                part=_part(record.role),
                country=(record.country or place[:2])[:2],
                nuts3=place,
                city=record.city[:120],
                postcode=record.postcode[:20],
                organisation_type=(record.organisation_type or record.ownership)[:120],
                budget_eur=_sum(record.budget_eur),
                eu_eur=_sum(record.eu_eur),
                identifiers=dict(record.identifiers),
            )
        ],
    )


def together(projects: Iterable[Project]) -> list[Project]:
    """Give each project once, with what all its records say."""
    found: dict[str, Project] = {}
    for project in projects:
        if (known := found.get(project.key)) is not None:
            known.add(project)
        else:
            found[project.key] = project
    for project in found.values():
        # An organisation may be in a project more than once, with two of its parts.
        times: Counter[str] = Counter()
        for one in project.participations:
            times[one.folded] += 1
            one.key = digest(one.folded, str(times[one.folded]))
    return list(found.values())


def folded(name: str) -> str:
    """Give an organisation's name as it is compared; of a name in letters that fold away, the name itself."""
    return (fold(name) or name.strip().casefold())[:400]


def _project_key(source: str, programme: str, number: str, acronym: str, title: str) -> str:
    if source == "cordis" and number:
        return number  # one number over all framework programmes
    return digest("project", programme.casefold(), number or fold(acronym or title))


def _columns(**given: Any) -> dict[str, Any]:
    blank: dict[str, Any] = dict.fromkeys(("summary", "status", "currency"), "")
    return blank | dict.fromkeys(("total_eur", "eu_eur", "total_amount", "eu_amount")) | given


def _names(*said: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in said if one))


def _region(*said: str) -> str:
    return next((code for one in said if one and (code := nuts3(one))), "")


def _part(role: str) -> str:
    return role if role in Part.values else role_of(role) or Part.PARTNER


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _sum(value: float | None) -> Decimal | None:
    if value is None:
        return None
    amount = Decimal(str(round(value, 2))).quantize(Decimal("0.01"))
    return amount if abs(amount) <= _MOST else None


def differ(row: Any, values: Mapping[str, Any]) -> Sequence[str]:
    """Give the columns in which a row is not as it is told."""
    return [name for name, value in values.items() if getattr(row, name) != value]
