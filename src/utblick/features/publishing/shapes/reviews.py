"""Reports that were frozen, to read and download."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Shape, Type

_KEY = Field("key", Type.CODE, _("key"))
_CAPTION = Field("caption", Type.TEXT, _("heading"))

FIGURES = Field(
    "figures",
    Type.ROWS,
    _("figures"),
    fields=(
        _KEY,
        Field("label", Type.TEXT, _("what")),
        Field("value", Type.NUMBER, _("how many"), _("Empty where it is not known.")),
        Field("unit", Type.TEXT, _("counted in")),
    ),
)
CHARTS = Field(
    "charts",
    Type.ROWS,
    _("charts"),
    fields=(
        _KEY,
        _CAPTION,
        Field("period", Type.TEXT, _("heading of what is compared")),
        Field("unit", Type.TEXT, _("counted in")),
        Field("across", Type.TRUTH, _("bars lie down")),
        Field("is_sum", Type.TRUTH, _("can be summed")),
        Field("is_told", Type.TRUTH, _("told by a table too")),
        Field(
            "points",
            Type.ROWS,
            _("bars"),
            fields=(Field("label", Type.TEXT, _("what")), Field("value", Type.NUMBER, _("how many"))),
        ),
    ),
)
TABLES = Field(
    "tables",
    Type.ROWS,
    _("tables"),
    fields=(
        _KEY,
        _CAPTION,
        Field("headings", Type.TEXTS, _("headings")),
        Field(
            "rows",
            Type.ROWS,
            _("rows"),
            fields=(
                Field(
                    "cells",
                    Type.ROWS,
                    _("cells"),
                    _("Each a text or a number; neither where it is not known."),
                    fields=(Field("text", Type.TEXT, _("text")), Field("number", Type.NUMBER, _("number"))),
                ),
            ),
        ),
    ),
)

REVIEW = Shape(
    key="review",
    many="reviews",
    paths={"sv": "rapporter", "en": "reviews"},
    label=_("report"),
    label_many=_("Reports"),
    about=_(
        "EU annual reviews and other reports on the region's international work, as they stood when they were finished."
    ),
    fields=(
        Field(
            "kind",
            Type.CODE,
            _("kind"),
            codes={
                "board": _("Board report"),
                "year": _("EU annual review"),
                "coverage": _("Coverage report"),
                "memberships": _("Membership review"),
                "balticsea": _("Baltic Sea report"),
            },
        ),
        Field("first", Type.DAY, _("first day")),
        Field("last", Type.DAY, _("last day")),
        Field("board", Type.BOTH, _("board")),
        Field("board_key", Type.CODE, _("short name of the board")),
        Field("frozen_on", Type.DAY, _("finished on")),
        Field(
            "left_out",
            Type.NUMBER,
            _("rows left out"),
            _("Rows of the report's tables that may not be public; they are counted in its figures."),
        ),
        Field(
            "texts",
            Type.ROWS,
            _("the report"),
            _("As it stood when it was finished, once in each language."),
            fields=(
                Field("language", Type.CODE, _("language")),
                Field("title", Type.TEXT, _("heading")),
                Field(
                    "facts",
                    Type.ROWS,
                    _("facts"),
                    fields=(Field("label", Type.TEXT, _("what")), Field("value", Type.TEXT, _("value"))),
                ),
                Field(
                    "sections",
                    Type.ROWS,
                    _("sections"),
                    fields=(
                        _KEY,
                        Field("heading", Type.TEXT, _("heading")),
                        Field("text", Type.TEXT, _("text")),
                        FIGURES,
                        CHARTS,
                        TABLES,
                    ),
                ),
            ),
        ),
    ),
    theme="GOVE",
    # Whole documents: read and downloaded on the site, nothing to count with.
    is_data=False,
    schema_org="Report",
)
