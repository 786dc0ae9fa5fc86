"""Whom the region asks before it answers, and answers in three states. The answers are made up, and marked so."""

from __future__ import annotations

from typing import NamedTuple

from utblick.features.actors.kinds import BodyKind

# name sv, name en
MUNICIPALITIES = (
    ("Ödeshögs kommun", "Ödeshög Municipality"),
    ("Ydre kommun", "Ydre Municipality"),
    ("Kinda kommun", "Kinda Municipality"),
    ("Boxholms kommun", "Boxholm Municipality"),
    ("Åtvidabergs kommun", "Åtvidaberg Municipality"),
    ("Finspångs kommun", "Finspång Municipality"),
    ("Valdemarsviks kommun", "Valdemarsvik Municipality"),
    ("Linköpings kommun", "Linköping Municipality"),
    ("Norrköpings kommun", "Norrköping Municipality"),
    ("Söderköpings kommun", "Söderköping Municipality"),
    ("Motala kommun", "Motala Municipality"),
    ("Vadstena kommun", "Vadstena Municipality"),
    ("Mjölby kommun", "Mjölby Municipality"),
)
UNIVERSITY = ("Linköpings universitet", "Linköping University", "LiU")
BODIES = (
    *((BodyKind.MUNICIPALITY, sv, en, "") for sv, en in MUNICIPALITIES),
    (BodyKind.UNIVERSITY, *UNIVERSITY),
)
# body, mailbox: addresses that no mail can reach
MAILBOXES = (
    ("Linköpings kommun", "kommun@linkoping.example"),
    ("Norrköpings kommun", "kommun@norrkoping.example"),
    ("Motala kommun", "kommun@motala.example"),
    ("Linköpings universitet", "registrator@universitet.example"),
)


class Row(NamedTuple):
    """`due_in`, `asked_ago` and so on are days from the day of loading."""

    process: str
    file: str
    kind: str
    to: str
    title_sv: str
    title_en: str
    board: str
    due_in: int
    opened_ago: int
    text_sv: str
    question: str = ""
    input_in: int | None = None
    asked_ago: int | None = None
    asks: str = ""
    is_delegated: bool = False
    proposed_ago: int | None = None
    signed_ago: int | None = None
    sent_ago: int | None = None
    decision: str = ""
    diary_number: str = ""


ANSWERS = (
    Row(
        "sammanhallningspolitik",
        "partnerskapsplaner",
        "remiss",
        "Departementet (exempel)",
        "Exempel: regionernas roll i de nationella och regionala partnerskapsplanerna",
        "Example: the part of regions in the national and regional partnership plans",
        "RUN",
        41,
        14,
        "Regionen vill att varje region skriver ett eget kapitel i den svenska planen och beslutar om medlen i det.\n"
        "Interreg bör ha en egen budget som inte påverkas av hur den nationella planen genomförs.",
        question="Vilka insatser i er kommun bygger i dag på regionalfonden eller Interreg? Vad skulle ni mista om "
        "medlen fördelas nationellt?",
        input_in=9,
        asked_ago=11,
        asks="mlg all-regions interreg",
    ),
    Row(
        "biodrivmedel",
        "co2-2035",
        "evidence",
        "Kommissionen (exempel)",
        "Exempel: biogas i tunga fordon",
        "Example: biogas in heavy vehicles",
        "TSN",
        12,
        16,
        "Länets bussar går på biogas i dag. Kraven bör räkna utsläppen över hela livscykeln.",
        asks="technology-neutral",
        is_delegated=True,
        proposed_ago=2,
        diary_number="EXEMPEL 2026-2",
    ),
    Row(
        "sammanhallningspolitik",
        "regionalfonden-2028",
        "consultation",
        "Kommissionen (exempel)",
        "Exempel: erfarenheter av Interreg över havsgränser",
        "Example: experience of Interreg across maritime borders",
        "RUN",
        -20,
        90,
        "Samarbete över havsgränser kräver längre resor och bör ersättas efter faktiska kostnader.",
        asks="interreg",
        is_delegated=True,
        proposed_ago=30,
        signed_ago=26,
        sent_ago=25,
        decision="Delegation, punkt 4.2 (exempel)",
        diary_number="EXEMPEL 2026-1",
    ),
)
# body's name, days ago, what they say, what we took of it
ANSWERED = (
    (
        "Motala kommun",
        4,
        "Två av våra näringslivsprojekt har medel från regionalfonden. Vi vill att besluten tas i länet.",
        "Exemplen förs in i svarets andra stycke.",
    ),
    ("Vadstena kommun", 2, "", ""),
    (
        "Linköpings universitet",
        1,
        "Universitetet framhåller att forskningsnära utveckling behöver en egen insats i planen.",
        "",
    ),
)
# ask, who says so, what is said sv, en, what we answer sv, en
OBJECTIONS = (
    (
        "all-regions",
        "Nettobetalande länder",
        "De rikare regionerna klarar sig utan stöd.",
        "Richer regions manage without support.",
        "Politiken ska stärka hela unionen. Utan medel i alla regioner försvinner samarbetet mellan dem.",
        "The policy is to strengthen the whole Union. Without funds in all regions the cooperation between them goes.",
    ),
    (
        "technology-neutral",
        "Miljöorganisationer",
        "Biodrivmedel tar mark från maten.",
        "Biofuels take land from food.",
        "Länets biogas görs av avfall och gödsel.",
        "The county's biogas is made of waste and manure.",
    ),
)
