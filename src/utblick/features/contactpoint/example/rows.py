"""The example's cases, answers, searches and event; all of it invented."""

from __future__ import annotations

from typing import Any, NamedTuple


class CaseRow(NamedTuple):
    """`on` is a day, or how many days ago; a step is (kind, day in the same way, fields)."""

    on: str | int
    programme: str
    county: str
    channel: str
    organisation: str
    question: str
    priority: str = ""
    minutes: int = 15
    steps: tuple[tuple[str, str | int, dict[str, Any]], ...] = ()
    next: tuple[str, int] | None = None
    diary: str = ""


CASES = (
    CaseRow(
        "2015-09-03",
        "cb-2014",
        "SE123",
        "mail",
        "Skärgårdsstiftelsen Exempel",
        "Kan en stiftelse vara huvudpartner för ett småhamnsprojekt?",
        "SO3.2",
        30,
        (
            (
                "advice",
                "2015-09-04",
                {
                    "words": "Ja, en stiftelse kan vara huvudpartner. Minst två länder, och en partner i kärnområdet.",
                    "minutes": 20,
                },
            ),
            (
                "idea",
                "2015-09-20",
                {"words": "Fyra småhamnar på tre kuster delar ett bokningssystem.", "priority": "SO3.2"},
            ),
            (
                "secretariat",
                "2015-09-28",
                {
                    "words": "Idén är mogen; frågan om investeringarnas andel lämnas till sekretariatet.",
                    "agreed_by": "projektledaren",
                    "agreed_how": "mail",
                },
            ),
            ("applied", "2015-10-22", {"call": "2", "call_step": 1, "amount": 640000}),
            ("approved", "2016-05-24", {"amount": 590000}),
        ),
        diary="KP 2015-14",
    ),
    CaseRow(
        "2016-12-12",
        "cb-2014",
        "SE122",
        "meeting",
        "Exempelkommunens näringslivsbolag",
        "Vi vill hjälpa småföretag att exportera tillsammans, passar det?",
        "SO1.3",
        45,
        (
            (
                "advice",
                "2016-12-12",
                {"words": "Det passar målet om export till nya marknader. Stora företag kan inte vara med."},
            ),
            (
                "idea",
                "2017-01-10",
                {"words": "Kluster i tre länder säljer mätteknik till nya marknader.", "priority": "SO1.3"},
            ),
            ("applied", "2017-02-24", {"call": "3", "call_step": 1, "amount": 900000}),
            ("rejected", "2017-06-15", {}),
        ),
    ),
    CaseRow(
        "2019-08-20",
        "cb-2014",
        "SE124",
        "phone",
        "Folkhögskolan Exempel",
        "Kan ett läger för unga i två länder få småprojektstöd?",
        "SO4.1",
        20,
        (
            (
                "advice",
                "2019-08-20",
                {
                    "words": "Ja, om det stärker lokalsamhällen. Högst 200 000 euro från programmet och högst två år."
                },
            ),
            ("search", "2019-08-28", {}),
            ("applied", "2019-10-14", {"call": "5", "call_step": 1, "amount": 150000}),
            ("approved", "2020-01-30", {"amount": 148000}),
        ),
    ),
    CaseRow(
        "2018-03-06",
        "cb-2014",
        "SE125",
        "event",
        "Exempellänets museum",
        "Räknas kulturarv vid industriminnen som besöksmål?",
        "SO2.1",
        10,
        (
            (
                "advice",
                "2018-03-06",
                {"words": "Ja, om det blir ett gemensamt besöksmål med partner i ett annat land."},
            ),
            ("closed", "2018-03-06", {}),
        ),
    ),
    CaseRow(
        160,
        "cb-2021",
        "SE123",
        "mail",
        "Exempelföreningen för havsvikar",
        "Vi vill minska övergödningen i två havsvikar, kan vi söka?",
        "PO4",
        30,
        (
            (
                "advice",
                159,
                {
                    "words": "Det ligger nära målet om kust- och havsmiljö. Minst två länder; programmet betalar högst 80 procent.",
                    "minutes": 25,
                    "passage": "Programhandboken, avsnittet om partnerskap",
                },
            ),
            (
                "idea",
                140,
                {
                    "words": "Två kommuner och en förening prövar vassklippning och följer vattnet i tre år.",
                    "priority": "PO4",
                },
            ),
            ("search", 130, {"minutes": 30}),
            (
                "secretariat",
                60,
                {
                    "words": "Idéblankett skickad; samråd bokat om indikatorerna.",
                    "minutes": 20,
                    "agreed_by": "ordföranden",
                    "agreed_how": "phone",
                },
            ),
        ),
        ("Höra hur samrådet gick", 6),
        "KP 2026-31",
    ),
    CaseRow(
        95,
        "cb-2021",
        "SE122",
        "phone",
        "Exempelstads energibolag",
        "Får ett kommunalt bolag vara partner i mål 5?",
        "PO5",
        15,
        (
            (
                "advice",
                95,
                {"words": "Fråga sekretariatet: vilka bolag som räknas som offentliga avgörs där."},
            ),
            ("closed", 95, {}),
        ),
    ),
    CaseRow(
        80,
        "cb-2021",
        "SE125",
        "meeting",
        "Högskolan Exempel",
        "Hur räknar vi fram en egeninsats på 20 procent?",
        "PO7",
        40,
        (
            (
                "advice",
                79,
                {
                    "words": "Varje partner betalar minst 20 procent själv, och ska visa att pengarna finns.",
                    "minutes": 30,
                },
            ),
            (
                "idea",
                62,
                {
                    "words": "Digitalt stöd till anhöriga som delas mellan tre länders kommuner.",
                    "priority": "PO7",
                },
            ),
        ),
        ("Gå igenom budgeten med dem", -3),
    ),
    CaseRow(
        41,
        "cb-2021",
        "SE124",
        "mail",
        "Exempelbygdens yrkesskola",
        "Finns det pengar för praktik över gränsen?",
        "PO6",
        15,
        (
            (
                "advice",
                40,
                {"words": "Praktik kan ingå om den leder till arbete eller företagande enligt mål 6."},
            ),
        ),
    ),
    CaseRow(
        20,
        "cb-2021",
        "SE123",
        "phone",
        "Exempelgruppens konsultbolag",
        "Gäller 85/75 procent i medfinansiering fortfarande?",
        "",
        5,
    ),
    CaseRow(
        12,
        "cb-2021",
        "SE122",
        "mail",
        "Sörmlandskustens exempelnätverk",
        "Vem hjälper till att hitta en partner i Estland?",
        "PO3",
        10,
        (
            (
                "advice",
                11,
                {
                    "words": "Vi skriver en profil tillsammans och skickar den till kontaktpunkten i Estland när ni har sagt ja."
                },
            ),
            (
                "idea",
                9,
                {
                    "words": "Textil som samlas in och blir fiber på två sidor av Östersjön.",
                    "priority": "PO3",
                },
            ),
        ),
        ("Skicka profilen", 9),
    ),
    CaseRow(
        5,
        "cb-2021",
        "other",
        "mail",
        "",
        "Hör Värmland till programmets område?",
        "",
        5,
        (
            (
                "advice",
                5,
                {"words": "Nej. Partner utanför området kan i vissa fall delta: fråga sekretariatet."},
            ),
            ("closed", 5, {}),
        ),
    ),
    CaseRow(
        2,
        "cb-2021",
        "SE125",
        "phone",
        "Exempelregionens utvecklingsbolag",
        "När öppnar nästa utlysning?",
        "",
        5,
    ),
)

