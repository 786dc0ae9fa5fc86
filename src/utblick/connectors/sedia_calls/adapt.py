"""The portal's topics as call records."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from utblick.connectors.reading.dates import moment
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.json_objects import Found, read_objects
from utblick.connectors.reading.markup import html_text
from utblick.connectors.reading.text import clean, decode, line
from utblick.connectors.record import CallRecord, Record, Reject
from utblick.connectors.sedia_calls.wire import Topic, api_topic, flat_topic, is_topic, repaired

SOURCE = "sedia_calls"
LICENCE = "CC BY 4.0"
PORTAL = "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/"
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# The export cut its markup by a rule of thumb: the end of a tag was left before the conditions.
_LEFT_OVER = re.compile(r'^\s*"?\s*/?>')


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read calls from the flattened export or from answers of the search API, in one file or glued
    together.
    """
    for item in read_objects(decode(data), is_topic):
        if not isinstance(item, Found):
            yield Reject(file=name, line=item.line, reason=item.reason, id=_id_in(item.start))
        elif isinstance(results := item.value.get("results"), list):
            for result in results:
                yield _one(result, name, item.line)
        else:
            yield _one(item.value, name, item.line)


_ID = re.compile(r'"(?:topicId|identifier)"\s*:\s*\[?\s*"([^"]{1,120})"')


def _id_in(start: str) -> str:
    return found[1] if (found := _ID.search(start)) else ""


def _one(value: Any, name: str, at: int) -> Record | Reject:
    if not isinstance(value, dict) or not is_topic(value):
        reason = "The object is not a topic of the Funding & Tenders portal."
        if isinstance(value, dict) and "committeeCode" in value:
            reason = "This is a document of the comitology register: read it as comitology_documents."
        return Reject(file=name, line=at, reason=reason)
    value = repaired(value)
    topic = api_topic(value) if isinstance(value.get("metadata"), dict) else flat_topic(value)
    if not topic.topic:
        return Reject(file=name, line=at, reason="The topic has no identifier.", id=topic.reference)
    unread = [deadline for deadline in topic.deadlines if not moment(deadline)]
    if unread:
        reason = f"The deadline “{line(unread[0])[:60]}” is not a date."
        return Reject(file=name, line=at, reason=reason, id=topic.topic)
    return call_of(topic)


def call_of(topic: Topic) -> CallRecord:
    """Give the record of a topic. Deadlines are days unless the source gives an hour: the portal closes
    most calls
    at 17:00 in Brussels, but that is its custom, not a fact of the file."""
    return CallRecord(
        source=SOURCE,
        source_id=line(topic.topic),
        url=topic.url or f"{PORTAL}topic-details/{topic.topic.lower()}",
        licence=LICENCE,
        title=line(plain(topic.title)) or line(topic.call_title) or line(topic.topic),
        programme=line(topic.programme),
        status=topic.status if topic.status in {"forthcoming", "open", "closed"} else "",
        opens_at=moment(topic.opens),
        closes_at=sorted({moment(deadline) for deadline in topic.deadlines}),
        budget_eur=topic.budget_eur,
        language=topic.language.lower() or _language_of(topic.reference),
        text="\n\n".join(text for one in topic.texts if (text := plain(_LEFT_OVER.sub("", one)))),
        fields=call_fields(topic),
    )


def call_fields(topic: Topic) -> Mapping[str, Any]:
    """Give the codes of a topic: its call, kind of action, amounts of one grant, expected number of
    grants.
    """
    return fields(
        type=topic.type,
        call=topic.call,
        call_title=topic.call_title if topic.call_title != topic.title else "",
        portal_reference=topic.reference,
        programme_code=topic.programme_code,
        type_of_action=topic.type_of_action,
        deadline_model=topic.deadline_model,
        cluster=topic.cluster,
        priority=topic.priorities,
        keyword=[
            one for one in topic.keywords if one.upper() not in {topic.topic.upper(), topic.call.upper()}
        ],
        grant_min_eur=topic.grant_min,
        grant_max_eur=topic.grant_max,
        expected_grants=topic.grants,
    )


_REFERENCE_LANGUAGE = re.compile(r"(?:TOPICS|PROSPECTS)([a-z]{2})$", re.IGNORECASE)


def _language_of(reference: str) -> str:
    """Give the language that closes a portal reference (`50550637TOPICSen`)."""
    return found[1].lower() if (found := _REFERENCE_LANGUAGE.search(reference)) else ""


def plain(text: str) -> str:
    """Give text without markup. Text without any tag keeps its `<` and `>`: they are signs of comparison
    there.
    """
    return html_text(text) if _TAG.search(text) else clean(html.unescape(text))
