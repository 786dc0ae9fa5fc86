"""The kinds of event, as a table: what each enters and ends, and where it may occur."""

from __future__ import annotations

from utblick.engine.procedures.events import EventKind
from utblick.engine.procedures.states import COMMITTEE, COUNCIL, ENDS, PREPARING, STATES
from utblick.engine.procedures.types import Track

_O, _C, _A, _N, _B, _I, _R, _D, _S, _P, _H = (
    Track.ORDINARY, Track.CONSULTATION, Track.CONSENT, Track.NON_LEGISLATIVE, Track.BUDGET, Track.OWN_INITIATIVE,
    Track.RESOLUTION, Track.DELEGATED, Track.STATE_AID, Track.POLICY, Track.HISTORIC,
)  # fmt: skip
_ALL = frozenset(Track)
_LAWS = frozenset({_O, _C, _A, _N, _H})
_LEGISLATIVE = _LAWS - {_N}
_ORDINARY = frozenset({_O, _H})
_READ_TWICE = frozenset({_O, _B, _H})
_IN_COMMITTEE = _LAWS | {_B, _I, _R}
_PREPARED = _LAWS | {_P}
_AID = frozenset({_S})

_BEGUN = frozenset({"proposed", "ep_awaiting_resumption"})
_FIRST = COMMITTEE | {"proposed", "ep_awaiting_resumption", "ep_motion"}
_MANDATED = _FIRST | COUNCIL
_AGREED = _MANDATED | {"trilogue", "provisional_agreement"}
_READ = _AGREED | {"ep_plenary_1r", "ep_opinion", "ep_consent", "council_1r", "council_decision"}
_SECOND = _READ | {"ep_2r", "council_2r", "conciliation", "third_reading"}
# What is under way: all but the states that close a file and those that follow.
_UNDER_WAY = frozenset(
    key for key, state in STATES.items() if not state.closes and not 160 <= state.order <= 190
) - {"in_court"}
_EVERYTHING = frozenset(STATES)

