"""What regions like ours ask for in the two processes, and the asks of the Interreg negotiation with their wording."""

from __future__ import annotations

COHESION, FUEL = "sammanhallningspolitik", "biodrivmedel"

# process, key, priority, Swedish, English, argument sv, argument en, fallback sv, fallback en
ASKS = (
    (
        COHESION,
        "all-regions",
        1,
        "Politiken omfattar alla regioner",
        "The policy covers all regions",
        "Skillnaderna är stora också inom mer utvecklade regioner, och det är där mycket av innovationen sker.",
        "Differences are large within more developed regions too, and much of the innovation happens there.",
        "En egen del för mer utvecklade regioner, om än mindre.",
        "A part of their own for more developed regions, though smaller.",
    ),
    (
        COHESION,
        "mlg",
        1,
        "Regionerna utformar egna kapitel och partnerskapet är bindande",
        "Regions shape their own chapters, and partnership is binding",
        "I Sverige har regionerna ansvaret för regional utveckling enligt lag (2010:630).",
        "In Sweden the law (2010:630) gives regions the responsibility for regional development.",
        "Regionerna är förvaltande organ för sitt kapitel i den nationella planen.",
        "Regions are the managing authority of their chapter in the national plan.",
    ),
    (
        COHESION,
        "own-budget",
        2,
        "En egen, synlig budget för ERUF och ESF",
        "A visible budget of their own for ERDF and ESF",
        "Utan öronmärkta pengar konkurrerar regional utveckling med jordbruksstöd varje år.",
        "Without earmarked money, regional development competes with farm support every year.",
        "En lägsta andel för regionala kapitel.",
        "A minimum share for regional chapters.",
    ),
    (
        COHESION,
        "interreg",
        1,
        "Ett starkt Interreg, också över havsgränser",
        "A strong Interreg, across maritime borders too",
        "Östersjöns säkerhet och miljö kan ingen region hantera ensam, och havet är vår gräns.",
        "No region can handle the security and environment of the Baltic Sea alone, and the sea is our border.",
        "Gränsöverskridande program över havet behåller sin form även om budgeten minskar.",
        "Cross-border programmes across the sea keep their form even if the budget shrinks.",
    ),
    (
        COHESION,
        "cofin",
        1,
        "EU:s andel i Interreg är minst 80 procent",
        "The EU's share in Interreg is at least 80 per cent",
        "Små kommuner och föreningar kan inte skjuta till mer än en femtedel.",
        "Small municipalities and associations cannot put in more than a fifth.",
        "75 procent, med högre andel för små projekt.",
        "75 per cent, with a higher share for small projects.",
    ),
    (
        COHESION,
        "cross-border-status",
        1,
        "Central Baltic förblir ett gränsöverskridande program",
        "Central Baltic stays a cross-border programme",
        "Ett program mellan grannregioner över havet är något annat än ett samarbete mellan hela havsområden.",
        "A programme between neighbouring regions across the sea is something other than cooperation between whole sea "
        "basins.",
        "En egen undergrupp för maritima gränser inom den gränsöverskridande delen.",
        "A sub-strand of its own for maritime borders within the cross-border strand.",
    ),
    (
        COHESION,
        "simplify",
        2,
        "Enklare redovisning och kontroll i proportion till projektet",
        "Simpler accounting, and control in proportion to the project",
        "För små projekt äter redovisningen upp en stor del av tiden.",
        "In small projects the accounting eats much of the time.",
        "Förenklade kostnadsalternativ blir obligatoriska för små projekt.",
        "Simplified cost options become compulsory for small projects.",
    ),
    (
        COHESION,
        "no-reform-cond",
        2,
        "Regionens pengar fryses inte för statens uteblivna reformer",
        "Regional money is not frozen because of the state's missing reforms",
        "Den som inte har makten över en reform ska inte betala för att den uteblir.",
        "Who has no power over a reform should not pay for its absence.",
        "Innehållna medel betalas ut till pågående projekt.",
        "Money withheld is still paid to projects that run.",
    ),
    (
        COHESION,
        "place-based",
        3,
        "Platsbaserad utveckling och smart specialisering",
        "Place-based development and smart specialisation",
        "Regionens strategi bygger på det som finns här och är redan prövad.",
        "The region's strategy builds on what is here and has been tried.",
        "",
        "",
    ),
    (
        COHESION,
        "eusbsr",
        3,
        "Makroregionala strategier får pengar",
        "Macro-regional strategies are funded",
        "En strategi utan finansiering blir ett dokument.",
        "A strategy without funding stays a document.",
        "Ett villkor i programmen att bidra till strategin.",
        "A condition in the programmes to contribute to the strategy.",
    ),
    (
        FUEL,
        "technology-neutral",
        1,
        "Koldioxidkraven är teknikneutrala och räknar hela livscykeln",
        "CO2 standards are neutral as to technology and count the whole life cycle",
        "Ett fordon på biogas kan vara bättre för klimatet än ett eldrivet, men mäts i dag bara vid avgasröret.",
        "A vehicle on biogas may be better for the climate than an electric one, but is measured at the tailpipe alone.",
        "En koldioxidkorrigering för fordon som körs på förnybart bränsle.",
        "A carbon correction for vehicles that run on renewable fuel.",
    ),
    (
        FUEL,
        "crop-fuels",
        2,
        "Grödbaserade bränslen med stor klimatnytta jämställs inte med fossila",
        "Crop-based fuels with a large climate benefit are not treated as fossil",
        "Spannmålsetanol härifrån ger stor minskning och dessutom djurfoder.",
        "Grain ethanol from here gives a large cut, and animal feed as well.",
        "Taket för grödbaserade bränslen ändras inte i efterhand.",
        "The cap on crop-based fuels is not changed after the fact.",
    ),
    (
        FUEL,
        "tax-exemption",
        1,
        "En långsiktig skattebefrielse för biogas och hållbara biodrivmedel",
        "A long-term tax exemption for biogas and sustainable biofuels",
        "Investeringar i biogas skrivs av på femton till tjugo år; ett år i taget räcker inte.",
        "Investments in biogas are written off over fifteen to twenty years; one year at a time is not enough.",
        "En befrielse till och med 2030 med besked i god tid.",
        "An exemption until 2030 with word in good time.",
    ),
    (
        FUEL,
        "mass-balance",
        3,
        "Massbalans och certifikat gäller över gränserna",
        "Mass balance and certificates hold across borders",
        "Gasnätet är gemensamt; nyttan ska kunna räknas där gasen används.",
        "The gas grid is shared; the benefit must count where the gas is used.",
        "",
        "",
    ),
    (
        FUEL,
        "clean-buses",
        2,
        "Biogasbussar räknas som rena fordon i upphandling",
        "Biogas buses count as clean vehicles in procurement",
        "Länets busstrafik är redan fossilfri.",
        "The county's buses are free of fossil fuel already.",
        "Redan upphandlad trafik räknas hela avtalstiden.",
        "Traffic procured already counts for the whole contract.",
    ),
)

