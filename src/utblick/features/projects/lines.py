"""Projects as lines on other pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.projects.queries import Told
from utblick.features.projects.words import STAGES, TONES
from utblick.ui.desk import Line


def line(told: Told, words: str = "") -> Line:
    """Give a project as a line, with where it stands."""
    stage = told.standing.stage
    return Line(
        told.project.name,
        reverse("projects:project", args=[told.project.pk]),
        words=words,
        chip=_("secret, %(stage)s") % {"stage": STAGES[stage]} if told.project.secrecy else STAGES[stage],
        tone=TONES.get(stage, ""),
    )


def open_first(rows: Iterable[Told]) -> list[Told]:
    """Put what is under way first, then by name."""
    return sorted(rows, key=lambda one: (not one.standing.is_open, one.project.name))