# fmt: off
# key, names, the event as a reason, tracks, then what it does.
_KINDS = (
    # Before the proposal.
    EventKind("political_signal", "Politisk signal", "Political signal", "frågan togs upp politiskt", "the question was raised politically", _PREPARED, ("signal",)),
    EventKind("call_for_evidence_opens", "Uppmaning att inkomma med synpunkter öppnar", "Call for evidence opens", "kommissionen bad om synpunkter", "the Commission called for evidence", _PREPARED, ("call_for_evidence",), ends=frozenset({"signal"}), may_repeat=True, begins_clock=("call_for_evidence",)),
    EventKind("call_for_evidence_closes", "Uppmaning att inkomma med synpunkter stänger", "Call for evidence closes", "tiden för synpunkter gick ut", "the call for evidence closed", _PREPARED, ("drafting",), ends=frozenset({"call_for_evidence"}), may_repeat=True),
    EventKind("consultation_opens", "Offentligt samråd öppnar", "Public consultation opens", "det offentliga samrådet öppnade", "the public consultation opened", _PREPARED, ("public_consultation",), ends=frozenset({"signal"}), may_repeat=True, begins_clock=("public_consultation",)),
    EventKind("consultation_closes", "Offentligt samråd stänger", "Public consultation closes", "det offentliga samrådet stängde", "the public consultation closed", _PREPARED, ("drafting",), ends=frozenset({"public_consultation"}), may_repeat=True),
    EventKind("impact_assessment_opinion", "Yttrande om konsekvensbedömningen", "Opinion on the impact assessment", "nämnden för lagstiftningskontroll yttrade sig", "the Regulatory Scrutiny Board gave its opinion", _PREPARED, ("drafting",), ends=frozenset({"signal"}), may_repeat=True),
    # The proposal, and what runs beside it.
    EventKind("proposal_adopted", "Förslag antaget", "Proposal adopted", "förslaget antogs", "the proposal was adopted", _LAWS | {_B, _P}, ("proposed", "feedback", "subsidiarity"), ends=PREPARING),
    EventKind("proposal_corrected", "Förslag rättat (final/2)", "Corrected proposal (final/2)", "förslaget ersattes av en rättad lydelse", "the proposal was replaced by a corrected version", _LAWS | {_B, _P}, first=("proposed", "feedback", "subsidiarity"), ends=PREPARING, may_repeat=True),
    EventKind("last_language_version", "Sista språkversionen översänd", "Last language version sent", "den sista språkversionen översändes", "the last language version was sent", _LEGISLATIVE, first=("feedback", "subsidiarity"), begins_clock=("feedback", "subsidiarity")),
    EventKind("feedback_opens", "Återkoppling öppnar", "Feedback opens", "återkopplingen på förslaget öppnade", "feedback on the proposal opened", _LEGISLATIVE, first=("feedback",), begins_clock=("feedback",)),
    EventKind("feedback_closes", "Återkopplingen stänger", "Feedback closes", "tiden för återkoppling gick ut", "the feedback period closed", _LEGISLATIVE, ends=frozenset({"feedback"})),
    EventKind("subsidiarity_ends", "Subsidiaritetskontrollen avslutad", "Subsidiarity check ends", "fristen för de nationella parlamenten gick ut", "the national parliaments' time limit ended", _LEGISLATIVE, ends=frozenset({"subsidiarity"})),
    EventKind("reasoned_opinion", "Motiverat yttrande", "Reasoned opinion", "ett nationellt parlament lämnade ett motiverat yttrande", "a national parliament gave a reasoned opinion", _LEGISLATIVE, may_repeat=True),
    EventKind("cor_referral", "Remiss till ReK", "Referral to the CoR", "ReK ombads yttra sig", "the CoR was asked for its opinion", _LAWS | {_P}, ("cor_eesc",), who="CoR"),
    EventKind("cor_opinion", "ReK:s yttrande", "CoR opinion", "ReK antog sitt yttrande", "the CoR adopted its opinion", _LAWS | {_P}, ends=frozenset({"cor_eesc"}), who="CoR"),
    EventKind("eesc_referral", "Remiss till EESK", "Referral to the EESC", "EESK ombads yttra sig", "the EESC was asked for its opinion", _LAWS | {_P}, ("cor_eesc",), who="EESC"),
    EventKind("eesc_opinion", "EESK:s yttrande", "EESC opinion", "EESK antog sitt yttrande", "the EESC adopted its opinion", _LAWS | {_P}, ends=frozenset({"cor_eesc"}), who="EESC"),
    # In Parliament's committee.
    EventKind("committee_referral", "Hänvisat till utskott", "Referred to committee", "förslaget hänvisades till utskott", "the file was referred to committee", _IN_COMMITTEE, first=("ep_committee",), ends=_BEGUN),
    EventKind("rapporteur_named", "Föredragande utsedd", "Rapporteur named", "en föredragande utsågs", "a rapporteur was named", _IN_COMMITTEE, first=("ep_committee",), ends=_BEGUN, may_repeat=True),
    EventKind("rapporteur_changed", "Föredragande bytt", "Rapporteur changed", "föredraganden byttes", "the rapporteur changed", _IN_COMMITTEE, may_repeat=True),
    EventKind("draft_report", "Förslag till betänkande", "Draft report", "förslaget till betänkande lades fram", "the draft report was presented", _IN_COMMITTEE, ("ep_draft_report",), ends=_BEGUN | {"ep_committee"}),
    EventKind("amendment_deadline", "Frist för ändringsförslag", "Amendment deadline", "utskottet satte en frist för ändringsförslag", "the committee set a deadline for amendments", _IN_COMMITTEE, ("ep_amendments",), ends=_BEGUN | {"ep_committee", "ep_draft_report"}, begins_clock=("ep_amendments",), may_repeat=True),
    EventKind("compromise_amendments", "Kompromissändringsförslag", "Compromise amendments", "kompromisser förhandlades i utskottet", "compromises were negotiated in the committee", _IN_COMMITTEE, ("ep_compromise",), ends=_BEGUN | {"ep_committee", "ep_draft_report", "ep_amendments"}),
    EventKind("amendments_tabled", "Ändringsförslag inlämnade i utskottet", "Amendments tabled in committee", "ändringsförslag lämnades in i utskottet", "amendments were tabled in the committee", _IN_COMMITTEE, first=("ep_compromise",), ends=_BEGUN | {"ep_committee", "ep_draft_report"}, may_repeat=True),
    EventKind("committee_opinion", "Yttrande från annat utskott", "Opinion of another committee", "ett annat utskott yttrade sig", "another committee gave its opinion", _IN_COMMITTEE, may_repeat=True),
    EventKind("committee_vote", "Utskottet röstar, betänkande", "Committee vote, report", "utskottet antog sitt betänkande", "the committee adopted its report", _IN_COMMITTEE, ("ep_committee_vote",), ends=_FIRST - {"ep_committee_vote"}),
    EventKind("committee_report_tabled", "Betänkande ingivet till kammaren", "Committee report tabled for plenary", "utskottets betänkande gavs in till kammaren", "the committee's report was tabled for plenary", _IN_COMMITTEE, first=("ep_committee_vote",), ends=_FIRST - {"ep_committee_vote"}),
    EventKind("mandate_announced", "Mandat tillkännagivet i kammaren", "Mandate announced in plenary", "utskottets mandat tillkännagavs i kammaren", "the committee's mandate was announced in plenary", _ORDINARY, ("ep_committee_vote",), ends=_FIRST - {"ep_committee_vote"}),
    EventKind("ep_amendments_sent_back", "Ändringar antagna, ärendet återförvisat till utskottet", "Amendments adopted, file sent back to committee", "kammaren antog ändringar och återförvisade ärendet för förhandlingar", "the plenary adopted amendments and sent the file back for negotiations", _LAWS, ("ep_committee_vote",), ends=_FIRST - {"ep_committee_vote"}),
    EventKind("motion_tabled", "Resolutionsförslag inlämnat", "Motion for a resolution tabled", "ett resolutionsförslag lämnades in", "a motion for a resolution was tabled", frozenset({_R}), ("ep_motion",), may_repeat=True),
    EventKind("ep_resolution", "Resolution antagen", "Resolution adopted", "kammaren antog en resolution", "the plenary adopted a resolution", frozenset({_B, _I, _R, _H}), ("ep_resolution",), ends=_UNDER_WAY),
    EventKind("election", "Val till Europaparlamentet", "European elections", "ett nytt Europaparlament valdes", "a new European Parliament was elected", _ALL - {_D, _S, _P}, may_repeat=True),
    EventKind("resumed", "Återupptaget efter valet", "Resumed after the election", "det nya parlamentet återupptog ärendet", "the new Parliament resumed the file", _IN_COMMITTEE, first=("ep_committee",), ends=frozenset({"ep_awaiting_resumption", "lapsed"}), may_repeat=True),
    # In the Council.
    EventKind("council_examination", "Behandling i rådet", "Examination in the Council", "rådet tog upp förslaget", "the Council took the file up", _LAWS | {_B}, ("council_wp",), may_repeat=True),
    EventKind("coreper", "Coreper", "Coreper", "Coreper behandlade förslaget", "Coreper dealt with the file", _LAWS | {_B}, ("coreper",), may_repeat=True),
    EventKind("general_approach", "Allmän riktlinje", "General approach", "rådet enades om en allmän riktlinje eller ett mandat", "the Council agreed its general approach or mandate", _LAWS | {_B}, ("general_approach",), ends=frozenset({"council_wp", "coreper"})),
    EventKind("partial_position", "Partiell förhandlingsposition", "Partial negotiating position", "rådet enades om en partiell position", "the Council agreed a partial position", _LAWS | {_B}, ("general_approach",), ends=frozenset({"coreper"}), may_repeat=True),
    # Between them, and the first reading.
    EventKind("trilogue_begins", "Trepartsmöten inleds", "Trilogues begin", "trepartsmötena inleddes", "trilogues began", _ORDINARY, ("trilogue",), ends=_MANDATED | {"ep_plenary_1r"}),
    EventKind("trilogue_meeting", "Trepartsmöte", "Trilogue meeting", "ett trepartsmöte hölls", "a trilogue was held", _ORDINARY, ("trilogue",), ends=_MANDATED | {"ep_plenary_1r"}, may_repeat=True),
    EventKind("provisional_agreement", "Preliminär överenskommelse", "Provisional agreement", "förhandlarna nådde en preliminär överenskommelse", "the negotiators reached a provisional agreement", _ORDINARY, ("provisional_agreement",), ends=_AGREED - {"provisional_agreement"} | {"ep_plenary_1r"}),
    EventKind("committee_approves_agreement", "Utskottet godkänner överenskommelsen", "Committee approves the agreement", "utskottet godkände den preliminära överenskommelsen", "the committee approved the provisional agreement", _ORDINARY, first=("provisional_agreement",), ends=_AGREED - {"provisional_agreement"}),
    EventKind("early_second_reading_letter", "Brev om tidig andra behandling", "Early second reading letter", "utskottets ordförande skrev till rådet att parlamentet godtar rådets ståndpunkt", "the committee's chair wrote to the Council that Parliament will accept its position", _ORDINARY),
    EventKind("ep_opinion", "Europaparlamentets yttrande", "Parliament's opinion", "parlamentet yttrade sig", "Parliament gave its opinion", frozenset({_C, _A, _N, _H}), ("ep_opinion",), ends=_FIRST),
    EventKind("interim_report", "Interimsbetänkande", "Interim report", "parlamentet antog ett interimsbetänkande", "Parliament adopted an interim report", frozenset({_A, _N}), may_repeat=True),
    EventKind("ep_consent", "Europaparlamentets godkännande", "Parliament's consent", "parlamentet gav sitt godkännande", "Parliament gave its consent", frozenset({_A, _N, _H}), ("ep_consent",), ends=_MANDATED),
    EventKind("ep_first_reading", "Europaparlamentets ståndpunkt, första behandlingen", "Parliament's first-reading position", "parlamentet antog sin ståndpunkt vid första behandlingen", "Parliament adopted its first-reading position", _READ_TWICE, ("ep_plenary_1r",), ends=_FIRST | {"provisional_agreement"}),
    EventKind("council_position", "Rådets ståndpunkt, första behandlingen", "Council first-reading position", "rådet antog sin ståndpunkt vid första behandlingen", "the Council adopted its first-reading position", _READ_TWICE, ("council_1r",), ends=_READ - {"council_1r"}),
    EventKind("council_adoption", "Rådet antar akten", "Council adopts the act", "rådet antog akten", "the Council adopted the act", _LAWS | {_B}, ("council_1r", "council_decision"), ends=_READ - {"council_1r", "council_decision"}, next=("signed",)),
    # Second and third reading. Article 294(7) to (14).
    EventKind("council_position_announced", "Rådets ståndpunkt tillkännagiven i kammaren", "Council position announced in plenary", "rådets ståndpunkt tillkännagavs i kammaren", "the Council's position was announced in plenary", _ORDINARY, ("ep_2r",), ends=_READ, begins_clock=("ep_2r",)),
    EventKind("ep_second_reading_approved", "Europaparlamentet godkänner vid andra behandlingen", "Parliament approves at second reading", "parlamentet godkände rådets ståndpunkt vid andra behandlingen", "Parliament approved the Council's position at second reading", _ORDINARY, ("ep_2r",), ends=_READ, next=("signed",)),
    EventKind("ep_second_reading_amended", "Europaparlamentet ändrar vid andra behandlingen", "Parliament amends at second reading", "parlamentet ändrade rådets ståndpunkt vid andra behandlingen", "Parliament amended the Council's position at second reading", _ORDINARY, ("council_2r",), ends=_READ | {"ep_2r"}, begins_clock=("council_2r",)),
    EventKind("council_second_reading_approved", "Rådet godkänner vid andra behandlingen", "Council approves at second reading", "rådet godkände parlamentets ändringar", "the Council approved Parliament's amendments", _ORDINARY, ("council_2r",), ends=_READ | {"ep_2r"}, next=("signed",)),
    EventKind("council_second_reading_refused", "Rådet godtar inte alla ändringar", "Council does not approve all amendments", "rådet avvisade en del av parlamentets ändringar", "the Council refused some of Parliament's amendments", _ORDINARY, ("council_2r",), ends=_READ | {"ep_2r"}, next=("conciliation",)),
    EventKind("conciliation_convened", "Förlikningskommittén sammankallad", "Conciliation Committee convened", "förlikningskommittén sammankallades", "the Conciliation Committee was convened", _READ_TWICE, ("conciliation",), ends=_SECOND - {"conciliation"}, begins_clock=("conciliation",)),
    EventKind("joint_text", "Gemensamt utkast", "Joint text", "förlikningskommittén enades om ett gemensamt utkast", "the Conciliation Committee agreed a joint text", _READ_TWICE, ("third_reading",), ends=_SECOND - {"third_reading"}, begins_clock=("third_reading",)),
    EventKind("third_reading_adopted", "Antaget vid tredje behandlingen", "Adopted at third reading", "akten antogs vid tredje behandlingen", "the act was adopted at third reading", _READ_TWICE, ("third_reading",), ends=_SECOND - {"third_reading"}, next=("signed",)),
    # The act, and what follows it.
    EventKind("signed", "Undertecknad", "Signed", "akten undertecknades", "the act was signed", _LAWS | {_B}, ("signed",), ends=_UNDER_WAY - {"signed"}),
    EventKind("published", "Publicerad i EUT", "Published in the Official Journal", "akten publicerades i EUT", "the act was published in the Official Journal", _LAWS | {_B, _D}, ("published",), ends=_UNDER_WAY | {"delegated_implementing", "delegated_pending", "objection_period", "no_objection"}),
    EventKind("enters_into_force", "Träder i kraft", "Enters into force", "akten trädde i kraft", "the act entered into force", _LAWS | {_B, _D}),
    EventKind("transposition_deadline", "Frist för genomförande", "Transposition deadline", "akten satte en frist för genomförandet", "the act set a deadline for transposition", _LEGISLATIVE, ("transposition",), begins_clock=("transposition",), may_repeat=True),
    EventKind("transposed", "Genomförd i svensk rätt", "Transposed into Swedish law", "genomförandet i svensk rätt blev klart", "national implementation was completed", _LEGISLATIVE, ends=frozenset({"transposition"})),
    EventKind("delegated_act_draft", "Utkast till delegerad akt", "Draft delegated act", "ett utkast till delegerad akt publicerades", "a draft delegated act was published", _LEGISLATIVE | {_D}, ("delegated_implementing",), begins_clock=("delegated_implementing",), may_repeat=True),
    EventKind("implementing_act_draft", "Utkast till genomförandeakt", "Draft implementing act", "ett utkast till genomförandeakt publicerades", "a draft implementing act was published", _LEGISLATIVE, ("delegated_implementing",), begins_clock=("delegated_implementing",), may_repeat=True),
    EventKind("objection_period_begins", "Delegerad akt delgiven", "Delegated act notified", "den delegerade akten delgavs parlamentet och rådet", "the delegated act was notified to Parliament and Council", _LEGISLATIVE | {_D}, ("objection_period",), ends=frozenset({"delegated_implementing", "delegated_pending"}), begins_clock=("objection_period",), may_repeat=True),
    EventKind("objection_period_ends", "Tiden för invändning slut", "Objection period ends", "tiden för invändning gick ut utan invändning", "the objection period ended without objection", _LEGISLATIVE | {_D}, ("no_objection",), ends=frozenset({"objection_period"}), may_repeat=True),
    EventKind("objection", "Invändning mot delegerad akt", "Objection to a delegated act", "parlamentet eller rådet invände mot den delegerade akten", "Parliament or Council objected to the delegated act", frozenset({_D}), ("rejected",), ends=_EVERYTHING - {"rejected"}),
    EventKind("review", "Översyn", "Review", "översynen inleddes", "the review began", _LAWS, ("review",), may_repeat=True),
    # Endings, and what undoes them.
    EventKind("withdrawn", "Återkallat", "Withdrawn", "förslaget återkallades", "the file was withdrawn", _ALL, ("withdrawn",), ends=_EVERYTHING - {"withdrawn"}),
    EventKind("rejected", "Förkastat", "Rejected", "förslaget förkastades", "the file was rejected", _ALL - {_S, _P}, ("rejected",), ends=_EVERYTHING - {"rejected"}),
    EventKind("lapsed", "Förfallet", "Lapsed", "ärendet förföll", "the file lapsed", _ALL - {_S}, ("lapsed",), ends=_EVERYTHING - {"lapsed"}),
    EventKind("action_brought", "Talan väckt", "Action brought", "talan väcktes vid EU-domstolen", "an action was brought before the Court of Justice", _LAWS | {_B, _D, _S}, ("in_court",), may_repeat=True),
    EventKind("annulled", "Ogiltigförklarat av domstol", "Annulled by the Court", "domstolen ogiltigförklarade beslutet", "the Court annulled the decision", _LAWS | {_B, _D, _S}, ("annulled", "sa_examination"), ends=_EVERYTHING - {"annulled", "sa_examination"}),
    EventKind("judgment", "Dom, beslutet står fast", "Judgment, the decision stands", "domstolen lät beslutet stå fast", "the Court let the decision stand", _LAWS | {_B, _D, _S}, ends=frozenset({"in_court"}), may_repeat=True),
    EventKind("reopened", "Upptaget på nytt", "Taken up again", "ärendet togs upp på nytt", "the file was taken up again", _ALL, ("reopened",), ends=ENDS - {"reopened"} | {"published", "ep_resolution", "sa_decided"}, may_repeat=True),
    # State aid. Regulation (EU) 2015/1589, Articles 4, 6 and 9.
    EventKind("aid_notified", "Stöd anmält", "Aid notified", "stödet anmäldes", "the aid was notified", _AID, ("sa_examination",), begins_clock=("sa_examination",)),
    EventKind("aid_no_objections", "Inga invändningar", "No objections", "kommissionen beslutade att inte göra invändningar", "the Commission decided not to raise objections", _AID, ("sa_decided",), ends=_UNDER_WAY | {"sa_comments"}),
    EventKind("aid_investigation", "Formellt granskningsförfarande inlett", "Formal investigation opened", "kommissionen inledde ett formellt granskningsförfarande", "the Commission opened a formal investigation", _AID, ("sa_investigation",), ends=frozenset({"sa_examination", "sa_decided"})),
    EventKind("aid_comments_open", "Inbjudan att lämna synpunkter i EUT", "Invitation to comment in the Official Journal", "inbjudan att lämna synpunkter publicerades i EUT", "the invitation to comment was published in the Official Journal", _AID, ("sa_comments",), begins_clock=("sa_comments",)),
    EventKind("aid_comments_close", "Tiden för synpunkter slut", "Comments close", "tiden för synpunkter gick ut", "the time for comments ended", _AID, ends=frozenset({"sa_comments"})),
    EventKind("aid_decision", "Beslut efter formell granskning", "Decision after formal investigation", "kommissionen beslutade i stödärendet", "the Commission decided on the aid", _AID, ("sa_decided",), ends=_UNDER_WAY | {"sa_comments"}),
    EventKind("aid_decision_published", "Stödbeslutet publicerat i EUT", "Aid decision published in the Official Journal", "beslutet i stödärendet publicerades i EUT", "the decision on the aid was published in the Official Journal", _AID, may_repeat=True),
)
# fmt: on
KINDS: dict[str, EventKind] = {kind.key: kind for kind in _KINDS}
