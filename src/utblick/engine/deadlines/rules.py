"""The rules of time: what a time limit runs from, how long it is, and when to warn. A start, to be edited as data."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.engine.deadlines.wording import count_en, count_sv


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, in one or more of months, weeks and days."""

    weeks: int = 0
    months: int = 0
    days: int = 0

    def sv(self) -> str:
        """Write it in Swedish: 8 veckor."""
        return _listed(
            (self.months, count_sv(self.months, "månad", "månader")),
            (self.weeks, count_sv(self.weeks, "vecka", "veckor")),
            (self.days, count_sv(self.days, "dag", "dagar")),
        )

    def en(self) -> str:
        """Write it in English: 8 weeks."""
        return _listed(
            (self.months, count_en(self.months, "month")),
            (self.weeks, count_en(self.weeks, "week")),
            (self.days, count_en(self.days, "day")),
        )


def _listed(*parts: tuple[int, str]) -> str:
    return ", ".join(words for number, words in parts if number)


@dataclass(frozen=True, slots=True)
class Rule:
    """A time limit. `length` is None where the day is always given; `extension` is what may be added.

    `moves` tells a limit that has not begun while its start is unknown, so that it moves by a day each day. `rolls`
    moves an end on a Saturday, Sunday or holiday to the next working day (Regulation (EEC, Euratom) No 1182/71,
    Article 3(4)). `pauses` names the times that are not counted, such as `august`. `warnings` are days before;
    `institution` is who must be met by then, so that a warning in its recess comes before it.
    `is_sure` is false where the rule should be checked before it is relied on.
    """

    key: str
    name_sv: str
    name_en: str
    start_sv: str
    start_en: str
    length: Length | None
    extension: Length | None = None
    warnings: tuple[int, ...] = ()
    moves: bool = False
    rolls: bool = False
    pauses: frozenset[str] = frozenset()
    is_sure: bool = True
    source: str = ""
    institution: str = ""


# fmt: off
_RULES = (
    Rule("cfe_feedback", "Svar på uppmaning att inkomma med synpunkter", "Reply to a call for evidence", "uppmaningen öppnade", "the call opened", Length(weeks=4), warnings=(14, 5, 1), institution="commission"),
    Rule("pub_consult", "Svar på offentligt samråd", "Reply to a public consultation", "samrådet öppnade", "the consultation opened", Length(weeks=12), warnings=(30, 14, 5), institution="commission"),
    Rule("proposal_feedback", "Återkoppling på kommissionens förslag", "Feedback on the Commission's proposal", "den sista språkversionen översändes", "the last language version was sent", Length(weeks=8), warnings=(30, 14, 5), moves=True, source="Interinstitutional Agreement on Better Law-Making (2016)", institution="commission"),
    Rule("subsidiarity", "De nationella parlamentens subsidiaritetskontroll", "Subsidiarity check by national parliaments", "den sista språkversionen översändes", "the last language version was sent", Length(weeks=8), warnings=(21, 7), moves=True, source="Protocol (No 2), Article 6", institution="national_parliaments"),
    Rule("fakta_pm", "Regeringens faktapromemoria", "The Government's explanatory memorandum", "förslaget överlämnades till rådet", "the proposal was sent to the Council", Length(weeks=5), warnings=(7,)),
    Rule("ep_am_deadline", "Frist för ändringsförslag i utskottet", "Amendment deadline in committee", "utskottet satte fristen", "the committee set the deadline", None, warnings=(21, 10, 3), institution="parliament"),
    Rule("ep_2r", "Europaparlamentets andra behandling", "Parliament's second reading", "rådets ståndpunkt tillkännagavs i kammaren", "the Council's position was announced in plenary", Length(months=3), Length(months=1), (30, 14), source="TFEU, Article 294(7) and (14)", institution="parliament"),
    Rule("council_2r", "Rådets andra behandling", "Council second reading", "rådet tog emot parlamentets ändringar", "the Council received Parliament's amendments", Length(months=3), Length(months=1), (30, 14), source="TFEU, Article 294(8) and (14)", institution="council"),
    Rule("conciliation", "Förlikning", "Conciliation", "förlikningskommittén sammankallades", "the Conciliation Committee was convened", Length(weeks=6), Length(weeks=2), (14,), source="TFEU, Article 294(10) and (14)", institution="parliament"),
    Rule("third_reading", "Tredje behandling", "Third reading", "det gemensamma utkastet godkändes", "the joint text was approved", Length(weeks=6), Length(weeks=2), (14,), source="TFEU, Article 294(13) and (14)", institution="parliament"),
    Rule("budget_conciliation", "Förlikning om budgeten", "Conciliation on the budget", "förlikningskommittén sammankallades", "the Conciliation Committee was convened", Length(days=21), warnings=(7,), source="TFEU, Article 314(5)", institution="parliament"),
    Rule("budget_joint_text", "Beslut om det gemensamma budgetutkastet", "Decision on the joint budget text", "det gemensamma utkastet godkändes", "the joint text was agreed", Length(days=14), warnings=(7,), source="TFEU, Article 314(6)", institution="parliament"),
    Rule("delegated_objection", "Invändning mot delegerad akt", "Objection to a delegated act", "akten delgavs på alla språk", "the act was notified in all languages", Length(months=2), Length(months=2), (30, 7), source="TFEU, Article 290", institution="parliament"),
    Rule("draft_act_feedback", "Återkoppling på utkast till akt", "Feedback on a draft act", "utkastet publicerades", "the draft was published", Length(weeks=4), warnings=(10, 3), institution="commission"),
    Rule("remiss", "Svar på remiss", "Answer to a referral", "remissen sändes ut", "the referral was sent out", Length(months=3), warnings=(45, 21, 7)),
    Rule("transposition", "Genomförande i svensk rätt", "National implementation", "akten antogs", "the act was adopted", None, warnings=(180, 90)),
    Rule("sa_examination", "Preliminär granskning av statligt stöd", "Preliminary examination of state aid", "anmälan var fullständig", "the notification was complete", Length(months=2), warnings=(), rolls=True, source="Regulation (EU) 2015/1589, Article 4(5)", institution="commission"),
    Rule("sa_comments", "Synpunkter från tredje part i ett stödärende", "Comments from third parties on state aid", "inbjudan publicerades i EUT", "the invitation was published in the Official Journal", Length(months=1), warnings=(14, 5), rolls=True, source="Regulation (EU) 2015/1589, Article 6(1)", institution="commission"),
)
# fmt: on
RULES: dict[str, Rule] = {rule.key: rule for rule in _RULES}
