"""What the example loads. No person is invented: where no public office holder is meant, the role stands.

The contacts are examples, marked as such, and with nobody by name.
"""

from __future__ import annotations

from typing import NamedTuple

from utblick.features.actors.kinds import BodyKind, Channel, Covered, PersonKind, PostRole, Side, Standing


class BodyRow(NamedTuple):
    """`parent` is the abbreviation of a row above; `code` the Parliament's own code of a body."""

    abbreviation: str
    kind: str
    name_sv: str
    name_en: str
    parent: str = ""
    country: str = "EU"
    place: str = "Bryssel"
    code: str = ""
    address: str = ""


BODIES = (
    BodyRow("EP", BodyKind.INSTITUTION, "Europaparlamentet", "European Parliament", place="Strasbourg", code="EP", address="https://www.europarl.europa.eu/"),
    BodyRow("REGI", BodyKind.COMMITTEE, "Utskottet för regional utveckling", "Committee on Regional Development", "EP", code="REGI"),
    BodyRow("ITRE", BodyKind.COMMITTEE, "Utskottet för industrifrågor, forskning och energi", "Committee on Industry, Research and Energy", "EP", code="ITRE"),
    BodyRow("ENVI", BodyKind.COMMITTEE, "Utskottet för miljö, klimat och livsmedelssäkerhet", "Committee on the Environment, Climate and Food Safety", "EP", code="ENVI"),
    BodyRow("TRAN", BodyKind.COMMITTEE, "Utskottet för transport och turism", "Committee on Transport and Tourism", "EP", code="TRAN"),
    BodyRow("AGRI", BodyKind.COMMITTEE, "Utskottet för jordbruk och landsbygdens utveckling", "Committee on Agriculture and Rural Development", "EP", code="AGRI"),
    BodyRow("BUDG", BodyKind.COMMITTEE, "Budgetutskottet", "Committee on Budgets", "EP", code="BUDG"),
    BodyRow("EPP", BodyKind.GROUP, "Europeiska folkpartiets grupp (kristdemokrater)", "Group of the European People's Party (Christian Democrats)", "EP"),
    BodyRow("S&D", BodyKind.GROUP, "Gruppen Progressiva förbundet av socialdemokrater i Europaparlamentet", "Group of the Progressive Alliance of Socialists and Democrats in the European Parliament", "EP"),
    BodyRow("KOM", BodyKind.INSTITUTION, "Europeiska kommissionen", "European Commission", address="https://commission.europa.eu/"),
    BodyRow("GD REGIO", BodyKind.DIRECTORATE, "Generaldirektoratet för regional- och stadspolitik", "Directorate-General for Regional and Urban Policy", "KOM"),
    BodyRow("GD ENER", BodyKind.DIRECTORATE, "Generaldirektoratet för energi", "Directorate-General for Energy", "KOM"),
    BodyRow("GD MOVE", BodyKind.DIRECTORATE, "Generaldirektoratet för transport och rörlighet", "Directorate-General for Mobility and Transport", "KOM"),
    BodyRow("GD AGRI", BodyKind.DIRECTORATE, "Generaldirektoratet för jordbruk och landsbygdsutveckling", "Directorate-General for Agriculture and Rural Development", "KOM"),
    BodyRow("GD CLIMA", BodyKind.DIRECTORATE, "Generaldirektoratet för klimatpolitik", "Directorate-General for Climate Action", "KOM"),
    BodyRow("RÅDET", BodyKind.INSTITUTION, "Europeiska unionens råd", "Council of the European Union", address="https://www.consilium.europa.eu/"),
    BodyRow("ReK", BodyKind.INSTITUTION, "Europeiska regionkommittén", "European Committee of the Regions", address="https://cor.europa.eu/"),
    BodyRow("COTER", BodyKind.COMMITTEE, "Utskottet för territoriell sammanhållning och EU-budgeten", "Commission for Territorial Cohesion Policy and EU Budget", "ReK"),
    BodyRow("Ständiga representationen", BodyKind.REPRESENTATION, "Sveriges ständiga representation vid EU", "Permanent Representation of Sweden to the EU", country="SE"),
    BodyRow("CPMR", BodyKind.ASSOCIATION, "Kust- och öregionernas konferens", "Conference of Peripheral Maritime Regions", country="FR", place="Rennes", address="https://cpmr.org/"),
    BodyRow("SKR", BodyKind.ASSOCIATION, "Sveriges Kommuner och Regioner", "Swedish Association of Local Authorities and Regions", country="SE", place="Stockholm", address="https://skr.se/"),
    BodyRow("Region Sörmland", BodyKind.REGION, "Region Sörmland", "Region Sörmland", country="SE", place="Nyköping"),
    BodyRow("Region Jönköpings län", BodyKind.REGION, "Region Jönköpings län", "Region Jönköping County", country="SE", place="Jönköping"),
    BodyRow("Region Kalmar län", BodyKind.REGION, "Region Kalmar län", "Region Kalmar County", country="SE", place="Kalmar"),
    BodyRow("Region Örebro län", BodyKind.REGION, "Region Örebro län", "Region Örebro County", country="SE", place="Örebro"),
)  # fmt: skip


