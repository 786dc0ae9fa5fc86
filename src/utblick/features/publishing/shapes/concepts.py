"""The things that the region follows, with the words for them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Shape, Type
from utblick.features.publishing.shapes.shared import KEY, NAME

CONCEPT = Shape(
    key="concept",
    many="concepts",
    paths={"sv": "begrepp", "en": "concepts"},
    label=_("concept"),
    label_many=_("Concepts"),
    about=_("Things that the region follows in the EU, with the words for them in each language."),
    fields=(
        KEY,
        NAME,
        Field(
            "labels",
            Type.ROWS,
            _("words"),
            _("By language, the foremost first."),
            fields=(
                Field("language", Type.CODE, _("language"), _("Two letters, ISO 639-1.")),
                Field("words", Type.TEXTS, _("words")),
            ),
        ),
        Field("topic", Type.BOTH, _("area of work")),
        Field("eurovoc", Type.CODES, _("EuroVoc codes")),
    ),
    theme="GOVE",
    schema_org="DefinedTerm",
)
