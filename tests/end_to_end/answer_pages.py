"""The pages of answers and of the documents made of files, asks and people, and what each of them shows."""

from __future__ import annotations

from datetime import datetime

from tests.end_to_end.page import Page
from utblick.features.advocacy.actions.arguing import advise
from utblick.features.advocacy.models import (
    Amendment,
    Answer,
    Ask,
    Contribution,
    Involvement,
    Objection,
    Procedure,
)
from utblick.foundation.accounts.viewer import Viewer

FILE = "partnerskapsplaner"


def _answer(state: str) -> int:
    given = {"out": {"proposed_on": None}, "before": {"signed_on": None, "proposed_on__isnull": False}}
    return Answer.objects.get(**given.get(state, {"sent_on__isnull": False})).pk


def _decider() -> int:
    rows = Involvement.objects.filter(procedure__key=FILE, person__isnull=False)
    found = rows.earliest("pk").person_id
    assert found is not None
    return found


PAGES: dict[str, tuple[Page, ...]] = {
    "answers": (
        Page("actors:write", query=f"?file={FILE}"),
        Page("advocacy:answers"),
        Page("advocacy:answers", query="?state=sent"),
        Page("advocacy:answer", lambda: _answer("out")),
        Page("advocacy:answer", lambda: _answer("before")),
        Page("advocacy:answer", lambda: _answer("sent")),
        Page("advocacy:new_answer", query=f"?file={FILE}"),
        Page("advocacy:change_answer", lambda: _answer("out")),
        Page("advocacy:change_answer", lambda: _answer("sent")),
        Page("advocacy:ask_for_contributions", lambda: _answer("before")),
        Page("advocacy:change_contribution", Contribution),
        Page("advocacy:sign_answer", lambda: _answer("before")),
        Page("advocacy:send_answer", lambda: _answer("before")),
        Page("advocacy:report_answer", lambda: _answer("sent")),
        Page("advocacy:let_answer_go", lambda: _answer("out")),
        Page("advocacy:document", (FILE, "sammanfattning")),
        Page("advocacy:document", (FILE, "sammanfattning"), "?drafts=1&language=en"),
        Page("advocacy:document", (FILE, "talepunkter")),
        Page("advocacy:document", (FILE, "rostlista")),
        Page("advocacy:ask_document", lambda: (Objection.objects.earliest("pk").ask_id, "sammanfattning")),
        Page("advocacy:person_document", lambda: (_decider(), "infor-mote")),
        Page("advocacy:ask_document", lambda: (Objection.objects.earliest("pk").ask_id, "talepunkter")),
        Page("advocacy:ask", lambda: Objection.objects.earliest("pk").ask_id),
        Page("advocacy:new_objection", Ask),
        Page("advocacy:change_objection", Objection),
        Page("advocacy:advise", lambda: Amendment.objects.get(key="e2e-2").pk),
    ),
}
# What else answers a question, and why it is no page of its own.
NO_PAGES = {
    "advocacy:document_as": "a file",
    "advocacy:ask_document_as": "a file",
    "advocacy:person_document_as": "a file",
}


def fill(by: Viewer, at: datetime) -> None:
    """Bring two amendments to a file, and give advice on one of them."""
    file = Procedure.objects.get(key=FILE)
    ask = Ask.objects.filter(process__procedures=file).earliest("pk")
    rows = [
        Amendment.objects.create(
            procedure=file,
            document="PE 700.001",
            number=str(number),
            target="Article 5(2)",
            old="may consult regions",
            new="shall consult regions",
            authors="A Member",
            key=f"e2e-{number}",
        )
        for number in (1, 2)
    ]
    advise(rows[0], ask=ask, advised="for", why_sv="Samma som vi vill", by=by, at=at)
