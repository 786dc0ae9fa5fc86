"""The pages of advocacy and the plans backwards, and what each of them shows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.end_to_end.page import Page
from tests.engine.amending.acts import ACT_EN, amending_en
from tests.features.advocacy import records
from utblick.connectors.record import Position as Sided
from utblick.features.advocacy.actions.asks import note_letter, word_ask
from utblick.features.advocacy.actions.leads import refresh_leads
from utblick.features.advocacy.actions.points import add_point
from utblick.features.advocacy.actions.taking_rows import take_amendments, take_votes
from utblick.features.advocacy.actions.texts import load_text
from utblick.features.advocacy.actions.verdicts import give_verdict
from utblick.features.advocacy.actions.working_out import work_out
from utblick.features.advocacy.bringing import as_parts, parts_of_text
from utblick.features.advocacy.example import load
from utblick.features.advocacy.models import (
    Amendment,
    Ask,
    CalendarPeriod,
    Deadline,
    Event,
    Involvement,
    Letter,
    Point,
    Position,
    Procedure,
    Process,
    Stage,
    Text,
    Verdict,
    Wording,
)
from utblick.features.governance.actions.plans import keep_plan
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Told

PROCESS, FILE = "sammanhallningspolitik", "interreg-2021"


def _amendment(number: str) -> int:
    return Amendment.objects.exclude(key__startswith="e2e-").get(number=number).pk


def _position() -> int:
    return Point.objects.get(target="artikel 13.1").position_id


def _judged(name: str) -> Any:
    return getattr(Verdict.objects.latest("pk"), name)


def _lacking() -> tuple[int, int]:
    return Wording.objects.get(language="sv", procedure__key=FILE).pk, _texts()[0]


def _texts() -> tuple[int, int]:
    texts = Text.objects.filter(procedure__key=FILE).order_by("pk")
    return texts[0].pk, texts[1].pk


def _worked_out() -> Text:
    return Text.objects.get(base__isnull=False)


PAGES: dict[str, tuple[Page, ...]] = {
    "advocacy": (
        Page("advocacy:processes"),
        Page("advocacy:procedures"),
        Page("advocacy:positions"),
        Page("advocacy:asks"),
        Page("advocacy:deadlines"),
        Page("advocacy:calendars"),
        Page("advocacy:calendars", None, "?year=2027&institution=parliament"),
        Page("advocacy:new_period"),
        Page("advocacy:change_period", CalendarPeriod),
        Page("advocacy:bring_calendar"),
        Page("advocacy:open_log"),
        Page("advocacy:process", PROCESS),
        Page("advocacy:beside", PROCESS),
        Page("advocacy:new_process"),
        Page("advocacy:change_process", PROCESS),
        Page("advocacy:add_member", PROCESS),
        Page("advocacy:new_position", PROCESS),
        Page("advocacy:new_position", PROCESS, "?holder=government"),
        Page("advocacy:new_ask", PROCESS),
        Page("advocacy:new_letter", PROCESS),
        Page("advocacy:procedure", "partnerskapsplaner"),
        Page("advocacy:procedure", "skattebefrielse-gas"),
        Page("advocacy:procedure", FILE),
        Page("advocacy:new_procedure"),
        Page("advocacy:change_procedure", FILE),
        Page("advocacy:new_event", FILE),
        Page("advocacy:change_event", Event),
        Page("advocacy:new_number", FILE),
        Page("advocacy:new_relation", FILE),
        Page("advocacy:new_involvement", FILE),
        Page("advocacy:change_involvement", Involvement),
        Page("advocacy:new_deadline", FILE),
        Page("advocacy:change_deadline", Deadline),
        Page("advocacy:load_text", FILE),
    ),
    "wants": (
        Page("advocacy:matrix", FILE),
        Page("advocacy:amendments", FILE),
        Page("advocacy:amendments", FILE, "?place=artikel+13"),
        Page("advocacy:amendment", lambda: _amendment("1")),
        Page("advocacy:amendment", lambda: _amendment("2")),
        Page("advocacy:votes", FILE),
        Page("advocacy:document", (FILE, "rostlista")),
        Page("advocacy:trace", _lacking),
        Page("advocacy:text", Text),
        Page("advocacy:compare", _texts),
        Page("advocacy:amends", lambda: _worked_out().amending_id),
        Page("advocacy:text", lambda: _worked_out().pk),
        Page("advocacy:text", lambda: _worked_out().amending_id),
        Page("advocacy:compare", lambda: (_worked_out().base_id, _worked_out().pk)),
        Page("advocacy:trace", lambda: (_judged("wording_id"), _judged("text_id"))),
        Page("advocacy:withdraw_verdict", lambda: _judged("pk")),
        Page("advocacy:position", _position),
        Page("advocacy:change_position", _position),
        Page("advocacy:adopt_position", _position),
        Page("advocacy:stances", _position),
        Page("advocacy:new_point", _position),
        Page("advocacy:change_point", Point),
        Page("advocacy:ask", lambda: _judged("wording").ask_id),
        Page("advocacy:change_ask", Ask),
        Page("advocacy:new_wording", Ask),
        Page("advocacy:change_wording", Wording),
        Page("advocacy:change_letter", Letter),
        Page("governance:plan", Deadline),
        Page("governance:plan", Deadline, "?boards=RS"),
    ),
}


def fill(by: Viewer, at: datetime) -> None:
    """Load the example's processes, with a letter, an article, a verdict and a plan that is followed."""
    load(at)
    process, file = Process.objects.get(key=PROCESS), Procedure.objects.get(key=FILE)
    note_letter(process, title_sv="Brev om Interreg", on=at.date(), by=by, at=at)
    _tabled(by, at)
    _amended(by, at)
    position = Position.objects.filter(process=process, holder="own", standing="draft").earliest("pk")
    add_point(position, procedure=file, target="artikel 13.1", view_sv="Andelen höjs.", by=by, at=at)
    swedish = process.asks.exclude(wordings__procedure=file).earliest("pk")
    word_ask(
        swedish, procedure=file, target="artikel 3.1", language="sv", new="Stärk Interreg.", by=by, at=at
    )
    refresh_leads(file, by=by, at=at)
    wording = Wording.objects.filter(procedure=file).earliest("pk")
    text = Text.objects.filter(procedure=file, language=wording.language).latest("stage")
    give_verdict(wording, text, outcome="none", reason="Den ströks.", by=by, at=at)
    keep_plan(Deadline.objects.earliest("pk"), ["RUN", "RS"], by=by, at=at)


