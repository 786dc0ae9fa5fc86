"""What is told to the public in the week: news, and the issues of the newsletter."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.shapes.fields import Field, Shape, Type
from utblick.features.publishing.shapes.shared import BOARDS, TOPICS

NEWS = Shape(
    key="news",
    many="news",
    paths={"sv": "nyheter", "en": "news"},
    label=_("news item"),
    label_many=_("News"),
    about=_("Short news of what happens in Europe and why it concerns the region."),
    fields=(
        Field("by_when", Type.DAY, _("act by"), _("The day by which somebody has to act.")),
        Field("who", Type.BOTH, _("who acts")),
        BOARDS,
        TOPICS,
        Field(
            "links",
            Type.ROWS,
            _("sources"),
            fields=(Field("title", Type.TEXT, _("source")), Field("address", Type.LINK, _("web address"))),
        ),
        Field(
            "letters",
            Type.ROWS,
            _("issues of the newsletter"),
            _("Those that told of it."),
            fields=(Field("number", Type.NUMBER, _("number")), Field("audience", Type.BOTH, _("newsletter"))),
        ),
    ),
    rhythm="WEEKLY",
    schema_org="NewsArticle",
)

LETTER = Shape(
    key="letter",
    many="letters",
    paths={"sv": "nyhetsbrev", "en": "newsletters"},
    label=_("issue of the newsletter"),
    label_many=_("Newsletters"),
    about=_("Every issue of the newsletter that has been sent."),
    fields=(
        Field("number", Type.NUMBER, _("number")),
        Field("audience", Type.BOTH, _("newsletter")),
        Field("sent_on", Type.DAY, _("sent")),
    ),
    is_data=False,
    schema_org="PublicationIssue",
)
