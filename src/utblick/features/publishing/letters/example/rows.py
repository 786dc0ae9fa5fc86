"""The example's audiences and notices. Their subscribers are invented."""

from __future__ import annotations

from typing import NamedTuple


class AudienceRow(NamedTuple):
    """One audience; `boards` are keys, `subscribers` how many in Swedish and in English."""

    key: str
    name_sv: str
    name_en: str
    about_sv: str
    about_en: str
    boards: tuple[str, ...] = ()
    gets_all: bool = False
    subscribers: tuple[int, int] = (0, 0)


class NoticeRow(NamedTuple):
    """One notice; texts are Swedish and English. `source` is a document's heading, `days` to the last day.

    `ready` is how many days ago it was marked as ready, None for working material.
    """

    title: tuple[str, str]
    what: tuple[str, str]
    why: tuple[str, str]
    who: tuple[str, str]
    boards: tuple[str, ...]
    audiences: tuple[str, ...]
    source: str
    days: int | None
    ready: int | None
    address: str = ""


AUDIENCES = (
    AudienceRow(
        "alla",
        "Allt internationellt",
        "Everything international",
        "Allt vi berättar: nyheter från EU, utlysningar, projekt och träffar.",
        "All that we tell: news from the EU, calls, projects and events.",
        gets_all=True,
        subscribers=(9, 3),
    ),
    AudienceRow(
        "varden",
        "Vården",
        "Health and care",
        "Det som rör sjukvård, tandvård, läkemedel och hälsodata.",
        "What concerns health and dental care, medicines and health data.",
        boards=("HSN",),
        subscribers=(5, 1),
    ),
    AudienceRow(
        "kommuner",
        "Kommuner och näringsliv",
        "Municipalities and business",
        "Pengar att söka, regional utveckling och nya regler.",
        "Money to apply for, regional development and new rules.",
        boards=("RUN", "TSN"),
    ),
    AudienceRow(
        "fortroendevalda",
        "Förtroendevalda",
        "Elected politicians",
        "Frågor som kommer till nämnderna, med våra ståndpunkter.",
        "Questions that come to the boards, with our positions.",
    ),
)

