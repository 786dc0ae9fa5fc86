"""Topics of the example region, and which board owns each: one row a topic."""

from __future__ import annotations

from typing import NamedTuple


class TopicRow(NamedTuple):
    """`boards` is the owner, then (after a space) the concerned ones; `RUN+TSN` means owned jointly."""

    key: str
    name_sv: str
    name_en: str
    boards: str
    mark: str
    concepts: tuple[str, ...]
    description_sv: str
    description_en: str


TOPICS = (
    TopicRow(
        "strategy", "Strategi och medlemskap", "Strategy and memberships", "RS RUN TSN HSN", "S", (),
        "Internationell strategi, prioriteringar, allmänna medlemskap, EU-kontoret och ståndpunkter via SKR.",
        "International strategy, priorities, general memberships, the EU office and positions through SKR.",
    ),
    TopicRow(
        "eu-budget", "EU:s långtidsbudget", "The EU's long-term budget", "RS RUN TSN HSN", "?", ("eu-budget",),
        "Den fleråriga budgetramen och hur pengarna fördelas mellan program.",
        "The multiannual financial framework and how its money is shared between programmes.",
    ),
    TopicRow(
        "baltic-sea", "Östersjöstrategin", "The Baltic Sea strategy", "RS RUN TSN", "?", ("baltic-sea", "eusbsr"),
        "EU:s strategi för Östersjöregionen och samarbetet runt Östersjön som helhet.",
        "The EU Strategy for the Baltic Sea Region and the cooperation around the sea as a whole.",
    ),
    TopicRow(
        "cohesion-policy", "Sammanhållningspolitik", "Cohesion policy", "RUN RS", "?", ("cohesion-policy",),
        "Regionalfonden, Socialfonden och reglerna för EU:s sammanhållningspolitik, nu och efter 2027.",
        "The regional and social funds and the rules of cohesion policy, now and after 2027.",
    ),
    TopicRow(
        "interreg", "Interreg och Central Baltic", "Interreg and Central Baltic", "RUN RS", "?",
        ("interreg", "central-baltic"),
        "Europeiskt territoriellt samarbete: Central Baltic, Östersjöregionen och Interreg Europe.",
        "European territorial cooperation: Central Baltic, Baltic Sea Region and Interreg Europe.",
    ),
    TopicRow(
        "regional-development", "Regional utveckling", "Regional development", "RUN RS", "?", ("regional-development",),
        "Tillväxt, näringsliv och utveckling i länet.",
        "Growth, business and development in the county.",
    ),
    TopicRow(
        "smart-specialisation", "Smart specialisering", "Smart specialisation", "RUN RS", "?",
        ("smart-specialisation", "innovation"),
        "Regionens styrkeområden och partnerskap med andra regioner kring dem.",
        "The region's areas of strength and partnerships with other regions around them.",
    ),
    TopicRow(
        "research", "Forskning och innovation", "Research and innovation", "RUN RS", "?", ("research",),
        "EU:s ramprogram och samarbetet med Linköpings universitet.",
        "The EU's framework programmes and the cooperation with Linköping University.",
    ),
    TopicRow(
        "skills", "Kompetens och arbetsmarknad", "Skills and employment", "RUN RS", "?", ("skills",),
        "Kompetensförsörjning, utbildning och sysselsättning.",
        "Skills supply, education and employment.",
    ),
    TopicRow(
        "culture", "Kultur och folkbildning", "Culture and adult education", "RUN RS", "?", ("culture",),
        "Kulturpolitik, kulturprogram och folkhögskolornas utbyten.",
        "Cultural policy and programmes, and the folk high schools' exchanges.",
    ),
    TopicRow(
        "transport", "Transport och infrastruktur", "Transport and infrastructure", "TSN RS RUN", "?",
        ("transport", "ten-t"),
        "Transeuropeiska nät, järnväg och Fonden för ett sammanlänkat Europa.",
        "Trans-European networks, railways and the Connecting Europe Facility.",
    ),
    TopicRow(
        "public-transport", "Kollektivtrafik", "Public transport", "TSN RS RUN", "?", ("public-transport",),
        "Regler för kollektivtrafik, rena fordon och biljetter.",
        "Rules on public transport, clean vehicles and ticketing.",
    ),
    TopicRow(
        "energy-climate", "Energi och klimat", "Energy and climate", "TSN RS RUN", "?", ("energy", "climate"),
        "Energiomställning, utsläppsmål och klimatanpassning.",
        "Energy transition, emission targets and adaptation.",
    ),
    TopicRow(
        "biofuels", "Biodrivmedel och bioenergi", "Biofuels and bioenergy", "TSN RS RUN", "?",
        ("biofuel", "bioenergy", "biogas"),
        "EU:s regler om biodrivmedel, biogas och annan bioenergi, även skatt och statsstöd.",
        "EU law on biofuels, biogas and other bioenergy, with tax and state aid.",
    ),
    TopicRow(
        "rural-development", "Landsbygd och samhällsplanering", "Rural areas and community planning", "TSN RS RUN", "?",
        ("rural-development",),
        "Landsbygdsutveckling, skärgård och fysisk planering.",
        "Rural development, the archipelago and spatial planning.",
    ),
    TopicRow(
        "health", "Hälsa och vård", "Health and care", "HSN RS", "?", ("health",),
        "EU:s hälsopolitik, läkemedelspaketet och hälsoprogrammen.",
        "EU health policy, the pharmaceutical package and the health programmes.",
    ),
    TopicRow(
        "health-data", "Hälsodata", "Health data", "HSN RS", "?", ("health-data",),
        "Det europeiska hälsodataområdet och hur vårdens uppgifter får användas.",
        "The European Health Data Space and how care data may be used.",
    ),
    TopicRow(
        "cross-border-care", "Gränsöverskridande vård", "Cross-border care", "HSN RS", "?", ("cross-border-care",),
        "Patienters rörlighet, referensnätverk och vårdens beredskap.",
        "Patient mobility, reference networks and preparedness in care.",
    ),
    TopicRow(
        "health-networks", "Hälsonätverk", "Health networks", "HSN RS", "?", (),
        "EUREGHA, Healthy Cities och hälsofrämjande sjukhus.",
        "EUREGHA, Healthy Cities and health promoting hospitals.",
    ),
    TopicRow(
        "cpmr", "Medlemskapet i CPMR", "The CPMR membership", "TSN+RUN RS", "S", ("cpmr",),
        "Konferensen för perifera kustregioner och dess Östersjökommission.",
        "The Conference of Peripheral Maritime Regions and its Baltic Sea Commission.",
    ),
)  # fmt: skip

# Topics that are the executive board's because they are strategic.
STRATEGIC = frozenset({"strategy", "eu-budget", "baltic-sea"})
# Which areas are prioritised is the region's to say; these are a start.
PRIORITY = frozenset(
    {
        "baltic-sea",
        "cohesion-policy",
        "research",
        "skills",
        "culture",
        "public-transport",
        "energy-climate",
        "biofuels",
        "health",
        "health-data",
    }
)
