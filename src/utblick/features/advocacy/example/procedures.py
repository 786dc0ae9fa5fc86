"""The procedures, cases and acts of the two processes, with their numbers and how they hang together.

Certainty: S from a source, K generally known, ? to be confirmed.
"""

from __future__ import annotations

COHESION, FUEL = "sammanhallningspolitik", "biodrivmedel"

# fmt: off
# process, key, type, reference, lead committees, Swedish name, English name, proposal, act (CELEX), certainty
PROCEDURES = (
    (COHESION, "cpr-2014", "COD", "2011/0276(COD)", "REGI", "Gemensamma bestämmelser 2014–2020", "Common provisions 2014–2020", "COM(2011) 615", "32013R1303", "K"),
    (COHESION, "eruf-2014", "COD", "2011/0275(COD)", "REGI", "ERUF-förordningen 2014–2020", "ERDF Regulation 2014–2020", "COM(2011) 614", "32013R1301", "K"),
    (COHESION, "interreg-2014", "COD", "2011/0273(COD)", "REGI", "Europeiskt territoriellt samarbete 2014–2020", "European territorial cooperation 2014–2020", "COM(2011) 611", "32013R1299", "K"),
    (COHESION, "esf-2014", "COD", "2011/0268(COD)", "EMPL", "ESF-förordningen 2014–2020", "ESF Regulation 2014–2020", "COM(2011) 607", "32013R1304", "K"),
    (COHESION, "cpr-2021", "COD", "2018/0196(COD)", "REGI", "Gemensamma bestämmelser 2021–2027", "Common provisions 2021–2027", "COM(2018) 375", "32021R1060", "K"),
    (COHESION, "eruf-2021", "COD", "2018/0197(COD)", "REGI", "ERUF och Sammanhållningsfonden 2021–2027", "ERDF and Cohesion Fund 2021–2027", "COM(2018) 372", "32021R1058", "S"),
    (COHESION, "interreg-2021", "COD", "2018/0199(COD)", "REGI", "Interreg 2021–2027", "Interreg 2021–2027", "COM(2018) 374", "32021R1059", "S"),
    (COHESION, "esf-2021", "COD", "2018/0206(COD)", "EMPL", "Europeiska socialfonden+ 2021–2027", "European Social Fund Plus 2021–2027", "COM(2018) 382", "32021R1057", "K"),
    (COHESION, "fro-2021", "COD", "2020/0006(COD)", "REGI", "Fonden för en rättvis omställning", "Just Transition Fund", "COM(2020) 22", "32021R1056", "K"),
    (COHESION, "granshinder", "COD", "2018/0198(COD)", "REGI", "Mekanism mot gränshinder", "Cross-border mechanism", "COM(2018) 373", "", "?"),
    (COHESION, "budgetram-2021", "APP", "2018/0166(APP)", "BUDG", "Flerårig budgetram 2021–2027", "Multiannual financial framework 2021–2027", "COM(2018) 322", "32020R2093", "K"),
    (COHESION, "halvtid-2025", "COD", "", "REGI", "Halvtidsöversynen 2025", "Mid-term review 2025", "", "", "?"),
    (COHESION, "partnerskapsplaner", "COD", "2025/0240(COD)", "BUDG, REGI, AGRI", "Nationella och regionala partnerskapsplaner 2028–2034", "National and regional partnership plans 2028–2034", "COM(2025) 565", "", "S"),
    (COHESION, "regionalfonden-2028", "COD", "2025/0238(COD)", "REGI", "Regionala utvecklingsfonden med Interreg och Sammanhållningsfonden 2028–2034", "Regional development fund with Interreg and the Cohesion Fund 2028–2034", "COM(2025) 552", "", "S"),
    (COHESION, "socialfonden-2028", "COD", "", "EMPL", "Europeiska socialfonden 2028–2034", "European Social Fund 2028–2034", "COM(2025) 558", "", "?"),
    (COHESION, "konkurrenskraft-2028", "COD", "", "", "Europeiska konkurrenskraftsfonden", "European Competitiveness Fund", "COM(2025) 555", "", "?"),
    (COHESION, "resultatramverk-2028", "COD", "", "", "Ramverk för resultat och uppföljning 2028–2034", "Performance framework 2028–2034", "COM(2025) 545", "", "?"),
    (COHESION, "horisont-2028", "COD", "", "ITRE", "Horisont Europa 2028–2034", "Horizon Europe 2028–2034", "COM(2025) 543", "", "?"),
    (COHESION, "sammanlankat-2028", "COD", "", "", "Fonden för ett sammanlänkat Europa 2028–2034", "Connecting Europe Facility 2028–2034", "COM(2025) 547", "", "?"),
    (COHESION, "erasmus-2028", "COD", "", "CULT", "Erasmus+ 2028–2034", "Erasmus+ 2028–2034", "COM(2025) 549", "", "?"),
    (COHESION, "agoraeu-2028", "COD", "", "CULT", "AgoraEU, kultur, medier och värden 2028–2034", "AgoraEU, culture, media and values 2028–2034", "COM(2025) 550", "", "?"),
    (COHESION, "egna-medel-2028", "CNS", "", "BUDG", "EU:s egna medel", "The EU's own resources", "COM(2025) 574", "", "?"),
    (COHESION, "budgetram-2028", "APP", "", "BUDG", "Flerårig budgetram 2028–2034", "Multiannual financial framework 2028–2034", "COM(2025) 571", "", "?"),
    (FUEL, "fornybart-1", "COD", "2008/0016(COD)", "ITRE", "Förnybartdirektivet", "Renewable Energy Directive", "COM(2008) 19", "32009L0028", "K"),
    (FUEL, "branslekvalitet", "COD", "2007/0019(COD)", "ENVI", "Bränslekvalitetsdirektivet", "Fuel Quality Directive", "COM(2007) 18", "32009L0030", "K"),
    (FUEL, "iluc", "COD", "2012/0288(COD)", "ENVI", "ILUC-direktivet", "ILUC Directive", "COM(2012) 595", "32015L1513", "K"),
    (FUEL, "iluc-delegerad", "DEA", "", "", "Delegerad akt om hög och låg ILUC-risk", "Delegated act on high and low ILUC risk", "", "32019R0807", "K"),
    (FUEL, "fornybart-2", "COD", "2016/0382(COD)", "ITRE", "Det omarbetade förnybartdirektivet", "Renewable Energy Directive, recast", "COM(2016) 767", "32018L2001", "K"),
    (FUEL, "fornybart-3", "COD", "2021/0218(COD)", "ITRE", "Det ändrade förnybartdirektivet", "Renewable Energy Directive, amended", "COM(2021) 557", "32023L2413", "K"),
    (FUEL, "refueleu", "COD", "2021/0205(COD)", "TRAN", "ReFuelEU Aviation, hållbara flygbränslen", "ReFuelEU Aviation", "COM(2021) 561", "32023R2405", "S"),
    (FUEL, "fueleu", "COD", "2021/0210(COD)", "TRAN", "FuelEU Maritime, bränslen för sjöfarten", "FuelEU Maritime", "COM(2021) 562", "32023R1805", "K"),
    (FUEL, "afir", "COD", "2021/0223(COD)", "TRAN", "Infrastruktur för alternativa drivmedel", "Alternative fuels infrastructure", "COM(2021) 559", "32023R1804", "K"),
    (FUEL, "co2-bilar", "COD", "2021/0197(COD)", "ENVI", "Koldioxidkrav för bilar och lätta lastbilar", "CO2 standards for cars and vans", "COM(2021) 556", "32023R0851", "K"),
    (FUEL, "co2-2025", "COD", "2025/0070(COD)", "ENVI", "Koldioxidkrav för bilar: utjämning 2025–2027", "CO2 standards for cars: averaging 2025–2027", "", "", "?"),
    (FUEL, "co2-2035", "COD", "", "", "Fordonspaketet: koldioxidkrav 2035", "Automotive package: CO2 standards 2035", "COM(2025) 995", "", "?"),
    (FUEL, "co2-tunga", "COD", "2023/0042(COD)", "ENVI", "Koldioxidkrav för tunga fordon", "CO2 standards for heavy vehicles", "COM(2023) 88", "32024R1610", "K"),
    (FUEL, "energiskatt", "CNS", "2021/0213(CNS)", "ECON", "Energiskattedirektivet", "Energy Taxation Directive", "COM(2021) 563", "", "?"),
    (FUEL, "utslappshandel-2", "COD", "2021/0211(COD)", "ENVI", "Utsläppshandel för vägtransporter", "Emissions trading for road transport", "COM(2021) 551", "32023L0959", "K"),
    (FUEL, "gas-direktiv", "COD", "2021/0425(COD)", "ITRE", "Gasmarknadsdirektivet", "Gas market directive", "COM(2021) 803", "32024L1788", "K"),
    (FUEL, "gas-forordning", "COD", "2021/0424(COD)", "ITRE", "Gasmarknadsförordningen", "Gas market regulation", "COM(2021) 804", "32024R1789", "K"),
    (FUEL, "stodregler", "ACT", "", "", "Gruppundantagsförordningen och riktlinjerna för klimat- och energistöd", "Block exemption and the guidelines on climate and energy aid", "", "32014R0651", "K"),
    (FUEL, "skattebefrielse-gas", "SA", "SA.56908", "", "Skattebefrielse för biogas som motorbränsle", "Tax exemption for biogas as motor fuel", "", "32025D0062", "S"),
    (FUEL, "skattebefrielse-flytande", "SA", "SA.55695", "", "Skattebefrielse för flytande biodrivmedel", "Tax exemption for liquid biofuels", "", "", "S"),
)

