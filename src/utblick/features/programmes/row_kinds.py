"""The kinds of dated rows that a programme's page keeps: which model, which fields, and what each row is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.programmes.models import (
    Area,
    FormRule,
    NamedRule,
    Objective,
    ProgrammeBody,
    Rate,
    SameState,
    SizeLimit,
    SubProgramme,
)

DATED = ("valid_from", "valid_until", "source_note", "certainty")


@dataclass(frozen=True, slots=True)
class RowKind:
    """A kind of row: `subject` are the fields that say what a row is about, so that one of them holds on a day.

    `since` and `until` name its days; without `can_follow` a change is a correction, for its number stands once.
    """

    key: str
    label: Any
    model: type[models.Model]
    fields: tuple[str, ...]
    subject: tuple[str, ...]
    relation: str
    can_follow: bool = True
    since: str = "valid_from"
    until: str = "valid_until"


_KINDS = (
    RowKind(
        "mal",
        _("Priority or objective"),
        Objective,
        (
            "key",
            "title_sv",
            "title_en",
            "parent",
            "theme_sv",
            "theme_en",
            "result_sv",
            "result_en",
            "output_sv",
            "output_en",
            "budget_eur",
            "can_be_chosen",
            "sort_order",
            *DATED,
        ),
        ("key",),
        "objectives",
        can_follow=False,
    ),
    RowKind(
        "omrade",
        _("Region of the area"),
        Area,
        (
            "code",
            "name_sv",
            "name_en",
            "area_class",
            "class_source",
            "class_certainty",
            "is_external_border",
            *DATED,
        ),
        ("code",),
        "areas",
    ),
    RowKind("andel", _("Share that is paid"), Rate, ("country", "percent", *DATED), ("country",), "rates"),
    RowKind(
        "storlek",
        _("Size of a project"),
        SizeLimit,
        ("kind", "most_eur", "measure", "most_months", "usual_from", "usual_to", *DATED),
        ("kind",),
        "sizes",
    ),
    RowKind(
        "form",
        _("Legal form"),
        FormRule,
        ("form", "admission", "objectives", *DATED),
        ("form",),
        "forms",
    ),
    RowKind("regel", _("Rule"), NamedRule, ("key", "passage_sv", "passage_en", *DATED), ("key",), "rules"),
    RowKind(
        "land",
        _("Country that counts as another"),
        SameState,
        ("country", "state", *DATED),
        ("country",),
        "same_states",
    ),
    RowKind(
        "delprogram",
        _("Sub-programme"),
        SubProgramme,
        ("title_sv", "title_en", "countries", "for_islands", *DATED),
        ("title_sv",),
        "sub_programmes",
    ),
    RowKind(
        "organ",
        _("Body of the programme"),
        ProgrammeBody,
        ("role", "name", "place", "counties", "address", "since", "until", "source_note", "certainty"),
        ("role", "name"),
        "bodies",
        since="since",
        until="until",
    ),
)
ROW_KINDS = {kind.key: kind for kind in _KINDS}
BY_MODEL = {kind.model: kind for kind in _KINDS}
