"""The programmes; what is not from a source is marked. An end of costs that is not known is left empty."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

DIRECT, INTERREG, STRUCTURAL, NORDIC, NATIONAL, OTHER = (
    "direct",
    "interreg",
    "structural",
    "nordic",
    "national",
    "other",
)


class ProgrammeRow(NamedTuple):
    """`open` is yes, no, partly or unsure; `period` is the first and the last year of the name."""

    key: str
    name_sv: str
    name_en: str
    family: str
    kind: str
    open: str
    certainty: str
    period: tuple[int, int] | None = (2021, 2027)
    swedish_body: str = ""
    names: str = ""
    zone: str = "Europe/Brussels"
    follows: str = ""
    cci: str = ""
    legal_base: str = ""
    budget: int | None = None
    address: str = ""
    source: str = ""
    note_sv: str = ""
    note_en: str = ""


HELSINKI = "Europe/Helsinki"
PROGRAMMES = (
    ProgrammeRow("cb-2007", "Central Baltic Interreg IV A 2007–2013", "Central Baltic Interreg IV A 2007–2013", "Central Baltic", INTERREG, "yes", "sourced", (2007, 2013), zone=HELSINKI, cci="2007CB163PO066", legal_base="Förordning (EG) nr 1080/2006", source="Programdokumentet 2007", note_sv="Avslutat.", note_en="Closed."),
    ProgrammeRow("cb-2014", "Interreg Central Baltic 2014–2020", "Interreg Central Baltic 2014–2020", "Central Baltic", INTERREG, "yes", "sourced", (2014, 2020), "Regeringskansliet; Tillväxtverket", "central baltic 2014-2020|interreg v-a finland estonia latvia sweden", HELSINKI, "cb-2007", "2014TC16RFCB014", "Förordning (EU) nr 1303/2013, 1301/2013, 1299/2013", 115_000_000, "https://centralbaltic.eu/", "Programdokumentet 16.12.2014; centralbaltic.eu; Europeiska kommissionen", "Arkiv och resultat. En projektansökan hörde till ett mål, och partnerskapets geografi avgjorde delprogrammet.", "Archive and results. An application belonged to one objective, and the partnership's geography decided the sub-programme."),
    ProgrammeRow("cb-2021", "Interreg Central Baltic 2021–2027", "Interreg Central Baltic 2021–2027", "Central Baltic", INTERREG, "yes", "sourced", (2021, 2027), "Regeringskansliet; Tillväxtverket", "interreg central baltic|central baltic|central baltic 2021-2027|interreg vi-a finland estonia latvia sweden", HELSINKI, "cb-2014", "", "Förordning (EU) 2021/1060, 2021/1058, 2021/1059", 152_000_000, "https://centralbaltic.eu/", "centralbaltic.eu; interreg.eu", "Antogs den 7 juni 2022. Pengarna växte från 118 till 152 miljoner euro när två regioner kom till. CCI-numret är ännu att bekräfta.", "Adopted on 7 June 2022. The money grew from 118 to 152 million euro when two regions joined. The CCI number is still to be confirmed."),
    ProgrammeRow("cb-2028", "Central Baltic efter 2027", "Central Baltic after 2027", "Central Baltic", INTERREG, "unsure", "unsure", (2028, 2034), "", "", HELSINKI, "cb-2021", "", "Förslag COM(2025) 552, 2025/0238(COD)", None, "", "COM(2025) 552", "Enligt förslaget ett kapitel i en gemensam Interregplan för hela EU. Förhandlas.", "By the proposal a chapter of one Interreg Plan for the whole EU. In negotiation."),
    ProgrammeRow("ibsr-2021", "Interreg Östersjöregionen 2021–2027", "Interreg Baltic Sea Region 2021–2027", "Interreg Östersjöregionen", INTERREG, "yes", "known", names="interreg baltic sea region|baltic sea region|interreg östersjöregionen", zone="Europe/Berlin", note_sv="Förvaltande myndighet i Rostock.", note_en="Managing authority in Rostock."),
    ProgrammeRow("isb-2021", "Interreg Södra Östersjön 2021–2027", "Interreg South Baltic 2021–2027", "Interreg Södra Östersjön", INTERREG, "no", "known", names="interreg south baltic|south baltic", zone="Europe/Warsaw"),
    ProgrammeRow("ie-2021", "Interreg Europe 2021–2027", "Interreg Europe 2021–2027", "Interreg Europe", INTERREG, "yes", "known", names="interreg europe", zone="Europe/Paris", note_sv="Sekretariat i Lille.", note_en="Secretariat in Lille."),
    ProgrammeRow("urbact-2021", "Urbact 2021–2027", "URBACT 2021–2027", "Urbact", INTERREG, "partly", "known", names="urbact|urbact iv", zone="Europe/Paris", note_sv="Främst för städer.", note_en="Mainly for cities."),
    ProgrammeRow("espon-2021", "Espon 2021–2027", "ESPON 2021–2027", "Espon", INTERREG, "yes", "known", names="espon|espon 2030"),
    ProgrammeRow("interact-2021", "Interact 2021–2027", "Interact 2021–2027", "Interact", INTERREG, "partly", "known", names="interact", note_sv="Stöder dem som driver programmen.", note_en="Supports those who run the programmes."),
    ProgrammeRow("npa-2021", "Norra periferin och Arktis 2021–2027", "Northern Periphery and Arctic 2021–2027", "Norra periferin och Arktis", INTERREG, "no", "known", names="northern periphery and arctic|npa"),
    ProgrammeRow("oks-2021", "Interreg Öresund-Kattegat-Skagerrak 2021–2027", "Interreg Øresund-Kattegat-Skagerrak 2021–2027", "Öresund-Kattegat-Skagerrak", INTERREG, "no", "known", names="öresund-kattegat-skagerrak|interreg öks", zone="Europe/Copenhagen"),
    ProgrammeRow("erdf-oms-2021", "Regionalfonden Östra Mellansverige 2021–2027", "ERDF East Middle Sweden 2021–2027", "Regionalfonden Östra Mellansverige", STRUCTURAL, "yes", "known", (2021, 2027), "Tillväxtverket", "östra mellansverige|east middle sweden", "Europe/Stockholm"),
    ProgrammeRow("erdf-n-2021", "Nationella regionalfondsprogrammet 2021–2027", "National ERDF programme 2021–2027", "Nationella regionalfondsprogrammet", STRUCTURAL, "yes", "known", (2021, 2027), "Tillväxtverket", "nationella regionalfondsprogrammet", "Europe/Stockholm"),
    ProgrammeRow("esf-2021", "Europeiska socialfonden+ 2021–2027", "European Social Fund Plus 2021–2027", "Europeiska socialfonden+", STRUCTURAL, "yes", "known", (2021, 2027), "Svenska ESF-rådet", "esf+|esf plus|43254019", "Europe/Stockholm"),
    ProgrammeRow("jtf-2021", "Fonden för en rättvis omställning 2021–2027", "Just Transition Fund 2021–2027", "Fonden för en rättvis omställning", STRUCTURAL, "no", "known", (2021, 2027), "Tillväxtverket", "just transition fund|jtf", "Europe/Stockholm"),
    ProgrammeRow("cap-2023", "Strategiska planen och Leader 2023–2027", "CAP Strategic Plan and Leader 2023–2027", "Strategiska planen", STRUCTURAL, "partly", "known", (2023, 2027), "Jordbruksverket", "cap strategic plan|leader", "Europe/Stockholm"),
    ProgrammeRow("horizon-2021", "Horisont Europa 2021–2027", "Horizon Europe 2021–2027", "Horisont Europa", DIRECT, "yes", "known", (2021, 2027), "Vinnova med flera", "horizon europe|horizon|horisont europa|43108390"),
    ProgrammeRow("life-2021", "Life 2021–2027", "LIFE 2021–2027", "Life", DIRECT, "yes", "known", (2021, 2027), "Naturvårdsverket; Energimyndigheten", "life|43252405"),
    ProgrammeRow("cef-2021", "Fonden för ett sammanlänkat Europa 2021–2027", "Connecting Europe Facility 2021–2027", "Fonden för ett sammanlänkat Europa", DIRECT, "yes", "known", (2021, 2027), "Trafikverket", "connecting europe facility|cef|43251567"),
    ProgrammeRow("erasmus-2021", "Erasmus+ 2021–2027", "Erasmus+ 2021–2027", "Erasmus+", DIRECT, "yes", "known", (2021, 2027), "UHR; MUCF", "erasmus+|erasmus plus|43353764"),
    ProgrammeRow("eu4health-2021", "EU för hälsa (EU4Health) 2021–2027", "EU4Health 2021–2027", "EU för hälsa", DIRECT, "yes", "known", (2021, 2027), "Folkhälsomyndigheten; Socialstyrelsen", "eu4health|eu4h"),
    ProgrammeRow("creative-2021", "Kreativa Europa 2021–2027", "Creative Europe 2021–2027", "Kreativa Europa", DIRECT, "yes", "known", (2021, 2027), "Kulturrådet; Filminstitutet", "creative europe|crea"),
    ProgrammeRow("digital-2021", "Programmet för ett digitalt Europa 2021–2027", "Digital Europe 2021–2027", "Programmet för ett digitalt Europa", DIRECT, "yes", "known", (2021, 2027), "Digg; Vinnova", "digital europe|43152860"),
    ProgrammeRow("cerv-2021", "Medborgare, jämlikhet, rättigheter och värden 2021–2027", "Citizens, Equality, Rights and Values 2021–2027", "Medborgare, jämlikhet, rättigheter och värden", DIRECT, "yes", "known", (2021, 2027), "MUCF", "cerv|43251589"),
    ProgrammeRow("smp-2021", "Programmet för den inre marknaden 2021–2027", "Single Market Programme 2021–2027", "Programmet för den inre marknaden", DIRECT, "yes", "known", names="single market programme|smp|43252476"),
    ProgrammeRow("i3-2021", "Interregionala innovationsinvesteringar (I3) 2021–2027", "Interregional Innovation Investments (I3) 2021–2027", "I3", DIRECT, "yes", "known", names="interregional innovation|i3|44416173"),
    ProgrammeRow("eui-2021", "Europeiska stadsinitiativet 2021–2027", "European Urban Initiative 2021–2027", "Europeiska stadsinitiativet", DIRECT, "partly", "known", names="european urban initiative|eui", zone="Europe/Paris"),
    ProgrammeRow("esc-2021", "Europeiska solidaritetskåren 2021–2027", "European Solidarity Corps 2021–2027", "Europeiska solidaritetskåren", DIRECT, "yes", "known", (2021, 2027), "MUCF", "european solidarity corps|esc"),
    ProgrammeRow("ucpm-2021", "Unionens civilskyddsmekanism 2021–2027", "Union Civil Protection Mechanism 2021–2027", "Unionens civilskyddsmekanism", DIRECT, "partly", "known", (2021, 2027), "MSB", "union civil protection mechanism|ucpm"),
    ProgrammeRow("amif-2021", "Asyl-, migrations- och integrationsfonden 2021–2027", "Asylum, Migration and Integration Fund 2021–2027", "Asyl-, migrations- och integrationsfonden", DIRECT, "yes", "known", (2021, 2027), "Migrationsverket", "amif"),
    ProgrammeRow("si", "Svenska institutets Östersjöprogram", "Swedish Institute, Baltic Sea Neighbourhood", "Svenska institutet", NATIONAL, "yes", "known", None, "Svenska institutet", "swedish institute|svenska institutet|si baltic sea neighbourhood", "Europe/Stockholm"),
    ProgrammeRow("nmr", "Nordiska ministerrådets program", "Nordic Council of Ministers' programmes", "Nordiska ministerrådet", NORDIC, "yes", "known", None, "", "nordic council of ministers|nordiska ministerrådet", "Europe/Copenhagen"),
    ProgrammeRow("nordplus", "Nordplus 2023–2027", "Nordplus 2023–2027", "Nordplus", NORDIC, "yes", "known", (2023, 2027), "UHR", "nordplus", "Europe/Stockholm"),
    ProgrammeRow("icld", "ICLD:s kommunala partnerskap", "ICLD municipal partnerships", "ICLD", NATIONAL, "yes", "known", None, "ICLD; Sida", "icld|municipal partnership", "Europe/Stockholm"),
)  # fmt: skip


class BodyRow(NamedTuple):
    programme: str
    role: str
    name: str
    place: str
    certainty: str
    source: str
    counties: str = ""
    since: date | None = None
    until: date | None = None


_MA = "Egentliga Finlands förbund"
_SOUTH, _NORTH = "SE123 SE122 SE125 SE124", "SE110 SE121 SE313 SE214"
_START, _TURN = date(2014, 1, 1), date(2021, 1, 1)
BODIES = (
    BodyRow("cb-2014", "authority", _MA, "Åbo", "sourced", "Centrum Balticum; varsinais-suomi.fi"),
    BodyRow("cb-2014", "secretariat", "Central Baltics gemensamma sekretariat", "Åbo", "sourced", "centralbaltic.eu"),
    BodyRow("cb-2014", "contact_point", "Region Östergötland, kontaktpunkt Sverige Syd", "Norrköping", "sourced", "regionostergotland.se", _SOUTH, _START, _TURN),
    BodyRow("cb-2014", "contact_point", "Länsstyrelsen i Stockholms län, kontaktpunkt Sverige Nord", "Stockholm", "sourced", "lansstyrelsen.se", _NORTH, _START, _TURN),
    BodyRow("cb-2021", "authority", _MA, "Åbo", "sourced", "Centrum Balticum; varsinais-suomi.fi"),
    BodyRow("cb-2021", "secretariat", "Central Baltics gemensamma sekretariat", "Åbo", "sourced", "centralbaltic.eu"),
    BodyRow("cb-2021", "contact_point", "Region Östergötland, kontaktpunkt Sverige Syd", "Linköping", "sourced", "regionostergotland.se", _SOUTH, _TURN),
    BodyRow("cb-2021", "contact_point", "Region Stockholm, kontaktpunkt Sverige Nord", "Stockholm", "sourced", "eufonder.se; lansstyrelsen.se", _NORTH, _TURN),
    BodyRow("cb-2021", "contact_point", "Kontaktpunkt Estland", "Tallinn", "known", ""),
    BodyRow("cb-2021", "contact_point", "Kontaktpunkt Lettland", "Riga", "known", ""),
    BodyRow("cb-2021", "contact_point", "Kontaktpunkt Finland", "", "unsure", ""),
    BodyRow("cb-2021", "contact_point", "Kontaktpunkt Åland", "Mariehamn", "known", ""),
    BodyRow("ibsr-2021", "authority", "Förvaltande myndigheten", "Rostock", "known", ""),
)  # fmt: skip
# How Central Baltic's seven objectives of 2021–2027 are grouped: (objective, theme in Swedish, in English).
THEMES = (
    ("PO1", "Företagsutveckling", "Business development"),
    ("PO2", "Företagsutveckling", "Business development"),
    ("PO3", "Miljö och resurser", "Environment and resource use"),
    ("PO4", "Miljö och resurser", "Environment and resource use"),
    ("PO5", "Miljö och resurser", "Environment and resource use"),
    ("PO6", "Arbetsmarknad", "Labour market"),
    ("PO7", "Offentliga tjänster", "Public services"),
)  # fmt: skip
# What projects of 2014–2020 were to give: (objective, output in Swedish, in English).
OUTPUTS = (
    ("SO1.1", "nya företag som fått stöd; företag som fått stöd", "new enterprises supported; enterprises receiving support"),
    ("SO1.2", "deltagande unga", "participating young people"),
    ("SO1.3", "företag som fått stöd; företag som lanserat varor som är nya på marknaden", "enterprises receiving support; enterprises with products new to the market"),
    ("SO2.1", "gemensamma besöksmål; fler väntade besök", "joint attractions; more expected visits"),
    ("SO2.2", "gemensamma insatser för planering och förvaltning", "joint planning and management activities"),
    ("SO2.3", "samordnade stadsplaner", "integrated urban plans"),
    ("SO3.2", "hamnar med förbättrad service", "ports with improved services"),
    ("SO4.2", "deltagare i gemensam utbildning", "participants in joint education and training"),
)  # fmt: skip
PRIORITY_BUDGETS = (("P1", 29_000_000), ("P2", 37_500_000))
