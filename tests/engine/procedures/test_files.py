"""Other files of the two processes: parallel states, partial mandates, corrections, courts, endings."""

from __future__ import annotations

from datetime import date

from tests.engine.procedures.files import (
    BIOGAS,
    ENERGY_TAX,
    PARTNERSHIP_PLANS,
    RED_III,
    REFUEL,
    event,
)
from utblick.engine.procedures.deriving import derive
from utblick.engine.procedures.events import Event
from utblick.engine.procedures.standing import Standing


def on(type: str, events: list[Event], day: str) -> Standing:
    return derive(type, events, date.fromisoformat(day))


def keys(standing: Standing) -> list[str]:
    return [active.state.key for active in standing.active]


def notes(standing: Standing) -> list[str]:
    return [note.key for note in standing.notes]


def test_where_sources_differ_on_the_day_the_preferred_counts_and_both_are_shown() -> None:
    standing = on("COD", REFUEL, "2024-01-01")
    assert standing.closed_on == date(2023, 10, 31)
    (found,) = standing.duplicates
    assert (found.chosen.source, [other.source for other in found.others]) == ("EUR-Lex", ["a database"])
    assert "6 november 2023" in found.sentence_sv
    assert "6 November 2023" in found.sentence_en


def test_the_usual_way_is_agreement_then_parliament_then_council() -> None:
    assert keys(on("COD", REFUEL, "2022-08-01")) == ["ep_committee_vote"]
    assert notes(on("COD", REFUEL, "2022-08-01")) == ["position_later"]
    assert keys(on("COD", REFUEL, "2023-05-01")) == ["provisional_agreement"]
    after = on("COD", REFUEL, "2023-09-14")
    assert keys(after) == ["ep_plenary_1r"]
    assert [one.state.key for one in after.next] == ["council_1r"]
    adopted = on("COD", REFUEL, "2023-10-10")
    assert (keys(adopted), [one.state.key for one in adopted.next]) == (["council_1r"], ["signed"])
    assert "rapporteur_changed" in notes(adopted)


def test_an_act_lives_on_in_transposition_until_its_day() -> None:
    assert keys(on("COD", RED_III, "2022-08-01")) == ["proposed", "general_approach"]
    assert keys(on("COD", RED_III, "2022-10-01")) == ["ep_committee_vote", "general_approach"]
    assert on("COD", RED_III, "2022-10-01").main.state.key == "ep_committee_vote"  # type: ignore[union-attr]
    closed = on("COD", RED_III, "2025-05-21")
    assert (closed.is_open, keys(closed)) == (False, ["published", "transposition"])
    assert closed.main is not None
    assert (closed.main.state.key, closed.main.until) == ("transposition", date(2025, 5, 21))
    assert keys(on("COD", RED_III, "2025-05-22")) == ["published"]


def test_consultation_has_no_trilogue_and_stays_where_it_is() -> None:
    early = on("CNS", ENERGY_TAX, "2021-10-06")
    assert keys(early) == ["feedback", "subsidiarity", "ep_committee", "council_wp"]
    assert early.active[0].until == date(2021, 11, 5)
    assert not early.active[0].until_is_earliest
    later = on("CNS", ENERGY_TAX, "2026-11-28")
    assert (later.is_open, keys(later)) == (True, ["ep_committee", "council_wp"])
    stray = on("CNS", [*ENERGY_TAX, event("2022-05-01", "trilogue_begins")], "2022-06-01")
    assert "does not occur in the procedure Consultation" in stray.unused[0].sentence_en
    opinion = on("CNS", [*ENERGY_TAX, event("2022-05-01", "ep_opinion")], "2022-06-01")
    assert (keys(opinion), [one.state.key for one in opinion.next]) == (
        ["council_wp", "ep_opinion"],
        ["council_decision", "general_approach"],
    )


def test_a_court_opens_a_closed_file_again() -> None:
    decided = on("SA", BIOGAS, "2022-12-20")
    assert (decided.closed_as, keys(decided)) == ("decided", ["in_court", "sa_decided"])
    annulled = on("SA", BIOGAS, "2022-12-21")
    assert (annulled.is_open, keys(annulled)) == (True, ["sa_examination"])
    assert notes(annulled) == ["annulled"]
    assert [past.state.key for past in annulled.past] == ["sa_examination", "sa_decided", "in_court"]
    comments = on("SA", BIOGAS, "2024-03-20")
    assert (keys(comments), comments.main.state.key) == (
        ["sa_investigation", "sa_comments"],
        "sa_investigation",
    )  # type: ignore[union-attr]
    assert comments.active[1].until == date(2024, 4, 5)
    assert keys(on("SA", BIOGAS, "2024-05-01")) == ["sa_investigation"]
    again = on("SA", BIOGAS, "2025-02-01")
    assert (again.closed_as, again.closed_on, keys(again)) == ("decided", date(2024, 10, 23), ["sa_decided"])
    assert again.unused == ()


