"""Partners, board decisions, risks, reporting days, results and documents: one way for all of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models, transaction

from utblick.features.actors.actions import create_body
from utblick.features.actors.actions.people import right_number
from utblick.features.actors.kinds import BodyKind, Scheme
from utblick.features.actors.models import Body, BodyIdentifier
from utblick.features.actors.naming import bodies_called
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.dated import day_of
from utblick.features.projects import queries, rules
from utblick.features.projects.actions.saving import check_may_change, check_version, locked, record, summary
from utblick.features.projects.kinds_of_parts import PARTS
from utblick.features.projects.models import BoardDecision, Partner, Project
from utblick.foundation.accounts.viewer import NotAllowed, Viewer


def _check_may(project: Project, name: str, board: str, by: Viewer) -> None:
    """Let who changes the project write everything, and a board's secretary what that board decided."""
    if name == "decision" and board and by.may(queries.DECIDE, board=board) and queries.sees(by, project):
        return
    check_may_change(project, by)


def _named(fields: dict[str, Any]) -> dict[str, str]:
    """Take the numbers of a body out of the fields. Raises RuleBroken for one that is wrong."""
    given = {
        Scheme.PIC.value: fields.pop("pic", ""),
        Scheme.ORGANISATION_NUMBER.value: fields.pop("orgnr", ""),
    }
    given[Scheme.PIC.value] = "".join(given[Scheme.PIC.value].split())
    rules.check_is_pic(given[Scheme.PIC.value])
    return {scheme: right_number(scheme, value) for scheme, value in given.items() if value.strip()}


def _check(row: models.Model, at: datetime) -> None:
    if isinstance(row, BoardDecision):
        rules.check_decided_by_now(row.on, day_of(at))
    if isinstance(row, Partner):
        rules.check_grant_is_within(row.grant, row.total)
        rules.check_is_country(row.country)
        rules.check_is_region(row.nuts3)
        rules.check_region_is_in_country(row.nuts3, row.country)
        rules.check_region_is_of_version(row.nuts3, row.nuts_version)


@transaction.atomic
def add_part(project: Project, name: str, /, *, by: Viewer, at: datetime, **fields: Any) -> models.Model:
    """Add one of a project's parts, by the part's name (`partner`, `decision`, …).

    A partner is tied to the body of the register that it surely is: by a number, or by name and country. With
    `adds_body` a body is made of it, by who may do that.
    """
    project, kind = locked(project), PARTS[name]
    board = fields.get("board")
    _check_may(project, name, board.key if board else "", by)
    numbers = _named(fields) if name == "partner" else {}
    adds_body = bool(fields.pop("adds_body", False))
    row = kind.model(project=project)
    settable(row, fields, kind.fields)
    if isinstance(row, Partner) and row.body is None:
        row.body = sure_body(row.name, row.country, numbers)
        if row.body is None and adds_body:
            row.body = _made_body(row, numbers, by, at)
    _check(row, at)
    checked_and_saved(row)
    changes = {f"project_{name}": ["", summary(row)]}
    record(f"projects.{name}.added", project, changes, by=by, at=at)
    return row


@transaction.atomic
def change_part(
    row: models.Model, name: str, /, *, version: int, by: Viewer, at: datetime, **fields: Any
) -> models.Model:
    """Change a part as it was at `version`."""
    kind = PARTS[name]
    row = kind.model._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    project: Project = row.project  # type: ignore[attr-defined]
    _check_may(project, name, row.board.key if isinstance(row, BoardDecision) else "", by)
    check_version(row, version)
    numbers = _named(fields) if name == "partner" else {}
    adds_body = bool(fields.pop("adds_body", False))
    before = summary(row)
    if isinstance(row, BoardDecision):
        rules.check_is_not_from_board(row.is_from_board)
    settable(row, fields, kind.fields)
    if isinstance(row, BoardDecision):
        _check_may(project, name, row.board.key, by)
    if isinstance(row, Partner) and row.body is None:
        row.body = sure_body(row.name, row.country, numbers)
        if row.body is None and adds_body:
            row.body = _made_body(row, numbers, by, at)
    _check(row, at)
    if summary(row) != before:
        row.version += 1  # type: ignore[attr-defined]
        checked_and_saved(row)
        changes = {f"project_{name}": [before, summary(row)]}
        record(f"projects.{name}.changed", project, changes, by=by, at=at)
    return row


@transaction.atomic
def remove_part(row: models.Model, name: str, *, by: Viewer, at: datetime) -> None:
    """Remove a part that was wrong; the trail keeps what stood there."""
    project: Project = row.project  # type: ignore[attr-defined]
    _check_may(project, name, row.board.key if isinstance(row, BoardDecision) else "", by)
    if isinstance(row, BoardDecision):
        rules.check_is_not_from_board(row.is_from_board)
    changes = {f"project_{name}": [summary(row), ""]}
    record(f"projects.{name}.removed", project, changes, by=by, at=at)
    row.delete()


@transaction.atomic
def tie_partner(partner: Partner, body: Body | None, *, by: Viewer, at: datetime) -> Partner:
    """Say which body of the register a partner is, or that it is none of them."""
    partner = Partner.objects.select_for_update(of=("self",)).select_related("project").get(pk=partner.pk)
    check_may_change(partner.project, by)
    before = summary(partner)
    if partner.body != body:
        partner.body = body
        partner.version += 1
        checked_and_saved(partner)
        changes = {"project_partner": [before, summary(partner)]}
        record("projects.partner.changed", partner.project, changes, by=by, at=at)
    return partner


def sure_body(name: str, country: str, numbers: dict[str, str]) -> Body | None:
    """Give the body of the register that an organisation surely is; None where that is not sure.

    A number that somebody else gives it decides; else its name, however it is written, together with its country.
    """
    for scheme, value in numbers.items():
        found = BodyIdentifier.objects.filter(scheme=scheme, value=value, body__merged_into=None).first()
        if found is not None:
            return found.body
    named = [body for body in bodies_called(name) if country and body.country == country]
    return named[0] if len(named) == 1 else None


def _made_body(row: Partner, numbers: dict[str, str], by: Viewer, at: datetime) -> Body:
    if not by.may("actors.person.change"):
        raise NotAllowed("actors.person.change")
    return create_body(
        kind=BodyKind.OTHER,
        name_sv=row.name[:160],
        name_en=row.name[:160],
        country=row.country,
        numbers=numbers,
        by=by,
        at=at,
    )
