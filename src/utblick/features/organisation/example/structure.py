"""Boards, units, topics and remits of the example region, as tables.

The marks: `S` the region's own public pages say so, `K` generally known, `?` to be confirmed by whoever uses this.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

REGION_FORMED = date(2015, 1, 1)
SITE = "regionostergotland.se"


class BoardRow(NamedTuple):
    key: str
    name_sv: str
    name_en: str
    other_names: tuple[str, ...]
    colour: str
    mark: str
    task_sv: str
    task_en: str


BOARDS = (
    BoardRow(
        "RS", "Regionstyrelsen", "Regional Executive Board", ("Regional Executive Committee",), "ink", "S",
        "Strategiska frågor om internationell samverkan; samarbete med andra regioner och lärosäten.",
        "Strategic questions of international cooperation; cooperation with other regions and universities.",
    ),
    BoardRow(
        "RUN", "Regionala utvecklingsnämnden", "Regional Development Committee", ("Regionutvecklingsnämnden",), "water", "S",
        "Internationellt arbete inom näringsliv och tillväxt, kultur, kompetens och arbetsmarknad.",
        "International work within business and growth, culture, skills and employment.",
    ),
    BoardRow(
        "TSN", "Trafik- och samhällsplaneringsnämnden", "Transport and Community Planning Committee",
        ("Transport and Urban Planning Committee",), "lichen", "S",
        "Internationellt arbete inom samhällsplanering, kollektivtrafik, infrastruktur, landsbygd, energi och klimat.",
        "International work within community planning, public transport, infrastructure, rural areas, energy and climate.",
    ),
    BoardRow(
        "HSN", "Hälso- och sjukvårdsnämnden", "Health Care Committee", (), "falu", "S",
        "Internationellt arbete inom hälsa, vård och tandvård.",
        "International work within health, care and dental care.",
    ),
    BoardRow(
        "RF", "Regionfullmäktige", "Regional Council", ("Regional Assembly",), "granite", "S",
        "Antar strategi och budget.",
        "Adopts strategy and budget.",
    ),
)  # fmt: skip


class UnitRow(NamedTuple):
    key: str
    name_sv: str
    name_en: str
    kind: str
    board: str
    mark: str
    place: str = ""


REGION = UnitRow("region", "Region Östergötland", "Region Östergötland", "region", "RS", "S", "Linköping")

# area -> its units. Which clinics and centres there are is a starting point for the region to correct.
AREAS: tuple[tuple[UnitRow, tuple[UnitRow, ...]], ...] = (
    (
        UnitRow("us", "Universitetssjukhuset i Linköping", "Linköping University Hospital", "hospital", "HSN", "S", "Linköping"),
        (
            UnitRow("us-akut", "Akutkliniken", "Emergency Department", "hospital", "HSN", "?", "Linköping"),
            UnitRow("us-barn", "Barn- och ungdomssjukvården", "Children's and Adolescents' Care", "hospital", "HSN", "?", "Linköping"),
            UnitRow("us-hjarta", "Hjärtsjukvården", "Cardiac Care", "hospital", "HSN", "?", "Linköping"),
            UnitRow("us-onkologi", "Onkologiska kliniken", "Department of Oncology", "hospital", "HSN", "?", "Linköping"),
            UnitRow("us-brann", "Brännskadevården", "Burn Care", "hospital", "HSN", "?", "Linköping"),
            UnitRow(
                "kmc", "Katastrofmedicinskt centrum", "Centre for Teaching and Research in Disaster Medicine and Traumatology",
                "centre", "HSN", "S", "Linköping",
            ),
            UnitRow(
                "cmiv", "Centrum för medicinsk bildvetenskap och visualisering (CMIV)",
                "Center for Medical Image Science and Visualization (CMIV)", "centre", "HSN", "S", "Linköping",
            ),
        ),
    ),
    (
        UnitRow("vrinnevi", "Vrinnevisjukhuset", "Vrinnevi Hospital", "hospital", "HSN", "K", "Norrköping"),
        (
            UnitRow("vrinnevi-akut", "Akutkliniken, Vrinnevisjukhuset", "Emergency Department, Vrinnevi Hospital", "hospital", "HSN", "?", "Norrköping"),
            UnitRow("vrinnevi-kirurgi", "Kirurgiska kliniken, Vrinnevisjukhuset", "Department of Surgery, Vrinnevi Hospital", "hospital", "HSN", "?", "Norrköping"),
            UnitRow("vrinnevi-medicin", "Medicinska kliniken, Vrinnevisjukhuset", "Department of Medicine, Vrinnevi Hospital", "hospital", "HSN", "?", "Norrköping"),
            UnitRow("vrinnevi-kvinno", "Kvinnokliniken, Vrinnevisjukhuset", "Women's Clinic, Vrinnevi Hospital", "hospital", "HSN", "?", "Norrköping"),
        ),
    ),
    (
        UnitRow("motala", "Lasarettet i Motala", "Motala Hospital", "hospital", "HSN", "K", "Motala"),
        (
            UnitRow("motala-medicin", "Medicinska kliniken, Lasarettet i Motala", "Department of Medicine, Motala Hospital", "hospital", "HSN", "?", "Motala"),
            UnitRow("motala-ortopedi", "Ortopedin, Lasarettet i Motala", "Orthopaedics, Motala Hospital", "hospital", "HSN", "?", "Motala"),
        ),
    ),
    (
        UnitRow("narsjukvard-oster", "Närsjukvården i östra Östergötland", "Local Care, Eastern Östergötland", "local_care", "HSN", "?", "Norrköping"),
        (
            UnitRow("vc-finspang", "Vårdcentrum Finspång", "Finspång Care Centre", "primary_care", "HSN", "S", "Finspång"),
            UnitRow("vc-soderkoping", "Vårdcentralen i Söderköping", "Söderköping Primary Care Centre", "primary_care", "HSN", "?", "Söderköping"),
            UnitRow("vc-valdemarsvik", "Vårdcentralen i Valdemarsvik", "Valdemarsvik Primary Care Centre", "primary_care", "HSN", "?", "Valdemarsvik"),
            UnitRow("psykiatri-oster", "Psykiatrin i Norrköping", "Psychiatry, Norrköping", "local_care", "HSN", "?", "Norrköping"),
        ),
    ),
    (
        UnitRow("narsjukvard-centrala", "Närsjukvården i centrala Östergötland", "Local Care, Central Östergötland", "local_care", "HSN", "?", "Linköping"),
        (
            UnitRow("vc-kinda", "Vårdcentralen i Kisa", "Kisa Primary Care Centre", "primary_care", "HSN", "?", "Kinda"),
            UnitRow("vc-atvidaberg", "Vårdcentralen i Åtvidaberg", "Åtvidaberg Primary Care Centre", "primary_care", "HSN", "?", "Åtvidaberg"),
            UnitRow("psykiatri-centrala", "Psykiatrin i Linköping", "Psychiatry, Linköping", "local_care", "HSN", "?", "Linköping"),
        ),
    ),
    (
        UnitRow("narsjukvard-vaster", "Närsjukvården i västra Östergötland", "Local Care, Western Östergötland", "local_care", "HSN", "?", "Motala"),
        (
            UnitRow("vc-mjolby", "Vårdcentralen i Mjölby", "Mjölby Primary Care Centre", "primary_care", "HSN", "?", "Mjölby"),
            UnitRow("vc-vadstena", "Vårdcentralen i Vadstena", "Vadstena Primary Care Centre", "primary_care", "HSN", "?", "Vadstena"),
            UnitRow("vc-odeshog", "Vårdcentralen i Ödeshög", "Ödeshög Primary Care Centre", "primary_care", "HSN", "?", "Ödeshög"),
            UnitRow("vc-boxholm", "Vårdcentralen i Boxholm", "Boxholm Primary Care Centre", "primary_care", "HSN", "?", "Boxholm"),
        ),
    ),
    (
        UnitRow("folktandvarden", "Folktandvården", "Public Dental Service", "dental", "HSN", "K"),
        (
            UnitRow("ftv-allman", "Allmäntandvården", "General Dental Care", "dental", "HSN", "?"),
            UnitRow("ftv-specialist", "Specialisttandvården", "Specialist Dental Care", "dental", "HSN", "?"),
        ),
    ),
    (
        UnitRow("forskning", "Forskning och innovation i vården", "Clinical Research and Innovation", "centre", "HSN", "K", "Linköping"),
        (
            UnitRow("test-innovation", "Test och innovation", "Test and Innovation", "centre", "HSN", "K", "Linköping"),
            UnitRow("fou", "Forskning och utveckling", "Research and Development", "centre", "HSN", "K", "Linköping"),
        ),
    ),
    (
        UnitRow("regional-utveckling", "Regional utveckling", "Regional Development", "development", "RUN", "S", "Linköping"),
        (
            UnitRow("internationell-samverkan", "Enheten för internationell samverkan", "Unit for International Cooperation", "development", "RS", "S", "Linköping"),
            UnitRow("eu-kontoret", "EU-kontoret i Bryssel", "EU Office in Brussels", "office", "RS", "S", "Bryssel"),
            UnitRow("contact-point", "Central Baltic Contact Point", "Central Baltic Contact Point", "office", "RUN", "S", "Linköping"),
            UnitRow("naringsliv", "Näringsliv och innovation", "Business and Innovation", "development", "RUN", "?", "Linköping"),
            UnitRow("kompetens", "Kompetensförsörjning", "Skills Supply", "development", "RUN", "?", "Linköping"),
            UnitRow("kultur", "Kultur och folkbildning", "Culture and Adult Education", "culture", "RUN", "?", "Linköping"),
        ),
    ),
    (
        UnitRow("trafik-samhalle", "Trafik och samhällsplanering", "Transport and Community Planning", "transport", "TSN", "?", "Linköping"),
        (
            UnitRow("kollektivtrafik", "Kollektivtrafik", "Public Transport", "transport", "TSN", "?", "Linköping"),
            UnitRow("ostgotatrafiken", "Östgötatrafiken AB", "Östgötatrafiken", "company", "TSN", "S", "Linköping"),
            UnitRow("samhallsplanering", "Samhällsplanering och infrastruktur", "Community Planning and Infrastructure", "transport", "TSN", "?", "Linköping"),
            UnitRow("energi-klimat", "Energi och klimat", "Energy and Climate", "transport", "TSN", "?", "Linköping"),
        ),
    ),
    (
        UnitRow("skolor", "Folkhögskolor och naturbruksgymnasier", "Folk High Schools and Agricultural Schools", "school", "RUN", "?"),
        (
            UnitRow("lunnevad", "Lunnevads folkhögskola", "Lunnevad Folk High School", "school", "RUN", "K", "Mjölby"),
            UnitRow("vadstena-fhsk", "Vadstena folkhögskola", "Vadstena Folk High School", "school", "RUN", "K", "Vadstena"),
            UnitRow("vreta", "Vretagymnasiet", "Vreta Agricultural School", "school", "RUN", "?", "Linköping"),
            UnitRow("himmelstalund", "Himmelstalundsgymnasiet", "Himmelstalund Agricultural School", "school", "RUN", "?", "Norrköping"),
        ),
    ),
    (
        UnitRow("kulturinstitutioner", "Kulturinstitutioner", "Cultural Institutions", "culture", "RUN", "?"),
        (
            UnitRow("scenkonst-ost", "Scenkonst Öst AB", "Scenkonst Öst (performing arts)", "company", "RUN", "K", "Norrköping"),
            UnitRow("museet", "Östergötlands museum", "Östergötland Museum", "culture", "RUN", "K", "Linköping"),
        ),
    ),
    (
        UnitRow("ledningsstaben", "Ledningsstaben", "Central Management Staff", "staff", "RS", "K", "Linköping"),
        (
            UnitRow("kommunikation", "Kommunikation", "Communications", "staff", "RS", "K", "Linköping"),
            UnitRow("juridik", "Juridik", "Legal Affairs", "staff", "RS", "K", "Linköping"),
            UnitRow("arkiv", "Arkiv och registratur", "Archives and Registry", "staff", "RS", "K", "Linköping"),
        ),
    ),
)  # fmt: skip
