"""Days of Central Baltic's calls beside those of the check, and invented calls that lie ahead."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple


class MomentRow(NamedTuple):
    programme: str
    call: str
    kind: str
    step: int
    on: date
    certainty: str
    hour: time | None = None
    note: str = ""


_S, _U = "sourced", "unsure"
MOMENTS = (
    MomentRow("cb-2014", "1", "opens", 1, date(2014, 12, 31), _U, note="kring årsskiftet 2014/15"),
    MomentRow("cb-2014", "1", "decision", 2, date(2015, 8, 26), _S, note="25–26 augusti"),
    MomentRow("cb-2014", "3", "opens", 1, date(2017, 1, 1), _U, note="i januari 2017"),
    MomentRow("cb-2014", "5", "decision", 1, date(2020, 1, 30), _S, note="29–30 januari"),
    MomentRow("cb-2021", "1", "decision", 1, date(2022, 6, 30), _U, note="i juni 2022"),
    MomentRow("cb-2021", "1", "opens", 2, date(2022, 6, 30), _S),
    MomentRow("cb-2021", "1", "closes", 2, date(2022, 10, 3), _S, time(12)),
    MomentRow("cb-2021", "2", "opens", 2, date(2023, 9, 25), _S),
    MomentRow("cb-2021", "2", "closes", 2, date(2023, 10, 16), _S),
    MomentRow("cb-2021", "2", "decision", 2, date(2024, 2, 7), _S, note="6–7 februari"),
    MomentRow("cb-2021", "3", "published", 1, date(2023, 6, 19), _U, note="handledningens dag"),
    *(MomentRow("cb-2021", key, *row) for key in ("4a", "4b") for row in (("published", 1, date(2024, 1, 9), _S), ("decision", 1, date(2024, 9, 11), _S, None, "10–11 september"), ("opens", 2, date(2024, 10, 10), _S), ("closes", 2, date(2024, 10, 31), _S), ("decision", 2, date(2025, 2, 15), _U, None, "i mitten av februari"))),
)  # fmt: skip
# (programme, call) -> title in Swedish, title, money in euro, note
TITLES = {
    ("cb-2014", "1"): ("Första utlysningen", "First call", 48_000_000, "Öppen i två steg; 48 miljoner euro fördelades."),
    ("cb-2014", "2"): ("Andra utlysningen", "Second call", None, "148 ansökningar: 110 ordinarie i första steget och 38 småprojekt."),
    ("cb-2014", "3"): ("Tredje utlysningen", "Third call", None, "Den sista utlysningen med alla prioriteringar."),
    ("cb-2014", "4"): ("Fjärde utlysningen", "Fourth call", None, "En riktad utlysning 2018; dagarna är inte kända."),
    ("cb-2014", "5"): ("Femte utlysningen", "Fifth call", 12_000_000, "Ett steg; samtal med sekretariatet var obligatoriskt."),
    ("cb-2021", "1"): ("Första utlysningen", "First call", 43_000_000, "82 ansökningar gav 32 projekt."),
    ("cb-2021", "2"): ("Andra utlysningen, ordinarie projekt", "Second call, regular projects", None, ""),
    ("cb-2021", "3"): ("Tredje utlysningen, småprojekt", "Third call, small projects", None, "2023; dagarna är inte kända."),
    ("cb-2021", "4a"): ("Fjärde utlysningen, allmän", "Fourth call, general", 40_000_000, "38 förslag i första steget."),
    ("cb-2021", "4b"): ("Fjärde utlysningen, yttre gräns", "Fourth call, external border", None, "41 förslag i första steget."),
    ("cb-2021", "4c"): ("Fjärde utlysningen, småprojekt", "Fourth call, small projects", None, "2024; dagarna är inte kända."),
}  # fmt: skip


class AheadRow(NamedTuple):
    """An invented call; days are counted from the loading."""

    programme: str
    key: str
    title_sv: str
    title: str
    opens: int
    closes: int
    hour: time
    decision: int | None = None
    second: tuple[int, int] | None = None
    budget: int | None = None
    words: str = ""


AHEAD = (
    AheadRow("cb-2021", "exempel", "Utlysning om kust- och havsmiljö (exempel)", "Call on coastal and marine environment (example)", -20, 46, time(12), 130, (150, 190), 20_000_000, "Östersjön, övergödning, kust, baltic sea"),
    AheadRow("ibsr-2021", "exempel-1", "Utlysning om klimatneutrala samhällen (exempel)", "Call on climate-neutral societies (example)", -35, 1, time(16), 120, None, 60_000_000, "biogas, energi, klimat, kollektivtrafik"),
    AheadRow("ie-2021", "exempel-1", "Utlysning om regional politik (exempel)", "Call on regional policy instruments (example)", 24, 110, time(12), 220, None, 90_000_000, "kompetens, regional utveckling, innovation"),
    AheadRow("erasmus-2021", "exempel-1", "Mobilitet för yrkesutbildning (exempel)", "Mobility in vocational education (example)", -5, 74, time(12), 200, None, None, "yrkesutbildning, folkhögskola, kompetens, utbyten"),
    AheadRow("eu4health-2021", "exempel-1", "Digital vård och hälsodata (exempel)", "Digital care and health data (example)", -12, 33, time(17), 190, None, 8_000_000, "hälsodata, vård, läkemedel"),
    AheadRow("creative-2021", "exempel-1", "Europeiska samarbetsprojekt inom kultur (exempel)", "European cooperation projects in culture (example)", 40, 95, time(17), 210, None, 60_000_000, "kultur, scenkonst"),
)  # fmt: skip
# Where the programmes of the invented calls stand, so that readers get somewhere.
ADDRESSES = {
    "ibsr-2021": "https://interreg-baltic.eu/",
    "ie-2021": "https://www.interregeurope.eu/",
    "erasmus-2021": "https://erasmus-plus.ec.europa.eu/",
    "eu4health-2021": "https://health.ec.europa.eu/",
    "creative-2021": "https://culture.ec.europa.eu/creative-europe",
}
# What units look for: (unit, words, topics, weeks to prepare, how the own share is paid).
NEEDS = (
    ("kollektivtrafik", ("biogas", "kollektivtrafik", "public transport", "elbussar"), ("public-transport", "energy-climate", "biofuels"), 12, ""),
    ("lunnevad", ("folkhögskola", "yrkesutbildning", "utbyten"), ("skills", "culture"), 6, "Skolans egna pengar för utbyten."),
    ("kultur", ("kultur", "scenkonst", "bibliotek"), ("culture",), 14, ""),
    ("us", ("hälsodata", "vård", "klinisk forskning"), ("health", "health-data", "research"), 16, "Forskningsanslaget, efter beslut i ledningen."),
    ("internationell-samverkan", ("Östersjön", "övergödning", "regional utveckling"), ("baltic-sea", "interreg", "regional-development"), 10, "Utvecklingsanslaget (1:1), efter beslut i nämnden."),
)  # fmt: skip
# What was said: (unit, programme, call, verdict, reason, words, days ago)
VERDICTS = (
    ("internationell-samverkan", "cb-2021", "4a", "not_for_us", "time", "Ingen partner i Estland eller Lettland hann svara.", 900),
    ("kultur", "creative-2021", "exempel-1", "look_closer", "", "Länsteatern är intresserad.", 3),
)  # fmt: skip