NOTICES = (
    NoticeRow(
        (
            "Kommissionen backar om regionernas roll i nästa EU-budget",
            "The Commission gives way on the role of regions in the next EU budget",
        ),
        (
            "EU-kommissionen erbjuder ändringar i sitt förslag om nationella och regionala partnerskapsplaner. "
            "Regioner ska få tala direkt med kommissionen, och en del av pengarna öronmärks för landsbygden.",
            "The Commission offers changes to its proposal on national and regional partnership plans. Regions are "
            "to talk with it directly, and a part of the money is set aside for rural areas.",
        ),
        (
            "Vi har krävt att regioner ska vara med och bestämma över pengarna. Erbjudandet går åt vårt håll men "
            "ger ingen egen budget. Nu förhandlar parlamentet och rådet.",
            "We have asked for regions to decide on the money. The offer is a step our way but gives no budget of "
            "our own. Parliament and Council now negotiate.",
        ),
        ("Regionstyrelsen", "The regional executive board"),
        ("RS", "RUN"),
        (),
        "Commission offers changes to the partnership plans: rural target, regional check, direct contact",
        24,
        6,
        "https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:52025PC0565",
    ),
    NoticeRow(
        (
            "Biodrivmedel kan räknas in i bilkraven från 2035",
            "Biofuels may count towards the car rules from 2035",
        ),
        (
            "I fordonspaketet sänks målet för nya bilar från 100 till 90 procent lägre utsläpp 2035. Resten får "
            "vägas upp, bland annat med hållbara biodrivmedel.",
            "The automotive package lowers the goal for new cars from 100 to 90 per cent less emissions in 2035. The "
            "rest may be made up for, among other things by sustainable biofuels.",
        ),
        (
            "Länet kör sina bussar på biogas och har länge krävt att biodrivmedel ska räknas. Förslaget är det "
            "närmaste vi kommit hittills.",
            "Our buses run on biogas, and we have long asked for biofuels to count. The proposal is the closest we "
            "have come so far.",
        ),
        ("Trafik- och samhällsplaneringsnämnden", "The transport and planning committee"),
        ("TSN",),
        ("kommuner", "fortroendevalda"),
        "Fordonspaketet, COM(2025) 995: biodrivmedel kan räknas in i bilkraven 2035",
        40,
        5,
    ),
    NoticeRow(
        (
            "Nya läkemedelsregler: så påverkas sjukhusen",
            "New rules on medicines: what they mean for hospitals",
        ),
        (
            "EU:s läkemedelsreform ger nya regler om brist på läkemedel och om nya antibiotika. Företag ska varna "
            "tidigare när ett läkemedel riskerar att ta slut.",
            "The EU reform on medicines brings new rules on shortages and on new antibiotics. Companies are to warn "
            "earlier when a medicine may run out.",
        ),
        (
            "Sjukhusens apotek får bättre tid att byta läkemedel. Vi behöver se över våra rutiner för bristvaror.",
            "Hospital pharmacies get more time to change medicines. We need to look at our routines for shortages.",
        ),
        (
            "Läkemedelskommittén och hälso- och sjukvårdsnämnden",
            "The medicines committee and the health board",
        ),
        ("HSN",),
        ("varden",),
        "EU:s läkemedelsreform, COM(2023) 192: regeringens syn på förordning, direktiv och antibiotikaresistens",
        60,
        4,
        "https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:52023PC0192",
    ),
    NoticeRow(
        (
            "Erasmus+ föreslås få mer pengar från 2028",
            "Erasmus+ is proposed to get more money from 2028",
        ),
        (
            "Kommissionen föreslår ett större Erasmus+ för åren 2028–2034. Utbyten för elever, lärare och personal "
            "i vården blir enklare att söka.",
            "The Commission proposes a larger Erasmus+ for 2028–2034. Exchanges for pupils, teachers and health "
            "staff become easier to apply for.",
        ),
        (
            "Våra folkhögskolor och vårdens utbildningar kan skicka fler på utbyte. Planera redan nu vilka som ska "
            "söka.",
            "Our folk high schools and health education can send more people abroad. Plan now who is to apply.",
        ),
        ("Verksamheter med elever och studerande", "Operations with pupils and students"),
        ("RUN", "HSN"),
        ("varden", "kommuner"),
        "Förordning om Erasmus+ för 2028–2034",
        None,
        3,
    ),
    NoticeRow(
        (
            "Småprojekt i Central Baltic: upp till 213 550 euro",
            "Small projects in Central Baltic: up to 213,550 euro",
        ),
        (
            "Programmet Central Baltic stöder små projekt i upp till 18 månader. Taket är 213 550 euro.",
            "The Central Baltic programme supports small projects of up to 18 months. The ceiling is 213,550 euro.",
        ),
        ("", ""),
        ("Kommuner och föreningar", "Municipalities and associations"),
        ("RUN",),
        ("kommuner",),
        "Småprojekt i Central Baltic: tak på 213 550 euro och 18 månader",
        30,
        None,
    ),
    NoticeRow(
        ("Irlands halvår som ordförande: det här bevakar vi", ""),
        (
            "Irland leder ministerrådets arbete hösten 2026. Budgeten för 2028–2034 blir den stora frågan.",
            "",
        ),
        ("", ""),
        ("EU-kontoret i Bryssel", ""),
        ("RS",),
        ("fortroendevalda",),
        "Att följa under det irländska ordförandeskapet hösten 2026",
        None,
        None,
    ),
)
# How many times links of the sent issue were opened: item 0 is the whole issue.
OPENED = {0: 5, 1: 7, 2: 4, 3: 2}
