"""Public wording of the example's exchanges: what was learnt, and what it led to."""

from __future__ import annotations

from utblick.features.publishing.example.words import Words

EXCHANGES = {
    "Studiebesök om triage på akuten": Words(
        "Akutmottagningarna såg hur patienterna i Tartu bedöms redan vid dörren av en sjuksköterska och en läkare "
        "tillsammans. Där halverades väntan på den första bedömningen.",
        "Our emergency departments saw how patients in Tartu are assessed at the door by a nurse and a doctor "
        "together. It halved the wait for the first assessment there.",
        "Study visit on triage in emergency care",
    ),
    "Digitalt erfarenhetsutbyte om hjärtrehabilitering": Words(
        "Hjärtkliniken jämförde träning på distans med kollegor i Åbo. Den fungerar bäst när någon ringer patienten "
        "efter första veckan.",
        "Our cardiology clinic compared training at a distance with colleagues in Turku. It works best when somebody "
        "calls the patient after the first week.",
        "Online exchange on cardiac rehabilitation",
    ),
    "CPMR:s generalförsamling": Words(
        "Vi deltog när kustregionerna beslutade om gemensamma ståndpunkter. Mindre regioner får gehör när de lämnar "
        "färdiga textförslag.",
        "We took part when the coastal regions adopted joint positions. Smaller regions are heard when they bring "
        "text that is ready to use.",
        "General Assembly of the CPMR",
    ),
    "Projektmöte om biogas i kollektivtrafiken": Words(
        "Vi jämförde kostnader för biogasbussar med partner i Tammerfors. Var bussdepån ligger betyder mer för "
        "kostnaden än vilka bussar man väljer.",
        "We compared the costs of biogas buses with partners in Tampere. Where the depot is matters more to the cost "
        "than which buses are chosen.",
        "Project meeting on biogas in public transport",
    ),
    "Studiebesök om tandvård för äldre": Words(
        "I Helsingfors ingår munvård i hemtjänstens checklista. Folktandvården tog med sig arbetssättet hem.",
        "In Helsinki, oral care is part of the checklist of home care. Our dental service brought the method home.",
        "Study visit on dental care for older people",
    ),
    "Studiebesök om vårdcentralers öppettider": Words(
        "I Aarhus räckte kvällsöppet två dagar i veckan för att möta behovet. Sedan dess har vårdcentralen i Finspång "
        "öppet på tisdagskvällar.",
        "In Aarhus, evening hours two days a week were enough to meet the need. Since then the primary care centre in "
        "Finspång is open on Tuesday evenings.",
        "Study visit on opening hours of primary care centres",
    ),
    "Gästspel med barnföreställning": Words(
        "Scenkonst Öst spelade för barn i Tallinn. Där bokar skolor ett år i förväg, och så arbetar vi nu också.",
        "Scenkonst Öst performed for children in Tallinn. Schools book a year ahead there, and so do we now.",
        "Guest performance for children",
    ),
    "Studiebesök om bussterminaler": Words(
        "I Gdańsk minskade skyltar i ögonhöjd frågorna till personalen. Nu provas nya skyltar i Norrköping.",
        "In Gdańsk, signs at eye level reduced the questions to staff. New signs are now being tried in Norrköping.",
        "Study visit on bus terminals",
    ),
    "Påverkansmöte om sammanhållningspolitiken": Words(
        "Vi berättade för Europeiska kommissionen vad EU:s fonder har betytt i länet. Länets egna siffror gjorde "
        "störst intryck, och därför inleder vi nu alla underlag med dem.",
        "We told the European Commission what the EU funds have meant in the county. The county's own figures made "
        "the strongest impression, so all our papers now begin with them.",
        "Advocacy meeting on cohesion policy",
    ),
    "Digital utbildningsdag om cancerscreening": Words(
        "Kollegor i Ljubljana når fler med påminnelser per brev än med sms. Vi skickar nu brev som andra påminnelse.",
        "Colleagues in Ljubljana reach more people with reminders by letter than by text message. We now send a "
        "letter as the second reminder.",
        "Online training day on cancer screening",
    ),
    "Museernas utbytesmöte om medeltiden": Words(
        "Museer i Visby, Tallinn och Östergötland delar på en vandringsutställning om medeltiden. Den visas i "
        "Linköping nästa år.",
        "Museums in Visby, Tallinn and Östergötland share a touring exhibition on the Middle Ages. It will be shown "
        "in Linköping next year.",
        "Museums' exchange meeting on the Middle Ages",
    ),
    "Studiebesök om barns väntrum": Words(
        "På sjukhuset i Oslo får barnen se bilder av hela besöket redan vid dörren. Nu finns bildstöd i alla våra "
        "väntrum för barn.",
        "At the hospital in Oslo, children see pictures of the whole visit at the door. There is now picture support "
        "in all our waiting rooms for children.",
        "Study visit on children's waiting rooms",
    ),
    "Nordplus-utbyte för elever": Words(
        "Elever från Himmelstalund bodde hos familjer i Hamar. De som bor hos en familj lär sig mest, så vi söker nu "
        "familjer före resan.",
        "Pupils from Himmelstalund stayed with families in Hamar. Those who stay with a family learn the most, so we "
        "now look for families before the journey.",
        "Nordplus exchange for pupils",
    ),
    "Östersjöstrategins årliga forum": Words(
        "Korta samtal med den som söker bidrag gav fler projektidéer än en monter. Vi bokar nu samtalen i förväg.",
        "Short talks with applicants gave more project ideas than a stand. We now book the talks in advance.",
        "Annual Forum of the Baltic Sea strategy",
    ),
    "Jobbskuggning på barnmorskemottagning": Words(
        "I Reykjavík skriver barnmorskan och den gravida en plan för förlossningen tillsammans. Samma arbetssätt finns "
        "nu på Vrinnevisjukhuset.",
        "In Reykjavík, the midwife and the pregnant woman write a plan for the birth together. Vrinnevi hospital now "
        "works the same way.",
        "Job shadowing at a midwives' clinic",
    ),
    "Arbetsgrupp om hälsofrämjande sjukhus": Words(
        "Sjukhus i nätverket mäter personalens hälsa med samma frågor som patienternas. Frågorna finns nu i vår "
        "medarbetarenkät.",
        "Hospitals in the network measure the health of staff with the same questions as that of patients. The "
        "questions are now in our staff survey.",
        "Working group on health promoting hospitals",
    ),
    "Studiebesök om forskningsstöd": Words(
        "I Bergen hjälper en lots varje forskare genom ansökan. Nu har vi också en lots.",
        "In Bergen, a guide helps each researcher through the application. Now we have a guide too.",
        "Study visit on support for research",
    ),
}
