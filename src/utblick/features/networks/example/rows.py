"""The example's networks. What is not from a source is marked; fees, hours and days are invented and say so."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class NetworkRow(NamedTuple):
    """`boards` and `topics` are keys with blanks between; certainty as on other facts."""

    key: str
    name_sv: str
    name_en: str
    abbreviation: str
    member: str
    certainty: str
    boards: str = ""
    topics: str = ""
    through: str = ""
    since: date | None = None
    purpose: str = ""


NETWORKS = (
    NetworkRow("cpmr", "Kust- och öregionernas konferens", "Conference of Peripheral Maritime Regions", "CPMR", "region", "sourced", "TSN RUN", "cohesion-policy transport", since=date(2022, 1, 1), purpose="Gemensam röst för regioner vid kusterna, om sammanhållning, havet och transporter."),
    NetworkRow("cpmr-bsc", "CPMR:s Östersjökommission", "CPMR Baltic Sea Commission", "BSC", "through", "sourced", "RUN", "baltic-sea", "CPMR"),
    NetworkRow("euregha", "Europeiska regionala och lokala hälsomyndigheter", "European Regional and Local Health Authorities", "EUREGHA", "region", "sourced", "HSN", "health", purpose="Bevaka och påverka EU:s hälsofrågor tillsammans med andra regioner."),
    NetworkRow("healthy-cities", "Healthy Cities, det svenska nätverket", "Healthy Cities, the Swedish network", "HC", "region", "sourced", "HSN", "health"),
    NetworkRow("hph", "Hälsofrämjande hälso- och sjukvård", "Health Promoting Hospitals and Health Services", "HPH", "region", "sourced", "HSN", "health"),
    NetworkRow("hope", "Europeiska sjukhusfederationen", "European Hospital and Healthcare Federation", "HOPE", "through", "sourced", "HSN", "health", "SKR", purpose="Utbytesprogram på fyra veckor för vårdens personal."),
    NetworkRow("skr", "Sveriges Kommuner och Regioner", "Swedish Association of Local Authorities and Regions", "SKR", "region", "known", "RS"),
    NetworkRow("cemr", "Europeiska kommuners och regioners råd", "Council of European Municipalities and Regions", "CEMR", "through", "known", "RS", "", "SKR"),
    NetworkRow("aer", "Europeiska regionförsamlingen", "Assembly of European Regions", "AER", "none", "unsure"),
    NetworkRow("bsssc", "Östersjöstaternas subregionala samarbete", "Baltic Sea States Subregional Co-operation", "BSSSC", "none", "unsure", "", "baltic-sea"),
    NetworkRow("errin", "Europeiska regioners forsknings- och innovationsnätverk", "European Regions Research and Innovation Network", "ERRIN", "none", "unsure"),
    NetworkRow("cor", "Europeiska regionkommittén", "European Committee of the Regions", "CoR", "none", "unsure", purpose="Ledamöter utses av regeringen på förslag av SKR."),
    NetworkRow("clrae", "Europarådets kongress för kommuner och regioner", "Congress of Local and Regional Authorities", "CLRAE", "none", "unsure"),
    NetworkRow("polis", "Polis, städer och regioner för transportutveckling", "Polis, cities and regions for transport innovation", "POLIS", "none", "unsure", "", "transport"),
    NetworkRow("eurocities", "Eurocities", "Eurocities", "", "none", "unsure", purpose="Ett nätverk för städer: Linköping och Norrköping snarare än regionen."),
    NetworkRow("ubc", "Östersjöstädernas union", "Union of the Baltic Cities", "UBC", "none", "known", "", "", purpose="Kommunerna är medlemmar, inte regionen."),
    NetworkRow("rscn", "Referensnätverket för hälsosamt åldrande", "Reference Site Collaborative Network", "RSCN", "none", "unsure", "", "health"),
    NetworkRow("bmr", "Östersjömetropolerna", "Baltic Metropoles", "BMR", "none", "unsure", purpose="Förkortningen är oklar: kanske BaltMet."),
    NetworkRow("b7", "Östersjöns sju öar", "Baltic Sea Seven Islands", "B7", "none", "known", "", "baltic-sea", purpose="Ett nätverk för öar; för oss bara en kontakt."),
    NetworkRow("aebr", "Europeiska gränsregioners förbund", "Association of European Border Regions", "AEBR", "none", "unsure", purpose="För gränsregioner."),
    NetworkRow("eurohealthnet", "EuroHealthNet", "EuroHealthNet", "", "none", "unsure", "", "health"),
    NetworkRow("echalliance", "European Connected Health Alliance", "European Connected Health Alliance", "ECHAlliance", "none", "unsure", "", "health"),
    NetworkRow("ehma", "European Health Management Association", "European Health Management Association", "EHMA", "none", "unsure", "", "health"),
    NetworkRow("eriaff", "Europeiska regioner för livsmedel, jord- och skogsbruk", "European Regions for Innovation in Agriculture, Food and Forestry", "ERIAFF", "none", "unsure"),
    NetworkRow("vanguard", "Vanguard-initiativet", "Vanguard Initiative", "", "none", "unsure"),
    NetworkRow("impel", "Europeiskt nätverk för miljötillsyn", "European network for the enforcement of environmental law", "IMPEL", "none", "unsure"),
)  # fmt: skip
# Invented figures, so that the pages have something to show: (network, year, fee, hours).
COSTS = (
    ("cpmr", 2024, 118000, 320),
    ("cpmr", 2025, 121000, 340),
    ("cpmr", 2026, 125000, 300),
    ("euregha", 2025, 64000, 160),
    ("euregha", 2026, 66000, 180),
    ("hph", 2026, 15000, 90),
    ("healthy-cities", 2026, None, 60),
)
# (network, renews within so many days, notice in months)
RENEWALS = (("cpmr", 200, 3), ("euregha", 120, 3), ("hph", 330, 6))
# (network, role, seat, elected, board, from so many days ago, until in so many days)
REPRESENTATIVES = (
    (
        "cpmr",
        "Ledamot i regionala utvecklingsnämnden, majoriteten",
        "Generalförsamlingen",
        True,
        "RUN",
        800,
        34,
    ),
    (
        "cpmr",
        "Ledamot i trafik- och samhällsplaneringsnämnden, oppositionen",
        "Generalförsamlingen, ersättare",
        True,
        "TSN",
        800,
        34,
    ),
    ("cpmr", "Strateg, EU och internationellt", "Arbetsgruppen om sammanhållning", False, "", 500, None),
    ("euregha", "Ledamot i hälso- och sjukvårdsnämnden, majoriteten", "Årsmötet", True, "HSN", 700, 120),
    ("hph", "Verksamhetsutvecklare, Vrinnevisjukhuset", "Nationella nätverket", False, "", 400, None),
)
GROUPS = (
    ("cpmr", "Sammanhållningspolitik", "internationell-samverkan"),
    ("hph", "Levnadsvanor", "vrinnevi-medicin us-hjarta"),
)
GAINS = (
    (
        "cpmr",
        60,
        "position",
        "Gemensamt yttrande om sammanhållningspolitiken efter 2027 (exempel)",
        "internationell-samverkan",
    ),
    (
        "euregha",
        220,
        "position",
        "Svar om läkemedelspaketet tillsammans med fyra regioner (exempel)",
        "internationell-samverkan",
    ),
    ("hph", 300, "routine", "Frågor om hälsa i medarbetarenkäten (exempel)", "vrinnevi-medicin"),
)
