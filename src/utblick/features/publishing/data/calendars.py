"""What happens when, as a calendar that any calendar program can follow: calls that close, and events."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event

from utblick.features.publishing import released
from utblick.features.publishing.data.records import address
from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import SHAPES, Shape

# Kind -> the fields that say when it begins and ends, the first of them that is known.
MOMENTS = {
    "call": (("closes",), ()),
    "event": (("starts_at",), ("ends_at",)),
}


def calendar(language: str) -> bytes:
    """Give the calendar in a language. Kinds that there are none of give nothing."""
    with override(language):
        told = Calendar()
        told.add("prodid", "-//Utblick//open//SV")
        told.add("version", "2.0")
        told.add("method", "PUBLISH")
        told.add("x-wr-calname", _("International cooperation: calls and events"))
        told.add("x-wr-timezone", settings.TIME_ZONE)
        for kind, (starts, ends) in MOMENTS.items():
            if (shape := SHAPES.get(kind)) is None:
                continue
            for release in released.current(kind):
                if (begins := _moment(release.values, starts)) is not None:
                    ended = _moment(release.values, ends)
                    told.add_component(_event(shape, release, begins, ended, language))
    return bytes(told.to_ical())


def _event(
    shape: Shape, release: Release, begins: date | datetime, ended: date | datetime | None, language: str
) -> Event:
    page, title = address(shape, release.slug, language), release.title(language)
    event = Event()
    event.add("uid", f"{shape.key}-{release.slug}@{settings.UTBLICK_ADDRESS.partition('://')[2]}")
    event.add("dtstamp", timezone.localtime(release.approved_at))
    event.add("sequence", release.number)
    event.add("dtstart", begins)
    if ended is not None and type(ended) is type(begins) and ended >= begins:
        # A calendar's last day is the first one after it.
        event.add("dtend", ended if isinstance(ended, datetime) else ended + timedelta(days=1))
    event.add("summary", _("Closes: %(title)s") % {"title": title} if shape.key == "call" else title)
    event.add("description", release.shown("summary", language).text)
    event.add("url", page)
    if place := _place(release.values.get("place"), language):
        event.add("location", place)
    return event


def _moment(values: dict[str, Any], keys: tuple[str, ...]) -> date | datetime | None:
    for key in keys:
        if written := values.get(key):
            if "T" not in written:
                return date.fromisoformat(written)
            # In UTC a moment needs no table of the zone's summer times beside it.
            return datetime.fromisoformat(written).astimezone(UTC)
    return None


def _place(value: Any, language: str) -> str:
    if isinstance(value, dict):
        return str(value.get(language) or value.get("sv") or "")
    return str(value or "")
