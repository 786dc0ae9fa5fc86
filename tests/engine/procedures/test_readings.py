"""The less common ways: later readings, consent, budget, delegated acts, what sources tell too late."""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.procedures.files import event
from utblick.engine.deadlines.rules import RULES
from utblick.engine.procedures.deriving import derive
from utblick.engine.procedures.events import Event
from utblick.engine.procedures.standing import Standing

SECOND_READING = [
    event("2012-10-17", "proposal_adopted", "COM(2012) 595"),
    event("2013-09-11", "ep_first_reading"),
    event("2014-12-09", "council_position"),
    event("2014-12-18", "council_position_announced"),
]


def on(type: str, events: list[Event], day: str) -> Standing:
    return derive(type, events, date.fromisoformat(day))


def keys(standing: Standing) -> list[str]:
    return [active.state.key for active in standing.active]


def coming(standing: Standing) -> list[tuple[str, date | None]]:
    return [(one.state.key, one.by) for one in standing.next]


def test_a_second_reading_has_three_months_and_is_overdue_after_them() -> None:
    standing = on("COD", SECOND_READING, "2015-01-10")
    assert (keys(standing), standing.active[0].until) == (["ep_2r"], date(2015, 3, 18))
    assert coming(standing) == [("signed", date(2015, 3, 18)), ("council_2r", date(2015, 3, 18))]
    late = on("COD", SECOND_READING, "2015-04-01")
    assert late.active[0].is_overdue
    assert [note.key for note in late.notes] == ["overdue"]
    approved = on("COD", [*SECOND_READING, event("2015-04-28", "ep_second_reading_approved")], "2015-05-01")
    assert (keys(approved), approved.active[0].is_overdue, coming(approved)) == (
        ["ep_2r"],
        False,
        [("signed", None)],
    )


# the event, the state after it, what comes next and by when
LATER = [
    (
        "ep_second_reading_amended",
        "council_2r",
        [("signed", date(2015, 6, 1)), ("conciliation", date(2015, 6, 1))],
    ),
    ("council_second_reading_refused", "council_2r", [("conciliation", None)]),
    ("conciliation_convened", "conciliation", [("third_reading", date(2015, 8, 13))]),
    ("joint_text", "third_reading", [("signed", date(2015, 9, 12))]),
    ("third_reading_adopted", "third_reading", [("signed", None)]),
]


@pytest.mark.parametrize("number", range(len(LATER)))
def test_later_readings_follow_each_other(number: int) -> None:
    days = ["2015-03-01", "2015-06-01", "2015-07-02", "2015-08-01", "2015-09-01"]
    events = [event(day, kind) for day, (kind, _, _) in zip(days, LATER[: number + 1], strict=False)]
    standing = on("COD", [*SECOND_READING, *events], days[number])
    _, state, after = LATER[number]
    assert keys(standing) == [state]
    assert coming(standing) == after


def test_a_committee_that_meets_after_the_first_reading_changes_nothing() -> None:
    standing = on("COD", [*SECOND_READING, event("2015-02-24", "committee_vote", body="ENVI")], "2015-03-01")
    assert keys(standing) == ["ep_2r"]
    assert "had come further already" in standing.unused[0].sentence_en


def test_preparation_runs_from_signal_to_proposal_and_clocks_carry_it_on() -> None:
    events = [
        event("2025-02-11", "political_signal"),
        event("2025-05-02", "call_for_evidence_opens"),
        event("2025-05-15", "consultation_opens", until=date(2025, 8, 7)),
        event("2025-12-16", "proposal_adopted"),
    ]
    assert keys(on("COD", events, "2025-05-20")) == ["call_for_evidence", "public_consultation"]
    assert keys(on("COD", events, "2025-05-31")) == ["public_consultation", "drafting"]
    drafting = on("COD", events, "2025-08-08")
    assert keys(drafting) == ["drafting"]
    assert drafting.steps[-1].sentence_en.startswith(
        "The time for “Public consultation” is over on 8 August 2025"
    )
    assert keys(on("COD", events, "2025-12-16")) == ["proposed", "feedback", "subsidiarity"]
    assert keys(on("POL", events, "2026-12-16")) == ["proposed"]


def test_the_two_committees_opinions_are_two() -> None:
    events = [
        event("2025-07-16", "proposal_adopted"),
        event("2025-09-01", "cor_referral"),
        event("2025-09-02", "eesc_referral"),
        event("2026-01-21", "eesc_opinion"),
    ]
    both = [
        active.body for active in on("COD", events, "2025-10-01").active if active.state.key == "cor_eesc"
    ]
    assert both == ["CoR", "EESC"]
    left = [
        active.body for active in on("COD", events, "2026-02-01").active if active.state.key == "cor_eesc"
    ]
    assert left == ["CoR"]


def test_consent_comes_before_the_council_decides() -> None:
    events = [
        event("2018-05-02", "proposal_adopted", "COM(2018) 322"),
        event("2018-11-14", "interim_report"),
        event("2020-11-10", "general_approach"),
        event("2020-12-16", "ep_consent"),
        event("2020-12-17", "council_adoption"),
        event("2020-12-22", "published", "32020R2093"),
    ]
    agreed = on("APP", events, "2020-12-01")
    assert ("ep_consent", None) in coming(agreed)
    assert keys(on("APP", events, "2020-12-16")) == ["ep_consent"]
    assert (keys(on("APP", events, "2020-12-17")), coming(on("APP", events, "2020-12-17"))) == (
        ["council_decision"],
        [("signed", None)],
    )
    assert on("APP", events, "2020-12-22").closed_as == "adopted"


