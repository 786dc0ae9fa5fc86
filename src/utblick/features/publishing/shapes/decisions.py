"""What the boards decided on international work."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Shape, Type
from utblick.features.publishing.shapes.shared import AREAS

DECISION = Shape(
    key="decision",
    many="decisions",
    paths={"sv": "beslut", "en": "decisions"},
    label=_("decision"),
    label_many=_("Decisions"),
    about=_(
        "What the region's boards have decided on international work, or somebody for them by delegation."
    ),
    fields=(
        Field("board", Type.BOTH, _("board")),
        Field("board_key", Type.CODE, _("short name of the board")),
        Field("on", Type.DAY, _("day of the decision")),
        Field(
            "number",
            Type.TEXT,
            _("number"),
            _("The paragraph of the minutes, or the number of the delegated decision."),
        ),
        Field("diary_number", Type.TEXT, _("diary number")),
        Field("is_delegated", Type.TRUTH, _("by delegation")),
        Field("delegate", Type.TEXT, _("decided by (role)"), _("Of a delegated decision; a role, no name.")),
        Field("heading", Type.TEXT, _("heading"), _("In Swedish, as it was decided.")),
        Field("decided", Type.TEXT, _("what was decided"), _("In Swedish, as it was decided.")),
        AREAS,
    ),
    theme="GOVE",
)
