"""Files that really went through, written down as events: what the tests derive from."""

from __future__ import annotations

from datetime import date

from utblick.engine.procedures.events import Event


def event(day: str, kind: str, reference: str = "", **more: object) -> Event:
    return Event(date.fromisoformat(day), kind, reference=reference, **more)  # type: ignore[arg-type]


INTERREG = [
    event("2018-05-29", "proposal_adopted", "COM(2018) 374"),
    event("2018-09-19", "eesc_opinion"),
    event("2018-12-05", "cor_opinion", is_sure=False),
    event("2018-12-17", "committee_vote", "A8-0470/2018", body="REGI"),
    event("2019-01-16", "ep_amendments_sent_back", "P8_TA(2019)0021"),
    event("2019-03-26", "ep_first_reading", "P8_TA(2019)0238"),
    event("2019-05-26", "election"),
    event("2019-09-24", "resumed"),
    event("2020-12-02", "provisional_agreement"),
    event("2021-05-27", "council_position"),
    event("2021-06-23", "ep_second_reading_approved"),
    event("2021-06-24", "signed"),
    event("2021-06-30", "published", "32021R1059"),
]
REFUEL = [
    event("2021-07-14", "proposal_adopted", "COM(2021) 561"),
    event("2022-07-07", "ep_amendments_sent_back"),
    event("2022-10-28", "rapporteur_changed", is_sure=False),
    event("2023-04-25", "provisional_agreement"),
    event("2023-09-13", "ep_first_reading"),
    event("2023-10-09", "council_adoption"),
    event("2023-10-18", "signed"),
    event("2023-10-31", "published", "32023R2405", source="EUR-Lex", is_preferred=True),
    event("2023-11-06", "published", source="a database"),
]
RED_III = [
    event("2021-07-14", "proposal_adopted", "COM(2021) 557"),
    event("2022-09-14", "ep_amendments_sent_back"),
    event("2022-06-27", "general_approach"),
    event("2023-03-30", "provisional_agreement"),
    event("2023-09-12", "ep_first_reading"),
    event("2023-10-09", "council_adoption"),
    event("2023-10-18", "signed"),
    event("2023-10-31", "published", "32023L2413"),
    event("2023-10-31", "transposition_deadline", until=date(2025, 5, 21)),
]
ENERGY_TAX = [
    event("2021-07-14", "proposal_adopted", "COM(2021) 563"),
    event("2021-09-10", "last_language_version"),
    event("2021-10-04", "committee_referral", body="ECON"),
    event("2021-10-05", "council_examination"),
]
BIOGAS = [
    event("2020-04-17", "aid_notified", "SA.56125", is_sure=False),
    event("2020-06-29", "aid_no_objections", "C(2020) 4489"),
    event("2020-10-14", "action_brought", "T-626/20", is_sure=False),
    event("2022-12-21", "annulled", "T-626/20"),
    event("2024-01-30", "aid_investigation"),
    event("2024-03-05", "aid_comments_open", "C/2024/1921"),
    event("2024-10-23", "aid_decision", "C(2024) 7313"),
    event("2025-01-17", "aid_decision_published", "32025D0062"),
]
PARTNERSHIP_PLANS = [
    event("2025-07-16", "proposal_adopted", "COM(2025) 565 final"),
    event("2025-09-01", "proposal_corrected", "COM(2025) 565 final/2", is_sure=False),
    event("2025-10-01", "council_examination", is_sure=False),
    event("2026-01-19", "committee_referral", body="BUDG, REGI, AGRI"),
    event("2026-06-16", "partial_position", part="the money"),
]
