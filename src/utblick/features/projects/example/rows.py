"""The example's projects: invented, with partners that could have been in them. Days count from the day of loading."""

from __future__ import annotations

from typing import NamedTuple


class StepRow(NamedTuple):
    """What happened, so many days ago; `wrong` says that it was put right later, and why."""

    kind: str
    days_ago: int
    words: str = ""
    diary: str = ""
    wrong: str = ""


class PartnerRow(NamedTuple):
    """An organisation; `share` is thousands of the project's currency."""

    name: str
    country: str
    nuts3: str
    part: str = "partner"
    share: int = 0
    reach: str = ""


class DecisionRow(NamedTuple):
    board: str
    days_ago: int
    paragraph: str
    diary: str
    matter: str
    is_delegated: bool = False


class ReportRow(NamedTuple):
    """A report, due in so many days (before today where it is less than 0); `is_sent` on that day."""

    words: str
    to: str
    due_in: int
    is_sent: bool = False


class ResultRow(NamedTuple):
    words: str
    days_ago: int
    where: str = ""
    passage: str = ""
    is_in_use: bool = False


class RiskRow(NamedTuple):
    words: str
    likelihood: int
    consequence: int
    measure: str
    owner: str


class ProjectRow(NamedTuple):
    """`money` is thousands: whole budget, whole grant, our budget, our grant, our own share; 0 where not known; an own
    share of 0 beside a grant to us is none at all.

    `days` are those from the first day and to the last, counted from today; `financing` is who, days ago, number.
    """

    acronym: str
    title_sv: str
    title_en: str
    purpose: str
    unit: str
    topics: str
    programme: str
    part: str
    steps: tuple[StepRow, ...]
    diary: str = ""
    days: tuple[int, int] | None = None
    currency: str = "EUR"
    rate: str = ""
    money: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    financing: tuple[str, int, str] | None = None
    partners: tuple[PartnerRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    reports: tuple[ReportRow, ...] = ()
    results: tuple[ResultRow, ...] = ()
    risks: tuple[RiskRow, ...] = ()
    manager: str = ""


TARTU = PartnerRow("Tartu stadsförvaltning", "EE", "EE008", reach="https://tartu.ee/en")
ABO = PartnerRow("Egentliga Finlands förbund", "FI", "FI1C1", reach="https://varsinais-suomi.fi/sv/")
RIGA = PartnerRow("Rigas planeringsregion", "LV", "LV00A", reach="https://rpr.gov.lv/en/")

PROJECTS = (
    ProjectRow(
        "GÅRDSGAS", "Biogas från gård till buss runt Östersjön", "Farm biogas for buses around the Baltic Sea",
        "Gårdsanläggningar ska kunna leverera biogas till busslinjer på landsbygden utan att varje region uppfinner egna avtal.",
        "energi-klimat", "biofuels public-transport", "cb-2021", "lead",
        (
            StepRow("idea", 900, "Väcktes vid ett studiebesök i Tartu."),
            StepRow("applied", 640, "Ansökan i två steg.", "TSN 2025-118"),
            StepRow("rejected", 500, "Skrevs av misstag: beslutet gällde ett annat projekt.", wrong="Avslaget gällde ett annat projekt."),
            StepRow("granted", 480, "Styrkommitténs beslut.", "TSN 2025-118"),
            StepRow("started", 430),
        ),
        "TSN 2025-118", (-430, 480), "EUR", "11.20", (1480, 1184, 520, 416, 104),
        ("Trafik- och samhällsplaneringsnämnden", 660, "TSN 2025-118"),
        (
            PartnerRow("Tartu stadsförvaltning", "EE", "EE008", share=340, reach="https://tartu.ee/en"),
            PartnerRow("Egentliga Finlands förbund", "FI", "FI1C1", share=360, reach="https://varsinais-suomi.fi/sv/"),
            PartnerRow("Zemgales planeringsregion", "LV", "LV009", share=260),
        ),
        (DecisionRow("TSN", 660, "§ 87", "TSN 2025-118", "apply"), DecisionRow("TSN", 470, "§ 12", "TSN 2025-118", "agreement")),
        (ReportRow("Lägesrapport 1", "programmets sekretariat", -200, True), ReportRow("Lägesrapport 2", "programmets sekretariat", 18), ReportRow("Slutrapport", "programmets sekretariat", 540)),
        (),
        (
            RiskRow("Bussupphandlingen försenas", 3, 3, "Testa på en linje som redan körs på gas.", "projektledaren"),
            RiskRow("Eurokursen ändras", 2, 2, "Följs varje halvår i ekonomirapporten.", "ekonomen"),
        ),
        "projektledare.biogas",
    ),
    ProjectRow(
        "BEREDD", "Gemensam övning för katastrofmedicin", "Joint exercises in disaster medicine",
        "Sjukhus i fyra länder ska öva stora skadefall ihop, så att vi kan ta emot varandras patienter.",
        "kmc", "health cross-border-care", "ibsr-2021", "partner",
        (StepRow("idea", 700), StepRow("applied", 520, diary="HSN 2025-204"), StepRow("granted", 300), StepRow("started", 250)),
        "HSN 2025-204", (-250, 660), "EUR", "11.35", (2900, 2320, 410, 328, 82),
        ("Hälso- och sjukvårdsdirektören, på delegation", 530, "HSN 2025-204"),
        (
            PartnerRow("Universitetssjukhuset i Riga", "LV", "LV00A", "lead", 640),
            PartnerRow("Åbo universitetscentralsjukhus", "FI", "FI1C1", share=520),
            PartnerRow("Tartu universitetssjukhus", "EE", "EE008", share=480),
            PartnerRow("Räddningshögskolan i Gdańsk", "PL", "PL633", share=390),
        ),
        (DecisionRow("HSN", 540, "§ 141", "HSN 2025-204", "finance"),),
        (ReportRow("Lägesrapport 1", "huvudpartnern", -60, True), ReportRow("Lägesrapport 2", "huvudpartnern", 120)),
        manager="projektledare",
    ),
    ProjectRow(
        "SKÄRLINJE", "Kollektivtrafik i skärgård utan egen bil", "Public transport in the archipelago without a car",
        "Boende och besökare ska nå öarna med en biljett, också när båt och buss har olika huvudmän.",
        "kollektivtrafik", "public-transport transport", "cb-2014", "lead",
        (StepRow("applied", 2900), StepRow("granted", 2700), StepRow("started", 2600), StepRow("closed", 1550, "Slutrapporten godkändes.")),
        "TSN 2018-77", (-2600, -1580), "EUR", "10.40", (980, 735, 330, 248, 82),
        ("Trafik- och samhällsplaneringsnämnden", 2910, "TSN 2018-77"),
        (
            PartnerRow("Ålands landskapsregering", "FI", "FI200", share=300, reach="https://www.regeringen.ax/"),
            PartnerRow("Egentliga Finlands förbund", "FI", "FI1C1", share=350, reach="https://varsinais-suomi.fi/sv/"),
        ),
        (DecisionRow("TSN", 2910, "§ 33", "TSN 2018-77", "apply"),),
        (ReportRow("Slutrapport", "programmets sekretariat", -1560, True),),
        (
            ResultRow(
                "En biljett gäller på båt och buss i hela skärgården.", 1200, "Östgötatrafikens biljettsystem",
                "Skärgårdsbiljetten gäller från och med i sommar på samtliga linjer.", True,
            ),
        ),
    ),
    ProjectRow(
        "TANDSPEL", "Spel som får barn att borsta tänderna", "Games that make children brush their teeth",
        "Färre barn med hål i tänderna, särskilt där föräldrar talar annat än svenska.",
        "ftv-allman", "health", "erasmus-2021", "partner",
        (StepRow("applied", 1250), StepRow("granted", 1120), StepRow("started", 1080), StepRow("closed", 400, "Slutrapport lämnad.")),
        "HSN 2022-310", (-1080, -410), "EUR", "", (250, 250, 42, 42, 0),
        None,
        (PartnerRow("Tammerfors yrkeshögskola", "FI", "FI197", "lead", 110), PartnerRow("Vilnius universitet", "LT", "LT011", share=98)),
        (), (ReportRow("Slutrapport", "huvudpartnern", -395, True),),
    ),
    ProjectRow(
        "BILDSVAR", "Säkrare svar ur medicinska bilder", "More reliable answers from medical images",
        "Radiologer ska se hur säkert ett svar från en bildmodell är innan de använder det.",
        "cmiv", "research health-data", "horizon-2021", "partner",
        (StepRow("idea", 300), StepRow("applied", 95, "Ansökan genom universitetet.", "HSN 2026-55")),
        "HSN 2026-55", (250, 1340), "EUR", "11.10", (4200, 4200, 560, 560, 0),
        ("Centrumchefen, på delegation", 100, "HSN 2026-55"),
        (
            PartnerRow("Linköpings universitet", "SE", "SE123", "lead", 900, "https://liu.se/"),
            PartnerRow("Tekniska universitetet i Eindhoven", "NL", "NL414", share=700),
            PartnerRow("Universitetssjukhuset i Tübingen", "DE", "DE142", share=820),
        ),
        (DecisionRow("HSN", 100, "", "HSN 2026-55", "apply", True),),
    ),
    ProjectRow(
        "", "Digital folkbildning för den som slutat skolan tidigt", "Digital adult education for early school leavers",
        "Fler ska komma tillbaka till studier genom korta kurser på distans.",
        "lunnevad", "skills culture", "esf-2021", "beneficiary",
        (StepRow("idea", 40),),
        money=(0, 0, 3200, 0, 0), currency="SEK",
    ),
    ProjectRow(
        "KULTURRUM", "Lokaler som delas av kultur och näringsliv", "Premises shared by culture and business",
        "Tomma lokaler i mindre orter ska fyllas av kultur på kvällen och företag på dagen.",
        "kultur", "culture regional-development", "ie-2021", "partner",
        (StepRow("applied", 1050), StepRow("rejected", 800, "För få poäng i urvalet."), StepRow("applied", 420, "Ny ansökan med fler partner."), StepRow("granted", 150)),
        "RUN 2024-61", (35, 1130), "EUR", "11.00", (1600, 1280, 190, 152, 38),
        ("Regionala utvecklingsnämnden", 430, "RUN 2024-61"),
        (PartnerRow("Regionen Emilia-Romagna", "IT", "ITH55", "lead", 380), PartnerRow("Staden Gent", "BE", "BE234", share=260), PartnerRow("Regionen Lappland", "FI", "FI1D7", share=240)),
        (DecisionRow("RUN", 430, "§ 54", "RUN 2024-61", "apply"),),
    ),
    ProjectRow(
        "KOMPASS ÖST", "Kompetens för industrins omställning", "Skills for the transition of industry",
        "Yrkesverksamma ska kunna byta till gröna jobb utan att sluta arbeta.",
        "kompetens", "skills smart-specialisation", "erdf-oms-2021", "beneficiary",
        (StepRow("applied", 800), StepRow("granted", 690, diary="RUN 2023-140"), StepRow("started", 660)),
        "RUN 2023-140", (-660, -25), "SEK", "", (14800, 5920, 9400, 3760, 5640),
        ("Regionala utvecklingsnämnden", 810, "RUN 2023-140"),
        (PartnerRow("Linköpings universitet", "SE", "SE123", share=3100, reach="https://liu.se/"), PartnerRow("Norrköpings kommun", "SE", "SE123", share=2300)),
        (DecisionRow("RUN", 810, "§ 99", "RUN 2023-140", "apply"), DecisionRow("RS", 790, "§ 201", "RUN 2023-140", "finance")),
        (ReportRow("Delrapport 3", "Tillväxtverket", -120, True), ReportRow("Slutrapport", "Tillväxtverket", 35)),
        (),
        (RiskRow("Företagen har inte tid att låta personal gå ifrån", 3, 2, "Kortare kurser på eftermiddagar.", "projektledaren"),),
    ),
    ProjectRow(
        "VÅTMARK", "Våtmarker som bromsar översvämning", "Wetlands that slow down floods",
        "Åar ska svämma över där det gör nytta i stället för i tätorter.",
        "samhallsplanering", "energy-climate rural-development", "life-2021", "associated",
        (StepRow("idea", 600), StepRow("applied", 330), StepRow("withdrawn", 210, "Huvudpartnern drog sig ur.")),
        "TSN 2025-9", None, "EUR", "", (5100, 3060, 0, 0, 0),
        None,
        (PartnerRow("Länsstyrelsen i Östergötland", "SE", "SE123"), TARTU),
    ),
    ProjectRow(
        "ÖSTERSTRÅK", "Planering av godsstråk över Östersjön", "Planning freight corridors across the Baltic Sea",
        "Hamnar och järnvägar ska planeras ihop när mer gods går över havet.",
        "samhallsplanering", "transport baltic-sea", "si", "lead",
        (StepRow("applied", 1700), StepRow("granted", 1600), StepRow("started", 1560), StepRow("closed", 800), StepRow("in_use", 380, "Används i länsplanen.")),
        "TSN 2021-43", (-1560, -830), "SEK", "", (900, 900, 500, 500, 0),
        ("Planeringschefen, på delegation", 1710, "TSN 2021-43"),
        (RIGA, ABO, PartnerRow("Klaipėdas hamn", "LT", "LT023", share=150)),
        (DecisionRow("TSN", 1705, "", "TSN 2021-43", "apply", True),),
        (ReportRow("Slutrapport", "Svenska institutet", -790, True),),
        (
            ResultRow(
                "Länsplanen räknar med godset över Norrköpings hamn.", 380, "Länsplanen för transportinfrastruktur",
                "Prognosen för stråket bygger på projektets gemensamma underlag.", True,
            ),
        ),
    ),
)  # fmt: skip
