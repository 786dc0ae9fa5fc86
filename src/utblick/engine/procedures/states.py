"""The states that a file can be in: several at once, each with who may be influenced and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from utblick.engine.procedures.influence import INFLUENCE
from utblick.engine.procedures.types import Track


class Lane(StrEnum):
    """Whose work a state is; `after` is what comes when the file is closed."""

    COMMISSION = "commission"
    PARLIAMENT = "parliament"
    COUNCIL = "council"
    OTHERS = "others"
    JOINT = "joint"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class State:
    """A state. `value` is what acting in it is worth, 0 to 5; `clock` the key of the rule that bounds it.

    `number` is its place in the usual drawing of the procedure, `order` how far along it is. `is_side` runs beside
    the others and is never the main phase while another state holds. `expires` ends with its clock, and is followed
    by the state `then`; what does not expire is overdue. `closes` ends the file, in the way that it names.
    """

    key: str
    number: str
    order: int
    lane: Lane
    name_sv: str
    name_en: str
    value: int
    clock: str | None
    entry_sv: str
    entry_en: str
    is_side: bool = False
    expires: bool = False
    then: str = ""
    closes: str = ""

    @property
    def who_sv(self) -> str:
        """Give whom a region can influence, in Swedish."""
        return INFLUENCE[self.key][0]

    @property
    def who_en(self) -> str:
        """Give whom a region can influence, in English."""
        return INFLUENCE[self.key][1]

    @property
    def how_sv(self) -> str:
        """Give how a region acts, in Swedish."""
        return INFLUENCE[self.key][2]

    @property
    def how_en(self) -> str:
        """Give how a region acts, in English."""
        return INFLUENCE[self.key][3]


_C, _P, _R, _O, _J, _A = (
    Lane.COMMISSION, Lane.PARLIAMENT, Lane.COUNCIL, Lane.OTHERS, Lane.JOINT, Lane.AFTER,
)  # fmt: skip

# fmt: off
# key, number, order, lane, names, value, clock, what enters it. Sources: Articles 289 to 314 of the Treaty on the
# Functioning of the European Union; Protocol 2; Regulation (EU) 2015/1589 for state aid.
_STATES = (
    State("signal", "0", 0, _C, "Politisk signal", "Political signal", 3, None, "politiska riktlinjer, arbetsprogram, slutsatser", "political guidelines, work programme, conclusions"),
    State("call_for_evidence", "1", 10, _C, "Uppmaning att inkomma med synpunkter", "Call for evidence", 5, "cfe_feedback", "sidan på Kom med synpunkter öppnar", "the page on Have Your Say opens", expires=True, then="drafting"),
    State("public_consultation", "2", 20, _C, "Offentligt samråd", "Public consultation", 5, "pub_consult", "frågeformulär", "questionnaire", expires=True, then="drafting"),
    State("drafting", "3", 30, _C, "Konsekvensbedömning och samråd mellan avdelningar", "Impact assessment and inter-service consultation", 5, None, "yttrande från nämnden för lagstiftningskontroll", "opinion of the Regulatory Scrutiny Board"),
    State("proposed", "4", 40, _C, "Förslag antaget", "Proposal adopted", 4, None, "COM-dokument", "COM document"),
    State("feedback", "4a", 41, _C, "Återkoppling på förslaget", "Feedback on the adopted proposal", 2, "proposal_feedback", "Kom med synpunkter", "Have Your Say", is_side=True, expires=True),
    State("subsidiarity", "4b", 42, _O, "Subsidiaritetskontroll", "Subsidiarity check by national parliaments", 2, "subsidiarity", "den sista språkversionen är översänd", "the last language version has been sent", is_side=True, expires=True),
    State("cor_eesc", "4c", 43, _O, "Yttrande från ReK eller EESK", "Opinion of the CoR or the EESC", 3, None, "remiss till kommittén", "referral to the committee", is_side=True),
    State("ep_committee", "5", 50, _P, "Utskottsbehandling", "Committee stage", 5, None, "hänvisning i kammaren; föredragande utsedd", "referral announced in plenary; rapporteur named"),
    State("ep_draft_report", "5.1", 51, _P, "Förslag till betänkande", "Draft report", 5, None, "dokument PR", "document PR"),
    State("ep_amendments", "5.2", 52, _P, "Tid för ändringsförslag", "Time for amendments", 5, "ep_am_deadline", "utskottet sätter en frist", "the committee sets a deadline", expires=True, then="ep_compromise"),
    State("ep_compromise", "5.3", 53, _P, "Kompromissändringsförslag", "Compromise amendments", 4, None, "fristen för ändringsförslag gick ut", "the amendment deadline passed"),
    State("ep_committee_vote", "5.4", 54, _P, "Utskottet har röstat, mandat", "Vote in committee, mandate", 4, None, "betänkande A…; mandat tillkännagivet", "report A…; mandate announced"),
    State("ep_awaiting_resumption", "5.5", 55, _P, "Väntar på det nya parlamentet", "Waiting for the new Parliament", 3, None, "val till Europaparlamentet", "election to the European Parliament"),
    State("ep_motion", "5.6", 56, _P, "Resolutionsförslag inlämnat", "Motion for a resolution tabled", 3, None, "dokument B…", "document B…"),
    State("council_wp", "6", 60, _R, "Rådsarbetsgrupp", "Council working party", 4, None, "ordförandeskapets dagordning, ST-dokument", "the presidency's agenda, ST documents"),
    State("coreper", "6.1", 61, _R, "Coreper", "Coreper", 2, None, "punkt på dagordningen", "item on the agenda"),
    State("general_approach", "6.2", 62, _R, "Allmän riktlinje eller förhandlingsmandat", "General approach or negotiating mandate", 3, None, "rådsmöte", "Council meeting"),
    State("trilogue", "7", 70, _J, "Trepartsmöten", "Trilogues", 3, None, "fyrspaltsdokument", "four-column document"),
    State("provisional_agreement", "8", 80, _J, "Preliminär överenskommelse", "Provisional agreement", 1, None, "pressmeddelande, sedan kompromisstext", "press release, then the compromise text"),
    State("ep_opinion", "9a", 89, _P, "Europaparlamentet har yttrat sig", "Parliament has given its opinion", 1, None, "antagen text TA", "adopted text TA"),
    State("ep_plenary_1r", "9", 90, _P, "Europaparlamentets ståndpunkt, första behandlingen", "Parliament's first-reading position", 1, None, "antagen text TA", "adopted text TA"),
    State("ep_consent", "9b", 91, _P, "Europaparlamentet har godkänt", "Parliament has given its consent", 1, None, "antagen text TA", "adopted text TA"),
    State("council_1r", "10", 100, _R, "Rådets första behandling", "Council first reading", 1, None, "ST-dokument eller CELEX 5…AG…", "ST document or CELEX 5…AG…"),
    State("council_decision", "10a", 101, _R, "Rådet har antagit", "Adopted by the Council", 0, None, "ST-dokument", "ST document"),
    State("ep_2r", "11", 110, _P, "Europaparlamentets andra behandling", "Parliament's second reading", 1, "ep_2r", "rådets ståndpunkt tillkännages i kammaren", "the Council's position is announced in plenary"),
    State("council_2r", "12", 120, _R, "Rådets andra behandling", "Council second reading", 1, "council_2r", "rådet tar emot parlamentets ändringar", "the Council receives Parliament's amendments"),
    State("conciliation", "13", 130, _J, "Förlikning", "Conciliation", 1, "conciliation", "förlikningskommittén sammankallas", "the Conciliation Committee is convened"),
    State("third_reading", "14", 140, _J, "Tredje behandling", "Third reading", 1, "third_reading", "gemensamt utkast", "joint text"),
    State("signed", "15", 150, _J, "Undertecknad", "Signed", 0, None, "PE-CONS …", "PE-CONS …"),
    State("published", "16", 160, _A, "Publicerad i EUT", "Published in the Official Journal", 0, None, "EUT", "Official Journal", closes="adopted"),
    State("ep_resolution", "16a", 161, _A, "Resolution antagen", "Resolution adopted", 2, None, "antagen text TA", "adopted text TA", closes="adopted"),
    State("transposition", "17", 170, _A, "Genomförande i svensk rätt", "National implementation", 4, "transposition", "SOU, Ds, proposition; frist i akten", "inquiry, memorandum, bill; a deadline in the act", expires=True),
    State("delegated_implementing", "18", 180, _A, "Utkast till delegerad akt eller genomförandeakt", "Draft delegated or implementing act", 4, "draft_act_feedback", "utkast på Kom med synpunkter", "draft on Have Your Say", expires=True, then="delegated_pending"),
    State("delegated_pending", "18a", 181, _A, "Delegerad akt väntar på beslut", "Delegated act awaiting its adoption", 3, None, "tiden för återkoppling gick ut", "the feedback period ended"),
    State("objection_period", "18b", 182, _A, "Tid för invändning", "Objection period", 2, "delegated_objection", "den delegerade akten delges på alla språk", "the delegated act is notified in all languages"),
    State("no_objection", "18c", 183, _A, "Ingen invändning, akten kan publiceras", "No objection, the act may be published", 0, None, "tiden för invändning gick ut", "the objection period ended"),
    State("review", "19", 190, _A, "Översyn, utvärdering", "Review, evaluation", 3, None, "rapport eller datum i akten", "report, or a date in the act"),
    State("withdrawn", "X", 900, _A, "Återkallat", "Withdrawn", 0, None, "meddelande i EUT", "notice in the Official Journal", closes="withdrawn"),
    State("lapsed", "X", 901, _A, "Förfallet", "Lapsed", 0, None, "val eller fristens utgång", "election, or the end of a time limit", closes="lapsed"),
    State("rejected", "X", 902, _A, "Förkastat", "Rejected", 0, None, "omröstning", "vote", closes="rejected"),
    State("annulled", "X", 903, _A, "Ogiltigförklarat", "Annulled", 3, None, "dom", "judgment"),
    State("reopened", "X", 904, _J, "Upptaget på nytt", "Taken up again", 3, None, "beslut att återuppta", "decision to resume"),
    State("sa_examination", "S1", 40, _C, "Anmält, preliminär granskning", "Notified, preliminary examination", 3, "sa_examination", "anmälan SA.…", "notification SA.…"),
    State("sa_investigation", "S2", 50, _C, "Formellt granskningsförfarande", "Formal investigation", 4, None, "beslut att inleda", "decision to open"),
    State("sa_comments", "S3", 60, _O, "Tid för synpunkter från tredje part", "Time for comments from third parties", 5, "sa_comments", "meddelande i EUT", "notice in the Official Journal", is_side=True, expires=True),
    State("sa_decided", "S4", 160, _A, "Beslut i stödärendet", "Decision on the aid", 0, None, "beslut C(…)", "decision C(…)", closes="decided"),
    State("in_court", "S5", 155, _A, "Talan vid EU-domstolen", "Action before the Court of Justice", 1, None, "mål T-… eller C-…", "case T-… or C-…", is_side=True),
)
# fmt: on
STATES: dict[str, State] = {state.key: state for state in _STATES}

PREPARING = frozenset({"signal", "call_for_evidence", "public_consultation", "drafting"})
COMMITTEE = frozenset(
    {"ep_committee", "ep_draft_report", "ep_amendments", "ep_compromise", "ep_committee_vote"}
)
COUNCIL = frozenset({"council_wp", "coreper", "general_approach"})
AFTER = frozenset(state.key for state in _STATES if state.lane is Lane.AFTER)
ENDS = frozenset({"withdrawn", "lapsed", "rejected", "annulled", "reopened"})
_NOT_AN_ACT = ENDS - {"annulled"}
_LATE = frozenset({"signed", "published", "in_court"})
_SIDE = frozenset({"feedback", "subsidiarity", "cor_eesc"})
_LATER = frozenset({"transposition", "delegated_implementing", "objection_period", "review"})
_FIRST_READING = frozenset({*PREPARING, *_SIDE, *COMMITTEE, *COUNCIL, "proposed", "ep_awaiting_resumption"})
_READINGS = frozenset(
    {"trilogue", "provisional_agreement", "ep_plenary_1r", "council_1r", "ep_2r", "council_2r"}
    | {"conciliation", "third_reading"}
)

STATES_OF: dict[Track, frozenset[str]] = {
    Track.ORDINARY: _FIRST_READING | _READINGS | _LATE | _LATER | ENDS,
    Track.CONSULTATION: _FIRST_READING | _LATE | _LATER | ENDS | {"ep_opinion", "council_decision"},
    Track.CONSENT: _FIRST_READING | _LATE | _LATER | ENDS | {"ep_consent", "ep_opinion", "council_decision"},
    Track.NON_LEGISLATIVE: (_FIRST_READING - {"feedback", "subsidiarity"})
    | _LATE
    | ENDS
    | {"review", "ep_consent", "ep_opinion", "council_decision"},
    Track.BUDGET: COMMITTEE
    | COUNCIL
    | ENDS
    | _LATE
    | {"proposed", "council_1r", "ep_plenary_1r", "conciliation", "third_reading", "ep_resolution"},
    Track.OWN_INITIATIVE: COMMITTEE | _NOT_AN_ACT | {"ep_resolution"},
    Track.RESOLUTION: COMMITTEE | _NOT_AN_ACT | {"ep_motion", "ep_resolution"},
    Track.DELEGATED: ENDS
    | {
        "published",
        "in_court",
        "delegated_implementing",
        "delegated_pending",
        "objection_period",
        "no_objection",
    },
    Track.STATE_AID: ENDS - {"annulled", "rejected", "lapsed"}
    | {"sa_examination", "sa_investigation", "sa_comments", "sa_decided", "in_court"},
    Track.POLICY: PREPARING | ENDS - {"annulled", "rejected"} | {"proposed", "cor_eesc"},
    Track.HISTORIC: _FIRST_READING
    | _READINGS
    | _LATE
    | ENDS
    | {"ep_opinion", "ep_consent", "council_decision", "ep_resolution"},
}
"""Which states each track has; what an event would enter beyond them is not entered."""
