"""Organisations of public lists: one for each name in a country, tied to the register where the identity is sure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count, Exists, Max, Min, OuterRef, Q

from utblick.features.actors.actions.people import right_number
from utblick.features.actors.folding import fold
from utblick.features.actors.kinds import Scheme
from utblick.features.actors.models import Body, BodyIdentifier, BodyName
from utblick.features.programmes.archive.values import Participation
from utblick.features.programmes.models import (
    Part,
    PublicOrganisation,
    PublicParticipation,
    PublicProject,
)
from utblick.foundation.rules import RuleBroken

_SOME = 800
Key = tuple[str, str]


@dataclass(slots=True)
class Register:
    """What the register of bodies knows of identity, read once for many organisations."""

    by_number: dict[Key, int] = field(default_factory=dict)
    by_name: dict[Key, int | None] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Register:
        """Read the bodies with their names, other names and numbers."""
        found = cls()
        schemes = (Scheme.PIC, Scheme.ORGANISATION_NUMBER)
        numbers = BodyIdentifier.objects.filter(scheme__in=schemes, body__merged_into=None)
        for scheme, value, body in numbers.values_list("scheme", "value", "body"):
            found.by_number[scheme, value] = body
        for pk, sv, en, country in Body.objects.values_list("pk", "name_sv", "name_en", "country"):
            for name in (sv, en):
                found._name(name, country, pk)
        aliases = BodyName.objects.filter(body__merged_into=None)
        for name, country, pk in aliases.values_list("name", "body__country", "body"):
            found._name(name, country, pk)
        return found

    def _name(self, name: str, country: str, body: int) -> None:
        if not name or not country:
            return
        key = (fold(name), country)
        # A name that two bodies have says which of them it is as little as none.
        self.by_name[key] = body if self.by_name.get(key, body) == body else None

    def sure(self, folded: str, country: str, identifiers: Mapping[str, str]) -> int | None:
        """Give the body that an organisation surely is: by PIC, checked number, or its exact name in its country."""
        for scheme, told in ((Scheme.PIC, "pic"), (Scheme.ORGANISATION_NUMBER, "organisation_number")):
            value = _checked(scheme, identifiers.get(told, ""))
            if value and (body := self.by_number.get((scheme, value))) is not None:
                return body
        return self.by_name.get((folded, country)) if country else None


def _checked(scheme: str, value: str) -> str:
    """Give a number as the register has it, or nothing where its check digit is wrong."""
    if not value:
        return ""
    try:
        return right_number(scheme, value)
    except RuleBroken:
        return ""


def key_of(one: Participation) -> Key:
    """Give what an organisation is known by."""
    return (one.folded, one.country)


def stored(parts: Collection[Participation], register: Register) -> dict[Key, PublicOrganisation]:
    """Give the organisations of some participations by name and country, those made that were not there."""
    told: dict[Key, Participation] = {}
    for one in parts:
        known = told.setdefault(key_of(one), one)
        if known is not one and not known.identifiers and one.identifiers:
            told[key_of(one)] = one
    found = _known({folded for folded, _country in told})
    new = [
        PublicOrganisation(
            name=one.name,
            folded=one.folded,
            country=one.country,
            nuts3=one.nuts3,
            kind=one.organisation_type,
            identifiers=dict(one.identifiers),
            body_id=register.sure(one.folded, one.country, one.identifiers),
        )
        for key, one in told.items()
        if key not in found
    ]
    PublicOrganisation.objects.bulk_create(new)
    found |= {(one.folded, one.country): one for one in new}
    changed = [row for key, one in told.items() if _filled(row := found[key], one, register)]
    PublicOrganisation.objects.bulk_update(changed, ["nuts3", "kind", "identifiers", "body"])
    _gather([*new, *changed])
    return {key: found[key] for key in told}


def _gather(rows: Iterable[PublicOrganisation]) -> None:
    """Let organisations that are one body of the register be one here too: the first of them."""
    tied = [row for row in rows if row.body_id is not None and row.same_as_id is None]
    first: dict[int | None, int] = {}
    held = PublicOrganisation.objects.filter(body__in={row.body_id for row in tied}, same_as=None)
    for body, pk in held.order_by("pk").values_list("body", "pk"):
        first.setdefault(body, pk)
    for row in tied:
        main = first[row.body_id]
        if main != row.pk:
            row.same_as_id = main
            row.save(update_fields=["same_as"])
            PublicParticipation.objects.filter(organisation=row).update(organisation=main)
            count([row.pk, main])
            mark_again_for([main])


def _known(names: Iterable[str]) -> dict[Key, PublicOrganisation]:
    found: dict[Key, PublicOrganisation] = {}
    listed = sorted(names)
    for start in range(0, len(listed), _SOME):
        for row in PublicOrganisation.objects.filter(folded__in=listed[start : start + _SOME]):
            found[row.folded, row.country] = row
    return found


def _filled(row: PublicOrganisation, one: Participation, register: Register) -> bool:
    """Fill what is not known yet of an organisation; say whether anything was."""
    before = (row.nuts3, row.kind, dict(row.identifiers), row.body_id)
    row.nuts3 = row.nuts3 or one.nuts3
    row.kind = row.kind or one.organisation_type
    row.identifiers = {**one.identifiers, **row.identifiers}
    if row.body_id is None:
        row.body_id = register.sure(row.folded, row.country, row.identifiers)
    return before != (row.nuts3, row.kind, row.identifiers, row.body_id)


def main_of(rows: Iterable[PublicOrganisation]) -> dict[int, int]:
    """Give where the projects of each organisation are counted: at itself, or at the one that it is the same as."""
    return {row.pk: row.same_as_id or row.pk for row in rows}


def count(numbers: Iterable[int]) -> None:
    """Work out how many projects some organisations have, how many they led, and when."""
    listed = sorted(set(numbers))
    for start in range(0, len(listed), _SOME):
        some = listed[start : start + _SOME]
        rows = (
            PublicParticipation.objects.filter(organisation__in=some)
            .order_by()
            .values("organisation")
            .annotate(
                projects=Count("work", distinct=True),
                led=Count("work", distinct=True, filter=Q(part=Part.LEAD)),
                first=Min("project__starts_on"),
                last=Max("project__starts_on"),
            )
        )
        by_number = {row["organisation"]: row for row in rows}
        changed = []
        for one in PublicOrganisation.objects.filter(pk__in=some):
            row = by_number.get(one.pk)
            figures = (
                row["projects"] if row else 0,
                row["led"] if row else 0,
                row["first"].year if row and row["first"] else None,
                row["last"].year if row and row["last"] else None,
            )
            if (one.projects, one.led, one.first_year, one.last_year) != figures:
                one.projects, one.led, one.first_year, one.last_year = figures
                changed.append(one)
        PublicOrganisation.objects.bulk_update(changed, ["projects", "led", "first_year", "last_year"])


def mark_again(works: Collection[int]) -> None:
    """Mark which parts are told by another list already, the one with a sum being kept; count their organisations."""
    listed = sorted(works)
    for start in range(0, len(listed), _SOME):
        parts = list(
            PublicParticipation.objects.filter(work__in=listed[start : start + _SOME]).only(
                "work", "organisation", "project", "budget_eur", "budget_amount", "is_again"
            )
        )
        parts.sort(
            key=lambda one: (one.budget_eur is None, one.budget_amount is None, one.project_id, one.pk)
        )
        kept: dict[tuple[int | None, int | None], int] = {}
        changed = []
        for one in parts:
            project = kept.setdefault((one.work_id, one.organisation_id), one.project_id)
            is_again = one.organisation_id is not None and one.project_id != project
            if one.is_again != is_again:
                one.is_again = is_again
                changed.append(one)
        PublicParticipation.objects.bulk_update(changed, ["is_again"])
        count({one.organisation_id for one in parts if one.organisation_id})


def mark_again_for(organisation_numbers: Collection[int]) -> None:
    """Mark the works of some organisations that several lists tell of, after organisations became one or two."""
    several = PublicProject.objects.filter(same_as=OuterRef("work"))
    rows = PublicParticipation.objects.filter(Exists(several), organisation__in=organisation_numbers)
    mark_again(set(rows.values_list("work", flat=True)))


def analyse_tables() -> None:
    """Let the planner know what there is; after a list has come in."""
    with connection.cursor() as cursor:
        for model in (PublicOrganisation, PublicParticipation, PublicProject):
            cursor.execute(f"ANALYZE {model._meta.db_table}")