def test_a_law_that_was_annulled_is_open_until_something_new_comes() -> None:
    events = [*REFUEL, event("2026-02-01", "annulled", "C-1/24")]
    standing = on("COD", events, "2026-03-01")
    assert (standing.is_open, keys(standing)) == (True, ["annulled"])
    new = on("COD", [*events, event("2026-06-01", "proposal_adopted", "COM(2026) 1")], "2026-06-02")
    assert keys(new) == ["proposed", "feedback", "subsidiarity"]


def test_a_partial_mandate_says_what_it_leaves_open_beside_parliaments_work() -> None:
    standing = on("COD", PARTNERSHIP_PLANS, "2026-06-20")
    assert keys(standing) == ["ep_committee", "council_wp", "general_approach"]
    assert standing.main is not None
    assert (standing.main.state.key, standing.active[2].part) == ("ep_committee", "the money")
    assert notes(standing) == ["corrected_proposal", "partial_mandate", "uncertain"]
    assert "the money" in standing.notes[1].sentence_en
    whole = [*PARTNERSHIP_PLANS, event("2026-12-10", "general_approach")]
    standing = on("COD", whole, "2026-12-11")
    assert "partial_mandate" not in notes(standing)
    assert standing.active[-1].part == ""
    assert not standing.holds("council_wp")


def test_a_corrected_proposal_replaces_the_first_and_starts_nothing_anew() -> None:
    standing = on("COD", PARTNERSHIP_PLANS, "2025-09-02")
    assert standing.main is not None
    assert standing.main.since == date(2025, 7, 16)
    alone = on("COD", [event("2025-09-01", "proposal_corrected", "COM(2025) 565 final/2")], "2025-09-02")
    assert alone.holds("proposed")


def test_a_withdrawn_file_keeps_its_history_and_nothing_wakes_it_but_reopening() -> None:
    events = [
        event("2018-05-29", "proposal_adopted"),
        event("2018-10-01", "committee_referral"),
        event("2023-10-17", "withdrawn", "CWP 2024"),
        event("2023-11-01", "draft_report"),
        event("2023-12-01", "lapsed"),
    ]
    standing = on("COD", events, "2024-01-01")
    assert (standing.closed_as, keys(standing)) == ("withdrawn", ["withdrawn"])
    assert [past.state.key for past in standing.past][-1] == "ep_committee"
    assert "history_kept" in notes(standing)
    assert [one.event.kind for one in standing.unused] == ["draft_report", "lapsed"]
    assert "redan avslutat" in standing.unused[0].sentence_sv
    again = on("COD", [*events, event("2024-06-01", "reopened")], "2024-06-02")
    assert (again.is_open, keys(again)) == (True, ["reopened"])


def test_reopening_needs_something_closed() -> None:
    events = [event("2018-05-29", "proposal_adopted"), event("2018-07-01", "reopened")]
    assert "was not closed" in on("COD", events, "2018-07-02").unused[0].sentence_en


def test_an_own_initiative_report_ends_in_a_resolution_and_lapses_at_an_election() -> None:
    events = [
        event("2023-10-01", "committee_referral", body="REGI"),
        event("2024-02-01", "draft_report"),
        event("2024-02-20", "amendment_deadline", until=date(2024, 3, 5)),
    ]
    assert keys(on("INI", events, "2024-03-05")) == ["ep_amendments"]
    assert on("INI", events, "2024-03-05").active[0].until == date(2024, 3, 5)
    assert keys(on("INI", events, "2024-03-06")) == ["ep_compromise"]
    voted = [*events, event("2024-04-10", "committee_vote"), event("2024-04-24", "ep_resolution")]
    assert (on("INI", voted, "2024-05-01").closed_as, keys(on("INI", voted, "2024-05-01"))) == (
        "adopted",
        ["ep_resolution"],
    )
    elected = [*events, event("2024-06-09", "election")]
    assert on("INI", elected, "2024-07-01").closed_as == "lapsed"
    resumed = on("INI", [*elected, event("2024-10-01", "resumed")], "2024-10-02")
    assert (resumed.is_open, keys(resumed), notes(resumed)) == (True, ["ep_committee"], ["resumed"])


def test_committee_work_on_a_law_waits_after_an_election() -> None:
    events = [event("2023-05-29", "proposal_adopted"), event("2023-09-01", "committee_referral")]
    events += [event("2024-02-01", "committee_vote"), event("2024-06-09", "election")]
    waiting = on("COD", events, "2024-07-01")
    assert (waiting.is_open, keys(waiting)) == (True, ["ep_awaiting_resumption"])
    resumed = on("COD", [*events, event("2024-10-01", "resumed")], "2024-10-02")
    assert keys(resumed) == ["ep_committee"]
