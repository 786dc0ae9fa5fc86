"""Say which organisations of public lists are one, and which body of the register each is; all can be taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from utblick.features.actors.actions.people import create_body
from utblick.features.actors.kinds import BodyKind, Scheme
from utblick.features.actors.models import Body
from utblick.features.programmes.archive import organisations
from utblick.features.programmes.models import PublicOrganisation, PublicParticipation
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken

CHANGE = "actors.person.change"
_NUMBERS = {"pic": Scheme.PIC, "organisation_number": Scheme.ORGANISATION_NUMBER}


@transaction.atomic
def tie(organisation: PublicOrganisation, body: Body, *, by: Viewer, at: datetime) -> None:
    """Say that an organisation of public lists is a body of the register.

    Raises RuleBroken when it is another already.
    """
    by.check(CHANGE)
    row = _locked(organisation)
    if row.body_id is not None and row.body_id != body.pk:
        raise RuleBroken(_("The organisation is tied to another body already. Take it apart first."))
    _set_body(row, body)
    changes = {"organisation_of_register": body.name}
    audit.record("programmes.organisation.tied", by=by, at=at, target=row, changes=changes)
    other = PublicOrganisation.objects.filter(body=body, same_as=None).exclude(pk=row.pk).first()
    if other is not None and row.same_as_id is None:
        join(row, other, by=by, at=at)


@transaction.atomic
def untie(organisation: PublicOrganisation, *, by: Viewer, at: datetime) -> None:
    """Take back that an organisation of public lists is a body of the register."""
    by.check(CHANGE)
    row = _locked(organisation)
    if row.body is None:
        return
    changes = {"organisation_of_register": row.body.name}
    _set_body(row, None)
    audit.record("programmes.organisation.untied", by=by, at=at, target=row, changes=changes)


def _set_body(row: PublicOrganisation, body: Body | None) -> None:
    row.body = body
    row.save(update_fields=["body"])
    PublicParticipation.objects.filter(organisation=row).update(body=body)


@transaction.atomic
def add_to_register(organisation: PublicOrganisation, *, by: Viewer, at: datetime) -> Body:
    """Add an organisation of public lists to the register of bodies, with its numbers, and tie it to that."""
    by.check(CHANGE)
    row = _locked(organisation)
    if row.body is not None:
        raise RuleBroken(_("The organisation stands in the register already."))
    numbers = {
        scheme.value: str(row.identifiers[name])
        for name, scheme in _NUMBERS.items()
        if row.identifiers.get(name)
    }
    names: dict[str, Any] = {"name_sv": row.name[:160], "name_en": row.name[:160]}
    body = create_body(
        by=by,
        at=at,
        numbers=numbers,
        kind=BodyKind.OTHER,
        country=row.country,
        source=_("public lists of EU projects"),
        **names,
    )
    tie(row, body, by=by, at=at)
    return body


@transaction.atomic
def join(one: PublicOrganisation, other: PublicOrganisation, *, by: Viewer, at: datetime) -> None:
    """Say that an organisation is the same as another: its projects are counted there.

    Raises RuleBroken for itself, and for two bodies of the register.
    """
    by.check(CHANGE)
    row, main = _locked(one), _locked(other)
    if main.same_as is not None:
        main = main.same_as
    if row.pk == main.pk:
        raise RuleBroken(_("An organisation is the same as itself already. Choose another."))
    if row.body_id and main.body_id and row.body_id != main.body_id:
        raise RuleBroken(_("The two are different bodies of the register. Merge those first."))
    PublicOrganisation.objects.filter(same_as=row).update(same_as=main)
    row.same_as = main
    row.save(update_fields=["same_as"])
    if main.body is None and row.body is not None:
        _set_body(main, row.body)
    rows = PublicParticipation.objects.filter(organisation=row)
    rows.update(organisation=main, body=main.body)
    organisations.count([row.pk, main.pk])
    organisations.mark_again_for([row.pk, main.pk])
    changes = {"organisation_same_as": main.name}
    audit.record("programmes.organisation.joined", by=by, at=at, target=row, changes=changes)


@transaction.atomic
def part(organisation: PublicOrganisation, *, by: Viewer, at: datetime) -> None:
    """Take back that an organisation is the same as another: its projects, known by its name, are its own again."""
    by.check(CHANGE)
    row = _locked(organisation)
    main = row.same_as
    if main is None:
        return
    row.same_as = None
    row.save(update_fields=["same_as"])
    rows = PublicParticipation.objects.filter(organisation=main, folded=row.folded, country=row.country)
    rows.update(organisation=row, body=row.body)
    organisations.count([row.pk, main.pk])
    organisations.mark_again_for([row.pk, main.pk])
    changes = {"organisation_same_as": main.name}
    audit.record("programmes.organisation.parted", by=by, at=at, target=row, changes=changes)


def _locked(organisation: PublicOrganisation) -> PublicOrganisation:
    return PublicOrganisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