# Title, text, words that ask for it, passage; all of the running period.
ANSWERS = (
    (
        "Hur stor del betalar programmet?",
        "What share does the programme pay?",
        "Programmet betalar högst 80 procent av kostnaderna i alla länder. Varje partner svarar för minst 20 procent. Nivåerna 85 och 75 procent gällde perioden 2014–2020.",
        "The programme pays at most 80 per cent of the costs in all countries. Each partner carries at least 20 per cent. The rates of 85 and 75 per cent were those of 2014–2020.",
        "medfinansiering, egeninsats, procent, andel, co-financing, share",
        "Programhandboken, avsnittet om finansiering",
    ),
    (
        "Hur många partner behövs?",
        "How many partners are needed?",
        "Minst två partner från minst två programländer. Åland räknas till Finland.",
        "At least two partners from at least two programme countries. Åland counts as Finland.",
        "partner, partnerskap, länder, partners, countries",
        "Programhandboken, avsnittet om partnerskap",
    ),
    (
        "När kan man söka?",
        "When can one apply?",
        "Utlysningarna och deras tider står på sidan Program. Klockslagen är finsk tid: klockan 12 i Finland är klockan 11 i Sverige.",
        "The calls and their hours stand on the page Programmes. Hours are Finnish time: 12 o'clock in Finland is 11 o'clock in Sweden.",
        "utlysning, öppnar, stänger, tidsfrist, call, deadline",
        "",
    ),
)
STORIES = (
    (
        "Småhamnar som går att boka från båten",
        "Small harbours that can be booked from the boat",
        "Fyra hamnar fick ett gemensamt bokningssystem. Två av dem tar nu emot gäster också i september.",
        "Four harbours got one booking system. Two of them now receive guests in September too.",
        "cb-2014",
        "Exempel: Hamnar i samma app",
        "SE123",
        "Valdemarsvik",
        "2019-06-12",
    ),
    (
        "Unga från två länder driver ett sommarkafé",
        "Young people from two countries run a summer café",
        "Lägret blev en förening som har hållit kaféet öppet tre somrar efter att projektet tog slut.",
        "The camp became an association that has kept the café open for three summers after the project ended.",
        "cb-2014",
        "Exempel: Sommar ihop",
        "SE124",
        "Askersund",
        "2023-09-01",
    ),
)
