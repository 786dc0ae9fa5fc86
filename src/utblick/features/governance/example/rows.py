"""The example's rows. Days are counted from the day of loading; what a region must confirm is marked so."""

from __future__ import annotations

from typing import NamedTuple

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
    ItemRow("RUN", 1, "position", "Ståndpunkt om EU:s framtida sammanhållningspolitik", "sammanhållning", "EXEMPEL 2026-101", "Regionen behöver en ståndpunkt innan förhandlingen om nästa långtidsbudget går in i sitt slutskede.", "Regionala utvecklingsnämnden föreslår regionstyrelsen att anta ståndpunkten.", "Kommissionens förslag samlar flera fonder i nationella planer. Länet riskerar att förlora inflytande över hur medlen används. Exempel.", True),
    ItemRow("RS", 2, "position", "Ståndpunkt om EU:s framtida sammanhållningspolitik", "sammanhållning", "EXEMPEL 2026-101", "Regionala utvecklingsnämnden föreslår att regionstyrelsen antar en ståndpunkt.", "Regionstyrelsen antar ståndpunkten och uppdrar åt EU-kontoret att framföra den.", "Nämnden har berett frågan. Exempel.", True),
    ItemRow("TSN", 2, "position", "Yttrande om regler för förnybara drivmedel", "biodrivmedel", "EXEMPEL 2026-117", "Reglerna avgör om länets biogas räknas som hållbar efter 2030.", "Trafik- och samhällsplaneringsnämnden antar yttrandet som sitt eget.", "Kollektivtrafiken körs till stor del på biogas som produceras i länet. Exempel.", False),
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
