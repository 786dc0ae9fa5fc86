"""Who coordinates, how areas went on, which bodies are near, and the strategy's days."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from utblick.features.balticsea.suggested.earlier import STEP_2009_2013, STEP_2013_2015
from utblick.features.organisation.models import Certainty

S, K, U = Certainty.SOURCED, Certainty.KNOWN, Certainty.UNSURE


class CoordinatorRow(NamedTuple):
    """An organisation, never a person; `body` is a related body's abbreviation where it is one of them."""

    plan: str
    area: str
    name_sv: str
    name_en: str
    country: str
    certainty: str
    role: str = "coordinator"
    valid_from: date | None = None
    valid_until: date | None = None
    source: str = "eusbsr.eu"


COORDINATORS = (
    CoordinatorRow("2021", "bioeconomy", "Nordiska ministerrådet", "Nordic Council of Ministers", "", S),
    CoordinatorRow("2021", "bioeconomy", "Jord- och skogsbruksministeriet", "Ministry of Agriculture and Forestry", "FI", S),
    CoordinatorRow("2021", "bioeconomy", "Landsbygds- och infrastrukturdepartementet", "Ministry of Rural Affairs and Infrastructure", "SE", S),
    CoordinatorRow("2021", "bioeconomy", "Jordbruksverket", "Swedish Board of Agriculture", "SE", S),
    CoordinatorRow("2021", "bioeconomy", "Litauens jordbruksministerium", "Ministry of Agriculture of Lithuania", "LT", S),
    CoordinatorRow("2021", "culture", "Delstaten Schleswig-Holsteins kulturministerium", "Land Schleswig-Holstein, ministry of culture", "DE", S, source="eusbsr-culture.eu"),
    CoordinatorRow("2021", "culture", "Adam Mickiewicz-institutet", "Adam Mickiewicz Institute", "PL", S, valid_from=date(2022, 1, 1), source="eusbsr-culture.eu: sedan 2022"),
    CoordinatorRow("2021", "education", "Senatskansliet i Hamburg", "Senate Chancellery of Hamburg", "DE", S),
    CoordinatorRow("2021", "education", "Föreningen Norden", "The Norden Association in Sweden", "SE", S),
    CoordinatorRow("2021", "energy", "Lettland", "Latvia", "LV", U, source="2015 års plan"),
    CoordinatorRow("2021", "energy", "Litauen", "Lithuania", "LT", U, source="2015 års plan"),
    CoordinatorRow("2021", "energy", "Estland", "Estonia", "EE", U, source=""),
    CoordinatorRow("2021", "hazards", "Havs- och vattenmyndigheten", "Swedish Agency for Marine and Water Management", "SE", S),
    CoordinatorRow("2021", "health", "Sekretariatet för den nordliga dimensionens hälsopartnerskap (NDPHS)", "Secretariat of the Northern Dimension Partnership in Public Health and Social Well-being (NDPHS)", "", S, source="regeringen.se 2024-01"),
    CoordinatorRow("2021", "innovation", "Baltic Institute of Finland", "Baltic Institute of Finland", "FI", U, source="Nämnd 2020"),
    CoordinatorRow("2021", "innovation", "Estland", "Estonia", "EE", U, source="Nämnd 2020"),
    CoordinatorRow("2021", "innovation", "Sverige", "Sweden", "SE", U, source="Nämnd 2020"),
    CoordinatorRow("2021", "nutri", "Närings-, trafik- och miljöcentralen i Egentliga Finland", "Centre for Economic Development, Transport and the Environment for Southwest Finland", "FI", U, source="eusbsr.eu; en ny statlig myndighet kan ha tagit över 2026"),
    CoordinatorRow("2021", "nutri", "Polens statliga vattenförvaltning (Wody Polskie)", "State Water Holding Polish Waters", "PL", S),
    CoordinatorRow("2021", "safe", "Danska sjöfartsstyrelsen", "Danish Maritime Authority", "DK", U),
    CoordinatorRow("2021", "safe", "Transport- och kommunikationsverket Traficom", "Finnish Transport and Communications Agency Traficom", "FI", U),
    CoordinatorRow("2021", "secure", "Östersjöstaternas råds sekretariat", "Secretariat of the Council of the Baltic Sea States", "", S, source="cbss.org"),
    CoordinatorRow("2021", "secure", "Myndigheten för samhällsskydd och beredskap (MSB)", "Swedish Civil Contingencies Agency (MSB)", "SE", S, valid_until=date(2026, 1, 1), source="cbss.org"),
    CoordinatorRow("2021", "secure", "Myndigheten för civilt försvar (MCF), före 2026 MSB", "Swedish Civil Defence and Resilience Agency, until 2026 MSB", "SE", U, valid_from=date(2026, 1, 1), source="Press"),
    CoordinatorRow("2021", "ship", "Danska sjöfartsstyrelsen", "Danish Maritime Authority", "DK", S),
    CoordinatorRow("2021", "spatial", "VASAB:s sekretariat", "VASAB Secretariat", "", S, source="vasab.org"),
    CoordinatorRow("2021", "spatial", "Helsingforskommissionen (HELCOM), för planering till havs", "Helsinki Commission (HELCOM), for planning at sea", "", S, role="co", source="vasab.org"),
    CoordinatorRow("2021", "tourism", "Statskansliet i Mecklenburg-Vorpommern", "State Chancellery of Mecklenburg-Vorpommern", "DE", U, source="Äldre plan"),
    CoordinatorRow("2021", "tourism", "Polen", "Poland", "PL", U, role="co", source=""),
    CoordinatorRow("2021", "transport", "Litauen", "Lithuania", "LT", U, source="Äldre sida"),
    CoordinatorRow("2021", "transport", "Estland", "Estonia", "EE", U, source="Äldre sida"),
    CoordinatorRow("2015", "bioeconomy", "Jordbruksverket (fiske och vattenbruk)", "Swedish Board of Agriculture (fisheries and aquaculture)", "SE", S, valid_from=date(2016, 1, 1), source="Regeringsuppdrag januari 2016; dagen är osäker"),
    CoordinatorRow("2017", "hazards", "Naturvårdsverket", "Swedish Environmental Protection Agency", "SE", S),
)  # fmt: skip

