"""The site's standing texts: what the region does abroad and why, who decides, who to turn to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Shape, Type

# In the order of the site. The key is kept in releases and never changes.
PAGES = {
    "start": _("The front page: international cooperation"),
    "assignment": _("Assignment: why we work with others abroad"),
    "activities": _("Activities: what we do"),
    "governance": _("Political governance: who decides"),
    "advocacy": _("Advocacy: how we influence the EU"),
    "office": _("The EU office in Brussels"),
    "baltic-sea": _("The Baltic Sea"),
    "contact-point": _("The Contact Point: what it helps with"),
    "about": _("About the site: its data and its texts"),
}

PAGE = Shape(
    key="page",
    many="pages",
    paths={"sv": "om", "en": "about"},
    label=_("page"),
    label_many=_("Pages"),
    about=_("Standing texts of the public site."),
    fields=(
        Field("page", Type.CODE, _("which page"), codes=PAGES),
        Field(
            "reach",
            Type.ROWS,
            _("how to reach us"),
            fields=(
                Field("name", Type.TEXT, _("name")),
                Field("address", Type.TEXT, _("mail or web address")),
            ),
        ),
    ),
    is_data=False,
    schema_org="WebPage",
)
