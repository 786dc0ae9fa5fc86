"""What the region learnt and did together with others abroad."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Shape, Type
from utblick.features.publishing.shapes.shared import AREAS, BOARDS, ENDS, STARTS, UNITS

EXCHANGE = Shape(
    key="exchange",
    many="exchanges",
    paths={"sv": "utbyten", "en": "exchanges"},
    label=_("exchange"),
    label_many=_("Exchanges"),
    about=_(
        "Times when operations of the region met, learnt from or worked with somebody in another country."
    ),
    fields=(
        Field("type", Type.BOTH, _("type")),
        Field("direction", Type.BOTH, _("direction")),
        Field("purposes", Type.BOTHS, _("purposes")),
        STARTS,
        ENDS,
        Field("place", Type.TEXT, _("where")),
        Field("country", Type.CODE, _("country"), _("Two letters, ISO 3166-1.")),
        UNITS,
        BOARDS,
        Field(
            "participants",
            Type.NUMBER,
            _("participants from the region"),
            _("How many; who they were is not told."),
        ),
        Field("partners", Type.TEXTS, _("met"), _("Organisations, as they were written down.")),
        Field("networks", Type.BOTHS, _("networks"), _("Memberships that it came from.")),
        Field("cost", Type.NUMBER, _("cost in kronor")),
        Field("travel", Type.BOTH, _("way of travelling")),
        Field(
            "co2_kg",
            Type.NUMBER,
            _("kilograms of CO₂e"),
            _("An estimate of what the journeys of all who took part mean, there and back."),
        ),
        AREAS,
    ),
    theme="INTR",
    schema_org="Event",
)