# procedure, type of number, number
NUMBERS = (
    ("interreg-2021", "ep_report", "A8-0470/2018"),
    ("interreg-2021", "ep_adopted_text", "P8_TA(2019)0021"),
    ("interreg-2021", "ep_adopted_text", "P8_TA(2019)0238"),
    ("interreg-2021", "com", "COM(2021) 289"),
    ("interreg-2021", "celex", "52018PC0374"),
    ("partnerskapsplaner", "swd", "SWD(2025) 565"),
    ("skattebefrielse-gas", "state_aid", "SA.56125"),
    ("skattebefrielse-gas", "case_number", "T-626/20"),
    ("skattebefrielse-gas", "ecli", "ECLI:EU:T:2022:853"),
    ("skattebefrielse-gas", "c", "C(2024) 7313"),
    ("fornybart-3", "celex", "32023L2413"),
)

# procedure, how, other
RELATIONS = (
    ("interreg-2021", "replaces", "interreg-2014"),
    ("regionalfonden-2028", "replaces", "interreg-2021"),
    ("regionalfonden-2028", "replaces", "eruf-2021"),
    ("partnerskapsplaner", "affects", "regionalfonden-2028"),
    ("partnerskapsplaner", "affects", "socialfonden-2028"),
    ("budgetram-2028", "affects", "partnerskapsplaner"),
    ("cpr-2021", "affects", "interreg-2021"),
    ("fornybart-2", "replaces", "fornybart-1"),
    ("fornybart-3", "amends", "fornybart-2"),
    ("iluc", "amends", "fornybart-1"),
    ("energiskatt", "affects", "skattebefrielse-gas"),
    ("fornybart-3", "affects", "energiskatt"),
    ("iluc-delegerad", "implements", "fornybart-2"),
    ("stodregler", "affects", "skattebefrielse-gas"),
    ("fornybart-3", "affects", "skattebefrielse-gas"),
    ("co2-2035", "amends", "co2-bilar"),
)
# fmt: on