def test_an_agreement_with_others_has_no_subsidiarity_check() -> None:
    assert keys(on("NLE", [event("2026-01-07", "proposal_adopted")], "2026-01-08")) == ["proposed"]


def test_conciliation_on_the_budget_has_its_own_clock() -> None:
    events = [
        event("2026-06-10", "proposal_adopted"),
        event("2026-09-10", "council_position"),
        event("2026-10-22", "ep_first_reading"),
        event("2026-10-27", "conciliation_convened"),
    ]
    assert keys(on("BUD", events, "2026-09-11")) == ["council_1r"]
    assert coming(on("BUD", events, "2026-10-23")) == [("conciliation", None)]
    assert on("BUD", events, "2026-10-28").active[0].until == date(2026, 11, 17)


def test_a_delegated_act_may_be_objected_to() -> None:
    events = [event("2019-02-08", "delegated_act_draft"), event("2019-03-13", "objection_period_begins")]
    assert keys(on("DEA", events, "2019-03-01")) == ["delegated_implementing"]
    assert keys(on("DEA", events, "2019-03-09")) == ["delegated_pending"]
    assert on("DEA", events, "2019-03-14").active[0].until == date(2019, 5, 13)
    silent = [*events, event("2019-05-14", "objection_period_ends")]
    assert (keys(on("DEA", silent, "2019-05-15")), coming(on("DEA", silent, "2019-05-15"))) == (
        ["no_objection"],
        [("published", None)],
    )
    assert on("DEA", [*silent, event("2019-05-21", "published")], "2019-06-01").closed_as == "adopted"
    assert on("DEA", [*events, event("2019-04-01", "objection")], "2019-06-01").closed_as == "rejected"


def test_a_resolution_is_tabled_and_adopted() -> None:
    events = [event("2026-02-01", "motion_tabled", "B10-0001/2026"), event("2026-02-12", "ep_resolution")]
    assert coming(on("RSP", events, "2026-02-02")) == [("ep_resolution", None)]
    assert on("RSP", events, "2026-02-12").closed_as == "adopted"


def test_a_historic_file_is_shown_and_nothing_is_expected_of_it() -> None:
    standing = on("SYN", [event("1990-05-01", "proposal_adopted")], "2026-11-28")
    assert (keys(standing), standing.next) == (["proposed"], ())
    assert [note.key for note in standing.notes] == ["read_only"]


def test_an_unknown_kind_or_type_is_told() -> None:
    standing = on("COD", [event("2026-01-01", "party")], "2026-01-02")
    assert standing.main is None
    assert "of a kind that does not exist" in standing.unused[0].sentence_en
    with pytest.raises(KeyError):
        on("XYZ", [], "2026-01-02")


def test_an_unsure_event_marks_what_rests_on_it_until_another_confirms_it() -> None:
    events = [event("2026-01-19", "committee_referral", is_sure=False)]
    unsure = on("COD", events, "2026-01-20")
    assert (unsure.active[0].is_sure, unsure.steps[0].is_sure) == (False, False)
    assert "not been confirmed" in unsure.steps[0].sentence_en
    sure = on("COD", [*events, event("2026-01-20", "committee_referral", source="Parliament")], "2026-01-21")
    assert sure.active[0].is_sure
    assert sure.active[0].since == date(2026, 1, 20)


def test_rules_are_data() -> None:
    without = {key: rule for key, rule in RULES.items() if key not in ("proposal_feedback", "subsidiarity")}
    standing = derive("COD", [event("2026-01-07", "proposal_adopted")], date(2026, 1, 8), without)
    assert [(active.state.key, active.until) for active in standing.active] == [
        ("proposed", None),
        ("feedback", None),
        ("subsidiarity", None),
    ]


def test_a_window_without_a_rule_is_taken_to_be_over_too() -> None:
    standing = derive("COD", [event("2026-01-07", "proposal_adopted")], date(2026, 11, 28), {})
    assert keys(standing) == ["proposed"]


def test_a_referral_announced_after_the_vote_does_not_turn_the_committee_back() -> None:
    events = [
        event("2024-02-29", "draft_report"),
        event("2024-04-03", "committee_vote"),
        event("2024-04-04", "committee_report_tabled"),
        event("2024-04-10", "committee_referral"),
        event("2024-04-12", "draft_report", body="AFCO"),
    ]
    standing = on("INI", events, "2024-04-15")
    assert keys(standing) == ["ep_committee_vote"]
    assert [one.event.kind for one in standing.unused] == ["draft_report"]


def test_what_a_source_leaves_out_is_read_from_what_follows() -> None:
    events = [
        event("2016-09-12", "committee_referral"),
        event("2017-03-03", "amendments_tabled"),
        event("2017-06-09", "committee_report_tabled"),
        event("2021-03-19", "amendments_tabled"),
        event("2024-02-14", "committee_approves_agreement"),
    ]
    assert keys(on("COD", events, "2017-03-04")) == ["ep_compromise"]
    assert keys(on("COD", events, "2021-04-01")) == ["ep_committee_vote"]
    assert keys(on("COD", events, "2024-02-15")) == ["provisional_agreement"]
