"""Which of our kinds of event a source's own code or words mean, as tables; what is not here stays unknown.

The keys are those of `engine/procedures`. A code that may mean several things, depending on what else happened,
has no row: a wrong stage misleads more than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# Types of procedure in which a text that Parliament adopts is a resolution.
RESOLUTIONS = frozenset({"INI", "INL", "RSP"})

# The last part of `had_activity_type` in the Parliament's open data.
OPEN_DATA: Mapping[str, str] = {
    "COMMITTEE_ADOPTING_OPINION": "committee_opinion",
    "COMMITTEE_ADOPTING_REPORT": "committee_vote",
    "COMMITTEE_APPROVE_PROVISIONAL_AGREEMENT": "committee_approves_agreement",
    "COMMITTEE_TABLING_AMENDMENT": "amendments_tabled",
    # The committee's deposit of a document of the type PR, which is its draft report.
    "COMMITTEE_TABLING_REPORT": "draft_report",
    "PLENARY_ENDORSE_COMMITTEE_INTERINSTITUTIONAL_NEGOTIATIONS": "mandate_announced",
    "PUBLICATION_OFFICIAL_JOURNAL": "published",
    "REFERRAL": "committee_referral",
    "SIGNATURE": "signed",
}

# Codes of the authority table `event` of the Publications Office.
CELLAR: Mapping[str, str] = {
    "ADP_R1_POS_byEP": "ep_first_reading",
    "ADP_byCOM": "proposal_adopted",
    "APR_R1_byCONSIL": "council_adoption",
    "DIS_byCONSIL": "council_examination",
    "ENDORSE_CMT_DEC_NGTINST_byEP_PLEN": "mandate_announced",
    "OPI_byCOR": "cor_opinion",
    "OPI_byEESC": "eesc_opinion",
    "PUB_OJ": "published",
    "REF_OF_byEP": "committee_referral",
    "SIGN_byEP_CONSIL": "signed",
}

# The Observatory's phrases, as they begin (case folded), the longer before the shorter.
OEIL: Sequence[tuple[str, str]] = (
    ("act adopted by council after consultation of parliament", "council_adoption"),
    ("act adopted by council after parliament's 1st reading", "council_adoption"),
    ("act approved by council, 2nd reading", "council_second_reading_approved"),
    ("approval in committee of the text agreed at 1st reading", "committee_approves_agreement"),
    ("committee decision to enter into interinstitutional negotiations announced", "mandate_announced"),
    ("committee decision to enter into interinstitutional negotiations confirmed", "mandate_announced"),
    # The Council's position is announced in plenary and referred to committee in one.
    ("committee referral announced in parliament, 2nd reading", "council_position_announced"),
    ("committee referral announced in parliament", "committee_referral"),
    ("committee report tabled for plenary, 1st reading", "committee_report_tabled"),
    ("committee report tabled for plenary, single reading", "committee_report_tabled"),
    ("council position published", "council_position"),
    ("debate in council", "council_examination"),
    ("decision by parliament, 1st reading", "ep_first_reading"),
    ("final act published in official journal", "published"),
    ("final act signed", "signed"),
    ("formal meeting of conciliation committee", "conciliation_convened"),
    ("initial legislative proposal published", "proposal_adopted"),
    ("joint text approved by conciliation committee", "joint_text"),
    ("legislative proposal published", "proposal_adopted"),
    ("matter referred back to the committee responsible", "ep_amendments_sent_back"),
    ("proposal withdrawn by commission", "withdrawn"),
    ("vote in committee, 1st reading", "committee_vote"),
)
# Phrases that mean something only where nothing follows them.
OEIL_WHOLE: Mapping[str, str] = {
    "committee report tabled for plenary": "committee_report_tabled",
    "vote in committee": "committee_vote",
}
_WHOLE = re.compile(r"^(A|B|RC)-\d{1,2}-\d{4}-\d{4}$")
_ADOPTED_TEXT = re.compile(r"^(?:P\d{1,2}_TA|T\d{1,2}-|TA-\d)")


def of_open_data(code: str, procedure_type: str, documents: Sequence[str], *, is_decision: bool) -> str:
    """Give our kind of an event in the open data, by its code, or by the documents where it has none.

    `documents` are identifiers such as `TA-10-2025-0096`.
    """
    if known := OPEN_DATA.get(code):
        return known
    if code == "PLENARY_AMEND_PROPOSAL" and procedure_type == "COD":
        return "ep_first_reading"
    if code == "TABLING_PLENARY":
        # Amendments to a document have its name with more behind it.
        letters = {found[1] if (found := _WHOLE.match(one)) else "" for one in documents}
        if letters == {"A"}:
            return "committee_report_tabled"
        return "motion_tabled" if letters and letters <= {"B", "RC"} else ""
    if (
        is_decision
        and not code
        and procedure_type in RESOLUTIONS
        and any(map(_ADOPTED_TEXT.match, documents))
    ):
        return "ep_resolution"
    return ""


def of_oeil(
    phrase: str, procedure_type: str, documents: Sequence[str], *, subtype: str = "", status: str = ""
) -> str:
    """Give our kind of an event of the Observatory: by its phrase, the procedure, and whether a text was adopted.

    A non-legislative act may need consent or consultation; its `subtype` says which. A decision without a text
    on a file whose `status` is rejected is the rejection.
    """
    said = " ".join(phrase.replace("’", "'").split()).casefold()
    if said == "decision by parliament":
        has_text = any(map(_ADOPTED_TEXT.match, documents))
        if not has_text and status == "Procedure rejected":
            return "rejected"
        if procedure_type in RESOLUTIONS:
            return "ep_resolution" if has_text else ""
        is_consultation = procedure_type == "CNS" or subtype.startswith("Consultation of Parliament")
        return "ep_opinion" if is_consultation and has_text else ""
    if said in OEIL_WHOLE:
        return OEIL_WHOLE[said]
    return next((kind for start, kind in OEIL if said.startswith(start)), "")


def of_cellar(code: str, procedure_type: str) -> str:
    """Give our kind of an event in a dossier of Cellar."""
    if code in {"AMEND_R1_byEP", "OPI_R1_byEP"}:
        # In the ordinary procedure, other words for Parliament's position; elsewhere it gives an opinion.
        return {"CNS": "ep_opinion", "COD": "ep_first_reading"}.get(procedure_type, "")
    return CELLAR.get(code, "")
