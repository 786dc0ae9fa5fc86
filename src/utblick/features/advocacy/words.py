"""What words of EU decision-making mean, for those who do not meet them every day."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from utblick.features.advocacy.standing import Drawn

# state → what it means, in one sentence
MEANINGS = {
    "call_for_evidence": _("The Commission describes what it means to propose, and anybody may answer."),
    "feedback": _("For eight weeks anybody may write to the Commission about its proposal."),
    "subsidiarity": _(
        "National parliaments say within eight weeks whether the matter should be decided by the EU at all."
    ),
    "ep_draft_report": _("The rapporteur's own proposal of changes, which the committee then works on."),
    "ep_amendments": _("Members of the committee propose changes, before a day that the committee sets."),
    "ep_committee_vote": _("The committee has said what Parliament's negotiators are to ask for."),
    "council_wp": _("Officials of the member states go through the proposal, led by the presidency."),
    "coreper": _("The member states' ambassadors in Brussels prepare what the ministers decide."),
    "general_approach": _(
        "What the member states have agreed to ask for when they negotiate with Parliament."
    ),
    "trilogue": _("Parliament, the Council and the Commission negotiate a text that both can accept."),
    "provisional_agreement": _("The negotiators agree; Parliament and the Council still have to approve it."),
    "conciliation": _("Parliament and the Council make a last attempt to agree after two readings."),
    "transposition": _("Swedish law is changed so that it does what the directive asks for."),
    "delegated_pending": _("Detailed rules that the Commission makes itself, as the act lets it."),
    "objection_period": _("Parliament or the Council may stop the Commission's detailed rules."),
    "sa_investigation": _("The Commission doubts that the aid is allowed and asks those concerned."),
    "annulled": _("The EU's court has found that the decision does not hold."),
}


def explained(lanes: Iterable[Drawn]) -> list[tuple[str, str]]:
    """Give the states that are drawn and that have a meaning: what each is called, and what it means."""
    boxes = (box for lane in lanes for box in lane.boxes)
    return [(box.name, str(MEANINGS[box.state.key])) for box in boxes if box.state.key in MEANINGS]
