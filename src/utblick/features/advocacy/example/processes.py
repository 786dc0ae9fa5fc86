"""The two policy processes that the region has worked on since 2018."""

from __future__ import annotations

from datetime import date

# key, Swedish, English, owner board, concerned boards, topics, goal sv, goal en, why sv, why en
PROCESSES = (
    (
        "sammanhallningspolitik",
        "EU:s framtida sammanhållningspolitik",
        "The EU's future cohesion policy",
        "RUN",
        "RS",
        "cohesion-policy interreg",
        "Politiken omfattar alla regioner, regionerna utformar sina egna program, och Interreg är starkt också över "
        "havsgränser.",
        "The policy covers all regions, regions shape their own programmes, and Interreg is strong across maritime "
        "borders too.",
        "Regionen ansvarar för den regionala utvecklingen i länet. Villkoren för strukturfonderna och Interreg avgör vad "
        "vi kan göra tillsammans med andra runt Östersjön.",
        "The region answers for regional development in the county. The terms of the structural funds and of Interreg "
        "decide what we can do together with others around the Baltic Sea.",
    ),
    (
        "biodrivmedel",
        "EU:s lagstiftning om biodrivmedel och bioenergi",
        "EU law on biofuels and bioenergy",
        "TSN",
        "RS RUN",
        "biofuels",
        "Reglerna är teknikneutrala, långsiktiga och räknar hela livscykeln, så att hållbara biodrivmedel och biogas får "
        "fortsätta ersätta fossila bränslen.",
        "The rules are neutral as to technology, hold for long and count the whole life cycle, so that sustainable "
        "biofuels and biogas may go on replacing fossil fuels.",
        "Länet producerar och använder mycket biodrivmedel, och busstrafiken går på det. Skatter, statsstödsregler och "
        "utsläppskrav från EU avgör om det kan fortsätta.",
        "The county makes and uses much biofuel, and the buses run on it. Taxes, state-aid rules and emission limits "
        "from the EU decide whether that can go on.",
    ),
)
SINCE = date(2018, 1, 1)  # the year is known, the day is not

# process, account's e-mail before the @, place, task sv
TEAM = (
    ("sammanhallningspolitik", "strateg", "home", "förankring och ståndpunkter"),
    ("sammanhallningspolitik", "bryssel", "brussels", "kontakter med parlamentet och kommissionen"),
    ("biodrivmedel", "strateg", "home", "förankring och ståndpunkter"),
    ("biodrivmedel", "bryssel", "brussels", "kontakter med parlamentet och kommissionen"),
)
