"""What the boards know of other rooms' records: a matter's and a project's items, and a file's way backwards."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.engine.deadlines.meetings import Step
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import Answer, Deadline, Position, Procedure
from utblick.features.advocacy.queries import deadlines
from utblick.features.governance import queries
from utblick.features.governance.backwards import in_page_language, is_behind, worked_out
from utblick.features.governance.models import Decision, Item
from utblick.features.governance.states import state_of
from utblick.features.monitoring.models import Matter
from utblick.features.organisation.dated import day_of
from utblick.features.projects import queries as projects
from utblick.features.projects.lines import line
from utblick.features.projects.models import Matter as ProjectMatter
from utblick.features.projects.models import Project, StepKind
from utblick.features.projects.queries import Told
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import short
from utblick.ui.desk import Line, Part

ADOPT = "advocacy.position.adopt"


def position_before_boards(viewer: Viewer, position: Position) -> Part | None:
    """Give the agenda items where a position is to be adopted; from a decision one goes on to record it."""
    if not viewer.may(queries.VIEW):
        return None
    lines = []
    for item in queries.items(viewer).filter(position=position).order_by("withdrawn_at", "pk"):
        word, tone = state_of(item)
        decision = getattr(item, "decision", None)
        ways: tuple[tuple[str, str], ...] = ()
        if decision is not None and position.standing == "draft" and viewer.may(ADOPT, board=item.board.key):
            asked = urlencode(
                {
                    "board": item.board.key,
                    "on": decision.on.isoformat(),
                    "decision": decision.number,
                    "diary": decision.diary_number,
                }
            )
            url = f"{reverse('advocacy:adopt_position', args=[position.pk])}?{asked}"
            ways = ((_("Record that it was adopted"), url),)
        lines.append(
            Line(
                f"{item.board.key}: {item.title}",
                reverse("governance:item", args=[item.pk]),
                day=item.meeting.on if item.meeting else None,
                chip=word,
                tone=tone,
                links=ways,
            )
        )
    return Part("agenda-items", _("Before the boards"), lines) if lines else None


def project_before_boards(viewer: Viewer, project: Project) -> Part | None:
    """Give the agenda items about a project, and what follows of each decision for who changes the project."""
    if not viewer.may(queries.VIEW):
        return None
    may_change = projects.may_change(viewer, project)
    lines = []
    for item in queries.items(viewer).filter(project=project).order_by("withdrawn_at", "pk"):
        word, tone = state_of(item)
        decision = getattr(item, "decision", None)
        ways = _after(project, item, decision) if decision is not None and may_change else ()
        lines.append(
            Line(
                f"{item.board.key}: {item.get_project_matter_display() or item.title}",
                reverse("governance:decision", args=[decision.pk])
                if decision is not None
                else reverse("governance:item", args=[item.pk]),
                words=decision.number
                if decision is not None
                else ""
                if item.meeting
                else _("no meeting yet"),
                day=decision.on if decision is not None else item.meeting.on if item.meeting else None,
                chip=word,
                tone=tone,
                links=ways,
            )
        )
    return Part("agenda-items", _("Before the boards"), lines) if lines else None


def _after(project: Project, item: Item, decision: Decision) -> tuple[tuple[str, str], ...]:
    """Give the form where what a board decided is written on as the project's own, where that is not done."""
    said = f"{decision.board.key} {decision.number}"
    if item.project_matter == ProjectMatter.CLOSE:
        told = Told(project, timezone.localdate())
        if not told.standing.is_open:
            return ()
        asked = {"kind": StepKind.CLOSED.value, "words": said}
        given = urlencode({**asked, "on": decision.on.isoformat(), "diary_number": decision.diary_number})
        url = f"{reverse('projects:write_step', args=[project.pk])}?{given}"
        return ((_("Write that it is closed"), url),)
    if item.project_matter == ProjectMatter.FINANCE and not project.financed_on:
        given = urlencode(
            {
                "financed_by": f"{decision.board.name}, {decision.number}",
                "financed_on": decision.on.isoformat(),
                "financing_diary": decision.diary_number,
            }
        )
        url = f"{reverse('projects:change_money', args=[project.pk])}?{given}"
        return ((_("Write that the own share is decided"), url),)
    return ()


def project_of(viewer: Viewer, record: Item | Decision) -> Part | None:
    """Give the project that an item or a decision is about, to who sees the project."""
    item = record if isinstance(record, Item) else record.item
    project = item.project if item is not None else None
    if item is None or project is None or not projects.sees(viewer, project):
        return None
    told = Told(project, timezone.localdate())
    return Part("project", _("About the project"), [line(told, item.get_project_matter_display())])


def before_boards(viewer: Viewer, matter: Matter) -> Part | None:
    """Give the agenda items about a matter; nothing when there are none that the viewer may see."""
    if not viewer.may(queries.VIEW):
        return None
    lines = []
    for item in queries.items_about(viewer, matter.pk):
        word, tone = state_of(item)
        lines.append(
            Line(
                f"{item.board.key}: {item.title}",
                reverse("governance:item", args=[item.pk]),
                words="" if item.meeting else _("no meeting yet"),
                day=item.meeting.on if item.meeting else None,
                chip=word,
                tone=tone,
            )
        )
    return Part("agenda-items", _("Before the boards"), lines) if lines else None


def backwards_from_next(viewer: Viewer, procedure: Procedure) -> Part | None:
    """Give the steps backwards from the next date in a file that is for us to meet."""
    if not viewer.may(queries.VIEW):
        return None
    now = timezone.now()
    ahead = (
        deadlines(viewer)
        .filter(procedure=procedure, at__gte=now, done_on__isnull=True)
        .prefetch_related(
            "procedure__events", "procedure__processes__board", "procedure__processes__concerned"
        )
    )
    calendars = known()
    first = next((row for row in ahead if not is_behind(row, now, calendars)), None)
    return _backwards_from(viewer, first, now) if first is not None else None


def backwards_from_answer(viewer: Viewer, answer: Answer) -> Part | None:
    """Give the steps backwards from the last day of an answer that is not sent."""
    if not viewer.may(queries.VIEW):
        return None
    rows = deadlines(viewer).prefetch_related(
        "procedure__processes__board", "procedure__processes__concerned"
    )
    return _backwards_from(viewer, rows.get(pk=answer.deadline_id), timezone.now())


def _backwards_from(viewer: Viewer, ahead: Deadline, now: datetime) -> Part | None:
    planned = worked_out(viewer, ahead, now)
    if planned is None:
        return None
    url = reverse("governance:plan", args=[ahead.pk])
    today = day_of(now)
    lines = [_line(step, today) for step in planned.now.steps]
    if planned.moved:
        lines.insert(0, Line(planned.moved[0], url, chip=_("has moved"), tone="amber"))
    title = _("Backwards from %(day)s") % {"day": short(day_of(ahead.at), today)}
    return Part("backwards", title, lines, more=url, more_words=_("The whole plan"))


def _line(step: Step, today: date) -> Line:
    """Give a step; of one whose day has passed, whether it is too late to take or behind us on the way."""
    words = in_page_language(step)
    if not step.is_possible:
        return Line(words, "", chip=_("has passed"), tone="falu")
    return Line(words, "", chip=_("behind us") if step.on < today else "")


RELATED = {
    "monitoring.matter": before_boards,
    "advocacy.procedure": backwards_from_next,
    "advocacy.answer": backwards_from_answer,
    "advocacy.position": position_before_boards,
    "projects.project": project_before_boards,
    "governance.item": project_of,
    "governance.decision": project_of,
}
