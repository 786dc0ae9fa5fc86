"""Read projects: what each is, where it stands and what is missing of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Unit
from utblick.features.organisation.queries import Day
from utblick.features.projects import lacks, stages
from utblick.features.projects.lacks import Facts, Lack
from utblick.features.projects.models import Partner, Project, SourceLink
from utblick.features.projects.money import Rate, Sum, adds_up
from utblick.features.projects.stages import Event, Standing
from utblick.foundation.accounts.viewer import Viewer

VIEW, BEGIN, CHANGE = "projects.project.view", "projects.project.begin", "projects.project.change"
DECIDE, BRING = "projects.decision.write", "projects.list.bring"
SECRET = "projects.secret.view"  # noqa: S105


def visible(viewer: Viewer) -> QuerySet[Project]:
    """Give the projects that the viewer may see: all but those marked as secret, and of these their own.

    A secret project is seen by its manager, by who has that right for one of its units or boards, and by who has it
    for all. Whatever leads to a project passes here.
    """
    viewer.check(VIEW)
    rows = Project.objects.all()
    if viewer.may(SECRET):
        return rows
    seen = Q(secrecy="")
    if viewer.account_id:
        seen |= Q(manager=viewer.account_id)
    boards = {grant.board for grant in viewer.grants if grant.action == SECRET and grant.board}
    if boards:
        concerned = Project.concerned.through.objects.filter(board__key__in=boards).values("project")
        seen |= Q(board__key__in=boards) | Q(pk__in=concerned)
    if any(grant.action == SECRET and grant.unit for grant in viewer.grants):
        shared = Project.units.through.objects.filter(unit__in=viewer.units).values("project")
        seen |= Q(unit__in=viewer.units) | Q(pk__in=shared)
    return rows.filter(seen)


def sees(viewer: Viewer, project: Project) -> bool:
    """Say whether the viewer may see a project, which is for all to see unless it is marked as secret."""
    return viewer.may(VIEW) and (
        not project.secrecy or viewer.may(SECRET) or visible(viewer).filter(pk=project.pk).exists()
    )


def projects(viewer: Viewer) -> QuerySet[Project]:
    """Give the projects, with all that the lists of them show."""
    return (
        visible(viewer)
        .select_related("unit__board", "unit__parent", "board", "programme", "call", "objective", "manager")
        .prefetch_related("steps", "units__parent", "concerned", "topics")
    )


def with_parts(rows: QuerySet[Project]) -> QuerySet[Project]:
    """Fetch along what tells what is missing: partners, reports, decisions, results and sources."""
    links = SourceLink.objects.filter(is_same=True).select_related("public__programme")
    return rows.select_related("question__account").prefetch_related(
        Prefetch("partners", Partner.objects.select_related("body", "colleague")),
        "reports",
        "decisions__board",
        "results",
        Prefetch("sources", links, to_attr="confirmed"),
    )


def project_by_number(viewer: Viewer, number: int) -> Project:
    """Give one project. Raises Http404."""
    return get_object_or_404(projects(viewer), pk=number)


def may_change(viewer: Viewer, project: Project, action: str = CHANGE) -> bool:
    """Say whether the viewer may change a project that they see, for one of its units."""
    may = viewer.may(action) or any(viewer.may(action, unit=pk) for pk in unit_numbers(project))
    return may and sees(viewer, project)


def may_mark(viewer: Viewer, project: Project) -> bool:
    """Say whether the viewer would still see a project that is marked as secret."""
    return (
        viewer.may(SECRET)
        or (project.manager_id is not None and project.manager_id == viewer.account_id)
        or any(viewer.may(SECRET, unit=pk) for pk in unit_numbers(project))
    )


def may_write_decision(viewer: Viewer, project: Project) -> bool:
    """Say whether the viewer writes down what boards decided: who changes the project, and the boards' secretaries."""
    keys = [project.board.key] if project.board else []
    keys += [board.key for board in project.concerned.all()]
    may = may_change(viewer, project) or any(viewer.may(DECIDE, board=key) for key in ["", *keys])
    return may and sees(viewer, project)


def board_keys(project: Project) -> list[str]:
    """Give the keys of the boards whose project it is: the owner, then those it concerns."""
    own = [project.board.key] if project.board else []
    return list(dict.fromkeys([*own, *(board.key for board in project.concerned.all())]))