def _amended(by: Viewer, at: datetime) -> None:
    """Let an act change another, with something that is left to people, and work that out."""
    file = Procedure.objects.get(key="fornybart-3")
    said = ("Article 3(1) is deleted;", "In Annex I, the last row of the table is deleted;")
    told: dict[str, Any] = {"language": "en", "by": by, "at": at}
    before = load_text(
        file, parts_of_text(ACT_EN), stage=Stage.IN_FORCE, name_en="Before", reference="32030R0005", **told
    )
    new = load_text(
        file, as_parts(amending_en(*said)), stage=Stage.ACT, name_en="After", reference="32031R0006", **told
    )
    work_out(new, before, by=by, at=at)


def _tabled(by: Viewer, at: datetime) -> None:
    """Let amendments be tabled and voted on: one of a group, one of the plenary, one that runs its columns together."""
    about = Told(procedure=FILE)
    rows = [
        records.amendment("1", procedure="", justification="It is fair."),
        records.amendment("2", procedure="", group="", authors=()),
        records.amendment(
            "3", procedure="", group="", committee="REGI", fields={"columns": ["run together"]}
        ),
    ]
    take_amendments(rows, about, by=by, at=at)
    votes = [records.vote("1", "2", procedure=""), records.vote("2", "2CP1", "rejected", procedure="")]
    take_votes(votes, about, by=by, at=at)
    names = [Sided(position="for", name="Example", group="EPP", person="1")]
    given = {"source": "europarl_roll_calls", "procedure": "", "result": None, "positions": names}
    take_votes([records.vote("1", "", **given)], about, by=by, at=at)
