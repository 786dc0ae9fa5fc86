"""Public wording of the example's projects and memberships."""

from __future__ import annotations

from utblick.features.publishing.example.words import Words

PROJECTS = {
    "Biogas från gård till buss runt Östersjön": Words(
        "Gårdar kring Östersjön ska kunna leverera biogas till bussar på landsbygden. Vi leder projektet och provar "
        "lösningen på våra egna busslinjer.",
        "Farms around the Baltic Sea are to supply rural buses with biogas. We lead the project and try the solution "
        "on our own bus lines.",
    ),
    "Gemensam övning för katastrofmedicin": Words(
        "Sjukhus i fyra länder övar stora olyckor tillsammans. Målet är att snabbt kunna ta emot varandras patienter.",
        "Hospitals in four countries train for major accidents together. The aim is to be able to receive each "
        "other's patients quickly.",
    ),
    "Kollektivtrafik i skärgård utan egen bil": Words(
        "Den som bor i eller besöker skärgården ska kunna resa med en enda biljett på både båt och buss. Projektet är "
        "avslutat, och biljetten används i hela skärgården.",
        "People who live in or visit the archipelago should be able to travel by boat and bus on a single ticket. The "
        "project is finished, and the ticket is used throughout the archipelago.",
    ),
    "Spel som får barn att borsta tänderna": Words(
        "Färre barn ska få hål i tänderna. Tillsammans med partner i Finland och Litauen tog tandvården fram spel som "
        "gör tandborstningen rolig, på flera språk.",
        "Fewer children should have tooth decay. With partners in Finland and Lithuania, our dental care made games "
        "that make brushing fun, in several languages.",
    ),
    "Lokaler som delas av kultur och näringsliv": Words(
        "Tomma lokaler i mindre orter ska användas av företag på dagen och kulturen på kvällen. Vi lär av regioner i "
        "Italien, Belgien och Finland som redan har provat.",
        "Empty premises in smaller towns are to be used by businesses in the daytime and by culture in the evening. "
        "We learn from regions in Italy, Belgium and Finland that have tried it already.",
    ),
    "Kompetens för industrins omställning": Words(
        "Den som arbetar i industrin ska kunna utbilda sig för gröna jobb utan att sluta arbeta. Korta kurser tas "
        "fram tillsammans med företag, universitet och kommuner.",
        "People who work in industry should be able to train for green jobs without leaving work. Short courses are "
        "made together with companies, the university and municipalities.",
    ),
    "Planering av godsstråk över Östersjön": Words(
        "Hamnar och järnvägar planeras ihop när mer gods går över havet. Underlaget används nu i länets plan för "
        "vägar och järnvägar.",
        "Ports and railways are planned together as more freight crosses the sea. The findings are now used in the "
        "county's plan for roads and railways.",
    ),
}

NETWORKS = {
    "Kust- och öregionernas konferens": Words(
        "En gemensam röst för regioner vid Europas kuster. Genom den påverkar vi EU:s sammanhållningspolitik, "
        "havspolitik och transporter.",
        "A common voice for regions along the coasts of Europe. Through it we influence EU cohesion policy, maritime "
        "policy and transport.",
    ),
    "CPMR:s Östersjökommission": Words(
        "Här samarbetar regioner runt Östersjön om transporter, energi och planering av havet. Vi är med genom vårt "
        "medlemskap i kust- och öregionernas konferens.",
        "Regions around the Baltic Sea work together here on transport, energy and planning of the sea. We take part "
        "through our membership in the Conference of Peripheral Maritime Regions.",
    ),
    "Europeiska regionala och lokala hälsomyndigheter": Words(
        "Regioner med ansvar för vård följer och påverkar EU:s hälsopolitik tillsammans. Gemensamma svar väger tyngre "
        "än om var och en skriver själv.",
        "Regions that are responsible for health care follow and influence EU health policy together. A joint answer "
        "carries more weight than many separate ones.",
    ),
    "Healthy Cities, det svenska nätverket": Words(
        "Kommuner och regioner utbyter erfarenheter av att göra hälsan mer jämlik. Nätverket hör till "
        "Världshälsoorganisationens arbete för hälsosamma städer.",
        "Municipalities and regions share what they learn about making health more equal. The network is part of the "
        "World Health Organization's work for healthy cities.",
    ),
    "Hälsofrämjande hälso- och sjukvård": Words(
        "Sjukhus och mottagningar lär av varandra hur vården kan förebygga sjukdom. Våra verksamheter är med i "
        "arbetet om levnadsvanor.",
        "Hospitals and clinics learn from each other how care can prevent illness. Our operations take part in the "
        "work on living habits.",
    ),
    "Europeiska sjukhusfederationen": Words(
        "Vårdens personal kan arbeta fyra veckor på ett sjukhus i ett annat land och ta med sig lärdomar hem. Vi är "
        "med genom Sveriges Kommuner och Regioner.",
        "Health care staff can work for four weeks at a hospital in another country and bring home what they learn. "
        "We take part through the Swedish Association of Local Authorities and Regions.",
    ),
    "Sveriges Kommuner och Regioner": Words(
        "Alla Sveriges kommuner och regioner är medlemmar. Organisationen för vår talan i EU-frågor som gäller hela "
        "landet och har ett kontor i Bryssel.",
        "All municipalities and regions in Sweden are members. The association speaks for us on EU matters that "
        "concern the whole country and has an office in Brussels.",
    ),
    "Europeiska kommuners och regioners råd": Words(
        "Rådet samlar kommun- och regionförbund i hela Europa. Vi är med genom Sveriges Kommuner och Regioner.",
        "The council brings together associations of municipalities and regions from all of Europe. We take part "
        "through the Swedish Association of Local Authorities and Regions.",
    ),
}