# ask, procedure, article, what is there, what we want. Of the Interreg negotiation: what was at stake is known,
# the wording here is our own way of putting it and no quotation of the act.
WORDINGS = (
    (
        "cofin",
        "interreg-2021",
        "Article 13(1)",
        "The co-financing rate at the level of each Interreg programme shall be no higher than 70 %.",
        "The co-financing rate at the level of each Interreg programme shall be no higher than 80 %.",
    ),
    (
        "cross-border-status",
        "interreg-2021",
        "Article 3(1)",
        "cross-border cooperation between adjacent land border regions to promote integrated regional development",
        "cross-border cooperation between adjacent land or maritime border regions to promote integrated regional "
        "development",
    ),
)

# abbreviation, kind, Swedish, English, country: bodies that hold a position and are not there already
BODIES = (("Regeringen", "institution", "Sveriges regering", "Government of Sweden", "SE"),)

# process, holder, body's abbreviation, heading sv, heading en, day or None, text sv, text en, source, certainty, files, stances:
# ask, side and words sv where known
POSITIONS = (
    (
        COHESION,
        "own",
        "",
        "Sammanhållningspolitiken efter 2027",
        "Cohesion policy after 2027",
        None,
        "Utkast: politiken ska omfatta alla regioner, byggas underifrån med regionala kapitel, ha en egen budget och ett "
        "starkt Interreg över havsgränserna.",
        "Draft: the policy is to cover all regions, be built from below with regional chapters, have its own budget and a "
        "strong Interreg across maritime borders.",
        "",
        "?",
        "",
        (
            ("all-regions", "for", ""),
            ("mlg", "for", ""),
            ("own-budget", "for", ""),
            ("interreg", "for", ""),
            ("cofin", "for", ""),
            ("simplify", "for", ""),
            ("no-reform-cond", "for", ""),
        ),
    ),
    (
        COHESION,
        "government",
        "Regeringen",
        "Besparingar i EU:s långtidsbudget",
        "Savings in the EU's long-term budget",
        "2025-11-17",
        "Vid rådet för allmänna frågor förordade Sverige besparingar.",
        "At the General Affairs Council Sweden spoke for savings.",
        "Agence Europe",
        "S",
        "partnerskapsplaner",
        (),
    ),
    (
        COHESION,
        "other",
        "KOM",
        "Erbjudande om ändringar i partnerskapsplanerna",
        "Offer of changes to the partnership plans",
        "2025-11-10",
        "Kommissionen erbjöd ett landsbygdsmål, en regional kontroll och att regioner får vända sig direkt till "
        "kommissionen där en plan har regionala kapitel.",
        "The Commission offered a rural target, a regional check, and that regions may deal with the Commission directly "
        "where a plan has regional chapters.",
        "Agence Europe",
        "?",
        "partnerskapsplaner",
        (("mlg", "partly", "direkt kontakt där planen har regionala kapitel"),),
    ),
    (
        COHESION,
        "other",
        "EP",
        "Brev från flera grupper mot kärnan i partnerskapsplanerna",
        "Letter of several groups against the core of the partnership plans",
        "2025-10-30",
        "Ledamöter från flera grupper avvisade centrala delar av förslaget om nationella och regionala planer.",
        "Members of several groups rejected core parts of the proposal on national and regional plans.",
        "rlp.de",
        "S",
        "partnerskapsplaner",
        (),
    ),
    (
        COHESION,
        "other",
        "COTER",
        "Oro för centralisering",
        "Worry about centralisation",
        "2025-10-15",
        "Vid ett gemensamt möte med parlamentets utskott REGI uttrycktes stark oro för att besluten centraliseras.",
        "At a joint meeting with Parliament's committee REGI strong worry was voiced that decisions are centralised.",
        "ReK",
        "?",
        "partnerskapsplaner",
        (("mlg", "for", "oro för att besluten samlas hos staten"),),
    ),
    (
        FUEL,
        "own",
        "",
        "Bioenergi i en cirkulär bioekonomi",
        "Bioenergy in a circular bioeconomy",
        None,
        "Utkast utifrån den ståndpunkt som regionen antog 2021: regionen har en roll i den cirkulära bioekonomin, med "
        "hållbara leveranskedjor.",
        "Draft from the position that the region adopted in 2021: the region has a part in the circular bioeconomy, with "
        "sustainable supply chains.",
        "Region Östergötland",
        "?",
        "",
        (
            ("technology-neutral", "for", ""),
            ("crop-fuels", "for", ""),
            ("tax-exemption", "for", ""),
            ("mass-balance", "for", ""),
            ("clean-buses", "for", ""),
        ),
    ),
)

