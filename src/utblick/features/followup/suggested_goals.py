"""Goals and indicators that a region may start from. All of it is editable."""

from __future__ import annotations

from typing import NamedTuple


class IndicatorRow(NamedTuple):
    """`computed` names a function of `indicators.py`; without it the figure is entered."""

    key: str
    name_sv: str
    name_en: str
    computed: str = ""
    unit: str = ""
    source: str = ""
    owner: str = ""


class GoalRow(NamedTuple):
    """`certainty`: sourced where the region says so itself."""

    key: str
    name_sv: str
    name_en: str
    certainty: str
    indicators: tuple[IndicatorRow, ...]


SUGGESTED = (
    GoalRow("participation", "Alla verksamheter deltar regelbundet", "All operations take part regularly", "sourced", (
        IndicatorRow("coverage", "Andel enheter som deltar", "Share of units that take part", "coverage", "%"),
        IndicatorRow("units", "Enheter med minst ett utbyte under året", "Units with at least one exchange in the year", "units"),
        IndicatorRow("exchanges", "Genomförda utbyten", "Exchanges held", "exchanges"),
    )),
    GoalRow("learning", "Lärande blir förändring", "Learning becomes change", "known", (
        IndicatorRow("changed", "Andel utbyten som ändrade något", "Share of exchanges that changed something", "changed", "%"),
    )),
    GoalRow("networks", "Nätverken ger nytta", "Networks are of use", "known", (
        IndicatorRow("cost-for-each-unit", "Avgift per enhet som haft nytta", "Fee for each unit that gained", "cost-for-each-unit", "kr"),
        IndicatorRow("groups", "Arbetsgrupper med deltagande enheter", "Working groups that units take part in", "groups"),
    )),
    GoalRow("projects", "Fler och bättre EU-projekt", "More and better EU projects", "known", (
        IndicatorRow("projects", "Pågående projekt", "Running projects", "projects"),
        IndicatorRow("projects-led", "Projekt där vi är samordnande partner", "Projects where we are lead partner", "projects-led"),
        IndicatorRow("eu-funding", "Beviljade EU-medel, tusen kronor", "EU funding granted, thousand kronor", "grants", "tkr"),
        IndicatorRow("success-rate", "Andel ansökningar som beviljats", "Share of applications granted", "success", "%"),
    )),
    GoalRow("impact", "Genomslag i påverkansarbetet", "Impact of advocacy", "known", (
        IndicatorRow("asks-met", "Önskemål som helt eller delvis fick gehör", "Asks met wholly or in part", source="EU-kontoret"),
        IndicatorRow("meetings", "Möten med beslutsfattare", "Meetings with decision makers", source="EU-kontoret"),
    )),
    GoalRow("knowledge", "Ökad EU-kunskap hemma", "More knowledge of the EU at home", "sourced", (
        IndicatorRow("seminars", "Seminarier och utbildningar", "Seminars and courses", source="EU-kontoret"),
        IndicatorRow("seminar-participants", "Deltagare på seminarier", "Participants at seminars", source="EU-kontoret"),
    )),
    GoalRow("baltic-sea", "Östersjösamarbete", "Baltic Sea cooperation", "known", (
        IndicatorRow("baltic-activities", "Aktiviteter inom EU:s Östersjöstrategi", "Activities within the EU Strategy for the Baltic Sea Region", source="Internationell samverkan"),
        IndicatorRow("steering-seats", "Platser i styrgrupper", "Seats in steering groups", source="Internationell samverkan"),
    )),
    GoalRow("contact-point", "Kontaktpunktens service", "Service of the Contact Point", "known", (
        IndicatorRow("enquiries", "Besvarade förfrågningar", "Enquiries answered", source="Contact Point"),
        IndicatorRow("ideas-to-applications", "Idéer som blev ansökningar", "Ideas that became applications", source="Contact Point"),
    )),
)  # fmt: skip
