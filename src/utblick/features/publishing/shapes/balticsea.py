"""The policy areas of the EU strategy for the Baltic Sea region."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Shape, Type
from utblick.features.publishing.shapes.shared import KEY, NAME

POLICY_AREA = Shape(
    key="policy_area",
    many="policy-areas",
    paths={"sv": "politikomraden", "en": "policy-areas"},
    label=_("policy area"),
    label_many=_("Policy areas"),
    about=_(
        "Policy areas of the EU strategy for the Baltic Sea region in the plan that holds, and our seats there."
    ),
    fields=(
        KEY,
        NAME,
        Field(
            "kind",
            Type.CODE,
            _("kind"),
            codes={"area": _("policy area"), "horizontal": _("horizontal action")},
        ),
        Field("about", Type.BOTH, _("what it is about")),
        Field("plan", Type.CODE, _("version of the plan"), _("The year of the plan.")),
        Field("plan_name", Type.BOTH, _("action plan")),
        Field("objectives", Type.ROWS, _("objectives"), fields=(KEY, NAME)),
        Field(
            "actions",
            Type.ROWS,
            _("actions"),
            fields=(Field("number", Type.NUMBER, _("number")), NAME),
        ),
        Field(
            "coordinators",
            Type.ROWS,
            _("coordinators"),
            _("Organisations, never persons."),
            fields=(
                NAME,
                Field(
                    "role",
                    Type.CODE,
                    _("role"),
                    codes={
                        "lead": _("lead coordinator"),
                        "coordinator": _("coordinator"),
                        "co": _("co-coordinator"),
                    },
                ),
                Field("country", Type.CODE, _("country"), _("Two letters, ISO 3166-1.")),
                Field("is_confirmed", Type.TRUTH, _("confirmed"), _("False where it is to be checked.")),
            ),
        ),
        Field(
            "seats",
            Type.ROWS,
            _("who represents the region"),
            _("By role; names are not told."),
            fields=(
                Field("group", Type.TEXT, _("group")),
                Field(
                    "kind",
                    Type.CODE,
                    _("kind of group"),
                    codes={
                        "steering": _("steering group"),
                        "reference": _("national reference group"),
                        "network": _("network of authorities and regions"),
                        "other": _("other group"),
                    },
                ),
                Field("role", Type.TEXT, _("role")),
                Field("unit", Type.BOTH, _("unit")),
                Field("is_observer", Type.TRUTH, _("observer")),
                Field("since", Type.DAY, _("since")),
            ),
        ),
        Field("address", Type.LINK, _("web address")),
    ),
    theme="REGI",
)
