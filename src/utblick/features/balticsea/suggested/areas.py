"""The policy areas of 2015 and later, with the words that suggest them; those before are in `earlier`."""

from __future__ import annotations

from utblick.features.balticsea.suggested.earlier import AREAS_2009, AREAS_2013, NAMES_2009, NAMES_2013
from utblick.features.balticsea.suggested.kinds import AreaRow
from utblick.features.organisation.models import Certainty

S, K, U = Certainty.SOURCED, Certainty.KNOWN, Certainty.UNSURE

# key -> Swedish, English, what it is about in Swedish and in English
NAMES = {
    "bioeconomy": ("Bioekonomi", "Bioeconomy", "Jordbruk, skogsbruk och fiske", "Agriculture, forestry and fisheries"),
    "culture": ("Kultur", "Culture", "Kulturella och kreativa näringar, kulturarv och gemensam identitet", "Cultural and creative industries, heritage and a common identity"),
    "education": ("Utbildning", "Education", "Utbildning, forskning och anställbarhet", "Education, research and employability"),
    "energy": ("Energi", "Energy", "Energieffektivitet, sammanlänkade energimarknader och förnybar energi", "Energy efficiency, connected energy markets and renewable energy"),
    "hazards": ("Farliga ämnen", "Hazards", "Mindre farliga ämnen i havet och sanering av gamla föroreningar", "Fewer hazardous substances in the sea, and cleaning up old pollution"),
    "health": ("Hälsa", "Health", "Folkhälsa, hälsosamt åldrande och starkare vårdsystem", "Public health, healthy ageing and stronger health systems"),
    "innovation": ("Innovation", "Innovation", "Utmaningsdriven, digital och gemensam innovation", "Challenge-driven, digital and shared innovation"),
    "nutri": ("Näringsämnen", "Nutri", "Minskad övergödning", "Less eutrophication"),
    "safe": ("Sjösäkerhet", "Safe", "Säkra farleder, vintersjöfart och beredskap till sjöss", "Safe waterways, winter navigation and preparedness at sea"),
    "secure": ("Trygghet och säkerhet", "Secure", "Skydd mot olyckor och kriser på land och mot gränsöverskridande brottslighet", "Protection from emergencies and accidents on land and from cross-border crime"),
    "ship": ("Ren sjöfart", "Ship", "Mindre utsläpp från fartyg och bättre anläggningar i hamn", "Lower emissions from ships and better facilities in ports"),
    "spatial": ("Fysisk planering", "Spatial Planning", "Planering på land och till havs", "Planning on land and at sea"),
    "tourism": ("Turism", "Tourism", "Hållbar turism i hela regionen", "Sustainable tourism in the whole region"),
    "transport": ("Transport", "Transport", "Förbindelser, klimatneutrala transporter och ny teknik", "Connections, climate-neutral transport and new technology"),
    "capacity": ("Kapacitet", "Capacity", "Kunnande och deltagande i strategins arbete", "Skills for and involvement in the strategy's work"),
    "climate": ("Klimat", "Climate", "Mindre klimatpåverkan och klimatanpassning", "Less climate impact, and adaptation"),
    "neighbours": ("Grannländer", "Neighbours", "Samarbete med länder utanför unionen", "Cooperation with countries outside the Union"),
}  # fmt: skip

# A word in any form, or several that must all stand there.
WORDS = {
    "bioeconomy": "bioekonomi, bioeconomy, jordbruk, agriculture, skogsbruk, forestry, fiske, fisheries, livsmedel, lantbruk, cirkulär",
    "culture": "kultur, culture, museum, museer, kulturarv, heritage, konstnär, scenkonst, teater, residens, kreativa näringar, bibliotek",
    "education": "utbildning, education, skola, school, lärare, elever, folkhögskola, folkbildning, forskning, research, kompetensförsörjning, erasmus",
    "energy": "energi, energy, biogas, vindkraft, wind power, förnybar, renewable, elnät, vätgas, hydrogen, energieffektiv",
    "hazards": "farliga ämnen, hazardous, miljögift, kemikalier, chemicals, pfas, mikroplast, läkemedelsrester, föroreningar",
    "health": "hälsa, health, vård, sjukhus, hospital, patient, psykiatri, tandvård, åldrande, ageing, folkhälsa, läkemedel, barnmorska, vårdcentral",
    "innovation": "innovation, smart specialisering, smart specialisation, digitalisering, startup, näringsliv, artificiell intelligens",
    "nutri": "övergödning, eutrophication, näringsämnen, nutrients, avlopp, fosfor, kväve, våtmark, avloppsrening",
    "safe": "sjösäkerhet, maritime safety, farled, vintersjöfart, isbrytare, icebreaking, sjöräddning",
    "secure": "krisberedskap, preparedness, civilt försvar, räddningstjänst, brottslighet, samhällssäkerhet, civil protection, skogsbrand",
    "ship": "ren sjöfart, clean shipping, fartyg, hamn, landström, barlastvatten, sjöfartens utsläpp",
    "spatial": "fysisk planering, spatial planning, samhällsplanering, havsplan, havsplanering, havspolitik, översiktsplan, regionplan",
    "tourism": "turism, tourism, besöksnäring, destination, turistled",
    "transport": "transport, kollektivtrafik, public transport, järnväg, rail, buss, tåg, infrastruktur, korridor, elflyg",
    "capacity": "",
    "climate": "",
    "neighbours": "",
}  # fmt: skip


# The thirteen areas and four horizontal actions are from sources; to which objective each belonged is to be checked.
AREAS_2015 = (
    AreaRow("bioeconomy", "area", U, "save"),
    AreaRow("culture", "area", U, "prosper"),
    AreaRow("education", "area", U, "prosper"),
    AreaRow("energy", "area", U, "connect"),
    AreaRow("hazards", "area", U, "save"),
    AreaRow("health", "area", U, "prosper"),
    AreaRow("innovation", "area", U, "prosper"),
    AreaRow("nutri", "area", U, "save"),
    AreaRow("safe", "area", U, "save"),
    AreaRow("secure", "area", U, "connect"),
    AreaRow("ship", "area", U, "save"),
    AreaRow("tourism", "area", U, "prosper"),
    AreaRow("transport", "area", U, "connect"),
    AreaRow("capacity", "horizontal", S),
    AreaRow("climate", "horizontal", S),
    AreaRow("neighbours", "horizontal", S),
    AreaRow("spatial", "horizontal", S),
)

KEYS_2021 = (
    "bioeconomy", "culture", "education", "energy", "hazards", "health", "innovation",
    "nutri", "safe", "secure", "ship", "spatial", "tourism", "transport",
)  # fmt: skip
AREAS_2021 = tuple(AreaRow(key, "area", S) for key in KEYS_2021)
AREAS = {"2009": AREAS_2009, "2013": AREAS_2013, "2015": AREAS_2015, "2017": AREAS_2015, "2021": AREAS_2021}
# What areas were called in plans that called them otherwise.
OWN_NAMES = {"2009": NAMES_2009, "2013": NAMES_2013}


def names_of(plan: str, key: str) -> tuple[str, str, str, str]:
    """Give what an area was called in a plan and what it was about, each in Swedish and in English."""
    return OWN_NAMES.get(plan, NAMES).get(key) or NAMES[key]
