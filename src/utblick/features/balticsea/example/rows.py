"""Which of the example's things are about which areas. Invented, as the things are; days count from the loading."""

from __future__ import annotations

from typing import NamedTuple


class TagRow(NamedTuple):
    """`title` stands in the thing's Swedish title; `action` 0 is the whole area."""

    kind: str
    title: str
    plan: str
    area: str
    action: int = 0
    why: str = ""


NETWORK, EXCHANGE, PROJECT = "networks.network", "exchanges.exchange", "projects.project"
PROCESS, CONTACT, DECISION = "advocacy.process", "actors.contact", "governance.decision"

TAGS = (
    TagRow(PROJECT, "Biogas från gård till buss", "2021", "energy", 4),
    TagRow(PROJECT, "Biogas från gård till buss", "2021", "transport", 2),
    TagRow(PROJECT, "Gemensam övning för katastrofmedicin", "2021", "secure", 1),
    TagRow(PROJECT, "Kollektivtrafik i skärgård", "2017", "transport", 0, "Märkt när projektet började."),
    TagRow(PROJECT, "Planering av godsstråk", "2021", "transport", 1),
    TagRow(PROJECT, "Kompetens för industrins omställning", "2021", "education", 3),
    TagRow(PROJECT, "Lokaler som delas av kultur", "2021", "culture", 1),
    TagRow(NETWORK, "Kust- och öregionernas konferens", "2021", "transport", 1, "Stråken runt Östersjön drivs där."),
    TagRow(NETWORK, "CPMR:s Östersjökommission", "2021", "transport", 1),
    TagRow(NETWORK, "CPMR:s Östersjökommission", "2021", "spatial", 2),
    TagRow(NETWORK, "Europeiska regionala och lokala hälsomyndigheter", "2021", "health", 3),
    TagRow(NETWORK, "Hälsofrämjande hälso- och sjukvård", "2021", "health", 1),
    TagRow(NETWORK, "Healthy Cities", "2021", "health", 2),
    TagRow(PROCESS, "EU:s lagstiftning om biodrivmedel", "2017", "energy", 0, "Märkt när arbetet började."),
    TagRow(PROCESS, "EU:s lagstiftning om biodrivmedel", "2021", "transport", 2, "Bussarna går på biogas."),
    TagRow(PROCESS, "EU:s framtida sammanhållningspolitik", "2017", "capacity", 0, "Märkt när arbetet började."),
    TagRow(EXCHANGE, "Studiebesök om triage på akuten", "2021", "health", 3),
    TagRow(EXCHANGE, "Studiebesök om tandvård för äldre", "2021", "health", 1),
    TagRow(EXCHANGE, "Studiebesök om mobila vårdlag", "2021", "health", 3),
    TagRow(EXCHANGE, "Projektmöte om biogas i kollektivtrafiken", "2021", "transport", 2),
    TagRow(EXCHANGE, "Projektmöte om biogas i kollektivtrafiken", "2021", "energy", 4),
    TagRow(EXCHANGE, "Arbetsgrupp om kollektivtrafik på landsbygden", "2021", "transport", 1),
    TagRow(EXCHANGE, "Studiebesök om bussterminaler", "2021", "transport", 1),
    TagRow(EXCHANGE, "Tog emot besök från Warmia-Masurien", "2021", "education", 3),
    TagRow(EXCHANGE, "Kollegial granskning av kompetensförsörjning", "2021", "education", 3),
    TagRow(EXCHANGE, "Gästspel med barnföreställning", "2021", "culture", 2),
    TagRow(EXCHANGE, "Museernas utbytesmöte om medeltiden", "2021", "culture", 3),
    TagRow(EXCHANGE, "Residens för koreograf", "2021", "culture", 1),
    TagRow(EXCHANGE, "Projektmöte om smart specialisering", "2021", "innovation", 1),
    TagRow(EXCHANGE, "Studiebesök om vindkraft och planering", "2021", "energy", 4),
    TagRow(EXCHANGE, "Studiebesök om vindkraft och planering", "2021", "spatial", 1),
    TagRow(EXCHANGE, "Digitalt samråd om EU:s havspolitik", "2021", "spatial", 2),
    TagRow(CONTACT, "Östersjökommissionens arbetsgrupp för transport", "2021", "transport", 1),
    TagRow(CONTACT, "Gemensamt brev om biogas", "2021", "energy", 4),
    TagRow(DECISION, "Samverkan om biogas i Östersjöområdet", "2021", "energy", 4),
)  # fmt: skip


class SeatRow(NamedTuple):
    """A seat; without an area it is in a group of the whole strategy."""

    area: str
    kind: str
    group: str
    role: str
    unit: str
    account: str
    since: int
    is_observer: bool = False
    meetings: tuple[tuple[int, str, str], ...] = ()


SEATS = (
    SeatRow("", "network", "Tillväxtverkets nätverk för Östersjöstrategin", "Strateg, EU och internationellt", "internationell-samverkan", "strateg", 900, meetings=((48, "Digitalt", "Nätverket gick igenom vad som ska med i nästa rapport. Exempel."),)),
    SeatRow("spatial", "reference", "Nationella referensgruppen för fysisk planering", "Enhetschef, samhällsplanering", "samhallsplanering", "", 400, meetings=((120, "Stockholm", "Havsplanerna och vattenbruket togs upp. Exempel."), (20, "Digitalt", "Gruppen lämnar synpunkter på nästa handlingsplan. Exempel."))),
    SeatRow("health", "steering", "", "Utvecklingschef, hälso- och sjukvården", "fou", "", 300, is_observer=True),
)  # fmt: skip

# kind, Swedish, English, first day in so many days, how many days, place, country
DAYS = (
    ("reporting", "Underlag till Tillväxtverkets rapport om strategin (exempel)", "Contribution to Tillväxtverket's report on the strategy (example)", 75, 1, "", ""),
    ("forum", "Årligt forum för Östersjöstrategin (exempel)", "Annual Forum of the strategy (example)", 310, 3, "", ""),
)  # fmt: skip