def unit_numbers(project: Project) -> list[int]:
    """Give the numbers of the units that take part, the one that answers for it first."""
    own = [project.unit_id] if project.unit_id else []
    return [*own, *(unit.pk for unit in project.units.all())]


def units_to_begin_for(viewer: Viewer, at: Day) -> list[Unit]:
    """Give the units that the viewer may begin projects for, in the order of the tree."""
    rows = Unit.objects.at(at).select_related("parent", "board").order_by("level", "name_sv")
    return [unit for unit in rows if viewer.may(BEGIN, unit=unit.pk)]


def hidden(viewer: Viewer) -> int:
    """Give how many projects are marked as secret and not for the viewer to see."""
    return Project.objects.exclude(pk__in=visible(viewer)).count()


def own_units(rows: QuerySet[Project], units: Iterable[int]) -> QuerySet[Project]:
    """Keep the projects of some units."""
    shared = Project.units.through.objects.filter(unit__in=list(units)).values("project")
    return rows.filter(Q(unit__in=list(units)) | Q(pk__in=shared))


def of_board(rows: QuerySet[Project], key: str) -> QuerySet[Project]:
    """Keep the projects that a board owns, or that concern it."""
    concerned = Project.concerned.through.objects.filter(board__key=key).values("project")
    return rows.filter(Q(board__key=key) | Q(pk__in=concerned))


@dataclass(frozen=True)
class Told:
    """A project as it stands on a day."""

    project: Project
    today: date

    @cached_property
    def events(self) -> list[Event]:
        """Give its steps as the working out needs them."""
        return [
            Event(row.kind, row.on, row.pk, row.undone_by_id is not None) for row in self.project.steps.all()
        ]

    @cached_property
    def standing(self) -> Standing:
        """Say where it stands."""
        return stages.standing(self.events, self.today, self.project.starts_on, self.project.ends_on)

    @property
    def closed_on(self) -> date | None:
        """Give the day when it was closed."""
        return stages.day_of_step(self.events, "closed", self.today)

    @cached_property
    def facts(self) -> Facts:
        """Say what is known of it; asks for its parts, see `with_parts`."""
        one = self.project
        results = list(one.results.all())
        return Facts(
            unit=one.unit_id is not None,
            board=one.board_id is not None,
            programme=one.programme_id is not None,
            call=one.call_id is not None,
            diary_number=bool(one.diary_number),
            starts_on=one.starts_on is not None,
            ends_on=one.ends_on is not None,
            own_share=one.own_share is not None,
            financed=bool(one.financed_by and one.financed_on),
            financing_diary=bool(one.financing_diary),
            our_budget=one.our_budget is not None,
            our_grant=one.our_grant is not None,
            needs_rate=one.currency == "EUR" and one.rate is None,
            has_grant_step=stages.day_of_step(self.events, "granted", self.today) is not None,
            has_reports=bool(one.reports.all()),
            has_partners=bool(one.partners.all()),
            has_board_decision=bool(one.decisions.all()),
            has_results=bool(results),
            has_evidence=any(row.has_evidence for row in results),
            adds_up=adds_up(one.our_budget, one.our_grant, one.own_share),
        )

    @property
    def what_for(self) -> str:
        """Say for what things may be missing now."""
        return lacks.matters_now(self.standing.stage, self.closed_on, self.today)

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        """Give what is missing now."""
        return lacks.missing(self.facts, self.what_for) if self.what_for else ()

    @cached_property
    def audit_lacks(self) -> tuple[Lack, ...]:
        """Give what the auditors would miss."""
        return lacks.missing_for_audit(self.facts, self.standing.stage, self.closed_on, self.today)


def told(rows: Iterable[Project], at: Day) -> list[Told]:
    """Tell of projects as they stand."""
    today = day_of(at)
    return [Told(row, today) for row in rows]


def sum_of(project: Project, field: str) -> Sum:
    """Give one of a project's amounts with what it takes to write it in kronor."""
    rate = Rate(project.rate, project.rate_on, project.rate_source) if project.rate else None
    return Sum(getattr(project, field), project.currency, rate)
