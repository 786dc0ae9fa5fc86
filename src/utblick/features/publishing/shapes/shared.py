"""Fields that several kinds share."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Type

KEY = Field("key", Type.CODE, _("key"), _("The same in every version of the data."))
NAME = Field("name", Type.BOTH, _("name"))

BOARDS = Field(
    "boards",
    Type.ROWS,
    _("boards"),
    _("The political boards whose matter it is, the owner first."),
    fields=(KEY, NAME),
)
UNITS = Field("units", Type.BOTHS, _("units"), _("The operations of the region that take part."))
TOPICS = Field("topics", Type.BOTHS, _("areas of work"))
AREAS = Field(
    "policy_areas",
    Type.ROWS,
    _("policy areas of the Baltic Sea strategy"),
    _("As the plan called them that held when it was tagged."),
    fields=(
        KEY,
        NAME,
        Field("plan", Type.CODE, _("version of the plan"), _("The year of the plan.")),
        Field("action", Type.BOTH, _("action of the plan")),
    ),
)
STARTS = Field("starts_on", Type.DAY, _("first day"))
ENDS = Field("ends_on", Type.DAY, _("last day"))
