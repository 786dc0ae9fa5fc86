"""How the region influences: policy processes, positions, the advocacy log, and what came of what was asked for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.features.publishing.shapes.fields import Field, Shape, Type
from utblick.features.publishing.shapes.shared import AREAS, BOARDS, NAME, TOPICS

REFERENCE = Field("reference", Type.TEXT, _("number"), _("Such as 2018/0199(COD), as far as it is known."))
PROCEDURES = Field(
    "procedures",
    Type.ROWS,
    _("procedures"),
    _("The EU procedures, cases and acts that it is about."),
    fields=(REFERENCE, NAME),
)
PROCESS_NAME = Field("process", Type.BOTH, _("policy process"))

PROCESS = Shape(
    key="process",
    many="processes",
    paths={"sv": "processer", "en": "processes"},
    label=_("policy process"),
    label_many=_("Policy processes"),
    about=_("Long-term questions that the region works to influence, and the EU procedures in them."),
    fields=(
        Field("goal", Type.BOTH, _("goal")),
        Field("why", Type.BOTH, _("why")),
        Field(
            "arena",
            Type.CODE,
            _("where it is decided"),
            codes={
                "eu": _("the EU"),
                "baltic": _("the Baltic Sea area"),
                "national": _("Sweden"),
                "several": _("several"),
            },
        ),
        BOARDS,
        TOPICS,
        Field("begins_on", Type.DAY, _("worked on since")),
        Field("ends_on", Type.DAY, _("worked on until")),
        Field("decided_on", Type.DAY, _("decided on")),
        Field("decision", Type.TEXT, _("decision")),
        Field("diary_number", Type.TEXT, _("diary number")),
        Field(
            "procedures",
            Type.ROWS,
            _("procedures"),
            _(
                "Where each stands is worked out of its dated events, on the day when the record was let through."
            ),
            fields=(
                REFERENCE,
                NAME,
                Field("type", Type.BOTH, _("type of procedure")),
                Field("stage", Type.BOTH, _("where it stands")),
                Field("since", Type.DAY, _("stands there since")),
                Field("is_open", Type.TRUTH, _("under way")),
            ),
        ),
        AREAS,
    ),
    theme="GOVE",
)

POSITION = Shape(
    key="position",
    many="positions",
    paths={"sv": "standpunkter", "en": "positions"},
    label=_("position"),
    label_many=_("Positions"),
    about=_("What the region's boards have adopted as the region's view, in force until it is replaced."),
    fields=(
        PROCESS_NAME,
        Field("number", Type.NUMBER, _("version"), _("Counts from 1 for each view that replaces another.")),
        Field("text", Type.BOTH, _("text"), _("As it was adopted; empty in a language that it is not in.")),
        Field("board_key", Type.CODE, _("short name of the board")),
        Field("board", Type.BOTH, _("adopted by")),
        Field("adopted_on", Type.DAY, _("day of the decision")),
        Field("decision", Type.TEXT, _("decision")),
        Field("diary_number", Type.TEXT, _("diary number")),
        Field("diary_link", Type.LINK, _("link to the diary")),
        PROCEDURES,
        Field("asks", Type.BOTHS, _("asks"), _("What it asks for, in short.")),
        Field(
            "points",
            Type.ROWS,
            _("article by article"),
            _("What it says of single articles and recitals."),
            fields=(
                Field("procedure", Type.BOTH, _("procedure")),
                REFERENCE,
                Field("target", Type.TEXT, _("article or recital")),
                Field("view", Type.BOTH, _("what it says")),
            ),
        ),
        Field(
            "replaced",
            Type.ROWS,
            _("which earlier one it replaced"),
            fields=(
                Field("title", Type.BOTH, _("heading")),
                Field("adopted_on", Type.DAY, _("day of the decision")),
            ),
        ),
    ),
    theme="GOVE",
)

CHANNELS = {
    "meeting": _("meeting face to face"),
    "call": _("phone call"),
    "video": _("video meeting"),
    "mail": _("e-mail"),
    "event": _("event"),
    "visit": _("visit"),
    "letter": _("letter"),
    "other": _("other"),
}

CONTACT = Shape(
    key="contact",
    many="contacts",
    paths={"sv": "kontakter", "en": "contacts"},
    label=_("contact"),
    label_many=_("Advocacy log"),
    about=_(
        "With which functions and institutions the region has been in touch to influence, when, and about what. "
        "Names are told only where somebody has let them through."
    ),
    fields=(
        Field("on", Type.DAY, _("day")),
        Field("channel", Type.CODE, _("channel"), codes=CHANNELS),
        Field(
            "whom",
            Type.ROWS,
            _("with whom"),
            _("Function and institution as they were that day."),
            fields=(
                Field("function", Type.BOTH, _("function")),
                Field("institution", Type.BOTH, _("institution")),
            ),
        ),
        PROCEDURES,
        Field("asks", Type.BOTHS, _("asks"), _("What was put forward, in short.")),
        Field(
            "positions",
            Type.BOTHS,
            _("positions"),
            _("The adopted positions on the procedures that it was about."),
        ),
    ),
    theme="GOVE",
    rhythm="CONT",
)

OUTCOMES = {
    "whole": pgettext_lazy("outcome", "whole"),
    "part": pgettext_lazy("outcome", "part"),
    "none": pgettext_lazy("outcome", "none"),
    "already": pgettext_lazy("outcome", "already there"),
    "against": pgettext_lazy("outcome", "against"),
}
GRADES = {
    "1": _("only our own word"),
    "2": _("our action came before, and fits"),
    "3": _("a document shows it"),
    "4": _("somebody outside confirms it"),
}

OUTCOME = Shape(
    key="outcome",
    many="outcomes",
    paths={"sv": "genomslag", "en": "outcomes"},
    label=_("outcome"),
    label_many=_("Outcomes"),
    about=_("How far what the region asked for got in a text, as a person has judged it, with the passages."),
    fields=(
        Field("ask", Type.BOTH, _("ask")),
        PROCESS_NAME,
        Field("procedure", Type.BOTH, _("procedure")),
        REFERENCE,
        Field("text", Type.BOTH, _("text that it was judged in")),
        Field("text_reference", Type.TEXT, _("document")),
        Field("text_on", Type.DAY, _("day of the text")),
        Field("language", Type.CODE, _("language of the passages"), _("Two letters, ISO 639-1.")),
        Field("target", Type.TEXT, _("article or recital")),
        Field("asked_old", Type.TEXT, _("the text that was to change")),
        Field("asked_new", Type.TEXT, _("the text that was asked for")),
        Field(
            "passages",
            Type.ROWS,
            _("passages"),
            _("As they were read when it was judged."),
            fields=(
                Field("label", Type.TEXT, _("article or recital")),
                Field("quote", Type.TEXT, _("words of the text")),
            ),
        ),
        Field("outcome", Type.CODE, _("how far it got"), codes=OUTCOMES),
        Field("our_part", Type.TEXT, _("our part"), _("In the language that it was written in.")),
        Field(
            "others_part", Type.TEXT, _("the part of others"), _("In the language that it was written in.")
        ),
        Field(
            "evidence", Type.CODE, _("evidence"), _("How strong the evidence for our part is."), codes=GRADES
        ),
        Field("judged_on", Type.DAY, _("judged on")),
    ),
    theme="GOVE",
)
