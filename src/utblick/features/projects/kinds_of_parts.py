"""The parts of a project by their names: a row each, so that they are all added, changed and removed in one way."""

from __future__ import annotations

from typing import NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.features.projects.models import (
    BoardDecision,
    Partner,
    ProjectDocument,
    ReportDate,
    Result,
    Risk,
)


class PartKind(NamedTuple):
    """A part: its model, the fields that are set, what the form for a new one and for an old one is called."""

    model: type[models.Model]
    fields: frozenset[str]
    new: Promise
    change: Promise


def _of(model: type[models.Model], new: Promise, change: Promise) -> PartKind:
    own = {"id", "project", "version", "folded", "is_from_board"}
    return PartKind(model, frozenset(field.name for field in model._meta.fields) - own, new, change)


PARTS: dict[str, PartKind] = {
    "partner": _of(Partner, _("Add a partner"), _("Change the partner")),
    "decision": _of(BoardDecision, _("What a board decided"), _("Change what a board decided")),
    "risk": _of(Risk, _("Add a risk"), _("Change the risk")),
    "report": _of(ReportDate, _("Add a day when a report is due"), _("Change the day of a report")),
    "result": _of(Result, _("Write what changed"), _("Change what is written of a result")),
    "document": _of(ProjectDocument, _("Add a document"), _("Change the document")),
}