# Areas that keep their key went on as the same; the others, from plan to plan: former, later, kind, certainty.
CORRESPONDENCES = {
    ("2009", "2013"): STEP_2009_2013,
    ("2013", "2015"): STEP_2013_2015,
    ("2017", "2021"): (
        ("spatial", "spatial", "renamed", S),
        ("capacity", "", "mainstreamed", S),
        ("climate", "", "mainstreamed", S),
        ("neighbours", "", "mainstreamed", S),
    ),
}
STEPS = (("2009", "2013", U), ("2013", "2015", U), ("2015", "2017", S), ("2017", "2021", K))

# abbreviation, Swedish, English, areas of the 2021 plan, address
BODIES = (
    ("CBSS", "Östersjöstaternas råd", "Council of the Baltic Sea States", "secure", "https://cbss.org/"),
    ("HELCOM", "Helsingforskommissionen", "Helsinki Commission", "nutri hazards spatial ship", "https://helcom.fi/"),
    ("VASAB", "Samarbetet om fysisk planering runt Östersjön", "Vision and Strategies around the Baltic Sea", "spatial", "https://vasab.org/"),
    ("NDPHS", "Nordliga dimensionens hälsopartnerskap", "Northern Dimension Partnership in Public Health and Social Well-being", "health", "https://ndphs.org/"),
    ("NCM", "Nordiska ministerrådet", "Nordic Council of Ministers", "bioeconomy", "https://www.norden.org/"),
    ("BSSSC", "Östersjöstaternas subregionala samarbete", "Baltic Sea States Subregional Co-operation", "", ""),
    ("UBC", "Östersjöstädernas union", "Union of the Baltic Cities", "", "https://www.ubc.net/"),
    ("CPMR BSC", "CPMR:s Östersjökommission", "CPMR Baltic Sea Commission", "", "https://cpmr.org/"),
    ("BSPC", "Östersjöns parlamentarikerkonferens", "Baltic Sea Parliamentary Conference", "", ""),
    ("BSP", "Östersjöstrategins stödpunkt", "Baltic Sea Strategy Point", "", "https://eusbsr.eu/"),
)  # fmt: skip


class DayRow(NamedTuple):
    """A day or a time of the strategy."""

    kind: str
    name_sv: str
    name_en: str
    starts_on: date
    ends_on: date | None
    certainty: str
    place: str = ""
    country: str = ""
    source: str = "eusbsr.eu"


DAYS = (
    DayRow("forum", "Årligt forum 2014", "Annual Forum 2014", date(2014, 6, 3), date(2014, 6, 4), U, "Åbo", "FI", "regeringen.se 2014-06: 1–5 juni; dagarna är osäkra"),
    DayRow("forum", "Årligt forum 2015", "Annual Forum 2015", date(2015, 6, 15), date(2015, 6, 16), S, "Jurmala", "LV", "regeringen.se 2015-06"),
    DayRow("forum", "Årligt forum 2016", "Annual Forum 2016", date(2016, 11, 8), date(2016, 11, 9), S, "Stockholm", "SE", "regeringen.se 2016-01, då det planerades"),
    DayRow("forum", "Årligt forum 2024", "Annual Forum 2024", date(2024, 10, 30), date(2024, 10, 31), S, "Visby", "SE", "regeringen.se 2024-11"),
    DayRow("presidency", "Sverige leder de nationella samordnarna", "Sweden chairs the national coordinators", date(2016, 7, 1), date(2017, 6, 30), U, country="SE", source="regeringen.se 2016-01: hösten 2016 till våren 2017"),
    DayRow("presidency", "Litauen leder de nationella samordnarna", "Lithuania chairs the national coordinators", date(2021, 7, 1), date(2022, 6, 30), S, country="LT"),
    DayRow("presidency", "Sverige leder de nationella samordnarna", "Sweden chairs the national coordinators", date(2022, 7, 1), date(2023, 6, 30), S, country="SE"),
    DayRow("presidency", "Lettland leder de nationella samordnarna", "Latvia chairs the national coordinators", date(2023, 7, 1), date(2024, 6, 30), S, country="LV"),
    DayRow("presidency", "Polen leder de nationella samordnarna", "Poland chairs the national coordinators", date(2024, 7, 1), date(2025, 6, 30), S, country="PL"),
    DayRow("forum", "Årligt forum 2020, på distans", "Annual Forum 2020, online", date(2020, 10, 20), None, U, "Åbo", "FI", "eusbsr.eu: året; dagen är osäker"),
    DayRow("forum", "Årligt forum 2023", "Annual Forum 2023", date(2023, 10, 4), date(2023, 10, 5), U, "Riga", "LV", "eusbsr.eu: månaden; dagarna är osäkra"),
)  # fmt: skip
