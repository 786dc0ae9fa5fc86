"""What may follow what: clocks of a track, states that come too late, and what is likely next."""

from __future__ import annotations

from collections.abc import Mapping

from utblick.engine.procedures.states import AFTER, COMMITTEE, COUNCIL, PREPARING, STATES_OF
from utblick.engine.procedures.types import Track

# A state's clock where a track has another than the state's own.
CLOCKS: Mapping[tuple[Track, str], str] = {
    (Track.BUDGET, "conciliation"): "budget_conciliation",
    (Track.BUDGET, "third_reading"): "budget_joint_text",
}

_PARLIAMENT_DECIDED = frozenset(
    {"provisional_agreement", "ep_plenary_1r", "ep_opinion", "ep_consent", "ep_2r", "council_2r"}
    | {"conciliation", "third_reading", "signed"}
)
_PARLIAMENT_DONE = _PARLIAMENT_DECIDED | {"council_decision", "ep_resolution"}
_COUNCIL_DECIDED = frozenset(
    {"provisional_agreement", "council_1r", "council_decision", "ep_2r", "council_2r"}
    | {"conciliation", "third_reading", "signed"}
)
_SECOND_READING = frozenset({"council_1r", "ep_2r", "council_2r", "conciliation", "third_reading", "signed"})
_CONCILIATED = frozenset({"conciliation", "third_reading", "signed"})

NOT_AFTER: dict[str, frozenset[str]] = {
    **dict.fromkeys(PREPARING, frozenset({"proposed"})),
    "proposed": COMMITTEE | _PARLIAMENT_DECIDED | _COUNCIL_DECIDED,
    "ep_committee": _PARLIAMENT_DONE | COMMITTEE - {"ep_committee"},
    **dict.fromkeys(
        ("ep_draft_report", "ep_amendments", "ep_compromise"), _PARLIAMENT_DONE | {"ep_committee_vote"}
    ),
    "ep_committee_vote": _PARLIAMENT_DONE,
    **dict.fromkeys(COUNCIL, _COUNCIL_DECIDED),
    "trilogue": _CONCILIATED,
    "provisional_agreement": _CONCILIATED,
    "ep_plenary_1r": _SECOND_READING - {"council_1r"},
    "council_1r": _SECOND_READING - {"council_1r"},
    "ep_2r": _CONCILIATED | {"council_2r"},
    "council_2r": _CONCILIATED,
    "conciliation": frozenset({"third_reading", "signed"}),
    "third_reading": frozenset({"signed"}),
}
"""State -> the states after which it is not entered again, until the file is taken up anew."""

_NEXT: dict[str, tuple[str, ...]] = {
    "signal": ("call_for_evidence", "public_consultation"),
    "call_for_evidence": ("public_consultation", "drafting"),
    "public_consultation": ("drafting",),
    "drafting": ("proposed",),
    "proposed": ("ep_committee", "council_wp"),
    "ep_committee": ("ep_draft_report",),
    "ep_draft_report": ("ep_amendments",),
    "ep_amendments": ("ep_compromise",),
    "ep_compromise": ("ep_committee_vote",),
    "ep_committee_vote": ("trilogue", "ep_plenary_1r", "ep_opinion", "ep_consent", "ep_resolution"),
    "ep_awaiting_resumption": ("ep_committee",),
    "ep_motion": ("ep_resolution",),
    "council_wp": ("general_approach",),
    "coreper": ("general_approach",),
    "general_approach": ("trilogue", "ep_consent", "council_decision"),
    "trilogue": ("provisional_agreement",),
    "provisional_agreement": ("ep_plenary_1r", "council_1r"),
    "ep_opinion": ("council_decision",),
    "ep_consent": ("council_decision",),
    "ep_plenary_1r": ("trilogue", "council_1r"),
    "council_1r": ("ep_2r", "ep_plenary_1r"),
    "council_decision": ("signed", "published"),
    "ep_2r": ("signed", "council_2r"),
    "council_2r": ("signed", "conciliation"),
    "conciliation": ("third_reading",),
    "third_reading": ("signed",),
    "signed": ("published",),
    "published": ("transposition", "delegated_implementing", "review"),
    "delegated_implementing": ("objection_period",),
    "delegated_pending": ("objection_period",),
    "no_objection": ("published",),
    "objection_period": ("published",),
    "annulled": ("reopened", "proposed"),
    "reopened": ("proposed",),
    "sa_examination": ("sa_decided", "sa_investigation"),
    "sa_investigation": ("sa_decided",),
    "sa_decided": ("in_court",),
}


def likely_after(state: str, track: Track, seen: frozenset[str]) -> tuple[str, ...]:
    """Give the states that usually come after one, on a track, those already passed left out."""
    passed = seen - AFTER
    if "provisional_agreement" in seen:
        passed |= {"trilogue"}
    if track is Track.BUDGET and state == "ep_plenary_1r":
        return ("conciliation",)
    return tuple(key for key in _NEXT.get(state, ()) if key in STATES_OF[track] and key not in passed)