# process, board, heading sv, heading en, days ago, decision, diary number, text sv, text en, files, asks it is for
ADOPTED = (
    (
        COHESION,
        "RUN",
        "Interreg över havsgränserna (exempel)",
        "Interreg across maritime borders (example)",
        200,
        "RUN § 45 (exempel)",
        "RUN 2026-112 (exempel)",
        "Havet är vår gräns. Östersjöns miljö och säkerhet kan ingen region klara ensam.\n\n"
        "Regionen vill att program över havsgränser får samma ställning som program över landgränser, och att de behåller "
        "sin form även om budgeten minskar. EU bör stå för minst 80 procent av kostnaderna, så att också små kommuner och "
        "föreningar kan vara med.",
        "The sea is our border. No region can handle the environment and security of the Baltic Sea alone.\n\n"
        "The region wants programmes across maritime borders to have the same standing as programmes across land borders, "
        "and to keep their form even if the budget shrinks. The EU should pay at least 80 per cent of the costs, so that "
        "small municipalities and associations can take part too.",
        "regionalfonden-2028",
        ("interreg", "cofin"),
    ),
)

# process, day, heading sv, heading en, to, others who signed, files, asks
LETTERS = (
    (
        FUEL,
        "2022-06-16",
        "Gemensamt brev om biogas i gruppundantaget från statsstödsreglerna",
        "Joint letter on biogas in the block exemption from state-aid rules",
        "Europeiska kommissionen",
        "tio andra regioner",
        "stodregler",
        "tax-exemption",
    ),
)
