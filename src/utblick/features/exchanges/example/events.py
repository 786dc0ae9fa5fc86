"""The example's exchanges. Plausible and invented: the places exist, the meetings did not take place."""

from __future__ import annotations

from typing import NamedTuple


class EventRow(NamedTuple):
    """`days_ago` counts from the day of loading to the last day (below nothing: to come)."""

    days_ago: int
    days: int
    title: str
    place: str
    country: str
    units: str
    learning: str = ""
    changed: str = ""
    change: str = ""
    partners: str = ""
    participants: int = 0
    cost: int = 0
    networks: str = ""
    projects: str = ""


class PlaceRow(NamedTuple):
    """Open places; all days are counted from the day of loading."""

    title: str
    days_ahead: int
    days: int
    place: str
    country: str
    type: str
    places: int
    answer_within: int
    opens_in: int
    about: str


PLACES = (
    PlaceRow("Fyra platser på studiebesök om mobila team", 95, 2, "Tammerfors, Finland", "FI", "study-visit", 4, 45, 14, "Vi följer två team under en dag och möter ledningen nästa. Resa med tåg och båt. Exempel."),
    PlaceRow("En plats i arbetsgruppen om hälsofrämjande sjukhus", 40, 1, "Digitalt", "", "network-meeting", 1, 25, 0, "Fyra möten om året på distans, ett på plats. Exempel."),
)  # fmt: skip

