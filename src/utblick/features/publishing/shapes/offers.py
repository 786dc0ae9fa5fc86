"""What others can use: calls for applications, and the Contact Point's events and partner searches."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.features.publishing.shapes.fields import Field, Shape, Type

PROGRAMME = Field("programme", Type.BOTH, _("programme"))

CALL = Shape(
    key="call",
    many="calls",
    paths={"sv": "utlysningar", "en": "calls"},
    label=_("call"),
    label_many=_("Calls"),
    about=_("Calls for applications of programmes that operations in the region can apply to."),
    fields=(
        PROGRAMME,
        Field("number", Type.TEXT, _("number or topic")),
        Field("title", Type.TEXT, _("title as published")),
        Field(
            "status",
            Type.CODE,
            _("where it stands"),
            _("When it was let through; the moments tell where it stands now."),
            codes={
                "open": pgettext_lazy("call", "open"),
                "coming": pgettext_lazy("call", "coming"),
                "between": pgettext_lazy("call", "between steps"),
                "closed": pgettext_lazy("call", "closed"),
                "unknown": pgettext_lazy("call", "days not known"),
            },
        ),
        Field("opens", Type.MOMENT, _("opens"), _("Of the step that it is in.")),
        Field(
            "closes",
            Type.MOMENT,
            _("closes"),
            _("Of the step that it is in. The last minute of the day where the hour is not known."),
        ),
        Field("zone", Type.CODE, _("time zone"), _("The name of the zone in the IANA database.")),
        Field(
            "moments",
            Type.ROWS,
            _("moments"),
            _("Every day of the call, in order."),
            fields=(
                Field(
                    "what",
                    Type.CODE,
                    _("what happens"),
                    codes={
                        "published": _("published"),
                        "opens": _("opens"),
                        "closes": _("closes"),
                        "decision": _("decision"),
                    },
                ),
                Field("step", Type.NUMBER, _("step")),
                Field("on", Type.DAY, _("day")),
                Field("at", Type.MOMENT, _("moment"), _("Empty where the hour is not known.")),
                Field("is_sure", Type.TRUTH, _("confirmed")),
            ),
        ),
        Field("budget_eur", Type.NUMBER, _("money in euro")),
        Field("most_percent", Type.NUMBER, _("most per cent of the costs")),
        Field("starts_from", Type.DAY, _("projects start from")),
        Field("ends_by", Type.DAY, _("projects end by")),
        Field("address", Type.LINK, _("web address"), _("Of the programme where the call has none.")),
        Field("is_sure", Type.TRUTH, _("confirmed")),
    ),
    rhythm="DAILY",
    schema_org="MonetaryGrant",
)

EVENT = Shape(
    key="event",
    many="events",
    paths={"sv": "traffar", "en": "events"},
    label=_("event"),
    label_many=_("Events"),
    about=_("Information meetings and seminars of the Contact Point."),
    fields=(
        PROGRAMME,
        Field("starts_at", Type.MOMENT, _("begins")),
        Field("ends_at", Type.MOMENT, _("ends")),
        Field("place", Type.TEXT, _("place")),
        Field("sign_up_until", Type.MOMENT, _("sign up by")),
        Field("sign_up", Type.LINK, _("sign up here"), _("The page that takes sign-ups until that moment.")),
    ),
    schema_org="Event",
)

PARTNER = Shape(
    key="partner",
    many="partners",
    paths={"sv": "partnersokningar", "en": "partner-searches"},
    label=_("partner search"),
    label_many=_("Partners wanted"),
    about=_("Ideas whose owners look for partners, without names; whoever wants to take part writes to us."),
    fields=(
        PROGRAMME,
        Field("priority", Type.CODE, _("priority"), _("The programme's own code.")),
        Field("priority_name", Type.BOTH, _("what the priority is about")),
        Field("text", Type.BOTH, _("what is wanted")),
        Field("holds_until", Type.DAY, _("holds until")),
    ),
)