class PersonRow(NamedTuple):
    """`posts` are (body, role, title in Swedish, title in English); `source` says where it is known from.

    `seen` is the day on which the source saw them there, where it is of the present term.
    """

    key: str
    kind: str
    name: str
    posts: tuple[tuple[str, str, str, str], ...]
    source: str
    country: str = ""
    seen: str = ""


MEMBER, GROUP = PostRole.MEMBER, PostRole.GROUP_MEMBER
PEOPLE = (
    PersonRow("arimont", PersonKind.OFFICE_HOLDER, "Pascal Arimont", (("REGI", MEMBER, "", ""), ("EPP", GROUP, "", "")), "Europaparlamentet, föredragande i 2018/0199(COD)", "BE"),
    PersonRow("novakov", PersonKind.OFFICE_HOLDER, "Andrey Novakov", (("REGI", MEMBER, "", ""), ("EPP", GROUP, "", "")), "Europaparlamentet, föredragande i 2018/0196(COD) och om partnerskapsplanerna", seen="2026-01-19"),
    PersonRow("ressler", PersonKind.OFFICE_HOLDER, "Karlo Ressler", (("BUDG", MEMBER, "", ""), ("EPP", GROUP, "", "")), "Europaparlamentet, föredragande i budgetutskottet 2026", seen="2026-01-19"),
    PersonRow("benea", PersonKind.OFFICE_HOLDER, "Dragoş Benea", (("REGI", MEMBER, "", ""), ("S&D", GROUP, "", "")), "Europaparlamentet, anförande den 17 juli 2025"),
    PersonRow("guardiola", PersonKind.OFFICE_HOLDER, "María Guardiola Martín", (("ReK", MEMBER, "", ""),), "Regionkommittén, föredragande om Eruf och Interreg", "ES"),
    PersonRow("regio", PersonKind.OFFICIAL, "Handläggare för Sverige vid GD REGIO", (("GD REGIO", PostRole.OFFICER, "", ""),), "Exempel"),
    PersonRow("ener", PersonKind.OFFICIAL, "Handläggare för förnybar energi vid GD ENER", (("GD ENER", PostRole.OFFICER, "", ""),), "Exempel"),
    PersonRow("attache", PersonKind.OFFICIAL, "Attaché för regionalpolitik", (("Ständiga representationen", PostRole.ATTACHE, "", ""),), "Exempel"),
    PersonRow("energiattache", PersonKind.OFFICIAL, "Attaché för energi", (("Ständiga representationen", PostRole.ATTACHE, "", ""),), "Exempel"),
    PersonRow("regi-kansli", PersonKind.MAILBOX, "Kansliet för utskottet REGI", (("REGI", PostRole.OTHER, "Utskottskansli", "Committee secretariat"),), "Exempel"),
    PersonRow("cpmr", PersonKind.OFFICIAL, "Sekreterare för CPMR:s Östersjökommission", (("CPMR", PostRole.ADVISER, "Sekreterare", "Secretary"),), "Exempel"),
    PersonRow("skr", PersonKind.OFFICIAL, "Handläggare för sammanhållningspolitik vid SKR", (("SKR", PostRole.OFFICER, "", ""),), "Exempel"),
)  # fmt: skip


class ContactRow(NamedTuple):
    """`who` are keys of people; `bodies` abbreviations with `function` when nobody is named."""

    days_ago: int
    by: str
    channel: str
    subject: str
    said: str
    who: str = ""
    body: str = ""
    function: str = ""
    place: str = ""
    boards: str = ""
    hours: str = ""
    follow_up_in: int = 0
    promises: tuple[tuple[str, str, int], ...] = ()
    is_draft: bool = False
    standing: str = Standing.NOTE


