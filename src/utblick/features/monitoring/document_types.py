"""What kinds of documents are called. A source's word that is not here is shown as the source writes it."""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# code, as the connectors write it -> its name
TYPES: dict[str, str | Promise] = {
    "act": _("legal act"),
    "action_plan": _("action plan"),
    "adopted_text": _("adopted text"),
    "agenda": _("agenda"),
    "announcement": _("announcement"),
    "answer": _("answer"),
    "assignment": _("government assignment"),
    "bill": _("government bill"),
    "call": _("call"),
    "call_notice": _("notice of a call"),
    "cascade_call": _("call of a project"),
    "case_law": _("case law"),
    "committee_directive": _("terms of reference"),
    "committee_report": _("committee report"),
    "committee_statement": _("committee statement"),
    "communication": _("communication"),
    "consolidated_act": _("consolidated act"),
    "consultation": _("consultation"),
    "correction": _("correction"),
    "corrigendum": _("correction"),
    "council_agenda": _("annotated Council agenda"),
    "council_on_legislation_referral": _("referral to the Council on Legislation"),
    "daily_news": _("daily news"),
    "decision": _("decision"),
    "directive": _("directive"),
    "dossier": _("dossier"),
    "eu_committee_record": _("record of the Committee on European Union Affairs"),
    "eu_document": _("EU document"),
    "factsheet": _("fact sheet"),
    "fakta_pm": _("explanatory memorandum (faktapromemoria)"),
    "file": _("file"),
    "government_assignment": _("government assignment"),
    "government_bill": _("government bill"),
    "government_communication": _("government communication"),
    "government_inquiry": _("government inquiry (SOU)"),
    "guidance": _("guidance"),
    "guidelines": _("guidelines"),
    "information": _("information"),
    "interpellation": _("interpellation"),
    "joint_motion": _("joint motion"),
    "judgment": _("judgment"),
    "mail": _("mail"),
    "memo": _("memo"),
    "ministry_memorandum": _("ministry memorandum (Ds)"),
    "minutes": _("minutes"),
    "motion": _("motion"),
    "national_transposition": _("national transposition"),
    "news": _("news"),
    "newsletter": _("newsletter"),
    "note": _("note"),
    "notice": _("notice"),
    "opinion": _("opinion"),
    "opinion_article": _("opinion article"),
    "plenary_agenda": _("plenary agenda"),
    "plenary_sitting": _("plenary sitting"),
    "press_release": _("press release"),
    "procedure": _("procedure"),
    "proposal": _("proposal"),
    "questions_and_answers": _("questions and answers"),
    "read_out": _("read-out of a meeting"),
    "record": _("record of a sitting"),
    "regulation": _("regulation"),
    "report": _("report"),
    "resolution": _("resolution"),
    "speech": _("speech"),
    "staff_working_document": _("staff working document"),
    "state_aid_notice": _("state aid notice"),
    "statement": _("statement"),
    "tender": _("tender"),
    "verbatim_record": _("verbatim record"),
    "web_page": _("web page"),
    "work_programme": _("work programme"),
    "written_question": _("written question"),
}


def type_name(type_: str) -> str:
    """Give a document's type in the page's language."""
    return str(TYPES.get(type_) or type_.replace("_", " "))


CORRECTIONS = frozenset({"correction", "corrigendum"})
_SAYS_SO = re.compile(
    r"\W*(?:corrected version|corrigend(?:um|a)|rättelse|rättad (?:version|lydelse))\b", re.IGNORECASE
)
# The Commission's second issue of a document replaces the first one.
_SECOND_ISSUE = re.compile(r"\bfinal/[2-9]\b")


def is_correction(type_: str, title: str) -> bool:
    """Say whether a document corrects another: by its type, or because its title says so."""
    return type_ in CORRECTIONS or bool(_SAYS_SO.match(title) or _SECOND_ISSUE.search(title))
