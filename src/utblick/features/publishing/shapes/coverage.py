"""The participation goal: how many of the region's operations take part, year by year and board by board."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Shape, Type
from utblick.features.publishing.shapes.shared import KEY, NAME

COUNTS = (
    Field("done", Type.NUMBER, _("that take part")),
    Field("counted", Type.NUMBER, _("that the goal is about")),
    Field("share", Type.NUMBER, _("share in per cent"), _("Rounded.")),
    Field("due", Type.NUMBER, _("due again"), _("Took part before, but not lately enough.")),
    Field("silent", Type.NUMBER, _("never")),
    Field("exempt", Type.NUMBER, _("set aside"), _("Those that the goal is not about for a time.")),
)

COVERAGE = Shape(
    key="coverage",
    many="coverage",
    paths={"sv": "deltagande", "en": "participation"},
    label=_("participation in a year"),
    label_many=_("Participation"),
    about=_("How many of the region's operations regularly take part in exchanges, in all and by board."),
    fields=(
        Field("year", Type.NUMBER, _("year")),
        Field(
            "on",
            Type.DAY,
            _("counted on"),
            _(
                "The last day of the year; of the running year, the last day of the latest month that is over."
            ),
        ),
        Field(
            "is_closed",
            Type.TRUTH,
            _("the year is closed"),
            _("Until then the figures may change when what was done is written down later."),
        ),
        Field(
            "closed_share",
            Type.NUMBER,
            _("share in per cent when the year was closed"),
            _("It stays even if something is written down later."),
        ),
        *COUNTS,
        Field("definition", Type.BOTH, _("what counts")),
        Field("level", Type.CODE, _("counted for each"), codes={"area": _("area"), "unit": _("unit")}),
        Field("months", Type.NUMBER, _("at least once in (months)")),
        Field("needs_evidence", Type.TRUTH, _("counts only with a lesson or something to show")),
        Field("types", Type.BOTHS, _("types that count"), _("Empty where all count.")),
        Field("directions", Type.BOTHS, _("directions that count"), _("Empty where all count.")),
        Field(
            "boards",
            Type.ROWS,
            _("by board"),
            _("Boards whose units the goal is about, with the names of that day."),
            fields=(KEY, NAME, *COUNTS),
        ),
    ),
    theme="GOVE",
    rhythm="ANNUAL",
)
