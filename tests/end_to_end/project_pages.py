"""The pages of projects, and what each of them shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.end_to_end.page import Page
from tests.features.projects.public_rows import public, takes_part
from utblick.features.actors.models import OwnName
from utblick.features.organisation.models import Unit
from utblick.features.projects import actions, answer_links
from utblick.features.projects.example import load
from utblick.features.projects.kinds_of_parts import PARTS
from utblick.features.projects.models import Partner, Project, ResultQuestion
from utblick.foundation.accounts.viewer import Viewer


def _number(acronym: str) -> int:
    return Project.objects.get(acronym=acronym).pk


def _answer() -> str:
    return answer_links.address(ResultQuestion.objects.get().pk).split("/")[-2]


PAGES: dict[str, tuple[Page, ...]] = {
    "projects": (
        Page("projects:projects"),
        Page("projects:projects", query="?mine=1"),
        Page("projects:begin"),
        Page("projects:timeline"),
        Page("projects:money"),
        Page("projects:map"),
        Page("projects:partners"),
        Page("projects:audit"),
        Page("projects:bring"),
        Page("projects:project", lambda: _number("GÅRDSGAS")),
        Page("projects:project", lambda: _number("TANDSPEL")),
        Page("projects:project", lambda: Project.objects.filter(acronym="").earliest("pk").pk),
        Page("projects:project", lambda: Project.objects.exclude(secrecy="").get().pk),
        Page("projects:change_facts", lambda: _number("GÅRDSGAS")),
        Page("projects:change_money", lambda: _number("GÅRDSGAS")),
        Page("projects:write_step", lambda: _number("GÅRDSGAS")),
        Page("projects:put_right", lambda: _number("GÅRDSGAS")),
        Page("projects:sources", lambda: _number("GÅRDSGAS")),
        Page("projects:change_part", lambda: ("partner", Partner.objects.earliest("pk").pk)),
        *(Page("projects:new_part", lambda name=name: (_number("GÅRDSGAS"), name)) for name in PARTS),
        Page("projects:answer", _answer),
    ),
}
OUTSIDE = (Page("projects:answer", "wrong"),)
NO_PAGES = {"projects:audit_file": "a file"}


def fill(by: Viewer, at: datetime) -> None:
    """Load the example; let lists tell of a project of ours and of one that is not there, and ask what one gave."""
    load(at)
    OwnName.objects.get_or_create(name="Region Östergötland")
    project = Project.objects.get(acronym="GÅRDSGAS")
    tied = public("1", at, acronym="GÅRDSGAS", title="Farm biogas", starts_on=at.date())
    likely = public("2", at, acronym="Gårdsgas", title="Farm biogas, second phase")
    for row in (tied, likely, public("3", at, title="Rail freight", language="en")):
        takes_part(row, "Region Östergötland")
    actions.link_source(project, tied, by=by, at=at)
    idea = actions.Idea("Avslutat projekt", Unit.objects.get(key="kmc"), "Exempel")
    closed = actions.begin(idea, by=by, at=at)
    actions.write_step(closed, "closed", on=at.date() - timedelta(days=400), by=by, at=at)
    actions.ask_due(at)
    secret = actions.begin(actions.Idea("Sekretessprojekt", Unit.objects.get(key="kmc")), by=by, at=at)
    marked = {"secrecy": "osl-19-1", "secrecy_reason": "Upphandling pågår"}
    actions.change_facts(secret, version=1, units=[], topics=[], concerned=[], by=by, at=at, **marked)
