"""The 44 actions of 2021. Titles are our renderings of the official ones; the certainty is of the title."""

from __future__ import annotations

from utblick.features.organisation.models import Certainty

S, K, U = Certainty.SOURCED, Certainty.KNOWN, Certainty.UNSURE

# area -> Swedish, English, certainty, in the order of their numbers
ACTIONS = {
    "bioeconomy": (
        ("Stärka bioekonomins roll för hållbarhet, produktivitet, klimatanpassning och motståndskraftiga ekosystem", "Strengthen the role of the bioeconomy for sustainability, productivity, climate adaptation and resilient ecosystems", S),
        ("Förbättra jordbrukets metoder för hållbarhet och anpassning när bioekonomin växer", "Improve agricultural practices for sustainability and adaptation as the bioeconomy grows", S),
        ("Använda resurser mångsidigt och tvärs över sektorer, i en cirkulär bioekonomi", "Make multiple use of resources across sectors, in a circular bioeconomy", S),
    ),
    "culture": (
        ("Främja kulturella och kreativa näringar och kreativt företagande", "Promote cultural and creative industries and creative entrepreneurship", K),
        ("Främja regionens kultur och europeiska värden, och kultur för hållbar utveckling", "Promote the region's culture and European values, and culture for sustainable development", K),
        ("Bevara kulturarvet och stärka den regionala identiteten", "Preserve the cultural heritage and strengthen regional identity", K),
    ),
    "education": (
        ("Motverka skolavhopp och underlätta övergången från skola till arbete", "Prevent early school leaving and ease the transition from school to work", S),
        ("Internationell spets och bredare deltagande i vetenskap och forskning", "International excellence and wider participation in science and research", K),
        ("En arbetsmarknad för alla, som tar vara på ett längre liv", "A labour market for all, using the resources of longer lives", K),
        ("Se möjligheterna: underlätta för migranter", "Recognise potential: ease the way for migrants", K),
    ),
    "energy": (
        ("Öka energieffektiviteten genom djupare regionalt samarbete", "Raise energy efficiency by deeper regional cooperation", K),
        ("Fortsätta länka samman regionens gasmarknader", "Go on integrating the region's gas markets", K),
        ("Synkronisera de baltiska elnäten med resten av Europa (genomfört i februari 2025)", "Synchronise the Baltic electricity grids with the rest of Europe (done in February 2025)", K),
        ("Öka andelen förnybar energi, även till havs", "Raise the share of renewable energy, at sea too", K),
    ),
    "hazards": (
        ("Förebygga föroreningar och minska användningen av farliga ämnen", "Prevent pollution and reduce the use of hazardous substances", S),
        ("Begränsa nya föroreningar och sanera gamla", "Mitigate new contamination and remediate old", S),
    ),
    "health": (
        ("Främja ett aktivt och hälsosamt åldrande", "Promote active and healthy ageing", K),
        ("Hälsa i all politik, med miljön och särskilt klimatet i fokus", "Health in all policies, with focus on the environment and above all the climate", K),
        ("Stärka aktörernas och institutionernas förmåga att möta regionens hälsofrågor", "Strengthen the capacity of stakeholders and institutions for the region's health challenges", K),
    ),
    "innovation": (
        ("Utmaningsdriven innovation", "Challenge-driven innovation", K),
        ("Digital innovation och omställning", "Digital innovation and transformation", K),
        ("Samskapande innovation", "Co-creative innovation", K),
    ),
    "nutri": (
        ("Minska näringsutsläpp från jordbruk och andra diffusa källor", "Reduce nutrient emissions from agriculture and other diffuse sources", S),
        ("Minska näringsutsläpp från tätorter och andra punktkällor", "Reduce nutrient emissions from urban areas and other point sources", K),
        ("Utveckla och främja säker och hållbar återvinning av näringsämnen", "Develop and promote safe and sustainable recycling of nutrients", K),
        ("Ta hand om näring som redan samlats i havet", "Address nutrients that the sea has gathered already", K),
    ),
    "safe": (
        ("Tillförlitliga farleder", "Reliable conditions for navigation", U),
        ("Vintersjöfart för framtidens krav", "Winter navigation that meets future challenges", U),
        ("Föregångare i digitalisering och automatisering", "Be a forerunner in digitalisation and automation", U),
        ("Rätt beredskap och insatsförmåga", "Accurate preparedness and response", U),
    ),
    "secure": (
        ("Bygga förmåga att förebygga, vara beredd, göra insatser och återhämta sig", "Build capacity for prevention, preparedness, response and recovery", U),
        ("Stärka gemensamma insatser mot gränsöverskridande brottslighet", "Strengthen joint action against transnational crime", U),
        ("Utveckla en gemensam kultur för samhällssäkerhet", "Develop a common culture of societal security", U),
    ),
    "ship": (
        ("Stödja åtgärder, även digitalisering, som minskar sjöfartens utsläpp", "Support measures, digitalisation included, that reduce emissions from shipping", S),
        ("Stödja forskning om nya frågor inom ren sjöfart", "Support research on emerging themes of clean shipping", K),
        ("Utveckla anläggningar på land för ren sjöfart", "Develop shore-side facilities for clean shipping", K),
    ),
    "spatial": (
        ("Stärka den territoriella sammanhållningen genom planering på land", "Strengthen territorial cohesion through planning on land", S),
        ("Samstämda havsplaner i hela Östersjön", "Coherent maritime spatial plans in the whole Baltic Sea", S),
    ),
    "tourism": (
        ("Utveckla turismen över gränser i landsbygd och glesbygd", "Develop transnational tourism in remote and rural areas", K),
        ("Satsa på människor, kunnande och teknik i besöksnäringen", "Invest in people, skills and technology in tourism", K),
        ("Skydda och hållbart använda kultur- och naturarv på resmålen", "Protect and sustainably use heritage and nature at destinations", K),
    ),
    "transport": (
        ("Förbättra regionernas förbindelser och samarbetet med länder utanför unionen", "Improve the connectivity of regions and cooperation with countries outside the Union", K),
        ("Åtgärder för klimatneutrala transporter utan föroreningar", "Measures towards climate-neutral transport without pollution", K),
        ("Underlätta för ny teknik och nya lösningar", "Ease the way for new technologies and solutions", K),
    ),
}  # fmt: skip
