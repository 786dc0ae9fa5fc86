"""Who decides: institutions, and those who hold office in them. Popolo is made from these two."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Shape, Type
from utblick.features.publishing.shapes.shared import ENDS, KEY, NAME, STARTS

BODY_KINDS = {
    "institution": _("institution"),
    "committee": _("committee"),
    "group": _("political group"),
    "dg": _("directorate-general"),
    "unit": _("unit"),
    "cabinet": _("cabinet"),
    "agency": _("agency"),
    "ministry": _("ministry"),
    "representation": _("representation"),
    "parliament": _("parliament"),
    "region": _("region"),
    "municipality": _("municipality"),
    "association": _("association or network"),
    "university": _("university"),
}
ROLES = {
    "commissioner": _("commissioner"),
    "president": _("president"),
    "minister": _("minister"),
    "ambassador": _("ambassador"),
    "director_general": _("director-general"),
    "chair": _("chair"),
    "vice_chair": _("vice-chair"),
    "coordinator": _("coordinator"),
    "head_of_cabinet": _("head of cabinet"),
    "cabinet_member": _("member of cabinet"),
    "director": _("director"),
    "head_of_unit": _("head of unit"),
    "attache": _("attaché"),
    "member": _("member of the body"),
    "substitute": _("substitute member"),
    "regional_politician": _("regional politician"),
    "adviser": _("adviser"),
    "officer": _("desk officer"),
    "assistant": _("assistant"),
    "group_member": _("member of the group"),
    "other": _("other role"),
}
SCHEMES = {
    "ep_id": _("the European Parliament's number of a member"),
    "ep_body": _("the European Parliament's code of a body"),
    "transparency_register": _("the Transparency Register"),
    "pic": _("participant identification code (PIC)"),
    "organisationsnummer": _("Swedish organisation number"),
    "wikidata": _("Wikidata"),
    "parltrack": _("Parltrack"),
    "url": _("web address"),
}
IDENTIFIERS = Field(
    "identifiers",
    Type.ROWS,
    _("numbers elsewhere"),
    fields=(
        Field("scheme", Type.CODE, _("whose number"), codes=SCHEMES),
        Field("value", Type.TEXT, _("number")),
    ),
)
COUNTRY = Field(
    "country", Type.CODE, _("country"), _("Two letters, ISO 3166-1; EU for the Union's own bodies.")
)

BODY = Shape(
    key="body",
    many="bodies",
    paths={"sv": "organ", "en": "bodies"},
    label=_("body"),
    label_many=_("Bodies"),
    about=_("Institutions, authorities and associations that the region works with or tries to influence."),
    fields=(
        KEY,
        NAME,
        Field("abbreviation", Type.TEXT, _("abbreviation")),
        Field("kind", Type.CODE, _("kind"), codes=BODY_KINDS),
        Field("parent", Type.ROWS, _("part of"), fields=(KEY, NAME)),
        Field("successor", Type.ROWS, _("continued by"), fields=(KEY, NAME)),
        COUNTRY,
        Field("place", Type.TEXT, _("place")),
        STARTS,
        ENDS,
        IDENTIFIERS,
        Field("address", Type.LINK, _("web address")),
    ),
    theme="GOVE",
    schema_org="GovernmentOrganization",
)

PERSON = Shape(
    key="person",
    many="people",
    paths={"sv": "personer", "en": "people"},
    label=_("office holder"),
    label_many=_("Office holders"),
    about=_(
        "People who hold public office in the bodies above, with what they are and were there, and when."
    ),
    fields=(
        KEY,
        COUNTRY,
        Field(
            "memberships",
            Type.ROWS,
            _("offices"),
            _("The latest first. Without a last day it still holds."),
            fields=(
                Field("body", Type.CODE, _("key of the body")),
                Field("body_name", Type.BOTH, _("body")),
                Field("body_kind", Type.CODE, _("kind of body"), codes=BODY_KINDS),
                Field("role", Type.CODE, _("role"), codes=ROLES),
                Field("title", Type.BOTH, _("title")),
                STARTS,
                ENDS,
            ),
        ),
        IDENTIFIERS,
        Field("address", Type.LINK, _("public web page")),
    ),
    theme="GOVE",
    schema_org="Person",
)
