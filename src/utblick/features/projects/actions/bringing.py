"""Bring public projects that name us into the portfolio: each once, however often it is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Unit
from utblick.features.organisation.queries import remit_for
from utblick.features.programmes.models import Part, PublicParticipation, PublicProject
from utblick.features.projects import queries, sources
from utblick.features.projects.actions.parts import sure_body
from utblick.features.projects.actions.saving import record
from utblick.features.projects.models import Partner, Project, SourceLink, Step, StepKind
from utblick.foundation.accounts.viewer import Viewer


@transaction.atomic
def bring(chosen: Iterable[int], *, unit: Unit | None = None, by: Viewer, at: datetime) -> list[Project]:
    """Add the chosen public projects (by number) that name us; give those that were added.

    What is tied to a project already is left as it is, so that doing it again adds nothing. What the list says of
    partners comes along; a partner is tied to the register only where that is sure.
    """
    by.check(queries.BRING)
    marks = sources.own_marks()
    rows = sources.naming_us(marks).filter(pk__in=list(chosen)).order_by("pk")
    owner = (unit.board if unit else None) or remit_for([], at).owner
    made = []
    for public in rows.prefetch_related("participations__body"):
        project = _brought(public, at, by)
        project.unit, project.board = unit, owner
        checked_and_saved(project)
        _keep_steps(project, public, at)
        for one in public.participations.all():
            if not sources.is_us(one.name, marks):
                _keep_partner(project, one)
        SourceLink.objects.create(project=project, public=public, by_id=by.account_id, at=at)
        changes = {"project_source": ["", f"{public.source}: {public.title}"]}
        record("projects.project.brought", project, changes, by=by, at=at)
        made.append(project)
    return made


def _brought(public: PublicProject, at: datetime, by: Viewer) -> Project:
    ours = public.ours[0]  # type: ignore[attr-defined]
    told_in_euro = public.currency != "SEK" or public.total_amount is None
    amounts = (public.total_eur, public.eu_eur) if told_in_euro else (public.total_amount, public.eu_amount)
    return Project(
        title_sv=public.title[:300],
        title_en=public.title[:300] if public.language != "sv" else "",
        acronym=public.acronym[:60],
        part=ours.part,
        programme=public.programme,
        address=public.address,
        starts_on=public.starts_on,
        ends_on=public.ends_on,
        currency="EUR" if told_in_euro else "SEK",
        total=amounts[0],
        grant=amounts[1],
        our_budget=ours.budget_eur if told_in_euro else None,
        our_grant=ours.eu_eur if told_in_euro else None,
        created_by_id=by.account_id,
        created_at=at,
    )


def _keep_steps(project: Project, public: PublicProject, at: datetime) -> None:
    """Write what the list's days say: that it started, and that it was closed."""
    today = day_of(at)
    days = ((StepKind.STARTED, public.starts_on), (StepKind.CLOSED, public.ends_on))
    for kind, on in days:
        if on is not None and on <= today:
            Step.objects.create(project=project, kind=kind, on=on, words=public.source, at=at)


def _keep_partner(project: Project, one: PublicParticipation) -> None:
    partner = Partner(
        project=project,
        name=one.name[:300],
        body=one.body or sure_body(one.name, one.country, {}),
        part=one.part,
        country=one.country,
        nuts3=one.nuts3,
        total=one.budget_eur if project.currency == "EUR" else None,
        grant=one.eu_eur if project.currency == "EUR" else None,
    )
    if partner.part == Part.BENEFICIARY and project.part != Part.BENEFICIARY:
        partner.part = Part.PARTNER
    partner.full_clean(exclude=["body"])
    partner.save()
