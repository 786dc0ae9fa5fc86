"""Public rows: that one is a project of ours or not, and what is done about each difference."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.programmes.models import PublicProject
from utblick.features.projects import rules, sources
from utblick.features.projects.actions.saving import check_may_change, locked, record
from utblick.features.projects.models import Project, SourceLink, SourceVerdict, Verdict
from utblick.foundation.accounts.viewer import Viewer

SETTABLE = frozenset(
    {
        "title_sv",
        "title_en",
        "acronym",
        "programme",
        "starts_on",
        "ends_on",
        "total",
        "grant",
        "currency",
        "address",
    }
)


@transaction.atomic
def link_source(
    project: Project, public: PublicProject, *, reason: str = "", by: Viewer, at: datetime
) -> SourceLink:
    """Say that a row of a public list is this project; nothing of ours is changed by it."""
    return _judged(project, public, True, reason, by, at)


@transaction.atomic
def refuse_source(
    project: Project, public: PublicProject, *, reason: str = "", by: Viewer, at: datetime
) -> SourceLink:
    """Say that a row of a public list is another project, so that it is not suggested again."""
    return _judged(project, public, False, reason, by, at)


def _judged(
    project: Project, public: PublicProject, is_same: bool, reason: str, by: Viewer, at: datetime
) -> SourceLink:
    project = locked(project)
    check_may_change(project, by)
    link, _is_new = SourceLink.objects.update_or_create(
        project=project,
        public=public,
        defaults={"is_same": is_same, "reason": reason[:300], "by_id": by.account_id, "at": at},
    )
    action = "projects.source.linked" if is_same else "projects.source.refused"
    changes = {"project_source": ["", f"{public.source}: {public.title}"]}
    record(action, project, changes, by=by, at=at)
    return link


@transaction.atomic
def unlink_source(link: SourceLink, *, by: Viewer, at: datetime) -> None:
    """Take back what was said of a row: it may be suggested again."""
    project = locked(link.project)
    check_may_change(project, by)
    changes = {"project_source": [f"{link.public.source}: {link.public.title}", ""]}
    record("projects.source.unlinked", project, changes, by=by, at=at)
    link.delete()


@transaction.atomic
def settle(
    link: SourceLink,
    field: str,
    verdict: str,
    *,
    seen: str,
    reason: str = "",
    by: Viewer,
    at: datetime,
) -> SourceVerdict:
    """Take one field over from a source, say that ours is right and why, or put it off.

    `seen` is what the source said on the page: where it says something else now, nothing is done.
    """
    project = locked(link.project)
    check_may_change(project, by)
    rules.check_has_verdict(verdict, Verdict.values)
    link = SourceLink.objects.select_related("public__programme", "project__programme").get(pk=link.pk)
    differs = sources.difference_in(link, field)
    rules.check_source_still_says(seen, differs.theirs if differs else "")
    if verdict == Verdict.OURS:
        rules.check_has_reason(reason)
    changes: dict[str, list[Any]] = {}
    if verdict == Verdict.TAKEN:
        changes = settable(project, _values(link.public, field, seen), SETTABLE)
        project.version += 1
        checked_and_saved(project)
    row, _is_new = SourceVerdict.objects.update_or_create(
        link=link,
        field=field,
        defaults={
            "theirs": seen[:600],
            "verdict": verdict,
            "reason": reason.strip()[:300],
            "by_id": by.account_id,
            "at": at,
        },
    )
    if verdict != Verdict.TAKEN:
        changes = {"project_difference": [seen, str(Verdict(verdict).value)], "reason_given": ["", reason]}
    record(f"projects.difference.{verdict}", project, changes, by=by, at=at)
    return row


def _values(public: PublicProject, field: str, seen: str) -> dict[str, Any]:
    """Give what taking a field over sets."""
    if field == "title":
        return {"title_sv" if public.language == "sv" else "title_en": public.title[:300]}
    if field == "programme":
        return {"programme": public.programme}
    if field in ("starts_on", "ends_on"):
        return {field: date.fromisoformat(seen)}
    if field in ("total", "grant"):
        amount, currency = seen.split(" ")
        return {field: Decimal(amount), "currency": currency}
    return {field: seen[:60] if field == "acronym" else seen}
