"""The versions of the action plan and the strategy's objectives."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from utblick.features.organisation.models import Certainty

S, K, U = Certainty.SOURCED, Certainty.KNOWN, Certainty.UNSURE


class PlanRow(NamedTuple):
    """A version; days whose month alone is known stand on a day of it and are told of in the note."""

    key: str
    document: str
    adopted_on: date | None
    valid_until: date | None
    certainty: str
    source: str
    note_sv: str
    note_en: str


PLANS = (
    PlanRow("2009", "SEC(2009) 712", date(2009, 6, 10), date(2013, 2, 1), U, "eusbsr.eu; skrivelse 2013/14:29", "Den första planen: 15 prioriterade områden, horisontella åtgärder och ungefär 80 flaggskeppsprojekt. Innehållet är inte inlagt. Dagarna ska kontrolleras.", "The first plan: 15 priority areas, horizontal actions and about 80 flagship projects. Its contents are not entered. The days are to be checked."),
    PlanRow("2013", "", date(2013, 2, 1), date(2015, 9, 10), U, "eusbsr.eu; skrivelse 2013/14:29", "17 prioriterade områden och 5 horisontella åtgärder. Innehållet är inte inlagt. Bara månaden är känd.", "17 priority areas and 5 horizontal actions. Its contents are not entered. Only the month is known."),
    PlanRow("2015", "SWD(2015) 177", date(2015, 9, 10), date(2017, 3, 20), U, "DG REGIO", "13 policyområden och 4 horisontella åtgärder. Månaden är belagd, dagen ska kontrolleras.", "13 policy areas and 4 horizontal actions. The month is from a source, the day is to be checked."),
    PlanRow("2017", "SWD(2017) 118", date(2017, 3, 20), date(2021, 2, 15), U, "eusbsr.eu", "Samma områden som 2015, med ändrade åtgärder, bland annat om migranter i utbildning. Dagen ska kontrolleras.", "The same areas as in 2015 with changed actions, among them one on migrants in education. The day is to be checked."),
    PlanRow("2021", "SWD(2021) 24", date(2021, 2, 15), None, S, "eusbsr.eu; vasab.org; DG REGIO", "14 policyområden och 44 åtgärder; de var 73 förut. Inga horisontella åtgärder, och områdena hör inte längre till ett mål var. Åtgärdernas svenska titlar är våra översättningar.", "14 policy areas and 44 actions; there were 73 before. No horizontal actions, and areas no longer belong to one objective each. The titles of actions are our renderings."),
    PlanRow("2026", "", None, None, U, "eusbsr.eu", "En ny plan bereds 2025–2026. Beslutet väntades under våren 2026: kontrollera om det är fattat, och lägg då in dagen, dokumentet och områdena.", "A new plan is being prepared in 2025–2026. It was expected to be approved in spring 2026: check whether it has been, and then enter the day, the document and the areas."),
)  # fmt: skip

# key, Swedish, English, then its parts: Swedish, English, no longer followed
OBJECTIVES = (
    ("save", "Rädda havsmiljön", "Save the Sea", (
        ("Rent vatten i havet", "Clear water in the sea", False),
        ("Rik och frisk natur", "Rich and healthy wildlife", False),
        ("Ren och säker sjöfart", "Clean and safe shipping", False),
        ("Bättre samarbete", "Better cooperation", False),
    )),
    ("connect", "Länka samman regionen", "Connect the Region", (
        ("Goda transportvillkor", "Good transport conditions", False),
        ("Pålitliga energimarknader", "Reliable energy markets", False),
        ("Sammanlänkade människor", "Connecting people", False),
        ("Bättre samarbete mot gränsöverskridande brottslighet", "Better cooperation against cross-border crime", False),
    )),
    ("prosper", "Öka välståndet", "Increase Prosperity", (
        ("Fördjupad inre marknad", "Deepening the single market", False),
        ("Bidrag till Europa 2020", "Contributing to Europe 2020", True),
        ("Bättre konkurrenskraft i världen", "Improved global competitiveness", False),
        ("Klimatanpassning och riskförebyggande", "Climate adaptation and risk prevention", False),
    )),
)  # fmt: skip
