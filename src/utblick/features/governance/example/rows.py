"""The example's rows. Days are counted from the day of loading; what a region must confirm is marked so."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from utblick.features.governance.models import YearKind

# board -> days from today on which it meets
MEETINGS = {
    "RS": (-56, -28, 10, 45, 80),
    "RUN": (-49, -14, 17, 52, 87),
    "TSN": (-45, -17, 13, 48, 83),
    "HSN": (-42, -20, 20, 55, 90),
}
PAPERS_BEFORE, PRESIDIUM_BEFORE = 14, 7


class ItemRow(NamedTuple):
    """`meeting` is the place in MEETINGS of the board's meeting; `words` find the matter it is made from."""

    board: str
    meeting: int | None
    kind: str
    title: str
    words: str
    diary_number: str
    summary: str
    proposal: str
    background: str
    is_ready: bool


ITEMS = (
    ItemRow("RUN", 1, "decision", "Ståndpunkt om EU:s framtida sammanhållningspolitik", "sammanhållning", "EXEMPEL 2026-101", "Regionen behöver en ståndpunkt innan förhandlingen om nästa långtidsbudget går in i sitt slutskede.", "Regionala utvecklingsnämnden föreslår regionstyrelsen att anta ståndpunkten.", "Kommissionens förslag samlar flera fonder i nationella planer. Länet riskerar att förlora inflytande över hur medlen används. Exempel.", True),
    ItemRow("RS", 2, "decision", "Ståndpunkt om EU:s framtida sammanhållningspolitik", "sammanhållning", "EXEMPEL 2026-101", "Regionala utvecklingsnämnden föreslår att regionstyrelsen antar en ståndpunkt.", "Regionstyrelsen antar ståndpunkten och uppdrar åt EU-kontoret att framföra den.", "Nämnden har berett frågan. Exempel.", True),
    ItemRow("TSN", 2, "decision", "Yttrande om regler för förnybara drivmedel", "biodrivmedel", "EXEMPEL 2026-117", "Reglerna avgör om länets biogas räknas som hållbar efter 2030.", "Trafik- och samhällsplaneringsnämnden antar yttrandet som sitt eget.", "Kollektivtrafiken körs till stor del på biogas som produceras i länet. Exempel.", False),
    ItemRow("HSN", 2, "information", "Vad hälsodataområdet betyder för vården", "hälsodata", "EXEMPEL 2026-122", "Reglerna träder i kraft stegvis.", "", "Från 2029 ska vissa uppgifter kunna delas. Exempel.", True),
    ItemRow("RUN", None, "information", "Utfallet av Interreg-ansökningarna", "interreg", "", "", "", "Skrivs när besluten har kommit. Exempel.", False),
)  # fmt: skip


class DecisionRow(NamedTuple):
    """A decision; `item` is the place in ITEMS of what it decides; days count from today."""

    board: str
    days_ago: int
    number: str
    title: str
    text: str
    item: int | None = None
    delegate: str = ""
    send_to: str = ""
    follow_up_in: int | None = None
    outcome: str = ""


DECISIONS = (
    DecisionRow("RUN", 14, "§ 112", "Ståndpunkt om EU:s framtida sammanhållningspolitik", "Regionala utvecklingsnämnden föreslår regionstyrelsen att anta ståndpunkten.", item=0, send_to="Regionstyrelsen", follow_up_in=60),
    DecisionRow("TSN", 17, "D 34/2026", "Samverkan om biogas i Östersjöområdet", "Regionen deltar i projektmötet och bär sina egna kostnader.", delegate="Förvaltningschef", send_to="Energi och klimat", follow_up_in=-3),
    DecisionRow("HSN", 42, "§ 87", "Medlemskap i nätverk för hälsofrämjande sjukhus", "Medlemskapet fortsätter ett år.", follow_up_in=-10, outcome="Två arbetsgrupper har använts; en ny rutin prövas."),
    DecisionRow("RS", 56, "§ 143", "Deltagande i CPMR:s generalförsamling", "Två förtroendevalda från olika partier deltar.", send_to="EU-kontoret", follow_up_in=30),
)  # fmt: skip


class YearRow(NamedTuple):
    """A day that the year turns around; `certainty` as on other facts."""

    name_sv: str
    name_en: str
    on: date
    until: date | None
    kind: str
    is_yearly: bool
    certainty: str


YEAR = (
    YearRow("Val till regionfullmäktige", "Election of the regional assembly", date(2026, 9, 13), None, YearKind.ELECTION, False, "known"),
    YearRow("Ny mandatperiod för regionfullmäktige", "New term of the regional assembly", date(2026, 10, 15), None, YearKind.ELECTION, False, "sourced"),
    YearRow("Nya nämnder tillträder", "New boards take office", date(2027, 1, 1), None, YearKind.ELECTION, False, "unsure"),
    YearRow("Strategisk plan med treårsbudget beslutas", "Strategic plan with three-year budget is adopted", date(2025, 11, 25), None, YearKind.BUDGET, True, "unsure"),
    YearRow("Delårsrapport", "Interim report", date(2025, 9, 30), None, YearKind.REPORT, True, "unsure"),
    YearRow("Årsredovisning", "Annual report", date(2025, 3, 31), None, YearKind.REPORT, True, "unsure"),
    YearRow("EU-årsöversikten ges ut", "The EU annual review is published", date(2025, 2, 15), None, YearKind.REPORT, True, "unsure"),
    YearRow("Europaveckan för regioner och städer", "European Week of Regions and Cities", date(2026, 10, 12), date(2026, 10, 15), YearKind.EU, False, "unsure"),
    YearRow("Europadagen", "Europe Day", date(2025, 5, 9), None, YearKind.EU, True, "known"),
    YearRow("Kommissionens arbetsprogram läggs fram", "The Commission's work programme is presented", date(2025, 10, 20), None, YearKind.EU, True, "unsure"),
    YearRow("Val till Europaparlamentet", "European elections", date(2029, 6, 7), date(2029, 6, 10), YearKind.ELECTION, False, "unsure"),
)  # fmt: skip
