"""The region itself: its boards and its operations, each for the time that it holds."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Shape, Type
from utblick.features.publishing.shapes.shared import KEY, NAME

FROM = Field("valid_from", Type.DAY, _("holds from"))
UNTIL = Field(
    "valid_until",
    Type.DAY,
    _("holds until"),
    _("The first day when it no longer holds; empty means until further notice."),
)
EARLIER = Field(
    "earlier_names", Type.ROWS, _("earlier names"), _("The latest first."), fields=(NAME, FROM, UNTIL)
)

BOARD = Shape(
    key="board",
    many="boards",
    paths={"sv": "namnder", "en": "boards"},
    label=_("board"),
    label_many=_("Boards"),
    about=_(
        "Political bodies of the region, and the areas of international work that each is responsible for."
    ),
    fields=(
        KEY,
        NAME,
        Field("task", Type.BOTH, _("task in international cooperation")),
        Field("is_executive", Type.TRUTH, _("executive board")),
        FROM,
        UNTIL,
        Field("other_names", Type.TEXTS, _("other names")),
        EARLIER,
        Field(
            "topics",
            Type.ROWS,
            _("areas of work"),
            fields=(
                KEY,
                NAME,
                Field("about", Type.BOTH, _("what it is about")),
                Field(
                    "part",
                    Type.CODE,
                    _("the board's part"),
                    codes={
                        "owner": _("responsible"),
                        "joint": _("jointly responsible"),
                        "concerned": _("concerned"),
                    },
                ),
                Field("is_confirmed", Type.TRUTH, _("confirmed"), _("False where it is to be checked.")),
                FROM,
            ),
        ),
    ),
    theme="GOVE",
    schema_org="GovernmentOrganization",
)

UNIT = Shape(
    key="unit",
    many="units",
    paths={"sv": "verksamheter", "en": "units"},
    label=_("operation"),
    label_many=_("Operations"),
    about=_("The region, its areas and its operations: hospitals, schools, public transport and others."),
    fields=(
        KEY,
        NAME,
        Field(
            "level",
            Type.CODE,
            _("level"),
            codes={"region": _("region"), "area": _("area"), "unit": _("unit")},
        ),
        Field(
            "kind",
            Type.CODE,
            _("kind"),
            codes={
                "region": _("region"),
                "hospital": _("hospital"),
                "local_care": _("local care"),
                "primary_care": _("primary care centre"),
                "dental": _("dental care"),
                "centre": _("centre of expertise"),
                "school": _("school"),
                "culture": _("culture"),
                "transport": _("public transport"),
                "development": _("regional development"),
                "office": _("office"),
                "staff": _("central staff"),
                "company": _("company"),
                "other": _("other"),
            },
        ),
        Field("parent_key", Type.CODE, _("key of what it belongs to")),
        Field("parent", Type.BOTH, _("belongs to")),
        Field("board_key", Type.CODE, _("short name of the board")),
        Field("board", Type.BOTH, _("responsible board")),
        Field("place", Type.TEXT, _("place")),
        FROM,
        UNTIL,
        Field("successor_key", Type.CODE, _("key of what continues it")),
        EARLIER,
    ),
    theme="GOVE",
    schema_org="GovernmentOrganization",
)
