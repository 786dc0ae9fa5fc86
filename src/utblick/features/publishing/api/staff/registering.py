"""Register an exchange as a program sends it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import BeforeValidator, Field

from utblick.features.exchanges.actions.exchanges import Wish, register
from utblick.features.exchanges.models import Exchange
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken


def _without_nul(value: object) -> object:
    """Leave out what no text of a person holds and PostgreSQL refuses, as the forms do."""
    return value.replace("\0", "") if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_without_nul)]


class NewExchange(Schema):
    """What is told of an exchange; what is left out is guessed or asked later, as in the form."""

    title: Annotated[Words, Field(min_length=1, max_length=200)]
    starts_on: date
    ends_on: date | None = None
    units: Annotated[
        list[Words],
        Field(min_length=1, max_length=50, description="Keys of units, as in /api/v1/units."),
    ]
    place: Annotated[Words, Field(max_length=120)] = ""
    country: Annotated[Words, Field(max_length=2)] = ""
    partners: Annotated[list[Annotated[Words, Field(max_length=200)]], Field(max_length=50)] = []
    participants: Annotated[int | None, Field(ge=0, le=100_000)] = None
    learning: Annotated[Words, Field(max_length=4000)] = ""
    is_draft: bool = False


def registered(sent: NewExchange, form_key: UUID | None, *, by: Viewer, at: datetime) -> Exchange:
    """Register it by the action that the form uses. Raises RuleBroken, NotAllowed and ValidationError.

    The same `form_key` sent twice registers it once.
    """
    units = list(Unit.objects.at(sent.starts_on).filter(key__in=sent.units))
    if unknown := sorted(set(sent.units) - {unit.key for unit in units}):
        raise RuleBroken(
            _("On that day there is no unit with the key %(keys)s.") % {"keys": ", ".join(unknown)}
        )
    wish = Wish(
        title=sent.title,
        starts_on=sent.starts_on,
        ends_on=sent.ends_on,
        units=units,
        place=sent.place,
        country=sent.country.upper(),
        partners=sent.partners,
        participants=sent.participants,
        learning=sent.learning,
        is_draft=sent.is_draft,
    )
    return register(wish, unless_there=True, form_key=form_key, by=by, at=at)
