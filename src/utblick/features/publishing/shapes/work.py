"""What the region takes part in: projects and memberships."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.features.publishing.shapes.fields import Field, Shape, Type
from utblick.features.publishing.shapes.shared import AREAS, BOARDS, ENDS, STARTS, TOPICS, UNITS

PARTS = {
    "lead": _("lead partner"),
    "partner": _("partner"),
    "associated": _("associated partner"),
    "beneficiary": _("beneficiary"),
}
STAGES = {
    "granted": _("granted"),
    "running": _("under way"),
    "closed": pgettext_lazy("project", "closed"),
    "in_use": _("results in use"),
}

PROJECT = Shape(
    key="project",
    many="projects",
    paths={"sv": "projekt", "en": "projects"},
    label=_("project"),
    label_many=_("Projects"),
    about=_(
        "International projects that the region leads or takes part in, most of them with money from the EU."
    ),
    fields=(
        Field("acronym", Type.TEXT, _("short name")),
        Field("programme", Type.BOTH, _("programme")),
        Field("role", Type.CODE, _("the region's role"), codes=PARTS),
        Field("stage", Type.CODE, _("where it stands"), _("When it was let through."), codes=STAGES),
        STARTS,
        ENDS,
        UNITS,
        Field("places", Type.TEXTS, _("places in the region"), _("Where the operations that take part are.")),
        BOARDS,
        TOPICS,
        Field("currency", Type.CODE, _("amounts are in"), _("SEK or EUR.")),
        Field("total", Type.NUMBER, _("the whole project's budget")),
        Field("grant", Type.NUMBER, _("grant to the whole project")),
        Field("our_budget", Type.NUMBER, _("the region's part of the budget")),
        Field("our_grant", Type.NUMBER, _("grant to the region")),
        Field("own_share", Type.NUMBER, _("the region's own share")),
        Field(
            "partners",
            Type.ROWS,
            _("partners"),
            _("Organisations, under the name that they have in the project."),
            fields=(
                Field("name", Type.TEXT, _("organisation")),
                Field("role", Type.CODE, _("part"), codes=PARTS),
                Field("country", Type.CODE, _("country"), _("Two letters, ISO 3166-1.")),
                Field("nuts3", Type.CODE, _("NUTS 3 code")),
            ),
        ),
        Field(
            "decisions",
            Type.ROWS,
            _("board decisions"),
            fields=(
                Field("board", Type.BOTH, _("board")),
                Field("on", Type.DAY, _("day of the decision")),
                Field("paragraph", Type.TEXT, _("paragraph")),
                Field("diary_number", Type.TEXT, _("diary number")),
            ),
        ),
        AREAS,
        Field("address", Type.LINK, _("web address")),
    ),
    theme="REGI",
    rhythm="IRREG",
    schema_org="ResearchProject",
)

NETWORK = Shape(
    key="network",
    many="memberships",
    paths={"sv": "natverk", "en": "networks"},
    label=_("network"),
    label_many=_("Networks"),
    about=_("Networks and organisations that the region is a member of: what each costs and what it gave."),
    fields=(
        Field("abbreviation", Type.TEXT, _("abbreviation")),
        Field(
            "member",
            Type.CODE,
            _("who is the member"),
            codes={
                "region": _("the region"),
                "unit": _("a unit"),
                "company": _("a company of the region"),
                "through": _("through another organisation"),
            },
        ),
        Field("since", Type.DAY, _("member since")),
        Field("until", Type.DAY, _("last day as a member")),
        Field("renews_on", Type.DAY, _("renews on")),
        BOARDS,
        UNITS,
        TOPICS,
        Field(
            "costs",
            Type.ROWS,
            _("what it costs"),
            _("By year, the latest first."),
            fields=(
                Field("year", Type.NUMBER, _("year")),
                Field("fee", Type.NUMBER, _("fee in kronor")),
                Field("hours", Type.NUMBER, _("hours of work")),
            ),
        ),
        Field(
            "seats",
            Type.ROWS,
            _("who represents the region"),
            _("By role; names are not told."),
            fields=(
                Field("role", Type.TEXT, _("role")),
                Field("seat", Type.TEXT, _("seat")),
                Field("is_political", Type.TRUTH, _("elected")),
            ),
        ),
        Field("groups", Type.TEXTS, _("working groups")),
        AREAS,
        Field("address", Type.LINK, _("web address")),
    ),
    theme="INTR",
    schema_org="Organization",
)