US, THEM = Side.US, Side.THEM
CONTACTS = (
    ContactRow(3, "bryssel", Channel.MEETING, "Nästa programperiod för Interreg", "Direktoratet samlar in exempel på gränshinder från regionerna. Underlag tas emot till årsskiftet.", "regio", place="Bryssel", boards="RS RUN", hours="2", follow_up_in=10, promises=((US, "Skicka tre exempel på gränshinder från länet", 9), (THEM, "Skicka mallen för exempel", 4)), standing=Standing.OFFICIAL),
    ContactRow(6, "kontorschef", Channel.CALL, "Tidplan för sammanhållningspolitiken i rådet", "Ordförandeskapet lägger fram nästa text efter mötet i arbetsgruppen.", "attache", boards="RS", hours="0.5", follow_up_in=14),
    ContactRow(9, "bryssel", Channel.EVENT, "Seminarium om biogas i tunga transporter", "Tre regioner visade siffror. Frågan om dubbelräkning av klimatnytta togs upp.", "ener", place="Bryssel", boards="TSN", hours="3"),
    ContactRow(14, "strateg", Channel.VIDEO, "Gemensamt svar på samråd", "SKR tar fram ett första utkast. Regionerna lämnar synpunkter.", "skr", boards="RUN", hours="1", promises=((US, "Lämna synpunkter på utkastet", 7),), standing=Standing.OFFICIAL),
    ContactRow(18, "kontorschef", Channel.MEETING, "Förnybartdirektivets delegerade akter", "Representationen vill ha regionernas bild av tillgången på råvara.", "energiattache", place="Bryssel", boards="TSN", hours="1.5", promises=((US, "Sammanställa länets biogasproduktion", -2),), standing=Standing.OFFICIAL),
    ContactRow(25, "bryssel", Channel.MAIL, "Utskottets arbetsprogram", "Kansliet bekräftar att utfrågningen är öppen och sänds på webben.", "regi-kansli", hours="0.25"),
    ContactRow(33, "majoritet.rs", Channel.VISIT, "Studiebesök av regionkommitténs ledamöter", "Besöket gällde sjukhusets arbete med hälsodata. Frågor om ägande av data återkom.", body="ReK", function="Ledamöter i utskottet COTER", place="Linköping", boards="RS", hours="4"),
    ContactRow(41, "strateg", Channel.MEETING, "Östersjökommissionens arbetsgrupp för transport", "Arbetsgruppen vill ha en ny medordförande till våren.", "cpmr", place="Visby", boards="TSN RUN", hours="6", follow_up_in=60),
    ContactRow(55, "bryssel", Channel.MEETING, "Samarbete mellan länens kontor", "Kontoren delar på bevakningen av transportfrågor under hösten.", body="Region Jönköpings län", function="Chef för Brysselkontoret", place="Bryssel", hours="1"),
    ContactRow(70, "strateg", Channel.CALL, "Gemensam ståndpunkt om stambanor", "Länen är överens om ordningen mellan åtgärderna.", body="Region Sörmland", function="Strateg", boards="TSN", hours="0.5"),
    ContactRow(96, "kontorschef", Channel.MEETING, "Budgetutskottets syn på regionfonderna", "Utskottets tjänstepersoner redogjorde för tidplanen.", body="BUDG", function="Tjänsteperson vid utskottets kansli", place="Bryssel", boards="RS", hours="1"),
    ContactRow(130, "bryssel", Channel.LETTER, "Gemensamt brev om biogas", "Brevet lämnades med sju regioners namn.", body="GD CLIMA", function="Registrator", boards="TSN", hours="2", standing=Standing.OFFICIAL),
    ContactRow(1, "strateg", Channel.MAIL, "Fråga om besök i maj", "Kontoret frågar om ett besök av förtroendevalda kan tas emot i maj.", body="Region Kalmar län", function="Internationell strateg", is_draft=True),
)  # fmt: skip


class RuleRow(NamedTuple):
    """A proposal for the region's plan; `months` None is kept for good."""

    key: str
    name_sv: str
    name_en: str
    person_kind: str
    months: int | None
    covers: str = ""


RULES = (
    RuleRow("personer-fortroendevalda", "Förtroendevalda och ämbetsinnehavare", "Office holders", PersonKind.OFFICE_HOLDER, 24),
    RuleRow("personer-tjanstepersoner", "Tjänstepersoner", "Officials", PersonKind.OFFICIAL, 12),
    RuleRow("personer-privata", "Privatpersoner", "Private persons", PersonKind.PRIVATE, 12),
    RuleRow("kontakter-anteckningar", "Arbetsanteckningar om kontakter", "Working notes of contacts", "", 24, Covered.NOTE),
    RuleRow("kontakter-arenden", "Kontakter som hör till ett ärende", "Contacts that belong to a case", "", None),
)  # fmt: skip

OWN_NAMES = ("Region Östergötland", "Östergötland Region", "East Sweden Region")