EVENTS = (
    EventRow(20, 2, "Studiebesök om triage på akuten", "Tartu, Estland", "EE", "us-akut vrinnevi-akut", "De sorterar patienterna redan vid dörren med en sjuksköterska och en läkare tillsammans. Väntan till första bedömning halverades.", partners="Tartu universitetssjukhus", participants=6, cost=48000),
    EventRow(34, 1, "Digitalt erfarenhetsutbyte om hjärtrehabilitering", "Digitalt med Åbo", "FI", "us-hjarta", "Träning på distans fungerar om någon ringer efter första veckan.", partners="Åbo universitetscentralsjukhus", participants=9),
    EventRow(41, 3, "CPMR:s generalförsamling", "Bryssel, Belgien", "BE", "internationell-samverkan eu-kontoret", "Mindre regioner får gehör när de lämnar text och inte bara synpunkter.", partners="CPMR", participants=4, cost=52000, networks="cpmr"),
    EventRow(58, 2, "Projektmöte om biogas i kollektivtrafiken", "Tammerfors, Finland", "FI", "kollektivtrafik energi-klimat", "Depåns läge avgör kostnaden mer än bussarna gör.", partners="Birkaland, Tammerfors stad", participants=5, cost=39000, projects="Biogas runt Östersjön (exempel)"),
    EventRow(75, 5, "Personalutbyte inom HOPE", "Leuven, Belgien", "BE", "us-onkologi", "Patienten får en och samma kontakt från besked till uppföljning.", partners="HOPE", participants=1, cost=14000, networks="hope"),
    EventRow(90, 1, "Tog emot besök från Warmia-Masurien om folkhögskolor", "Lunnevad", "SE", "lunnevad", "Gästerna ville veta hur internatet finansieras: vi har skrivit en sida om det.", partners="Regionen Warmia-Masurien", participants=12, cost=8000),
    EventRow(112, 3, "Konferens om hälsodata med egen presentation", "Köpenhamn, Danmark", "DK", "test-innovation fou", "Ansökan om data tar veckor även där lagen är på plats; det som går fort är en gemensam blankett.", participants=3, cost=31000),
    EventRow(140, 2, "Studiebesök om tandvård för äldre", "Helsingfors, Finland", "FI", "ftv-allman", "Munvård ingår i hemtjänstens checklista.", partners="Helsingfors stad", participants=4, cost=26000),
    EventRow(160, 14, "Erasmus+-mobilitet för lärare", "Groningen, Nederländerna", "NL", "vreta", "Eleverna leder själva genomgången varje fredag.", partners="Terra MBO", participants=2, cost=22000),
    EventRow(175, 4, "Insats inom internationella medicinska programmet", "Kyiv, Ukraina", "UA", "kmc", "Utbildning på plats kräver material på ukrainska före resan.", participants=3, cost=95000),
    EventRow(205, 2, "Studiebesök om vårdcentralers öppettider", "Aarhus, Danmark", "DK", "vc-finspang", "Kvällstider två dagar i veckan räckte.", "yes", "Vi har kvällsöppet på tisdagar sedan i våras.", "Region Midtjylland", 3, 18000),
    EventRow(220, 1, "Nätverksmöte i EUREGHA", "Digitalt", "", "internationell-samverkan", "Fem regioner skriver gemensamt svar om läkemedelspaketet.", "coming", "", "EUREGHA", 2),
    EventRow(240, 3, "Gästspel med barnföreställning", "Tallinn, Estland", "EE", "scenkonst-ost", "Skolföreställningar bokas ett år i förväg där.", "yes", "Vi säljer in föreställningar till skolor före sommaren.", "Eesti Noorsooteater", 11, 160000),
    EventRow(260, 2, "Studiebesök om bussterminaler", "Gdańsk, Polen", "PL", "ostgotatrafiken samhallsplanering", "Skyltar i ögonhöjd minskade frågorna till personalen.", "yes", "Ny skyltning provas i Norrköping.", "Gdańsks stad", 4, 33000),
    EventRow(282, 2, "Projektmöte om smart specialisering", "Riga, Lettland", "LV", "naringsliv", "Företagen kommer när frågan är smal.", "no", "", "Rigas planeringsregion", 3, 21000, projects="Smart specialisering i småföretag (exempel)"),
    EventRow(300, 1, "Påverkansmöte om sammanhållningspolitiken", "Bryssel, Belgien", "BE", "eu-kontoret internationell-samverkan", "Siffror för länet bet bättre än principer.", "yes", "Alla våra underlag inleds med länets egna siffror.", "Europeiska kommissionen", 3, 12000),
    EventRow(320, 3, "Kollegial granskning av kompetensförsörjning", "Vilnius, Litauen", "LT", "kompetens", "Branschråden där har beslutanderätt över kursutbudet.", "coming", "Förslag bereds om branschråd.", "Vilnius universitet", 4, 28000),
    EventRow(350, 2, "Studiebesök om öppen psykiatri", "Trieste, Italien", "IT", "psykiatri-centrala psykiatri-oster", "Dörren är öppen dygnet runt, och tvång används sällan.", "coming", "", "Trieste mentalvård", 6, 71000),
    EventRow(372, 1, "Digital utbildningsdag om cancerscreening", "Digitalt med Ljubljana", "SI", "us-onkologi", "Påminnelse per brev nådde fler än sms.", "yes", "Vi skickar brev som andra påminnelse.", "", 8),
    EventRow(398, 4, "Konferens om brännskadevård", "Rotterdam, Nederländerna", "NL", "us-brann", "Vi visade våra resultat om smärtlindring hos barn.", "no", "", "European Burns Association", 2, 34000),
    EventRow(420, 2, "Museernas utbytesmöte om medeltiden", "Visby och Tallinn", "EE", "museet", "Vandringsutställning delar kostnaden på fyra.", "yes", "Utställningen visas i Linköping nästa år.", "Estlands historiska museum", 3, 19000),
    EventRow(455, 3, "Studiebesök om barns väntrum", "Oslo, Norge", "NO", "us-barn", "Barnen visas en bild av hela besöket vid dörren.", "yes", "Bildstöd finns i alla väntrum.", "Oslo universitetssykehus", 4, 24000),
    EventRow(480, 10, "Nordplus-utbyte för elever", "Hamar, Norge", "NO", "himmelstalund", "Elever som bor hos familj lär sig mest.", "yes", "Vi söker familjer före resan.", "", 14, 64000),
    EventRow(500, 2, "Arbetsgrupp om kollektivtrafik på landsbygden", "Rostock, Tyskland", "DE", "kollektivtrafik", "Anropsstyrd trafik kräver en telefon som någon svarar i.", "coming", "", "Rostocks region", 2, 17000),
    EventRow(530, 1, "Delegation från Åland om kommunikation med medborgare", "Linköping", "SE", "kommunikation", "Deras faktablad är en sida, alltid.", "yes", "Våra faktablad är en sida.", "Ålands landskapsregering", 6, 4000),
    EventRow(560, 3, "Studiebesök om ortopedi på mindre sjukhus", "Kuressaare, Estland", "EE", "motala-ortopedi", "Samma lag följer patienten hela dagen.", "no", "", "Kuressaare sjukhus", 5, 38000),
    EventRow(590, 2, "Östersjöstrategins årliga forum", "Riga, Lettland", "LV", "internationell-samverkan contact-point", "Korta pass med sökande gav fler projektidéer än montern.", "yes", "Vi bokar pass i förväg.", "EUSBSR", 3, 23000),
    EventRow(620, 1, "Digitalt möte om arkiv och e-arkiv", "Digitalt med Tartu", "EE", "arkiv", "Estland gallrar enligt maskinläsbara regler.", "coming", "", "Estlands nationalarkiv", 5),
    EventRow(655, 4, "Jobbskuggning på barnmorskemottagning", "Reykjavík, Island", "IS", "vrinnevi-kvinno", "Förlossningsbrev skrivs tillsammans med den gravida.", "yes", "Vi har infört samma brev.", "Landspítali", 2, 29000),
    EventRow(690, 2, "Studiebesök om vindkraft och planering", "Aalborg, Danmark", "DK", "energi-klimat samhallsplanering", "Närboende får andelar från början.", "no", "", "Aalborgs universitet", 3, 22000),
    EventRow(720, 2, "Konferens om folkbildning med egen presentation", "Wien, Österrike", "AT", "vadstena-fhsk kultur", "Kvällskurser på andras språk lockar grannarna.", "yes", "Kursen ges sedan hösten.", "", 2, 18000),
    EventRow(745, 3, "Studiebesök om läkemedel i hemmet", "Amsterdam, Nederländerna", "NL", "vc-mjolby vc-vadstena", "Apotekaren ringer efter en vecka.", "no", "", "", 4, 36000),
    EventRow(780, 2, "Projektmöte i Central Baltic", "Helsingfors, Finland", "FI", "contact-point", "Sökande vill ha ett exempel på en godkänd budget.", "yes", "Vi visar ett exempel i varje rådgivning.", "Egentliga Finlands förbund", 2, 9000),
    EventRow(815, 1, "Tog emot besök från Kyoto om medicinsk bild", "CMIV, Linköping", "SE", "cmiv", "De bad om protokollet för låga stråldoser.", "", "", "Kyoto universitet", 7, 5000),
    EventRow(840, 3, "Kongress om hjärtsvikt med egen presentation", "Lissabon, Portugal", "PT", "us-hjarta", "Vår modell för egenvård väckte frågor från fyra länder.", "yes", "Samarbete om en gemensam studie.", "", 3, 57000),
    EventRow(870, 5, "Residens för koreograf", "Kaunas, Litauen", "LT", "scenkonst-ost", "Publiken satt på scenen.", "no", "", "Kaunas dansteater", 2, 41000),
    EventRow(905, 2, "Studiebesök om juridiskt stöd till inköp", "Utrecht, Nederländerna", "NL", "juridik", "Mallavtal publiceras öppet.", "", "", "Utrechts provins", 2, 16000),
    EventRow(940, 2, "Arbetsgrupp om hälsofrämjande sjukhus", "Graz, Österrike", "AT", "vrinnevi-medicin", "Personalens hälsa mäts med samma frågor som patienternas.", "yes", "Frågorna finns i medarbetarenkäten.", "HPH", 2, 25000),
    EventRow(965, 3, "Mässa om tågtrafik", "Berlin, Tyskland", "DE", "ostgotatrafiken", "", "", "", "", 3, 44000),
    EventRow(990, 2, "Studiebesök om sommaröppet på vårdcentral", "Mariehamn, Åland", "AX", "vc-soderkoping", "Delar personal mellan två orter.", "no", "", "Ålands hälso- och sjukvård", 3, 12000),
    EventRow(1020, 1, "Digitalt samråd om EU:s havspolitik", "Digitalt", "", "samhallsplanering", "", "", "", "", 2),
    EventRow(1050, 3, "Studiebesök om specialisttandvård", "Umeå och Vasa", "FI", "ftv-specialist", "Gemensam jour över sundet.", "", "", "Österbottens välfärdsområde", 3, 27000),
    EventRow(1080, 2, "Studiebesök om forskningsstöd", "Bergen, Norge", "NO", "fou", "En lots per ansökan.", "yes", "Vi har en lots.", "Helse Vest", 4, 31000),
    EventRow(-12, 2, "Studiebesök om mobila vårdlag", "Tammerfors, Finland", "FI", "psykiatri-oster", partners="Birkalands välfärdsområde", participants=4),
    EventRow(-25, 3, "Påverkansmöte om förnybartdirektivet", "Bryssel, Belgien", "BE", "energi-klimat eu-kontoret", partners="Europaparlamentet", participants=3),
    EventRow(-48, 1, "Digitalt möte om kvällsöppna vårdcentraler", "Digitalt med Aarhus", "DK", "vc-kinda vc-atvidaberg", participants=6),
    EventRow(-75, 5, "Personalutbyte inom HOPE", "Barcelona, Spanien", "ES", "us-akut", partners="HOPE", participants=1),
)  # fmt: skip
