"""Invented public projects, so that the archive and the search for partners have something to show.

No project and no partnership of these has been; the organisations carry invented names, but for countries and places.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from utblick.connectors.project_record import PartnershipRecord, Project
from utblick.features.programmes.archive import taking
from utblick.features.programmes.archive.values import of_partnership, together
from utblick.features.programmes.models import ListReading, PublicProject

SOURCE = "exempel"
MARK = "påhittat exempel"


class ProjectRow(NamedTuple):
    programme: str
    period: str
    acronym: str
    title: str
    days: tuple[str, str]
    priority: str
    partners: str
    """Partners by their short names below, the lead first, each with its budget in thousands of euro."""


# short name -> name, country, NUTS 3, type
ORGANISATIONS: dict[str, tuple[str, str, str, str]] = {
    "region": ("Region Östergötland", "SE", "SE123", "regional public authority"),
    "lin": ("Fiktiva universitetet i Linköping", "SE", "SE123", "higher education and research"),
    "nor": ("Norrköpings provhamn AB", "SE", "SE123", "enterprise"),
    "mot": ("Motala exempelkommun", "SE", "SE123", "local public authority"),
    "ore": ("Örebro biogasutveckling AB", "SE", "SE124", "enterprise"),
    "vas": ("Västerås exempelhögskola", "SE", "SE125", "higher education and research"),
    "esk": ("Eskilstuna kretsloppsförening", "SE", "SE122", "interest group"),
    "sto": ("Stockholms skärgårdsinstitut", "SE", "SE110", "higher education and research"),
    "tur": ("Turun esimerkkikaupunki", "FI", "FI1C1", "local public authority"),
    "hel": ("Helsingin merilaboratorio", "FI", "FI1B1", "higher education and research"),
    "ala": ("Ålands provkommunförbund", "FI", "FI200", "local public authority"),
    "tal": ("Tallinna näidisülikool", "EE", "EE001", "higher education and research"),
    "tar": ("Tartu vesiniku keskus MTÜ", "EE", "EE008", "interest group"),
    "rig": ("Rīgas parauga plānošanas reģions", "LV", "LV006", "regional public authority"),
    "kur": ("Kurzemes ostu biedrība", "LV", "LV003", "interest group"),
    "gda": ("Gdańska fundacja przykładowa", "PL", "PL633", "interest group"),
    "kie": ("Kieler Musterinstitut für Meereswasser", "DE", "DEF02", "higher education and research"),
}

PROJECTS = (
    ProjectRow(
        "Central Baltic 2014–2020",
        "2014-2020",
        "KRETSGAS",
        "Biogas from small towns' food waste",
        ("2016-03-01", "2019-02-28"),
        "P2",
        "ore:420 tur:310 tal:250 mot:120",
    ),
    ProjectRow(
        "Central Baltic 2014–2020",
        "2014-2020",
        "LUGNHAMN",
        "Calm small ports: safer guest harbours in the archipelago",
        ("2015-09-01", "2018-12-31"),
        "P3",
        "ala:380 sto:290 nor:210 kur:240",
    ),
    ProjectRow(
        "Central Baltic 2014–2020",
        "2014-2020",
        "KLARVATTEN",
        "Cleaner urban storm water before it reaches the sea",
        ("2017-01-01", "2020-06-30"),
        "P2",
        "tur:510 vas:260 rig:300",
    ),
    ProjectRow(
        "Central Baltic 2014–2020",
        "2014-2020",
        "UNGKRAFT",
        "Young people without work start cooperatives",
        ("2018-02-01", "2021-01-31"),
        "P4",
        "esk:190 tal:160 rig:150",
    ),
    ProjectRow(
        "Central Baltic 2014–2020",
        "2014-2020",
        "SNABBTÅG",
        "Timetables that meet: public transport over the sea",
        ("2016-10-01", "2019-09-30"),
        "P3",
        "region:350 hel:280 tal:260",
    ),
    ProjectRow(
        "Central Baltic 2014–2020",
        "2014-2020",
        "EXPORTEN",
        "First steps to new markets for small food firms",
        ("2015-04-01", "2017-12-31"),
        "P1",
        "mot:140 lin:160 kur:130",
    ),
    ProjectRow(
        "Central Baltic 2021–2027",
        "2021-2027",
        "BIOLOOP",
        "Circular biogas for regional buses",
        ("2023-05-01", "2026-04-30"),
        "PO2",
        "ore:460 tur:330 tar:240 region:210",
    ),
    ProjectRow(
        "Central Baltic 2021–2027",
        "2021-2027",
        "RENKUST",
        "Nutrients back from wastewater on farms by the coast",
        ("2023-02-01", "2026-01-31"),
        "PO2",
        "hel:490 vas:280 rig:310 esk:150",
    ),
    ProjectRow(
        "Central Baltic 2021–2027",
        "2021-2027",
        "TRYGGVÅRD",
        "Digital health centres for islands",
        ("2024-01-01", "2026-12-31"),
        "PO4",
        "region:400 ala:260 tal:300",
    ),
    ProjectRow(
        "Interreg Baltic Sea Region 2021–2027",
        "2021-2027",
        "HYPORT",
        "Hydrogen in middle-sized ports",
        ("2023-01-01", "2025-12-31"),
        "P3",
        "kie:620 nor:340 gda:360 tar:250",
    ),
    ProjectRow(
        "Interreg Baltic Sea Region 2021–2027",
        "2021-2027",
        "WATERWISE",
        "Drought and wastewater in regional planning",
        ("2022-11-01", "2025-10-31"),
        "P2",
        "kie:540 lin:310 gda:280 rig:260",
    ),
    ProjectRow(
        "Interreg Europe 2021–2027",
        "2021-2027",
        "SLOWGAS",
        "Policies for local biogas and biofuel",
        ("2023-03-01", "2027-05-31"),
        "PO2",
        "region:300 ore:180 gda:210",
    ),
)


def load(at: datetime) -> int:
    """Take the invented projects into the archive; what is there already is left as it is."""
    if PublicProject.objects.filter(source=SOURCE).exists():
        return 0
    found = together(of_partnership(record) for row in PROJECTS for record in _records(row))
    taken = taking.store(found, taking.Reading(SOURCE, at))
    ListReading.objects.create(source=SOURCE, kind="partnership", name=MARK, at=at, inserted=taken.inserted)
    return len(found)


def _records(row: ProjectRow) -> list[PartnershipRecord]:
    project = Project(
        acronym=row.acronym,
        title=row.title,
        number=f"EX-{row.acronym}",
        starts_on=row.days[0],
        ends_on=row.days[1],
        priority=row.priority,
    )
    found = []
    for at, (short, thousands) in enumerate(one.split(":") for one in row.partners.split()):
        name, country, nuts3, kind = ORGANISATIONS[short]
        found.append(
            PartnershipRecord(
                source=SOURCE,
                source_id=f"{row.acronym}-{short}",
                licence=MARK,
                programme=row.programme,
                period=row.period,
                project=project,
                organisation=name,
                role="partner" if at else "lead",
                country=country,
                nuts3=nuts3,
                budget_eur=float(thousands) * 1000,
                organisation_type=kind,
            )
        )
    return found
