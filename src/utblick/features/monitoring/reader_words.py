"""What readers and takers say of files that they cannot use, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from utblick.connectors.registry import BY_NAME
from utblick.connectors.tables.cells import REASONS as LISTED
from utblick.connectors.upload.problems import SENTENCES as UPLOADED
from utblick.features.monitoring.forms_sources import kind_label
from utblick.foundation.taking import reasons

# In Swedish and English: why a file that was handed in cannot be read, or is no list.
_TOLD = (
    *UPLOADED.values(),
    *((f"{sv[:1].upper()}{sv[1:]}.", f"{en[:1].upper()}{en[1:]}.") for sv, en in LISTED.values()),
)
# An identifier that was made from the file's name and a number, of a file without a name.
_MADE_ID = re.compile(r":\d+")
_JSON = _("The file is no readable JSON.")
_TURTLE = _("The file is no readable Turtle.")
# Readers know no Django and say these in English; the page's language says the same.
PLAIN = (
    _JSON,
    _("The file is empty."),
    _("The page is empty."),
    _("The file holds no text."),
    _("The file holds no rows."),
    _("The file holds no passages."),
    _("The file holds no amendments."),
    _("The file is JSON, not an act."),
    _("The file is not a web page."),
    _("The file is a web page, not a feed."),
    _("The file is not XML, so it is no feed."),
    _("The file is XML or HTML, not Turtle."),
    _("The file is XML, HTML or JSON, not Turtle."),
    _("The file is no answer of the Parliament's open data."),
    _("The file is no page of the Legislative Observatory."),
    _("The file is no vote list of the Parliament, or tells no day."),
    _("The file is no list of roll calls, or tells no day."),
    _("The file is no list of members: it has neither mep_identifier nor epid among its columns."),
    _("The file is no notice of the Publications Office."),
    _("The file describes no act and no version of one."),
    _("The file holds no document and no meeting of the Parliament."),
    _("The file holds no part-session of the Parliament."),
    _("The XML is no directory of members."),
    _("The JSON holds no notice."),
    _("The JSON is nested too deeply."),
    _("The JSON object is nested too deeply."),
    _("The JSON object is cut off or a quotation mark is missing."),
    _("Text outside of any JSON object."),
    _("The list holds no roll call."),
    _("The list holds no meetings."),
    _("The feed holds no items."),
    _("The page holds no text of an act."),
    _("The page is no procedure file and no summary."),
    _("The page is no page of a member of the Parliament."),
    _("The page is no press release and no document of the Parliament."),
    _("The page has no title."),
    _("The document has no title."),
    _("The act has no title."),
    _("The act has no text."),
    _("The object is no amendment."),
    _("The object is no document of the Riksdag."),
    _("The object is no passage with a path and a text."),
    _("The object is not a page of regeringen.se."),
    _("The object is not a topic of the Funding & Tenders portal."),
    _("The object is no row of a four-column table and no document behind one."),
    _("The entry has neither an identifier, a link, a title nor a text."),
    _("The file ends in the middle of this entry."),
    _("The amendment names no place."),
    _("The amendment has no text."),
    _("The amendment has no number."),
    _("The row names no place."),
    _("The row names no member."),
    _("The row has no day."),
    _("The row has no text in any column."),
    _("The member has no name."),
    _("The procedure has no reference."),
    _("This is no mail: it has none of a mail's headers."),
    _("This is no file of EuroVoc that can be read: neither labels, nor a thesaurus, nor a list."),
    _("This line is not a JSON object: {…}."),
)
_OTHER_KIND = _("The files are of another kind: choose “%(kind)s” and try again.")
PATTERNS: Mapping[str, Any] = {
    r"The file is no readable JSON .*": _JSON,
    r"The file is no readable Turtle .*": _TURTLE,
    r"The file is no well-formed XML .*": _("The file is not XML, or it is damaged. Fetch it anew."),
    r"The JSON object is broken after .*": _("The JSON object is broken."),
    r"The file cannot be read as XML\. .*": _("The file is not XML, or it is damaged. Fetch it anew."),
    r"The header lacks the column (?P<name>.*)\.": _("The header lacks the column %(name)s."),
    r"The list lacks the column (?P<name>.*?)\. .*": _("The header lacks the column %(name)s."),
    r"The header row names no column for (?P<name>.*?)\.?": _("The header lacks the column %(name)s."),
    r"The row has (?P<n>\d+) (?:columns|cells), the header (?P<m>\d+)\.": _(
        "The row has %(n)s columns, the header %(m)s."
    ),
    r"The file cannot be read from here on .*": _("The file cannot be read from here on."),
    r"The row is no readable CSV .*": _("The file cannot be read from here on."),
    r"The file holds no amendments: .*": _("The file holds no amendments."),
    r"The file is no text; .*": _("The file is of another format; save it as HTML, XML or text."),
    r"The file is (?:a PDF|a Word file|an old Office file).*; .*": _(
        "The file is of another format; save it as HTML, XML or text."
    ),
    r"The file is XML, but its root (?P<tag><.*>) is not that of a feed\.": _(
        "The file is XML, but its root %(tag)s is not that of a feed."
    ),
    r"A file that starts with (?P<tag>.*) holds no act in Formex\.": _(
        "A file that starts with %(tag)s holds no act in Formex."
    ),
    r"This is (?:a|an) .*: read it as (?P<kind>\w+)\.": _OTHER_KIND,
    r"The entry is no procedure; documents are read as (?P<kind>\w+)\.": _OTHER_KIND,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A reject as a page shows it; `language` is that of a reason that is not in the page's language."""

    file: str
    line: int
    id: str
    reason: str
    language: str
    # How many more were refused for the same reason.
    more: int = 0


def in_page_language(reason: str) -> tuple[str, bool]:
    """Give a reason in the language of the page, and whether it is; an unknown one stays as it is."""
    for said in _TOLD:
        if reason == said[1]:
            return said[1] if get_language() == "en" else said[0], True
    for pattern, sentence in {**PATTERNS, **reasons()}.items():
        if (found := re.fullmatch(pattern, reason, re.DOTALL)) is not None:
            given = {name: _called(name, value) for name, value in found.groupdict().items()}
            return (str(sentence) % given if given else str(sentence)), True
    told = gettext(reason) if reason else ""
    return told, get_language() == "en" or told != reason


def _called(name: str, value: str) -> str:
    return kind_label(value) if name == "kind" else value


def said_of(rejects: Iterable[Mapping[str, Any]]) -> list[Said]:
    """Give rejects, as they are kept, for a page."""
    rows: dict[tuple[str, int, str], Said] = {}
    for one in rejects:
        reason, is_said = in_page_language(str(one.get("reason", "")))
        file, line, id = str(one.get("file", "")), int(one.get("line") or 0), str(one.get("id", ""))
        if file in BY_NAME:
            # Who takes records names their kind of source where no file is known any longer.
            file = kind_label(file)
        if _MADE_ID.fullmatch(id):
            id = ""
        # What is known by no line may be hundreds of times the same.
        place = (file, line, reason) if line == 0 else (file, line, f"{id} {reason}")
        said = rows.get(place)
        rows[place] = (
            replace(said, more=said.more + 1)
            if said
            else Said(file, line, id, reason, "" if is_said else "en")
        )
    return list(rows.values())
