"""A code means one of our kinds of event, or it stays unknown."""

from __future__ import annotations

import pytest

from utblick.connectors.procedures.event_kinds import (
    CELLAR,
    OEIL,
    OEIL_WHOLE,
    OPEN_DATA,
    of_cellar,
    of_oeil,
    of_open_data,
)


@pytest.mark.parametrize(
    ("phrase", "procedure", "subtype", "documents", "kind"),
    [
        ("Vote in committee", "INI", "", [], "committee_vote"),
        ("Vote in committee, 1st reading", "COD", "", [], "committee_vote"),
        ("Vote in committee, 2nd reading", "COD", "", [], ""),
        ("Act adopted by Council after Parliament’s 1st reading", "COD", "", [], "council_adoption"),
        ("Committee referral announced in Parliament, 1st reading", "COD", "", [], "committee_referral"),
        (
            "Committee referral announced in Parliament, 2nd reading",
            "COD",
            "",
            [],
            "council_position_announced",
        ),
        ("Decision by Parliament", "INI", "", ["P9_TA(2023)0193"], "ep_resolution"),
        ("Decision by Parliament", "INI", "", [], ""),
        ("Decision by Parliament", "CNS", "", ["T9-0193/2023"], "ep_opinion"),
        ("Decision by Parliament", "NLE", "Consultation of Parliament", ["T9-0193/2023"], "ep_opinion"),
        ("Decision by Parliament", "NLE", "Consent by Parliament", ["T9-0193/2023"], ""),
        ("Decision by Parliament, 2nd reading", "COD", "", ["T9-0193/2023"], ""),
        ("Something new", "COD", "", [], ""),
        ("Committee report tabled for plenary", "INI", "", ["A9-0174/2023"], "committee_report_tabled"),
        (
            "Committee report tabled for plenary, 1st reading/single reading",
            "NLE",
            "",
            [],
            "committee_report_tabled",
        ),
        ("Committee report tabled for plenary, 2nd reading", "COD", "", [], ""),
        (
            "Approval in committee of the text agreed at 1st reading interinstitutional negotiations",
            "COD",
            "",
            [],
            "committee_approves_agreement",
        ),
    ],
)
def test_phrases_of_the_observatory(
    phrase: str, procedure: str, subtype: str, documents: list[str], kind: str
) -> None:
    assert of_oeil(phrase, procedure, documents, subtype=subtype) == kind


def test_a_decision_without_a_text_on_a_rejected_file_is_the_rejection() -> None:
    said = "Decision by Parliament"
    assert of_oeil(said, "INI", [], status="Procedure rejected") == "rejected"
    assert of_oeil(said, "INI", ["T9-0193/2023"], status="Procedure rejected") == "ep_resolution"
    assert of_oeil("Debate in Parliament", "INI", [], status="Procedure rejected") == ""


def test_the_same_code_may_mean_different_things() -> None:
    assert of_open_data("TABLING_PLENARY", "RSP", ["B-10-2025-0258"], is_decision=False) == "motion_tabled"
    assert of_open_data("TABLING_PLENARY", "COD", ["A-10-2025-0007"], is_decision=False) == (
        "committee_report_tabled"
    )
    assert of_open_data("TABLING_PLENARY", "RSP", ["RC-10-2025-0249-AM-1"], is_decision=False) == ""
    assert of_open_data("", "RSP", ["TA-10-2025-0096"], is_decision=True) == "ep_resolution"
    assert of_open_data("", "REG", ["TA-10-2025-0096"], is_decision=True) == ""
    assert of_open_data("PLENARY_AMEND_PROPOSAL", "CNS", [], is_decision=True) == ""
    assert [of_cellar("OPI_R1_byEP", kind) for kind in ("COD", "CNS", "")] == [
        "ep_first_reading",
        "ep_opinion",
        "",
    ]
    assert of_cellar("NEW_CODE", "COD") == ""


def test_every_kind_is_one_that_the_engine_knows() -> None:
    kinds = pytest.importorskip("utblick.engine.procedures.kinds")
    named = {*OPEN_DATA.values(), *CELLAR.values(), *OEIL_WHOLE.values(), *(kind for _, kind in OEIL)}
    named |= {"ep_first_reading", "ep_opinion", "ep_resolution", "motion_tabled"}
    assert named <= set(kinds.KINDS)


def test_longer_phrases_come_before_those_that_they_begin_with() -> None:
    starts = [start for start, _ in OEIL]
    assert not [
        (one, later) for at, one in enumerate(starts) for later in starts[at + 1 :] if later.startswith(one)
    ]
