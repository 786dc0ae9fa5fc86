"""The page of one project: where it stands, what is next and what is missing, then all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.features.projects import lacks, queries, sources
from utblick.features.projects.lacks import WHAT_FOR, Lack
from utblick.features.projects.models import Project
from utblick.features.projects.money import in_kronor
from utblick.features.projects.queries import Told
from utblick.features.projects.stages import FOLLOWS
from utblick.features.projects.words import STAGES, TO_WRITE, TONES, derivation, share_words
from utblick.ui.shell import viewer_of


@dataclass(frozen=True, slots=True)
class Coming:
    """A day that comes in a project: what, and whether somebody is to do something by then."""

    on: date
    words: str
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to a project on a day: a step, or what a board decided with its paragraph."""

    on: date
    what: str
    words: str = ""
    diary_number: str = ""
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as it is written, and in kronor where it is in euro and the rate is known."""

    label: str
    value: object
    kronor: object = None


def lack_url(project: Project, lack: Lack) -> str:
    """Give where something that is missing is filled in."""
    if lack.form == "step":
        query = urlencode({"kind": lack.field})
        return f"{reverse('projects:write_step', args=[project.pk])}?{query}"
    if lack.form in ("facts", "money"):
        name = "projects:change_facts" if lack.form == "facts" else "projects:change_money"
        return f"{reverse(name, args=[project.pk])}#id_{lack.field}"
    return reverse("projects:new_part", args=[project.pk, lack.form])


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one project."""
    viewer, today = viewer_of(request), timezone.localdate()
    rows = queries.with_parts(queries.projects(viewer)).prefetch_related("risks", "documents")
    project = get_object_or_404(rows, pk=number)
    told = Told(project, today)
    standing = told.standing
    may_change = queries.may_change(viewer, project)
    context = {
        "project": project,
        "told": told,
        "word": STAGES[standing.stage],
        "tone": TONES.get(standing.stage, ""),
        "derived": derivation(standing, project.starts_on, project.ends_on),
        "follows": [(kind, TO_WRITE[kind]) for kind in FOLLOWS[standing.stage]],
        "coming": coming(project, told, today),
        "lacks": [(lack, lack_url(project, lack)) for lack in told.lacks],
        "lacks_title": WHAT_FOR.get(told.what_for, ""),
        "audit_lacks": [(lack, lack_url(project, lack)) for lack in told.audit_lacks],
        "amounts": amounts(project),
        "share_words": share_words(project),
        "steps": happened(project),
        "risks": sorted(project.risks.all(), key=lambda row: (row.is_over, -row.weight)),
        "open_differences": sum(len(one.open) for one in sources.compared(project)),
        "may_change": may_change,
        "may_decide": queries.may_write_decision(viewer, project),
        "today": today,
        "view": queries.SECRET if project.secrecy else queries.VIEW,
    }
    return render(request, "projects/project.html", context)


def happened(project: Project) -> list[Happened]:
    """Give the steps of a project and what boards decided of it, by day."""
    found = [
        Happened(
            one.on, str(one.get_kind_display()), one.words, one.diary_number, one.undone_by_id is not None
        )
        for one in project.steps.all()
    ]
    found += [
        Happened(
            one.on,
            _("%(board)s decided on %(what)s") % {"board": one.board.name, "what": one.get_matter_display()},
            one.paragraph,
            one.diary_number,
        )
        for one in project.decisions.all()
    ]
    return sorted(found, key=lambda one: one.on)


def coming(project: Project, told: Told, today: date) -> list[Coming]:
    """Give the days that come, the soonest first; a report that is late stands first."""
    found = [
        Coming(row.due_on, f"{row.words}, {row.to}" if row.to else row.words, True)
        for row in project.reports.all()
        if row.sent_on is None
    ]
    found += [
        Coming(row.review_on, _("Look again at: %(risk)s") % {"risk": row.words}, True)
        for row in project.risks.all()
        if row.review_on and not row.is_over
    ]
    if told.standing.is_open:
        for day, words in ((project.starts_on, _("First day")), (project.ends_on, _("Last day"))):
            if day and day >= today:
                found.append(Coming(day, words))
    closed_on = told.closed_on
    if closed_on and told.standing.stage == "closed" and not lacks.is_asked(closed_on, today):
        asked = lacks.asked_on(closed_on)
        found.append(Coming(asked, _("It is asked what changed")))
    return sorted(found, key=lambda one: one.on)


def amounts(project: Project) -> list[Amount]:
    """Give what is known of a project's money."""
    found = []
    for name in ("total", "grant", "our_budget", "our_grant", "own_share"):
        value = getattr(project, name)
        if value is None:
            continue
        kronor = in_kronor(queries.sum_of(project, name)) if project.currency == "EUR" else None
        label = str(Project._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        found.append(Amount(label, value, kronor))
    return found