# procedure, Swedish, English
STAKES = (
    (
        "interreg-2021",
        "Förslaget sänkte EU:s andel i Interreg från 85 till 70 procent och flyttade pengar från gränsöverskridande "
        "samarbete till en ny del för havsområden. Program över havsgränser som Central Baltic skulle ha flyttats dit.",
        "The proposal lowered the EU's share in Interreg from 85 to 70 per cent and moved money from cross-border "
        "cooperation to a new maritime part. Programmes across the sea such as Central Baltic would have moved there.",
    ),
    (
        "partnerskapsplaner",
        "Hundratals program blir en plan för varje land. Frågan är om regionerna får egna kapitel och ett bindande "
        "inflytande, eller om besluten samlas hos staten.",
        "Hundreds of programmes become one plan for each country. The question is whether regions get chapters of their "
        "own and a binding say, or whether the state decides alone.",
    ),
    (
        "skattebefrielse-gas",
        "Utan ett giltigt beslut om statsstöd beskattas biogas som fossil gas, och busstrafikens bränsle blir dyrare.",
        "Without a valid state-aid decision biogas is taxed as fossil gas, and the fuel of the buses costs more.",
    ),
    (
        "energiskatt",
        "Skatten ska följa energiinnehåll och miljöprestanda i stället för volym, vilket gynnar hållbara biodrivmedel.",
        "The tax is to follow energy content and environmental performance instead of volume, which favours sustainable "
        "biofuels.",
    ),
)
