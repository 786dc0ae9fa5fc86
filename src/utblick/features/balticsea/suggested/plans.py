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
    PlanRow("2009", "SEC(2009) 712", date(2009, 6, 10), date(2013, 2, 1), U, "eusbsr.eu; skrivelse 2013/14:29", "Den första planen: 15 prioriterade områden, horisontella åtgärder och ungefär 80 flaggskeppsprojekt. Antalen är belagda, områdenas namn ska kontrolleras mot planen. De horisontella åtgärderna och flaggskeppen är inte inlagda. Dagarna ska kontrolleras.", "The first plan: 15 priority areas, horizontal actions and about 80 flagship projects. The counts are from sources, the names of the areas are to be checked against the plan. Its horizontal actions and flagships are not entered. The days are to be checked."),
    PlanRow("2013", "", date(2013, 2, 1), date(2015, 9, 10), U, "eusbsr.eu; skrivelse 2013/14:29", "17 prioriterade områden och 5 horisontella åtgärder. Namnen ska kontrolleras mot planen. Bara månaden är känd.", "17 priority areas and 5 horizontal actions. The names are to be checked against the plan. Only the month is known."),
    PlanRow("2015", "SWD(2015) 177", date(2015, 9, 10), date(2017, 3, 20), S, "DG REGIO; regeringsuppdrag januari 2016", "13 policyområden och 4 horisontella åtgärder. Åtgärderna i områdena är inte inlagda.", "13 policy areas and 4 horizontal actions. The actions of its areas are not entered."),
    PlanRow("2017", "SWD(2017) 118", date(2017, 3, 20), date(2021, 2, 15), U, "eusbsr.eu", "Samma områden som 2015, med ändrade åtgärder, bland annat om migranter i utbildning. De var 73 och är inte inlagda. Dagen ska kontrolleras.", "The same areas as in 2015 with changed actions, among them one on migrants in education. They were 73 and are not entered. The day is to be checked."),
    PlanRow("2021", "SWD(2021) 24", date(2021, 2, 15), None, S, "eusbsr.eu; vasab.org; DG REGIO", "14 policyområden och 44 åtgärder; de var 73 förut. Inga horisontella åtgärder, och områdena hör inte längre till ett mål var. Åtgärdernas svenska titlar är våra översättningar.", "14 policy areas and 44 actions; there were 73 before. No horizontal actions, and areas no longer belong to one objective each. The titles of actions are our renderings."),
    PlanRow("2026", "", None, None, U, "eusbsr.eu", "En ny plan bereds 2025–2026. Beslutet väntades under våren 2026: kontrollera om det är fattat, och lägg då in dagen, dokumentet och områdena.", "A new plan is being prepared in 2025–2026. It was expected to be approved in spring 2026: check whether it has been, and then enter the day, the document and the areas."),
)  # fmt: skip


class PartRow(NamedTuple):
    """What is meant by an objective; the first day when it was no longer followed, where it is not."""

    name_sv: str
    name_en: str
    certainty: str = K
    valid_until: date | None = None
    source: str = "Skrivelse 2013/14:29; eusbsr.eu"


OBJECTIVES_SOURCE = "eusbsr.eu; regeringen.se 2024-11"

# key, Swedish, English, then its parts
OBJECTIVES = (
    ("save", "Rädda havsmiljön", "Save the Sea", (
        PartRow("Rent vatten i havet", "Clear water in the sea"),
        PartRow("Rik och frisk natur", "Rich and healthy wildlife"),
        PartRow("Ren och säker sjöfart", "Clean and safe shipping"),
        PartRow("Bättre samarbete", "Better cooperation"),
    )),
    ("connect", "Länka samman regionen", "Connect the Region", (
        PartRow("Goda transportvillkor", "Good transport conditions"),
        PartRow("Pålitliga energimarknader", "Reliable energy markets"),
        PartRow("Sammanlänkade människor", "Connecting people"),
        PartRow("Bättre samarbete mot gränsöverskridande brottslighet", "Better cooperation against cross-border crime"),
    )),
    ("prosper", "Öka välståndet", "Increase Prosperity", (
        PartRow("Fördjupad inre marknad", "Deepening the single market"),
        PartRow("Bidrag till Europa 2020", "Contributing to Europe 2020", U, date(2021, 1, 1), "Europa 2020 gällde till och med 2020; när delmålet lämnades ska kontrolleras"),
        PartRow("Bättre konkurrenskraft i världen", "Improved global competitiveness"),
        PartRow("Klimatanpassning och riskförebyggande", "Climate adaptation and risk prevention"),
    )),
)  # fmt: skip
